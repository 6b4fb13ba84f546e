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
    match m;
    int open; /* captures opened and not closed: indexes into m.captures */
    int steps;
    uint32_t limit; /* the end of the sentence: no match goes beyond it */
} runner;

static bool run(runner *r, uint32_t node, uint32_t at);

static bool in_text(const runner *r, uint32_t at) { return at < r->limit; }

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

static bool has_pos(const doc *d, uint32_t at, uint32_t bits) {
    const doc_reading *x = doc_best(d, at);
    return x && (bits >> x->pos & 1);
}

static void note_number(runner *r, uint32_t number, bool ordinal) {
    if (!r->m.n) return;
    match_capture *c = &r->m.captures[r->m.n - 1];
    if (c->end == NONE) c->number = number, c->ordinal = ordinal;
}

static bool within(const lex_node *n, doc_value v) { return v.low >= n->low && v.high <= n->high; }

static uint32_t number_end(runner *r, const lex_node *n, uint32_t at) {
    const doc *d = r->d;
    uint32_t i = d->number_at ? d->number_at[at] : 0;
    if (!i || !within(n, d->numbers.at[i - 1].value)) return NONE;
    doc_value v = d->numbers.at[i - 1].value;
    if (n->sort == CLASS_INT && (v.range || v.low != floor(v.low))) return NONE;
    note_number(r, i - 1, false);
    return d->numbers.at[i - 1].end;
}

static uint32_t ordinal_end(runner *r, const lex_node *n, uint32_t at) {
    const doc *d = r->d;
    uint32_t i = d->ordinal_at ? d->ordinal_at[at] : 0;
    if (!i || !within(n, d->ordinals.at[i - 1].value)) return NONE;
    note_number(r, i - 1, true);
    return d->ordinals.at[i - 1].end;
}

static uint32_t demonym_end(runner *r, uint32_t at) {
    const doc_sense *s = text_sense(r->d, at, TABLE_demonyms, NONE);
    if (!s) return NONE;
    took_reading(r, at, s->reading);
    return s->end;
}

static bool digits_here(const runner *r, const lex_node *n, uint32_t at) {
    const doc_token *t = &r->d->tokens.at[at];
    if (t->kind != TOKEN_NUMBER) return false;
    for (size_t i = 0; i < t->folded.len; i++)
        if (t->folded.at[i] < '0' || t->folded.at[i] > '9') return false;
    double len = (double)t->folded.len;
    return n->low < 0 || (len >= n->low && len <= n->high);
}

/* A token of digits without marks, by its value. */
static bool whole_here(const runner *r, const lex_node *n, uint32_t at) {
    const doc_token *t = &r->d->tokens.at[at];
    if (t->kind != TOKEN_NUMBER || t->folded.len > 9) return false;
    double v = 0;
    for (size_t i = 0; i < t->folded.len; i++) {
        if (t->folded.at[i] < '0' || t->folded.at[i] > '9') return false;
        v = v * 10 + (t->folded.at[i] - '0');
    }
    return v >= n->low && v <= n->high;
}

