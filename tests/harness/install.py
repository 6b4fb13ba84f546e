"""`make install` into an empty folder: the program runs from there, a program of twenty lines is built against the
library and runs, every command has its page of the manual, and the completions are sound."""
import json, os, re, shutil, tempfile
from .place import said

TEXT = "زار الرئيس الروسي فلاديمير بوتين الجزائر في 7 مارس 2024."


def jobs(place):
    return [("install", lambda: check(place))] if not place.sanitized and place.wants("install") else []


def check(place):
    root = tempfile.mkdtemp(prefix="marsad-install-")
    try:
        done = place.run(["make", "-s", "-j1", "install", f"DESTDIR={root}", "PREFIX=/usr"], timeout=600)
        if done.returncode: return [("install", said(done))], None
        at = lambda *parts: os.path.join(root, "usr", *parts)
        return [(f"install/{name}", why) for name, why in (("program", program(place, at)), ("library", library(place, root, at)),
                ("manual", manual(place, at)), ("completion", completion(place, at)))], None
    finally:
        shutil.rmtree(root, ignore_errors=True)


def program(place, at):
    done = place.run([at("bin/marsad"), "read", "-"], cwd="/", input=TEXT.encode())
    return None if done.returncode == 0 and json.loads(done.stdout)["events"] else said(done)


def library(place, root, at):
    env = dict(place.env, PKG_CONFIG_PATH=at("lib/pkgconfig"), PKG_CONFIG_SYSROOT_DIR=root, LD_LIBRARY_PATH=at("lib"))
    built = place.run(["sh", "-c", f"cc -Wall -Werror -o {root}/library examples/library.c $(pkg-config --cflags --libs marsad)"], env=env)
    if built.returncode: return said(built)
    done = place.run([root + "/library", TEXT], cwd="/", env=env)
    return None if done.returncode == 0 and json.loads(done.stdout)["events"] else said(done)


def commands(place):
    return re.findall(r"^  ([a-z]+) ", place.run([place.program, "--help"]).stdout.decode().split("Options")[0], re.M)


def manual(place, at):
    for name in ["marsad"] + ["marsad-" + c for c in commands(place)]:
        path = at("share/man/man1", name + ".1")
        if not os.path.exists(path): return f"{name} has no page"
        with open(path, encoding="utf-8") as f: page = f.read()
        for part in (".TH ", ".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH EXIT STATUS"):
            if part not in page: return f"the page of {name} has no {part}"


def completion(place, at):
    script = f'. {at("share/bash-completion/completions/marsad")}; COMP_WORDS=(marsad timeline --fr); COMP_CWORD=2; _marsad; echo "${{COMPREPLY[*]}}"'
    done = place.run(["bash", "-c", script])
    return None if done.stdout == b"--from\n" and os.path.getsize(at("share/zsh/site-functions/_marsad")) else said(done)
