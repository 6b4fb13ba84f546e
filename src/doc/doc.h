/* doc: the annotated document. Stages share it and never call each other; each reads layers and writes one.
 *
 *     text      bytes as they came; every span counts in them
 *     tokens    words, numbers, marks, in text order                     text/tokens.c
 *     entries   what their spellings are, kept for later documents       text/entries.c
 *     sentences ranges of tokens                                         text/sentences.c
 *     readings  the ways to read a word, best first                      text/readings.c, rank.c
 *     senses    rows of tables whose words stand at a token              text/phrases.c
 *     numbers ... figures   layers.def, extract/
 *     clauses   a head and what stands in its slots                      text/clauses.c
 *
 * Everything is allocated in `mem`, whose guard takes an allocation failure back to msd_read. */
#ifndef DOC_H
#define DOC_H
#include "../../include/marsad.h"
#include "../base/map.h"
#include "../base/str.h"
#include "../base/vec.h"

enum { NONE = 0xFFFFFFFFu };

typedef struct doc_span {
    uint32_t begin, end;
} doc_span;

typedef VEC(str) doc_strs;
typedef VEC(uint32_t) u32s;
typedef VEC(doc_span) doc_spans;

/* One number, or a range from low to high. */
typedef struct doc_value {
    double low, high;
    bool range;
} doc_value;

/* Where an item came from: a table's row or a rule. 0: nothing. See lex.h. */
typedef uint32_t doc_rule;

typedef struct doc_side {
    uint32_t entity;
    const char *side; /* "actor" or "recipient" */
} doc_side;
typedef VEC(doc_side) doc_sides;

/* ---- Tokens and their readings ---- */

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_LATIN, TOKEN_MARK };

/* How a word is spelt where folding hides it: evidence for one reading against another. */
enum spell {
    SPELL_MAQSURA = 1,      /* ends in U+0649 */
    SPELL_YA = 2,           /* ends in U+064A */
    SPELL_MARBUTA = 4,      /* ends in U+0629 */
    SPELL_HA = 8,           /* ends in U+0647 */
    SPELL_HAMZA_ABOVE = 16, /* its first alef bears a hamza above */
    SPELL_HAMZA_BELOW = 32,
    SPELL_MADDA = 64,
    SPELL_TANWEEN = 128, /* ends in fathatan */
    SPELL_SECOND = 256,  /* the second letter bears a hamza or madda */
    SPELL_INNER = 512,   /* a later one is */
    SPELL_BELOW = 1024,  /* ... and it is an alef with hamza below: a word begins there */
};

enum clitic {
    CLITIC_W = 1,   /* waw: and */
    CLITIC_F = 2,   /* fa: so */
    CLITIC_B = 4,   /* ba: by, in */
    CLITIC_K = 8,   /* kaf: like */
    CLITIC_L = 16,  /* lam: for, to */
    CLITIC_S = 32,  /* sin: will */
    CLITIC_AL = 64, /* the article */
    CLITIC_A = 128, /* hamza that asks */
};

enum pos {
    POS_NONE,
    POS_NOUN,
    POS_ADJ,
    POS_VERB,
    POS_MASDAR,
    POS_PREP,
    POS_CONJ,
    POS_SUBCONJ,
    POS_REL,
    POS_DEM,
    POS_PRON,
    POS_NEG,
    POS_PART,
    POS_ADV,
    POS_QUANT,
    POS_INTERROG,
    POS_NUM,
    POS_NAME,
    POS_AUX,
    POS_ACTIVE,
    POS_PASSIVE
};

/* Features of a form, one word of bits; 0 in a field means not marked. */
enum feature {
    FEAT_PAST = 1,
    FEAT_PRES = 2,
    FEAT_JUSS = 4,
    FEAT_IMPV = 8,
    FEAT_PASS = 16,
    FEAT_1 = 32,
    FEAT_2 = 64,
    FEAT_3 = 128,
    FEAT_SING = 256,
    FEAT_DUAL = 512,
    FEAT_PLUR = 1024,
    FEAT_MASC = 2048,
    FEAT_FEM = 4096,
    FEAT_ACC = 8192,        /* bears the alef of tanween */
    FEAT_CONSTRUCT = 16384, /* dual or plural without its nun: a genitive or a pronoun follows */
    FEAT_BROKEN = 32768,
    FEAT_NOM = 1 << 16,
    FEAT_OBL = 1 << 17,
    FEAT_BARE = 1 << 18,     /* no pronoun may follow */
    FEAT_PRO = 1 << 19,      /* stands only before a pronoun */
    FEAT_ABSOLUTE = 1 << 20, /* neither a pronoun nor a genitive may follow */
    FEAT_INDEF = 1 << 21,    /* neither article, pronoun nor genitive */
};

