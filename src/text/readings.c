/* readings: the ways to read each word, best first. A word is proclitics, a form of the lexicon, an enclitic
 * pronoun: every split whose middle the lexicon knows is a reading.
 *
 *      w + s + yzwr + h          chains of proclitics x forms x enclitics
 *
 * Where no plain form fits, what the word's shape makes of it is a reading too (shapes.c). The score of a reading
 * is what speaks for it without its neighbours: the classes of its parts (tags.h), and the spelling, for folding
 * hides some letters that the token still knows. rank.c adds the neighbours.
 *
 * All this depends on the spelling alone and is done once for each (entries.c); a document copies it. */
#include "readings.h"
#include "entries.h"

enum { ROOM_MOST = 64 };

typedef struct reader {
    const clitics *clitics;
    const tags *tags;
    const shapes *shapes;
} reader;

static const reader *reader_of(doc *d) {
    if (d->state[STATE_READINGS]) return d->state[STATE_READINGS];
    reader *r = ARENA_NEW(d->keep, reader, 1);
    r->clitics = clitics_read(d);
    r->tags = tags_of(d);
    r->shapes = guess_read(d);
    return d->state[STATE_READINGS] = r;
}

/* ---- The readings of one word ---- */

static bool agree(uint32_t a, uint32_t b) { return !a || !b || (a & b); }

/* The hamzas that a token must have inside, were this form behind these proclitics written with care. */
static uint32_t inner_hamza(const split *s, uint32_t form) {
    uint32_t starts = SPELL_HAMZA_ABOVE | SPELL_HAMZA_BELOW | SPELL_MADDA,
             inside = SPELL_SECOND | SPELL_INNER;
    uint8_t before = s->chain->skip;
    if (!before) return form & inside;
    return (form & starts ? before == 1 ? SPELL_SECOND : SPELL_INNER : 0) | (form & inside ? SPELL_INNER : 0);
}

/* How well the token's spelling agrees with a form's, where the form's end is the token's end. */
static int spelling(const split *s, uint32_t form, bool enclitic) {
    uint32_t ends = SPELL_MAQSURA | SPELL_YA | SPELL_MARBUTA | SPELL_HA, token = s->t->spell;
    uint32_t starts = SPELL_HAMZA_ABOVE | SPELL_HAMZA_BELOW | SPELL_MADDA,
             inside = SPELL_SECOND | SPELL_INNER;
    int score = 0;
    if (!enclitic && !agree(form & ends, token & ends)) {
        /* Egyptian papers write maqsura for ya, careless ones ha for marbuta. */
        bool careless = !((form & ends) == SPELL_MAQSURA || (form & ends) == SPELL_HA);
        score -= careless ? 20 : 60;
    }
    uint32_t wanted = inner_hamza(s, form);
    if (!s->chain->skip && (token & starts) && (form & starts) != (token & starts)) score -= 60;
    if (token & inside & ~wanted) score -= 50;
    bool below = s->chain->skip && (form & SPELL_HAMZA_BELOW);
    if ((token & SPELL_BELOW) && !below) score -= 50;
    if ((token & inside) && !(token & SPELL_BELOW) && below) score -= 30;
    /* Who writes the hamza elsewhere writes it here. */
    if ((!s->chain->skip && !(token & starts) && (form & starts)) || (wanted & ~token)) score -= 8;
    if ((token & SPELL_TANWEEN) && !enclitic && (s->chain->clitics & CLITIC_AL)) score -= 30;
    return score;
}

/* The reading that differs from this one in nothing that a stage uses. */
static doc_reading *twin(const split *s, const doc_reading *r) {
    uint32_t told = FEAT_PAST | FEAT_PRES | FEAT_IMPV | FEAT_PASS | FEAT_1 | FEAT_2 | FEAT_SING | FEAT_DUAL |
                    FEAT_PLUR | FEAT_ACC | FEAT_CONSTRUCT;
    for (uint32_t i = 0; i < s->n; i++) {
        doc_reading *x = &s->out[i];
        if (x->bare != r->bare || x->lemma != r->lemma || x->pos != r->pos || x->enclitic != r->enclitic)
            continue;
        if (x->clitics != r->clitics || x->skip != r->skip) continue;
        if (((x->features ^ r->features) & told) == 0 && x->last == r->last) return x;
        /* Second persons are written as third or first ones. */
        if ((r->features & FEAT_2) && ((x->features ^ r->features) & (FEAT_PAST | FEAT_PLUR)) == 0) return x;
    }
    return NULL;
}

