"""Text with its marks inline: tests/golden/LAYER/NAME.txt.

    # a remark
    layer: times
    keys: value,mod
    anchor: 2024-03-10

    وصل الوفد في [7 مارس 2024|value=2024-03-07] إلى موسكو.

A line is a case. The marks are taken out, the texts of a file go through one `marsad read`, and what comes back is
written into them in the same notation. Settings hold from where they stand:

    layer     times, quantities, numbers, ordinals, entities, clauses, quotes, events, figures, tokens, sentences, boilerplate
    keys      which keys of an item are shown, in this order; empty values are left out
    anchor    the article's `published`; also outlet, title, url; an empty one takes it away
    prefer    --prefer
    cases     `blocks`: a case is several lines, and `---` parts it from the next

In a text `\n` is the end of a line, and a backslash before [ ] | \ # takes away its meaning. Marks may stand inside
one another; one that crosses another's border is written behind the text: `… \+[crossing words|key=value]`.
BLESS=1 rewrites the cases."""
import json, os, re
from collections import OrderedDict

KEYS = dict(times="type,value,mod", quantities="value,unit,mod", numbers="value", ordinals="value",
            entities="kind,id,polity", quotes="speaker,kind,cue", clauses="kind,subj,obj,of,adj,prep,content,flags", tokens="lemma,pos", sentences="", boilerplate="",
            events="type,mode,actor,recipient,date,place,status,context", figures="indicator,of,to,period,value,unit,mod")
SETTING = re.compile(r"(layer|keys|anchor|outlet|title|url|prefer|cases):\s*(.*)")
FIELDS = dict(anchor="published", outlet="outlet", title="title", url="url")


class Case:
    """A case as it stands in its file; `mark` holds its lines' text with marks."""
    def __init__(self, line, settings, source):
        self.line, self.settings, self.source, self.seen = line, dict(settings), source, None
        self.text, self.marks, self.crossing = strip(source)
        self.layer = settings.get("layer", "times")
        self.keys = [k for k in settings.get("keys", KEYS.get(self.layer, "")).split(",") if k]

    def expected(self):
        rank = {k: i for i, k in enumerate(self.keys)}
        in_order = lambda attributes: dict(sorted(attributes.items(), key=lambda kv: rank.get(kv[0], len(rank))))
        return render(self.text, [(b, e, in_order(a)) for b, e, a in self.marks], self.blocks(), self.crossing)

    def blocks(self):
        return self.settings.get("cases") == "blocks"


def strip(source):
    """The text without marks, the marks [(start, end, {key: value})] in characters, and what crosses, as written."""
    text, marks, opened, i = [], [], [], 0
    source, plus, crossing = source.partition("\\+")
    while i < len(source):
        c = source[i]
        if c == "\\" and i + 1 < len(source):
            i += 1
            text.append("\n" if source[i] == "n" else source[i])
        elif c == "[":
            opened.append((len(text), len(marks)))
            marks.append(None)
        elif opened and c in "|]":
            attributes, i = attributes_at(source, i)
            start, at = opened.pop()
            marks[at] = (start, len(text), attributes)
        else: text.append(c)
        i += 1
    if opened: raise ValueError(f"a [ is not closed: {source}")
    return "".join(text).rstrip(" ") if plus else "".join(text), marks, plus + crossing if plus else ""


def attributes_at(source, i):
    """{key: value} from `|key=value|key=value]` at i, and the place of its end."""
    parts = []
    while source[i] != "]":
        part = re.compile(r"\|((?:\\.|[^\\|\]])*)").match(source, i)
        if not part or part.end() >= len(source): raise ValueError(f"a [ is not closed: {source}")
        parts.append(re.sub(r"\\(.)", r"\1", part.group(1)).partition("="))
        i = part.end()
    return {key: value for key, _, value in parts}, i


def quoted(text, blocks=False):
    text = re.sub(r"([\[\]|\\])", r"\\\1", text)
    return text if blocks else text.replace("\n", "\\n")


