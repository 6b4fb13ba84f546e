"""What the README shows is what the program prints: each ```console block is run, with demo.db as `make demo` leaves it, and
its C program is examples/library.c. BLESS=1 rewrites what the blocks show."""
import os, re, tempfile
from .place import ROOT, said


def jobs(place):
    return [("readme", lambda: (check(place), None))] if place.wants("readme") and not place.sanitized else []


def demo(place, folder):
    """A folder in which ./marsad and demo.db are what the README says; what went wrong, or None."""
    for name in (os.path.basename(place.program), os.path.basename(place.program) + ".data"):
        os.symlink(os.path.join(os.path.dirname(place.program), name), os.path.join(folder, name))
    done = place.run(["./marsad", "add", "--quiet", "--db", "demo.db", os.path.join(ROOT, "examples/dza-rus")], cwd=folder)
    return said(done) if done.returncode else None


def check(place):
    path = os.path.join(ROOT, "README.md")
    with open(path, encoding="utf-8") as f: text = f.read()
    with open(os.path.join(ROOT, "examples/library.c"), encoding="utf-8") as f: library = f.read()
    results = [("readme/library", None if f"```c\n{library}```" in text else "the README's program is not examples/library.c")]
    with tempfile.TemporaryDirectory() as folder:
        fault = demo(place, folder)
        if fault: return [("readme/demo", fault)]
        for block in re.findall(r"```console\n(.*?)```", text, re.S):
            command, shown = block.split("\n", 1)
            seen = place.run(["sh", "-c", command[2:]], cwd=folder).stdout.decode()
            text = text.replace(block, f"{command}\n{seen}")
            results.append((f"readme/{command[2:40]}", None if seen == shown else f"shown\n{shown}\nseen\n{seen}"))
    if place.bless:
        with open(path, "w", encoding="utf-8") as f: f.write(text)
        results = [(name, None) for name, _ in results]
    return results