void readings_add(split *s, doc_reading r) {
    const chain *c = s->chain;
    r.group = (uint8_t)(c - s->clitics->chains.at);
    r.clitics = c->clitics;
    /* The article belongs to the word; with a lam before it only its own lam is written. */
    r.skip = (uint8_t)(c->skip - (c->clitics & CLITIC_AL ? c->clitics & CLITIC_L ? 1 : 2 : 0));
    int clitics = __builtin_popcount(c->clitics & ~CLITIC_AL) + (r.enclitic != 0);
    if (s->plain && clitics) r.origin |= ORIGIN_RIVAL;
    if (s->known && (r.origin & ORIGIN_GUESS)) r.origin |= ORIGIN_RIVAL;
    r.rank = (int16_t)(r.score + tags_score(s->tags, &r));
    r.score = (int16_t)((r.origin & ORIGIN_GUESS ? 90 + r.score : 100 + r.score) - 10 * clitics);
    doc_reading *x = r.bare ? twin(s, &r) : NULL;
    if (x && x->rank < r.rank) *x = r;
    if (!x && s->n < ROOM_MOST) s->out[s->n++] = r;
}

/* The number of a word that the lexicon has. */
static uint32_t look_up(const split *s, str word) {
    if (word.len == s->t->folded.len && word.at == s->t->folded.at) return s->whole;
    return lex_word(s->lex, word);
}

uint32_t readings_word(split *s, str core) {
    if (!(s->chain->clitics & CLITIC_AL)) return s->stem->bare;
    if (s->stem->word == NONE) s->stem->word = look_up(s, (str){core.at - ARTICLE, core.len + ARTICLE});
    return s->stem->word;
}

static void add_form(split *s, str core, uint32_t word, const lex_form *f, const enclitic *e) {
    const chain *c = s->chain;
    if (!(c->pos & 1u << f->pos) || (f->features & c->bars)) return;
    if (c->needs && !(f->features & c->needs)) return;
    if (e ? (f->features & e->bars) || !(e->pos & 1u << f->pos) : f->features & FEAT_PRO) return;
    doc_reading r = {.bare = word, .lemma = f->lemma, .features = f->features, .pos = f->pos};
    r.origin = f->origin;
    r.word = (c->clitics & CLITIC_AL) ? readings_word(s, core) : word;
    r.enclitic = e ? (uint8_t)(e->row + 1) : 0;
    r.drop = e ? e->n : 0;
    r.score = (int16_t)spelling(s, f->spell, e != NULL);
    readings_add(s, r);
}

static void note_mask(split *s) {
    uint8_t mask = s->chain->clitics & (uint8_t)~CLITIC_AL;
    if (!mask) s->plain = true;
    if (s->n_masks < sizeof s->masks) s->masks[s->n_masks++] = mask;
}

static void add_core(split *s, str core, const enclitic *e) {
    uint32_t n, word = look_up(s, core);
    if (!e) s->stem->bare = word;
    if (!word) return;
    const lex_form *f = lex_forms(s->lex, word, &n);
    uint32_t before = s->n;
    for (uint32_t i = 0; i < n; i++) add_form(s, core, word, &f[i], e);
    if (s->n > before && !e) note_mask(s);
}

str readings_stem(split *s) {
    str folded = s->t->folded, rest = str_sub(folded, s->chain->letters.len, folded.len);
    str share = s->chain->share;
    if (!rest.len || rest.len + share.len + ARTICLE >= sizeof s->room) return STR_NONE;
    if (s->chain->as_written) return rest;
    memcpy(s->room, "\xD8\xA7\xD9\x84", ARTICLE);
    memcpy(s->room + ARTICLE, share.at, share.len);
    memcpy(s->room + ARTICLE + share.len, rest.at, rest.len);
    return (str){s->room + ARTICLE, share.len + rest.len};
}

/* str_ends for letters of two bytes: most end at the first letter, without a call. */
static inline bool closes(str word, str with) {
    return word.len > with.len && word.at[word.len - 1] == with.at[with.len - 1] && str_ends(word, with);
}

static void try_chain(split *s) {
    str stem = readings_stem(s);
    if (!stem.len) return;
    add_core(s, stem, NULL);
    if ((s->chain->clitics & CLITIC_AL) || (s->t->spell & SPELL_MARBUTA)) return;
    for (uint32_t i = 0; i < s->clitics->enclitics.n; i++) {
        const enclitic *e = &s->clitics->enclitics.at[i];
        if (closes(stem, e->letters)) add_core(s, str_sub(stem, 0, stem.len - e->letters.len), e);
    }
}

