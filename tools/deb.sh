#!/bin/sh
# Builds the Debian packages in build/deb, asks lintian about them, installs them into a fresh root and tries them there.
#
#     deb.sh [FOLDER]      build/deb where none is named; needs root for the fresh root, which is left out otherwise
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/deb}
rm -rf "$folder" && mkdir -p "$folder/marsad"
folder=$(cd "$folder" && pwd)
git ls-files -z -co --exclude-standard | xargs -0 cp --parents -t "$folder/marsad"
(cd "$folder/marsad" && dpkg-buildpackage -b -us -uc) >"$folder/log" 2>&1 || { tail -20 "$folder/log" >&2; exit 1; }
lintian --fail-on error "$folder"/*.changes || { echo "lintian found errors" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] && command -v debootstrap >/dev/null || { echo "deb: built; no root to install into"; exit 0; }
root=$folder/root
debootstrap --variant=minbase --include=libsqlite3-0,libjansson4 bookworm "$root" >"$folder/debootstrap.log" 2>&1 ||
    { tail -3 "$folder/debootstrap.log" >&2; exit 1; }
cp "$folder"/marsad_*.deb "$folder"/marsad-data_*.deb "$folder"/libmarsad*.deb "$root/tmp/"
chroot "$root" sh -c 'rm -f /tmp/*dbgsym* && dpkg -i /tmp/*.deb' >"$folder/install.log" 2>&1 || { tail -5 "$folder/install.log" >&2; exit 1; }
mkdir -p "$root/articles" && cp examples/dza-rus/*.jsonl "$root/articles/"
chroot "$root" sh -c 'cd /tmp && marsad add --quiet /articles && marsad check --quiet && marsad timeline DZA RUS --count 3 && test -e /usr/share/man/man1/marsad.1.gz -o -e /etc/dpkg/dpkg.cfg.d'
chroot "$root" dpkg --purge marsad libmarsad-dev libmarsad0 marsad-data >"$folder/purge.log" 2>&1
rm -rf "$root"
echo "deb: built, sound by lintian's errors, installed into a fresh root, tried and taken out again"
