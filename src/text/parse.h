/* parse: what the files of the clause layer share while they read a document.
 *
 *     valence.c      what each word asks for, drawn from the tables
 *     pick.c         which reading of a word its place asks for
 *     nounphrase.c   where a noun phrase ends, and the acts told by its nouns
 *     levels.c       clauses that stand inside one another: opening, closing, who does what
 *     attach.c       which head a prepositional phrase, a complement, a further noun belongs to
 *     participles.c  participles that stand as clauses
 *     clauses.c      the walk over a sentence
 *
 * A sentence is read once from left to right. What has been opened and not yet closed stands on a stack of
 * levels: the sentence itself, what somebody says (after `that`, a colon, in quotation marks), a relative
 * clause. On each level at most one predicate at a time gathers what follows it; the nouns of its phrases
 * that are acts themselves (a visit, an attack) stand beside it as heads to which a preposition may attach.
 *
 *     said            level 0: clause 0   front: -        after: [minister]
 *       that          level 1: content of clause 0
 *         Moscow      level 1: front: [Moscow]
 *         supports    level 1: clause 1                    after: [dialogue]  heads: clause 1, dialogue */
#ifndef PARSE_H
#define PARSE_H
#include "valence.h"

enum sort { SORT_THING, SORT_PERSON, SORT_STATE, SORT_PLACE, SORT_ORG, SORT_ITEM, SORT_ACT, SORT_TIME };

enum {
    PHRASE_NOUNS = 10,
    PHRASE_ADJECTIVES = 8,
    LEVELS_MOST = 12,
    HEADS_MOST = 10,
    BARE_MOST = 12,
    FRONT_MOST = 6
};

typedef struct phrase {
    uint32_t begin, end, head; /* tokens; the preposition is not part of it */
    uint32_t reach;            /* with the adjectives that are joined to its own */
    uint32_t tail;             /* its last noun */
    uint32_t first_act;        /* clauses told by its nouns: [first_act, last_act) */
    uint32_t last_act;
    uint32_t prep;     /* the preposition before it, or 0 */
    uint16_t features; /* number and gender of its head */
    uint8_t sort;
    bool definite, accusative, joined, after_comma, pronoun, ended;
    bool clitic_only; /* a pronoun that is part of a word: `head` is that word */
} phrase;

enum level_kind { LEVEL_SENTENCE, LEVEL_CONTENT, LEVEL_RELATIVE, LEVEL_BESIDE };

typedef struct level {
    uint8_t kind;
    uint32_t clause;  /* the predicate that gathers, or NONE */
    uint32_t parent;  /* the clause in which the level stands, or NONE */
    uint32_t slot;    /* LEVEL_CONTENT: the slot of `parent` that the level fills, or NONE */
    uint32_t quote;   /* the closing mark at which it ends, or NONE */
    uint16_t inherit; /* flags of every clause in it */
    uint16_t pending; /* flags of the next one */
    uint16_t phase;   /* flags that a leading verb lends to the next verb and act */
    bool was;         /* the copula stands before: what follows is its subject */
    bool has_subject;
    phrase subject;           /* of its last predicate: what a verb without a subject of its own takes */
    phrase front[FRONT_MOST]; /* noun phrase before the predicate, with those joined to it */
    int n_front;
    bool carried;           /* the front stands outside the level: an antecedent */
    bool conjoined;         /* its predicate is joined to the one before */
    phrase bare[BARE_MOST]; /* noun phrases after it, without preposition */
    int n_bare;
    uint32_t heads[HEADS_MOST]; /* clauses to which what comes may attach, the last first */
    int n_heads;
    struct {
        uint32_t prep;
        phrase phrase;
    } early[3]; /* prepositional phrases before the predicate */
    int n_early;
} level;

typedef struct parse {
    doc *d;
    const valences *v;
    uint32_t words; /* of the lexicon */
    uint32_t
        *close; /* opening quotation mark or bracket -> its closing one; closing one -> itself; else NONE */
    const doc_sentence *s;
    uint32_t sentence;
    level levels[LEVELS_MOST];
    int top;
    uint32_t prep; /* the preposition that waits for its phrase, 0: none */
    uint32_t prep_at;
    bool joined, comma; /* `and`, a comma stands before the next word */
    bool lacking;       /* a word that denies the next noun */
    bool timed;         /* a time stands between the last phrase and the next word */
    bool aside;         /* inside an apposition, up to its closing comma */
    phrase last;        /* the noun phrase just read */
    bool has_last;
    phrase recent[4]; /* the last ones of the sentence, in a ring */
    uint32_t n_recent;
    phrase speaker; /* of the last saying in the document */
    bool has_speaker;
    phrase topic; /* the last subject of a whole sentence */
    bool has_topic;
} parse;

