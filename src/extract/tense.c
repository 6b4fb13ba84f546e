#include "tense.h"
#include "wordsets.h"

enum { FAR = 24, CLOSE = 4 };

enum tense_word { PLAN = 1, FUTURE_BEFORE, PAST_BEFORE };

static const wordset_name names[] = {
    {"plan_word", PLAN}, {"future_before", FUTURE_BEFORE}, {"past_before", PAST_BEFORE}};

static bool is(const doc *d, uint32_t at, enum tense_word what) {
    return wordsets_kinds(d, d->state[STATE_TENSE], at) >> what & 1;
}

/* Whether a word may be a past verb: in news a first person is the third of the past misread. */
static bool may_be_past(const doc *d, const doc_token *t) {
    if (!t->n_readings) return false;
    int best = d->readings.at[t->reading].score;
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *r = &d->readings.at[i];
        bool verb = !(r->origin & ORIGIN_GUESS) && (r->pos == POS_VERB || r->pos == POS_AUX);
        if (verb && (r->features & FEAT_PAST) && r->score >= best - 45) return true;
    }
    return false;
}

/* What a verb says: -1 past, 1 future, 2 present; 0 for what is no verb. */
static int verb_side(const doc *d, uint32_t at) {
    const doc_reading *r = doc_best(d, at);
    if (!r || (r->origin & ORIGIN_GUESS) || (r->pos != POS_VERB && r->pos != POS_AUX)) return 0;
    if (r->clitics & CLITIC_S) return 1;
    if ((r->features & FEAT_PAST) || may_be_past(d, &d->tokens.at[at])) return -1;
    return at > 0 && is(d, at - 1, FUTURE_BEFORE) ? 1 : at > 0 && is(d, at - 1, PAST_BEFORE) ? -1 : 2;
}

/* The same, and words of plans. */
static int said_by(const doc *d, uint32_t at) { return is(d, at, PLAN) ? 1 : verb_side(d, at); }

/* What the words before say: the nearest verb, but a present only where it stands close; 2: a present farther off. */
static int said_before(const doc *d, uint32_t from, uint32_t begin) {
    int present = 0;
    for (uint32_t i = begin; i-- > from;) {
        int x = said_by(d, i);
        if (x == 1 || x == -1) return x;
        if (x != 2) continue;
        if (begin - i <= CLOSE) return 1;
        present = 2;
    }
    return present;
}

int tense_of(doc *d, uint32_t begin, uint32_t end) {
    wordsets_make(d, STATE_TENSE, names, sizeof names / sizeof *names);
    const doc_sentence *s = &d->sentences.at[d->tokens.at[begin].sentence];
    uint32_t from = begin > s->begin + FAR ? begin - FAR : s->begin;
    uint32_t to = end + FAR < s->end ? end + FAR : s->end;
    /* A word that could be a verb or a noun is a verb right before its time and where a sentence begins. */
    if (begin > from && may_be_past(d, &d->tokens.at[begin - 1])) return -1;
    int before = said_before(d, from, begin);
    if (before == 1 || before == -1) return before;
    if (begin > s->begin && may_be_past(d, &d->tokens.at[s->begin])) return -1;
    if (before) return 1;
    for (uint32_t i = end; i < to; i++) {
        int x = verb_side(d, i);
        if (x) return x == 2 ? 1 : x;
    }
    return 0;
}
