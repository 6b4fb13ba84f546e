#!/bin/sh
# What Marsad costs, beside what others cost on the same text: bench/run.sh [--keep] [--quick] [FOLDER [ARTICLES]]
#
# FOLDER holds SaudiNewsNet's zips (or .jsonl files); ARTICLES is how many of them to read (3000). See measure.py for what is
# measured. --keep adds the numbers to bench/results.tsv under the commit.
set -eu
cd "$(dirname "$0")/.."
options=
while [ $# -gt 0 ]; do
    case $1 in
    --*) options="$options $1"; shift ;;
    *) break ;;
    esac
done
folder=${1:-../shared/corpus/saudinewsnet}
[ -d "$folder" ] || { echo "no folder $folder; give one that holds the zips of SaudiNewsNet" >&2; exit 2; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
python3 bench/articles.py "$folder" --limit "${2:-3000}" >"$temp/articles.jsonl"
python3 bench/measure.py $options ./marsad "$temp/articles.jsonl"
