/* What each node can begin with, as a mask over the kinds of tokens, so that a way that cannot be gone is not
 * tried; and for each way of a rule what must stand at its beginning, right behind that, and somewhere in the sentence.
 * A mask may promise too much, never too little.
 *
 *     way "day=<whole 1-31> month=@month"      one DIGITS      next @month      needs DIGITS @month
 *
 * A node's mask is that of all tokens which it, or what follows where it takes none, can take first; a node that
 * can end the match promises all.
 *
 * Words and sets share the bits that are left. Those share one that begin rules of the same files, so that a word that
 * begins none looks like none that does; and those that the rules name most share with the fewest. */
#include "build.h"
#include "fold.h"
#include <stdlib.h>

enum { DONE = 1, BITS = 64 - FIRST_NAMED, BEGINS = 30, MOST = 60 /* weights, see below */ };

/* A word or set that nodes name. */
typedef struct named {
    bool set;
    bool phrases; /* of a set: some are of several words */
    uint8_t bit;
    uint8_t begins; /* bit of each set of rules of which a way begins with it inside a sentence */
    uint32_t arg, times;
} named;

typedef struct firsts {
    builder *b;
    map at; /* set and arg, 8 bytes -> index of all */
    VEC(named) all;
    u32s *begins; /* of each way: the nodes that can take its first token, or end it */
    uint8_t *done;
} firsts;

/* ---- Words and sets ---- */

/* NULL where no node names it. */
static named *find(const firsts *f, bool set, uint32_t arg) {
    uint32_t key[2] = {set, arg}, *at = map_get(&f->at, (str){(const char *)key, sizeof key});
    return at ? &f->all.at[*at] : NULL;
}

/* What a node names; NULL where it names nothing. */
static named *named_by(const firsts *f, const lex_node *n) {
    switch (n->op) {
    case NODE_WORD:
    case NODE_LEMMA: return find(f, false, n->arg);
    case NODE_SET: return find(f, true, n->arg);
    case NODE_CLITIC: return find(f, false, n->b);
    default: return NULL;
    }
}

static void name(firsts *f, bool set, uint32_t arg) {
    named *x = find(f, set, arg);
    if (!x) {
        uint32_t key[2] = {set, arg};
        map_put(&f->at, str_copy(f->b->mem, (str){(const char *)key, sizeof key}), f->all.n);
        x = VEC_ADD(f->b->mem, &f->all);
        x->set = set, x->arg = arg;
    }
    x->times++;
}

static bool several_words(builder *b, str phrase) {
    fold_scanner s = {phrase, 0, arena_alloc(b->mem, fold_room(phrase.len))};
    fold_token t;
    return fold_next(&s, &t) && fold_next(&s, &t);
}

static void name_all(firsts *f) {
    builder *b = f->b;
    const table *sets = &b->tables[TABLE_sets];
    for (uint32_t i = 0; i < b->code.n; i++) {
        const lex_node *n = &b->code.at[i];
        if (n->op == NODE_WORD || n->op == NODE_LEMMA) name(f, false, n->arg);
        if (n->op == NODE_SET) name(f, true, n->arg);
        if (n->op == NODE_CLITIC) name(f, false, n->b);
    }
    for (uint32_t r = 0; r < sets->rows.n; r++) {
        named *x = find(f, true, build_string(b, sets->rows.at[r].cells[sets_set]));
        if (x && several_words(b, sets->rows.at[r].cells[sets_form])) x->phrases = true;
    }
}

/* ---- With what a way begins ---- */

static bool takes_token(const lex_node *n) {
    return n->op == NODE_WORD || n->op == NODE_LEMMA || n->op == NODE_SET ||
           (n->op == NODE_CLASS && n->sort != CLASS_START && n->sort != CLASS_STOP);
}

static void find_begins(firsts *f, u32s *out, uint32_t node) {
    const lex_node *n = &f->b->code.at[node];
    if (f->done[node]) return;
    f->done[node] = DONE;
    if (takes_token(n) || n->op == NODE_ACCEPT || n->op == NODE_CLITIC) VEC_PUSH(f->b->mem, out, node);
    if (takes_token(n) || n->op == NODE_ACCEPT) return;
    if (n->op != NODE_NOT && n->op != NODE_BEHIND) find_begins(f, out, n->a);
    if (n->op == NODE_NOT || n->op == NODE_BEHIND || n->op == NODE_BRANCH) find_begins(f, out, n->b);
}

