"""No text takes more than linear time: the worst that we could think of, at two sizes. A byte of the large one may cost
at most GROWTH times what a byte of the small one did; what is quadratic anywhere costs eight times as much. With LINEAR=full, as in `make torture`, the large one has 4 MB."""
import json, os, random
from .place import said

SMALL, LARGE, GROWTH, TRIES = 32 << 10, 4000 << 10 if os.environ.get("LINEAR") == "full" else 256 << 10, 2.5, 3
UNIT = dict(  # a text is one of these over and over
    letter="ا", letters="ا ", waw="و", waws="و ", conjunctions="وف ب ل و ", words="قال ", quote="«", quotes="« \" ", nested="«قال (", quoted="«قال» ",
    digit="9", digits="1 ", points="1.", thousands="1,000 و ", slashes="1/", numerals="ثلاثة وعشرون ألف ", millions="مليون ",
    ordinals="الثالث ", round="(", rounds="( ) ", said_in="(قال ", lines="قال\n", stops=". ", names="محمد ", name="محمد بن علي الحسني ",
    titles="رئيس ", offices="وزير خارجية ", bodies="وزارة ", groups="منظمة ", states="روسيا ", demonyms="الروسي ", that="أن ",
    said="قال إن ", colon="قال: ", verbs="زار ", acts="وقع اتفاق مع روسيا ", blames="أدانت روسيا إيران و",
    demands="طالبت روسيا إيران بأن ", visits="زيارة بوتين إلى الجزائر ", sayings="وقال بوتين إن لافروف قال إن ", sources="وفقا لبوتين ",
    figures="بلغت صادرات روسيا إلى الجزائر 5 ملايين دولار في 2020 و", pronouns="هو وقد ", list="روسيا، ", people="بوتين ولافروف و",
    nouns="إدانة زيارة ", quoted_lines="\"\n", bullets="- ", of="زيارة ", who="الذي ", between="بين ", prepositions="في ",
    dates="7 مارس ", months="مارس/آذار ", weekdays="الاثنين ", since="منذ عام ", money="5 ملايين دولار ", latin="a", latins="a ",
    tatweel="ـ", harakat="\u064e", dashes="-", addresses="http://a.b/c ", equals="= ", odd="\u200f ،؛؟ ", half="\ufffd")


def texts():
    """Name -> function of a size: the text in bytes."""
    def over(unit): return lambda size: (unit.encode() * (size // len(unit.encode()) + 1))[:size].decode("utf-8", "ignore")
    def prose(size):
        chance, known = random.Random(1), "الرئيس وزير الخارجية قال إن اتفاق روسيا الجزائر في من إلى مارس 2024 مليون دولار زيارة".split()
        return over(" ".join(chance.choice(known) for _ in range(size // 8)) + " ")(size)
    def strange(size):
        chance, letters = random.Random(2), "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
        return over(" ".join("الرئيس " + "".join(chance.choice(letters) for _ in range(6)) + " قال" for _ in range(size // 30)) + " ")(size)
    return dict({name: over(unit) for name, unit in UNIT.items()}, one_line=prose, strangers=strange)


def jobs(place):
    if place.sanitized: return []
    return [(f"linear/{name}", lambda n=name, t=text: check(place, n, t)) for name, text in texts().items() if place.wants(f"linear/{name}")]


def cost(place, text):
    """Processor time of a reading, in seconds."""
    line = json.dumps({"id": "x", "published": "2024-03-10", "text": text}, ensure_ascii=False).encode() + b"\n"
    command = ["sh", "-c", '"$1" read --json --threads 1 --only events,figures - >"$2"; times >&2', "sh", place.program, os.devnull]
    done = place.run(command, input=line, timeout=600)
    spent = done.stderr.split()[-2] if done.returncode == 0 else b""  # of the children, in user mode: 0m1.23s
    if not spent.endswith(b"s"): raise RuntimeError(said(done))
    minutes, seconds = spent[:-1].split(b"m")
    return 60 * float(minutes) + float(seconds)


def check(place, name, text):
    for _ in range(TRIES):
        idle = cost(place, "x")
        small, large = (max(cost(place, text(size)) - idle, 0.02) / size for size in (SMALL, LARGE))
        # Under 20 ms there is nothing to measure: the small text then counts as costing that much.
        if large <= GROWTH * small: return [(f"linear/{name}", None)], None
    why = f"a byte costs {1e9 * small:.0f} ns in {SMALL >> 10} KB and {1e9 * large:.0f} ns in {LARGE >> 10} KB"
    return [(f"linear/{name}", why)], None
