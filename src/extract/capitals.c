/* capitals: Moscow the town, or Moscow the government. After a preposition of place or a word that opens a
 * place it is the town; elsewhere (subject of a verb, beside another government, what a policy is of) the
 * government. */
#include "names.h"

bool capital_governs(const finder *f, uint32_t begin, uint32_t end, uint32_t reading) {
    const doc *d = f->d;
    const doc_reading *r = reading == NONE ? NULL : &d->readings.at[reading];
    (void)end;
    if (r && (r->clitics & CLITIC_B)) return false;
    if (!begin || d->tokens.at[begin - 1].sentence != d->tokens.at[begin].sentence) return true;
    if (title_at(f, begin - 1, TITLE_PLACE)) return false;
    const doc_reading *before = name_reading(d, begin - 1);
    return !before || before->pos != POS_PREP || !text_sense(d, begin - 1, TABLE_sets, f->r->set_place);
}
