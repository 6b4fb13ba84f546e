/* article: what an item says. A field of the wrong kind is left out with a note; only a line that is no
 * object, or has no text, is no article. */
#include "../base/bytes.h"
#include "fields.h"
#include "ingest.h"

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
        i += bytes_plain(str_sub(text, i, text.len));
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

static msd_code bare(const ingest *g, arena *mem, const ingest_item *item, msd_article *a, msd_error *e) {
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

static const char *c_string(arena *mem, str s) { return s.len ? str_copy(mem, s).at : NULL; }

/* A string; a number counts as one, as it stands. */
static const char *text_field(arena *mem, const ingest_item *item, const fields *f, const char *name,
                              msd_error *e) {
    const field *x = fields_get(f, name);
    if (!x || x->kind == FIELD_NULL) return NULL;
    if (x->kind == FIELD_STRING || x->kind == FIELD_NUMBER) return c_string(mem, x->value);
    error_set(e, MSD_OK, "\"%s\" is no string and was left out", name);
    at_item(item, 0, 0, e);
    return NULL;
}

/* "authors" is a list or one string. */
static const char *authors(arena *mem, const ingest_item *item, const fields *f, msd_error *e) {
    const field *x = fields_get(f, "authors");
    if (!x || x->kind != FIELD_LIST) return text_field(mem, item, f, "authors", e);
    field_strings names = {0};
    fields_list(x, mem, &names);
    buf all = {.mem = mem};
    for (uint32_t i = 0; i < names.n; i++) {
        if (i) buf_add(&all, STR("; "));
        buf_add(&all, names.at[i]);
    }
    return all.len ? buf_cstr(&all) : NULL;
}

static msd_code no_article(const ingest_item *item, int column, const char *why, msd_error *e) {
    error_set(e, MSD_INPUT, "the line is no article: %s", why);
    error_mend(e, "each line is one object: {\"id\": \"...\", \"published\": \"...\", \"text\": \"...\"}");
    at_item(item, 0, column, e);
    return MSD_INPUT;
}

/* The column of a byte, counted in characters from 1. */
static int column_of(str line, size_t at) {
    int column = 1;
    for (size_t i = 0; i < at && i < line.len; i++) column += ((unsigned char)line.at[i] & 0xC0) != 0x80;
    return column;
}

static msd_code json_line(const ingest *g, arena *mem, const ingest_item *item, msd_article *a,
                          msd_error *e) {
    charset_note note;
    fields f;
    str line = charset_convert(mem, item->bytes, &note);
    if (!fields_read(&f, mem, line)) return no_article(item, column_of(line, f.at), f.why, e);
    const field *text = fields_get(&f, "text");
    if (!text) return no_article(item, 0, "it has no \"text\"", e);
    if (text->kind != FIELD_STRING) return no_article(item, 0, "\"text\" is no string", e);
    a->text = text->value.at;
    a->length = text->value.len;
    a->id = text_field(mem, item, &f, "id", e);
    a->outlet = text_field(mem, item, &f, "outlet", e);
    a->title = text_field(mem, item, &f, "title", e);
    a->url = text_field(mem, item, &f, "url", e);
    a->published = text_field(mem, item, &f, "published", e);
    a->language = text_field(mem, item, &f, "language", e);
    a->authors = authors(mem, item, &f, e);
    identify(mem, item, a);
    return weigh(g, item, text->value, &note, e);
}

msd_code ingest_article(const ingest *g, arena *mem, const ingest_item *item, msd_article *a, msd_error *e) {
    *a = (msd_article){0};
    error_set(e, MSD_OK, "%s", "");
    if (item->kind == KIND_JSONL) return json_line(g, mem, item, a, e);
    return bare(g, mem, item, a, e);
}
