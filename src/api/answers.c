/* answers: a question to the store, laid out. Joins what knows names (lex), what holds the record (store) and what lays
 * out (report). Two arenas: what was asked lasts as long as the answer, what is laid out until it is written. */
#include "answers.h"
#include "whois.h"

static str say(void *of, const char *english) {
    asker *a = of;
    return whois_say(a->l, &a->m->page, english, a->page.layout->arabic);
}

static str name(void *of, str party) {
    asker *a = of;
    return whois_name(a->l, &a->m->page, party, a->page.layout->arabic);
}

void answers_start(asker *a, msd_store *m, const msd_engine *g, const msd_layout *layout, msd_write write,
                   void *context) {
    *a = (asker){.m = m, .l = &g->lex};
    arena_clear(&m->query, 1 << 20);
    arena_clear(&m->page, 1 << 20);
    a->page = (page){.layout = layout,
                     .out = {.mem = &m->page},
                     .write = write,
                     .context = context,
                     .say = say,
                     .name = name,
                     .of = a};
}

static msd_code no_memory(msd_error *e) { return error_set(e, MSD_NOMEM, "out of memory while answering"); }

/* ---- Events ---- */

static msd_code party(asker *a, const char *asked, doc_strs *out, msd_error *e) {
    return asked ? whois_party(a->l, asked, &a->m->query, out, e) : MSD_OK;
}

static msd_code translate(asker *a, const msd_query *asked, query *q, msd_error *e) {
    arena *mem = &a->m->query;
    bool sided = asked->actor || asked->recipient;
    if (sided && (asked->party || asked->other))
        return error_set(e, MSD_USAGE, "parties are asked for with their side or without, not both");
    *q = (query){.outlet = str_of(asked->outlet), .limit = asked->limit};
    msd_code code = party(a, sided ? asked->actor : asked->party, &q->a, e);
    if (!code) code = party(a, sided ? asked->recipient : asked->other, &q->b, e);
    if (code) return code;
    if (sided) q->a_side = STR("actor"), q->b_side = STR("recipient");
    if (!q->a.n) { /* the store goes by the first */
        doc_strs none = q->a;
        q->a = q->b, q->a_side = q->b_side;
        q->b = none, q->b_side = STR_NONE;
    }
    query_list(mem, asked->types, &q->types);
    query_list(mem, asked->contexts, &q->contexts);
    query_list(mem, asked->statuses, &q->statuses);
    return query_days(mem, asked->from, asked->to, q, e);
}

static msd_code put_event(void *context, const answer *x, msd_error *e) {
    asker *a = context;
    report_event(&a->page, x);
    return page_flush(&a->page, e);
}

static msd_code events(asker *a, const msd_query *asked, msd_error *e) {
    query q;
    jmp_buf guard;
    a->m->query.guard = a->m->page.guard = &guard;
    if (setjmp(guard)) return no_memory(e);
    msd_code code = translate(a, asked, &q, e);
    if (code) return code;
    report_parties(&a->page, &q.a, &q.b);
    code = page_flush(&a->page, e);
    return code ? code : store_events(a->m->s, &q, put_event, a, e);
}

msd_code msd_events(msd_store *m, const msd_engine *g, const msd_query *asked, const msd_layout *layout,
                    msd_write write, void *context, msd_error *error) {
    asker a;
    msd_error own;
    answers_start(&a, m, g, layout, write, context);
    return events(&a, asked, error ? error : &own);
}

/* ---- An article ---- */

static msd_code show_found(asker *a, const char *name, msd_error *e) {
    int64_t article = 0;
    store_origin origin;
    doc d = {.mem = &a->m->query};
    msd_code code = archive_find(a->m, name, &article, e);
    if (!code) code = store_load(a->m->s, article, &d, &origin, e);
    if (code) return code;
    report_article(&a->page, &d, &origin);
    return page_flush(&a->page, e);
}

static msd_code show(asker *a, const char *name, msd_error *e) {
    jmp_buf guard;
    a->m->query.guard = a->m->page.guard = &guard;
    if (setjmp(guard)) return no_memory(e);
    return show_found(a, name, e);
}

msd_code msd_show(msd_store *m, const msd_engine *g, const char *article, const msd_layout *layout,
                  msd_write write, void *context, msd_error *error) {
    asker a;
    msd_error own;
    answers_start(&a, m, g, layout, write, context);
    return show(&a, article, error ? error : &own);
}

/* ---- Counts ---- */

static msd_code put_count(void *context, const char *group, str what, int64_t n, msd_error *e) {
    asker *a = context;
    report_count(&a->page, group, a->group != group, what, n);
    a->group = group;
    return page_flush(&a->page, e);
}

static msd_code stats(asker *a, msd_error *e) {
    jmp_buf guard;
    a->m->query.guard = a->m->page.guard = &guard;
    if (setjmp(guard)) return no_memory(e);
    return store_stats(a->m->s, put_count, a, e);
}

msd_code msd_stats(msd_store *m, const msd_engine *g, const msd_layout *layout, msd_write write,
                   void *context, msd_error *error) {
    asker a;
    msd_error own;
    answers_start(&a, m, g, layout, write, context);
    return stats(&a, error ? error : &own);
}

/* ---- Messages ---- */

const char *msd_say(const msd_engine *g, bool arabic, const char *english, char *out, size_t size) {
    arena mem = ARENA_INIT;
    jmp_buf guard;
    mem.guard = &guard;
    str said = setjmp(guard) ? str_of(english) : whois_say(&g->lex, &mem, english, arabic);
    if (size) {
        size_t n = said.len < size - 1 ? said.len : size - 1;
        while (n && n < said.len && ((unsigned char)said.at[n] & 0xC0) == 0x80) n--;
        if (n) memcpy(out, said.at, n);
        out[n] = '\0';
    }
    arena_release(&mem);
    return out;
}
