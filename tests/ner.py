#!/usr/bin/env python3
"""Measure names against a corpus of others: tokens with BIO tags, a sentence after a blank line.

    ner.py [--together N] [--errors KIND] [--sample I/N] FILE.conll

Each N sentences (default 1) are read as one article of N lines. A mention counts where its first and last word and its
kind are the corpus's. States and places are one kind, as they are there; items stand for MISC, which is told apart in
the totals since its bounds differ most from what a record of events needs (currencies, eras, languages).
--sample 0/3 takes every third block of 60 sentences, to tune on one part and to check on another."""
import bisect
import collections
import json
import subprocess
import sys
from pathlib import Path

MARSAD = Path(__file__).resolve().parent.parent / "marsad"
KIND = {"person": "PER", "state": "LOC", "place": "LOC", "org": "ORG", "item": "MISC"}


def sentences(path):
    words, tags = [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 2 or not cells[0].strip():
            if words:
                yield words, tags
            words, tags = [], []
            continue
        words.append(cells[0].strip().replace(" ", "_"))
        tags.append(cells[1].replace("PERS", "PER"))
    if words:
        yield words, tags


def spans(tags):
    """(first, last, kind) of each run of tags."""
    start = kind = None
    for i, t in enumerate(tags + ["O"]):
        inside = t.startswith("I-") and kind == t[2:]
        if kind and not inside:
            yield start, i - 1, kind
            kind = None
        if t != "O" and not inside:
            start, kind = i, t[2:]


def blocks(all_sentences, together):
    for i in range(0, len(all_sentences), together):
        yield all_sentences[i : i + together]


def read(articles):
    lines = "\n".join(json.dumps({"id": str(i), "text": t}, ensure_ascii=False) for i, t in enumerate(articles))
    run = subprocess.run([MARSAD, "read", "--json", "--only", "entities", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(l) for l in run.stdout.decode().splitlines()]


def found(record, starts, ends):
    """The mentions as (first word, last word, kind); a span inside a word is that word."""
    out = set()
    for e in record["entities"]:
        for a, b in e["mentions"]:
            first = bisect.bisect_right(starts, a) - 1
            last = bisect.bisect_left(ends, b)
            out.add((first, min(last, len(ends) - 1), KIND[e["kind"]]))
    return out


def place(block):
    """The text of a block, and where in its bytes each word begins and ends."""
    text, starts, ends = b"", [], []
    for words, _ in block:
        for w in words:
            starts.append(len(text))
            text += w.encode()
            ends.append(len(text))
            text += b" "
        text = text[:-1] + b"\n"
    return text.decode(), starts, ends


def main(argv):
    together, errors, sample, paths = 1, None, (0, 1), []
    it = iter(argv)
    for a in it:
        if a == "--together":
            together = int(next(it))
        elif a == "--errors":
            errors = next(it)
        elif a == "--sample":
            sample = tuple(map(int, next(it).split("/")))
        else:
            paths.append(a)
    if not paths:
        sys.exit(__doc__)
    every = [s for p in paths for s in sentences(p)]
    every = [s for i, s in enumerate(every) if i // 60 % sample[1] == sample[0]]
    parts = list(blocks(every, together))
    placed = [place(b) for b in parts]
    hit, gold_n, pred_n = (collections.Counter() for _ in range(3))
    for block, (text, starts, ends), record in zip(parts, placed, read([p[0] for p in placed])):
        tags = [t for _, ts in block for t in ts]
        words = [w for ws, _ in block for w in ws]
        gold, pred = set(spans(tags)), found(record, starts, ends)
        for n, items in ((hit, gold & pred), (gold_n, gold), (pred_n, pred)):
            n.update(k for _, _, k in items)
        for what, items in (("missed", gold - pred), ("extra", pred - gold)):
            for a, b, k in sorted(items):
                if errors in (k, "all"):
                    near = " ".join(words[max(0, a - 4) : a]), " ".join(words[a : b + 1]), " ".join(words[b + 1 : b + 4])
                    print(f"{what}\t{k}\t{near[0]} [{near[1]}] {near[2]}")
    for k in ("PER", "LOC", "ORG", "MISC", "three", "all"):
        of = {"three": ("PER", "LOC", "ORG"), "all": ("PER", "LOC", "ORG", "MISC")}.get(k, (k,))
        h, g, p = (sum(n[x] for x in of) for n in (hit, gold_n, pred_n))
        f = 2 * h / (g + p) if g + p else 0
        print(f"{k:6} P {h / p if p else 0:.3f}  R {h / g if g else 0:.3f}  F1 {f:.3f}  gold {g}  pred {p}")


if __name__ == "__main__":
    main(sys.argv[1:])
