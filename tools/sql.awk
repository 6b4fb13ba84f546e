# Turns SQL into C: statements.sql into STATEMENT(name, "...") lines, schema/*.sql into SCHEMA("...") lines.
function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\\n\""
}
function close_one() { if (open) print ")"; open = 0 }
FILENAME ~ /schema\// && FNR == 1 { close_one(); print "SCHEMA("; open = 1 }
/^--: / { close_one(); print "STATEMENT(" $2 ","; open = 1; next }
/^ *--/ || /^ *$/ { next }
open { sub(/ +-- .*/, ""); print quoted($0) }
END { close_one() }
