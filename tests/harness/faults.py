"""Each allocation and each write of the commands fails once (tests/fault/fault.c): the command then says so, or does
its work all the same; it neither crashes nor leaks, and a store is left as sound as it was, with whole articles only;
the same command once more, without a fault, does what it should have done.

In `make test` a sample of the calls; with FAULTS=all, as in `make torture`, every one, and `add` is killed 200 times."""
import glob, json, os, random, shutil, signal, sqlite3, subprocess, tempfile, time
from .place import ROOT, said

INPUT = "examples/dza-rus/press.jsonl"
FEW = 3      # articles of it, where further ones would fail in the same ways
SAMPLE = 25  # of the calls of a command, beside the first and the last ones
KILLS = 200

# Commands that leave the store as it is. @name is a file that Try makes.
ASKING = {
    "read": ["read", "--json", "--threads", "1", "@few"],
    "texts": ["read", "--threads", "1", "@texts"],
    "timeline": ["timeline", "DZA", "RUS"],
    "events": ["events", "--type", "CONSULT", "--json"],
    "show": ["show", "1"],
    "stats": ["stats", "--lang", "ar"],
    "why": ["why", "1#e1", "2#t1"],
    "check": ["check"],
    "eval": ["eval", "--threads", "1", "@gold", "@few"],
    "lexicon": ["lexicon", "check", os.path.join(ROOT, "data"), "@few"],
}
# Commands that change it, and what they are run on: a store of the few articles, or none.
CHANGING = {
    "add": (["add", "--json", "--threads", "1", "@few"], False),
    "add-threads": (["add", "--json", "--threads", "3", "@few"], False),
    "reread": (["reread", "--json"], True),
    "remove": (["remove", "1", "3"], True),
}


class Try:
    """A folder with a store and a way to run commands in it with a fault."""
    def __init__(self, place):
        self.place, self.folder = place, tempfile.mkdtemp(prefix="marsad-fault-")
        self.shim = os.path.join(place.build, "fault.so")
        self.db, self.log = self.at("t.db"), self.at("log")
        self.make_input()

    def at(self, name): return os.path.join(self.folder, name)

    def make_input(self):
        with open(os.path.join(ROOT, INPUT), encoding="utf-8") as f: lines = [f.readline() for _ in range(FEW)]
        with open(self.at("few"), "w", encoding="utf-8") as f: f.writelines(lines)
        text = json.loads(lines[0])
        with open(self.at("gold"), "w", encoding="utf-8") as f:
            json.dump({"doc": text["id"], "boilerplate": [1], "entities": [{"id": "DZA", "kind": "state", "aliases": []}]}, f)
        os.mkdir(self.at("texts"))
        for name in ("UTF-8", "UTF-16", "WINDOWS-1256", "ISO-8859-6"):
            with open(self.at("texts/" + name), "wb") as f: f.write(text["text"].encode(name, "ignore"))
        with open(self.at("texts/damaged"), "wb") as f: f.write(text["text"].encode()[:-1] + b"\xff")

    def run(self, command, **fault):
        env = dict(self.place.env, LD_PRELOAD=self.shim, FAULT_LOG=self.log, MARSAD_DB=self.db)
        env.update({f"FAULT_{k.upper()}": str(v) for k, v in fault.items()})
        if os.path.exists(self.log): os.unlink(self.log)
        words = [self.at(word[1:]) if word.startswith("@") else word for word in command]
        return self.place.run([self.place.program, *words], env=env, timeout=60)

    def counts(self):
        """Allocations, those that were not freed, writes."""
        with open(self.log) as f: counts = list(map(int, f.read().split()))
        if not counts[0]: raise ValueError("the shim counts nothing")
        return counts

    def fill(self):
        self.run(CHANGING["add"][0])
        shutil.copy(self.db, self.at("full.db"))

    def begin(self, full):
        """The store as it is before a command: a full one, or none."""
        for path in glob.glob(self.db + "*"): os.unlink(path)
        if full: shutil.copy(self.at("full.db"), self.db)

    def whole(self):
        """Every article of the store with all its rows, by its key; raises where the store is damaged."""
        if not os.path.exists(self.db) or not os.path.getsize(self.db): return {}
        db = sqlite3.connect(self.db)
        if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]: raise ValueError("the store is damaged")
        tables = [name for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'") if "article " in sql]
        keys = dict(db.execute("SELECT article, key || ' ' || version FROM articles")) if tables else {}
        out = {key: [] for key in keys.values()}
        for table in sorted(tables):
            columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[1] not in ("article", "added", "previous")]
            names = ", ".join(f'"{c}"' for c in columns)
            order = ", ".join(str(i + 1) for i in range(len(columns) + 1))
            for article, *row in db.execute(f'SELECT article, {names} FROM "{table}" ORDER BY {order}'):
                out[keys[article]].append((table, *row))  # a row without its article is a KeyError
        db.close()
        return out

    def drop(self): shutil.rmtree(self.folder, ignore_errors=True)


