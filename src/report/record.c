/* record: an article with all that was read out of it. For people each sentence stands with what was found in it. */
#include "report.h"
#include <stdio.h>

static void article_json(page *p, const doc *d, const store_origin *o) {
    size_t from = p->out.len;
    doc_json(d, doc_default_parts(), o->data.at, &p->out);
    /* What the store knows beside it. */
    p->out.len--;
    buf_printf(&p->out, ",\"number\":%lld,\"key\":", (long long)o->article);
    json_str(&p->out, d->key);
    buf_printf(&p->out, ",\"version\":%d,\"current\":%s", o->version, o->current ? "true" : "false");
    if (o->previous) buf_printf(&p->out, ",\"previous\":%lld", (long long)o->previous);
    buf_add(&p->out, STR(",\"added\":"));
    json_str(&p->out, o->added);
    buf_add(&p->out, STR("}\n"));
    (void)from;
}

static void field(page *p, const char *label, str value) {
    if (!value.len) return;
    page_say(p, PAGE_DIM, label);
    page_put(p, PAGE_PLAIN, STR(": "));
    page_put(p, PAGE_PLAIN, value);
    page_end_line(p);
}

static void heading(page *p, const doc *d, const store_origin *o) {
    if (d->title.len) page_put(p, PAGE_BOLD, d->title), page_end_line(p);
    field(p, "outlet", d->outlet);
    field(p, "published", d->anchor);
    if (!d->anchor.len) field(p, "inferred", d->inferred);
    field(p, "address", d->url);
    field(p, "source", d->source);
    field(p, "identity", d->key);
    if (o->version > 1 || !o->current)
        field(p, o->current ? "version" : "old version", str_printf(p->out.mem, "%d", o->version));
    page_end_line(p);
}

/* ---- What was found in a sentence ---- */

static void open_item(page *p, const doc *d, enum page_color color, char prefix, uint32_t i, doc_span span) {
    page_blank(p, 6);
    page_put(p, PAGE_DIM, str_printf(p->out.mem, "%c%-3u ", prefix, i + 1));
    page_put(p, color, doc_text(d, span));
}

static void more(page *p, str value) {
    if (value.len) page_blank(p, 2), page_put(p, PAGE_PLAIN, value);
}

static void when(page *p, str date) {
    if (date.len) page_blank(p, 2), page_date(p, PAGE_PLAIN, date);
}

static void names(page *p, const char *before, const doc_strs *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        if (i)
            page_comma(p, PAGE_PLAIN);
        else
            page_put(p, PAGE_PLAIN, str_of(before));
        page_put(p, PAGE_BOLD, p->name(p->of, list->at[i]));
    }
}

static str number(page *p, doc_value v) {
    buf out = {.mem = p->out.mem};
    json_num(&out, v.low);
    if (v.range) buf_char(&out, '-'), json_num(&out, v.high);
    return buf_str(&out);
}

static void event(page *p, const doc *d, uint32_t i) {
    const doc_events *x = &d->events.at[i];
    open_item(p, d, PAGE_YELLOW, 'e', i, x->span);
    page_blank(p, 2);
    page_say(p, PAGE_PLAIN, x->type.at);
    names(p, "  ", &x->actor);
    names(p, " > ", &x->recipient);
    when(p, x->date);
    more(p, x->place);
    for (uint32_t k = 0; k < x->context.n; k++) page_blank(p, 2), page_say(p, PAGE_DIM, x->context.at[k].at);
    if (x->status.len && !str_is(x->status, "happened"))
        page_blank(p, 2), page_say(p, PAGE_RED, x->status.at);
    page_end_line(p);
}

static void time(page *p, const doc *d, uint32_t i) {
    const doc_times *x = &d->times.at[i];
    open_item(p, d, PAGE_CYAN, 't', i, x->span);
    more(p, x->type);
    more(p, x->value);
    more(p, x->mod);
    more(p, x->resolved);
    page_end_line(p);
}

static void quantity(page *p, const doc *d, uint32_t i) {
    const doc_quantities *x = &d->quantities.at[i];
    open_item(p, d, PAGE_GREEN, 'q', i, x->span);
    more(p, x->mod);
    more(p, number(p, x->value));
    more(p, x->unit);
    page_end_line(p);
}

static void figure(page *p, const doc *d, uint32_t i) {
    const doc_figures *x = &d->figures.at[i];
    open_item(p, d, PAGE_GREEN, 'f', i, x->span);
    more(p, x->indicator);
    names(p, "  ", &x->of);
    names(p, " > ", &x->to);
    when(p, x->period);
    more(p, number(p, x->value));
    more(p, x->unit);
    more(p, x->about);
    page_end_line(p);
}

static void quote(page *p, const doc *d, uint32_t i) {
    const doc_quotes *x = &d->quotes.at[i];
    open_item(p, d, PAGE_BLUE, 's', i, x->span);
    more(p, x->speaker);
    more(p, x->cue);
    page_end_line(p);
}

void report_item(page *p, const doc *d, char prefix, uint32_t i) {
    switch (prefix) {
    case 'e': event(p, d, i); return;
    case 't': time(p, d, i); return;
    case 'q': quantity(p, d, i); return;
    case 'f': figure(p, d, i); return;
    default: quote(p, d, i);
    }
}

/* Items whose span starts in a sentence; they stand in text order or nearly, and there are few. */
#define ITEMS(layer, show)                                                                                   \
    for (uint32_t i = 0; i < d->layer.n; i++)                                                                \
        if (d->layer.at[i].span.begin >= s.begin && d->layer.at[i].span.begin < s.end) show(p, d, i);

static void sentence(page *p, const doc *d, uint32_t n) {
    doc_span s = d->sentences.at[n].span;
    page_put(p, PAGE_DIM, str_printf(p->out.mem, "%3u", n + 1));
    if (d->sentences.at[n].boilerplate) page_blank(p, 1), page_say(p, PAGE_DIM, "boilerplate");
    page_end_line(p);
    page_text(p, 4, doc_text(d, s), 0, 0);
    ITEMS(events, event)
    ITEMS(times, time)
    ITEMS(quantities, quantity)
    ITEMS(figures, figure)
    ITEMS(quotes, quote)
}

static void entities(page *p, const doc *d) {
    if (!d->entities.n) return;
    page_end_line(p);
    page_say(p, PAGE_BOLD, "Entities");
    page_end_line(p);
    for (uint32_t i = 0; i < d->entities.n; i++) {
        const doc_entities *x = &d->entities.at[i];
        page_blank(p, 4);
        page_put(p, PAGE_BOLD, x->id);
        page_blank(p, 2);
        page_say(p, PAGE_DIM, x->kind.at);
        more(p, x->role);
        more(p, x->polity);
        for (uint32_t k = 0; k < x->aliases.n; k++)
            page_put(p, PAGE_DIM, STR(" / ")), page_put(p, PAGE_DIM, x->aliases.at[k]);
        page_end_line(p);
    }
}

void report_article(page *p, const doc *d, const store_origin *o) {
    if (p->layout->json) {
        article_json(p, d, o);
        return;
    }
    heading(p, d, o);
    for (uint32_t i = 0; i < d->sentences.n; i++) sentence(p, d, i);
    entities(p, d);
}
