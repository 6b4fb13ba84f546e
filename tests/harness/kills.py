"""kill -9 at random moments of `add`: the store opens, is whole, holds each article whole or not at all, and a further
`add` completes it. A few kills in `make test`, two hundred in `make torture` (KILLS=200)."""
import json, os, random, shutil, signal, sqlite3, subprocess, tempfile, time
from .place import ROOT

ARTICLES = 1200


def jobs(place):
    return [("kills", lambda: check(place))] if place.wants("kills") else []


def articles(path):
    """The example articles over and over, each a little different; the last ones are new versions of the first."""
    texts = []
    for name in sorted(os.listdir(os.path.join(ROOT, "examples/dza-rus"))):
        if not name.endswith(".jsonl"): continue
        with open(os.path.join(ROOT, "examples/dza-rus", name), encoding="utf-8") as f:
            texts += [json.loads(line) for line in f if line.strip()]
    with open(path, "w", encoding="utf-8") as f:
        for i in range(ARTICLES):
            a = texts[i % len(texts)]
            row = {"outlet": "kills", "id": str(i % (ARTICLES - 100)), "published": a.get("published"), "text": f"{a['text']}\n{i}"}
            f.write(json.dumps(row, ensure_ascii=False) + "\n")


def faults(db):
    """What is wrong with a store, one line each."""
    out = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    asked = {
        "articles without sentences": "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.article = a.article)",
        "sentences without an article": "SELECT count(*) FROM sentences WHERE article NOT IN (SELECT article FROM articles)",
        "events without an article": "SELECT count(*) FROM events WHERE article NOT IN (SELECT article FROM articles)",
        "keys without exactly one current version": "SELECT count(*) FROM (SELECT key FROM articles GROUP BY key HAVING sum(current) <> 1)",
    }
    for what, sql in asked.items():
        n = db.execute(sql).fetchone()[0]
        if n: out.append(f"{n} {what}")
    return out


def add(place, folder, stop_after=None):
    child = subprocess.Popen([place.program, "add", "--json", "--db", "k.db", "k.jsonl"], cwd=folder, env=place.env,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if stop_after is None: return child.communicate()[0]
    time.sleep(stop_after)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def one(place, folder, whole, chance):
    """A run that is killed, and the store after it."""
    add(place, folder, chance.random() * whole)
    if not os.path.exists(os.path.join(folder, "k.db")): return None
    with sqlite3.connect(os.path.join(folder, "k.db")) as db:
        if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]: return None
        return "; ".join(faults(db)) or None


def check(place):
    folder = tempfile.mkdtemp(prefix="marsad-kills-")
    chance, results = random.Random(7), []
    try:
        articles(os.path.join(folder, "k.jsonl"))
        started = time.time()
        add(place, folder)
        whole = time.time() - started
        os.remove(os.path.join(folder, "k.db"))
        for i in range(int(os.environ.get("KILLS", "3"))):
            results.append((f"kills/{i}", one(place, folder, whole, chance)))
            if chance.random() < 0.3: # from the beginning again
                for ending in ("", "-wal", "-shm"):
                    if os.path.exists(os.path.join(folder, "k.db" + ending)): os.remove(os.path.join(folder, "k.db" + ending))
        add(place, folder)
        with sqlite3.connect(os.path.join(folder, "k.db")) as db:
            n = db.execute("SELECT count(*), sum(current) FROM articles").fetchone()
        results.append(("kills/then complete", None if n == (ARTICLES, ARTICLES - 100) else f"{n} of {ARTICLES} articles are there"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return results, None
