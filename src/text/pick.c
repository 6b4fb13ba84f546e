/* pick: which reading of a word its place asks for. The rank that its neighbours give it counts double; here the word
 * before and the word after speak too: a verb stands at the head of a clause or behind its subject, a noun
 * behind a preposition or an open noun, an adjective behind a noun with which it agrees. Each clue is a few
 * points; the reading with most is taken. One look to the left, one to the right: linear.
 *
 * The rank has settled most words: a reading far behind in it cannot win, and where only one is within reach
 * nothing is asked. */
#include "parse.h"

enum { SURE = 80, ACT_NEAR = 6, REACH = 24 }; /* readings of the lexicon score more than SURE, guesses less */

typedef struct around {
    const doc_reading *left; /* picked; NULL: a mark or the sentence's beginning */
    uint32_t left_class;
    uint8_t tells;   /* what the word can tell: enum tells */
    bool open;       /* the word before is a noun that may govern this one */
    bool begins;     /* nothing or a mark or a conjunction stands before */
    bool named;      /* part of an entity's name */
    bool lone;       /* ... that is this word alone */
    bool after_prep; /* a preposition stands before the word before */
    bool quoted;
    bool noun;          /* the word may be a noun */
    bool whole;         /* ... of the lexicon as it stands */
    bool whole_name;    /* a name of the lexicon as it stands */
    bool right_nominal; /* the next word may be a definite noun or a name */
    bool right_prep, right_verb, right_past;
    bool right_people; /* the next word may be the adjective of a state, without article */
    bool verb_seen;    /* the clause has a verb already */
} around;

static bool verbal(uint8_t pos) { return pos == POS_VERB || pos == POS_AUX; }

/* Whether the word opens a person's title (and is not only the main one of something). */
static bool titled(const doc *d, uint32_t i) {
    const doc_sense *s = text_sense(d, i, TABLE_titles, NONE);
    return s && !lex_cell(d->lex, TABLE_titles, s->row, titles_note).len;
}

/* Whether `that` stands behind a word and the few after it, before any verb or mark. */
static bool that_follows(const parse *p, uint32_t i) {
    enum { AHEAD = 10 };
    for (uint32_t k = i + 1; k < p->s->end && k < i + AHEAD && p->d->tokens.at[k].n_readings; k++) {
        const doc_reading *r = doc_best(p->d, k);
        if (r->pos == POS_SUBCONJ && (parse_valence(p, r->bare)->class & WORD_THAT)) return true;
        if (verbal(r->pos)) return false;
    }
    return false;
}

/* Whether one of the last few words may be such a noun, without mark or verb between. */
static bool act_before(const parse *p, uint32_t i) {
    const doc *d = p->d;
    for (int words = 0; i > p->s->begin && words < ACT_NEAR; i--) {
        const doc_token *t = &d->tokens.at[i - 1];
        if (!t->n_readings && t->folded.at[0] == '"') continue;
        if (!t->n_readings || !pos_nominal(d->readings.at[d->picked[i - 1]].pos)) return false;
        if (parse_tells(p, i - 1) & TELLS_NOUN) return true;
        words++;
    }
    return false;
}

/* What the word is beside its readings. */
static void survey(const parse *p, uint32_t i, around *a) {
    const doc *d = p->d;
    const doc_token *t = &d->tokens.at[i];
    uint32_t m = d->mention_at ? d->mention_at[i] : 0;
    a->named = m;
    a->lone = m && d->mentions.at[m - 1].end == d->mentions.at[m - 1].begin + 1;
    a->tells = 0;
    a->whole = a->whole_name = a->noun = false;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &d->readings.at[r];
        a->tells |= x->tells;
        if (x->pos == POS_NOUN) a->noun = true;
        if (x->clitics || !x->lemma) continue;
        if (x->pos == POS_NAME) a->whole_name = true;
        if ((x->pos == POS_NOUN || x->pos == POS_MASDAR) && !x->enclitic) a->whole = true;
    }
}

/* How well a verb stands behind the noun before it: a second verb without a conjunction is rare, the first one
 * behind its subject is not. */
static int place_score(const doc_reading *r, const around *a) {
    if (!a->left || a->open || a->begins || (r->clitics & (CLITIC_W | CLITIC_F)) ||
        !pos_nominal(a->left->pos))
        return 0;
    if (!a->verb_seen) return 24;
    return r->features & FEAT_PAST ? -20 : -4;
}

