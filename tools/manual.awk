# A page of the manual from what `marsad [COMMAND] --help` prints: awk -v name=read -v version=0.1.0 -f manual.awk
function plain(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    if (text ~ /^[.']/) text = "\\&" text
    return text
}
function section(title) { if (part != title) print ".SH " title; part = title }
function option(line,   left, help) {
    left = help = line
    sub(/^ */, "", left)
    if (match(left, /   *[^ ]/)) {
        help = substr(left, RSTART)
        left = substr(left, 1, RSTART - 1)
        sub(/^ */, "", help)
    } else help = ""
    print ".TP\n.B " plain(left)
    if (help != "") print plain(help)
}
BEGIN { title = name == "" ? "marsad" : "marsad-" name }
NR == 1 {
    usage = $0
    sub(/^usage: /, "", usage)
    next
}
NR == 3 && name != "" { summary = $0 }
NR == 3 && name == "" { summary = "read Arabic news and keep the record of relations between states" }
NR == 3 {
    print ".TH " toupper(title) " 1 \"\" \"marsad " version "\" \"Marsad\""
    print ".ad l"
    print ".SH NAME\n" plain(title) " \\- " plain(summary)
    print ".SH SYNOPSIS\n.B " plain(usage)
    if (name != "") next
}
/^Options$/ { section("OPTIONS"); next }
part == "OPTIONS" && /^  --/ { option($0); next }
part == "OPTIONS" && /^    / { sub(/^ */, ""); print plain($0); next }
name == "" && /^  [a-z]/ { section("COMMANDS"); option("  " $0); next }
!/./ { if (part == "DESCRIPTION") print ".PP"; next }
/^  / { section("DESCRIPTION"); print ".nf\n" plain($0) "\n.fi"; next }
{ section("DESCRIPTION"); print plain($0) "\n.br" }
END {
    print ".SH EXIT STATUS"
    print "0 all done (an item set aside with a stated reason is done), 1 something could not be read or written,"
    print "2 wrong usage, 3 the store is damaged or newer than this program."
    print ".SH SEE ALSO"
    print name == "" ? ".BR marsad\\-read (1)" : ".BR marsad (1)"
}
