"""A store with random damage: every command says so with one message that names the file, or works on what it can read;
none crashes, hangs or says nothing. A few in `make test`, many in `make torture` (DAMAGES=200)."""
import os, random, shutil, tempfile
from .place import ROOT, said

EXAMPLES = os.path.join(ROOT, "examples/dza-rus")
COMMANDS = [["stats"], ["timeline", "DZA", "RUS"], ["events", "--json"], ["show", "1", "5"], ["why", "1#e1"], ["check"], ["reread"],
            ["add", "--quiet", os.path.join(EXAMPLES, "wakala.jsonl")], ["remove", "2"]]


def jobs(place):
    return [("damage", lambda: check(place))] if place.wants("damage") else []


def damaged(chance, store):
    """Some bytes are others, in any page or in the first ones; now and then the end is missing."""
    out = bytearray(store)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        at = chance.randrange(len(out)) if chance.random() < 0.7 else chance.randrange(3 * 4096)
        n = chance.choice((1, 2, 4, 16, 200))
        out[at:at + n] = chance.randbytes(len(out[at:at + n]))
    return bytes(out[:chance.randrange(len(out))]) if chance.random() < 0.15 else bytes(out)


def put(path, store):
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending): os.unlink(path + ending)
    with open(path, "wb") as f: f.write(store)


def fault(done, command, path):
    told = done.stderr.decode("utf-8", "replace").splitlines()
    if done.returncode not in (0, 1, 3): return said(done)
    if len(told) > len(command) or any(path not in line and "article" not in line and "item" not in line for line in told): return said(done)
    return None if told or not done.returncode or command == ["check"] else "it failed and said nothing"


def check(place):
    folder, chance, results = tempfile.mkdtemp(prefix="marsad-damage-"), random.Random(3), []
    path = os.path.join(folder, "t.db")
    env = dict(place.env, MARSAD_DB=path)
    try:
        place.run([place.program, "add", "--quiet", os.path.join(EXAMPLES, "press.jsonl")], env=env)
        with open(path, "rb") as f: whole = f.read()
        for i in range(int(os.environ.get("DAMAGES", "6"))):
            store, why = damaged(chance, whole), None
            for command in COMMANDS:
                put(path, store)
                why = why or fault(place.run([place.program, *command], env=env, timeout=120), command, path)
            results.append((f"damage/{i}", why))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return results, None