/* Equal ranks are put in some order that is the same everywhere. */
static bool better(const doc_reading *a, const doc_reading *b) {
    if (a->rank != b->rank) return a->rank > b->rank;
    if (a->word != b->word) return a->word < b->word;
    if (a->pos != b->pos) return a->pos < b->pos;
    if (a->lemma != b->lemma) return a->lemma < b->lemma;
    return a->features < b->features;
}

static void sort(doc_reading *r, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        doc_reading x = r[i];
        uint32_t k = i;
        for (; k && better(&x, &r[k - 1]); k--) r[k] = r[k - 1];
        r[k] = x;
    }
}

static void read_word(split *s) {
    const chain_list *chains = clitics_chains(s->clitics, s->t->folded);
    for (uint32_t k = 0; k < chains->n && s->n_stems < STEMS_MOST; k++) {
        s->chain = &s->clitics->chains.at[chains->at[k]];
        if (!chain_opens(s->chain, s->t->folded)) continue;
        s->stem = &s->stems[s->n_stems++];
        *s->stem = (stem){.chain = s->chain, .word = NONE};
        try_chain(s);
    }
    s->known = s->n > 0;
    if (!s->plain) guess_readings(s);
    sort(s->out, s->n);
    if (s->n > READINGS_MOST) s->n = READINGS_MOST;
}

/* ---- Numbers for words that the lexicon lacks ---- */

static uint32_t own_bare(const split *s, stem *x) {
    str share = x->chain->share, rest = str_sub(s->t->folded, x->chain->letters.len, s->t->folded.len);
    if (!x->own_bare) x->own_bare = entries_own(s->d, share.len ? str_join(s->d->spelt, share, rest) : rest);
    return x->own_bare;
}

/* That with the article, where the stem is the word `bare`. */
static uint32_t own_word(const split *s, stem *x, uint32_t bare) {
    str folded = s->t->folded;
    size_t letters = x->chain->letters.len;
    if (x->own_word) return x->own_word;
    if (!x->chain->as_written)
        x->own_word =
            entries_own(s->d, str_join(s->d->spelt, STR("\xD8\xA7\xD9\x84"), doc_word_text(s->d, bare)));
    else if (letters > ARTICLE)
        x->own_word = entries_own(s->d, str_sub(folded, letters - ARTICLE, folded.len));
    else
        x->own_word = s->t->word;
    return x->own_word;
}

static void number_own(split *s, doc_reading *r) {
    const chain *c = &s->clitics->chains.at[r->group];
    stem *x = s->stems;
    if (!c->letters.len) {
        r->word = r->bare = s->t->word;
        return;
    }
    while (x->chain != c) x++;
    if (!r->bare) r->bare = own_bare(s, x);
    if (!r->word) r->word = c->clitics & CLITIC_AL ? own_word(s, x, r->bare) : r->bare;
}

/* ---- Entries and documents ---- */

void readings_of(doc *d, doc_entry *e) {
    const reader *all = reader_of(d);
    doc_reading room[ROOM_MOST];
    split s; /* large, and most of it room: not cleared as a whole */
    s.d = d, s.lex = d->lex, s.clitics = all->clitics, s.tags = all->tags, s.shapes = all->shapes;
    s.t = e, s.out = room, s.given = (buf){.mem = d->mem};
    s.n = s.n_stems = s.n_masks = 0, s.plain = s.known = false;
    s.whole = e->word < lex_word_count(d->lex) ? e->word : 0;
    read_word(&s);
    /* Whatever the tables hold, a word has a reading. */
    if (!s.n) room[s.n++] = (doc_reading){.pos = POS_NAME};
    for (uint32_t i = 0; i < s.n; i++)
        if (!room[i].word || !room[i].bare) number_own(&s, &room[i]);
    e->n_readings = (uint8_t)s.n;
    e->readings = memcpy(arena_alloc(d->spelt, s.n * sizeof *room), room, s.n * sizeof *room);
}

/* Both loops are short, so that the processor waits for many entries at once. */
void text_readings(doc *d) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        doc_token *t = &d->tokens.at[i];
        t->reading = n;
        n += t->n_readings = t->entry->n_readings;
    }
    doc_reading *out = VEC_ADD_N(d->mem, &d->readings, n);
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        const doc_reading *r = d->tokens.at[i].entry->readings;
        for (uint8_t k = 0; k < d->tokens.at[i].n_readings; k++) *out++ = r[k];
    }
}
