"""Segmentation against the WikiNews corpus, where it lies beside the project: the share of words cut as its editors cut them.

Each line of the corpus is a word in segments and their parts of speech; the text is put together from the segments again.
Alone: python3 -m harness.wikinews [PROGRAM] in tests/ prints what differs, the frequent first."""
import glob, json, os, subprocess, sys
from collections import Counter

CONTRACTED = {"من+ما": "مما", "من+من": "ممن", "عن+ما": "عما", "عن+من": "عمن", "كن+نا": "كنا"}
# Their parts of speech that a part of ours may be called; what is left out is not compared.
SAME = {"V": "V", "AUX": "V", "N": "NOUN ADJ", "M": "NOUN", "A": "ADJ NOUN", "ACT": "ADJ NOUN", "PASS": "ADJ NOUN", "NAME": "NOUN ADJ"}


def surface(segments):
    """The word as it is written: ل before ال contracts, and so do some prepositions with what follows."""
    if segments in CONTRACTED: return CONTRACTED[segments]
    head, lam, rest = segments.partition("ل+ال+")
    if lam and head in ("", "و+", "ف+"):
        return head.replace("+", "") + ("ل" if rest.startswith("ل") else "لل") + rest.replace("+", "")
    for whole, short in CONTRACTED.items():
        if segments.endswith("+" + whole): return segments[:-len(whole)].replace("+", "") + short
    return segments.replace("+", "")


def corpus(path):
    """[(surface, segments, parts of speech)] by sentence."""
    sentences, words = [], []
    with open(path, encoding="utf-8") as f:
        for line in f.read().splitlines():
            segments, _, pos = line.partition("\t")
            if segments == "+": words.append(("+", "+", pos))
            elif segments: words.append((surface(segments), segments, pos))
            if segments in (".", "؟", "!", "#"): sentences, words = sentences + [words], []
    return [s for s in sentences + [words] if s]


def read(program, sentences):
    """For each word of the corpus what the program makes of it: [(gold word, [token])]."""
    text, at, spans = "", 0, []
    for words in sentences:
        for written, segments, pos in words:
            size = len(written.encode())
            spans.append((at, at + size, written, segments, pos))
            text += written + " "
            at += size + 1
        text, at = text[:-1] + "\n", at
    article = json.dumps({"text": text}, ensure_ascii=False).encode()
    done = subprocess.run([program, "read", "--json", "--only", "tokens", "-"], input=article, capture_output=True, check=True)
    tokens, pairs, i = json.loads(done.stdout)["tokens"], [], 0
    for begin, end, *gold in spans:
        mine = []
        while i < len(tokens) and tokens[i]["span"][0] < end:
            mine.append(tokens[i])
            i += 1
        pairs.append((gold, mine))
    return pairs


def measure(program, path):
    """(words, right, [(gold, found)] of the wrong, tags compared, tags right, wrong tags)."""
    words, right, wrong, tags, agreed, confused = 0, 0, [], 0, 0, []
    for (written, segments, pos), tokens in read(program, corpus(path)):
        if pos in ("PUNC", "FOREIGN"): continue
        found = " ".join(t["segments"] for t in tokens)
        words += 1
        right += found == segments
        if found != segments: wrong.append((segments, found))
        stem = next((p for p in pos.split("+") if p in ("V", "NOUN", "ADJ")), None)
        if len(tokens) == 1 and stem:
            tags += 1
            ok = stem in SAME.get(tokens[0]["pos"], "").split()
            agreed += ok
            if not ok: confused.append((f"{segments}/{stem}", tokens[0]["pos"]))
    return words, right, wrong, tags, agreed, confused


def jobs(place):
    paths = glob.glob(os.path.join(os.path.dirname(place.root), "shared", "corpus", "wikinews", "*.tsv"))
    if not paths or not place.wants("score/segmentation"): return []
    return [("score/segmentation", lambda: check(place, paths[0]))]


def check(place, path):
    from .scores import floors
    words, right, _, tags, agreed, _ = measure(place.program, path)
    least = dict(floors(place)).get("segmentation", 0)
    share = right / words
    why = None if share >= least else f"{share:.4f} of the words are cut as in the corpus, the floor is {least}"
    return [("score/segmentation", why)], f"segmentation {share:.4f} of {words} words, verb or noun {agreed / tags:.4f}"


def main():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    program = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, "marsad")
    path = glob.glob(os.path.join(os.path.dirname(root), "shared", "corpus", "wikinews", "*.tsv"))[0]
    words, right, wrong, tags, agreed, confused = measure(program, path)
    for title, pairs in (("cut", wrong), ("named", confused)):
        print(f"--- {title} otherwise")
        for (gold, found), n in Counter(pairs).most_common(400): print(n, gold, found, sep="\t")
    print(f"segmentation {right / words:.4f} of {words} words; verb or noun {agreed / tags:.4f} of {tags}")


if __name__ == "__main__": main()
