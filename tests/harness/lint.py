"""The rules of the house, as one test; `make lint` runs the same."""
import os
from .place import said


def jobs(place):
    if not place.wants("lint"): return []

    def check():
        library = os.path.join(place.root, "build", "libmarsad.a")
        done = place.run(["python3", "tools/lint.py", library])
        return [("lint", None if done.returncode == 0 else said(done))], None
    return [("lint", check)]