/* The first node of a way that asks for something. */
static const lex_node *opening(const builder *b, uint32_t node) {
    const lex_node *n = &b->code.at[node];
    while (n->op == NODE_BEGIN || n->op == NODE_CAPTURE) n = &b->code.at[n->a];
    return n;
}

static void find_all_begins(firsts *f) {
    builder *b = f->b;
    f->begins = ARENA_NEW(b->mem, u32s, b->ways.n + 1);
    for (uint32_t i = 0; i < b->ways.n; i++) {
        lex_way *w = &b->ways.at[i];
        memset(f->done, 0, b->code.n);
        find_begins(f, &f->begins[i], w->node);
        const lex_node *n = opening(b, w->node);
        w->at_start = n->op == NODE_CLASS && n->sort == CLASS_START;
        for (uint32_t k = 0; k < f->begins[i].n && !w->at_start; k++) {
            named *x = named_by(f, &b->code.at[f->begins[i].at[k]]);
            if (x) x->begins |= (uint8_t)(1u << w->set);
        }
    }
}

/* ---- Bits ---- */

static int named_cmp(const void *x, const void *y) {
    const named *a = *(named *const *)x, *c = *(named *const *)y;
    if (a->begins != c->begins) return a->begins < c->begins ? -1 : 1;
    if (a->times != c->times) return a->times > c->times ? -1 : 1;
    return a < c ? -1 : a > c;
}

/* How much of a bit it deserves. */
static uint32_t weight(const named *x) {
    uint32_t w = x->times + (x->begins ? BEGINS : 0);
    return w < MOST ? w : MOST;
}

static void deal_bits(firsts *f) {
    named **order = ARENA_NEW(f->b->mem, named *, f->all.n + 1);
    uint32_t all = 1, groups = 1, before = 0;
    for (uint32_t i = 0; i < f->all.n; i++) order[i] = &f->all.at[i], all += weight(order[i]);
    if (f->all.n) qsort(order, f->all.n, sizeof *order, named_cmp);
    for (uint32_t i = 1; i < f->all.n; i++) groups += order[i]->begins != order[i - 1]->begins;
    uint32_t each = all / (BITS > groups ? BITS - groups : 1) + 1;
    for (uint32_t i = 0; i < f->all.n; i++) {
        if (i && order[i]->begins != order[i - 1]->begins) before += each - before % each;
        uint32_t bit = before / each;
        order[i]->bit = (uint8_t)(FIRST_NAMED + (bit < BITS ? bit : BITS - 1));
        before += weight(order[i]);
    }
}

static void give_bits(firsts *f) {
    builder *b = f->b;
    const table *sets = &b->tables[TABLE_sets];
    deal_bits(f);
    b->word_first = ARENA_NEW(b->mem, uint8_t, b->words.n);
    b->set_first = ARENA_NEW(b->mem, uint8_t, sets->rows.n + 1);
    for (uint32_t i = 0; i < f->all.n; i++)
        if (!f->all.at[i].set) b->word_first[f->all.at[i].arg] = f->all.at[i].bit;
    for (uint32_t r = 0; r < sets->rows.n; r++) {
        const named *x = find(f, true, build_string(b, sets->rows.at[r].cells[sets_set]));
        if (x) b->set_first[r] = x->bit;
    }
}

static uint64_t bit_of(const firsts *f, const lex_node *n) { return first_bit(named_by(f, n)->bit); }

/* ---- Nodes ---- */

static uint64_t class_first(const lex_node *n) {
    switch (n->sort) {
    case CLASS_ANY: return FIRST_ANY;
    case CLASS_WORD:
    case CLASS_DEMONYM: return FIRST_WORD;
    case CLASS_VERB: return FIRST_VERB;
    case CLASS_NOUN: return FIRST_NOUN;
    case CLASS_ADJ: return FIRST_ADJ;
    case CLASS_LATIN: return FIRST_LATIN;
    case CLASS_DIGITS:
    case CLASS_WHOLE: return FIRST_DIGITS;
    case CLASS_DOTTED: return FIRST_DOTTED;
    case CLASS_NUMBER:
    case CLASS_INT: return FIRST_NUMBER;
    case CLASS_ORDINAL: return FIRST_ORDINAL;
    case CLASS_TIME:
    case CLASS_DATE:
    case CLASS_CLOCK:
    case CLASS_DURATION:
    case CLASS_SET: return FIRST_TIME;
    case CLASS_NAME: return FIRST_NAME;
    case CLASS_STOP: return FIRST_END;
    default: return 0; /* nothing finds quantities before rules run */
    }
}

