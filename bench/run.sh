#!/bin/sh
# Speed, memory and start-up of `marsad read`: bench/run.sh FOLDER [ARTICLES]
#
# FOLDER holds SaudiNewsNet's zips (or .jsonl files). They are laid out as JSON Lines in a temporary folder, the file
# is read once to warm the cache, and then measured on one thread. Prints; keeps nothing.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-../shared/corpus/saudinewsnet}
[ -d "$folder" ] || { echo "no folder $folder; give one that holds the zips of SaudiNewsNet" >&2; exit 2; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
python3 bench/articles.py "$folder" ${2:+--limit "$2"} >"$temp/articles.jsonl"
python3 bench/measure.py ./marsad "$temp/articles.jsonl"