static inline level *parse_top(parse *p) { return &p->levels[p->top]; }
static inline const doc_reading *parse_reading(const parse *p, uint32_t token) {
    uint32_t r = p->d->picked[token];
    return r == NONE ? NULL : &p->d->readings.at[r];
}
static inline const valence *parse_valence(const parse *p, uint32_t word) {
    return valence_of(p->v, word, p->words);
}
/* Whether a word can be of a part of speech. */
static inline bool parse_may_be(const parse *p, uint32_t token, uint8_t pos) {
    const doc_token *t = &p->d->tokens.at[token];
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++)
        if (p->d->readings.at[r].pos == pos) return true;
    return false;
}
/* What a word can tell, by all its readings: bits of enum tells. */
static inline uint8_t parse_tells(const parse *p, uint32_t token) {
    const doc_token *t = &p->d->tokens.at[token];
    uint8_t all = 0;
    for (uint32_t r = t->reading; r < t->reading + t->n_readings; r++) all |= p->d->readings.at[r].tells;
    return all;
}
/* Whether a part of speech stands where a noun can. */
static inline bool pos_nominal(uint8_t pos) {
    return pos == POS_NOUN || pos == POS_MASDAR || pos == POS_NAME || pos == POS_ACTIVE ||
           pos == POS_PASSIVE || pos == POS_ADJ;
}

/* ---- pick.c ---- */
/* Chooses a reading for each word of the sentence. */
void pick_readings(parse *p);

/* ---- nounphrase.c ---- */
/* Reads the noun phrase that begins at the token, and makes clauses of its acts; false where none does. */
bool phrase_read(parse *p, uint32_t token, phrase *out);
/* The pronoun that a word bears. */
phrase phrase_of_pronoun(parse *p, uint32_t token);
/* What kind of thing a noun names. */
uint8_t phrase_sort(const parse *p, uint32_t token);
/* Its number and gender. */
uint16_t phrase_features(const parse *p, uint32_t token);
/* What a pronoun stands for, of what was named before; false where nothing fits. */
bool phrase_antecedent(parse *p, const phrase *pronoun, phrase *out);
/* 1: a verb and a noun phrase agree in gender, 0: nothing speaks against it, -1: they do not. */
int phrase_agrees(const parse *p, uint16_t verb, const phrase *x);

/* ---- levels.c ---- */
/* A new clause with that head; its flags are the level's. */
uint32_t level_clause(parse *p, uint32_t head, uint8_t kind);
doc_slot *level_slot(parse *p, uint32_t clause, uint8_t role, uint32_t word, const phrase *x);
void level_open(parse *p, uint8_t kind, uint32_t parent, uint32_t slot, uint16_t inherit);
/* Closes levels until `top` is the innermost. */
void level_pop(parse *p, int top, uint32_t end);
/* Gives the noun phrases that the level's predicate gathered their roles. */
void level_settle(parse *p, level *l, uint32_t end);
/* The valence of a clause's head, and under which kind the tables call it. */
const valence *clause_valence(const parse *p, uint32_t clause, int *kind);
/* The flags that a word gives to what it governs: a plan, a chance, a demand. */
uint16_t class_embeds(uint32_t class);
/* The flags of what stands inside a clause's content. */
uint16_t clause_embeds(const parse *p, uint32_t clause);

/* The preposition that is written onto a word, or 0. */
uint32_t level_preposition(const parse *p, const doc_reading *r);
/* The subject of what a level gathers, as far as it is known; NULL where it is not. */
const phrase *level_known_subject(const level *l);
/* The level to which what somebody says returns. */
int level_teller(const parse *p);

/* ---- participles.c ---- */
/* Whether a nominal word stands as a clause beside another; its reading. */
/* Whether a participle in the accusative goes on to tell what somebody says (adding that ...). */
bool participle_tells(const parse *p, uint32_t i, const doc_reading *r);
bool participle_hangs(const parse *p, uint32_t token, const doc_reading **out);
/* Makes a clause of it. */
void participle_read(parse *p, uint32_t token, const doc_reading *r);

/* ---- attach.c ---- */
/* Whether the word of a clause asks for a preposition. */
bool attach_takes(const parse *p, uint32_t clause, uint32_t prep);
void attach_phrase(parse *p, phrase *x);
void attach_prepositional(parse *p, uint32_t prep, phrase *x);
/* Opens the content that `that`, a colon or a quotation mark announces, under the head that takes it. */
void attach_content(parse *p, uint32_t word, uint32_t begin);
/* Makes the acts of a phrase heads to which what follows may attach. */
void attach_heads(level *l, const phrase *x);
#endif
