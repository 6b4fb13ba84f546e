/* reason: why an item is what it is, for who doubts it: the sentence with the item marked, the item, the row or rule that
 * made it as it stands in data/, the clause in which it was found, and what decided each of its parts. */
#include "report.h"

/* What was decided, and why. */
typedef struct decision {
    const char *part, *why;
    str at; /* the words that decided it */
} decision;

enum { DECISIONS = 6 };

static const char *kept(str s) { return s.len ? s.at : ""; }

static int decide_event(const doc *d, const doc_events *e, decision out[DECISIONS]) {
    str when = e->when ? doc_text(d, d->times.at[e->when - 1].span) : STR_NONE;
    int n = 0;
    if (e->actor_why) out[n++] = (decision){"actor", e->actor_why, STR_NONE};
    if (e->recipient_why) out[n++] = (decision){"recipient", e->recipient_why, STR_NONE};
    if (e->date_why) out[n++] = (decision){"date", e->date_why, when};
    if (e->status_why) out[n++] = (decision){"status", e->status_why, STR_NONE};
    if (e->by.len) out[n++] = (decision){"source", "whose words it stands in", e->by};
    return n;
}

static int decide_time(const doc *d, const doc_times *t, decision out[DECISIONS]) {
    int n = 0;
    if (d->anchor.len)
        out[n++] = (decision){"date of the article", kept(str_of(d->anchor_from)), d->anchor};
    else if (d->inferred.len)
        out[n++] = (decision){"date of the article", "inferred", d->inferred};
    if (t->resolved.len)
        out[n++] = (decision){"resolved", "with the date inferred for the article", t->resolved};
    return n;
}

static int decide(const doc *d, const reason *r, decision out[DECISIONS]) {
    int n = 0;
    switch (r->prefix) {
    case 'e': return decide_event(d, &d->events.at[r->index], out);
    case 't': return decide_time(d, &d->times.at[r->index], out);
    case 'f': {
        uint32_t q = d->figures.at[r->index].quantity;
        if (q < d->quantities.n)
            out[n++] = (decision){"value", "the quantity", doc_text(d, d->quantities.at[q].span)};
        return n;
    }
    case 's': {
        const doc_quotes *q = &d->quotes.at[r->index];
        if (q->cue.len) out[n++] = (decision){"speaker", "stands with the cue", q->cue};
        return n;
    }
    default: return 0;
    }
}

/* The clause in which the item was found; NULL where that plays no part. */
static const doc_shown *clause_of(const doc *d, const reason *r) {
    uint32_t clause = NONE;
    if (r->prefix == 'e') clause = d->events.at[r->index].clause;
    if (r->prefix == 's' && d->quotes.at[r->index].clause) clause = d->quotes.at[r->index].clause - 1;
    return clause < d->shown.n ? &d->shown.at[clause] : NULL;
}

/* ---- For people ---- */

static void line(page *p, int indent, const char *label, str value) {
    if (!value.len) return;
    page_blank(p, indent);
    page_say(p, PAGE_DIM, label);
    page_put(p, PAGE_PLAIN, STR(": "));
    page_put(p, PAGE_PLAIN, value);
    page_end_line(p);
}

static void show_rule(page *p, const reason *r) {
    line(p, 4, r->keys.n ? "row" : "rule", r->rule);
    for (uint32_t i = 0; i < r->texts.n; i++) {
        if (i < r->keys.n) {
            line(p, 8, r->keys.at[i].at, r->texts.at[i]);
            continue;
        }
        page_blank(p, 8);
        page_put(p, PAGE_PLAIN, r->texts.at[i]);
        page_end_line(p);
    }
}

static void show_clause(page *p, const doc_shown *c) {
    line(p, 4, "clause", c->kind);
    line(p, 8, "head", c->lemma);
    line(p, 8, "subject", c->subj);
    line(p, 8, "object", c->obj);
    line(p, 8, "of", c->of);
    line(p, 8, "adjective", c->adj);
    line(p, 8, "preposition", c->prep);
    line(p, 8, "content", c->content);
    line(p, 8, "marks", c->flags);
}

