/* bodies: organisations that no table has, by the word that opens them. Two shapes:
 *
 *     ministry + what it is of, however long        head without article: nouns in a chain up to one with the article,
 *                                                   a name, a word that the lexicon lacks, or words in quotation marks
 *     the observatory + adjectives (+ for ...)      head with article: adjectives with it
 *
 * A demonym or a state's name gives the polity. An organ (the army, the government) is a name only with one. */
#include "names.h"

enum { CHAIN_MOST = 12, QUOTED_MOST = 7 };

typedef struct chain {
    const finder *f;
    uint32_t head, head_end, at;
    uint32_t end;              /* up to where it is complete; head_end: not yet */
    uint32_t inner, inner_end; /* the proper part */
    uint32_t actor;            /* of the proper part, where it is an organisation of the tables */
    str polity;
    bool definite;  /* the head has the article */
    bool open;      /* the last word has none: what it is of follows */
    bool proper;    /* a name, an unknown word or quoted words stand in it */
    bool quoted;    /* these */
    bool adjective; /* an adjective that is no demonym */
    bool town;      /* the proper part is a place of the tables */
    bool thing;     /* an agreement or plan, no body */
    bool purpose;   /* a lam told what it is for */
} chain;

/* The words from the token on, article and all. */
static bool exactly(const finder *f, const doc_sense *head, uint8_t set) {
    uint32_t n;
    const doc_sense *s = text_senses(f->d, head->begin, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_sets && !s[i].article && s[i].end == head->end &&
            f->r->row_set[s[i].row] == set)
            return true;
    return false;
}

/* Whether the word has the article, however the lexicon reads it. */
static bool has_article(const doc *d, uint32_t at) {
    const doc_token *t = &d->tokens.at[at];
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (d->readings.at[i].clitics & CLITIC_AL) return true;
    return false;
}

/* Many of them: no name, but for forces and services. */
static bool plural(const finder *f, uint32_t at) {
    const doc_reading *r = name_reading(f->d, at);
    return r && (r->features & (FEAT_PLUR | FEAT_DUAL)) && !in_set(f, at, SET_BODY_PLURAL);
}

/* The longest sense that opens an organisation at the token, an organ's first. */
static const doc_sense *head_at(const finder *f, uint32_t token) {
    if (!(f->d->name_bits[token] & (BIT_ORGAN | TITLE_BODY))) return NULL;
    uint32_t n;
    const doc_sense *best = NULL, *s = text_senses(f->d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        const doc_reading *r = doc_reading_at(f->d, s[i].reading);
        if ((r && r->enclitic) || (s[i].end == token + 1 && (f->d->tokens.at[token].spell & SPELL_HA)))
            continue;
        if (best && s[i].end < best->end) break;
        if (s[i].table == TABLE_organs &&
            (!best || best->table != TABLE_organs || (best->article && !s[i].article)))
            best = &s[i];
        if (!best && s[i].table == TABLE_titles && (f->r->title[s[i].row] & TITLE_BODY)) best = &s[i];
    }
    return best;
}

static bool starts_other(const finder *f, uint32_t at) {
    const found *k = known_at(f, at);
    const doc_reading *r = name_reading(f->d, at);
    if (r && r->pos == POS_ADJ && r->clitics == CLITIC_AL && !k) return false; /* strategic, no strategist */
    return title_at(f, at, TITLE_PERSON) || (k && k->kind == THING_PERSON) || f->titled[at];
}

static void complete(chain *c, uint32_t end) { c->at = c->end = end, c->open = false; }

static void proper(chain *c, uint32_t end, bool quoted) {
    if (!c->proper) c->inner = c->at;
    c->proper = true;
    c->quoted |= quoted;
    complete(c, end);
    c->inner_end = end;
}

/* An adjective right behind a head with the article has its gender: the foreign (f.) American (m.) is no ministry. */
static bool agrees(const chain *c) {
    const doc *d = c->f->d;
    if (c->at != c->head + 1) return true;
    bool feminine = d->tokens.at[c->at].spell & (SPELL_MARBUTA | SPELL_HA);
    if (d->tokens.at[c->head].spell & (SPELL_MARBUTA | SPELL_HA)) return feminine;
    return true;
}

static bool step_demonym(chain *c) {
    uint32_t actor = demonym_at(c->f->d, c->f->r, c->at);
    const doc_reading *r = name_reading(c->f->d, c->at);
    if (!actor || !r || (r->clitics & ~CLITIC_AL) || c->open || !agrees(c)) return false;
    if (!(r->clitics & CLITIC_AL) && (c->definite || c->polity.len))
        return false; /* the Algerian army, Russia */
    if (!c->polity.len) c->polity = registry_code(c->f->d->lex, c->f->r, actor - 1);
    complete(c, c->at + 1);
    return true;
}

