/* match: backtracking over the nodes of a rule. Each attempt has a budget of steps, so that time stays
 * linear. */
#include "match.h"
#include "starts.h"
#include <math.h>
#include <stdlib.h>

enum { STEPS = 4000, BEHIND = 3 };

typedef struct runner {
    doc *d;
    const lex_node *nodes;
    const uint64_t *kinds; /* of tokens */
    uint32_t limit;        /* the end of the sentence: no match goes beyond it */
    int steps;
    match m;
} runner;

static bool run(runner *r, uint32_t node, uint32_t at);

static bool in_text(const runner *r, uint32_t at) { return at < r->limit; }

static uint64_t kinds_at(const runner *r, uint32_t at) { return in_text(r, at) ? r->kinds[at] : FIRST_END; }

/* The first token of an item keeps the reading through which it matched. */
static void took_reading(runner *r, uint32_t at, uint32_t reading) {
    if (at == r->m.begin && r->m.reading == NONE) r->m.reading = reading;
}

static bool word_here(runner *r, uint32_t at, uint32_t word, bool lemma) {
    const doc_token *t = &r->d->tokens.at[at];
    if (!lemma && t->word == word) return true;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *x = &r->d->readings.at[i];
        if (lemma ? x->lemma != word : x->enclitic || (x->word != word && x->bare != word)) continue;
        took_reading(r, at, i);
        return true;
    }
    return false;
}

static void note_number(runner *r, uint32_t number, bool ordinal) {
    if (!r->m.n) return;
    match_capture *c = &r->m.captures[r->m.n - 1];
    if (c->end == NONE) c->number = number, c->ordinal = ordinal;
}

static bool within(const lex_node *n, doc_value v) { return v.low >= n->low && v.high <= n->high; }

static uint32_t number_end(runner *r, const lex_node *n, uint32_t at) {
    const doc_numbers *x = &r->d->numbers.at[r->d->number_at[at] - 1];
    if (!within(n, x->value)) return NONE;
    if (n->sort == CLASS_INT && (x->value.range || x->value.low != floor(x->value.low))) return NONE;
    note_number(r, r->d->number_at[at] - 1, false);
    return x->end;
}

static uint32_t ordinal_end(runner *r, const lex_node *n, uint32_t at) {
    const doc_ordinals *x = &r->d->ordinals.at[r->d->ordinal_at[at] - 1];
    if (!within(n, x->value)) return NONE;
    note_number(r, r->d->ordinal_at[at] - 1, true);
    return x->end;
}

static uint32_t demonym_end(runner *r, uint32_t at) {
    const doc_sense *s = text_sense(r->d, at, TABLE_demonyms, NONE);
    if (!s) return NONE;
    took_reading(r, at, s->reading);
    return s->end;
}

/* A token of digits, by how many there are. */
static bool digits_here(const runner *r, const lex_node *n, uint32_t at) {
    double len = (double)r->d->tokens.at[at].folded.len;
    return n->low < 0 || (len >= n->low && len <= n->high);
}

/* ... by its value. */
static bool whole_here(const runner *r, const lex_node *n, uint32_t at) {
    str digits = r->d->tokens.at[at].folded;
    if (digits.len > 9) return false;
    int v = 0;
    for (size_t i = 0; i < digits.len; i++) v = v * 10 + (digits.at[i] - '0');
    return v >= n->low && v <= n->high;
}

/* The end of the time that begins at a token, of any type where `type` is NULL. */
static uint32_t time_end(const doc *d, uint32_t at, const char *type) {
    uint32_t i = d->time_at ? d->time_at[at] : 0;
    if (!i) return NONE;
    const doc_times *t = &d->times.at[i - 1];
    return t->begin == at && (!type || str_is(t->type, type)) ? t->end : NONE;
}

static uint32_t name_end(const doc *d, uint32_t at) {
    return d->mention_at && d->mention_at[at] ? d->mentions.at[d->mention_at[at] - 1].end : NONE;
}

static bool sentence_begins(const runner *r, uint32_t at) {
    return in_text(r, at) && r->d->sentences.at[r->d->tokens.at[at].sentence].begin == at;
}

