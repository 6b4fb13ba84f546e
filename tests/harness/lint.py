"""The rules of the house, as one test; `make lint` runs the same."""
import os
from .place import said


def jobs(place):
    if not place.wants("lint"): return []

    def check():
        library = os.path.join(place.build, "libmarsad.a")
        checked = [] if place.sanitized else [library]  # a sanitizer adds data of its own
        done = place.run(["python3", "tools/lint.py"] + checked)
        return [("lint", None if done.returncode == 0 else said(done))], None
    return [("lint", check)]
