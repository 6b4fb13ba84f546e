"""Commands against the real program: tests/cmd/*.case.

A case runs in an empty folder of its own. The first character of a line says what the line is:

    # a remark: what the case shows
    @ article.txt           a file, made before the first command; its lines follow
    | text of the file
    $ marsad read article.txt       a command, run by sh; further ones follow in the same folder
    < a line of its standard input
    > a line expected on standard output
    ! a line expected on standard error
    ? 1                             the expected exit code, where it is not 0

`>~` and `!~` stand before a regular expression for a whole line, and a lone `...` for any number of lines. $ROOT is
the project's folder; where its path is printed, `$ROOT` is expected. Files of other bytes are made by a command
(printf, iconv). BLESS=1 rewrites what a failing command is expected to say.
"""
import difflib, os, re, shutil, tempfile
from .place import ROOT


class Step:
    """One command; `lead` holds the lines before it (remarks, files), `stdin`, `out` and `err` whole lines."""
    def __init__(self, lead, command):
        self.lead, self.command, self.stdin, self.out, self.err, self.code = lead, command, [], [], [], 0

    def lines(self):
        code = [f"? {self.code}"] if self.code else []
        return self.lead + ["$ " + self.command] + self.stdin + self.out + self.err + code


def content(line):
    return line[2:] if line[1:2] == " " else line[1:]


def parse(text):
    """The steps of a case, and the lines after the last one."""
    steps, lead = [], []
    for number, line in enumerate(text.splitlines(), 1):
        mark = line[:1]
        if mark == "$":
            steps.append(Step(lead, content(line)))
            lead = []
        elif not line.strip() or mark == "#" or (mark in "@|" and not steps): lead.append(line)
        elif mark == "<" and steps: steps[-1].stdin.append(line)
        elif mark == ">" and steps: steps[-1].out.append(line)
        elif mark == "!" and steps: steps[-1].err.append(line)
        elif mark == "?" and steps: steps[-1].code = int(content(line))
        else: raise ValueError(f"line {number} is none of a case: {line}")
    return steps, lead


def make_files(lines, folder):
    files = {}
    for line in lines:
        if line[:1] == "@": files[content(line).strip()] = []
        elif line[:1] == "|": list(files.values())[-1].append(content(line))
    for name, body in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f: f.write("".join(line + "\n" for line in body))


def printed(mark, data):
    """Output as the lines of a case."""
    text = data.decode("utf-8", "backslashreplace").replace(ROOT, "$ROOT")
    lines = text.split("\n")
    if lines[-1]: lines.append("\\ no newline at the end")
    else: lines.pop()
    return [f"{mark} {line}" if line else mark for line in lines]


def matches(expected, seen):
    """Whether the expected lines, among them patterns and `...`, are the seen ones."""
    if not expected: return not seen
    first, rest = expected[0], expected[1:]
    if content(first) == "...": return any(matches(rest, seen[i:]) for i in range(len(seen) + 1))
    if not seen: return False
    if first[1:2] == "~": same = re.fullmatch(content(first[1:]), content(seen[0]))
    else: same = content(first) == content(seen[0])
    return bool(same) and matches(rest, seen[1:])


def run_step(place, step, folder):
    """None, or how what the command said differs; the step then holds what it said."""
    given = "".join(content(line) + "\n" for line in step.stdin).encode()
    env = dict(place.env, ROOT=ROOT, HOME=folder, PATH=os.path.join(folder, ".bin") + ":" + place.env["PATH"])
    done = place.run(["sh", "-c", step.command], cwd=folder, env=env, input=given, timeout=600 if place.sanitized else 120)
    expected = step.out + step.err + [f"? {step.code}"]
    out, err = printed(">", done.stdout), printed("!", done.stderr)
    if matches(step.out, out) and matches(step.err, err) and step.code == done.returncode: return None
    if not matches(step.out, out): step.out = out
    if not matches(step.err, err): step.err = err
    step.code = done.returncode
    change = difflib.unified_diff(expected, step.out + step.err + [f"? {step.code}"], "expected", "seen", lineterm="", n=2)
    return f"$ {step.command}\n" + "\n".join(change)


def check(place, path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f: steps, tail = parse(f.read())
    folder = tempfile.mkdtemp(prefix="marsad-case-")
    try:
        os.mkdir(os.path.join(folder, ".bin"))
        os.symlink(place.program, os.path.join(folder, ".bin", "marsad"))
        make_files([line for s in steps for line in s.lead], folder)
        faults = [why for why in (run_step(place, s, folder) for s in steps) if why]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    name = path[len("tests/"):]
    if faults and place.bless:
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as f:
            f.write("\n".join([line for s in steps for line in s.lines()] + tail) + "\n")
        return [(name, None)], f"blessed {path}"
    return [(name, "\n".join(faults) or None)], None


def jobs(place):
    return [(path, lambda p=path: check(place, p)) for path in place.files("cmd", ".case") if place.wants(path)]
