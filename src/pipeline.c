/* pipeline: start here. The stages in order, with what each reads and writes; a document passes through those
 * that the wanted parts need. msd_engine_open checks the table: what a stage reads, an earlier one wrote. */
#include "pipeline.h"
#include "extract/extract.h"
#include <stdlib.h>

static const struct stage {
    const char *name, *reads, *writes;
    void (*run)(doc *d);
} stages[] = {
    {"given", "text", "given", extract_given},
    {"tokens", "text", "tokens", text_tokens},
    {"sentences", "tokens", "sentences", text_sentences},
    {"readings", "tokens", "readings", text_readings},
    {"rank", "sentences readings", "ranking", text_rank},
    {"phrases", "tokens sentences ranking", "senses", text_phrases},
    {"words", "tokens ranking", "words", text_words},
    {"boilerplate", "sentences senses", "boilerplate", extract_boilerplate},
    {"numbers", "tokens readings senses sentences", "numbers ordinals", extract_numbers},
    {"times", "numbers ordinals senses boilerplate", "times_found", extract_times},
    {"anchor", "given times_found", "anchor", extract_anchor},
    {"dates", "times_found anchor", "times", extract_dates},
    {"quantities", "numbers senses times_found", "quantities", extract_quantities},
    {"entities", "senses readings boilerplate times_found", "entities mentions", extract_entities},
    {"clauses", "readings entities mentions times_found", "clauses", text_clauses},
    {"shown", "clauses", "shown", text_shown},
    {"quotes", "clauses entities mentions", "quotes", extract_quotes},
    {"events", "clauses entities times quotes", "events", extract_events},
    {"figures", "quantities times entities clauses events", "figures", extract_figures},
};
enum { STAGES = sizeof stages / sizeof *stages };

/* Whether a blank-parted list names a layer. */
static bool names(const char *list, str layer) {
    for (str rest = str_of(list); rest.at;)
        if (str_eq(str_cut(&rest, ' '), layer)) return true;
    return false;
}

/* Stage i with all that write what it reads, and what those read. */
static uint32_t needed_by(int i) {
    uint32_t all = 1u << i;
    for (int k = i; k > 0; k--) {
        if (!(all & 1u << k)) continue;
        for (str rest = str_of(stages[k].reads); rest.at;) {
            str layer = str_cut(&rest, ' ');
            for (int j = 0; j < k; j++)
                if (names(stages[j].writes, layer)) all |= 1u << j;
        }
    }
    return all;
}

uint32_t pipeline_plan(uint32_t parts) {
    /* The article's own date is found with its text. */
    static const char *const layers[PART_COUNT] = {
        "anchor",
        "boilerplate",
        "sentences",
#define LAYER(name, key, prefix) #name,
#define FIELD(KIND, name)
#define HIDDEN(type, name)
#define END(name)
#include "doc/layers.def"
    };
    uint32_t all = 1; /* the given date is cheap and part of every answer */
    for (int p = 0; p < PART_COUNT; p++)
        for (int i = 0; i < STAGES && (parts & 1u << p); i++)
            if (names(stages[i].writes, str_of(layers[p]))) all |= needed_by(i);
    return all;
}

bool pipeline_sound(const char **stage, const char **layer) {
    for (int i = 0; i < STAGES; i++) {
        for (str rest = str_of(stages[i].reads); rest.at;) {
            str wanted = str_cut(&rest, ' ');
            bool written = str_is(wanted, "text");
            for (int k = 0; k < i && !written; k++) written = names(stages[k].writes, wanted);
            if (written) continue;
            *stage = stages[i].name, *layer = wanted.at;
            return false;
        }
    }
    return true;
}

void pipeline_run(doc *d, uint32_t plan) {
    for (int i = 0; i < STAGES; i++)
        if (plan & 1u << i) stages[i].run(d);
}
