/* db_layers: layers.def once more. Each LAYER becomes the columns of its table, a function that binds one item to an
 * INSERT and one that takes an item from a SELECT; each FIELD is a call of the functions of its kind. A field that is
 * added to layers.def needs its column in a new file of schema/, and nothing here. */
#include "db.h"
#include "../doc/edtf.h"

/* A row on its way in or out; `at` is the next parameter or column. */
typedef struct row {
    sqlite3_stmt *st;
    int at;
    doc *d;
    arena *mem; /* for what is bound */
} row;

/* ---- Kinds: their columns, binding, taking ---- */

static void name_one(buf *out, const char *name) { buf_printf(out, ",\"%s\"", name); }
static void name_days(buf *out, const char *name) {
    buf_printf(out, ",\"%s\",\"%s_first\",\"%s_last\"", name, name, name);
}
static void name_span(buf *out, const char *name) {
    buf_printf(out, ",\"%s_begin\",\"%s_end\",\"sentence\"", name, name);
}
static void name_value(buf *out, const char *name) { buf_printf(out, ",\"%s\",\"%s_high\"", name, name); }

#define NAME_SPAN name_span
#define NAME_SPANS name_one
#define NAME_STR name_one
#define NAME_STRS name_one
#define NAME_OPT name_one
#define NAME_SOME name_one
#define NAME_DATE name_days
#define NAME_SOMEDATE name_days
#define NAME_VALUE name_value
#define NAME_SIDES name_one
#define NAME_RULE name_one

/* The sentence in which a place lies, from 1; 0: none. They stand in text order. */
static uint32_t sentence_at(const doc *d, uint32_t place) {
    uint32_t low = 0, high = d->sentences.n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (d->sentences.at[mid].span.end <= place)
            low = mid + 1;
        else
            high = mid;
    }
    return low < d->sentences.n && d->sentences.at[low].span.begin <= place ? low + 1 : 0;
}

static void bind_SPAN(row *r, doc_span s) {
    sqlite3_bind_int64(r->st, r->at++, s.begin);
    sqlite3_bind_int64(r->st, r->at++, s.end);
    uint32_t sentence = sentence_at(r->d, s.begin);
    if (sentence) sqlite3_bind_int64(r->st, r->at, sentence);
    r->at++;
}
static void bind_STR(row *r, str s) { db_opt(r->st, r->at++, s); }
static void bind_OPT(row *r, str s) { bind_STR(r, s); }
static void bind_SOME(row *r, str s) { bind_STR(r, s); }
static void bind_SPANS(row *r, doc_spans s) { db_text(r->st, r->at++, db_spans(r->mem, &s)); }
static void bind_STRS(row *r, doc_strs s) { db_text(r->st, r->at++, db_list(r->mem, &s)); }
static void bind_SIDES(row *r, doc_sides s) { db_text(r->st, r->at++, db_sides(r->mem, r->d, &s)); }
static void bind_DATE(row *r, str s) {
    edtf_days days = {.first = ""};
    bind_STR(r, s);
    if (s.len) edtf_bounds(s, &days);
    bind_STR(r, str_copy(r->mem, str_of(days.first)));
    bind_STR(r, str_copy(r->mem, str_of(days.last)));
}
static void bind_SOMEDATE(row *r, str s) { bind_DATE(r, s); }
static void bind_VALUE(row *r, doc_value v) {
    sqlite3_bind_double(r->st, r->at++, v.low);
    if (v.range) sqlite3_bind_double(r->st, r->at, v.high);
    r->at++;
}
/* The name of a rule, without the quotes of its JSON. */
static void bind_RULE(row *r, doc_rule rule) {
    buf name = {.mem = r->mem};
    if (rule && r->d->rule_name) r->d->rule_name(r->d->lex, rule, &name);
    if (name.len >= 2)
        bind_STR(r, str_sub(buf_str(&name), 1, name.len - 1));
    else
        r->at++;
}

static str take_text(row *r) { return str_copy(r->d->mem, db_str(r->st, r->at++)); }
static void take_STR(row *r, str *s) { *s = take_text(r); }
static void take_OPT(row *r, str *s) { take_STR(r, s); }
static void take_SOME(row *r, str *s) { take_STR(r, s); }
static void take_DATE(row *r, str *s) { take_STR(r, s), r->at += 2; }
static void take_SOMEDATE(row *r, str *s) { take_DATE(r, s); }
static void take_SPANS(row *r, doc_spans *s) { db_unspans(r->d->mem, db_str(r->st, r->at++), s); }
static void take_STRS(row *r, doc_strs *s) { db_unlist(r->d->mem, db_str(r->st, r->at++), s); }
static void take_SIDES(row *r, doc_sides *s) { db_unsides(r->d, db_str(r->st, r->at++), s); }
/* A span that leaves the text would let a reader out of it; only a damaged store has one. */
static void take_SPAN(row *r, doc_span *s) {
    int64_t begin = sqlite3_column_int64(r->st, r->at), end = sqlite3_column_int64(r->st, r->at + 1);
    int64_t length = (int64_t)r->d->text.len;
    r->at += 3;
    if (begin >= 0 && begin <= end && end <= length) *s = (doc_span){(uint32_t)begin, (uint32_t)end};
}
static void take_VALUE(row *r, doc_value *v) {
    v->low = sqlite3_column_double(r->st, r->at++);
    v->range = sqlite3_column_type(r->st, r->at) != SQLITE_NULL;
    v->high = sqlite3_column_double(r->st, r->at++);
}
static void take_RULE(row *r, doc_rule *rule) {
    str name = take_text(r);
    if (!name.len) return;
    VEC_PUSH(r->d->mem, &r->d->rules, name);
    *rule = r->d->rules.n;
}

