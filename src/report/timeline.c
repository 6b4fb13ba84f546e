/* timeline: an event with what a reader needs to check it: when, what, who, the sentence, the article. */
#include "report.h"

/* ---- JSON ---- */

static void key(buf *out, const char *name) {
    buf_printf(out, "%s\"%s\":", out->at[out->len - 1] == '{' ? "" : ",", name);
}

static void text(buf *out, const char *name, str value) {
    key(out, name);
    if (value.len)
        json_str(out, value);
    else
        buf_add(out, STR("null"));
}

/* A list that is JSON already. */
static void list(buf *out, const char *name, str json) {
    key(out, name);
    buf_add(out, json.len ? json : STR("[]"));
}

static void event_json(buf *out, const answer *a) {
    buf_char(out, '{');
    text(out, "date", a->date);
    if (a->resolved.len) text(out, "resolved", a->resolved);
    text(out, "type", a->type);
    text(out, "mode", a->mode);
    list(out, "context", a->context);
    list(out, "actor", a->actor);
    list(out, "recipient", a->recipient);
    list(out, "participants", a->participants);
    text(out, "place", a->place);
    text(out, "status", a->status);
    text(out, "text", a->text);
    text(out, "article", a->id);
    buf_printf(out, ",\"n\":\"e%lld\",\"number\":%lld", (long long)a->n, (long long)a->article);
    buf_printf(out, ",\"span\":[%u,%u]", a->span.begin, a->span.end);
    text(out, "outlet", a->outlet);
    text(out, "published", a->published);
    text(out, "title", a->title);
    text(out, "url", a->url);
    text(out, "rule", a->rule);
    buf_add(out, STR("}\n"));
}

/* ---- For people ---- */

static void parties(page *p, str json) {
    str party;
    for (bool more = false; report_next(p->out.mem, &json, &party); more = true) {
        if (more) page_comma(p, PAGE_PLAIN);
        page_put(p, PAGE_BOLD, p->name(p->of, party));
    }
}

static void contexts(page *p, str json) {
    str one;
    for (bool more = false; report_next(p->out.mem, &json, &one); more = true) {
        if (more) page_comma(p, PAGE_DIM);
        if (!more) page_blank(p, 2);
        page_say(p, PAGE_DIM, one.at);
    }
}

static void heading(page *p, const answer *a) {
    str date = a->date.len ? a->date : a->resolved;
    int wide = 7;
    if (date.len)
        wide = page_date(p, PAGE_CYAN, date);
    else
        page_say(p, PAGE_DIM, "undated");
    page_blank(p, wide < 10 ? 12 - wide : 2);
    page_say(p, PAGE_YELLOW, str_copy(p->out.mem, a->type).at);
    page_blank(p, 2);
    parties(p, a->actor);
    if (a->recipient.len > 2) {
        page_blank(p, 1);
        page_say(p, PAGE_PLAIN, "->");
        page_blank(p, 1);
        parties(p, a->recipient);
    }
    contexts(p, a->context);
    if (a->status.len && !str_is(a->status, "happened")) {
        page_blank(p, 2);
        page_say(p, PAGE_RED, str_copy(p->out.mem, a->status).at);
    }
    page_end_line(p);
}

static void source(page *p, const answer *a) {
    page_blank(p, 12);
    if (a->outlet.len) page_put(p, PAGE_DIM, a->outlet), page_comma(p, PAGE_DIM);
    if (a->published.len) page_date(p, PAGE_DIM, a->published), page_comma(p, PAGE_DIM);
    page_put(p, PAGE_DIM, str_printf(p->out.mem, "%.*s#e%lld", STR_ARG(a->id), (long long)a->n));
    page_end_line(p);
}

void report_event(page *p, const answer *a) {
    if (p->layout->json) {
        event_json(&p->out, a);
        return;
    }
    uint32_t from = a->span.begin - a->sentence.begin, to = a->span.end - a->sentence.begin;
    bool inside = a->span.begin >= a->sentence.begin && to <= a->text.len && from <= to;
    heading(p, a);
    page_text(p, 12, a->text, inside ? from : 0, inside ? to : 0);
    source(p, a);
    page_end_line(p);
}

static void party_group(page *p, const doc_strs *s) {
    for (uint32_t i = 0; i < s->n; i++) {
        if (i == 1) page_put(p, PAGE_DIM, STR(" (")), page_say(p, PAGE_DIM, "with");
        if (i) page_blank(p, 1);
        page_put(p, i ? PAGE_PLAIN : PAGE_BOLD, p->name(p->of, s->at[i]));
    }
    if (s->n > 1) page_put(p, PAGE_DIM, STR(")"));
}

void report_parties(page *p, const doc_strs *a, const doc_strs *b) {
    if (p->layout->json || !a->n) return;
    party_group(p, a);
    if (b->n) page_put(p, PAGE_PLAIN, STR(" - ")), party_group(p, b);
    page_end_line(p);
    page_end_line(p);
}
