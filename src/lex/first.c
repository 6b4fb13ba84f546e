/* What each node can begin with, as a mask over the kinds of tokens, so that a way that cannot be gone is not
 * tried. Sets and words share bits by a hash: a mask may promise too much, never too little.
 *
 * A node's mask is that of all tokens which it, or what follows where it takes none, can take first; a node that
 * can end the match promises all. */
#include "build.h"

enum { DONE = 1 };

static uint64_t class_first(const lex_node *n) {
    switch (n->sort) {
    case CLASS_WORD:
    case CLASS_VERB:
    case CLASS_NOUN:
    case CLASS_ADJ:
    case CLASS_DEMONYM: return FIRST_WORD;
    case CLASS_LATIN: return FIRST_LATIN;
    case CLASS_DIGITS:
    case CLASS_WHOLE:
    case CLASS_DOTTED: return FIRST_FIGURES;
    case CLASS_NUMBER:
    case CLASS_INT: return FIRST_NUMBER;
    case CLASS_ORDINAL: return FIRST_ORDINAL;
    case CLASS_TIME:
    case CLASS_DATE:
    case CLASS_CLOCK:
    case CLASS_DURATION:
    case CLASS_SET: return FIRST_TIME;
    case CLASS_NAME: return FIRST_NAME;
    default: return FIRST_ALL;
    }
}

static uint64_t first_of(builder *b, uint32_t node, uint8_t *done) {
    lex_node *n = &b->code.at[node];
    if (done[node]) return n->first;
    uint64_t first = FIRST_ALL;
    switch (n->op) {
    case NODE_WORD:
    case NODE_LEMMA: first = first_word(n->arg); break;
    case NODE_SET: first = first_set(n->arg); break;
    case NODE_CLASS: first = n->sort == CLASS_START ? first_of(b, n->a, done) : class_first(n); break;
    case NODE_CLITIC: first = FIRST_WORD; break;
    case NODE_BRANCH: first = first_of(b, n->a, done) | first_of(b, n->b, done); break;
    case NODE_NOT:
    case NODE_BEHIND: first_of(b, n->a, done), first = first_of(b, n->b, done); break;
    case NODE_ACCEPT: break;
    default: first = first_of(b, n->a, done);
    }
    done[node] = DONE;
    return n->first = first;
}

/* ---- What a rule cannot do without ---- */

/* The sets that every way from a node to the end of its rule passes. */
static uint64_t needs_of(builder *b, uint32_t node, uint64_t *known, uint8_t *done) {
    const lex_node *n = &b->code.at[node];
    if (done[node]) return known[node];
    uint64_t needs = 0;
    if (n->op == NODE_BRANCH)
        needs = needs_of(b, n->a, known, done) & needs_of(b, n->b, known, done);
    else if (n->op == NODE_NOT || n->op == NODE_BEHIND)
        needs = needs_of(b, n->b, known, done);
    else if (n->op != NODE_ACCEPT)
        needs = needs_of(b, n->a, known, done) | (n->op == NODE_SET ? need_bit(n->arg) : 0);
    done[node] = DONE;
    return known[node] = needs;
}

static void build_needs(builder *b) {
    uint8_t *done = ARENA_NEW(b->mem, uint8_t, b->code.n + 1);
    uint64_t *known = ARENA_NEW(b->mem, uint64_t, b->code.n + 1);
    for (uint32_t i = 0; i < b->rules.n; i++)
        b->rules.at[i].needs = needs_of(b, b->rules.at[i].start, known, done);
}

void build_first(builder *b) {
    uint8_t *done = ARENA_NEW(b->mem, uint8_t, b->code.n + 1);
    for (uint32_t i = 0; i < b->code.n; i++) first_of(b, i, done);
    build_needs(b);
}
