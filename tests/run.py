#!/usr/bin/env python3
"""Runs every test and closes with the line `N passed, N failed`.

    run.py [--build DIR] [--bin PROGRAM] [PATTERN …]

A PATTERN (or the variable ONLY) keeps the tests whose name contains it: `make test ONLY=golden/times`.
BLESS=1 rewrites the expectations of command and golden cases; the diff is the review.

Each module of tests/harness/ has jobs(place): a list of (name, function). A function returns its results, a
list of (test name, None or what went wrong), and a remark to print or None. Jobs run side by side.
"""
import argparse, os, sys, time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
from harness import place, lint, units, rules, golden, commands, messages, readme, recipes, install, linear, faults, damage, kills, fuzzers, scores, suites, wikinews

SHOWN = 30  # failures shown in full of each group


def run(job):
    name, function = job
    started = time.time()
    try:
        results, remark = function()
    except Exception as error:  # a fault of the harness must not hide the other results
        results, remark = [(name, f"the test itself broke: {error!r}")], None
    return name, results, remark, time.time() - started


def report(group, results, seconds):
    failed = [(n, why) for n, why in results if why is not None]
    for name, why in failed[:SHOWN]:
        print(f"FAILED {name}\n" + "\n".join("    " + line for line in why.splitlines()))
    if len(failed) > SHOWN:
        print(f"… and {len(failed) - SHOWN} more failures in {group}")
    print(f"{group:10}{len(results) - len(failed):6} passed {len(failed):5} failed {seconds:8.1f} s", flush=True)
    return len(results) - len(failed), len(failed)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--build", default="build")
    args.add_argument("--bin", default="marsad")
    args.add_argument("pattern", nargs="*")
    args = args.parse_args()
    here = place.Place(args.build, args.bin, args.pattern + os.environ.get("ONLY", "").split())

    passed = failed = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        groups = [(m.__name__.split(".")[-1], [pool.submit(run, job) for job in m.jobs(here)])
                  for m in (lint, units, rules, commands, messages, readme, golden, recipes, install, linear, faults, damage, kills, fuzzers, scores, suites, wikinews)]
        for group, futures in groups:
            done = [f.result() for f in futures]
            if not done: continue
            for remark in (remark for _, _, remark, _ in done if remark): print(remark)
            p, f = report(group, [r for _, rs, _, _ in done for r in rs], sum(s for *_, s in done))
            passed, failed = passed + p, failed + f
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
