/* db_lists: lists in a column are JSON, so that other programs can read them. They are written by the document's writer
 * and read back here, where only what that writer makes is known: strings and whole numbers, in order. */
#include "db.h"

str db_list(arena *mem, const doc_strs *list) {
    buf out = {.mem = mem};
    buf_char(&out, '[');
    for (uint32_t i = 0; i < list->n; i++) {
        if (i) buf_char(&out, ',');
        json_str(&out, list->at[i]);
    }
    buf_char(&out, ']');
    return buf_str(&out);
}

str db_spans(arena *mem, const doc_spans *spans) {
    buf out = {.mem = mem};
    buf_char(&out, '[');
    for (uint32_t i = 0; i < spans->n; i++) {
        buf_add(&out, i ? STR(",[") : STR("["));
        buf_uint(&out, spans->at[i].begin);
        buf_char(&out, ',');
        buf_uint(&out, spans->at[i].end);
        buf_char(&out, ']');
    }
    buf_char(&out, ']');
    return buf_str(&out);
}

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0; }

/* The character behind a backslash; *json is moved past it. */
static char escaped(str *json) {
    char c = *json->at;
    *json = str_sub(*json, 1, json->len);
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    if (c == 'r') return '\r';
    if (c != 'u' || json->len < 4) return c;
    c = (char)(hex(json->at[2]) << 4 | hex(json->at[3]));
    *json = str_sub(*json, 4, json->len);
    return c;
}

bool db_next_string(arena *mem, str *json, str *out) {
    str_cut(json, '"');
    if (!json->at) return false;
    buf text = {.mem = mem};
    while (json->len && *json->at != '"') {
        char c = *json->at;
        *json = str_sub(*json, 1, json->len);
        buf_char(&text, c == '\\' && json->len ? escaped(json) : c);
    }
    if (json->len) *json = str_sub(*json, 1, json->len);
    buf_cstr(&text);
    *out = buf_str(&text);
    return true;
}

void db_unlist(arena *mem, str json, doc_strs *list) {
    str item;
    while (db_next_string(mem, &json, &item)) VEC_PUSH(mem, list, item);
}

static bool next_number(str *json, uint32_t *n) {
    while (json->len && (*json->at < '0' || *json->at > '9')) *json = str_sub(*json, 1, json->len);
    *n = 0;
    bool some = false;
    for (; json->len && *json->at >= '0' && *json->at <= '9'; some = true) {
        *n = *n * 10 + (uint32_t)(*json->at - '0');
        *json = str_sub(*json, 1, json->len);
    }
    return some;
}

void db_unspans(arena *mem, str json, doc_spans *spans) {
    doc_span s;
    while (next_number(&json, &s.begin) && next_number(&json, &s.end)) VEC_PUSH(mem, spans, s);
}

/* ---- Participants: entities with their sides ---- */

str db_sides(arena *mem, const doc *d, const doc_sides *sides) {
    buf out = {.mem = mem};
    buf_char(&out, '[');
    for (uint32_t i = 0; i < sides->n; i++) {
        buf_add(&out, i ? STR(",{\"entity\":") : STR("{\"entity\":"));
        json_str(&out, d->entities.at[sides->at[i].entity].id);
        buf_printf(&out, ",\"side\":\"%s\"}", sides->at[i].side);
    }
    buf_char(&out, ']');
    return buf_str(&out);
}

void db_unsides(doc *d, str json, doc_sides *sides) {
    str key, entity, side;
    while (db_next_string(d->mem, &json, &key) && db_next_string(d->mem, &json, &entity) &&
           db_next_string(d->mem, &json, &key) && db_next_string(d->mem, &json, &side)) {
        uint32_t i = 0;
        while (i < d->entities.n && !str_eq(d->entities.at[i].id, entity)) i++;
        if (i == d->entities.n) continue;
        VEC_PUSH(d->mem, sides, ((doc_side){i, str_is(side, "actor") ? "actor" : "recipient"}));
    }
}