enum origin {
    ORIGIN_GUESS = 1, /* by the word's shape: no table has it */
    ORIGIN_RIVAL = 2, /* has clitics, though the word is known without; a guess, though it is known with */
    ORIGIN_PART = 4,  /* a word of a longer name */
};

typedef struct doc_reading {
    uint32_t word;  /* what is left without proclitics (the article kept) and enclitic */
    uint32_t bare;  /* that without the article */
    uint32_t lemma; /* dictionary form; 0 where the lexicon has none */
    uint32_t features;
    uint8_t clitics;  /* enum clitic */
    uint8_t pos;      /* enum pos */
    uint8_t enclitic; /* 0, or row of the enclitics + 1 */
    uint8_t skip : 4; /* letters (not bytes) before `word` starts in the token, article not counted */
    uint8_t drop : 4; /* letters of the enclitic */
    uint8_t group; /* of the entry's groups; while it is read: its chain of proclitics, for text/readings.c */
    uint8_t first, main, last,
        agree;      /* tags, for text/rank.c: of the first part, the form, the last part, its gender */
    uint8_t leaves; /* readings of an entry that end alike have the same number here: text/rank.c */
    uint8_t origin; /* enum origin */
    uint8_t tells;  /* what the tables of the clause layer know of its lemma: enum tells in text/valence.h */
    int16_t
        score; /* by itself: 100 a known form, 10 less for each clitic, less for odd spelling; guesses up to 70 */
    int16_t rank; /* between its neighbours: readings of a token are sorted by it */
} doc_reading;

/* The readings of a spelling that show the same words, `word` and `bare`, and so the same rows of tables. */
typedef struct doc_group {
    uint16_t sense, n_senses; /* the entry's senses of that one word, by table and row */
    uint32_t nodes[2]; /* of the trie, where longer phrases go on: behind `word`, behind `bare`; 0: none */
} doc_group;

/* A row of a table whose phrase is a single word. */
typedef struct doc_entry_sense {
    uint32_t row;
    uint8_t table, article; /* as in doc_sense */
} doc_entry_sense;

/* What a spelling is whatever stands around it: worked out when it is first met, and kept from one document to the
 * next (text/entries.c). All tokens of that spelling point to it.
 *
 * What a later stage asks of every token and what depends on the spelling alone belongs here too: a field of bits
 * or a number that is the stage's own, at the end of the struct, 0 in a fresh entry for "not asked yet" and worked
 * out when the stage first asks (so one bit of it says "asked"):
 *
 *     uint32_t bits = e->NAME ? e->NAME : (e->NAME = work_out(d, e));
 *
 * It may use the readings, but not their order, which is a token's own, and the tables of the thread. What every
 * token asks for stands in the first 64 bytes, a line of the processor's cache. */
typedef struct doc_entry {
    _Alignas(64) uint64_t key; /* hash of letters, spelling and kind: taken for the spelling itself */
    str folded;
    uint32_t word;
    uint16_t spell;
    uint8_t kind;       /* enum token_kind */
    uint8_t tag;        /* of what has no readings, for text/rank.c */
    uint8_t n_readings; /* of words */
    uint8_t n_groups;
    uint16_t n_senses;
    uint32_t pos;   /* bits 1 << pos of its readings: what the word may be */
    uint64_t kinds; /* with what rules can begin there, FIRST_... in lex/rules.h; without longer phrases */
    uint64_t after; /* the words that may follow it in a phrase, by lex_after_bit */
    uint32_t rows;  /* bits of the tables of its senses, text_row_bit in text/text.h */
    doc_reading *readings; /* each token has its own copy, in the order that its neighbours ask for */
    doc_group *groups;     /* what has no readings has one */
    doc_entry_sense *senses;
    /* What later stages note. */
    uint64_t name_bits;         /* extract/namebits.c */
    struct tag_word *tag_words; /* extract/nametags.c */
    uint64_t frames;            /* which conditions of frames one of its words meets: extract/frames.h */
} doc_entry;

typedef struct doc_token {
    doc_span span;
    str folded;       /* letters as they are matched */
    doc_entry *entry; /* of its spelling */
    uint32_t word;
    uint32_t reading; /* first of n_readings in doc->readings; the best one comes first */
    uint32_t sentence;
    uint16_t spell; /* enum spell */
    uint8_t n_readings;
    uint8_t kind : 4; /* enum token_kind */
    uint8_t gap : 4;  /* 0: glued to the token before; 1: blank; 2: a line's end; 3: an empty line */
} doc_token;

typedef struct doc_sentence {
    doc_span span;
    uint64_t kinds;      /* of its tokens, as in doc.firsts, but for what is found */
    uint32_t begin, end; /* tokens */
    uint32_t line;       /* paragraph number, from 0 */
    bool boilerplate;
} doc_sentence;

/* A table's words stand at tokens [begin, end). `reading` is the reading of the first token through which
 * they matched (index into readings). */
