"""The cmocka programs: tests/unit/test_*.c, each built on its own; each of its functions is a test.
MARSAD_DATA names the data file that was built with them."""
import os, re
from .place import said


def jobs(place):
    out = []
    for path in place.files("unit", ".c"):
        name = os.path.splitext(os.path.basename(path))[0]
        if name.startswith("test_") and place.wants(f"unit/{name}"):
            out.append((f"unit/{name}", lambda n=name: check(place, n)))
    return out


def check(place, name):
    env = dict(place.env, MARSAD_DATA=place.program + ".data")
    done = place.run([os.path.join(place.build, "tests/unit", name)], env=env)
    lines = re.findall(rb"^(not ok|ok) \d+ - (\w+)", done.stdout, re.M)
    results = [(f"unit/{name}/{test.decode()}", None if ok == b"ok" else said(done)) for ok, test in lines]
    if done.returncode and all(why is None for _, why in results):
        results.append((f"unit/{name}", said(done)))
    return results, None
