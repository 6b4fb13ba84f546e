/* rank: which reading of each word its neighbours ask for. The readings of a sentence are a lattice; the best
 * path through it is found by Viterbi's method, where a reading brings its own score and each step from the last
 * tag of one word to the first of the next what ar/order.tsv says of it (tags.h).
 *
 *      START ---> CONJ PAST ---\ /---> N ---> ...
 *            \--> CONJ N    ---/ \---> NAME -->
 *
 * Then the readings of each token are put in order by what they score between the chosen neighbours; the one on
 * the path comes first. A step is one look into a table of 8 KB: cheap beside finding the readings. */
#include "tags.h"

enum { READINGS_CAP = 16 };

/* The readings of one token, or the one tag of a mark or number. */
typedef struct column {
    uint8_t n;
    uint8_t from[READINGS_CAP]; /* on the best path to each: the reading of the token before */
    uint8_t first[READINGS_CAP], last[READINGS_CAP];
    uint8_t chosen;
    int32_t best[READINGS_CAP]; /* what the best path to each adds up to */
} column;

static void fill(const doc *d, const tags *t, const doc_token *token, bool opens, column *c) {
    c->n = token->n_readings ? token->n_readings : 1;
    if (!token->n_readings) c->first[0] = c->last[0] = tags_token(t, token);
    for (uint8_t i = 0; i < token->n_readings; i++) {
        const doc_reading *r = &d->readings.at[token->reading + i];
        c->first[i] = r->first, c->last[i] = r->last;
        c->best[i] = r->rank + (opens ? tags_opening(t, r) : 0);
    }
    if (!token->n_readings) c->best[0] = 0;
}

static void step(const tags *t, const column *before, column *c) {
    for (uint8_t i = 0; i < c->n; i++) {
        int32_t best = INT32_MIN;
        for (uint8_t k = 0; k < before->n; k++) {
            int32_t score = before->best[k] + t->move[before->last[k]][c->first[i]];
            if (score > best) best = score, c->from[i] = k;
        }
        c->best[i] += best;
    }
}

/* Chooses from the last column back. */
static void choose(column *columns, uint32_t n) {
    column *last = &columns[n - 1];
    uint8_t at = 0;
    for (uint8_t i = 1; i < last->n; i++)
        if (last->best[i] > last->best[at]) at = i;
    for (uint32_t i = n; i--; at = columns[i].from[at]) columns[i].chosen = at;
}

/* Sorts the readings of a token between the last tag before and the first behind it; stable, the best first. */
static void sort(doc *d, const tags *t, const doc_token *token, bool opens, uint8_t before, uint8_t behind) {
    doc_reading *r = &d->readings.at[token->reading];
    for (uint8_t i = 0; i < token->n_readings; i++) {
        doc_reading x = r[i];
        x.rank = (int16_t)(x.rank + t->move[before][x.first] + t->move[x.last][behind]);
        if (opens) x.rank = (int16_t)(x.rank + tags_opening(t, &x));
        uint8_t k = i;
        for (; k && r[k - 1].rank < x.rank; k--) r[k] = r[k - 1];
        r[k] = x;
    }
}

static void rank_sentence(doc *d, const tags *t, const doc_sentence *s, column *columns) {
    column start = {.n = 1, .last = {t->start}};
    uint32_t n = s->end - s->begin;
    for (uint32_t i = 0; i < n; i++) {
        fill(d, t, &d->tokens.at[s->begin + i], !i, &columns[i]);
        step(t, i ? &columns[i - 1] : &start, &columns[i]);
    }
    choose(columns, n);
    for (uint32_t i = 0; i < n; i++) {
        const doc_token *token = &d->tokens.at[s->begin + i];
        if (token->n_readings < 2) continue;
        uint8_t before = i ? columns[i - 1].last[columns[i - 1].chosen] : t->start;
        uint8_t behind = i + 1 < n ? columns[i + 1].first[columns[i + 1].chosen] : t->start;
        sort(d, t, token, !i, before, behind);
    }
}

void text_rank(doc *d) {
    const tags *t = tags_of(d);
    uint32_t most = 0;
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        uint32_t n = d->sentences.at[i].end - d->sentences.at[i].begin;
        if (n > most) most = n;
    }
    if (!most) return;
    column *columns = ARENA_NEW(d->mem, column, most);
    for (uint32_t i = 0; i < d->sentences.n; i++) rank_sentence(d, t, &d->sentences.at[i], columns);
}
