/* why: an item of the store explained. The store keeps what was read, not how; so the article is read again, with the
 * clauses, and the same item looked up in it. */
#include "answers.h"
#include "../lex/table.h"
#include "../lex/rules.h"
#include "../read.h"
#include <stdlib.h>

/* The parts of "ARTICLE#e1"; false where it is none. */
static bool cut(arena *mem, const char *asked, const char **article, char *prefix, uint32_t *n) {
    const char *mark = strrchr(asked, '#');
    char *end;
    if (!mark || mark == asked || !mark[1] || !strchr("etqsf", mark[1])) return false;
    long number = strtol(mark + 2, &end, 10);
    if (*end || number < 1) return false;
    *article = str_copy(mem, (str){asked, (size_t)(mark - asked)}).at;
    *prefix = mark[1];
    *n = (uint32_t)number - 1;
    return true;
}

/* What layers have in common. */
typedef struct seen {
    doc_span span;
    doc_rule rule;
    str kind;
    bool there;
} seen;

#define SEEN(layer, what)                                                                                    \
    if (i < d->layer.n) return (seen) {                                                                      \
            d->layer.at[i].span, d->layer.at[i].rule, d->layer.at[i].what, true                              \
        }

static seen look(const doc *d, char prefix, uint32_t i) {
    switch (prefix) {
    case 'e': SEEN(events, type); break;
    case 't': SEEN(times, type); break;
    case 'q': SEEN(quantities, unit); break;
    case 'f': SEEN(figures, indicator); break;
    default: SEEN(quotes, kind); break;
    }
    return (seen){0};
}

/* The same item in what is read now. */
static uint32_t same_in(const doc *now, char prefix, const seen *was) {
    for (uint32_t i = 0;; i++) {
        seen s = look(now, prefix, i);
        if (!s.there) return NONE;
        if (s.span.begin == was->span.begin && s.span.end == was->span.end && str_eq(s.kind, was->kind))
            return i;
    }
}

/* The row or rule, cell by cell or line by line. */
static void open_rule(const lex *l, arena *mem, doc_rule rule, reason *r) {
    uint32_t row = rule & 0xFFFFFF, which = rule >> 24;
    buf name = {.mem = mem};
    if (!rule) return;
    lex_rule_name(l, rule, &name);
    r->rule = name.len > 2 ? str_sub(buf_str(&name), 1, name.len - 1) : STR_NONE;
    if (which == 0xFF) {
        const lex_rule *x = (const lex_rule *)l->at[LEX_RULES] + row;
        for (str rest = lex_string(l, x->text); rest.at;) VEC_PUSH(mem, &r->texts, str_cut(&rest, '\n'));
        return;
    }
    for (int c = 0; table_columns[which - 1][c]; c++) {
        str cell = lex_shown(l, (enum lex_table)(which - 1), row, c);
        if (!cell.len) continue;
        VEC_PUSH(mem, &r->keys, str_of(table_columns[which - 1][c]));
        VEC_PUSH(mem, &r->texts, cell);
    }
}

static msd_code no_item(const char *asked, msd_error *e) {
    error_set(e, MSD_MISSING, "there is no item '%s'", asked);
    error_mend(e, "name it as marsad show does: ARTICLE#e1");
    return MSD_MISSING;
}

static msd_code explain(asker *a, msd_doc *doc, const char *asked, msd_error *e) {
    arena *mem = &a->m->query;
    const char *article;
    char prefix;
    uint32_t n;
    int64_t number = 0;
    store_origin origin;
    struct doc old = {.mem = mem, .lex = a->l};
    if (!cut(mem, asked, &article, &prefix, &n)) return no_item(asked, e);
    msd_code code = archive_find(a->m, article, &number, e);
    if (!code) code = store_load(a->m->s, number, &old, &origin, e);
    if (code) return code;
    seen was = look(&old, prefix, n);
    if (!was.there) return no_item(asked, e);
    msd_article again = archive_article(&old);
    msd_options o = archive_options(&old);
    o.only = "text,boilerplate,sentences,entities,times,quantities,clauses,quotes,events,figures";
    if ((code = msd_read(doc, &again, &o, e))) return code;
    reason r = {.item = strrchr(asked, '#') + 1, .prefix = prefix, .span = was.span};
    r.index = same_in(&doc->d, prefix, &was);
    while (r.sentence < old.sentences.n && old.sentences.at[r.sentence].span.end <= was.span.begin)
        r.sentence++;
    if (r.index != NONE) open_rule(a->l, mem, look(&doc->d, prefix, r.index).rule, &r);
    report_reason(&a->page, &old, n, &doc->d, &r);
    return page_flush(&a->page, e);
}

static msd_code guarded(asker *a, msd_doc *doc, const char *asked, msd_error *e) {
    jmp_buf guard;
    a->m->query.guard = a->m->page.guard = &guard;
    if (setjmp(guard)) return error_set(e, MSD_NOMEM, "out of memory while answering");
    return explain(a, doc, asked, e);
}

msd_code msd_why(msd_store *m, const msd_engine *g, const char *item, const msd_layout *layout,
                 msd_write write, void *context, msd_error *error) {
    asker a;
    msd_error own, *e = error ? error : &own;
    msd_doc *doc = msd_doc_new(g, e);
    if (!doc) return e->code;
    answers_start(&a, m, g, layout, write, context);
    msd_code code = guarded(&a, doc, item, e);
    msd_doc_free(doc);
    return code;
}
