"""clang's fuzzers of tests/fuzz/, a while each: FUZZ_SECONDS (20, in `make torture` 600) from their seeds; those of some
minutes also from what earlier ones found, kept in build/fuzz/corpus/. What breaks one is kept in build/fuzz/found/."""
import os, shutil
from .place import said


def jobs(place):
    if place.sanitized: return []
    names = [os.path.basename(path)[:-2] for path in place.files("fuzz", ".c")]
    return [(f"fuzz/{n[5:]}", lambda n=n: check(place, n)) for n in names if n.startswith("fuzz_") and place.wants(n.replace("_", "/"))]


def check(place, name):
    seconds = int(os.environ.get("FUZZ_SECONDS", 20))
    target = name[5:]
    at = lambda *parts: os.path.join(place.root, "build/fuzz", *parts)
    if not os.path.exists(at(name)): return [(f"fuzz/{target}", f"is not built: make build/fuzz/{name}")], None
    corpus = at("corpus" if seconds > 60 else "once", target)
    shutil.rmtree(at("once", target), ignore_errors=True)
    for folder in (corpus, at("found")): os.makedirs(folder, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-timeout=10", "-max_len=16384", "-rss_limit_mb=1024", "-seed=1",
               "-print_final_stats=1", f"-artifact_prefix={at('found', target)}-"]
    env = dict(place.env, MARSAD_DATA=place.program + ".data", ASAN_OPTIONS="detect_leaks=1")
    done = place.run([at(name), *options, corpus, f"tests/fuzz/seeds/{target}"], env=env, timeout=seconds + 120)
    return [(f"fuzz/{target}", said(done) if done.returncode else None)], None