typedef struct doc_sense {
    uint32_t begin, end;
    uint32_t reading;
    uint32_t row;    /* of the table */
    uint8_t table;   /* enum table in lex.h */
    uint8_t article; /* the text has an article that the row has not */
} doc_sense;

/* One occurrence of an entity. */
typedef struct doc_mention {
    uint32_t begin, end; /* tokens, the title not included */
    uint32_t whole;      /* the token at which the title before it starts; else begin */
    uint32_t entity;
    doc_span span;
    uint8_t as; /* enum mention_as */
} doc_mention;
enum mention_as { MENTION_NAME, MENTION_CAPITAL, MENTION_PLACE, MENTION_PRONOUN };

/* ---- Clauses ---- */

enum clause_kind { CLAUSE_VERB, CLAUSE_PASSIVE, CLAUSE_MASDAR, CLAUSE_PARTICIPLE, CLAUSE_NOMINAL };
enum slot_role { SLOT_SUBJ, SLOT_OBJ, SLOT_OF, SLOT_ADJ, SLOT_PREP, SLOT_CONTENT };
/* The `word` of a content slot that no conjunction opens. */
enum { CONTENT_COLON = 0xFFFFFFFEu, CONTENT_QUOTE = 0xFFFFFFFDu };
enum clause_flag {
    CLAUSE_NEGATED = 1,
    CLAUSE_FUTURE = 2,
    CLAUSE_POSSIBLE = 4, /* conditional, may, a question, asked for */
    CLAUSE_ONGOING = 8,
    CLAUSE_RELATIVE = 16,
    CLAUSE_WANTED = 32, /* the content of a wish, a plan, a demand: what is wanted, not done */
    CLAUSE_DENIED = 64, /* inside what somebody denies */
};

typedef struct doc_slot {
    uint8_t role;        /* enum slot_role */
    uint32_t word;       /* SLOT_PREP and SLOT_CONTENT: the preposition or conjunction, as a lexicon word */
    uint32_t begin, end; /* tokens, the preposition not included */
    uint32_t head;       /* token of its first noun */
    bool joined;         /* one more party of the slot before it (A, B and C): same role, same preposition */
    bool carried;        /* stands elsewhere: a pronoun's antecedent, the subject of the clause before */
    bool far;            /* a nearer head took it; it may belong here too */
} doc_slot;

typedef VEC(doc_slot) doc_slots;

typedef struct doc_clause {
    uint32_t head;    /* token */
    uint32_t reading; /* of the head */
    uint32_t lemma;
    uint8_t kind;    /* enum clause_kind */
    uint16_t flags;  /* enum clause_flag */
    uint32_t parent; /* clause in which it stands, or NONE */
    uint32_t sentence;
    uint32_t begin, end; /* tokens */
    doc_slots slots;     /* in text order */
} doc_clause;

/* ---- Layers of items ---- */

enum number_form {
    NUMBER_DIGITS = 1,
    NUMBER_WORDS = 2,
    NUMBER_MIXED = 3,
    NUMBER_SCALE = 4,
    NUMBER_DECIMAL = 8,
    NUMBER_FRACTION = 16 /* a fraction alone: number_at does not lead to it */
};

#define SPAN_T doc_span
#define SPANS_T doc_spans
#define STR_T str
#define STRS_T doc_strs
#define OPT_T str
#define SOME_T str
#define DATE_T str
#define SOMEDATE_T str
#define VALUE_T doc_value
#define SIDES_T doc_sides
#define RULE_T doc_rule

#define LAYER(name, key, prefix) typedef struct doc_##name {
#define FIELD(KIND, name) KIND##_T name;
#define HIDDEN(type, name) type name;
#define END(name)                                                                                            \
    }                                                                                                        \
    doc_##name;
#include "layers.def"

/* ---- The document ---- */

struct lex;
/* What a stage keeps from one document to the next (tables made ready, caches), in `keep`. */
enum doc_state {
    STATE_ENTRIES,
    STATE_READINGS,
    STATE_TAGS,
    STATE_NUMBERS,
    STATE_TIMES,
    STATE_QUANTITIES,
    STATE_ENTITIES,
    STATE_CLAUSES,
    STATE_QUOTES,
    STATE_EVENTS,
    STATE_FIGURES,
    STATE_MATCH,
    STATE_SENTENCES,
    STATE_ERA,
    STATE_BOILERPLATE,
    STATE_WORDS,
    STATE_TENSE,
    STATES
};

