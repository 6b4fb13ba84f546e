/* era: a state acts under the name that it had then. A capital outlives its states, and the press says "Moscow" of
 * 1963 as of today; so an act whose day lies before a state began is given to the state that it followed. An act
 * without a day is, where the article names that older state and its successor only by the capital. */
#include "era.h"
#include "calendar.h"

/* A state that ended, and the one that carries it on: the first of its successors. */
typedef struct ended {
    str id, heir;
    int32_t last; /* day */
} ended;
typedef VEC(ended) eras;

static const eras *eras_of(doc *d) {
    if (d->state[STATE_ERA]) return d->state[STATE_ERA];
    eras *all = ARENA_NEW(d->keep, eras, 1);
    for (uint32_t row = 0; row < lex_row_count(d->lex, TABLE_actors); row++) {
        str heirs = lex_cell(d->lex, TABLE_actors, row, actors_successor);
        if (!heirs.len || !str_is(lex_cell(d->lex, TABLE_actors, row, actors_kind), "state")) continue;
        ended x = {.id = lex_cell(d->lex, TABLE_actors, row, actors_id), .heir = str_cut(&heirs, '|')};
        cal_date to;
        if (cal_read(lex_cell(d->lex, TABLE_actors, row, actors_to), &to) && cal_last(to, &x.last))
            VEC_PUSH(d->keep, all, x);
    }
    return d->state[STATE_ERA] = all;
}

/* Whether the article names the older state, and the heir by its capital alone. */
static bool told_of(const doc *d, const ended *x) {
    bool old = false, heir = false;
    for (uint32_t i = 0; i < d->entities.n; i++) old |= str_eq(d->entities.at[i].id, x->id);
    for (uint32_t i = 0; i < d->mentions.n && old && !heir; i++) {
        const doc_mention *m = &d->mentions.at[i];
        heir = m->as == MENTION_NAME && m->entity < d->entities.n &&
               str_eq(d->entities.at[m->entity].id, x->heir);
    }
    return old && !heir;
}

/* The same for every act of a document, so it is found out once. */
static bool is_told_of(doc *d, const eras *all, uint32_t i) {
    enum { UNKNOWN, NO, YES };
    if (!d->era_told) d->era_told = ARENA_NEW(d->mem, uint8_t, all->n);
    if (d->era_told[i] == UNKNOWN) d->era_told[i] = told_of(d, &all->at[i]) ? YES : NO;
    return d->era_told[i] == YES;
}

static bool acted_then(doc *d, const eras *all, uint32_t i, str date) {
    const ended *x = &all->at[i];
    cal_date c;
    int32_t day;
    if (!date.len) return is_told_of(d, all, i);
    return cal_read(date, &c) && cal_last(c, &day) && day <= x->last;
}

static void rename_one(doc_strs *codes, const ended *x) {
    uint32_t n = 0, seen = 0;
    for (uint32_t i = 0; i < codes->n; i++) {
        str code = str_eq(codes->at[i], x->heir) ? x->id : codes->at[i];
        if (str_eq(code, x->id) && seen++) continue;
        codes->at[n++] = code;
    }
    codes->n = n;
}

static bool holds(const doc_strs *codes, str code) {
    for (uint32_t i = 0; i < codes->n; i++)
        if (str_eq(codes->at[i], code)) return true;
    return false;
}

void era_restore(doc *d, doc_strs *one, doc_strs *other, str date) {
    const eras *all = eras_of(d);
    for (uint32_t i = 0; i < all->n; i++) {
        const ended *x = &all->at[i];
        if (!holds(one, x->heir) && !holds(other, x->heir)) continue;
        if (!acted_then(d, all, i, date)) continue;
        rename_one(one, x);
        /* The older state does not act on itself. */
        bool both = holds(one, x->id) && (holds(other, x->id) || holds(other, x->heir));
        rename_one(other, x);
        if (!both) continue;
        uint32_t n = 0;
        for (uint32_t k = 0; k < other->n; k++)
            if (!str_eq(other->at[k], x->id)) other->at[n++] = other->at[k];
        other->n = n;
    }
}
