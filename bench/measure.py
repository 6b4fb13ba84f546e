#!/usr/bin/env python3
"""Measures Marsad on articles and prints a table: measure.py [--keep] [--quick] PROGRAM ARTICLES.jsonl

 reading on one thread and on all, peak memory, start-up, adding to a store; the instructions that each stage takes for a
 byte of text, counted by callgrind; and beside them what ICU's word boundaries, Snowball's Arabic stemmer and chrono-node
 take for the same text, where they are installed. --keep adds the numbers to bench/results.tsv under the commit;
 --quick leaves out what takes long (callgrind, chrono-node)."""
import argparse, json, os, re, shutil, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COUNTED = 200  # articles that callgrind reads


def run(command, given=None, times=1):
    """The shortest wall time in seconds, with the processor time and peak memory (MB) of that run."""
    best = None
    for _ in range(times):
        with open(given or os.devnull, "rb") as stdin, open(os.devnull, "wb") as out:
            started = time.perf_counter()
            child = subprocess.Popen(command, stdin=stdin, stdout=out, stderr=out)
            _, status, used = os.wait4(child.pid, 0)
            wall = time.perf_counter() - started
        if status: sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
        seen = (wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
        best = min(best or seen, seen)
    return best


def said(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


class Table:
    def __init__(self): self.rows = []

    def put(self, name, value, unit, remark=""):
        self.rows.append((name, value, unit))
        print(f"{name:28}{value:12.1f} {unit:18}{remark}", flush=True)


def reading(table, program, path, size, articles, folder):
    read = [program, "read", "--json", "--quiet", path, "--threads"]
    wall, used, memory = run(read + ["1"], times=3)
    table.put("read", size / used / 1e6, "MB/s", f"one thread, all stages, by processor time; {size / wall / 1e6:.1f} by the clock")
    table.put("read", articles / used, "articles/s")
    wall, used, _ = run(read + [str(os.cpu_count())])
    table.put("read, all threads", size / wall / 1e6, "MB/s", f"{os.cpu_count()} threads, by the clock")
    table.put("memory", memory, "MB", "at the peak of a reading on one thread")
    only = lambda layers: run(read[:-1] + ["--only", layers, "--threads", "1"], times=3)[1]
    apart = only("times,quantities") - only("numbers")
    table.put("times and quantities", size / apart / 1e6, "MB/s", "one thread, beyond what numbers alone take; the article's date included")
    db = os.path.join(folder, "bench.db")
    wall, used, memory = run([program, "add", "--quiet", "--db", db, path])
    table.put("add", articles / wall, "articles/s", f"{os.cpu_count()} threads, by the clock; store of {os.path.getsize(db) / 1e6:.0f} MB")
    one = os.path.join(folder, "one.jsonl")
    with open(one, "w", encoding="utf-8") as out, open(path, encoding="utf-8") as f: out.write(next(f))
    table.put("start-up", 1000 * run([program, "read", one], times=10)[0], "ms", "to read one article")


def stages():
    """The stages in order, each with its function."""
    with open(os.path.join(ROOT, "src/pipeline.c"), encoding="utf-8") as f:
        return re.findall(r'^    \{"(\w+)", "[^"]*", "[^"]*", (\w+)\}', f.read(), re.M)


def counting(table, program, path, folder):
    some, log = os.path.join(folder, "some.jsonl"), os.path.join(folder, "callgrind")
    size = 0
    with open(path, encoding="utf-8") as f, open(some, "w", encoding="utf-8") as out:
        for line, _ in zip(f, range(COUNTED)): size += len(json.loads(line)["text"].encode()) + 0 * out.write(line)
    run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={log}", program, "read", "--json", "--quiet", "--threads", "1", some])
    seen = said(["callgrind_annotate", "--inclusive=yes", "--threshold=100", log]) or ""
    spent = {}
    for count, name in re.findall(r"^ *([\d,]+) .*?:(\w+)(?:'2)?(?: \[|$)", seen, re.M):
        spent[name] = max(spent.get(name, 0), int(count.replace(",", "")))
    for stage, function in stages():
        if function in spent: table.put("  " + stage, spent[function] / size, "instructions/byte")
    for function, what in (("doc_json", "printing"), ("msd_read", "all stages"), ("main", "all")):
        if function in spent: table.put("  " + what, spent[function] / size, "instructions/byte")


def others(table, path, size, quick):
    built = os.path.join(ROOT, "build/bench")
    os.makedirs(built, exist_ok=True)
    program = os.path.join(built, "others")
    flags = (said(["pkg-config", "--cflags", "--libs", "icu-uc", "jansson"]) or "").split()
    if said(["cc", "-O2", "-o", program, os.path.join(ROOT, "bench/others.c"), "-lstemmer", *flags]) is None:
        print("ICU and Snowball are left out: libicu-dev and libstemmer-dev are not installed")
    else:
        for what, name in (("words", "ICU word boundaries"), ("stem", "  and Snowball's stemmer")):
            table.put(name, size / float(said([program, what, path])) / 1e6, "MB/s", "one thread")
    if quick or not shutil.which("node") or not shutil.which("npm"): return
    done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--prefix", built, "chrono-node@2"], capture_output=True)
    seconds = said(["node", os.path.join(ROOT, "bench/chrono.mjs"), os.path.join(built, "node_modules"), path]) if done.returncode == 0 else None
    if seconds: table.put("chrono-node", size / float(seconds) / 1e6, "MB/s", "dates alone, and none in Arabic")


def keep(table):
    commit, day = said(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]), time.strftime("%Y-%m-%d")
    changed = said(["git", "-C", ROOT, "status", "--porcelain", "-uno"])
    with open(os.path.join(ROOT, "bench/results.tsv"), "a", encoding="utf-8") as f:
        for name, value, unit in table.rows: f.write(f"{commit}{'+' if changed else ''}\t{day}\t{name.strip()}\t{value:.1f}\t{unit}\n")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--keep", action="store_true")
    args.add_argument("--quick", action="store_true")
    args.add_argument("program")
    args.add_argument("path")
    args = args.parse_args()
    articles = size = 0
    with open(args.path, encoding="utf-8") as f:
        for line in f: articles, size = articles + 1, size + len(json.loads(line)["text"].encode())
    print(f"{articles} articles, {size / 1e6:.1f} MB of UTF-8 text")
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        reading(table, args.program, args.path, size, articles, folder)
        if not args.quick and shutil.which("valgrind"): counting(table, args.program, args.path, folder)
        others(table, args.path, size, args.quick)
    if args.keep: keep(table)


if __name__ == "__main__":
    main()