/* Whether a title of several words begins there: the heir of the throne, against he was heir. */
static bool opens_title(const doc *d, uint32_t i) {
    const doc_sense *s = text_sense(d, i, TABLE_titles, NONE);
    return s && s->end > i + 1 && s->begin == i;
}

static int verb_score(const parse *p, uint32_t i, const doc_reading *r, const around *a) {
    int s = a->named ? (a->lone && (a->begins || (r->clitics & CLITIC_W)) && !r->enclitic ? -10 : -70) : 0;
    const doc_token *t = &p->d->tokens.at[i];
    bool led = r->clitics & (CLITIC_W | CLITIC_F);
    s += r->tells & TELLS_VERB ? 8 : -4;
    s += place_score(r, a);
    if (r->features & FEAT_PAST) { /* and the support of ..., against and he supported */
        if (led && (a->tells & TELLS_NOUN) && act_before(p, i)) s -= 16;
        if (a->begins && !led && a->right_prep && !(r->tells & TELLS_VERB) && (a->tells & TELLS_NOUN))
            s -= 12;
    }
    /* A French delegation, a Turkish raid; yet: a Frenchman was killed. */
    if (a->begins && a->right_people && (r->features & FEAT_PAST) && !(r->tells & TELLS_VICTIM) &&
        (a->whole || (a->tells & TELLS_NOUN)))
        s -= 40;
    if (a->begins && opens_title(p->d, i)) s -= 40;
    if (a->verb_seen && !a->begins && !led && r->enclitic && (r->features & FEAT_PAST))
        s -= 16; /* its resolve */
    if (r->tells & TELLS_WAS) s += 20;
    if (led && a->whole) s -= 25; /* a noun whose first letter only looks like a conjunction */
    if (a->begins || (led && !a->whole) || (r->clitics & CLITIC_S)) s += 12;
    if (a->left_class & (WORD_NOT | WORD_NOT_WILL | WORD_MAY | WORD_WILL | WORD_WHEN | WORD_IF)) s += 14;
    if (a->left_class & WORD_THAT) s += (r->features & FEAT_PRES) ? 14 : a->after_prep ? 10 : -8;
    if (a->left && a->left->pos == POS_REL) s += 14;
    if (a->left && a->left->pos == POS_PREP) s -= 60;
    if (a->open && (r->features & FEAT_PAST) && !led)
        s += r->enclitic && a->right_nominal && (a->left->pos == POS_NOUN || a->left->pos == POS_MASDAR)
                 ? 6
                 : -18;
    if (a->open && (r->features & FEAT_PRES)) s -= 2;
    if (r->features & (FEAT_1 | FEAT_2)) s -= a->quoted ? 14 : 30;
    if (r->features & FEAT_IMPV) s -= 40;
    if (r->features & FEAT_PASS) s -= 12;
    if ((r->features & FEAT_JUSS) && !(r->features & FEAT_PLUR))
        s += (a->left_class & WORD_NOT) || (r->clitics & CLITIC_L) ? 8 : -15;
    if (r->features & FEAT_DUAL) s -= t->spell & SPELL_TANWEEN ? 60 : led ? 0 : 12;
    if ((r->features & FEAT_PLUR) && (r->features & FEAT_FEM)) s -= 15;
    if (a->right_nominal && (r->features & FEAT_3)) s += 3;
    if (a->right_prep) s += 1;
    return s;
}

/* Whether an adjective has the gender that the noun before it asks for. */
static bool agrees(const doc_reading *noun, const doc_reading *r) {
    if (!(noun->features & (FEAT_MASC | FEAT_FEM))) return true;
    bool she = (noun->features & FEAT_FEM) || (noun->features & FEAT_PLUR);
    if ((noun->features & (FEAT_PLUR | FEAT_BROKEN)) && (r->features & FEAT_PLUR)) return true;
    return she ? r->features & FEAT_FEM || noun->features & FEAT_BROKEN : !(r->features & FEAT_FEM);
}

