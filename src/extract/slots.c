/* slots: what stands round a noun that heads no clause, in the order of the text:
 *
 *     visit(h)  of-phrase   adjectives of states   preposition + phrase   preposition + phrase ...
 *
 * A noun without article or pronoun that is followed by a noun is of it. The walk ends at a verb, a relative
 * pronoun, a stop, or where another clause begins. */
#include "acts.h"

enum { PHRASE_MOST = 24, SLOTS_MOST = 8, REACH = 48 };

static const doc_mention *mention_of(const doc *d, uint32_t i) {
    uint32_t m = d->mention_at ? d->mention_at[i] : 0;
    return m ? &d->mentions.at[m - 1] : NULL;
}

static uint8_t pos_at(const doc *d, uint32_t i) {
    const doc_reading *r = doc_best(d, i);
    return r ? r->pos : POS_NONE;
}

static uint8_t clitics_at(const doc *d, uint32_t i) {
    const doc_reading *r = doc_best(d, i);
    return r ? r->clitics : 0;
}

static bool same_sentence(const doc *d, uint32_t i, uint32_t with) {
    return i < d->tokens.n && d->tokens.at[i].sentence == d->tokens.at[with].sentence;
}

/* What a noun phrase cannot hold. */
static bool ends_phrase(const doc *d, uint32_t i) {
    switch (pos_at(d, i)) {
    case POS_PREP:
    case POS_SUBCONJ:
    case POS_REL:
    case POS_NEG:
    case POS_VERB:
    case POS_AUX:
    case POS_PRON:
    case POS_PART:
    case POS_ADV:
    case POS_INTERROG: return true;
    default: return d->time_at && d->time_at[i];
    }
}

static bool bears_preposition(const doc *d, uint32_t i) {
    return (clitics_at(d, i) & (CLITIC_B | CLITIC_L | CLITIC_K)) != 0;
}

/* A mark inside a phrase: quotation marks and brackets, and the comma of a list of names. */
static bool mark_goes_on(const doc *d, uint32_t i) {
    if (text_is(d, i, "\"") || text_is(d, i, "-")) return true;
    if (!text_is(d, i, ",") || i == 0 || !same_sentence(d, i + 1, i)) return false;
    return mention_of(d, i - 1) && mention_of(d, i + 1);
}

uint32_t acts_phrase_end(const doc *d, uint32_t begin) {
    uint32_t i = begin;
    while (i < begin + PHRASE_MOST && same_sentence(d, i, begin)) {
        const doc_mention *m = mention_of(d, i);
        if (m && (i == begin || !bears_preposition(d, i))) {
            i = m->end;
            continue;
        }
        if (d->tokens.at[i].kind == TOKEN_MARK ? !mark_goes_on(d, i) : ends_phrase(d, i) && i > begin) break;
        if (i > begin && bears_preposition(d, i)) break;
        i++;
    }
    return i > begin ? i : begin + 1;
}

bool acts_slot_is(const doc *d, const doc_slot *s, const frame_slot *f) {
    if (f->role != s->role) return false;
    if (f->role != SLOT_PREP) return true;
    if (f->word != s->word) return false;
    if (!f->second) return true;
    uint32_t n = s->begin < d->tokens.n ? d->tokens.at[s->begin].word : 0;
    return n == f->second;
}

static doc_slot *add(acting *a, slot_list *out, uint8_t role, uint32_t word, uint32_t begin, uint32_t end) {
    doc_slot *s = VEC_ADD(a->d->mem, out);
    *s = (doc_slot){.role = role, .word = word, .begin = begin, .end = end, .head = begin};
    return s;
}

/* The preposition that is written onto a noun: one letter behind the conjunction. */
static uint32_t letter_word(const doc *d, uint32_t i) {
    enum { LETTER = 2 };
    size_t from = clitics_at(d, i) & (CLITIC_W | CLITIC_F) ? LETTER : 0;
    str folded = d->tokens.at[i].folded;
    return from + LETTER > folded.len ? 0 : lex_word(d->lex, str_sub(folded, from, from + LETTER));
}

/* A preposition at i, of its own or on its noun: adds its slot and returns where it ends; i where none. */
static uint32_t preposition(acting *a, slot_list *out, uint32_t i) {
    const doc *d = a->d;
    const doc_reading *r = doc_best(d, i);
    if (r && r->pos == POS_PREP) {
        uint32_t begin = r->enclitic ? i : i + 1;
        if (!same_sentence(d, begin, i)) return i;
        uint32_t end = r->enclitic ? i + 1 : acts_phrase_end(d, begin);
        add(a, out, SLOT_PREP, r->lemma ? r->lemma : r->bare, begin, end);
        return end;
    }
    if (!bears_preposition(d, i) || (clitics_at(d, i) & CLITIC_K)) return i;
    uint32_t end = acts_phrase_end(d, i);
    add(a, out, SLOT_PREP, letter_word(d, i), i, end);
    return end;
}

/* The adjectives behind a noun; those of states are slots. */
static uint32_t adjectives(acting *a, slot_list *out, uint32_t i, uint32_t head) {
    const doc *d = a->d;
    while (same_sentence(d, i, head)) {
        if (!mention_of(d, i) && !bears_preposition(d, i) && text_sense(d, i, TABLE_demonyms, NONE))
            add(a, out, SLOT_ADJ, 0, i, i + 1);
        else if (pos_at(d, i) != POS_ADJ || mention_of(d, i))
            break;
        i++;
    }
    return i;
}

static void build(acting *a, slot_list *out, uint32_t head) {
    const doc *d = a->d;
    const doc_reading *r = doc_best(d, head);
    if (!r) return;
    uint32_t i = head + 1;
    if (r->enclitic)
        add(a, out, SLOT_OF, 0, head, head);
    else if (!(r->clitics & CLITIC_AL) && same_sentence(d, i, head) && d->tokens.at[i].kind == TOKEN_WORD &&
             !ends_phrase(d, i) && !bears_preposition(d, i) && pos_at(d, i) != POS_ADJ) {
        uint32_t end = acts_phrase_end(d, i);
        add(a, out, SLOT_OF, 0, i, end);
        i = end;
    }
    i = adjectives(a, out, i, head);
    while (out->n < SLOTS_MOST && i < head + REACH && same_sentence(d, i, head)) {
        uint32_t next = preposition(a, out, i);
        if (next == i && !mark_goes_on(d, i) && !(d->time_at && d->time_at[i]) && pos_at(d, i) != POS_ADV)
            break;
        i = next == i ? i + 1 : next;
    }
}

slot_list acts_slots(acting *a, uint32_t token) {
    const doc *d = a->d;
    uint32_t c = d->clause_of ? d->clause_of[token] : 0;
    if (c) {
        const doc_clause *clause = &d->clauses.at[c - 1];
        return (slot_list){clause->slots.at, clause->slots.n, clause->slots.n};
    }
    if (!a->built_done[token]) {
        a->built_done[token] = 1;
        build(a, &a->built[token], token);
    }
    return a->built[token];
}
