"""Where things are, and how a program is run."""
import os, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Place:
    def __init__(self, build, program, patterns):
        self.root = ROOT
        self.build = os.path.join(ROOT, build)
        self.program = os.path.join(ROOT, program)
        self.patterns = patterns
        self.sanitized = os.path.basename(self.build) in ("asan", "tsan")
        self.bless = os.environ.get("BLESS") == "1"
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("MARSAD_", "MAKE", "MFLAGS"))}
        self.env.update(LC_ALL="C.UTF-8", TZ="UTC", TERM="dumb", CMOCKA_MESSAGE_OUTPUT="TAP",
                        ASAN_OPTIONS="allocator_may_return_null=1:exitcode=99:detect_stack_use_after_return=1",
                        TSAN_OPTIONS="allocator_may_return_null=1:exitcode=99",
                        UBSAN_OPTIONS="print_stacktrace=1")

    def wants(self, name):
        return not self.patterns or any(p in name for p in self.patterns)

    def files(self, folder, ending):
        """Paths below tests/folder, from the root, sorted."""
        found = []
        for at, _, names in os.walk(os.path.join(ROOT, "tests", folder)):
            found += [os.path.relpath(os.path.join(at, n), ROOT) for n in names if n.endswith(ending)]
        return sorted(found)

    def run(self, command, **more):
        """The finished process; standard output and error as bytes. 98 as its code where time ran out."""
        options = dict(cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        options.update(more)
        if "input" in options: del options["stdin"]
        try:
            return subprocess.run(command, **options)
        except subprocess.TimeoutExpired as late:
            return subprocess.CompletedProcess(command, 98, late.stdout or b"", (late.stderr or b"") + b"\ntime ran out")


def said(process):
    """What a failed process said, for a report."""
    text = (process.stdout[-2000:] + process.stderr[-3000:]).decode("utf-8", "replace").strip()
    return f"exit code {process.returncode}\n{text}"
