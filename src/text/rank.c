/* rank: which reading of each word its neighbours ask for. The readings of a sentence are a lattice; the best
 * path through it is found by Viterbi's method, where a reading brings its own score and each step from the last
 * tag of one word to the first of the next what ar/order.tsv says of it (tags.h).
 *
 *      START ---> CONJ PAST ---\ /---> N ---> ...
 *            \--> CONJ N    ---/ \---> NAME -->
 *
 * Readings of a word whose last tags are the same lead on alike: only the best path to any of them counts. An entry
 * numbers them.
 *
 * Then the readings of each token are put in order by what they score between the chosen neighbours; the one on
 * the path comes first.
 *
 * Each token is met by few paths, and which is the best cannot be foreseen: so the choice is made without branches, by
 * the larger of two numbers that hold the score and, below it, the reading; of equal scores the first reading's is
 * larger. */
#include "entries.h"
#include "tags.h"

/* One token: where the best path into each reading came from, and the reading that was chosen. */
typedef struct column {
    uint8_t from[READINGS_MOST];
    uint8_t chosen;
} column;

/* The best paths up to the end of a token, by the number that its readings have among those that end alike. */
typedef struct front {
    uint8_t n, last[READINGS_MOST], agree[READINGS_MOST]; /* tags */
    int32_t best[READINGS_MOST];                          /* a path */
} front;

/* ---- Paths: a score and the reading through which it leads ---- */

enum { READINGS_ROOM = 16 };

static inline int32_t path(int32_t score, uint8_t reading) {
    return score * READINGS_ROOM + (READINGS_ROOM - 1 - reading);
}
static inline uint8_t path_reading(int32_t path) {
    return (uint8_t)(READINGS_ROOM - 1 - (path & (READINGS_ROOM - 1)));
}
static inline int32_t path_score(int32_t path) { return path >> 4; }
static inline int32_t larger(int32_t a, int32_t b) { return a > b ? a : b; }

/* ---- What an entry keeps ---- */

void ends_of(doc_entry *e) {
    uint8_t n = 0;
    for (doc_reading *all = e->readings, *r = all; r < all + e->n_readings; r++) {
        const doc_reading *x = all;
        while (x->last != r->last || x->agree != r->agree) x++;
        r->leaves = x < r ? x->leaves : n++;
        e->pos |= 1u << r->pos;
    }
}

/* ---- The best path ---- */

static int32_t enter(const tags *t, const front *before, const doc_reading *r) {
    const int16_t *order = t->into[r->first], *agree = t->into[r->first == r->main ? r->agree : TAGS_MOST];
    int32_t best = INT32_MIN;
    for (uint8_t i = 0; i < before->n; i++) {
        int32_t step = order[before->last[i]] + agree[before->agree[i]];
        best = larger(best, before->best[i] + step * READINGS_ROOM);
    }
    return best;
}

static void step(const tags *t, const front *before, const doc_reading *r, uint8_t n, bool opens, column *c,
                 front *f) {
    f->n = 0;
    for (uint8_t i = 0; i < READINGS_MOST; i++) f->best[i] = INT32_MIN;
    for (uint8_t i = 0; i < n; i++, r++) {
        int32_t entered = enter(t, before, r);
        int32_t score = path_score(entered) + r->rank + (opens ? tags_opening(t, r) : 0);
        uint8_t k = r->leaves;
        c->from[i] = path_reading(entered);
        f->best[k] = larger(f->best[k], path(score, i));
        f->last[k] = r->last, f->agree[k] = r->agree;
        f->n = k < f->n ? f->n : (uint8_t)(k + 1);
    }
}

/* Chooses from the last token back. */
static void choose(const front *last, column *columns, uint32_t n) {
    int32_t best = INT32_MIN;
    for (uint8_t i = 0; i < last->n; i++) best = larger(best, last->best[i]);
    uint8_t at = path_reading(best);
    for (uint32_t i = n; i--; at = columns[i].from[at]) columns[i].chosen = at;
}

/* ---- The order of readings ---- */

/* Sorts the readings of a token between those chosen before it and behind it; stable, the best first. */
static void sort(const tags *t, doc_reading *r, uint8_t n, bool opens, const doc_reading *before,
                 const doc_reading *behind) {
    for (uint8_t i = 0; i < n; i++) {
        int rank = r[i].rank + tags_step(t, before->last, before->agree, &r[i]) +
                   tags_step(t, r[i].last, r[i].agree, behind);
        r[i].rank = (int16_t)(rank + (opens ? tags_opening(t, &r[i]) : 0));
        if (!i || r[i - 1].rank >= r[i].rank) continue;
        doc_reading x = r[i];
        uint8_t k = i;
        for (; k && r[k - 1].rank < x.rank; k--) r[k] = r[k - 1];
        r[k] = x;
    }
}

