"""Other projects' test cases, where they lie beside the project (../shared/suites/timex/*.jsonl).

Every case goes through one `marsad read` (one for each way to prefer dates) and is judged by its kind: KINDS says
which group a kind belongs to and who judges it. A group passes if the share of its cases that are right is at least
its floor in tests/suites/floors.tsv, and at most the share given there is left out. What is left out, because a peer
decides otherwise than our guide, stands with its reason in tests/suites/conventions.tsv: suite, id (`*` for all of
its kind), kind, reason. `make test ONLY=suites/numbers` shows the cases of a group that fail."""
import collections, glob, json, os
from . import suitetimes
from .place import said

LAYERS = "times,quantities,numbers,ordinals"
FUTURE = {"chronologia_time_ar", "maha_time_ar", "duckling_time_ar"}  # their peers resolve forward


class Found:
    """What was read in a case's text."""
    def __init__(self, case, line):
        self.case, self.text, self.raw, self.layers = case, case["text"], case["text"].encode(), line

    def items(self, layer):
        return self.layers.get(layer) or []

    def over(self, layer, expected):
        """The items of a layer that share a byte with an expected one (all, where it has no place)."""
        begin, end = expected.get("byte_start"), None
        if begin is None: return self.items(layer)
        end = begin + (expected.get("byte_length") or len((expected.get("text") or "").encode()))
        return [x for x in self.items(layer) if x["span"][0] < end and begin < x["span"][1]]


def close(a, b):
    try: return abs(float(a) - float(b)) <= 1e-6 * max(1, abs(float(a)))
    except (TypeError, ValueError): return False


def same(value, expected):
    """A number, or [low, high], against a number or {"amount"} {"min", "max"}."""
    if isinstance(expected, dict):
        if "amount" in expected: return same(value, expected["amount"])
        low, high = expected.get("min"), expected.get("max")
        if low is not None and high is not None:
            return isinstance(value, list) and close(value[0], low) and close(value[1], high)
        return same(value, high if low is None else low)
    return not isinstance(value, list) and close(value, expected)


def plain(expected):
    """The expected value: as the suite's reader worked it out, else as its peer gives it."""
    for key in ("number", "iso"):
        if expected.get(key) is not None: return expected[key]
    return expected.get("value")


def number(found, expected):
    hits, want = found.over("numbers", expected), plain(expected)
    if expected.get("byte_start") is None: return any(same(x["value"], want) for x in hits)
    if isinstance(want, dict) and len(hits) == 2:  # a range: its ends are two numbers
        return close(hits[0]["value"], want.get("min")) and close(hits[1]["value"], want.get("max"))
    return len(hits) == 1 and same(hits[0]["value"], want)


def ordinal(found, expected):
    hits = found.over("ordinals", expected)
    return len(hits) == 1 and same(hits[0]["value"], plain(expected))


BOUNDS = {"open_min": {">"}, "min": {">", ">="}, "max": {"<", "<="}}


def bound(mod, expected):
    """The bound that an open range asks for."""
    if not isinstance(expected, dict) or ("min" in expected) == ("max" in expected): return True
    key = next(k for k in ("open_min", "min", "max") if k in expected)
    return mod in BOUNDS[key]


def percent(found, expected):
    hits = [x for x in found.over("quantities", expected) if x["unit"] == "%"]
    value = plain(expected)
    return len(hits) == 1 and same(hits[0]["value"], value) and bound(hits[0].get("mod"), value)


def money(found, expected):
    hits, want = found.over("quantities", expected), plain(expected)
    if len(hits) != 1: return False
    code, value = want.get("currency"), hits[0]["value"]
    if code and code.endswith("(cent)"): code, want = code[:-6], dict(want, amount=want["amount"] / 100)
    right = code is None or hits[0]["unit"] in code.upper().split("|")
    return right and same(value, want) and bound(hits[0].get("mod"), want)


# A peer's unit: UCUM, and how many of ours one of it is. Masses come from the peer in grams.
UNITS = {"gram": {"g": 1, "kg": 1000, "mg": 0.001, "t": 1e6}, "ounce": {"[oz_tr]": 1, "[oz_av]": 1}, "pound": {"[lb_av]": 1},
         "cup": {"كوب": 1, "[cup_us]": 1}, "celsius": {"Cel": 1}, "fahrenheit": {"[degF]": 1}, "degree": {"deg": 1, "Cel": 1},
         "millilitre": {"mL": 1}, "litre": {"L": 1}, "gallon": {"[gal_us]": 1}, "hectolitre": {"hL": 1},
         "barrel/day": {"bbl/d": 1}, "kilometre": {"km": 1}, "metre": {"m": 1}, "kilometre/hour": {"km/h": 1},
         "cubic-metre": {"m3": 1}, "richter": {"{Richter}": 1}, "megawatt": {"MW": 1}, "dunam": {"{dunam}": 1},
         "feddan": {"{feddan}": 1}, "times": {"مرة": 1, "ضعف": 1}}


def measure(found, expected):
    hits, want = found.over("quantities", expected), plain(expected)
    if len(hits) != 1 or not isinstance(want, dict): return False
    factor = UNITS.get(want.get("unit"), {}).get(hits[0]["unit"])
    if factor is None: return False
    value = hits[0]["value"]
    value = [v * factor for v in value] if isinstance(value, list) else value * factor
    return same(value, want)


