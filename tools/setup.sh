#!/bin/sh
# Puts what is missing in place: setup.sh [--check] GROUP …   (groups: build test torture deb bench)
#
# Each line below: group, Debian package, and the proof that it is there. The proof is what counts, so that a
# library installed in any other way is found too. --check installs nothing: it says what is missing and fails.
set -u
needs='
build    build-essential  command:cc
build    pkg-config       command:pkg-config
build    libsqlite3-dev   library:sqlite3
build    libjansson-dev   library:jansson
build    libxxhash-dev    library:libxxhash
test     libcmocka-dev    library:cmocka
test     python3          command:python3
test     clang-format     command:clang-format
test     clang            command:clang
test     libclang-rt-dev  glob:/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a
torture  valgrind         command:valgrind
deb      debhelper        command:dh
deb      lintian          command:lintian
deb      debootstrap      command:debootstrap
bench    libstemmer-dev   file:/usr/include/libstemmer.h
bench    libicu-dev       library:icu-uc
bench    valgrind         command:valgrind
'

there() {
    case $1 in
    command:*) command -v "${1#*:}" ;;
    library:*) pkg-config --exists "${1#*:}" ;;
    file:*) test -e "${1#*:}" ;;
    glob:*) ls ${1#*:} ;;
    esac >/dev/null 2>&1
}

missing() {
    echo "$needs" | while read -r group package proof; do
        case " $groups " in
        *" $group "*) there "$proof" || printf '%s ' "$package" ;;
        esac
    done
}

check=no
[ "${1:-}" = --check ] && check=yes && shift
groups="${*:-build test}"
packages=$(missing)
packages=${packages% }

if [ -z "$packages" ]; then
    [ $check = yes ] || echo "Set up: nothing is missing."
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing; this is no Debian, so please install what your system calls these: $packages" >&2
    exit 1
fi
if [ $check = yes ]; then
    echo "Missing: $packages (make setup installs them)" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Missing. Please run: sudo apt-get update && sudo apt-get install -y $packages" >&2
    exit 1
fi

echo "Installing: $packages"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
install() { apt-get install -y --no-install-recommends $packages >"$log" 2>&1; }
if ! install && ! { apt-get update >"$log" 2>&1 && install; }; then
    cat "$log" >&2
    echo "apt-get could not install: $packages" >&2
    exit 1
fi
packages=$(missing)
[ -z "$packages" ] || { echo "Still missing after the installation: $packages" >&2; exit 1; }