/* Where what the class takes ends; NONE where it does not stand here. The token is of one of its kinds. */
static uint32_t class_end(runner *r, const lex_node *n, uint32_t at) {
    switch (n->sort) {
    case CLASS_START: return sentence_begins(r, at) ? at : NONE;
    case CLASS_STOP: return at;
    case CLASS_NUMBER:
    case CLASS_INT: return number_end(r, n, at);
    case CLASS_ORDINAL: return ordinal_end(r, n, at);
    case CLASS_TIME: return time_end(r->d, at, NULL);
    case CLASS_DATE: return time_end(r->d, at, "DATE");
    case CLASS_CLOCK: return time_end(r->d, at, "TIME");
    case CLASS_DURATION: return time_end(r->d, at, "DURATION");
    case CLASS_SET: return time_end(r->d, at, "SET");
    case CLASS_NAME: return name_end(r->d, at);
    case CLASS_DEMONYM: return demonym_end(r, at);
    case CLASS_DIGITS: return digits_here(r, n, at) ? at + 1 : NONE;
    case CLASS_WHOLE: return whole_here(r, n, at) ? at + 1 : NONE;
    default: return at + 1;
    }
}

static bool is_sense(const runner *r, const lex_node *n, const doc_sense *s) {
    if (s->table != TABLE_sets || lex_set_of(r->d->lex, s->row) != n->arg) return false;
    return s->reading == NONE || !r->d->readings.at[s->reading].enclitic;
}

/* Tries the senses of a set, the longest first. */
static bool run_set(runner *r, const lex_node *n, uint32_t at) {
    uint32_t count, reading = r->m.reading;
    const doc_sense *s = text_senses(r->d, at, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!is_sense(r, n, &s[i])) continue;
        r->m.reading = reading;
        took_reading(r, at, s[i].reading);
        if (r->m.n && r->m.captures[r->m.n - 1].end == NONE) r->m.captures[r->m.n - 1].row = s[i].row;
        if (run(r, n->a, s[i].end)) return true;
    }
    return false;
}

static bool bears(const doc *d, uint32_t at, uint32_t clitic) {
    const doc_token *t = &d->tokens.at[at];
    const doc_reading *x = d->readings.at + t->reading;
    for (uint8_t i = 0; i < t->n_readings; i++)
        if (x[i].clitics & clitic) return true;
    return false;
}

/* Whether a part of a rule matches; nothing is kept of what it took but where it ended. */
static bool probe(runner *r, uint32_t node, uint32_t at, uint32_t *end) {
    if (!(r->nodes[node].first & kinds_at(r, at))) return false;
    uint32_t n = r->m.n, begin = r->m.begin, item_end = r->m.end, reading = r->m.reading;
    match_capture last;
    if (n) last = r->m.captures[n - 1];
    bool found = run(r, node, at);
    *end = r->m.whole_end;
    r->m.n = n, r->m.begin = begin, r->m.end = item_end, r->m.reading = reading;
    if (n) r->m.captures[n - 1] = last;
    return found;
}

/* What stands before, up to three tokens, in the same sentence. */
static bool stands_behind(runner *r, const lex_node *n, uint32_t at) {
    const doc_token *t = r->d->tokens.at;
    for (uint32_t back = 1, end; back <= BEHIND && back <= at; back++) {
        if (in_text(r, at) && t[at - back].sentence != t[at].sentence) break;
        if (probe(r, n->a, at - back, &end) && end == at) return true;
    }
    return false;
}

static bool open_capture(runner *r, const lex_node *n, uint32_t at) {
    if (r->m.n == RULE_CAPTURES) return false; /* compile.c has seen to it that there are no more */
    r->m.captures[r->m.n++] = (match_capture){n->arg, at, NONE, NONE, NONE, false};
    return true;
}

static bool close_capture(runner *r, uint32_t at) {
    uint32_t i = r->m.n;
    while (i > 0 && r->m.captures[i - 1].end != NONE) i--;
    if (i) r->m.captures[i - 1].end = at;
    return true;
}

static bool accept(runner *r, uint32_t at) {
    r->m.whole_end = at;
    if (r->m.end == NONE) r->m.end = at;
    return true;
}

/* Passes a node that goes one way: false where it does not stand here. *at becomes what comes after it. */
static bool pass(runner *r, const lex_node *n, uint32_t *at) {
    uint32_t end;
    switch (n->op) {
    case NODE_WORD:
    case NODE_LEMMA: return word_here(r, *at, n->arg, n->op == NODE_LEMMA) && (++*at, true);
    case NODE_CLASS: end = class_end(r, n, *at); return end != NONE && (*at = end, true);
    case NODE_NOT: return !probe(r, n->a, *at, &end);
    case NODE_BEHIND: return stands_behind(r, n, *at);
    case NODE_BEGIN: return r->m.begin = *at, r->m.reading = NONE, true;
    case NODE_END: return r->m.end = *at, true;
    case NODE_CAPTURE: return open_capture(r, n, *at);
    case NODE_CLOSE: return close_capture(r, *at);
    case NODE_GLUED: return in_text(r, *at) && !r->d->tokens.at[*at].gap;
    default: return false;
    }
}

