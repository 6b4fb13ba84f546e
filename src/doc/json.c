/* json: one writer for all layers. Each LAYER of layers.def becomes a function that writes one item, each
 * FIELD a call of the writer of its kind. */
#include "doc.h"
#include "../base/bytes.h"
#include "../base/error.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct writer {
    const doc *d;
    buf *out;
    bool first; /* no key written yet in the open object */
} writer;

void json_str(buf *out, str s) {
    static const char hex[] = "0123456789abcdef";
    buf_char(out, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        i += bytes_plain(str_sub(s, i, s.len));
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        buf_add(out, str_sub(s, from, i));
        from = i + 1;
        buf_char(out, '\\');
        if (c == '"' || c == '\\')
            buf_char(out, (char)c);
        else if (c == '\n')
            buf_char(out, 'n');
        else if (c == '\t')
            buf_char(out, 't');
        else if (c == '\r')
            buf_char(out, 'r');
        else
            buf_add(out, STR("u00")), buf_char(out, hex[c >> 4]), buf_char(out, hex[c & 15]);
    }
    if (s.len) buf_add(out, str_sub(s, from, s.len));
    buf_char(out, '"');
}

void json_num(buf *out, double v) {
    char text[40];
    if (!isfinite(v)) return buf_add(out, STR("null")); /* JSON has no other way to say it */
    if (fabs(v) < 1e15 && v == floor(v)) {
        snprintf(text, sizeof text, "%.0f", v);
    } else {
        for (int digits = 6; digits <= 17; digits++) {
            snprintf(text, sizeof text, "%.*g", digits, v);
            if (strtod(text, NULL) == v) break;
        }
    }
    buf_add(out, str_of(text));
}

/* A key as it prints. */
#define KEY(name) STR("\"" name "\":")

static void key(writer *w, str name) {
    if (!w->first) buf_char(w->out, ',');
    w->first = false;
    buf_add(w->out, name);
}

static void span(writer *w, doc_span s) {
    buf_char(w->out, '[');
    buf_uint(w->out, s.begin);
    buf_char(w->out, ',');
    buf_uint(w->out, s.end);
    buf_char(w->out, ']');
}

/* The writers of the kinds. */
static void put_SPAN(writer *w, str name, doc_span s) { key(w, name), span(w, s); }

static void put_SPANS(writer *w, str name, doc_spans s) {
    key(w, name);
    buf_char(w->out, '[');
    for (uint32_t i = 0; i < s.n; i++) {
        if (i) buf_char(w->out, ',');
        span(w, s.at[i]);
    }
    buf_char(w->out, ']');
}

static void put_STR(writer *w, str name, str s) { key(w, name), json_str(w->out, s); }

static void put_OPT(writer *w, str name, str s) {
    if (s.len)
        put_STR(w, name, s);
    else
        key(w, name), buf_add(w->out, STR("null"));
}

static void put_SOME(writer *w, str name, str s) {
    if (s.len) put_STR(w, name, s);
}

static void put_DATE(writer *w, str name, str s) { put_OPT(w, name, s); }
static void put_SOMEDATE(writer *w, str name, str s) { put_SOME(w, name, s); }

static void put_STRS(writer *w, str name, doc_strs s) {
    key(w, name);
    buf_char(w->out, '[');
    for (uint32_t i = 0; i < s.n; i++) {
        if (i) buf_char(w->out, ',');
        json_str(w->out, s.at[i]);
    }
    buf_char(w->out, ']');
}

static void put_VALUE(writer *w, str name, doc_value v) {
    key(w, name);
    if (v.range) buf_char(w->out, '[');
    json_num(w->out, v.low);
    if (!v.range) return;
    buf_char(w->out, ',');
    json_num(w->out, v.high);
    buf_char(w->out, ']');
}

static void put_SIDES(writer *w, str name, doc_sides s) {
    key(w, name);
    buf_char(w->out, '[');
    for (uint32_t i = 0; i < s.n; i++) {
        buf_add(w->out, i ? STR(",{\"entity\":") : STR("{\"entity\":"));
        json_str(w->out, w->d->entities.at[s.at[i].entity].id);
        buf_printf(w->out, ",\"side\":\"%s\"}", s.at[i].side);
    }
    buf_char(w->out, ']');
}

static void put_RULE(writer *w, str name, doc_rule rule) {
    const doc *d = w->d;
    if (!rule || (!d->rule_name && !d->rules.n)) return;
    key(w, name);
    if (d->rules.n)
        json_str(w->out, d->rules.at[rule - 1]);
    else
        d->rule_name(d->lex, rule, w->out);
}

