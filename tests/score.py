#!/usr/bin/env python3
"""Scores Marsad on a gold, on all of it and on the third that is held out, and prints a table:
score.py [--keep] [PROGRAM [GOLD ARTICLES]]

Held out are the articles whose number can be divided by three: they are scored, not read, by who writes rules.
--keep adds the figures to tests/score/results.tsv under the commit."""
import argparse, json, os, re, subprocess, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(os.path.dirname(ROOT), "shared", "gold")
PARTS = {"all": lambda n: True, "read": lambda n: n % 3, "held out": lambda n: n % 3 == 0}


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def part(path, wanted, folder):
    """The lines of a file whose article is wanted, as a file of its own."""
    out = os.path.join(folder, os.path.basename(path))
    with open(path, encoding="utf-8") as source, open(out, "w", encoding="utf-8") as to:
        for line in source:
            item = json.loads(line) if line.strip() else {}
            name = item.get("doc") or item.get("id")
            if name and wanted(int(re.search(r"(\d+)$", name).group(1))): to.write(line)
    return out


def scores(program, files):
    rows = {}
    for name, wanted in PARTS.items():
        with tempfile.TemporaryDirectory() as folder:
            rows[name] = json.loads(output([program, "eval", "--json", *(part(f, wanted, folder) for f in files)]))
    return rows


def keep(rows):
    commit = output(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]).strip()
    changed = output(["git", "-C", ROOT, "status", "--porcelain", "-uno"])
    with open(os.path.join(ROOT, "tests/score/results.tsv"), "a", encoding="utf-8") as f:
        for layer in rows["all"]:
            figures = "\t".join(f'{rows[name][layer]["f1"]:.3f}' for name in PARTS)
            f.write(f"{commit}{'+' if changed else ''}\t{time.strftime('%Y-%m-%d')}\t{layer}\t{figures}\n")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--keep", action="store_true")
    args.add_argument("program", nargs="?", default=os.path.join(ROOT, "marsad"))
    args.add_argument("files", nargs="*", default=[os.path.join(GOLD, n) for n in ("dev.jsonl", "dev-articles.jsonl")])
    args = args.parse_args()
    rows = scores(args.program, args.files)
    print(f'{"layer":16}{"P":>7}{"R":>7}' + "".join(f"{name:>10}" for name in PARTS) + f'{"gold":>7}')
    for layer, r in rows["all"].items():
        figures = "".join(f'{rows[name][layer]["f1"]:10.3f}' for name in PARTS)
        print(f'{layer:16}{r["p"]:7.3f}{r["r"]:7.3f}{figures}{r["gold"]:7}')
    if args.keep: keep(rows)


if __name__ == "__main__":
    main()
