"""Each allocation and each write of the commands fails once (tests/fault/fault.c): the command then says so, or does
its work all the same; it neither crashes nor leaks, and a store is left as sound as it was, with whole articles only.

In `make test` a sample of the calls; with FAULTS=all, as in `make torture`, every one, and `add` is killed 200 times."""
import glob, os, random, shutil, signal, sqlite3, subprocess, tempfile, time
from .place import ROOT, said

INPUT = "examples/dza-rus/press.jsonl"
ASK = dict(timeline=["timeline", "DZA", "RUS"], events=["events", "--type", "CONSULT", "--json"], show=["show", "1"], stats=["stats"])
SAMPLE = 40  # of the calls of a command, beside the first ten
KILLS = 200


class Try:
    """A folder with a store and a way to run commands in it with a fault."""
    def __init__(self, place):
        self.place, self.folder = place, tempfile.mkdtemp(prefix="marsad-fault-")
        self.shim = os.path.join(place.build, "fault.so")
        self.db, self.log = os.path.join(self.folder, "t.db"), os.path.join(self.folder, "log")

    def run(self, command, **fault):
        env = dict(self.place.env, LD_PRELOAD=self.shim, FAULT_LOG=self.log, MARSAD_DB=self.db)
        env.update({f"FAULT_{k.upper()}": str(v) for k, v in fault.items()})
        if os.path.exists(self.log): os.unlink(self.log)
        return self.place.run([self.place.program, *command], env=env, timeout=60)

    def counts(self):
        """Allocations, those that were not freed, writes."""
        with open(self.log) as f: counts = list(map(int, f.read().split()))
        if not counts[0]: raise ValueError("the shim counts nothing")
        return counts

    def add(self, **fault):
        return self.run(["add", "--json", "--threads", "1", os.path.join(ROOT, INPUT)], **fault)

    def empty(self):
        for path in glob.glob(self.db + "*"): os.unlink(path)

    def whole(self):
        """Every article of the store with all its rows, by its key; raises where the store is damaged."""
        if not os.path.exists(self.db) or not os.path.getsize(self.db): return {}
        with sqlite3.connect(self.db) as db:
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


def fault_of(done, counts, clean, still):
    """What is wrong with a run, or None."""
    if done.returncode not in (0, 1, 3): return said(done)
    if done.returncode and not done.stderr: return "it failed and did not say so"
    if not done.returncode and done.stdout != clean.stdout: return "it said that all went well, and printed something else"
    if counts and counts[1] > still: return f"{counts[1] - still} allocations were not freed"
    return None


def chosen(n):
    """The calls that fail, each in a run of its own."""
    if os.environ.get("FAULTS") == "all" or n <= 10 + SAMPLE: return range(1, n + 1)
    return sorted(set(range(1, 11)) | {11 + k * (n - 11) // (SAMPLE - 1) for k in range(SAMPLE)})


def asking(place, name, command):
    """A command that leaves the store as it is."""
    t = Try(place)
    try:
        t.add()
        before = t.whole()
        clean = t.run(command)
        calls, still, writes = t.counts()
        for kind, n in (("memory", calls), ("write", writes)):
            for at in chosen(n):
                done = t.run(command, **{kind: at})
                why = fault_of(done, t.counts() if os.path.exists(t.log) else None, clean, still)
                if why: return [(name, f"{kind} {at} of {n}: {why}")], None
        same = t.whole() == before
        return [(name, None if same else "the store is another one")], None
    finally:
        t.drop()


def adding(place, name, kind, **more):
    t = Try(place)
    try:
        clean = t.add()
        full = t.whole()
        calls, still, writes = t.counts()
        for at in chosen(calls if kind == "memory" else writes):
            t.empty()
            done = t.add(**{kind: at}, **more)
            why = fault_of(done, t.counts() if os.path.exists(t.log) else None, clean, still) or halves(t, full) or again(t, full)
            if why: return [(name, f"{kind} {at}: {why}")], None
        return [(name, None)], None
    finally:
        t.drop()


def halves(t, full):
    """What is there of an article is all of it."""
    for key, rows in t.whole().items():
        if rows != full.get(key): return f"the article {key} is not whole"
    return None


def again(t, full):
    """The same once more, without a fault, completes the store."""
    done = t.add()
    if done.returncode: return "afterwards: " + said(done)
    return None if t.whole() == full else "afterwards the store is another one"


def killing(place, name):
    """kill -9 at random moments; every twentieth time the store is completed and begun anew."""
    t, chance = Try(place), random.Random(1)
    try:
        began = time.time()
        t.add()
        full, usual = t.whole(), time.time() - began
        t.empty()
        env = dict(place.env, MARSAD_DB=t.db)
        for n in range(KILLS):
            child = subprocess.Popen([place.program, "add", "--json", os.path.join(ROOT, INPUT)], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * usual)
            child.send_signal(signal.SIGKILL)
            told = child.communicate()[0]
            why = halves(t, full)
            if not why and told and len(t.whole()) != len(full): why = "it had said that all was stored"
            if not why and n % 20 == 19:
                why = again(t, full)
                t.empty()
            if why: return [(name, f"kill {n}: {why}")], None
        return [(name, None)], None
    finally:
        t.drop()


def jobs(place):
    if place.sanitized: return []
    read = ["read", "--json", "--threads", "1", os.path.join(ROOT, INPUT)]
    out = [(f"faults/{n}", lambda n=n, c=c: asking(place, f"faults/{n}", c)) for n, c in [("read", read), *ASK.items()]]
    out.append(("faults/add-memory", lambda: adding(place, "faults/add-memory", "memory")))
    out.append(("faults/add-write", lambda: adding(place, "faults/add-write", "write")))
    out.append(("faults/add-full", lambda: adding(place, "faults/add-full", "write", stay=1)))
    if os.environ.get("FAULTS") == "all": out.append(("faults/kill", lambda: killing(place, "faults/kill")))
    return [job for job in out if place.wants(job[0])]