static void open_item(writer *w, const char *prefix, uint32_t i) {
    buf_add(w->out, i ? STR(",{") : STR("{"));
    w->first = true;
    if (!*prefix) return;
    key(w, KEY("n"));
    buf_char(w->out, '"');
    buf_add(w->out, str_of(prefix));
    buf_uint(w->out, i + 1);
    buf_char(w->out, '"');
}

#define LAYER(name, key, prefix)                                                                             \
    static void item_##name(writer *w, const doc_##name *x, uint32_t i) {                                    \
        open_item(w, prefix, i);
#define FIELD(KIND, name) put_##KIND(w, KEY(#name), x->name);
#define HIDDEN(type, name)
#define END(name)                                                                                            \
    buf_char(w->out, '}');                                                                                   \
    }
#include "layers.def"

static void layers(writer *w, uint32_t parts) {
#define LAYER(name, json_key, prefix)                                                                        \
    if (parts & 1u << PART_##name) {                                                                         \
        key(w, KEY(json_key));                                                                               \
        buf_char(w->out, '[');                                                                               \
        for (uint32_t i = 0; i < w->d->name.n; i++) item_##name(w, &w->d->name.at[i], i);                    \
        buf_char(w->out, ']');                                                                               \
        w->first = false;                                                                                    \
    }
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "layers.def"
}

static void inferred(writer *w) {
    const doc *d = w->d;
    key(w, KEY("inferred"));
    if (!d->inferred.len) {
        buf_add(w->out, STR("null"));
        return;
    }
    buf_char(w->out, '{');
    w->first = true;
    put_STR(w, KEY("published"), d->inferred);
    put_STRS(w, KEY("reasons"), d->reasons);
    buf_char(w->out, '}');
}

static void head(writer *w, const char *data) {
    const doc *d = w->d;
    buf_printf(w->out, "\"schema\":%d,\"engine\":\"%s\",\"data\":\"%s\"", MSD_SCHEMA, MSD_VERSION, data);
    w->first = false;
    put_STR(w, KEY("id"), d->id);
    put_OPT(w, KEY("source"), d->source);
    put_OPT(w, KEY("outlet"), d->outlet);
    put_OPT(w, KEY("title"), d->title);
    put_STRS(w, KEY("authors"), d->authors);
    put_OPT(w, KEY("url"), d->url);
    put_OPT(w, KEY("published"), d->anchor);
    put_OPT(w, KEY("published_from"), str_of(d->anchor_from));
    inferred(w);
    put_OPT(w, KEY("language"), d->language);
}

static void spans_of_sentences(writer *w, str name, bool boilerplate) {
    key(w, name);
    buf_char(w->out, '[');
    bool some = false;
    for (uint32_t i = 0; i < w->d->sentences.n; i++) {
        const doc_sentence *s = &w->d->sentences.at[i];
        if (boilerplate && !s->boilerplate) continue;
        if (some) buf_char(w->out, ',');
        some = true;
        span(w, s->span);
    }
    buf_char(w->out, ']');
}

void doc_json(const doc *d, uint32_t parts, const char *data, buf *out) {
    writer w = {d, out, true};
    buf_char(out, '{');
    head(&w, data);
    if (parts & 1u << PART_TEXT) put_STR(&w, KEY("text"), d->text);
    if (parts & 1u << PART_BOILERPLATE) spans_of_sentences(&w, KEY("boilerplate"), true);
    if (parts & 1u << PART_SENTENCES) spans_of_sentences(&w, KEY("sentences"), false);
    layers(&w, parts);
    buf_char(out, '}');
}

static const char *const part_keys[PART_COUNT] = {
    "text",
    "boilerplate",
    "sentences",
#define LAYER(name, key, prefix) key,
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "layers.def"
};

msd_code doc_parts(const char *list, uint32_t *parts, msd_error *e) {
    str rest = str_of(list);
    *parts = 0;
    while (rest.at) {
        str name = str_trim(str_cut(&rest, ','));
        uint32_t part = 0;
        while (part < PART_COUNT && !str_is(name, part_keys[part])) part++;
        if (part == PART_COUNT) {
            error_set(e, MSD_USAGE, "there is no layer '%.*s'", STR_ARG(name));
            error_mend(
                e, "the layers are text, boilerplate, sentences, tokens, numbers, ordinals, entities, times, "
                   "quantities, clauses, quotes, events, figures");
            return MSD_USAGE;
        }
        *parts |= 1u << part;
    }
    return MSD_OK;
}

uint32_t doc_default_parts(void) {
    uint32_t all = (1u << PART_COUNT) - 1;
    return all & ~(1u << PART_words | 1u << PART_numbers | 1u << PART_ordinals | 1u << PART_shown);
}