/* Goes from a node to the end of the rule. Only where there are several ways does it call itself. What cannot begin
 * here is seen before it is tried. */
static bool go(runner *r, uint32_t node, uint32_t at) {
    while (++r->steps <= STEPS) {
        const lex_node *n = &r->nodes[node];
        uint64_t kinds = kinds_at(r, at);
        if (!(n->first & kinds)) return false;
        switch (n->op) {
        case NODE_ACCEPT: return accept(r, at);
        case NODE_SET: return run_set(r, n, at);
        case NODE_BRANCH:
            node = n->b;
            if (!(r->nodes[n->a].first & kinds)) break;
            if (!(r->nodes[n->b].first & kinds))
                node = n->a;
            else if (run(r, n->a, at))
                return true;
            break;
        case NODE_CLITIC:
            if (!in_text(r, at)) return false;
            if (r->d->tokens.at[at].word == n->b && run(r, n->a, at + 1)) return true;
            if (!bears(r->d, at, n->arg)) return false;
            node = n->a;
            break;
        default:
            if (!pass(r, n, &at)) return false;
            node = n->op == NODE_NOT || n->op == NODE_BEHIND ? n->b : n->a;
        }
    }
    return false;
}

/* Tries a node; what it did to the match is undone where it fails. */
static bool run(runner *r, uint32_t node, uint32_t at) {
    uint32_t n = r->m.n, begin = r->m.begin, end = r->m.end, reading = r->m.reading;
    match_capture last;
    if (n) last = r->m.captures[n - 1];
    if (go(r, node, at)) return true;
    r->m.n = n, r->m.begin = begin, r->m.end = end, r->m.reading = reading;
    if (n) r->m.captures[n - 1] = last;
    return false;
}

/* ---- The best of the rules that can begin at a token ---- */

/* The longer; of equals the one whose rule stands first. */
static bool wins(const match *a, const match *b) {
    uint32_t x = a->end - a->begin, y = b->end - b->begin;
    if (x != y) return x > y;
    return a->rule < b->rule;
}

/* What stands at a token, right behind what can begin a rule there, and around. */
typedef struct place {
    uint64_t kinds, next, number_next, ordinal_next, time_next, behind, sentence;
} place;

static place look(const runner *r, const doc_sentence *in, uint32_t token) {
    const doc *d = r->d;
    place p = {
        .kinds = r->kinds[token], .next = kinds_at(r, token + 1), .behind = FIRST_END, .sentence = FIRST_ALL};
    if (p.kinds & FIRST_NUMBER) p.number_next = kinds_at(r, d->numbers.at[d->number_at[token] - 1].end);
    if (p.kinds & FIRST_ORDINAL) p.ordinal_next = kinds_at(r, d->ordinals.at[d->ordinal_at[token] - 1].end);
    uint32_t time = p.kinds & FIRST_TIME ? time_end(d, token, NULL) : NONE;
    if (time != NONE) p.time_next = kinds_at(r, time);
    uint32_t begin = 0;
    if (in) p.sentence = in->kinds, begin = in->begin;
    for (uint32_t back = 1; back <= BEHIND && back + begin <= token; back++)
        p.behind |= r->kinds[token - back];
    return p;
}

static bool may_match(const lex_way *w, const place *p) {
    if (w->needs & ~p->sentence || !(w->behind & p->behind)) return false;
    return w->open & p->kinds || (w->one & p->kinds && w->next & p->next) ||
           w->number_next & p->number_next || w->ordinal_next & p->ordinal_next ||
           w->time_next & p->time_next;
}

static bool try_way(runner *r, const lex_way *w, uint32_t token) {
    r->steps = 0;
    r->m.n = r->m.whole_end = 0;
    r->m.rule = w->rule;
    r->m.begin = r->m.whole_begin = token;
    r->m.end = r->m.reading = NONE;
    return go(r, w->node, token) && r->m.end > r->m.begin;
}

/* The ways 64 * i and on that a token of these kinds can begin, a bit each. */
static uint64_t ways_of(const starts *s, uint32_t i, uint64_t kinds, bool at_start) {
    uint64_t ways = 0;
    for (; kinds; kinds &= kinds - 1) ways |= s->by_kind[(uint32_t)__builtin_ctzll(kinds) * s->words + i];
    return at_start ? ways : ways & s->inside[i];
}

