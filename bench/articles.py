#!/usr/bin/env python3
"""SaudiNewsNet's zips, or .jsonl files, as the JSON Lines that marsad takes: articles.py FOLDER [--limit N] [--days N]"""
import argparse, glob, json, os, sys, zipfile

KEYS = {"source": "outlet", "url": "url", "date_extracted": "published", "title": "title", "content": "text"}


def articles(folder, days):
    for path in sorted(glob.glob(os.path.join(folder, "*")))[:days]:
        if path.endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.endswith(".json"):
                        for item in json.loads(archive.read(name)):
                            yield {new: item[old] for old, new in KEYS.items() if item.get(old)}
        elif path.endswith(".jsonl"):
            with open(path, encoding="utf-8") as f: yield from map(json.loads, f)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("folder")
    args.add_argument("--limit", type=int, default=0)
    args.add_argument("--days", type=int, help="only the first N files")
    args = args.parse_args()
    for n, article in enumerate((a for a in articles(args.folder, args.days) if a.get("text")), 1):
        if args.limit and n > args.limit: break
        sys.stdout.write(json.dumps(dict(article, id=str(n)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
