#!/usr/bin/env python3
"""Keeps the rules of the house: lint.py [LIBRARY]. Prints `file:line: what is wrong`, exits 1 where there is any.

 1. dependencies point one way (MAY below)                 5. file names are unique
 2. no byte beyond ASCII in src/: words belong in data/    6. the library has no writable data and calls nothing
 3. files of at most 600 lines, functions of at most 60       that prints, exits or overruns
 4. clang-format                                           7. every public function has a comment
                                                           8. the project stands alone: no path of one machine
"""
import glob, os, re, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILE_CAP, FUNCTION_CAP = 600, 60

# What each part may include, beside itself and marsad.h. Two chains share their first links.
CHAINS = ["base doc lex engine text extract pipeline read ingest", "base doc query store record report"]
MAY = {part: set(chain.split()[:i]) for chain in CHAINS for i, part in enumerate(chain.split())}
MAY["api"] = {part for chain in CHAINS for part in chain.split()}  # the public functions that join both chains
MAY["eval"] = {"base"}
MAY["cli"] = MAY["serve"] = MAY["api"] | {"api", "serve", "eval"}

BANNED = re.compile(r"(?<![\w.>])(gets|strcpy|strcat|sprintf|vsprintf|strtok|system|popen|setlocale|exit|abort|"
                    r"printf|puts|putchar|perror)\s*\(")
ALONE = re.compile("/(?:" + "|".join(["wor" + "k", "hom" + "e", "Use" + "rs"]) + r")/\w")

faults = []


def fault(path, line, what):
    faults.append((os.path.relpath(path, ROOT), line, what))


def lines_of(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as f: return f.read().split("\n")


def part_of(path):
    """The part of src/ to which a file belongs: its folder, or its own name; None outside src/."""
    parts = os.path.relpath(path, os.path.join(ROOT, "src")).split(os.sep)
    if parts[0] == "..": return None
    return parts[0] if len(parts) > 1 else os.path.splitext(parts[0])[0]


def bare(lines):
    """The code alone: comments and what stands in quotes taken out, line by line."""
    text = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                  lambda m: "\n" * m.group().count("\n") or '""', "\n".join(lines), flags=re.S)
    return text.split("\n")


def check_includes(path, lines):
    part = part_of(path)
    for number, line in enumerate(lines, 1):
        named = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if not named: continue
        places = [os.path.join(base, named.group(1)) for base in (os.path.dirname(path), ROOT + "/src", ROOT + "/include")]
        found = next((os.path.normpath(p) for p in places if os.path.exists(p)), None)
        if not found:
            fault(path, number, f"{named.group(1)} is not there")
            continue
        other = part_of(found)
        if other is None or other == part: continue
        if part not in MAY: fault(path, number, f"{part} has no place in the order of dependencies (tools/lint.py)")
        elif other not in MAY[part]: fault(path, number, f"{part} may not depend on {other}")


def check_functions(path, lines):
    """A function opens with a `{` that ends a line and closes with a `}` in the first column."""
    begun = None
    for number, line in enumerate(lines, 1):
        if begun is None:
            if re.search(r"\)\s*\{$|^\{$", line): begun = number
        elif line.startswith("}"):
            if number - begun + 1 > FUNCTION_CAP:
                fault(path, begun, f"a function of {number - begun + 1} lines; the cap is {FUNCTION_CAP}")
            begun = None


def check_source(path):
    lines = lines_of(path)
    if len(lines) - 1 > FILE_CAP: fault(path, FILE_CAP + 1, f"{len(lines) - 1} lines; the cap is {FILE_CAP}")
    part = part_of(path)
    if part:
        for number, line in enumerate(lines, 1):
            if not line.isascii(): fault(path, number, "a byte beyond ASCII; words and their letters belong in data/")
    if not path.endswith((".c", ".h", ".def")): return
    if part: check_includes(path, lines)
    code = bare(lines)
    check_functions(path, code)
    if part and part not in ("cli", "serve"):
        for number, line in enumerate(code, 1):
            for call in BANNED.finditer(line):
                fault(path, number, f"{call.group(1)} has no place in the library")


def check_header(path):
    """Each group of public functions, without an empty line inside, starts behind a comment."""
    lines, told = lines_of(path), False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"): told = False
        elif line.rstrip().endswith("*/"): told = True
        elif line.startswith("MSD_API") and not told: fault(path, number, "a public function without a comment")


def check_names(paths):
    seen = {}
    for path in paths:
        name = os.path.basename(path)
        if name in seen: fault(path, 1, f"{os.path.relpath(seen[name], ROOT)} has the same name")
        seen.setdefault(name, path)


def check_format(paths):
    halves = [half for half in (paths[::2], paths[1::2]) if half]
    command = ["clang-format", "--dry-run", "-ferror-limit=1"]
    with ThreadPoolExecutor(2) as pool:
        for done in pool.map(lambda half: subprocess.run(command + half, capture_output=True, text=True), halves):
            for path, line in re.findall(r"^(.+?):(\d+):\d+: (?:warning|error):", done.stderr, re.M):
                fault(path, int(line), "not as clang-format lays it out (clang-format -i mends it)")


def check_library(path):
    """Writable data in an object of the library is a global: threads would share it."""
    seen = subprocess.run(["objdump", "-t", path], capture_output=True, text=True).stdout
    member = ""
    for line in seen.split("\n"):
        named = re.match(r"(\S+):\s+file format", line)
        if named: member = named.group(1)
        held = re.match(r"[0-9a-f]+ .{7} (\.data|\.bss|\.tbss|\.tdata|\*COM\*)\s+([0-9a-f]+)\s+(\S+)$", line)
        if held and int(held.group(2), 16): fault(path, 1, f"{member}: {held.group(3)} is a global that can be written")


def check_alone():
    kept = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "-co", "--exclude-standard"], capture_output=True).stdout
    for name in filter(None, kept.split(b"\0")):
        path = os.path.join(ROOT, os.fsdecode(name))
        if not os.path.isfile(path) or os.path.getsize(path) > 4 << 20: continue
        for number, line in enumerate(lines_of(path), 1):
            if ALONE.search(line): fault(path, number, "a path of one machine")


def main():
    def found(*patterns): return sorted(p for x in patterns for p in glob.glob(os.path.join(ROOT, x), recursive=True))
    code = found("src/**/*.[ch]", "include/*.h", "tools/*.c", "tests/**/*.[ch]")
    other = [p for p in found("src/**/*", "tools/*", "tests/**/*.py", "bench/*") if os.path.isfile(p) and p not in code]
    for path in code + [p for p in other if "__pycache__" not in p]: check_source(path)
    for path in found("include/*.h"): check_header(path)
    check_names(found("src/**/*.[ch]", "src/**/*.def", "include/*.h", "tools/*.c", "tests/unit/*.[ch]"))
    check_format(code)
    if len(sys.argv) > 1 and os.path.exists(sys.argv[1]): check_library(sys.argv[1])
    check_alone()
    for path, line, what in sorted(set(faults)): print(f"{path}:{line}: {what}")
    if not faults: print(f"lint: {len(code)} sources keep the rules.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
