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

/* Readings whose last tags are the same lead on alike: only the best path to any of them counts. */
typedef struct exit {
    uint8_t last, agree, from; /* from: that reading */
    int32_t best;
} exit;

/* The readings of one token, or the one tag of a mark or number. */
typedef struct column {
    const doc_reading *at;
    uint8_t n, n_exits;
    uint8_t chosen;
    bool opens;                 /* the sentence */
    uint8_t from[READINGS_CAP]; /* on the best path to each: the reading of the token before */
    exit exits[READINGS_CAP];
    doc_reading mark; /* stands for a token without readings */
} column;

static void fill(const doc *d, const tags *t, const doc_token *token, column *c) {
    c->n_exits = 0;
    c->n = token->n_readings ? token->n_readings : 1;
    c->at = &d->readings.at[token->reading];
    if (token->n_readings) return;
    uint8_t tag = token->entry->tag;
    c->mark = (doc_reading){.first = tag, .last = tag, .agree = t->any};
    c->at = &c->mark;
}

/* The best path to a reading adds up to that. */
static void leave(column *c, uint8_t reading, int32_t best) {
    const doc_reading *r = &c->at[reading];
    for (exit *x = c->exits; x < c->exits + c->n_exits; x++) {
        if (x->last != r->last || x->agree != r->agree) continue;
        if (best > x->best) x->best = best, x->from = reading;
        return;
    }
    c->exits[c->n_exits++] = (exit){r->last, r->agree, reading, best};
}

/* The best way to a reading out of the column before; of equal ones by the first reading. */
static int32_t enter(const tags *t, const column *before, const doc_reading *r, uint8_t *from) {
    int32_t best = INT32_MIN;
    for (const exit *x = before->exits; x < before->exits + before->n_exits; x++) {
        int32_t score = x->best + tags_step(t, x->last, x->agree, r);
        if (score > best || (score == best && x->from < *from)) best = score, *from = x->from;
    }
    return best;
}

static void step(const tags *t, const column *before, column *c) {
    int32_t entered = 0;
    for (uint8_t i = 0; i < c->n; i++) {
        const doc_reading *r = &c->at[i], *b = r - 1;
        bool alike = i && b->first == r->first && b->main == r->main && b->agree == r->agree;
        if (alike)
            c->from[i] = c->from[i - 1];
        else
            entered = enter(t, before, r, &c->from[i]);
        leave(c, i, entered + r->rank + (c->opens ? tags_opening(t, r) : 0));
    }
}

/* Chooses from the last column back. */
static void choose(column *columns, uint32_t n) {
    const column *last = &columns[n - 1];
    const exit *best = last->exits;
    for (const exit *x = best + 1; x < last->exits + last->n_exits; x++)
        if (x->best > best->best || (x->best == best->best && x->from < best->from)) best = x;
    uint8_t at = best->from;
    for (uint32_t i = n; i--; at = columns[i].from[at]) columns[i].chosen = at;
}

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
        if (!token->n_readings || (r->pos != POS_AUX && r->pos != POS_VERB)) continue;
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

static void rank_sentence(doc *d, const tags *t, const doc_sentence *s, column *columns) {
    doc_reading edge = {.first = t->start, .last = t->start, .agree = t->any};
    column start = {.n = 1, .at = &edge};
    leave(&start, 0, 0);
    uint32_t n = s->end - s->begin;
    for (uint32_t i = 0; i < n; i++) {
        columns[i].opens = !i;
        fill(d, t, &d->tokens.at[s->begin + i], &columns[i]);
        step(t, i ? &columns[i - 1] : &start, &columns[i]);
    }
    choose(columns, n);
    doc_reading before = edge;
    for (uint32_t i = 0; i < n; i++) {
        const doc_token *token = &d->tokens.at[s->begin + i];
        const column *next = i + 1 < n ? &columns[i + 1] : NULL;
        doc_reading chosen = columns[i].at[columns[i].chosen];
        if (token->n_readings > 1)
            sort(t, &d->readings.at[token->reading], token->n_readings, !i, &before,
                 next ? &next->at[next->chosen] : &edge);
        before = chosen;
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
