/* quotes: what the files of the quotes stage share.
 *
 *     cuewords.c   the table of cues made ready: word and kind -> row, its slots
 *     said.c       where the words that are said begin and end
 *     speakers.c   who says them, by name or by description
 *     according.c  "according to X", "X: ..." : quotes without a word of saying
 *     quotes.c     the stage: each clause that a cue heads */
#ifndef QUOTES_H
#define QUOTES_H
#include "extract.h"

enum { CUE_SLOTS = 6, SPEAKERS_KEPT = 12, QUOTES_BACK = 16 /* of a sentence, looked back at */ };

/* A slot as a cue names it. */
typedef struct cue_slot {
    uint8_t role;  /* enum slot_role */
    uint32_t word; /* SLOT_PREP: the preposition; SLOT_CONTENT: 0 for any */
} cue_slot;

typedef struct cue {
    uint32_t row, next; /* next: of the same word, + 1 */
    uint8_t kind;       /* enum clause_kind; CUE_PHRASE */
    uint8_t n_content, n_speaker;
    bool reports; /* tells without judging: what it says may be anybody's who spoke before */
    bool accuses; /* says something only of somebody: its object */
    cue_slot content[CUE_SLOTS], speaker[CUE_SLOTS];
} cue;
enum { CUE_PHRASE = 7 };

typedef struct cues {
    uint16_t *first; /* word -> cue + 1 */
    VEC(cue) list;
    uint16_t *of_row;                                                /* row -> cue + 1 */
    uint32_t set_stop, set_paper, set_title, set_source, set_person; /* sets-quotes.tsv */
    uint32_t set_again, set_twin, set_but, set_yet, set_hidden, set_matter, set_speech;
    str *offices; /* row of roles -> the office as folded letters */
} cues;

/* Who has spoken so far, latest last. */
typedef struct speaker {
    str text;
    uint32_t entity; /* + 1, or 0 */
    uint32_t head;   /* lemma or word of the noun that describes the speaker, or 0 */
    uint32_t token;  /* of that noun */
} speaker;

typedef struct quoting {
    doc *d;
    const cues *c;
    speaker kept[SPEAKERS_KEPT];
    uint32_t n_kept;
    str *roles, *names;   /* of the entities, as folded letters */
    uint32_t *closes;     /* token of an opening mark -> that of its closing mark, or 0 */
    uint32_t *last_named; /* entity -> the token of its last mention before the sentence + 1, or 0 */
    uint32_t mention;     /* mentions before it are in last_named */
    uint32_t papers;      /* how deep in statements on statements */
    uint32_t named; /* entities from here on were not named yet: they stand in the order of their names */
} quoting;

const cues *cues_open(doc *d);
/* The cue of a clause, by its word and kind; NULL where it is none. */
const cue *cue_of(const quoting *q, const doc_clause *c);

/* The words that a clause says, found through the cue's slots: tokens [begin, end); false where there are none. */
bool said_in(quoting *q, const doc_clause *c, const cue *k, uint32_t *begin, uint32_t *end);
/* Words in quotation marks right before a verb of saying: "...", says X. */
bool said_before(quoting *q, const doc_clause *c, const cue *k, uint32_t *begin, uint32_t *end);
/* Where words that begin at a token end, in a sentence that ends at `limit`; `clause` says them, or is NULL. */
uint32_t said_until(const quoting *q, const doc_clause *clause, uint32_t begin, uint32_t limit);
/* Finds which marks belong together. */
void said_pair(quoting *q);
/* The closing mark of the quotation that an opening mark begins, in its line; NONE where there is none near. */
uint32_t said_close(const quoting *q, uint32_t open);
/* Adds the quote, unless it holds too little. */
void said_add(quoting *q, uint32_t begin, uint32_t end, const speaker *s, doc_span cue_at, doc_rule rule,
              uint32_t clause);

/* Who stands in tokens [begin, end), whose first noun is `head`. */
speaker speaker_in(quoting *q, uint32_t begin, uint32_t end, uint32_t head);
/* The speaker of a clause, whose words begin at `said`, through the cue's slots; the last one where the clause names none. */
bool speaker_of(quoting *q, const doc_clause *c, const cue *k, uint32_t said, speaker *out);
/* Whether a speaker without a name can be one: a person, a source, something written. */
bool speaker_can(const quoting *q, const speaker *s, uint32_t head);
/* Makes ready what speakers are looked up in. */
void speakers_open(quoting *q);
/* Takes note of the mentions before a token. */
void speakers_reach(quoting *q, uint32_t token);
/* Remembers who spoke. */
void speaker_keep(quoting *q, const speaker *s);

/* Quotes of phrases such as "according to", and headlines "X: words", in one sentence. */
void according_in(quoting *q, const doc_sentence *s);
#endif