# kind: (group, judge of one expected item)
KINDS = {"number": ("numbers", number), "numbers": ("numbers", number), "fraction": ("numbers", number),
         "ordinal": ("ordinals", ordinal), "percentage": ("percent", percent), "money": ("money", money),
         "quantity": ("measures", measure), "temperature": ("measures", measure), "volume": ("measures", measure)}

KINDS.update((kind, (group, suitetimes.time)) for kind, group in suitetimes.KINDS.items())

# Cases that hold nothing of a layer: (group, layer) by suite
NEGATIVE = {"recognizers_number_ar": ("numbers", "numbers"), "maha_numeral_ar": ("numbers", "numbers"),
            "recognizers_ordinal_ar": ("ordinals", "ordinals"), "maha_ordinal_ar": ("ordinals", "ordinals"),
            "recognizers_percent_ar": ("percent", "quantities"), "duckling_quantity_ar": ("measures", "quantities"),
            **suitetimes.NEGATIVE}


def group_of(case):
    if case.get("kind") == "negative": return NEGATIVE.get(case["suite"], (None,))[0]
    group = KINDS.get(case.get("kind"), (None,))[0]
    return suitetimes.BY_SUITE.get(case["suite"], group) if case.get("kind") in suitetimes.KINDS else group


def load(folder):
    cases = []
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        with open(path, encoding="utf-8") as f: cases += [suitetimes.ready(json.loads(line)) for line in f]
    return [c for c in cases if c.get("text") and group_of(c)]


def table(place, name):
    with open(os.path.join(place.root, "tests/suites", name), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f.read().splitlines() if line and not line.startswith("#")]
    return rows[1:]


def read(place, cases):
    """The cases with what was read in them."""
    out = []
    for future in (False, True):
        part = [c for c in cases if (c["suite"] in FUTURE) == future]
        if not part: continue
        lines = [json.dumps({"id": c["id"], "text": c["text"], "published": suitetimes.date_of(c)}, ensure_ascii=False)
                 for c in part]
        command = [place.program, "read", "--only", LAYERS] + (["--prefer", "future"] if future else []) + ["-"]
        done = place.run(command, input="\n".join(lines).encode())
        if done.returncode: raise RuntimeError(said(done))
        out += [(c, Found(c, json.loads(line))) for c, line in zip(part, done.stdout.decode().splitlines())]
    return out


def right(case, found):
    if case["kind"] == "negative": return not found.items(NEGATIVE[case["suite"]][1])
    known = [e for e in case["expected"] if e["kind"] in KINDS]
    return bool(known) and all(KINDS[e["kind"]][1](found, e) for e in known)


class Group:
    def __init__(self): self.right, self.out, self.wrong = 0, 0, []

    def share(self):
        return self.right / max(1, self.right + len(self.wrong))


def judge(place, cases):
    left_out = {}
    for row in table(place, "conventions.tsv"): left_out[row[0], row[1], row[2]] = row[3]
    groups = collections.defaultdict(Group)
    for case, found in read(place, cases):
        group = groups[group_of(case)]
        number = case["id"].split("/")[-1]
        if (case["suite"], number, case["kind"]) in left_out or (case["suite"], "*", case["kind"]) in left_out:
            group.out += 1
        elif right(case, found): group.right += 1
        else: group.wrong.append((case, found))
    return groups


def shown(case, found):
    layer = {"numbers": "numbers", "ordinals": "ordinals", "percent": "quantities", "money": "quantities",
             "measures": "quantities"}.get(group_of(case), "times")
    got = [f'{found.raw[x["span"][0]:x["span"][1]].decode("utf-8", "replace")}={x["value"]} {x.get("unit", "")}'.strip() for x in found.items(layer)]
    want = [f'{e.get("text", "")}={plain(e)}' for e in case["expected"]]
    return f'{case["id"]}  {case["text"].strip()}  wanted {"; ".join(want)}  got {"; ".join(got)}'


def check(place, cases):
    groups, results, remark = judge(place, cases), [], [f'{"suites":12}{"right":>7}{"wrong":>7}{"out":>6}{"share":>8}{"floor":>7}']
    for name, floor, most_out in table(place, "floors.tsv"):
        if not place.wants("suites/" + name): continue
        g = groups[name]
        remark.append(f"{name:12}{g.right:7}{len(g.wrong):7}{g.out:6}{g.share():8.3f}{float(floor):7.2f}")
        why = None
        total = g.right + len(g.wrong) + g.out
        if g.share() < float(floor): why = f"{g.share():.3f} right, the floor is {floor}"
        elif g.out > float(most_out) * total: why = f"{g.out} of {total} left out"
        if place.patterns: remark += ["  " + shown(c, f) for c, f in g.wrong]
        results.append(("suites/" + name, why))
    return results, "\n".join(remark)


def jobs(place):
    folder = os.path.join(os.path.dirname(place.root), "shared", "suites", "timex")
    names = [row[0] for row in table(place, "floors.tsv")]
    if not os.path.isdir(folder) or not any(place.wants("suites/" + n) for n in names): return []
    return [("suites", lambda: check(place, load(folder)))]
