/* article: what an item says. A field of the wrong kind is left out with a note; only a line that is no
 * object, or has no text, is no article. */
#include "ingest.h"
#include "../base/utf8.h"
#include <stdio.h>

static void at_item(const ingest_item *item, int line, int column, msd_error *e) {
    error_at(e, item->path, item->line ? item->line : line, column);
}

/* ---- Where it came from ---- */

/* The file's name up to its first dot, "#2" behind it for the second article. */
static const char *name_of(arena *mem, const ingest_item *item) {
    const char *slash = strrchr(item->path, '/');
    str name = str_of(slash ? slash + 1 : item->path), rest = name;
    str stem = str_cut(&rest, '.');
    if (!stem.len) stem = name;
    if (str_is(stem, "-")) stem = STR("stdin");
    if (item->number == 1) return str_copy(mem, stem).at;
    return str_printf(mem, "%.*s#%u", STR_ARG(stem), item->number).at;
}

/* Identity where neither an address nor outlet and id are given: place and member. */
static void identify(arena *mem, const ingest_item *item, msd_article *a) {
    bool known = a->url || (a->id && a->outlet);
    if (!known && item->place && a->id)
        a->key = str_printf(mem, "file:%s#%s", item->place, a->id).at;
    else if (!known && item->place && item->number > 1)
        a->key = str_printf(mem, "file:%s#%u", item->place, item->number).at;
    else if (!known && item->place)
        a->key = str_printf(mem, "file:%s", item->place).at;
    if (!a->id) a->id = name_of(mem, item);
    a->source = item->line ? str_printf(mem, "%s:%d", item->path, item->line).at : item->path;
}

/* ---- Its text ---- */

/* Control characters that no text holds, and NUL bytes. */
static size_t controls(str text, size_t *nuls) {
    size_t n = 0;
    *nuls = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        n += c < 0x20 && !(c >= '\t' && c <= '\r');
        *nuls += !c;
    }
    return n;
}

/* Notes what had to be done to the text; MSD_ASIDE where it is none. */
static msd_code weigh(const ingest *g, const ingest_item *item, str text, const charset_note *note,
                      msd_error *e) {
    size_t nuls, strange = controls(text, &nuls) + note->faults;
    if (!str_trim(text).len)
        error_set(e, MSD_ASIDE, "set aside: the text is empty");
    else if (strange > 4 && strange * 5 > text.len)
        error_set(e, MSD_ASIDE, "set aside: it is no text");
    else if (text.len > g->options.limit)
        error_set(e, MSD_ASIDE, "set aside: the text is over the limit of %zu bytes", g->options.limit);
    if (e->code) {
        at_item(item, 0, 0, e);
        if (text.len > g->options.limit) error_mend(e, "a higher limit can be set with --limit");
        return e->code;
    }
    if (note->faults) {
        error_set(e, MSD_OK, "%zu bytes are no %s and were replaced by U+FFFD", note->faults, note->name);
        error_mend(e, "convert the file to UTF-8");
        at_item(item, note->fault_line, 0, e);
    } else if (note->set == CHARSET_OTHER) {
        error_set(e, MSD_OK, "it is no UTF-8 and was taken for %s", note->name);
        error_mend(e, "convert it to UTF-8 if that is wrong");
        at_item(item, 0, 0, e);
    } else if (nuls) {
        error_set(e, MSD_OK, "the text holds %zu NUL bytes; they are kept", nuls);
        at_item(item, 0, 0, e);
    }
    return MSD_OK;
}

static msd_code bare(const ingest *g, arena *mem, ingest_item *item, msd_article *a, msd_error *e) {
    charset_note note;
    str text = charset_convert(mem, item->bytes, &note);
    a->text = text.at;
    a->length = text.len;
    identify(mem, item, a);
    a->outlet = g->options.outlet;
    a->published = g->options.published;
    return weigh(g, item, text, &note, e);
}

/* ---- A line of JSON ---- */

/* A string; a whole number counts as one. */
static const char *field(arena *mem, const ingest_item *item, const char *name, msd_error *e) {
    json_t *x = json_object_get(item->json, name);
    if (!x || json_is_null(x)) return NULL;
    if (json_is_integer(x)) return str_printf(mem, "%lld", (long long)json_integer_value(x)).at;
    if (json_is_string(x)) return *json_string_value(x) ? json_string_value(x) : NULL;
    error_set(e, MSD_OK, "\"%s\" is no string and was left out", name);
    at_item(item, 0, 0, e);
    return NULL;
}

/* "authors" is a list or one string. */
static const char *authors(arena *mem, const ingest_item *item, msd_error *e) {
    json_t *x = json_object_get(item->json, "authors"), *one;
    if (!json_is_array(x)) return field(mem, item, "authors", e);
    buf all = {.mem = mem};
    size_t i;
    json_array_foreach(x, i, one) {
        if (!json_is_string(one)) continue;
        if (all.len) buf_add(&all, STR("; "));
        buf_add(&all, str_of(json_string_value(one)));
    }
    return all.len ? buf_cstr(&all) : NULL;
}

static msd_code no_article(const ingest_item *item, int column, const char *why, msd_error *e) {
    error_set(e, MSD_INPUT, "the line is no article: %s", why);
    error_mend(e, "each line is one object: {\"id\": \"...\", \"published\": \"...\", \"text\": \"...\"}");
    at_item(item, 0, column, e);
    return MSD_INPUT;
}

static msd_code json_line(const ingest *g, arena *mem, ingest_item *item, msd_article *a, msd_error *e) {
    charset_note note;
    json_error_t fault;
    str line = charset_convert(mem, item->bytes, &note);
    item->json = json_loadb(line.at, line.len, JSON_ALLOW_NUL, &fault);
    if (!item->json) return no_article(item, fault.column > 0 ? fault.column : 1, fault.text, e);
    if (!json_is_object(item->json)) return no_article(item, 1, "it is no object", e);
    json_t *text = json_object_get(item->json, "text");
    if (!json_is_string(text))
        return no_article(item, 0, text ? "\"text\" is no string" : "it has no \"text\"", e);
    a->text = json_string_value(text);
    a->length = json_string_length(text);
    a->id = field(mem, item, "id", e);
    a->outlet = field(mem, item, "outlet", e);
    a->title = field(mem, item, "title", e);
    a->url = field(mem, item, "url", e);
    a->published = field(mem, item, "published", e);
    a->language = field(mem, item, "language", e);
    a->authors = authors(mem, item, e);
    identify(mem, item, a);
    return weigh(g, item, (str){a->text, a->length}, &note, e);
}

msd_code ingest_article(const ingest *g, arena *mem, ingest_item *item, msd_article *a, msd_error *e) {
    *a = (msd_article){0};
    error_set(e, MSD_OK, "%s", "");
    if (item->kind == KIND_JSONL) return json_line(g, mem, item, a, e);
    return bare(g, mem, item, a, e);
}

void ingest_drop(ingest_item *item) {
    json_decref(item->json);
    item->json = NULL;
}