def render(text, marks, blocks=False, crossing=""):
    """The text with its marks written in."""
    opening, closing, inside, apart = {}, {}, [], []
    for start, end, attributes in sorted(marks, key=lambda m: (m[0], -m[1])):
        tail = "".join(f"|{k}={quoted(v)}" for k, v in attributes.items()) + "]"
        inside = [e for e in inside if e > start]
        if start == end or (inside and inside[-1] < end):
            apart.append(f"[{quoted(text[start:end])}{tail}")
            continue
        inside.append(end)
        opening.setdefault(start, []).append("[")
        closing.setdefault(end, []).insert(0, tail)
    out = []
    for i in range(len(text) + 1):
        out += closing.get(i, []) + opening.get(i, []) + [quoted(text[i:i + 1], blocks)]
    line = "".join(out)
    if line[:1] == "#" or SETTING.match(line): line = "\\" + line
    return line + (" \\+" + "".join(apart) if apart else " " + crossing if crossing else "")


def parse(content):
    """The lines of a file: strings as they stand, and cases."""
    settings, out, block, begun = OrderedDict(), [], [], 0
    def close():
        if block: out.append(Case(begun, settings, "\n".join(block)))
        block.clear()
    for number, line in enumerate(content.splitlines(), 1):
        setting = SETTING.fullmatch(line)
        if not block and (not line.strip() or line.startswith("#") or setting or line == "---"):
            out.append(line)
            if setting: change(settings, *setting.groups())
        elif settings.get("cases") != "blocks": out.append(Case(number, settings, line))
        elif line == "---":
            close()
            out.append(line)
        else:
            begun = begun if block else number
            block.append(line)
    close()
    return out


def change(settings, key, value):
    if key == "layer": settings.pop("keys", None)
    if value or key == "keys": settings[key] = value
    else: settings.pop(key, None)


def shown(value):
    if isinstance(value, list): return ",".join(map(shown, value))
    if isinstance(value, float) and value == int(value): return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def marks_of(case, record):
    """The marks of what was read, its spans turned from bytes into characters."""
    raw = case.text.encode()
    def at(span): return tuple(len(raw[:x].decode("utf-8", "replace")) for x in span)
    out = []
    for item in record.get(case.layer) or []:
        if isinstance(item, list): out.append((*at(item), {}))
        else:
            values = {k: shown(item[k]) for k in case.keys if item.get(k) not in (None, "", [])}
            out += [(*at(span), values) for span in item.get("mentions") or [item["span"]]]
    return out


def read(place, cases):
    """Reads cases that share layer and options in one call; None, or what went wrong."""
    lines = [json.dumps(dict({FIELDS[k]: v for k, v in c.settings.items() if k in FIELDS}, id=str(i), text=c.text),
                        ensure_ascii=False) for i, c in enumerate(cases)]
    prefer = cases[0].settings.get("prefer")
    command = [place.program, "read", "--json", "--only", cases[0].layer] + (["--prefer", prefer] if prefer else [])
    done = place.run(command + ["-"], input=("\n".join(lines) + "\n").encode())
    records = {r.get("id"): r for r in map(json.loads, done.stdout.decode("utf-8", "replace").splitlines())}
    for i, case in enumerate(cases):
        if str(i) in records:
            case.seen = render(case.text, marks_of(case, records[str(i)]), case.blocks())
    if done.returncode: return f"exit code {done.returncode}\n" + done.stderr.decode("utf-8", "replace")[-2000:]


def compare(case, fault):
    if case.seen is None: return fault or "nothing came back for it"
    return None if case.seen == case.expected() else f"expected  {case.expected()}\nseen      {case.seen}"


def check(place, path):
    with open(os.path.join(place.root, path), encoding="utf-8") as f: lines = parse(f.read())
    groups = {}
    for case in (x for x in lines if isinstance(x, Case)):
        groups.setdefault((case.layer, case.settings.get("prefer")), []).append(case)
    results = []
    for cases in groups.values():
        fault = read(place, cases)
        results += [(f"{path[6:]}:{c.line}", compare(c, fault)) for c in cases]
    if not place.bless or all(why is None for _, why in results): return sorted_by_line(results), None
    with open(os.path.join(place.root, path), "w", encoding="utf-8") as f:
        f.write("".join((x if isinstance(x, str) else x.seen or x.source) + "\n" for x in lines))
    return [(name, why if why and why.startswith(("exit", "nothing")) else None) for name, why in results], f"blessed {path}"


def sorted_by_line(results):
    return sorted(results, key=lambda r: int(r[0].rsplit(":", 1)[1]))


def jobs(place):
    return [(path, lambda p=path: check(place, p)) for path in place.files("golden", ".txt") if place.wants(path)]
