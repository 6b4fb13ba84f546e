#!/usr/bin/env python3
"""Measures `marsad read` on one thread: measure.py PROGRAM ARTICLES.jsonl"""
import json, os, subprocess, sys, tempfile, time


def run(command, given=None, times=1):
    """The shortest wall time in seconds, with the processor time and peak memory (MB) of that run."""
    best = None
    for _ in range(times):
        with open(given or os.devnull, "rb") as stdin, open(os.devnull, "wb") as out:
            started = time.perf_counter()
            child = subprocess.Popen(command, stdin=stdin, stdout=out)
            _, status, used = os.wait4(child.pid, 0)
            wall = time.perf_counter() - started
        if status: sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
        seen = (wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
        best = min(best or seen, seen)
    return best


def main(program, path):
    articles = size = 0
    first = None
    with open(path, encoding="utf-8") as f:
        for line in f:
            first = first or line
            articles, size = articles + 1, size + len(json.loads(line)["text"].encode())
    read = [program, "read", "--json", "--threads", "1"]
    wall, used, memory = run(read + [path])
    print(f"read      {articles} articles, {size / 1e6:.1f} MB of UTF-8 text in {wall:.2f} s: {size / 1e6 / wall:.1f} MB/s, "
          f"{articles / wall:.0f} articles/s ({used:.2f} s of processor time)")
    print(f"memory    {memory:.0f} MB at the peak")
    print(f"start-up  {1000 * run([program, '--version'], times=10)[0]:.1f} ms for --version")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as one:
        one.write(first)
        one.flush()
        print(f"          {1000 * run(read + ['-'], one.name, times=10)[0]:.1f} ms to read one article")


if __name__ == "__main__":
    main(*sys.argv[1:])
