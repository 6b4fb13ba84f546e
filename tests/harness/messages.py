"""Every message and label that a user can meet has its row in data/messages.tsv: what the parts below say with
error_set, error_errno, error_mend, aside, cli_usage, cli_say and page_say, the helps of the .def files, and the reasons of
kinds.def. Messages to those who write tables and rules stay in English."""
import glob, os, re
from .place import ROOT

PARTS = "ingest store query report api cli"
STRING = r'"((?:\\.|[^"\\])*)"'
CALL = re.compile(r'\b(error_set|error_errno|error_mend|aside|no_article|cli_usage|cli_say|page_say|field)\(([^;]*?)\)\s*[;,]', re.S)
SKIP = re.compile(r'[\W\d_{}]*| for |set aside: set aside: {}')  # signs alone, and pieces of others


def literals(text):
    """Each run of adjacent string literals as one text."""
    for run in re.finditer(rf'{STRING}(?:\s*{STRING})*', text):
        yield "".join(re.findall(STRING, run.group())).encode().decode("unicode_escape")


def said():
    """(where, text) of all that is said."""
    for part in PARTS.split():
        for path in filter(os.path.isfile, sorted(glob.glob(os.path.join(ROOT, "src", part, "*")))):
            with open(path, encoding="utf-8") as f: source = f.read()
            name = os.path.relpath(path, ROOT)
            code = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
            if path.endswith("kinds.def"):
                for why in re.findall(rf'^KIND\(.*, {STRING}\)$', code, re.M): yield name, "set aside: " + why
            elif path.endswith("options.def"):
                for row in re.findall(r"^(?:FLAG|OPTION)\((.*)\)$", code, re.M): yield name, list(literals(row))[-1]
            elif path.endswith("commands.def"):
                for row in re.split(r"^COMMAND", code, flags=re.M)[1:]:
                    _, _, summary, more = (list(literals(row)) + [""] * 4)[:4]
                    yield name, summary
                    for line in more.split("\n"):
                        if line and not line.startswith(" "): yield name, line
            elif path.endswith(".c"):
                for call, args in CALL.findall(code):
                    if call == "field" and part != "report": continue
                    for text in literals(args):
                        yield name, {"aside": "set aside: ", "no_article": "the line is no article: "}.get(call, "") + text + (": {}" if call == "error_errno" else "")


def holes(text):
    return re.sub(r"%(?:\.\*|-?\d*\.?\d*)?(?:ll|l|z)?[a-zA-Z]", "{}", text.replace("%%", "%")).rstrip("\n")


def matcher(key):
    return re.compile(".*".join(map(re.escape, key.split("{}"))), re.S)


def check():
    with open(os.path.join(ROOT, "data/messages.tsv"), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f.read().split("\n") if line and not line.startswith("#")][1:]
    patterns = [matcher(row[0]) for row in rows]
    missing = sorted({f"{name}: {text}" for name, text in ((n, holes(t)) for n, t in said())
                      if not SKIP.fullmatch(text) and not any(p.fullmatch(text) for p in patterns)})
    empty = [row[0] for row in rows if len(row) < 3 or not row[2]]
    why = "\n".join(["no row for " + m for m in missing] + ["no Arabic for " + e for e in empty])
    return [("messages", why or None)], None


def jobs(place):
    return [("messages", check)] if place.wants("messages") else []
