"""The recipes of CONTRIBUTING.md, each done as it stands there. Under a heading in bold, lines indented by four:

    in FILE [before TEXT]      the lines that follow go to the end of FILE (which may be new), or before its first line TEXT
    $ COMMAND                  is run by sh, with the program on the path
    > LINE                     what it prints

The knowledge is tried from its tables; where C is changed, a copy of the project is built, once for all recipes."""
import os, re, shutil, tempfile
from .place import ROOT, said


class Recipe:
    def __init__(self, name): self.name, self.edits, self.steps = name, [], []

    def touches_code(self): return any(path.startswith("src/") for path, _, _ in self.edits)


def parse(text):
    out, open_edit = [], None
    for line in text.split("\n"):
        heading = re.match(r"\*\*(An? [\w ]+)\.\*\*", line)
        if heading: out.append(Recipe(heading.group(1).split(" ", 1)[1].replace(" ", "-")))
        if not line.startswith("    "):
            open_edit = open_edit if not line.strip() else None
            if open_edit is not None: open_edit[2].append("")
            continue
        body = line[4:]
        edit = re.fullmatch(r"in (\S+/\S+)(?: before (.+))?", body)
        if not out: continue
        if edit:
            open_edit = (edit.group(1), edit.group(2), [])
            out[-1].edits.append(open_edit)
        elif body.startswith("$ ") and out[-1].edits and not (open_edit and open_edit[0].endswith(".case") and not open_edit[2]):
            out[-1].steps.append((body[2:], []))
            open_edit = None
        elif open_edit is not None: open_edit[2].append(body)
        elif body.startswith("> ") and out[-1].steps: out[-1].steps[-1][1].append(body[2:])
    return [r for r in out if r.edits]


def apply(recipe, folder):
    for path, before, lines in recipe.edits:
        lines = list(lines)
        while lines and not lines[-1]: lines.pop()
        target, text = os.path.join(folder, path), ""
        if os.path.exists(target):
            with open(target, encoding="utf-8") as f: text = f.read()
        added = "\n".join(lines) + "\n"
        if before:
            if not re.search("^" + re.escape(before), text, re.M): raise ValueError(f"{path} has no line {before}")
            text = re.sub("^" + re.escape(before), lambda m: added + before, text, count=1, flags=re.M)
        else: text += ("" if not text or text.endswith("\n") else "\n") + added
        with open(target, "w", encoding="utf-8") as f: f.write(text)


def try_steps(place, recipe, program, data, folder):
    env = dict(place.env, PATH=os.path.dirname(program) + ":" + place.env["PATH"], MARSAD_DB=os.path.join(folder, "recipe.db"))
    if data: env["MARSAD_DATA"] = data
    for command, expected in recipe.steps:
        done = place.run(["sh", "-c", command], cwd=folder, env=env)
        seen = done.stdout.decode("utf-8", "replace").splitlines()
        if seen != expected: return f"$ {command}\nexpected {expected}\nseen     {seen}\n{done.stderr.decode('utf-8', 'replace')[-500:]}"
    return None


def copy_of(place, folder):
    names = place.run(["git", "ls-files", "-z", "-co", "--exclude-standard"]).stdout.decode().split("\0")
    for name in filter(None, names):
        if not os.path.isfile(os.path.join(ROOT, name)): continue
        os.makedirs(os.path.dirname(os.path.join(folder, name)) or folder, exist_ok=True)
        shutil.copy(os.path.join(ROOT, name), os.path.join(folder, name))


def with_tables(place, recipe):
    """A recipe that changes tables alone."""
    folder = tempfile.mkdtemp(prefix="marsad-recipe-")
    try:
        shutil.copytree(os.path.join(ROOT, "data"), os.path.join(folder, "data"))
        apply(recipe, folder)
        return [(f"recipes/{recipe.name}", try_steps(place, recipe, place.program, os.path.join(folder, "data"), folder))], None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def with_code(place, recipes):
    folder = tempfile.mkdtemp(prefix="marsad-recipe-")
    try:
        copy_of(place, folder)
        for recipe in recipes: apply(recipe, folder)
        built = place.run(["make", "-s", "CFLAGS=-O0", "all"], cwd=folder, timeout=900)
        if built.returncode: return [("recipes/build", said(built))], None
        program = os.path.join(folder, "marsad")
        results = [(f"recipes/{r.name}", try_steps(place, r, program, None, folder)) for r in recipes]
        cases = place.run(["python3", "tests/run.py", "--build", "build", "--bin", "marsad", "cmd/hello"], cwd=folder,
                          env={k: v for k, v in place.env.items() if k != "ONLY"})
        results.append(("recipes/case", None if cases.returncode == 0 else said(cases)))
        return results, None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def jobs(place):
    if place.sanitized or not place.wants("recipes"): return []
    with open(os.path.join(ROOT, "CONTRIBUTING.md"), encoding="utf-8") as f: recipes = parse(f.read())
    tables = [r for r in recipes if not r.touches_code()]
    out = [(f"recipes/{r.name}", lambda r=r: with_tables(place, r)) for r in tables]
    return out + [("recipes/code", lambda: with_code(place, [r for r in recipes if r.touches_code()]))]