static bool dotted_here(const runner *r, uint32_t at) {
    const doc_token *t = &r->d->tokens.at[at];
    if (t->kind != TOKEN_NUMBER) return false;
    for (size_t i = 0; i < t->folded.len; i++)
        if (t->folded.at[i] < '0' || t->folded.at[i] > '9') return true;
    return false;
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

static uint32_t sentence_edge(const runner *r, uint32_t at, bool start) {
    const doc *d = r->d;
    if (!in_text(r, at)) return !start;
    return start && d->sentences.at[d->tokens.at[at].sentence].begin == at;
}

static bool one_token(runner *r, const lex_node *n, uint32_t at) {
    const doc_token *t = &r->d->tokens.at[at];
    switch (n->sort) {
    case CLASS_ANY: return true;
    case CLASS_WORD: return t->kind == TOKEN_WORD;
    case CLASS_LATIN: return t->kind == TOKEN_LATIN;
    case CLASS_DIGITS: return digits_here(r, n, at);
    case CLASS_WHOLE: return whole_here(r, n, at);
    case CLASS_DOTTED: return dotted_here(r, at);
    case CLASS_VERB: return has_pos(r->d, at, 1u << POS_VERB);
    case CLASS_NOUN:
        return has_pos(r->d, at, 1u << POS_NOUN | 1u << POS_MASDAR | 1u << POS_ACTIVE | 1u << POS_PASSIVE);
    case CLASS_ADJ: return has_pos(r->d, at, 1u << POS_ADJ | 1u << POS_ACTIVE | 1u << POS_PASSIVE);
    default: return false;
    }
}

/* Where what the class takes ends; NONE where it does not stand here. */
static uint32_t class_end(runner *r, const lex_node *n, uint32_t at) {
    if (n->sort == CLASS_START || n->sort == CLASS_STOP)
        return sentence_edge(r, at, n->sort == CLASS_START) ? at : NONE;
    if (!in_text(r, at)) return NONE;
    switch (n->sort) {
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
    default: return one_token(r, n, at) ? at + 1 : NONE;
    }
}

static bool is_sense(const runner *r, const lex_node *n, const doc_sense *s) {
    if (s->table != TABLE_sets || lex_set_of(r->d->lex, s->row) != n->arg) return false;
    return s->reading == NONE || !r->d->readings.at[s->reading].enclitic;
}

/* Tries the senses of a set, the longest first. */
static bool run_set(runner *r, const lex_node *n, uint32_t at) {
    if (!in_text(r, at)) return false;
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

static uint32_t clitic_letter(uint32_t bits, char *out) {
    switch (bits) {
    case CLITIC_W: memcpy(out, "\xD9\x88", 3); break;
    case CLITIC_F: memcpy(out, "\xD9\x81", 3); break;
    case CLITIC_B: memcpy(out, "\xD8\xA8", 3); break;
    case CLITIC_K: memcpy(out, "\xD9\x83", 3); break;
    case CLITIC_L: memcpy(out, "\xD9\x84", 3); break;
    case CLITIC_S: memcpy(out, "\xD8\xB3", 3); break;
    default: memcpy(out, "\xD8\xA7\xD9\x84", 5);
    }
    return bits;
}

static bool bears(const doc *d, uint32_t at, uint32_t bits) {
    const doc_token *t = &d->tokens.at[at];
    const doc_reading *x = d->readings.at + t->reading;
    for (uint8_t i = 0; i < t->n_readings; i++)
        if (x[i].clitics & bits) return true;
    return false;
}

/* The proclitic as a token of its own (before digits). */
static bool is_clitic(const doc *d, uint32_t at, uint32_t bits) {
    const doc_token *t = &d->tokens.at[at];
    char letters[8];
    if (t->folded.len > 4) return false;
    clitic_letter(bits, letters);
    return str_is(t->folded, letters);
}

/* Whether what comes next cannot begin here. What must not stand here, or must stand before, is looked at only
 * where it can. */
static bool hopeless(const runner *r, uint32_t node, uint32_t at) {
    return in_text(r, at) && !(r->nodes[node].first & starts_kinds(r->d, at));
}

static bool stands_not(runner *r, const lex_node *n, uint32_t at) {
    if (hopeless(r, n->b, at)) return false;
    if (hopeless(r, n->a, at)) return true;
    runner probe = *r;
    bool found = run(&probe, n->a, at);
    r->steps = probe.steps;
    return !found;
}

/* What stands before, up to three tokens, in the same sentence. */
static bool stands_behind(runner *r, const lex_node *n, uint32_t at) {
    if (hopeless(r, n->b, at)) return false;
    for (uint32_t back = 1; back <= BEHIND && back <= at; back++) {
        if (in_text(r, at) && r->d->tokens.at[at - back].sentence != r->d->tokens.at[at].sentence) break;
        if (hopeless(r, n->a, at - back)) continue;
        runner probe = *r;
        bool found = run(&probe, n->a, at - back) && probe.m.whole_end == at;
        r->steps = probe.steps;
        if (found) return true;
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
    switch (n->op) {
    case NODE_WORD:
    case NODE_LEMMA:
        return in_text(r, *at) && word_here(r, *at, n->arg, n->op == NODE_LEMMA) && (++*at, true);
    case NODE_CLASS: {
        uint32_t end = class_end(r, n, *at);
        return end != NONE && (*at = end, true);
    }
    case NODE_NOT: return stands_not(r, n, *at);
    case NODE_BEHIND: return stands_behind(r, n, *at);
    case NODE_BEGIN: return r->m.begin = *at, r->m.reading = NONE, true;
    case NODE_END: return r->m.end = *at, true;
    case NODE_CAPTURE: return open_capture(r, n, *at);
    case NODE_CLOSE: return close_capture(r, *at);
    case NODE_GLUED: return in_text(r, *at) && !r->d->tokens.at[*at].gap;
    default: return false;
    }
}

/* Goes from a node to the end of the rule. Only where there are several ways does it call itself. */
static bool go(runner *r, uint32_t node, uint32_t at) {
    while (++r->steps <= STEPS) {
        const lex_node *n = &r->nodes[node];
        switch (n->op) {
        case NODE_ACCEPT: return accept(r, at);
        case NODE_SET: return run_set(r, n, at);
        case NODE_BRANCH: {
            uint64_t kinds = in_text(r, at) ? starts_kinds(r->d, at) : FIRST_ALL;
            bool other = r->nodes[n->b].first & kinds;
            if (!(r->nodes[n->a].first & kinds)) {
                if (!other) return false;
                node = n->b;
            } else if (!other) {
                node = n->a;
            } else {
                if (run(r, n->a, at)) return true;
                node = n->b;
            }
            break;
        }
        case NODE_CLITIC:
            if (!in_text(r, at)) return false;
            if (is_clitic(r->d, at, n->arg) && run(r, n->a, at + 1)) return true;
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

bool match_at(doc *d, enum rule_set set, uint32_t token, match *out) {
    return match_but(d, set, token, NONE, out);
}

bool match_but(doc *d, enum rule_set set, uint32_t token, uint32_t without, match *out) {
    uint32_t rules[STARTS_MOST], n = starts_find(d, set, token, rules);
    bool found = false;
    if (!n) return false;
    const lex_node *nodes = d->lex->at[LEX_NODES];
    uint64_t kinds = starts_kinds(d, token), sets = starts_sets(d, token);
    uint32_t limit = d->sentences.n ? d->sentences.at[d->tokens.at[token].sentence].end : d->tokens.n;
    for (uint32_t i = 0; i < n; i++) {
        const lex_rule *rule = (const lex_rule *)d->lex->at[LEX_RULES] + rules[i];
        if (rules[i] == without || !(nodes[rule->start].first & kinds) || (rule->needs & ~sets)) continue;
        runner r;
        r.d = d, r.nodes = nodes, r.limit = limit, r.open = r.steps = 0;
        r.m.n = r.m.whole_end = 0;
        r.m.rule = rules[i];
        r.m.begin = r.m.whole_begin = token;
        r.m.end = r.m.reading = NONE;
        if (!run(&r, rule->start, token) || r.m.end <= r.m.begin) continue;
        if (!found || wins(&r.m, out)) *out = r.m;
        found = true;
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
    for (uint32_t i = 0; i < r->n_makes; i++)
        if (!strcmp((const char *)d->lex->at[LEX_STRINGS] + makes[i].key, key))
            return lex_string(d->lex, makes[i].value);
    return STR_NONE;
}

const match_capture *match_caught(const doc *d, const match *m, const char *key) {
    str value = made(d, m, key);
    if (!value.len || *value.at != '$') return NULL;
    const char *name = value.at + 1; /* strings of the lexicon end in a NUL */
    for (uint32_t i = 0; i < m->n; i++)
        if (!strcmp((const char *)d->lex->at[LEX_STRINGS] + m->captures[i].name, name))
            return &m->captures[i];
    return NULL;
}

str match_value(doc *d, const match *m, const char *key) {
    str value = made(d, m, key);
    if (!value.len || *value.at != '$') return value;
    const match_capture *c = match_caught(d, m, key);
    if (!c || c->begin == c->end) return STR_NONE;
    if (c->row != NONE) return lex_cell(d->lex, TABLE_sets, c->row, sets_value);
    return d->tokens.at[c->begin].folded;
}

bool match_number(doc *d, const match *m, const char *key, double *out) {
    const match_capture *c = match_caught(d, m, key);
    if (c && c->number != NONE) {
        *out = c->ordinal ? d->ordinals.at[c->number].value.low : d->numbers.at[c->number].value.low;
        return true;
    }
    str text = match_value(d, m, key);
    if (!text.len) return false;
    char copy[64], *end;
    size_t n = text.len < sizeof copy - 1 ? text.len : sizeof copy - 1;
    memcpy(copy, text.at, n);
    copy[n] = '\0';
    *out = strtod(copy, &end);
    return end != copy && !*end;
}

doc_span match_span(const doc *d, const match *m) {
    const doc_reading *r = m->reading == NONE ? NULL : &d->readings.at[m->reading];
    return doc_stem_span(d, m->begin, m->end, r);
}
