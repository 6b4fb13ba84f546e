#include "kind.h"
#include <strings.h>

static const struct row {
    const char *first, *endings, *aside;
} rows[KINDS] = {
#define KIND(name, first, endings, aside) {first, endings, aside},
#include "kinds.def"
};

static bool starts(str head, const char *list) {
    for (str rest = str_of(list); rest.at;) {
        str first = str_cut(&rest, '|');
        if (first.len && str_starts(head, first)) return true;
    }
    return false;
}

static bool ends(str path, const char *list) {
    for (str rest = str_of(list); rest.at;) {
        str ending = str_cut(&rest, ' ');
        if (!ending.len || path.len <= ending.len) continue;
        if (!strncasecmp(path.at + path.len - ending.len, ending.at, ending.len)) return true;
    }
    return false;
}

/* An object whose first key follows: a text hardly ever starts so. */
static bool looks_like_json(str head) {
    if (!str_starts(head, STR("{"))) return false;
    head = str_trim(str_sub(head, 1, head.len));
    return head.len && (*head.at == '"' || *head.at == '}');
}

enum kind kind_of(const char *path, str head) {
    head = str_trim(head);
    for (int k = 0; k < KINDS; k++)
        if (starts(head, rows[k].first)) return (enum kind)k;
    for (int k = 0; k < KINDS; k++)
        if (path && ends(str_of(path), rows[k].endings)) return (enum kind)k;
    return looks_like_json(head) ? KIND_JSONL : KIND_TEXT;
}

const char *kind_aside(enum kind k) { return rows[k].aside; }
