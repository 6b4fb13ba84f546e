/* shown: the clauses as text, so that a person can read them and a golden case can hold them. A slot is the
 * words in it; `^` stands before what is carried from elsewhere, `~` before what a nearer head took, ` + `
 * parts several of one role. */
#include "text.h"

static const char *const kinds[] = {"verb", "passive", "masdar", "participle", "nominal"};
static const char *const flag_names[] = {"negated",  "future", "possible", "ongoing",
                                         "relative", "wanted", "denied"};

static void add_slot(const doc *d, const doc_slot *s, buf *out) {
    if (out->len) buf_add(out, STR(" + "));
    if (s->carried) buf_char(out, '^');
    if (s->far) buf_char(out, '~');
    if (s->role == SLOT_PREP || s->role == SLOT_CONTENT) {
        if (s->word == CONTENT_COLON)
            buf_add(out, STR("colon "));
        else if (s->word == CONTENT_QUOTE)
            buf_add(out, STR("quote "));
        else
            buf_add(out, doc_word_text(d, s->word)), buf_char(out, ' ');
    }
    uint32_t end = s->end > s->begin ? s->end : s->begin + 1;
    if (end > d->tokens.n) end = d->tokens.n;
    if (end > s->begin) buf_add(out, doc_text(d, doc_cover(d, s->begin, end)));
}

static str slots_of(const doc *d, const doc_clause *c, uint8_t role) {
    buf out = {.mem = d->mem};
    for (uint32_t i = 0; i < c->slots.n; i++)
        if (c->slots.at[i].role == role) add_slot(d, &c->slots.at[i], &out);
    return buf_str(&out);
}

static str flags_of(const doc *d, uint16_t flags) {
    buf out = {.mem = d->mem};
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
        if (!(flags & 1u << i)) continue;
        if (out.len) buf_char(&out, ' ');
        buf_add(&out, str_of(flag_names[i]));
    }
    return buf_str(&out);
}

void text_shown(doc *d) {
    for (uint32_t i = 0; i < d->clauses.n; i++) {
        const doc_clause *c = &d->clauses.at[i];
        doc_shown *s = VEC_ADD(d->mem, &d->shown);
        s->span = d->tokens.at[c->head].span;
        s->lemma = c->lemma ? doc_word_text(d, c->lemma) : STR("");
        s->kind = str_of(kinds[c->kind]);
        s->subj = slots_of(d, c, SLOT_SUBJ);
        s->obj = slots_of(d, c, SLOT_OBJ);
        s->of = slots_of(d, c, SLOT_OF);
        s->adj = slots_of(d, c, SLOT_ADJ);
        s->prep = slots_of(d, c, SLOT_PREP);
        s->content = slots_of(d, c, SLOT_CONTENT);
        s->flags = flags_of(d, c->flags);
    }
}