/* ---- Layers ---- */

#define LAYER(name, key, prefix) static void names_##name(buf *out) {
#define FIELD(KIND, name) NAME_##KIND(out, #name);
#define HIDDEN(type, name)
#define END(name) }
#include "../doc/layers.def"

#define LAYER(name, key, prefix)                                                                             \
    static void bind_##name(row *r, uint32_t i) {                                                            \
        const doc_##name *x = &r->d->name.at[i];
#define FIELD(KIND, name) bind_##KIND(r, x->name);
#define HIDDEN(type, name)
#define END(name) }
#include "../doc/layers.def"

#define LAYER(name, key, prefix)                                                                             \
    static void take_##name(row *r) {                                                                        \
        doc_##name *x = VEC_ADD(r->d->mem, &r->d->name);
#define FIELD(KIND, name) take_##KIND(r, &x->name);
#define HIDDEN(type, name)
#define END(name) }
#include "../doc/layers.def"

#define LAYER(name, key, prefix)                                                                             \
    static uint32_t count_##name(const doc *d) {                                                             \
        return d->name.n;
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name) }
#include "../doc/layers.def"

static const struct layer {
    const char *table;
    void (*names)(buf *out);
    void (*bind)(row *r, uint32_t i);
    void (*take)(row *r);
    uint32_t (*count)(const doc *d);
} layers[PART_COUNT] = {
#define LAYER(name, key, prefix)                                                                             \
    [PART_##name] = {#name, names_##name, bind_##name, take_##name, count_##name},
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "../doc/layers.def"
};

/* The layers that a store keeps: those that print when nothing is said. */
static bool kept(int part) { return layers[part].table && (doc_default_parts() & 1u << part); }

static sqlite3_stmt *insert(store *s, int part, msd_error *e) {
    buf sql = {.mem = &s->mem}, names = {.mem = &s->mem};
    if (s->inserts[part]) return db_make(s, &s->inserts[part], NULL, e);
    layers[part].names(&names);
    buf_printf(&sql, "INSERT INTO \"%s\" (article,n%.*s) VALUES (?,?", layers[part].table,
               STR_ARG(buf_str(&names)));
    for (size_t i = 0; i < names.len; i++)
        if (names.at[i] == ',') buf_add(&sql, STR(",?"));
    buf_char(&sql, ')');
    return db_make(s, &s->inserts[part], buf_cstr(&sql), e);
}

static sqlite3_stmt *query_of(store *s, int part, msd_error *e) {
    buf sql = {.mem = &s->mem}, names = {.mem = &s->mem};
    if (s->selects[part]) return db_make(s, &s->selects[part], NULL, e);
    layers[part].names(&names);
    buf_printf(&sql, "SELECT %.*s FROM \"%s\" WHERE article = ? ORDER BY n", (int)names.len - 1, names.at + 1,
               layers[part].table);
    return db_make(s, &s->selects[part], buf_cstr(&sql), e);
}

msd_code db_save_layers(store *s, const doc *d, int64_t article, msd_error *e) {
    msd_code code = MSD_OK;
    for (int part = 0; part < PART_COUNT && !code; part++) {
        if (!kept(part)) continue;
        uint32_t n = layers[part].count(d);
        for (uint32_t i = 0; i < n && !code; i++) {
            row r = {insert(s, part, e), 3, (doc *)(uintptr_t)d, &s->mem};
            if (!r.st) return e->code;
            sqlite3_bind_int64(r.st, 1, article);
            sqlite3_bind_int64(r.st, 2, i + 1);
            layers[part].bind(&r, i);
            code = db_done(s, r.st, e);
        }
    }
    return code;
}

msd_code db_load_layers(store *s, doc *d, int64_t article, msd_error *e) {
    for (int part = 0; part < PART_COUNT; part++) {
        if (!kept(part)) continue;
        row r = {query_of(s, part, e), 0, d, d->mem};
        if (!r.st) return e->code;
        sqlite3_bind_int64(r.st, 1, article);
        msd_code code;
        for (; !(code = db_row(s, r.st, e)); r.at = 0) layers[part].take(&r);
        if (code != MSD_MISSING) return code;
    }
    return MSD_OK;
}
