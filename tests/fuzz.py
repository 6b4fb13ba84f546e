#!/usr/bin/env python3
"""Feeds mutated articles to `marsad read` and stops at the first crash, hang or sanitizer report.

    fuzz.py --bin PROGRAM [--seconds N] [--seed N]

Seeds are the golden cases and the example articles. Every round is a batch of JSON Lines and one plain
text, so that both readers and every stage meet them. What failed is kept in build/fuzz/.
"""
import argparse, glob, json, os, random, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from harness import golden, place

STRANGE = [b"\0", b"\xff", b"\xd8", b"\xe2\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n", b"\n\n\n", b"\xe2\x80\x8f", b"\xd9\x80" * 40,
           b"\xd9\x8b" * 30, b"9" * 400, b"1.", b"(" * 300, b"\xc2\xab" * 50, b"\xc2\xbb", b'"', b"\xd9\xa3\xd9\xab\xd9\xa5",
           b"\xf4\x8f\xbf\xbf", b"<p>", b" " * 3000, b"{", b"\\u0000", b"-", b":"]


def seeds():
    out = []
    for path in glob.glob(os.path.join(place.ROOT, "tests/golden/*/*.txt")):
        with open(path, encoding="utf-8") as f: out += [x.text.encode() for x in golden.parse(f.read()) if isinstance(x, golden.Case)]
    for path in glob.glob(os.path.join(place.ROOT, "examples/**/*.jsonl"), recursive=True):
        with open(path, encoding="utf-8") as f: out += [json.loads(line)["text"].encode() for line in f if line.strip()]
    for path in glob.glob(os.path.join(place.ROOT, "examples/**/*.txt"), recursive=True):
        with open(path, "rb") as f: out.append(f.read())
    return [s for s in out if s]


def mutate(chance, text, others):
    for _ in range(chance.randint(1, 8)):
        a, b = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        b = min(b, a + chance.choice((1, 2, 5, 40, 400)))
        other = chance.choice(others)
        c = chance.randrange(len(other))
        text = chance.choice((
            lambda: text[:a] + text[b:],
            lambda: text[:a] + text[a:b] * chance.randint(2, 6) + text[b:],
            lambda: text[:a] + chance.choice(STRANGE) + text[a:],
            lambda: text[:a] + other[c:c + 200] + text[b:],
            lambda: text[:a] + bytes(x ^ 1 << chance.randrange(8) for x in text[a:a + 1]) + text[a + 1:],
            lambda: text[:a],
        ))() or b" "
    return text[:20000]


def lines(chance, texts):
    """JSON Lines, a few of them no JSON at all; bytes that are no UTF-8 stay as they are."""
    out = []
    for i, text in enumerate(texts):
        body = json.dumps(text.decode("utf-8", "surrogateescape"), ensure_ascii=False).encode("utf-8", "surrogateescape")
        published = chance.choice((b'"2024-03-10"', b'"2024"', b'"XXXX-05"', b'"soon"', b"null", b"7", b'""'))
        line = b'{"id": "%d", "published": %s, "text": %s}' % (i, published, body)
        out.append(mutate(chance, line, texts).replace(b"\n", b" ") if chance.random() < 0.1 else line)
    return b"\n".join(out) + b"\n"


def fine(here, command, given, keep):
    done = here.run(command, input=given, timeout=120)
    if done.returncode in (0, 1) and b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr: return True
    folder = os.path.join(here.root, "build/fuzz")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, keep), "wb") as f: f.write(given)
    print(f"FAILED with code {done.returncode}; the input is build/fuzz/{keep}\n" + done.stderr[-4000:].decode("utf-8", "replace"))
    return False


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--bin", default="marsad")
    args.add_argument("--seconds", type=float, default=120)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    here, chance, base = place.Place("build", args.bin, []), random.Random(args.seed), seeds()
    until, rounds = time.time() + args.seconds, 0
    while time.time() < until:
        texts = [mutate(chance, chance.choice(base), base) for _ in range(40)]
        if not fine(here, [here.program, "read", "--json", "-"], lines(chance, texts), f"{args.seed}-{rounds}.jsonl"): return 1
        if not fine(here, [here.program, "read", "--json", "-"], texts[0], f"{args.seed}-{rounds}.txt"): return 1
        rounds += 1
    print(f"fuzz: {rounds} rounds of 41 mutated articles, none did harm.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