uint32_t match_seek(doc *d, enum rule_set set, const doc_sentence *s, uint32_t token) {
    const starts *of = starts_table(d, set);
    if (token == s->begin && d->firsts[token] & of->any[1]) return token;
    while (token < s->end && !(d->firsts[token] & of->any[0])) token++;
    return token;
}

bool match_at(doc *d, enum rule_set set, uint32_t token, match *out) {
    return match_but(d, set, token, NONE, out);
}

bool match_but(doc *d, enum rule_set set, uint32_t token, uint32_t without, match *out) {
    const starts *s = starts_table(d, set);
    const doc_sentence *in = d->sentences.n ? &d->sentences.at[d->tokens.at[token].sentence] : NULL;
    bool at_start = in && in->begin == token, found = false;
    uint64_t kinds = d->firsts[token] & s->any[at_start];
    if (!kinds) return false;
    runner r;
    r.d = d, r.nodes = d->lex->at[LEX_NODES], r.kinds = d->firsts, r.limit = in ? in->end : d->tokens.n;
    place p = look(&r, in, token);
    uint32_t done = without; /* a rule of which nothing more is asked: it matched by a way above */
    for (uint32_t i = 0; i < s->words; i++) {
        for (uint64_t ways = ways_of(s, i, kinds, at_start); ways; ways &= ways - 1) {
            const lex_way *w = &s->ways[64 * i + (uint32_t)__builtin_ctzll(ways)];
            if (w->rule == without || w->rule == done || !may_match(w, &p) || !try_way(&r, w, token))
                continue;
            if (!found || wins(&r.m, out)) *out = r.m;
            found = true;
            done = w->rule;
        }
    }
    return found;
}

/* ---- What a match says ---- */

static const lex_rule *rule_of(const doc *d, const match *m) {
    return (const lex_rule *)d->lex->at[LEX_RULES] + m->rule;
}

str match_kind(const doc *d, const match *m) { return lex_string(d->lex, rule_of(d, m)->kind); }

static str made(const doc *d, const match *m, const char *key) {
    const lex_rule *r = rule_of(d, m);
    const lex_make *makes = (const lex_make *)d->lex->at[LEX_MAKES] + r->makes;
    if (!(r->keys & key_bit(key))) return STR_NONE;
    for (uint32_t i = 0; i < r->n_makes; i++)
        if (!strcmp((const char *)d->lex->at[LEX_STRINGS] + makes[i].key, key))
            return lex_string(d->lex, makes[i].value);
    return STR_NONE;
}

/* What a value that begins with $ names. */
static const match_capture *caught(const doc *d, const match *m, str value) {
    if (!value.len || *value.at != '$') return NULL;
    const char *name = value.at + 1; /* strings of the lexicon end in a NUL */
    for (uint32_t i = 0; i < m->n; i++)
        if (!strcmp((const char *)d->lex->at[LEX_STRINGS] + m->captures[i].name, name))
            return &m->captures[i];
    return NULL;
}

const match_capture *match_caught(const doc *d, const match *m, const char *key) {
    return caught(d, m, made(d, m, key));
}

static str value_of(const doc *d, str value, const match_capture *c) {
    if (!value.len || *value.at != '$') return value;
    if (!c || c->begin == c->end) return STR_NONE;
    if (c->row != NONE) return lex_cell(d->lex, TABLE_sets, c->row, sets_value);
    return d->tokens.at[c->begin].folded;
}

str match_value(doc *d, const match *m, const char *key) {
    str value = made(d, m, key);
    return value_of(d, value, caught(d, m, value));
}

static bool number_of(str text, double *out) {
    int64_t whole;
    char copy[64], *end;
    if (!text.len || text.len >= sizeof copy) return false;
    if (str_int(text, &whole)) return *out = (double)whole, true;
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    *out = strtod(copy, &end);
    return end != copy && !*end;
}

bool match_number(doc *d, const match *m, const char *key, double *out) {
    str value = made(d, m, key);
    if (!value.len) return false;
    const match_capture *c = caught(d, m, value);
    if (!c || c->number == NONE) return number_of(value_of(d, value, c), out);
    *out = c->ordinal ? d->ordinals.at[c->number].value.low : d->numbers.at[c->number].value.low;
    return true;
}

doc_span match_span(const doc *d, const match *m) {
    const doc_reading *r = m->reading == NONE ? NULL : &d->readings.at[m->reading];
    return doc_stem_span(d, m->begin, m->end, r);
}