/* ---- Verbs that help other verbs ---- */

enum { HELPER_REACH = 8 };

/* Whether a present verb, or that with one, follows before the clause ends: he began (with the army) to shell. */
static bool helps(const doc *d, const tags *t, uint32_t token, uint32_t end) {
    for (uint32_t i = token + 1; i < end && i <= token + HELPER_REACH; i++) {
        const doc_reading *r = doc_best(d, i);
        if (!r) {
            if (d->tokens.at[i].kind == TOKEN_MARK && d->tokens.at[i].entry->tag != t->quote) return false;
            continue;
        }
        if (r->pos == POS_VERB)
            return (r->features & (FEAT_PRES | FEAT_JUSS)) && !(r->clitics & (CLITIC_W | CLITIC_F));
        if (r->pos == POS_REL || r->pos == POS_CONJ || r->pos == POS_AUX) return false;
        if (r->pos == POS_SUBCONJ && (r->enclitic || i > token + 3)) return false;
    }
    return false;
}

/* A verb that may help and may stand alone has a reading for each; the clause tells which comes first. */
static void settle_helpers(doc *d, const tags *t, const doc_sentence *s) {
    for (uint32_t i = s->begin; i < s->end; i++) {
        const doc_token *token = &d->tokens.at[i];
        doc_reading *r = &d->readings.at[token->reading];
        if (!(token->entry->pos & 1u << POS_AUX) || (r->pos != POS_AUX && r->pos != POS_VERB)) continue;
        for (uint8_t k = 1; k < token->n_readings; k++) {
            bool twins = r[k].lemma == r->lemma && r[k].features == r->features &&
                         r[k].clitics == r->clitics && r[k].pos != r->pos &&
                         (r[k].pos == POS_AUX || r[k].pos == POS_VERB);
            if (!twins) continue;
            if ((r->pos == POS_AUX) != helps(d, t, i, s->end)) {
                doc_reading other = r[k];
                other.rank = r->rank;
                memmove(&r[1], &r[0], k * sizeof *r);
                r[0] = other;
            }
            break;
        }
    }
}

/* The readings of a token; of a mark or a number `mark`, which bears its tag. */
static const doc_reading *readings_at(const doc *d, const doc_token *token, doc_reading *mark) {
    if (token->n_readings) return &d->readings.at[token->reading];
    mark->first = mark->last = token->entry->tag;
    return mark;
}

static void rank_sentence(doc *d, const tags *t, const doc_sentence *s, column *columns) {
    doc_reading edge = {.first = t->start, .last = t->start, .agree = t->any}, mark = {.agree = t->any};
    front fronts[2] = {{.n = 1, .last = {t->start}, .agree = {t->any}, .best = {path(0, 0)}}};
    doc_token *tokens = &d->tokens.at[s->begin];
    uint32_t n = s->end - s->begin;
    for (uint32_t i = 0; i < n; i++) {
        const doc_reading *r = readings_at(d, &tokens[i], &mark);
        uint8_t many = tokens[i].n_readings + !tokens[i].n_readings;
        step(t, &fronts[i % 2], r, many, !i, &columns[i], &fronts[(i + 1) % 2]);
    }
    choose(&fronts[n % 2], columns, n);
    doc_reading before = edge, ahead;
    for (uint32_t i = 0; i < n; i++, before = ahead) {
        doc_reading *r = &d->readings.at[tokens[i].reading];
        ahead = readings_at(d, &tokens[i], &mark)[columns[i].chosen];
        if (tokens[i].n_readings < 2) continue;
        const doc_reading *behind =
            i + 1 < n ? readings_at(d, &tokens[i + 1], &mark) + columns[i + 1].chosen : &edge;
        sort(t, r, tokens[i].n_readings, !i, &before, behind);
    }
    settle_helpers(d, t, s);
}

void text_rank(doc *d) {
    const tags *t = tags_of(d);
    uint32_t most = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        uint32_t n = d->sentences.at[i].end - d->sentences.at[i].begin;
        if (n > most) most = n;
    }
    if (!most) return;
    column *columns = arena_alloc(d->mem, most * sizeof *columns);
    for (uint32_t i = 0; i < d->sentences.n; i++) rank_sentence(d, t, &d->sentences.at[i], columns);
}
