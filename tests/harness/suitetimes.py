"""How cases of time of other projects' suites are judged (see suites.py).

A case asks for a span and a value. The peers write values in many ways (instants, half-open intervals, TIMEX3);
`wanted` turns them into ours: EDTF, coarse to what is said. Where a case asks only for a span, the span decides."""
import datetime, re

# Cases without a date of their own are read on this one, so that "tomorrow" has a value.
TODAY = "2016-11-07"
SEASONS = {"03": "21", "06": "22", "09": "23", "12": "24", "SP": "21", "SU": "22", "FA": "23", "AU": "23", "WI": "24"}


def date_of(case):
    return (case.get("ref_time") or (TODAY if case["suite"] not in ("cldr_names_ar", "hijri_umalqura") else ""))[:10]


def plain(value):
    """A value without what is finer than the guide asks for."""
    value = re.sub(r"(T\d\d)(?=/|$)", r"\1:00", value or "")
    value = re.sub(r"(T\d\d:\d\d):00(?=/|$)", r"\1", value)
    value = re.sub(r"^(\d{4}-\d\d-\d\d)T(MO|EV|NI|AF|DT|MI|DAWN)$", r"\1", value)
    quarter = re.fullmatch(r"(\d{4}|XXXX)-([QH])([1-4])", value)
    if quarter:
        year, kind, n = quarter.groups()
        months = 3 if kind == "Q" else 6
        last = months * int(n)
        return f"{year}-{last - months + 1:02}/{year}-{last:02}"
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value)
    return f"{season[1]}-{SEASONS[season[2]]}" if season else value


def interval(start, end):
    """The ways to write [start, end)."""
    try: first, after = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError: return set()
    last = after - datetime.timedelta(1)
    out = {f"{first}/{last}", f"{start}/{end}"}
    if (after - first).days == 1: out.add(str(first))
    if first.weekday() == 0 and (after - first).days == 7: out.add("{0}-W{1:02}".format(*first.isocalendar()))
    if first.day == after.day == 1:
        out.add(f"{first:%Y-%m}" if f"{first:%Y-%m}" == f"{last:%Y-%m}" else f"{first:%Y-%m}/{last:%Y-%m}")
        if first.month == after.month == 1:
            out |= {f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}", f"{first.year}/{after.year}"}
            if after.year - first.year == 10: out.add(f"{first.year // 10}X")
            if after.year - first.year == 100: out.add(f"{first.year // 100}XX")
    return out


def wanted(expected):
    out = {plain(expected[k]) for k in ("edtf", "iso", "timex3") if expected.get(k)}
    out |= {plain(x) for x in expected.get("timex") or []} | set(expected.get("accept") or [])
    value = expected.get("value")
    for side in ("future", "past") if isinstance(value, dict) else ():
        one = value.get(side)
        if isinstance(one, dict) and "date" in one: out.add(plain(one["date"]))
        if isinstance(one, dict) and "startDate" in one: out |= interval(one["startDate"], one["endDate"])
    if isinstance(value, str) and re.match(r"XXXX", value): out.add(plain(value))
    for x in list(out):
        half = re.fullmatch(r"P(T?)0\.5([YH])", x)
        if half: out.add("P6M" if half[2] == "Y" else "PT30M")
        pair = re.fullmatch(r"\((.*),(.*),P.*\)", x)
        if pair: out |= {f"{plain(pair[1])}/{plain(pair[2])}"} | interval(pair[1], pair[2])
        season = re.fullmatch(r"(\d{4})-(03|06|09|12)/\d{4}-\d\d", x)
        if season: out.add(f"{season[1]}-{SEASONS[season[2]]}")
        decade = re.fullmatch(r"(\d{3})0/(\d{3})9", x)
        if decade and decade[1] == decade[2]: out.add(decade[1] + "X")
        instants = re.match(r"((\d{4})-\d\d)-\d\dT[\d:]+/\d{4}-\d\d-\d\dT", x)
        if instants: out |= {x[:10], instants[1], instants[2]}
    return out


def without_day(value):
    return "/".join(re.sub(r"^.*T", "T", part) for part in value.split("/"))


def overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= max(a[1], b[1]) - min(a[0], b[0])


def time(found, expected):
    span = (expected["byte_start"], expected["byte_start"] + expected["byte_length"])
    hits = [x for x in found.items("times") if overlap(x["span"], span)]
    flags, want = found.case.get("flags") or {}, wanted(expected)
    if not hits: return False
    if flags.get("extract_only") or flags.get("ignore_resolution") or not want: return True
    return any(plain(x["value"]) in want or without_day(plain(x["value"])) in want for x in hits)


KINDS = {"date": "dates", "datetime": "dates", "relative": "dates", "interval": "dates", "daterange": "dates", "time": "dates",
         "timerange": "dates", "duration": "durations", "set": "durations", "month": "names", "weekday": "names",
         "quarter": "names", "hijri-month": "names"}
NEGATIVE = {"recognizers_datetime_ar": ("dates", "times"), "chronologia_time_ar": ("dates", "times"),
            "duckling_time_ar": ("dates", "times"), "news_gaps_ours_ar": ("gaps", "times")}
BY_SUITE = {"hijri_text_ours": "hijri", "hijri_umalqura": "hijri", "news_gaps_ours_ar": "gaps"}
# A name alone is tried where it stands in news.
FRAMES = {"month": ("5 %s 2020", "2020-{0}-05"), "hijri-month": ("5 %s 1440هـ", None), "quarter": ("%s من 2020", "2020-{0}")}


def ready(case):
    """A case as it is read: month starts and names have no text of their own."""
    if case["suite"] == "hijri_umalqura":
        year = case["hijri"][:4].lstrip("0")
        case["text"] = f"1 {case['month_name']} {year}هـ"
        case["kind"] = "date"
        case["expected"] = [dict(kind="date", iso=case["gregorian"], byte_start=0, byte_length=len(case["text"].encode()))]
    elif case["suite"] == "cldr_names_ar" and case["kind"] in FRAMES:
        frame, value = FRAMES[case["kind"]]
        case["text"] = frame % case["text"]
        e = case["expected"][0]
        one = dict(kind=e["kind"], byte_start=0, byte_length=len(case["text"].encode()))
        if value: one["iso"] = value.format(e["iso"][-2:])
        case["expected"] = [one]
    return case
