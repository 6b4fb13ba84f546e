"""No text takes more than linear time: the worst that we could think of, at two sizes. A byte of the large one may cost
little more than a byte of the small one, and twice what a byte of press costs; where that is not reached, DEAR says how
much. Instructions are counted where perf can (they hardly vary), else processor time is taken, with more leave. With
LINEAR=full, as in `make torture`, the large one has 4 MB."""
import glob, json, os, random, tempfile
from .place import ROOT, said

SMALL, LARGE = 64 << 10, 4000 << 10 if os.environ.get("LINEAR") == "full" else 256 << 10
GROWTH, USUAL, TRIES = 1.25, 2.0, 3
LEAVE = 2.0  # for processor time, which other programs disturb
DEAR = dict(  # text -> times the usual: each of these is all figures, times, acts or marks, where a byte or two make a word
    slashes=11, digits=9, dates=6, acts=5, since=5, weekdays=5, quoted_lines=5, thousands=4.5, round=4.5, latins=4, months=3.5,
    stops=3, bullets=3, figures=2.5, cities=2.5)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
UNIT = dict(  # a text is one of these over and over; # is another word each time
    letter="ا", letters="ا ", waw="و", waws="و ", conjunctions="وف ب ل و ", words="قال ", quote="«", quotes="« \" ", nested="«قال (", quoted="«قال» ",
    digit="9", digits="1 ", points="1.", thousands="1,000 و ", slashes="1/", numerals="ثلاثة وعشرون ألف ", millions="مليون ",
    ordinals="الثالث ", round="(", rounds="( ) ", said_in="(قال ", lines="قال\n", stops=". ", names="محمد ", name="محمد بن علي الحسني ",
    titles="رئيس ", offices="وزير خارجية ", bodies="وزارة ", groups="منظمة ", states="روسيا ", demonyms="الروسي ", that="أن ",
    said="قال إن ", colon="قال: ", verbs="زار ", acts="وقع اتفاق مع روسيا ", blames="أدانت روسيا إيران و",
    demands="طالبت روسيا إيران بأن ", visits="زيارة بوتين إلى الجزائر ", sayings="وقال بوتين إن لافروف قال إن ", sources="وفقا لبوتين ",
    figures="بلغت صادرات روسيا إلى الجزائر 5 ملايين دولار في 2020 و", pronouns="هو وقد ", list="روسيا، ", people="بوتين ولافروف و",
    nouns="إدانة زيارة ", quoted_lines="\"\n", bullets="- ", of="زيارة ", who="الذي ", between="بين ", prepositions="في ",
    dates="7 مارس ", months="مارس/آذار ", weekdays="الاثنين ", since="منذ عام ", money="5 ملايين دولار ", latin="a", latins="a ",
    tatweel="ـ", harakat="\u064e", dashes="-", addresses="http://a.b/c ", equals="= ", odd="\u200f ،؛؟ ", half="\ufffd",
    presidents="الرئيس # قال ", strangers="الرئيس # قال إن # غادر. ", families="قال محمد # الحسني إن # غادر. ", speakers="قال # إن # و# ",
    spokesmen="صرح الناطق باسم وزارة # بأن # سيزور #. ", managers="أعلن مدير شركة # عن مشروع # بقيمة 5 ملايين دولار. ",
    ministers="وقع وزير الخارجية # اتفاقا مع روسيا. قال الوزير إن # وصل. ", organs="منظمة # الدولية قالت إن المنظمة # ",
    militants="قتل 5 مسلحين من جماعة # المسلحة. ", blamed=". أدانت روسيا إيران وشركة # ", cities="في مدينة # قتل 3 جنود. ", unknown="# ", unknown_quoted="«#» ")


def repeated(unit):
    """A function of a size: that many bytes of the unit over and over."""
    def text(size):
        chance, out, n = random.Random(2), [], 0
        while n < size:
            out.append("".join("".join(chance.choice(LETTERS) for _ in range(6)) if c == "#" else c for c in unit) if "#" in unit else unit * 100)
            n += len(out[-1].encode())
        return "".join(out).encode()[:size].decode("utf-8", "ignore")
    return text


def texts():
    """Name -> function of a size: the text."""
    def prose(size):
        chance, known = random.Random(1), "الرئيس وزير الخارجية قال إن اتفاق روسيا الجزائر في من إلى مارس 2024 مليون دولار زيارة".split()
        return repeated(" ".join(chance.choice(known) for _ in range(size // 8)) + " ")(size)
    return dict({name: repeated(unit) for name, unit in UNIT.items()}, one_line=prose)


def press(size):
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "examples/dza-rus/*.jsonl"))):
        with open(path, encoding="utf-8") as f: found += [json.loads(line)["text"] for line in f if line.strip()]
    return repeated("\n\n".join(found))(size)


class Costs:
    """What a reading costs, in instructions or in microseconds of processor time."""
    def __init__(self, place):
        self.place, self.counts = place, True
        try: self.of("x")
        except (OSError, ValueError): self.counts = False
        self.idle = self.of("x")
        self.usual = self.a_byte(press(SMALL * 4), SMALL * 4)

    def of(self, text):
        line = json.dumps({"id": "x", "published": "2024-03-10", "text": text}, ensure_ascii=False).encode() + b"\n"
        read = [self.place.program, "read", "--json", "--threads", "1", "-"]
        with tempfile.NamedTemporaryFile(prefix="marsad-linear-") as log:
            if self.counts: command = ["perf", "stat", "-x,", "-e", "instructions:u", "-o", log.name, "sh", "-c", '"$@" >/dev/null', "sh", *read]
            else: command = ["sh", "-c", '"$@" >/dev/null; times >&2', "sh", *read]
            done = self.place.run(command, input=line, timeout=600)
            if done.returncode: raise ValueError(said(done))
            if self.counts: return int(log.read().split(b",")[0].split()[-1])
        minutes, seconds = done.stderr.split()[-2][:-1].split(b"m")  # of the children, in user mode: 0m1.23s
        return 1e6 * (60 * float(minutes) + float(seconds))

    def a_byte(self, text, size): return max(self.of(text) - self.idle, 1) / size


def jobs(place):
    if place.sanitized: return []
    names = [name for name in texts() if place.wants(f"linear/{name}")]
    return [("linear", lambda: (every(place, names), None))] if names else []


def every(place, names):
    costs, made = Costs(place), texts()
    return [(f"linear/{name}", fault(costs, name, made[name])) for name in names]


def fault(costs, name, text):
    leave = 1 if costs.counts else LEAVE
    for _ in range(1 if costs.counts else TRIES):
        small, large = costs.a_byte(text(SMALL), SMALL), costs.a_byte(text(LARGE), LARGE)
        if large <= GROWTH * leave * max(small, costs.usual / 2) and large <= DEAR.get(name, USUAL) * leave * costs.usual: return None
    return f"a byte costs {small:.0f} of {SMALL >> 10} KB, {large:.0f} of {LARGE >> 10} KB, of press {costs.usual:.0f}: {large / costs.usual:.1f} times"
