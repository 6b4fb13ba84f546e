"""The extractor against the gold, where the gold lies beside the project: each floor is a test.

tests/score/floors.tsv: layer TAB f1. A floor only ever rises; raise it with the change that lifts the score."""
import json, os
from .place import said


def jobs(place):
    place.gold = os.path.join(os.path.dirname(place.root), "shared", "gold")
    if not place.wants("score") or not os.path.exists(os.path.join(place.gold, "score.py")): return []
    return [("score", lambda: check(place))]


def floors(place):
    with open(os.path.join(place.root, "tests/score/floors.tsv"), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f.read().splitlines() if line and not line.startswith("#")]
    return [(layer, float(f1)) for layer, f1 in rows[1:]]


def table(rows, least):
    out = [f'{"layer":18}{"P":>7}{"R":>7}{"F1":>7}{"floor":>7}{"gold":>7}{"found":>7}']
    for layer, r in rows.items():
        floor = f"{least[layer]:7.2f}" if layer in least else " " * 7
        out.append(f'{layer:18}{r["p"]:7.3f}{r["r"]:7.3f}{r["f1"]:7.3f}{floor}{r["gold"]:7}{r["pred"]:7}')
    return "\n".join(out)


def check(place):
    gold, articles = (os.path.join(place.gold, n) for n in ("dev.jsonl", "dev-articles.jsonl"))
    read = place.run([place.program, "read", "--json", articles])
    if read.returncode: return [("score/read", said(read))], None
    folder = os.path.join(place.build, "score")
    os.makedirs(folder, exist_ok=True)
    found = os.path.join(folder, "found.jsonl")
    with open(found, "wb") as f: f.write(read.stdout)
    done = place.run(["python3", os.path.join(place.gold, "score.py"), gold, articles, found, "--json"])
    if done.returncode: return [("score", said(done))], None
    rows = json.loads(done.stdout)
    own = place.run([place.program, "eval", "--json", gold, articles, found])
    least = dict(floors(place))
    results = [(f"score/{layer}", None if rows[layer]["f1"] >= floor else
                f'F1 is {rows[layer]["f1"]:.3f}, the floor {floor:.2f}') for layer, floor in least.items() if layer in rows]
    same = own.stdout == done.stdout
    results.append(("score/eval", None if same else "marsad eval prints something else than score.py:\n" + said(own)))
    return results, table(rows, least)