def fault_of(t, done, clean, still):
    """What is wrong with a run, or None."""
    if done.returncode not in (0, 1, 3): return said(done)
    if done.returncode and not done.stderr: return "it failed and did not say so"
    if not done.returncode and done.stdout != clean.stdout: return "it said that all went well, and printed something else"
    left = t.counts()[1] - still if os.path.exists(t.log) else 0
    return f"{left} allocations were not freed" if left > 0 else None


def chosen(n):
    """The calls that fail, each in a run of its own."""
    if os.environ.get("FAULTS") == "all" or n <= 20 + SAMPLE: return range(1, n + 1)
    return sorted({*range(1, 11), *range(n - 9, n + 1), *(11 + k * (n - 11) // (SAMPLE - 1) for k in range(SAMPLE))})


def asking(place, name, command):
    t = Try(place)
    try:
        t.fill()
        before, clean = t.whole(), t.run(command)
        if clean.returncode: return [(name, "without a fault: " + said(clean))], None
        calls, still, writes = t.counts()
        for kind, n in (("memory", calls), ("write", writes)):
            for at in chosen(n):
                why = fault_of(t, t.run(command, **{kind: at}), clean, still)
                if why: return [(name, f"{kind} {at} of {n}: {why}")], None
        return [(name, None if t.whole() == before else "the store is another one")], None
    finally:
        t.drop()


def changing(place, name, command, full, kind, **more):
    """The articles after a fault are those from before or those that should be there, each of them whole."""
    t = Try(place)
    try:
        if full: t.fill()
        t.begin(full)
        before, clean, after = t.whole(), t.run(command), t.whole()
        calls, still, writes = t.counts()
        n = calls if kind == "memory" else writes
        for at in chosen(n):
            t.begin(full)
            why = fault_of(t, t.run(command, **{kind: at}, **more), clean, still) or halves(t, before, after) or again(t, command, after)
            if why: return [(name, f"{kind} {at} of {n}: {why}")], None
        return [(name, None)], None
    finally:
        t.drop()


def halves(t, before, after):
    now = t.whole()
    for key in {*before, *after}:
        if now.get(key) not in (before.get(key), after.get(key)): return f"the article {key} is not whole"
    return "an article is there that nobody gave" if now.keys() - before.keys() - after.keys() else None


def again(t, command, after):
    """The same once more, without a fault, completes the store; what was removed cannot be removed again."""
    done = t.run(command)
    if done.returncode and command[0] != "remove": return "afterwards: " + said(done)
    return None if t.whole() == after else "afterwards the store is another one"


def killing(place, name):
    """kill -9 at random moments; every twentieth time the store is completed and begun anew."""
    t, chance, command = Try(place), random.Random(1), ["add", "--json", os.path.join(ROOT, INPUT)]
    try:
        began = time.time()
        t.run(command)
        full, usual = t.whole(), time.time() - began
        t.begin(False)
        env = dict(place.env, MARSAD_DB=t.db)
        for n in range(KILLS):
            child = subprocess.Popen([place.program, *command], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * usual)
            child.send_signal(signal.SIGKILL)
            told = child.communicate()[0]
            why = halves(t, {}, full)
            if not why and told and len(t.whole()) != len(full): why = "it had said that all was stored"
            if not why and n % 20 == 19:
                why = again(t, command, full)
                t.begin(False)
            if why: return [(name, f"kill {n}: {why}")], None
        return [(name, None)], None
    finally:
        t.drop()


def jobs(place):
    if place.sanitized: return []
    out = [(f"faults/{n}", lambda n=n, c=c: asking(place, f"faults/{n}", c)) for n, c in ASKING.items()]
    for name, (command, full) in CHANGING.items():
        for kind, more in (("memory", {}), ("write", {}), ("write", {"stay": 1})):
            job = f"faults/{name}-{'full' if more else kind}"
            out.append((job, lambda j=job, c=command, f=full, k=kind, m=more: changing(place, j, c, f, k, **m)))
    if os.environ.get("FAULTS") == "all": out.append(("faults/kill", lambda: killing(place, "faults/kill")))
    return [job for job in out if place.wants(job[0])]