static int noun_score(const parse *p, uint32_t i, const doc_reading *r, const around *a) {
    const doc_token *t = &p->d->tokens.at[i];
    int s = r->score < SURE ? -10 : 0;
    bool act = r->tells & (r->lemma ? TELLS_NOUN : TELLS_BARE);
    if (r->pos == POS_NAME && r->clitics && a->whole_name) s -= 20;
    if (r->pos == POS_NAME)
        s += !a->named ? -12 : !r->lemma ? 5 : a->lone && a->begins && (r->clitics & CLITIC_W) ? 8 : 40;
    if (act) s += r->pos == POS_MASDAR ? 7 : 6;
    if (r->pos == POS_ACTIVE || r->pos == POS_PASSIVE) s += r->tells & TELLS_PART ? 3 : -3;
    if (a->left && a->left->pos == POS_PREP) s += 15;
    if (a->left_class & WORD_THAT) s += 8;
    if (r->pos == POS_ADJ && a->noun && titled(p->d, i)) s -= 20;
    if ((r->features & FEAT_INDEF) && !(t->spell & SPELL_TANWEEN)) s -= 4;
    if (a->left_class & (WORD_NOT_WILL | WORD_WILL | WORD_MAY)) s -= 40;
    if (a->open) s += 6;
    if (a->left_class & WORD_LACK) s += 20;
    if (r->clitics & (CLITIC_AL | CLITIC_B)) s += 6;
    if (r->features & FEAT_CONSTRUCT) s -= 20;
    if ((r->features & FEAT_ACC) && (t->spell & SPELL_TANWEEN)) s += 15;
    bool adjective = r->pos == POS_ADJ || r->pos == POS_ACTIVE || r->pos == POS_PASSIVE;
    if (adjective && a->left && a->left->pos == POS_NAME) {
        s += r->clitics & CLITIC_AL ? 2 : -8; /* a name is definite */
    } else if (adjective && a->left && pos_nominal(a->left->pos)) {
        bool same =
            !((a->left->clitics ^ r->clitics) & CLITIC_AL) || (a->left->enclitic && (r->clitics & CLITIC_AL));
        s += !same ? -4 : agrees(a->left, r) ? 10 : 0;
    } else if (r->pos == POS_ADJ) {
        s -= 4;
    }
    return s;
}

static int reading_score(const parse *p, uint32_t i, const doc_reading *r, const around *a) {
    int s = r->rank * 2;
    if (verbal(r->pos)) return s + verb_score(p, i, r, a);
    if (pos_nominal(r->pos)) return s + noun_score(p, i, r, a);
    /* A word of grammar is seldom anything else, unless an act is spelt the same. */
    if (r->pos == POS_PREP && (parse_valence(p, r->bare)->known & (1 << AS_M | 1 << AS_N)) && !r->enclitic)
        return s - 10;
    if (r->pos == POS_PREP && r->enclitic && r->clitics && a->whole)
        return s; /* a noun that looks like and for me */
    if (r->pos == POS_PREP && a->begins && !r->enclitic && (a->tells & TELLS_SAYS))
        return that_follows(p, i) ? s - 40 : s;         /* he made clear that, against between */
    if (r->pos == POS_SUBCONJ && a->right_verb) s += 5; /* until he comes, against until morning */
    if (r->pos == POS_NEG && a->left && (a->left->pos == POS_PREP || a->left->pos == POS_PRON)) return s;
    if (r->pos == POS_REL && parse_valence(p, r->bare)->relative) return s + 20; /* spelt like the owner of */
    if (r->pos == POS_QUANT) return s + 12;
    if (r->pos == POS_ADV || r->pos == POS_NUM) return s + 6;
    if (r->pos == POS_NEG && !a->left && a->right_past) s += 34; /* has not ceased, against what */
    return s + 4;
}

/* Whether a noun may govern the next one: it has no article, no pronoun and is no name. */
static bool opens(const doc_token *t, const doc_reading *r) {
    return (r->pos == POS_NOUN || r->pos == POS_MASDAR || r->pos == POS_ACTIVE || r->pos == POS_PASSIVE ||
            r->pos == POS_QUANT) &&
           !(r->clitics & CLITIC_AL) && !(r->features & (FEAT_ABSOLUTE | FEAT_INDEF)) && !r->enclitic &&
           !(t->spell & SPELL_TANWEEN);
}

static void look_left(const parse *p, around *a) {
    const doc_reading *r = a->left;
    bool grammar = r && !pos_nominal(r->pos) && r->pos != POS_VERB;
    a->left_class = grammar ? parse_valence(p, r->bare)->class : 0;
}

