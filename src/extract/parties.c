#include "parties.h"
#include "names.h"

enum { LOOK_BACK = 120, NAMED_NEAR = 500 };

/* Whether the state itself is named near by, as such: behind a preposition, or by a longer name. */
static bool named_near(const doc *d, uint32_t actor, uint32_t token) {
    uint32_t begin = token > NAMED_NEAR ? token - NAMED_NEAR : 0;
    uint32_t end = d->tokens.n - token > NAMED_NEAR ? token + NAMED_NEAR : d->tokens.n;
    for (uint32_t i = d->sense_at[begin]; i < d->sense_at[end]; i++) {
        const doc_sense *s = &d->senses.at[i];
        if (s->table != TABLE_actors && s->table != TABLE_names) continue;
        if (actor != (s->table == TABLE_actors ? s->row : lex_ref(d->lex, TABLE_names, s->row, names_id)))
            continue;
        const doc_reading *before = s->begin ? doc_best(d, s->begin - 1) : NULL;
        if (s->end > s->begin + 1 || (before && before->pos == POS_PREP)) return true;
    }
    return false;
}

/* Whether a token stands behind a noun, as its adjective may. */
static bool behind_noun(const doc *d, uint32_t token) {
    if (!token || d->tokens.at[token - 1].sentence != d->tokens.at[token].sentence) return false;
    if (d->mention_at && d->mention_at[token - 1]) return false;
    uint32_t x = d->picked ? d->picked[token - 1] : NONE;
    if (x == NONE || d->readings.at[x].enclitic || (d->readings.at[x].clitics & CLITIC_AL)) return false;
    uint8_t pos = d->readings.at[x].pos;
    return pos == POS_NOUN || pos == POS_MASDAR || pos == POS_ADJ || pos == POS_PASSIVE || pos == POS_ACTIVE;
}

/* A state's adjective that is a name, or another word, as often (Turki, Hindi): where it stands behind a noun. */
static uint32_t adjective_at(const doc *d, const registry *r, uint32_t token) {
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++)
        if (s[i].table == TABLE_demonyms && r->demonym_weak[s[i].row] && s[i].end == token + 1 &&
            behind_noun(d, token))
            return lex_ref(d->lex, TABLE_demonyms, s[i].row, demonyms_id) + 1;
    return 0;
}

uint32_t demonym_at(const doc *d, const registry *r, uint32_t token) {
    if (!(d->name_bits[token] & BIT_NATION)) return 0;
    uint32_t n;
    const doc_sense *s = text_senses(d, token, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].table != TABLE_demonyms || s[i].end != token + 1) continue;
        bool common = r->demonym_common[s[i].row];
        if ((common || r->demonym_weak[s[i].row]) && !s[i].article) continue;
        uint32_t actor = lex_ref(d->lex, TABLE_demonyms, s[i].row, demonyms_id);
        if (!common || named_near(d, actor, token)) return actor + 1;
    }
    return 0;
}

typedef struct asker {
    doc *d;
    const registry *r;
    doc_strs *codes;
    u32s *entities;
} asker;

static void put(asker *a, str code, uint32_t entity) {
    if (!code.len) return;
    for (uint32_t i = 0; i < a->codes->n; i++)
        if (str_eq(a->codes->at[i], code)) return;
    VEC_PUSH(a->d->mem, a->codes, code);
    if (a->entities) VEC_PUSH(a->d->mem, a->entities, entity);
}

/* A place is no party where it stands; a state's name is. */
static str mention_code(const doc *d, const doc_mention *m) {
    return m->as == MENTION_PLACE ? STR_NONE : d->entities.at[m->entity].party;
}

str party_at(doc *d, uint32_t token) {
    const doc_mention *m = doc_mention_at(d, token);
    if (m) return mention_code(d, m);
    if (!(d->name_bits[token] & BIT_DEMONYM)) return STR_NONE;
    const registry *r = registry_of(d);
    uint32_t actor = demonym_at(d, r, token);
    if (!actor) actor = adjective_at(d, r, token);
    return actor ? registry_code(d->lex, r, actor - 1) : STR_NONE;
}

static bool stands(const asker *a, uint32_t token, enum names_set set) {
    return registry_set(a->d, a->r, token, set) != NULL;
}

/* The last `wanted` different parties before a token that are not `but`, latest last. */
static void before(asker *a, uint32_t token, uint32_t wanted, str but) {
    doc_strs last = {0};
    for (uint32_t i = token; i > 0 && i + LOOK_BACK > token && last.n < wanted; i--) {
        str code = party_at(a->d, i - 1);
        bool known = !code.len || str_eq(code, but);
        for (uint32_t k = 0; k < last.n; k++) known |= str_eq(last.at[k], code);
        if (!known) VEC_PUSH(a->d->mem, &last, code);
    }
    for (uint32_t k = last.n; k > 0; k--) put(a, last.at[k - 1], NONE);
}

/* A counterpart bears its own demonym behind it, or is the other of the last two. */
static void counterpart(asker *a, uint32_t token) {
    if (token + 1 < a->d->tokens.n && party_at(a->d, token + 1).len) return;
    doc_strs two = {0};
    asker probe = {a->d, a->r, &two, NULL};
    before(&probe, token, 2, STR_NONE);
    if (two.n == 2) put(a, two.at[0], NONE);
}

static void stand_in(asker *a, uint32_t token) {
    if (stands(a, token, SET_PAIR) && token + 1 < a->d->tokens.n && party_at(a->d, token + 1).len)
        return; /* both sides, the Egyptian and ... */
    if (stands(a, token, SET_PAIR))
        before(a, token, 2, STR_NONE);
    else if (stands(a, token, SET_COUNTERPART))
        counterpart(a, token);
    else if (stands(a, token, SET_OWN))
        before(a, token, 1, STR_NONE);
}

void parties_in(doc *d, uint32_t begin, uint32_t end, doc_strs *codes, u32s *entities) {
    asker a = {d, registry_of(d), codes, entities};
    for (uint32_t i = begin; i < end && i < d->tokens.n; i++) {
        const doc_mention *m = doc_mention_at(d, i);
        if (m) {
            put(&a, mention_code(d, m), m->entity);
            i = m->end - 1;
            continue;
        }
        str code = party_at(d, i);
        if (code.len)
            put(&a, code, NONE);
        else
            stand_in(&a, i);
    }
}