static void show_decisions(page *p, const doc *d, const reason *r) {
    decision all[DECISIONS];
    int n = decide(d, r, all);
    for (int i = 0; i < n; i++) {
        page_blank(p, 4);
        page_say(p, PAGE_DIM, all[i].part);
        page_put(p, PAGE_PLAIN, STR(": "));
        page_say(p, PAGE_PLAIN, all[i].why);
        if (all[i].at.len) page_blank(p, 2), page_put(p, PAGE_BOLD, all[i].at);
        page_end_line(p);
    }
}

static void show(page *p, const doc *was, uint32_t was_index, const doc *now, const reason *r) {
    doc_span s = r->sentence < was->sentences.n ? was->sentences.at[r->sentence].span : r->span;
    page_text(p, 0, doc_text(was, s), r->span.begin - s.begin, r->span.end - s.begin);
    report_item(p, was, r->prefix, was_index);
    show_rule(p, r);
    if (r->index == NONE) {
        page_blank(p, 4);
        page_say(p, PAGE_RED, "it is read otherwise now; marsad reread brings the store up to date");
        page_end_line(p);
        return;
    }
    const doc_shown *c = clause_of(now, r);
    if (c) show_clause(p, c);
    show_decisions(p, now, r);
}

/* ---- JSON ---- */

static void pair(buf *out, const char *key, str value) {
    if (out->at[out->len - 1] != '{') buf_char(out, ',');
    json_str(out, str_of(key));
    buf_char(out, ':');
    json_str(out, value);
}

static void clause_json(buf *out, const doc_shown *c) {
    const str values[] = {c->kind, c->lemma, c->subj, c->obj, c->of, c->adj, c->prep, c->content, c->flags};
    static const char *const keys[] = {"kind", "lemma", "subj",    "obj",  "of",
                                       "adj",  "prep",  "content", "flags"};
    buf_add(out, STR(",\"clause\":{"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (values[i].len) pair(out, keys[i], values[i]);
    buf_char(out, '}');
}

static void made_json(buf *out, const reason *r) {
    buf_add(out, r->keys.n ? STR(",\"row\":{") : STR(",\"lines\":["));
    for (uint32_t i = 0; i < r->texts.n; i++) {
        if (i < r->keys.n) {
            pair(out, r->keys.at[i].at, r->texts.at[i]);
            continue;
        }
        if (i) buf_char(out, ',');
        json_str(out, r->texts.at[i]);
    }
    buf_char(out, r->keys.n ? '}' : ']');
}

static void json(page *p, const doc *was, const doc *now, const reason *r) {
    buf *out = &p->out;
    decision all[DECISIONS];
    doc_span s = r->sentence < was->sentences.n ? was->sentences.at[r->sentence].span : r->span;
    buf_char(out, '{');
    pair(out, "article", was->id);
    pair(out, "n", str_of(r->item));
    pair(out, "text", doc_text(was, s));
    buf_printf(out, ",\"sentence\":[%u,%u],\"span\":[%u,%u]", s.begin, s.end, r->span.begin, r->span.end);
    pair(out, "rule", r->rule);
    made_json(out, r);
    buf_printf(out, ",\"current\":%s", r->index == NONE ? "false" : "true");
    int n = r->index == NONE ? 0 : decide(now, r, all);
    const doc_shown *c = r->index == NONE ? NULL : clause_of(now, r);
    if (c) clause_json(out, c);
    buf_add(out, STR(",\"because\":{"));
    for (int i = 0; i < n; i++) pair(out, all[i].part, str_of(all[i].why));
    buf_add(out, STR("}}\n"));
}

void report_reason(page *p, const doc *was, uint32_t was_index, const doc *now, const reason *r) {
    if (p->layout->json)
        json(p, was, now, r);
    else
        show(p, was, was_index, now, r);
}