static void look_right(const parse *p, uint32_t i, around *a) {
    const doc *d = p->d;
    a->right_nominal = a->right_prep = a->right_verb = a->right_past = a->right_people = false;
    if (i + 1 >= p->s->end || d->tokens.at[i + 1].kind != TOKEN_WORD) return;
    const doc_reading *r = doc_best(d, i + 1);
    a->right_prep = r->pos == POS_PREP;
    a->right_verb = r->pos == POS_VERB && (r->features & FEAT_PRES);
    a->right_past = verbal(r->pos) && (r->features & FEAT_PAST);
    const doc_sense *people = a->begins ? text_sense(d, i + 1, TABLE_demonyms, NONE) : NULL;
    a->right_people = people && !people->article && !(r->clitics & ~CLITIC_AL);
    a->right_nominal =
        (r->clitics & CLITIC_AL) || r->pos == POS_NAME || (d->mention_at && d->mention_at[i + 1]);
}

static void note_left(const parse *p, uint32_t i, const doc_reading *r, around *a) {
    a->after_prep = a->left && a->left->pos == POS_PREP;
    a->left = r;
    a->open = r && opens(&p->d->tokens.at[i], r);
    a->begins = !r;
    if (!r || (r->clitics & (CLITIC_W | CLITIC_F))) a->verb_seen = false;
    if (r && verbal(r->pos) && !(r->tells & TELLS_WAS)) a->verb_seen = true;
    if (!r || pos_nominal(r->pos) || r->pos == POS_VERB) return;
    if (r->pos == POS_CONJ || r->pos == POS_SUBCONJ) a->begins = true;
    if (a->begins || r->pos == POS_REL) a->verb_seen = false;
}

/* How many readings are within reach of the one that ranks first; they stand in the order of their ranks. */
static uint32_t within_reach(const doc_reading *r, uint32_t n) {
    uint32_t k = 1;
    while (k < n && r[k].rank + REACH >= r->rank) k++;
    return k;
}

/* Of the first n readings, the one with most points. */
static uint32_t choose(const parse *p, uint32_t i, uint32_t n, around *a) {
    const doc_reading *first = doc_best(p->d, i);
    uint32_t best = 0;
    int most = -1000;
    look_left(p, a);
    look_right(p, i, a);
    survey(p, i, a);
    for (uint32_t k = 0; k < n; k++) {
        int s = reading_score(p, i, &first[k], a);
        if (s > most) most = s, best = k;
    }
    return best;
}

/* Whether a genitive may stand there: a definite word, a name, or an adjective that does not agree with a man. */
static bool genitive_at(const parse *p, uint32_t i) {
    const doc *d = p->d;
    if (i >= p->s->end || d->tokens.at[i].kind != TOKEN_WORD) return false;
    if (d->mention_at && d->mention_at[i]) return true;
    const doc_reading *r = doc_best(d, i);
    if (!r || (r->clitics & ~CLITIC_AL)) return false;
    return (r->clitics & CLITIC_AL) || r->pos == POS_NAME || (r->pos == POS_ADJ && (r->features & FEAT_FEM));
}

/* The reading of a title in the dual before what its bearers are of (the two ministers of ...), which is spelt like an
 * accusative and ranks far behind it; NONE where it is none. */
static uint32_t two_officials(const parse *p, uint32_t i) {
    const doc_token *t = &p->d->tokens.at[i];
    const doc_reading *first = &p->d->readings.at[t->reading];
    if (!(first->features & FEAT_ACC) || (t->spell & SPELL_TANWEEN) || first->enclitic) return NONE;
    if (!genitive_at(p, i + 1) || !text_sense(p->d, i, TABLE_titles, NONE)) return NONE;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) {
        const doc_reading *x = &p->d->readings.at[r];
        if ((x->features & FEAT_CONSTRUCT) && (x->features & FEAT_DUAL) && x->clitics == first->clitics)
            return r;
    }
    return NONE;
}

void pick_readings(parse *p) {
    doc *d = p->d;
    around a = {.begins = true};
    for (uint32_t i = p->s->begin; i < p->s->end; i++) {
        const doc_token *t = &d->tokens.at[i];
        d->picked[i] = NONE;
        if (!t->n_readings) {
            if (t->folded.at[0] == '"')
                a.quoted = !a.quoted;
            else
                note_left(p, i, NULL, &a);
            continue;
        }
        uint32_t n = within_reach(&d->readings.at[t->reading], t->n_readings);
        uint32_t pair = two_officials(p, i);
        d->picked[i] = pair != NONE ? pair : t->reading + (n > 1 ? choose(p, i, n, &a) : 0);
        note_left(p, i, &d->readings.at[d->picked[i]], &a);
    }
}
