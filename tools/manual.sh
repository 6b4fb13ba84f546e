#!/bin/sh
# The manual and the completions from the program's own help: manual.sh PROGRAM FOLDER
#
#     FOLDER/man/marsad.1, marsad-read.1 …    FOLDER/marsad.bash    FOLDER/_marsad (zsh)
set -eu
program=$1 folder=$2 here=$(dirname "$0")
LC_ALL=C.UTF-8 LANG=C.UTF-8
export LC_ALL LANG
unset MARSAD_DATA
version=$("$program" --version | cut -d' ' -f2)
commands=$("$program" --help | awk '/^  [a-z]/ && !/^Options/ { print $1 } /^Options/ { exit }')
mkdir -p "$folder/man"

"$program" --help | awk -v version="$version" -f "$here/manual.awk" >"$folder/man/marsad.1"
for c in $commands; do
    "$program" "$c" --help | awk -v name="$c" -v version="$version" -f "$here/manual.awk" >"$folder/man/marsad-$c.1"
done

# The options that a command takes, hyphens and all.
options() { "$program" "$1" --help | awk '$1 ~ /^--/ { print $1 }' | tr '\n' ' '; }

{
    echo '# bash completion for marsad'
    echo '_marsad() {'
    echo '    local word=${COMP_WORDS[COMP_CWORD]} options='
    echo "    if [ \"\$COMP_CWORD\" -eq 1 ]; then COMPREPLY=(\$(compgen -W '$(echo $commands) --help --version' -- \"\$word\")); return; fi"
    echo '    case ${COMP_WORDS[1]} in'
    for c in $commands; do echo "    $c) options='$(options "$c")' ;;"; done
    echo '    esac'
    echo '    case $word in'
    echo '    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;'
    echo '    *) COMPREPLY=($(compgen -f -- "$word")) ;;'
    echo '    esac'
    echo '}'
    echo 'complete -o filenames -F _marsad marsad'
} >"$folder/marsad.bash"

{
    echo '#compdef marsad'
    echo 'local -a commands'
    echo 'commands=('
    "$program" --help | awk -v q="'" '/^Options/ { exit } /^  [a-z]/ { name = $1; sub(/^  [^ ]+ +/, ""); if (match($0, /  +[^ ]/)) $0 = substr($0, RSTART)
        sub(/^ +/, ""); gsub(q, ""); gsub(/:/, "\\:"); print "    " q name ":" $0 q }'
    echo ')'
    echo 'if (( CURRENT == 2 )); then _describe command commands; return; fi'
    echo 'case $words[2] in'
    for c in $commands; do echo "$c) compadd -- $(options "$c") ;;"; done
    echo 'esac'
    echo '_files'
} >"$folder/_marsad"