static bool step_known(chain *c) {
    const found *k = known_at(c->f, c->at);
    if (!k || k->kind == THING_PERSON || !c->open) return false;
    const doc_reading *r = doc_reading_at(c->f->d, k->reading);
    if (r && (r->clitics & ~CLITIC_AL)) return false;
    if (k->kind != THING_PLACE && !c->polity.len) c->polity = k->polity;
    if (!c->proper && k->kind == THING_ORG) c->actor = k->actor;
    if (!c->proper && k->kind == THING_PLACE) c->town = true;
    proper(c, k->end, false);
    return true;
}

static bool step_quoted(chain *c) {
    const doc *d = c->f->d;
    if (!c->open || c->at != c->head_end || !(text_is(d, c->at, "\"") || text_is(d, c->at, "(")))
        return false;
    const char *close = text_is(d, c->at, "(") ? ")" : "\"";
    for (uint32_t i = c->at + 1; i < d->tokens.n && i <= c->at + 1 + QUOTED_MOST; i++) {
        if (!text_is(d, i, close)) continue;
        if (i == c->at + 1) return false;
        c->at++;
        const found *k = known_at(c->f, c->at);
        if (k && k->kind == THING_ORG && k->end == i) c->actor = k->actor;
        proper(c, i, true);
        c->at = i + 1;
        return true;
    }
    return false;
}

static bool step_unknown(chain *c) {
    const name_part *p = &c->f->parts[c->at];
    if (!c->open && !c->proper) return false;
    if (c->proper && c->inner_end != c->at) return false;
    if (!(p->unknown && !p->clitic) && c->f->d->tokens.at[c->at].kind != TOKEN_LATIN) return false;
    proper(c, c->at + 1, false);
    c->open = false;
    return true;
}

static bool noun(const doc_reading *r) {
    return r->pos == POS_NOUN || r->pos == POS_ADJ || r->pos == POS_MASDAR || r->pos == POS_ACTIVE ||
           r->pos == POS_PASSIVE || r->pos == POS_NAME;
}

static bool adjectival(const doc_reading *r) {
    return r->pos == POS_ADJ || r->pos == POS_ACTIVE || r->pos == POS_PASSIVE;
}

/* An adjective that names have: of a noun (national, islamic), or listed (joint, supreme). */
static bool naming(const chain *c, const doc_reading *r) {
    const doc_token *t = &c->f->d->tokens.at[c->at];
    if (in_set(c->f, c->at, SET_BODY_ADJECTIVE)) return true;
    if (r->pos != POS_ADJ && r->pos != POS_NOUN) return false;
    str w = t->folded;
    return str_ends(w, STR("\xD9\x8A")) || str_ends(w, STR("\xD9\x8A\xD9\x87"));
}

/* Whether a word with a conjunction goes on in the chain: a noun beside a noun, an adjective beside an adjective, and
 * not another body. Feminine plurals are nouns, whatever they are made of. */
static bool joins(const chain *c, const doc_reading *r) {
    const doc_sense *other = head_at(c->f, c->at);
    if (other && !(other->table == TABLE_organs && c->f->r->organ_weak[other->row])) return false;
    bool things = str_ends(c->f->d->tokens.at[c->at].folded, STR("\xD8\xA7\xD8\xAA"));
    return (adjectival(r) && !things) == c->adjective;
}

/* A noun or adjective with the article: it closes a chain, and more of them may follow. A conjunction may join one
 * to a chain of nouns, a lam tell what the body is for. */
static bool step_article(chain *c, const doc_reading *r) {
    uint8_t before = r->clitics & (uint8_t)~CLITIC_AL;
    if (before && (c->open || c->at == c->head_end)) return false;
    if (before == CLITIC_W && (c->definite || !joins(c, r))) return false;
    if (before && before != CLITIC_W && before != CLITIC_L) return false;
    if (before == CLITIC_L && (head_at(c->f, c->at) || (c->proper && in_set(c->f, c->head, SET_FIRM))))
        return false;
    if (c->definite && !before && c->at == c->head_end && !adjectival(r)) return false;
    if (c->definite && !before && !adjectival(r) && !c->open) return false;
    if (adjectival(r) && !before && !naming(c, r)) return false;
    if (c->proper && !before && !c->purpose && !(c->thing && naming(c, r))) return false;
    c->purpose |= before == CLITIC_L;
    c->adjective |= !before && (adjectival(r) || (c->thing && naming(c, r)));
    complete(c, c->at + 1);
    return true;
}

/* A noun without article: only where something that it is of follows. */
static bool step_bare(chain *c, const doc_reading *r) {
    uint8_t before = r->clitics;
    bool for_what = before == CLITIC_L && c->end > c->head_end && !c->open;
    if (adjectival(r) || (!c->open && !for_what) || (before && !for_what)) return false;
    c->at++, c->open = true;
    return true;
}

static bool step_word(chain *c) {
    const doc_reading *r = name_reading(c->f->d, c->at);
    if (!r || !noun(r) || r->enclitic || c->f->parts[c->at].closed) return false;
    if (r->clitics & CLITIC_AL) return step_article(c, r);
    return r->lemma && step_bare(c, r);
}

