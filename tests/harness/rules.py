"""The examples that stand beside tables and rules in data/; mkdata knows how to run them."""
import os, re
from .place import said


def jobs(place):
    if not place.wants("rules"): return []
    return [("rules", lambda: check(place))]


def check(place):
    done = place.run([os.path.join(place.build, "mkdata"), "--check", "data"])
    counts = re.findall(rb"^(\d+) passed, (\d+) failed$", done.stdout, re.M)
    if not counts: return [("rules", said(done))], None
    passed, failed = map(int, counts[-1])
    results = [("rules", None)] * passed + [("rules", "see the first failure")] * failed
    if failed or done.returncode: results[-1:] = [("rules", said(done))]
    return results, None
