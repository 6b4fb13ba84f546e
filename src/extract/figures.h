/* figures: what figures.c (which quantity states which indicator), figuresides.c (of whom, to whom) and
 * figureperiod.c (when) share. */
#ifndef FIGURES_H
#define FIGURES_H
#include "acts.h"

/* A word that names an indicator. */
typedef struct hint {
    uint32_t begin, end, row; /* tokens; row of indicators */
    str indicator;
    uint8_t group;
} hint;

/* Indicators whose sides are found alike. */
enum hint_group {
    GROUP_OWN,    /* reserves, growth, price: whose it is */
    GROUP_PEOPLE, /* killed, wounded, displaced, detained: whose people */
    GROUP_GIVEN,  /* exports, aid, loan, investment, troops: of one, to the other */
    GROUP_TAKEN,  /* imports, debt: of the one that has it, to the one from which it comes */
    GROUP_BOTH,   /* trade: between two */
};

typedef struct figuring {
    doc *d;
    const struct notes *notes;
    const doc_sentence *s;
    VEC(hint) hints;  /* of the sentence */
    uint32_t first;   /* its first quantity */
    const hint *last; /* the indicator of the quantity before, and its units */
    uint8_t last_units;
    uint32_t last_end;     /* token behind it */
    uint32_t at;           /* token at which the quantity begins */
    uint32_t index;        /* the quantity */
    uint32_t event, quote; /* the first of the sentence or behind it */
    uint32_t project;      /* the last COOPERATE before the sentence + 1, or 0 */
    uint32_t mention;      /* the first mention of the sentence */
    str scene;             /* the state of the place that was named last before the sentence */
    acting who;            /* to ask who is nobody */
    uint32_t set_armed, set_compare, set_national, set_times, set_world, set_receive, set_moved, set_oil,
        set_civil;
    str main;                  /* the state that the article is most about */
    const doc_entities *armed; /* the armed group that is named most, or NULL */
    map of_currency;           /* currency -> row of currencies + 1; 0: of several states */
} figuring;

/* The act of one of two types that is nearest to the quantity in its sentence, or NULL. */
const doc_events *figures_act(figuring *f, const char *type, const char *other);
/* The verb nearest before a token in its sentence, or NULL. */
const doc_clause *figures_verb(const figuring *f, uint32_t token);
/* The figure before in this sentence that states the same, or NULL. */
const doc_figures *figures_same(const figuring *f, const doc_figures *out);
/* Soldiers and weapons are a figure where something is done with them: sent, given. */
bool figures_moved(figuring *f, const hint *h);
/* Whether the sentence tells that aid is given. */
bool figures_aided(figuring *f);
/* Whether a number of times counts the visits of an act in the sentence; fills the figure then. */
bool figures_visits(figuring *f, const doc_quantities *q, doc_figures *out);
void figures_sides(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out);
void figures_period(figuring *f, const hint *h, const doc_quantities *q, doc_figures *out);
#endif
