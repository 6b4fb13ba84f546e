#include "whois.h"
#include "../lex/fold.h"
#include <strings.h>

static str cell(const lex *l, uint32_t row, int column) { return lex_cell(l, TABLE_actors, row, column); }

/* How an actor stands in events: its code, else that of what it belongs to, else its own name. */
static str party_of(const lex *l, uint32_t row) {
    for (int depth = 0; depth < 8; depth++) {
        str code = cell(l, row, actors_code), polity = cell(l, row, actors_polity);
        if (code.len) return code;
        uint32_t up = polity.len ? lex_find(l, TABLE_actors, actors_id, polity) : NONE;
        if (up == NONE) break;
        row = up;
    }
    return cell(l, row, actors_ar);
}

/* ---- From a name to an actor ---- */

static bool is_party(const lex *l, uint32_t row) {
    str kind = cell(l, row, actors_kind);
    return str_is(kind, "state") || str_is(kind, "org");
}

/* States come before organisations of the same name. */
static void prefer(const lex *l, uint32_t row, uint32_t *best) {
    if (!is_party(l, row)) return;
    if (*best == NONE ||
        (str_is(cell(l, row, actors_kind), "state") && !str_is(cell(l, *best, actors_kind), "state")))
        *best = row;
}

static bool same_letters(str a, str b) { return a.len == b.len && !strncasecmp(a.at, b.at, a.len); }

static uint32_t find(const lex *l, str asked, arena *mem) {
    uint32_t best = NONE, n = lex_row_count(l, TABLE_actors), m = lex_row_count(l, TABLE_names);
    for (uint32_t i = 0; i < n; i++)
        if (same_letters(cell(l, i, actors_id), asked) || same_letters(cell(l, i, actors_code), asked))
            prefer(l, i, &best);
    if (best != NONE) return best;
    str folded = fold_str(mem, asked);
    for (uint32_t i = 0; i < n; i++)
        if (same_letters(cell(l, i, actors_en), asked) ||
            str_eq(fold_str(mem, cell(l, i, actors_ar)), folded))
            prefer(l, i, &best);
    for (uint32_t i = 0; i < m && best == NONE; i++) {
        str form = lex_cell(l, TABLE_names, i, names_form);
        if (same_letters(form, asked) || str_eq(fold_str(mem, form), folded))
            prefer(l, lex_ref(l, TABLE_names, i, names_id), &best);
    }
    return best;
}

/* ---- Predecessors ---- */

static bool has(const doc_strs *list, str x) {
    for (uint32_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], x)) return true;
    return false;
}

/* Those whose first successor the actor is: it continues them. The others that came out of them do not. */
static void add_predecessors(const lex *l, arena *mem, str id, int depth, doc_strs *out) {
    for (uint32_t i = 0; i < lex_row_count(l, TABLE_actors) && depth < 8; i++) {
        str successors = cell(l, i, actors_successor);
        if (!successors.len || !str_eq(str_cut(&successors, '|'), id)) continue;
        str party = party_of(l, i);
        if (has(out, party)) continue;
        VEC_PUSH(mem, out, party);
        add_predecessors(l, mem, cell(l, i, actors_id), depth + 1, out);
    }
}

msd_code whois_party(const lex *l, const char *asked, arena *mem, doc_strs *out, msd_error *e) {
    uint32_t row = find(l, str_trim(str_of(asked)), mem);
    if (row == NONE) {
        error_set(e, MSD_MISSING, "nobody is called '%s'", asked);
        error_mend(
            e, "name a state or organisation by its code (DZA, RUS, NATO) or by its Arabic or English name");
        return MSD_MISSING;
    }
    VEC_PUSH(mem, out, party_of(l, row));
    add_predecessors(l, mem, cell(l, row, actors_id), 0, out);
    return MSD_OK;
}

str whois_name(const lex *l, arena *mem, str party, bool arabic) {
    uint32_t row = lex_find(l, TABLE_actors, actors_id, party);
    if (row == NONE) return party;
    str name = cell(l, row, arabic ? actors_ar : actors_en);
    if (!name.len || str_eq(name, party)) return party;
    return arabic ? name : str_printf(mem, "%.*s (%.*s)", STR_ARG(name), STR_ARG(party));
}

/* ---- Labels and messages ---- */

/* Whether the text is the pattern with something in place of each {}; the parts go to `parts`. */
static bool matches(str pattern, str text, str parts[4]) {
    for (int n = 0;; n++) {
        ptrdiff_t hole = str_find(pattern, STR("{}"));
        str head = str_sub(pattern, 0, hole < 0 ? pattern.len : (size_t)hole);
        if (!str_starts(text, head)) return false;
        text = str_sub(text, head.len, text.len);
        if (hole < 0) return !text.len;
        if (n == 4) return false;
        pattern = str_sub(pattern, (size_t)hole + 2, pattern.len);
        str next = str_cut(&(str){pattern.at, pattern.len}, '{');
        ptrdiff_t end = next.len ? str_find(text, next) : (ptrdiff_t)text.len;
        if (end < 0) return false;
        parts[n] = str_sub(text, 0, (size_t)end);
        text = str_sub(text, (size_t)end, text.len);
    }
}

static str filled(arena *mem, str pattern, const str parts[4]) {
    buf out = {.mem = mem};
    for (int n = 0;; n++) {
        ptrdiff_t hole = str_find(pattern, STR("{}"));
        buf_add(&out, str_sub(pattern, 0, hole < 0 ? pattern.len : (size_t)hole));
        if (hole < 0 || n == 4) break;
        buf_add(&out, parts[n]);
        pattern = str_sub(pattern, (size_t)hole + 2, pattern.len);
    }
    buf_cstr(&out);
    return buf_str(&out);
}

/* A hundred-odd rows and a few labels a line: no index is worth its place. */
str whois_say(const lex *l, arena *mem, const char *english, bool arabic) {
    str text = str_of(english), parts[4] = {{0}};
    for (uint32_t i = 0; i < lex_row_count(l, TABLE_messages); i++) {
        str key = lex_cell(l, TABLE_messages, i, messages_key);
        str said = lex_cell(l, TABLE_messages, i, arabic ? messages_ar : messages_en);
        if (str_eq(key, text)) return said.len ? said : text;
        if (arabic && matches(key, text, parts)) return filled(mem, said, parts);
    }
    return text;
}
