/* participles: those that stand as clauses. One in the accusative, behind a comma or behind a noun with which it does
 * not agree tells what the subject does meanwhile (affirming that ..., calling for ...); an indefinite one behind a
 * definite subject is its predicate. One of saying belongs to who says, past all that is said. */
#include "parse.h"

/* Whether the word after a participle is one that it takes: that, a preposition, or an object that is only a
 * pronoun on a word of its own. */
static bool complemented(const parse *p, uint32_t next, uint32_t lemma) {
    const doc_reading *r = next < p->s->end ? parse_reading(p, next) : NULL;
    if (!r) return false;
    if (r->pos == POS_PRON && r->enclitic) return true;
    if (parse_valence(p, r->bare)->class & WORD_THAT) return true;
    uint32_t prep = r->pos == POS_PREP ? r->lemma : level_preposition(p, r);
    uint32_t bit = parse_valence(p, prep)->prep;
    return bit && (parse_valence(p, lemma)->preps[AS_A] & 1u << (bit - 1));
}

/* Whether a feminine participle right behind a noun tells of somebody else: the noun is definite, or masculine. */
static bool beside_noun(const parse *p, uint32_t i, const doc_reading *r) {
    if (p->last.definite) return complemented(p, i + 1, r->lemma);
    return phrase_agrees(p, FEAT_FEM, &p->last) < 0;
}

bool participle_tells(const parse *p, uint32_t i, const doc_reading *r) {
    bool accusative = (p->d->tokens.at[i].spell & SPELL_TANWEEN) || (r->features & FEAT_ACC);
    return accusative && (parse_valence(p, r->lemma)->speaks & 1 << AS_A) && complemented(p, i + 1, r->lemma);
}

/* Whether a nominal word stands as a clause beside another (affirming that ..., calling for ...). */
bool participle_hangs(const parse *p, uint32_t i, const doc_reading **out) {
    const doc_token *t = &p->d->tokens.at[i];
    const level *l = &p->levels[p->top];
    if (p->prep || !(parse_tells(p, i) & TELLS_PART)) return false;
    for (uint32_t k = t->reading; k < t->reading + t->n_readings; k++) {
        const doc_reading *r = &p->d->readings.at[k];
        if (r->pos != POS_ACTIVE && r->pos != POS_PASSIVE && r->pos != POS_ADJ) continue;
        if ((r->clitics & ~(CLITIC_W | CLITIC_F)) || r->enclitic) continue;
        if (!(r->tells & TELLS_PART) || !r->lemma) continue;
        bool accusative = (t->spell & SPELL_TANWEEN) || (r->features & FEAT_ACC);
        bool predicate = l->clause == NONE && l->n_front && l->front[0].definite && !(r->clitics & CLITIC_W);
        bool first = i <= p->s->begin + 1 && !p->has_last;
        bool woman = (t->spell & SPELL_MARBUTA) &&
                     (p->comma || first || (p->has_last && p->last.end == i && beside_noun(p, i, r)));
        if ((r->clitics & CLITIC_W) && !complemented(p, i + 1, r->lemma)) continue;
        bool beside_many = p->has_last && (p->last.features & (FEAT_PLUR | FEAT_DUAL));
        bool group = (p->comma || ((r->features & FEAT_OBL) && !beside_many)) &&
                     (r->features & (FEAT_PLUR | FEAT_DUAL)) && complemented(p, i + 1, r->lemma);
        if (!accusative && !predicate && !woman && !group) continue;
        *out = r;
        p->d->picked[i] = k;
        return true;
    }
    return false;
}

/* Whether the participle is what is said of the subject before it (that the latter is called on to ...). */
static bool completes(const parse *p, uint32_t i, const doc_reading *r) {
    const level *l = &p->levels[p->top];
    if (l->clause != NONE || p->comma || (r->features & FEAT_ACC) ||
        (p->d->tokens.at[i].spell & SPELL_TANWEEN))
        return false;
    const doc_reading *before = i > p->s->begin ? parse_reading(p, i - 1) : NULL;
    if (before && before->pos == POS_AUX) return true;
    return l->kind == LEVEL_CONTENT && l->n_front && (r->features & FEAT_FEM) &&
           phrase_agrees(p, FEAT_FEM, &l->front[0]) > 0;
}

void participle_read(parse *p, uint32_t i, const doc_reading *r) {
    bool speaks = parse_valence(p, r->lemma)->speaks & 1 << AS_A;
    int k = speaks && !completes(p, i, r) ? level_teller(p) : -1;
    const phrase *who = k >= 0 ? level_known_subject(&p->levels[k]) : NULL;
    if (k >= 0 &&
        (!who || phrase_agrees(p, r->features & (FEAT_MASC | FEAT_FEM) ? r->features : 0, who) >= 0))
        level_pop(p, k, i);
    while (!speaks && parse_top(p)->kind == LEVEL_RELATIVE && p->comma) level_pop(p, p->top - 1, i);
    level *l = parse_top(p);
    bool predicate = l->clause == NONE && l->n_front;
    phrase subject = predicate ? l->front[0] : (phrase){0};
    level_settle(p, l, i);
    if (predicate) l->subject = subject, l->has_subject = true;
    if (!l->has_subject && p->top == 0 && p->has_topic &&
        phrase_agrees(p, r->features & (FEAT_MASC | FEAT_FEM), &p->topic) >= 0)
        l->subject = p->topic, l->has_subject = true;
    uint32_t clause = level_clause(p, i, CLAUSE_PARTICIPLE);
    p->d->clauses.at[clause].flags = l->inherit | l->pending;
    if (l->has_subject) level_slot(p, clause, SLOT_SUBJ, 0, &l->subject)->carried = true;
    l->clause = clause, l->pending = 0;
    l->n_front = l->n_bare = 0;
    l->heads[0] = clause, l->n_heads = 1;
}
