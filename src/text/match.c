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

static bool sense_class(runner *r, const lex_node *n, uint32_t at, enum lex_table table) {
    const doc_sense *s = text_sense(r->d, at, table, NONE);
    if (!s) return false;
    took_reading(r, at, s->reading);
    return run(r, n->a, s->end);
}

static bool number_class(runner *r, const lex_node *n, uint32_t at) {
    const doc *d = r->d;
    uint32_t i = d->number_at ? d->number_at[at] : 0;
    if (!i || !within(n, d->numbers.at[i - 1].value)) return false;
    doc_value v = d->numbers.at[i - 1].value;
    if (n->sort == CLASS_INT && (v.range || v.low != floor(v.low))) return false;
    note_number(r, i - 1, false);
    return run(r, n->a, d->numbers.at[i - 1].end);
}

static bool ordinal_class(runner *r, const lex_node *n, uint32_t at) {
    const doc *d = r->d;
    uint32_t i = d->ordinal_at ? d->ordinal_at[at] : 0;
    if (!i || !within(n, d->ordinals.at[i - 1].value)) return false;
    note_number(r, i - 1, true);
    return run(r, n->a, d->ordinals.at[i - 1].end);
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

/* The time that begins at a token, of any type where `type` is NULL. */
static bool time_class(runner *r, const lex_node *n, uint32_t at, const char *type) {
    const doc *d = r->d;
    uint32_t i = d->time_at ? d->time_at[at] : 0;
    if (!i) return false;
    const doc_times *t = &d->times.at[i - 1];
    return t->begin == at && (!type || str_is(t->type, type)) && run(r, n->a, t->end);
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

static bool run_class(runner *r, const lex_node *n, uint32_t at) {
    if (n->sort == CLASS_START || n->sort == CLASS_STOP)
        return sentence_edge(r, at, n->sort == CLASS_START) && run(r, n->a, at);
    if (!in_text(r, at)) return false;
    const doc *d = r->d;
    switch (n->sort) {
    case CLASS_NUMBER:
    case CLASS_INT: return number_class(r, n, at);
    case CLASS_ORDINAL: return ordinal_class(r, n, at);
    case CLASS_TIME: return time_class(r, n, at, NULL);
    case CLASS_DATE: return time_class(r, n, at, "DATE");
    case CLASS_CLOCK: return time_class(r, n, at, "TIME");
    case CLASS_DURATION: return time_class(r, n, at, "DURATION");
    case CLASS_SET: return time_class(r, n, at, "SET");
    case CLASS_NAME:
        return d->mention_at && d->mention_at[at] && run(r, n->a, d->mentions.at[d->mention_at[at] - 1].end);
    case CLASS_DEMONYM: return sense_class(r, n, at, TABLE_demonyms);
    default: return one_token(r, n, at) && run(r, n->a, at + 1);
    }
}

static bool run_set(runner *r, const lex_node *n, uint32_t at) {
    if (!in_text(r, at)) return false;
    uint32_t count;
    const doc_sense *s = text_senses(r->d, at, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (s[i].table != TABLE_sets || lex_set_of(r->d->lex, s[i].row) != n->arg) continue;
        if (s[i].reading != NONE && r->d->readings.at[s[i].reading].enclitic) continue;
        match kept = r->m;
        took_reading(r, at, s[i].reading);
        if (r->m.n && r->m.captures[r->m.n - 1].end == NONE) r->m.captures[r->m.n - 1].row = s[i].row;
        if (run(r, n->a, s[i].end)) return true;
        r->m = kept;
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

/* The proclitic as a token of its own (before digits), or on the next word. */
static bool run_clitic(runner *r, const lex_node *n, uint32_t at) {
    if (!in_text(r, at)) return false;
    const doc_token *t = &r->d->tokens.at[at];
    char letters[8];
    clitic_letter(n->arg, letters);
    if (str_is(t->folded, letters) && run(r, n->a, at + 1)) return true;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++)
        if (r->d->readings.at[i].clitics & n->arg) return run(r, n->a, at);
    return false;
}

/* Whether what comes next cannot begin here. What must not stand here, or must stand before, is looked at only
 * where it can. */
static bool hopeless(const runner *r, uint32_t node, uint32_t at) {
    return in_text(r, at) && !(r->nodes[node].first & starts_kinds(r->d, at));
}

static bool run_not(runner *r, const lex_node *n, uint32_t at) {
    if (hopeless(r, n->b, at)) return false;
    runner probe = *r;
    bool found = run(&probe, n->a, at);
    r->steps = probe.steps;
    return !found && run(r, n->b, at);
}

/* What stands before, up to three tokens, in the same sentence. */
static bool run_behind(runner *r, const lex_node *n, uint32_t at) {
    bool found = false;
    if (hopeless(r, n->b, at)) return false;
    for (uint32_t back = 1; back <= BEHIND && back <= at && !found; back++) {
        if (in_text(r, at) && r->d->tokens.at[at - back].sentence != r->d->tokens.at[at].sentence) break;
        runner probe = *r;
        found = run(&probe, n->a, at - back) && probe.m.whole_end == at;
        r->steps = probe.steps;
    }
    return found && run(r, n->b, at);
}

static bool run_capture(runner *r, const lex_node *n, uint32_t at) {
    if (r->m.n == MATCH_CAPTURES) return false;
    r->m.captures[r->m.n++] = (match_capture){n->arg, at, NONE, NONE, NONE, false};
    return run(r, n->a, at);
}

static bool run_close(runner *r, const lex_node *n, uint32_t at) {
    uint32_t i = r->m.n;
    while (i > 0 && r->m.captures[i - 1].end != NONE) i--;
    if (i) r->m.captures[i - 1].end = at;
    return run(r, n->a, at);
}

static bool run_branch(runner *r, const lex_node *n, uint32_t at) {
    uint64_t kinds = in_text(r, at) ? starts_kinds(r->d, at) : FIRST_ALL;
    return ((r->nodes[n->a].first & kinds) && run(r, n->a, at)) ||
           ((r->nodes[n->b].first & kinds) && run(r, n->b, at));
}

static bool step(runner *r, const lex_node *n, uint32_t at) {
    switch (n->op) {
    case NODE_ACCEPT:
        r->m.whole_end = at;
        if (r->m.end == NONE) r->m.end = at;
        return true;
    case NODE_WORD:
    case NODE_LEMMA:
        return in_text(r, at) && word_here(r, at, n->arg, n->op == NODE_LEMMA) && run(r, n->a, at + 1);
    case NODE_SET: return run_set(r, n, at);
    case NODE_CLASS: return run_class(r, n, at);
    case NODE_BRANCH: return run_branch(r, n, at);
    case NODE_NOT: return run_not(r, n, at);
    case NODE_BEHIND: return run_behind(r, n, at);
    case NODE_BEGIN: r->m.begin = at, r->m.reading = NONE; return run(r, n->a, at);
    case NODE_END: r->m.end = at; return run(r, n->a, at);
    case NODE_CAPTURE: return run_capture(r, n, at);
    case NODE_CLOSE: return run_close(r, n, at);
    case NODE_CLITIC: return run_clitic(r, n, at);
    case NODE_GLUED: return in_text(r, at) && !r->d->tokens.at[at].gap && run(r, n->a, at);
    default: return false;
    }
}

/* Tries a node; what it did to the match is undone where it fails. */
static bool run(runner *r, uint32_t node, uint32_t at) {
    if (++r->steps > STEPS) return false;
    uint32_t n = r->m.n, begin = r->m.begin, end = r->m.end, reading = r->m.reading;
    match_capture last = n ? r->m.captures[n - 1] : (match_capture){0};
    if (step(r, &r->nodes[node], at)) return true;
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
    uint64_t kinds = starts_kinds(d, token);
    uint32_t limit = d->sentences.n ? d->sentences.at[d->tokens.at[token].sentence].end : d->tokens.n;
    for (uint32_t i = 0; i < n; i++) {
        const lex_rule *rule = (const lex_rule *)d->lex->at[LEX_RULES] + rules[i];
        if (rules[i] == without || !(nodes[rule->start].first & kinds)) continue;
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
        if (str_is(lex_string(d->lex, makes[i].key), key)) return lex_string(d->lex, makes[i].value);
    return STR_NONE;
}

const match_capture *match_caught(const doc *d, const match *m, const char *key) {
    str value = made(d, m, key);
    if (!value.len || *value.at != '$') return NULL;
    value = str_sub(value, 1, value.len);
    for (uint32_t i = 0; i < m->n; i++)
        if (str_eq(lex_string(d->lex, m->captures[i].name), value)) return &m->captures[i];
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
