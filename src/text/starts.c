/* Most tokens begin no rule, so a bit for each set of rules says whether a word can begin one of them, as a word, a
 * lemma, or the first of a set's phrase:
 *
 *     word, bare, lemma   ->   the bits of the spelling's entry   ->   which sets are looked up at all
 *
 * Classes of tokens (numbers, times found by now) change from stage to stage and are asked anew; which classes a
 * set begins with is kept from one document to the next. */
#include "starts.h"
#include "entries.h"

typedef struct set_starts {
    uint32_t classes[RULE_SETS]; /* bit of each class with which a rule begins */
    const lex_start *first[RULE_SETS + 1];
} set_starts;

enum { WORDS_MOST = 16, RULES_MOST = 1024 };

typedef struct finder {
    const doc *d;
    const set_starts *of;
    enum rule_set set;
    uint32_t *rules, n;
    uint32_t words[WORDS_MOST], n_words; /* that were looked up */
    uint64_t have[RULES_MOST / 64];      /* a bit for each rule that was added */
} finder;

static const set_starts *set_starts_of(doc *d) {
    if (d->state[STATE_MATCH]) return d->state[STATE_MATCH];
    set_starts *s = ARENA_NEW(d->keep, set_starts, 1);
    const lex_start *all = d->lex->at[LEX_STARTS];
    uint32_t n = d->lex->n[LEX_STARTS], at = 0;
    for (int set = 0; set < RULE_SETS; set++) {
        s->first[set] = all + at;
        for (; at < n && all[at].set == set; at++)
            if (all[at].kind == START_CLASS) s->classes[set] |= 1u << all[at].key;
    }
    s->first[RULE_SETS] = all + at;
    return d->state[STATE_MATCH] = s;
}

/* ---- Bits ---- */

static uint8_t word_bits(const lex *l, uint32_t word) {
    return word < lex_word_count(l) ? ((const uint8_t *)l->at[LEX_WORD_STARTS])[word] : 0;
}

/* What a word, as word, stem or lemma, adds to what an entry may begin. */
static void starts_with(doc_entry *e, const lex *l, uint32_t word) {
    e->starts |= word_bits(l, word);
    e->kinds |= first_word(word);
}

void starts_of(doc *d, doc_entry *e) {
    static const uint8_t kinds[] = {FIRST_WORD, FIRST_FIGURES, FIRST_LATIN, FIRST_MARK};
    e->kinds = kinds[e->kind];
    starts_with(e, d->lex, e->word);
    for (const doc_reading *r = e->readings; r < e->readings + e->n_readings; r++) {
        starts_with(e, d->lex, r->word);
        starts_with(e, d->lex, r->bare);
        starts_with(e, d->lex, r->lemma);
    }
    for (uint32_t i = 0; i < e->n_senses; i++)
        if (e->senses[i].table == TABLE_sets) e->kinds |= first_set(lex_set_of(d->lex, e->senses[i].row));
}

/* ---- Rules ---- */

static int order(const lex_start *s, uint32_t kind, uint32_t key) {
    if (s->kind != kind) return s->kind < kind ? -1 : 1;
    return s->key == key ? 0 : s->key < key ? -1 : 1;
}