typedef struct doc {
    arena *mem;   /* for this document */
    arena *keep;  /* for all documents of this thread; must stay bounded */
    arena *spelt; /* for the entries of spellings; emptied between two documents when they have become many */
    void *state[STATES];
    const struct lex *lex;
    void (*rule_name)(const struct lex *lex, doc_rule rule, buf *out); /* how a rule prints */
    str text;
    str id, outlet, title, url, published, source, language;
    str key; /* identity in a store, where it is not made of the others */
    doc_strs authors;
    doc_strs rules; /* where it came out of a store: what its doc_rules, from 1, print as */
    int prefer;     /* msd_prefer */
    str given;      /* `published` as it was given */

    VEC(doc_token) tokens;
    VEC(doc_reading) readings;
    VEC(doc_sentence) sentences;
    VEC(doc_sense)
    senses; /* by begin; those of token i are senses[sense_at[i]] ... senses[sense_at[i + 1] - 1] */
    uint32_t *sense_at;
    uint64_t *kinds_at
        [STATES]; /* token -> bits of a stage's kinds of words, where it reads them: extract/wordsets.h */
    uint32_t *rows_at; /* token -> bits of the tables of its senses, text_row_bit in text/text.h */
    uint64_t *firsts;  /* token -> its kinds: with what rules can begin there, FIRST_... in lex/rules.h */
    uint32_t
        *picked; /* token -> the reading that its place in the sentence asks for (clauses); NONE: no word */
    uint32_t *number_at; /* token -> number that starts there + 1, or 0 */
    uint32_t *ordinal_at;
    uint32_t *time_at;         /* token -> time that covers it + 1, or 0 */
    uint64_t *name_bits;       /* token -> what it is to names: extract/names.h */
    uint32_t *mention_at;      /* token -> mention that covers it + 1, or 0 */
    uint8_t *era_told;         /* what extract/era.c found out, or NULL */
    VEC(doc_mention) mentions; /* by begin */
    VEC(doc_clause) clauses;   /* by head */
    uint32_t *clause_of;       /* token -> clause whose head it is + 1, or 0 */

    str anchor;              /* the article's date as EDTF; empty where not known */
    const char *anchor_from; /* "given", "dateline", "header", "url" */
    int32_t
        today; /* the first day of what is known or inferred of the day that it speaks from; see anchor.c */
    uint8_t grain; /* how much of that is known: a day, a month, a year (enum cal_grain) */
    bool dated;    /* whether it is known, not inferred */
    str inferred;  /* a date inferred where there is no anchor */
    doc_strs reasons;

#define LAYER(name, key, prefix) VEC(doc_##name) name;
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "layers.def"
} doc;

/* The original bytes of a span. */
static inline str doc_text(const doc *d, doc_span s) { return (str){d->text.at + s.begin, s.end - s.begin}; }
/* The span of tokens [begin, end), begin < end. */
static inline doc_span doc_cover(const doc *d, uint32_t begin, uint32_t end) {
    return (doc_span){d->tokens.at[begin].span.begin, d->tokens.at[end - 1].span.end};
}
/* The best reading of a token; NULL for what is no word. */
static inline const doc_reading *doc_best(const doc *d, uint32_t token) {
    const doc_token *t = &d->tokens.at[token];
    return t->n_readings ? &d->readings.at[t->reading] : NULL;
}
/* The reading of that number; NULL for NONE. */
static inline const doc_reading *doc_reading_at(const doc *d, uint32_t reading) {
    return reading == NONE ? NULL : &d->readings.at[reading];
}
/* The mention that covers a token; NULL where none does. */
static inline const doc_mention *doc_mention_at(const doc *d, uint32_t token) {
    uint32_t m = d->mention_at ? d->mention_at[token] : 0;
    return m ? &d->mentions.at[m - 1] : NULL;
}
/* The letters of a word, the lexicon's or one that it lacks. */
str doc_word_text(const doc *d, uint32_t word);
/* The span of tokens [begin, end) without the proclitics that the reading of the first finds (article kept).
 */
doc_span doc_stem_span(const doc *d, uint32_t begin, uint32_t end, const doc_reading *r);
/* That span's text as a name: a lam before an article is taken off and the article restored. */
str doc_name(doc *d, uint32_t begin, uint32_t end, const doc_reading *r);

/* ---- JSON ---- */

/* The layers that a document can print, beside those of layers.def. */
enum doc_part {
    PART_TEXT,
    PART_BOILERPLATE,
    PART_SENTENCES,
#define LAYER(name, key, prefix) PART_##name,
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "layers.def"
    PART_COUNT
};
/* Bits of the parts that a comma-separated list names; MSD_USAGE with a message for a name that is none. */
msd_code doc_parts(const char *list, uint32_t *parts, msd_error *e);
/* Bits of the parts that print when nothing is said: all but tokens, numbers and ordinals. */
uint32_t doc_default_parts(void);
/* Writes the document as one line of JSON. */
void doc_json(const doc *d, uint32_t parts, const char *data, buf *out);
/* Writes a JSON string, quotes included. */
void json_str(buf *out, str s);
/* Writes a number as short as it reads back. */
void json_num(buf *out, double v);
#endif