static uint64_t first_of(firsts *f, uint32_t node) {
    lex_node *n = &f->b->code.at[node];
    if (f->done[node]) return n->first;
    uint64_t first = FIRST_ALL;
    switch (n->op) {
    case NODE_WORD:
    case NODE_LEMMA:
    case NODE_SET: first = bit_of(f, n); break;
    case NODE_CLASS: first = n->sort == CLASS_START ? first_of(f, n->a) : class_first(n); break;
    case NODE_CLITIC: first = bit_of(f, n) | first_of(f, n->a); break;
    case NODE_BRANCH: first = first_of(f, n->a) | first_of(f, n->b); break;
    case NODE_NOT:
    case NODE_BEHIND: first_of(f, n->a), first = first_of(f, n->b); break;
    case NODE_ACCEPT: break;
    default: first = first_of(f, n->a);
    }
    f->done[node] = DONE;
    return n->first = first;
}

/* ---- Ways ---- */

/* The kinds that every way from a node to the end of its rule passes. What is found meanwhile is not asked for. */
static uint64_t needs_of(firsts *f, uint32_t node, uint64_t *known) {
    const lex_node *n = &f->b->code.at[node];
    if (f->done[node]) return known[node];
    uint64_t needs = 0;
    if (n->op == NODE_BRANCH)
        needs = needs_of(f, n->a, known) & needs_of(f, n->b, known);
    else if (n->op == NODE_NOT || n->op == NODE_BEHIND)
        needs = needs_of(f, n->b, known);
    else if (n->op != NODE_ACCEPT)
        needs = needs_of(f, n->a, known);
    bool one = takes_token(n) && !(n->first & (n->first - 1));
    f->done[node] = DONE;
    return known[node] = needs | (one ? n->first & ~(uint64_t)FIRST_FOUND : 0);
}

/* One of the nodes with which a way begins. */
static void way_begins(const firsts *f, lex_way *w, const lex_node *n) {
    uint64_t next = f->b->code.at[n->a].first;
    const named *x = named_by(f, n);
    if (n->op == NODE_ACCEPT)
        w->open = FIRST_ALL;
    else if (n->op == NODE_CLITIC)
        w->one |= bit_of(f, n), w->next |= next;
    else if (n->first == FIRST_NUMBER)
        w->number_next |= next;
    else if (n->first == FIRST_ORDINAL)
        w->ordinal_next |= next;
    else if (n->first == FIRST_TIME)
        w->time_next |= next;
    else if (n->first & FIRST_FOUND || (x && x->phrases) || n->sort == CLASS_DEMONYM)
        w->open |= n->first;
    else
        w->one |= n->first, w->next |= next;
}

void build_first(builder *b) {
    firsts f = {.b = b, .at = {.mem = b->mem}};
    f.done = ARENA_NEW(b->mem, uint8_t, b->code.n + 1);
    name_all(&f);
    find_all_begins(&f);
    give_bits(&f);
    memset(f.done, 0, b->code.n);
    for (uint32_t i = 0; i < b->code.n; i++) first_of(&f, i);
    uint64_t *known = ARENA_NEW(b->mem, uint64_t, b->code.n + 1);
    memset(f.done, 0, b->code.n);
    for (uint32_t i = 0; i < b->ways.n; i++) {
        lex_way *w = &b->ways.at[i];
        const lex_node *n = opening(b, w->node);
        w->needs = needs_of(&f, w->node, known);
        w->behind = n->op == NODE_BEHIND ? b->code.at[n->a].first : FIRST_ALL;
        for (uint32_t k = 0; k < f.begins[i].n; k++) way_begins(&f, w, &b->code.at[f.begins[i].at[k]]);
    }
}