static void add(finder *f, uint32_t kind, uint32_t key) {
    const lex_start *low = f->of->first[f->set], *end = f->of->first[f->set + 1], *high = end;
    while (low < high) {
        const lex_start *mid = low + (high - low) / 2;
        if (order(mid, kind, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < end && !order(low, kind, key); low++) {
        uint64_t *have = &f->have[low->rule / 64 % (RULES_MOST / 64)], bit = 1ull << low->rule % 64;
        if (!(*have & bit) && f->n < STARTS_MOST) f->rules[f->n++] = low->rule;
        *have |= bit;
    }
}

static void add_word(finder *f, uint32_t word) {
    if (!word || !(word_bits(f->d->lex, word) >> f->set & 1)) return;
    for (uint32_t i = 0; i < f->n_words; i++)
        if (f->words[i] == word) return;
    if (f->n_words < WORDS_MOST) f->words[f->n_words++] = word;
    add(f, START_WORD, word);
}

static void add_words(finder *f, uint32_t at) {
    const doc_token *t = &f->d->tokens.at[at];
    add_word(f, t->word);
    for (uint32_t i = t->reading; i < t->reading + t->n_readings; i++) {
        const doc_reading *x = &f->d->readings.at[i];
        add_word(f, x->word), add_word(f, x->bare), add_word(f, x->lemma);
    }
    uint32_t n;
    const doc_sense *s = text_senses(f->d, at, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table == TABLE_sets &&
            (((const uint8_t *)f->d->lex->at[LEX_SET_STARTS])[s[i].row] >> f->set & 1))
            add(f, START_SET, lex_set_of(f->d->lex, s[i].row));
    }
}

static uint32_t pos_classes(const doc *d, uint32_t at) {
    const doc_reading *x = doc_best(d, at);
    if (!x) return 0;
    switch (x->pos) {
    case POS_VERB: return 1u << CLASS_VERB;
    case POS_ADJ: return 1u << CLASS_ADJ;
    case POS_NOUN:
    case POS_MASDAR: return 1u << CLASS_NOUN;
    case POS_ACTIVE:
    case POS_PASSIVE: return 1u << CLASS_NOUN | 1u << CLASS_ADJ;
    default: return 0;
    }
}

/* The classes of which a token is one. */
static uint32_t classes_at(const doc *d, uint32_t at) {
    enum {
        FIGURES = 1u << CLASS_DIGITS | 1u << CLASS_WHOLE | 1u << CLASS_DOTTED,
        TIMES =
            1u << CLASS_TIME | 1u << CLASS_DATE | 1u << CLASS_CLOCK | 1u << CLASS_DURATION | 1u << CLASS_SET
    };
    uint8_t kind = d->tokens.at[at].kind;
    uint32_t classes = 1u << CLASS_ANY | pos_classes(d, at);
    if (kind == TOKEN_NUMBER) classes |= FIGURES;
    if (kind == TOKEN_WORD) classes |= 1u << CLASS_WORD;
    if (kind == TOKEN_LATIN) classes |= 1u << CLASS_LATIN;
    if (d->number_at && d->number_at[at]) classes |= 1u << CLASS_NUMBER | 1u << CLASS_INT;
    if (d->ordinal_at && d->ordinal_at[at]) classes |= 1u << CLASS_ORDINAL;
    if (d->time_at && d->time_at[at]) classes |= TIMES;
    if (d->mention_at && d->mention_at[at]) classes |= 1u << CLASS_NAME;
    return classes | 1u << CLASS_DEMONYM;
}

uint32_t starts_find(doc *d, enum rule_set set, uint32_t token, uint32_t *rules) {
    const set_starts *of = set_starts_of(d);
    uint32_t classes = classes_at(d, token) & of->classes[set];
    bool words = d->tokens.at[token].entry->starts >> set & 1;
    if (!classes && !words) return 0;
    finder f = {.d = d, .of = of, .set = set, .rules = rules};
    if (words) add_words(&f, token);
    for (; classes; classes &= classes - 1) add(&f, START_CLASS, (uint32_t)__builtin_ctz(classes));
    return f.n;
}

uint64_t starts_sets(doc *d, uint32_t token) {
    if (!d->sentences.n) return UINT64_MAX;
    doc_sentence *of = &d->sentences.at[d->tokens.at[token].sentence];
    if (of->sets) return of->sets;
    uint64_t sets = 1;
    for (uint32_t i = d->sense_at[of->begin]; i < d->sense_at[of->end]; i++)
        if (d->senses.at[i].table == TABLE_sets) sets |= need_bit(lex_set_of(d->lex, d->senses.at[i].row));
    return of->sets = sets;
}