static bool step(chain *c) {
    if (starts_other(c->f, c->at)) return false;
    return step_demonym(c) || step_known(c) || step_quoted(c) || step_unknown(c) || step_word(c);
}

static void follow(chain *c) {
    const doc *d = c->f->d;
    for (int i = 0; i < CHAIN_MOST && c->at < d->tokens.n; i++) {
        const doc_token *t = &d->tokens.at[c->at];
        if (t->sentence != d->tokens.at[c->head].sentence || t->gap > 1) return;
        if ((d->time_at && d->time_at[c->at]) || !step(c)) return;
    }
}

/* Where a post abroad is, with a preposition on it or before it. */
static void follow_place(chain *c) {
    const finder *f = c->f;
    const doc *d = f->d;
    if (!c->polity.len || c->open || !in_set(f, c->head, SET_BODY_POST)) return;
    const doc_sense *in = registry_set(d, f->r, c->at, SET_TITLE_LINK);
    const doc_reading *link = in ? name_reading(d, c->at) : NULL; /* in, but no other preposition */
    if (in && (lex_cell(d->lex, TABLE_sets, in->row, sets_value).len || !link || link->pos != POS_PREP))
        return;
    const found *k = in ? known_at(f, in->end) : known_at(f, c->at);
    if (!k || (k->kind != THING_PLACE && k->kind != THING_STATE)) return;
    const doc_reading *r = doc_reading_at(d, k->reading);
    uint8_t on = r ? r->clitics & (uint8_t)~CLITIC_AL : 0;
    if (on != (in ? 0 : CLITIC_B) || d->tokens.at[k->begin].sentence != d->tokens.at[c->head].sentence)
        return;
    complete(c, k->end);
}

/* Whether what was followed is a name. */
static bool named(const chain *c, const doc_sense *head) {
    const finder *f = c->f;
    if (exactly(f, head, SET_PARTY_ONLY) || exactly(f, head, SET_BODY_NEVER)) return false;
    if (head->table == TABLE_organs) {
        bool single = head->end == head->begin + 1 || f->r->organ_weak[head->row];
        return c->polity.len || !single;
    }
    if (c->end == c->head_end || plural(f, c->head)) return false;
    if (f->r->title[head->row] & TITLE_WEAK) return c->proper && !c->actor && !c->town;
    if (!c->definite) return true;
    return c->adjective || (c->polity.len && in_set(f, head->begin, SET_BODY_DEMONYM));
}

/* Of an outlet, and of what stands in quotation marks, the inner name alone is kept. */
static void keep_inner(const chain *c, found *x) {
    const finder *f = c->f;
    if (!c->proper) return;
    if (c->quoted || in_set(f, x->begin, SET_OUTLET)) {
        x->begin = c->inner, x->end = c->inner_end, x->sure = true;
        x->reading = known_at(f, c->inner) ? known_at(f, c->inner)->reading : f->parts[c->inner].reading;
    } else if (in_set(f, x->begin, SET_FIRM)) {
        x->inner = c->inner, x->inner_end = c->inner_end;
    }
}

/* An agreement, plan or fair by the word for it, where what it is of is a name, a demonym or more than a word. */
bool bodies_item_at(finder *f, uint32_t token, found *out) {
    const doc_sense *head = registry_set(f->d, f->r, token, SET_ITEM_CHAIN);
    if (!head || head->article) return false;
    chain c = {.f = f, .head = token, .head_end = head->end, .at = head->end, .end = head->end, .open = true};
    c.thing = true;
    follow(&c);
    if (!(c.proper || c.polity.len) && !(c.adjective && c.end > c.head_end + 1)) return false;
    if (c.end == c.head_end) return false;
    *out =
        (found){.begin = token, .end = c.end, .whole = token, .reading = head->reading, .kind = THING_ITEM};
    out->how = NAME_GUESS, out->polity = c.polity;
    out->rule = lex_rule_row(TABLE_sets, head->row);
    return true;
}

bool bodies_at(finder *f, uint32_t token, found *out) {
    const doc_sense *head = head_at(f, token);
    if (!head) return false;
    chain c = {.f = f, .head = token, .head_end = head->end, .at = head->end, .end = head->end};
    c.definite = has_article(f->d, token);
    c.open = !has_article(f->d, head->end - 1);
    follow(&c);
    follow_place(&c);
    if (!named(&c, head)) return false;
    *out = (found){.begin = token, .end = c.end, .whole = token, .reading = head->reading};
    out->kind = THING_ORG, out->how = NAME_GUESS, out->polity = c.polity;
    if (c.proper && c.inner == c.head_end + c.quoted) out->actor = c.actor;
    out->rule = lex_rule_row((enum lex_table)head->table, head->row);
    keep_inner(&c, out);
    return true;
}
