/* measure_layers: what counts as found, layer by layer. */
#include "measure.h"
#include <stdlib.h>

static str text_of(const json_t *x, const char *key) {
    const char *s = json_string_value(json_object_get(x, key));
    return str_of(s ? s : "");
}

static bool same_text(const json_t *a, const json_t *b, const char *key) {
    return str_eq(text_of(a, key), text_of(b, key));
}

/* ---- Names that mean the same in a gold record ---- */

/* Any name of an entity that is a party -> the one form that the record uses for it. */
typedef struct aliases {
    strs from, to;
} aliases;

static void add_used(measure *m, const json_t *gold, const char *layer, const char *key, strs *used) {
    size_t i, k;
    json_t *x, *c;
    json_array_foreach(json_object_get(gold, layer), i, x) json_array_foreach(json_object_get(x, key), k, c)
        measure_put(m->now, used, measure_party(m->now, str_of(json_string_value(c))));
}

static strs forms_of(measure *m, const json_t *entity) {
    strs forms = {0};
    size_t i;
    json_t *a;
    str polity = text_of(entity, "polity");
    measure_put(m->now, &forms, measure_party(m->now, text_of(entity, "id")));
    json_array_foreach(json_object_get(entity, "aliases"), i, a)
        measure_put(m->now, &forms, measure_party(m->now, str_of(json_string_value(a))));
    if (polity.len && !measure_is_code(polity)) measure_put(m->now, &forms, measure_party(m->now, polity));
    return forms;
}

static aliases aliases_of(measure *m, const json_t *gold) {
    aliases out = {0};
    strs used = {0};
    static const char *const keys[] = {"actor", "recipient", "of", "to"};
    for (size_t i = 0; i < 4; i++)
        add_used(m, gold, "events", keys[i], &used), add_used(m, gold, "figures", keys[i], &used);
    size_t i;
    json_t *e;
    json_array_foreach(json_object_get(gold, "entities"), i, e) {
        strs forms = forms_of(m, e);
        str best = STR_NONE;
        for (uint32_t k = 0; k < forms.n; k++) {
            str f = forms.at[k];
            if (measure_has(&used, f) && !measure_is_code(f) && (!best.at || str_cmp(f, best) < 0)) best = f;
        }
        if (!best.at || str_is(text_of(e, "kind"), "state")) continue;
        for (uint32_t k = 0; k < forms.n; k++) {
            if (measure_has(&out.from, forms.at[k])) continue;
            VEC_PUSH(m->now, &out.from, forms.at[k]);
            VEC_PUSH(m->now, &out.to, best);
        }
    }
    return out;
}

static str alias(const aliases *a, str party) {
    for (uint32_t i = 0; i < a->from.n; i++)
        if (str_eq(a->from.at[i], party)) return a->to.at[i];
    return party;
}

static strs parties(measure *m, const aliases *a, const json_t *x, const char *key) {
    strs out = {0};
    size_t i;
    json_t *c;
    json_array_foreach(json_object_get(x, key), i, c)
        measure_put(m->now, &out, alias(a, measure_party(m->now, str_of(json_string_value(c)))));
    return out;
}

/* ---- Items ---- */

static items take(measure *m, const json_t *record, const char *layer, const bool *skip) {
    items out = {0};
    size_t i;
    json_t *x;
    json_array_foreach(json_object_get(record, layer), i, x) {
        item one = {.x = x};
        if (!place_of(m->lines, x, &one.at) || (one.at.line < m->lines->starts.n && skip[one.at.line]))
            continue;
        one.unit = measure_unit(m->now, text_of(x, "unit"));
        one.say = text_of(x, "text").len ? text_of(x, "text") : place_text(m->lines, one.at);
        VEC_PUSH(m->now, &out, one);
    }
    return out;
}

static void show_text(measure *m, const item *x, buf *out) { (void)m, buf_add(out, x->say); }

static bool half(measure *m, const item *a, const item *b) {
    (void)m;
    return place_overlap(a->at, b->at, 0.5);
}

static void boilerplate(measure *m, const bool *gold, const bool *found) {
    items a = {0}, b = {0};
    for (size_t n = 1; n < m->lines->starts.n; n++) {
        item one = {.at = {n, n, n + 1}, .say = str_printf(m->now, "(%zu,)", n)};
        if (gold[n]) VEC_PUSH(m->now, &a, one);
        if (found[n]) VEC_PUSH(m->now, &b, one);
    }
    measure_add(m, M_BOILERPLATE, &a, &b, half, show_text, NULL);
}

/* ---- Times and quantities ---- */

static bool same_time(measure *m, const item *a, const item *b) {
    return half(m, a, b) && same_text(a->x, b->x, "type") && same_text(a->x, b->x, "value");
}

static void show_time(measure *m, const item *x, buf *out) {
    (void)m;
    buf_printf(out, "%.*s = %s %s", STR_ARG(x->say), text_of(x->x, "type").at, text_of(x->x, "value").at);
}

static bool same_quantity(measure *m, const item *a, const item *b) {
    return half(m, a, b) && measure_close(json_object_get(a->x, "value"), json_object_get(b->x, "value")) &&
           str_eq(a->unit, b->unit);
}

static void show_quantity(measure *m, const item *x, buf *out) {
    (void)m;
    buf_printf(out, "%.*s = ", STR_ARG(x->say));
    measure_repr(json_object_get(x->x, "value"), false, out);
    buf_char(out, ' ');
    measure_repr(json_object_get(x->x, "unit"), false, out);
}

static void mods(measure *m, enum measure_layer layer, const pairs *p) {
    for (uint32_t i = 0; i < p->gold.n; i++)
        measure_flag(m, layer, same_text(p->gold.at[i]->x, p->found.at[i]->x, "mod"));
}

static void times(measure *m, const json_t *gold, const json_t *found, const bool *skip) {
    items g = take(m, gold, "times", skip), p = take(m, found, "times", skip);
    measure_add(m, M_TIMES_SPAN, &g, &p, half, show_text, NULL);
    pairs hit = measure_add(m, M_TIMES, &g, &p, same_time, show_time, NULL);
    mods(m, M_TIMES_MOD, &hit);
    g = take(m, gold, "quantities", skip), p = take(m, found, "quantities", skip);
    hit = measure_add(m, M_QUANTITIES, &g, &p, same_quantity, show_quantity, NULL);
    mods(m, M_QUANTITIES_MOD, &hit);
}

/* ---- Entities ---- */

static items entities(measure *m, const json_t *record, bool name) {
    items out = {0};
    size_t i, k;
    json_t *x, *a;
    json_array_foreach(json_object_get(record, "entities"), i, x) {
        item one = {.x = x};
        json_array_foreach(json_object_get(x, "aliases"), k, a)
            measure_put(m->now, &one.names, measure_fold(m->now, str_of(json_string_value(a))));
        measure_put(m->now, &one.names, measure_fold(m->now, text_of(x, "id")));
        if (name) measure_put(m->now, &one.names, measure_fold(m->now, text_of(x, "name")));
        strs kept = {0};
        for (uint32_t n = 0; n < one.names.n; n++)
            if (one.names.at[n].len) VEC_PUSH(m->now, &kept, one.names.at[n]);
        one.names = kept;
        VEC_PUSH(m->now, &out, one);
    }
    return out;
}

static bool same_entity(measure *m, const item *a, const item *b) {
    (void)m;
    return same_text(a->x, b->x, "kind") && measure_shared(&a->names, &b->names);
}

static int shared_names(const item *a, const item *b) { return measure_shared(&a->names, &b->names); }

static void show_entity(measure *m, const item *x, buf *out) {
    (void)m;
    buf_printf(out, "%s %s", text_of(x->x, "kind").at, text_of(x->x, "id").at);
}

static int by_letters(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* Every two names that are put together. */
static items name_pairs(measure *m, const json_t *record) {
    items all = entities(m, record, false), out = {0};
    for (uint32_t i = 0; i < all.n; i++) {
        strs names = all.at[i].names;
        if (str_is(text_of(all.at[i].x, "kind"), "state")) continue;
        if (names.n) qsort(names.at, names.n, sizeof *names.at, by_letters);
        for (uint32_t a = 0; a < names.n; a++)
            for (uint32_t b = a + 1; b < names.n; b++) {
                item one = {.say = str_printf(m->now, "('%.*s', '%.*s')", STR_ARG(names.at[a]),
                                              STR_ARG(names.at[b]))};
                VEC_PUSH(m->now, &out, one);
            }
    }
    return out;
}

static bool same_say(measure *m, const item *a, const item *b) {
    (void)m;
    return str_eq(a->say, b->say);
}

static void who(measure *m, const json_t *gold, const json_t *found) {
    items g = entities(m, gold, false), p = entities(m, found, true);
    pairs hit = measure_add(m, M_ENTITIES, &g, &p, same_entity, show_entity, shared_names);
    for (uint32_t i = 0; i < hit.gold.n; i++) {
        const json_t *a = hit.gold.at[i]->x, *b = hit.found.at[i]->x;
        if (!text_of(a, "polity").len || str_is(text_of(a, "kind"), "state")) continue;
        measure_flag(
            m, M_ENTITIES_POLITY,
            str_eq(measure_party(m->now, text_of(a, "polity")), measure_party(m->now, text_of(b, "polity"))));
    }
    g = name_pairs(m, gold), p = name_pairs(m, found);
    measure_add(m, M_ALIASES, &g, &p, same_say, show_text, NULL);
}

/* ---- Quotes ---- */

static items quotes(measure *m, const json_t *record, const bool *skip) {
    items out = take(m, record, "quotes", skip);
    for (uint32_t i = 0; i < out.n; i++)
        for (str rest = measure_party(m->now, text_of(out.at[i].x, "speaker")); rest.at && rest.len;) {
            str word = str_cut(&rest, ' ');
            if (word.len) measure_put(m->now, &out.at[i].names, word);
        }
    return out;
}

static bool same_quote(measure *m, const item *a, const item *b) {
    return half(m, a, b) && (measure_shared(&a->names, &b->names) || measure_same(&a->names, &b->names));
}

static void show_quote(measure *m, const item *x, buf *out) {
    (void)m;
    buf_printf(out, "s%zu ", x->at.line);
    measure_repr(json_object_get(x->x, "speaker"), false, out);
}

/* ---- Events ---- */

static items with_parties(measure *m, const aliases *a, items all, const char *one, const char *other) {
    for (uint32_t i = 0; i < all.n; i++) {
        all.at[i].actor = parties(m, a, all.at[i].x, one);
        all.at[i].recipient = parties(m, a, all.at[i].x, other);
    }
    return all;
}

static bool same_kind(measure *m, const item *a, const item *b) {
    (void)m;
    return a->at.line == b->at.line && same_text(a->x, b->x, "type");
}

static bool both_same(measure *m, const item *a, const item *b) {
    strs x = {0}, y = {0};
    for (uint32_t i = 0; i < a->actor.n; i++) measure_put(m->now, &x, a->actor.at[i]);
    for (uint32_t i = 0; i < a->recipient.n; i++) measure_put(m->now, &x, a->recipient.at[i]);
    for (uint32_t i = 0; i < b->actor.n; i++) measure_put(m->now, &y, b->actor.at[i]);
    for (uint32_t i = 0; i < b->recipient.n; i++) measure_put(m->now, &y, b->recipient.at[i]);
    return measure_same(&x, &y);
}

static bool sides_same(const item *a, const item *b) {
    return measure_same(&a->actor, &b->actor) && measure_same(&a->recipient, &b->recipient);
}

static bool same_dyad(measure *m, const item *a, const item *b) {
    return same_kind(m, a, b) && both_same(m, a, b);
}

static bool same_event(measure *m, const item *a, const item *b) {
    str type = text_of(a->x, "type");
    return same_dyad(m, a, b) && (str_is(type, "CONSULT") || str_is(type, "COOPERATE") || sides_same(a, b));
}

static bool same_unreal(measure *m, const item *a, const item *b) {
    return same_event(m, a, b) && same_text(a->x, b->x, "status");
}

static int more_alike(const item *a, const item *b) {
    return same_text(a->x, b->x, "status") * 4 + same_text(a->x, b->x, "date") * 2 +
           place_overlap(a->at, b->at, 0.01);
}

static void joined(const json_t *list, buf *out) {
    size_t i;
    json_t *c;
    json_array_foreach((json_t *)(uintptr_t)list, i, c) {
        if (i) buf_char(out, '+');
        buf_add(out, str_of(json_string_value(c)));
    }
}

static void show_event(measure *m, const item *x, buf *out) {
    str trigger = text_of(x->x, "trigger");
    buf_printf(out, "s%zu %s ", x->at.line, text_of(x->x, "type").at);
    joined(json_object_get(x->x, "actor"), out);
    buf_add(out, STR(" > "));
    joined(json_object_get(x->x, "recipient"), out);
    buf_add(out, STR(" ["));
    buf_add(out, trigger.len ? trigger : place_text(m->lines, x->at));
    buf_char(out, ']');
}

static items unreal(measure *m, const items *all) {
    items out = {0};
    for (uint32_t i = 0; i < all->n; i++) {
        str status = text_of(all->at[i].x, "status");
        if (status.len && !str_is(status, "happened") && !str_is(status, "ongoing"))
            VEC_PUSH(m->now, &out, all->at[i]);
    }
    return out;
}

static bool share_context(const json_t *a, const json_t *b) {
    size_t i, k;
    json_t *x, *y;
    json_array_foreach(json_object_get(a, "context"), i, x)
        json_array_foreach(json_object_get(b, "context"), k, y) if (json_equal(x, y)) return true;
    return false;
}

static void details(measure *m, const pairs *hit) {
    for (uint32_t i = 0; i < hit->gold.n; i++) {
        const json_t *a = hit->gold.at[i]->x, *b = hit->found.at[i]->x;
        measure_flag(m, M_EVENTS_DATE, same_text(a, b, "date"));
        measure_flag(m, M_EVENTS_STATUS, same_text(a, b, "status"));
        if (text_of(a, "place").len)
            measure_flag(m, M_EVENTS_PLACE,
                         str_eq(measure_party(m->now, text_of(a, "place")),
                                measure_party(m->now, text_of(b, "place"))));
        if (json_array_size(json_object_get(a, "context")))
            measure_flag(m, M_EVENTS_CONTEXT, share_context(a, b));
    }
}

static void events(measure *m, const json_t *gold, const json_t *found, const aliases *a, const bool *skip) {
    items g = with_parties(m, a, take(m, gold, "events", skip), "actor", "recipient");
    items p = with_parties(m, a, take(m, found, "events", skip), "actor", "recipient");
    measure_add(m, M_EVENTS_TYPE, &g, &p, same_kind, show_event, more_alike);
    measure_add(m, M_EVENTS_DYAD, &g, &p, same_dyad, show_event, more_alike);
    pairs hit = measure_add(m, M_EVENTS, &g, &p, same_event, show_event, more_alike);
    details(m, &hit);
    g = unreal(m, &g), p = unreal(m, &p);
    measure_add(m, M_EVENTS_UNREAL, &g, &p, same_unreal, show_event, more_alike);
}

/* ---- Figures ---- */

static bool same_figure(measure *m, const item *a, const item *b) {
    bool sides = sides_same(a, b) || (str_is(text_of(a->x, "indicator"), "trade") && both_same(m, a, b));
    return sides && a->at.line == b->at.line && same_text(a->x, b->x, "indicator") &&
           measure_close(json_object_get(a->x, "value"), json_object_get(b->x, "value")) &&
           str_eq(a->unit, b->unit) && same_text(a->x, b->x, "period");
}

static void show_figure(measure *m, const item *x, buf *out) {
    (void)m;
    static const char *const keys[] = {"of", "to", "period", "value", "unit"};
    buf_printf(out, "s%zu %s", x->at.line, text_of(x->x, "indicator").at);
    for (size_t i = 0; i < 5; i++) {
        buf_add(out, i == 1 ? STR(" > ") : STR(" "));
        measure_repr(json_object_get(x->x, keys[i]), false, out);
    }
}

void measure_doc(measure *m, const json_t *gold, str text, const json_t *found) {
    place_lines lines;
    size_t i;
    json_t *n;
    place_read(m->now, text, &lines);
    bool *skip = ARENA_NEW(m->now, bool, lines.starts.n + 1),
         *seen = ARENA_NEW(m->now, bool, lines.starts.n + 1);
    m->lines = &lines, m->any = true;
    json_array_foreach(json_object_get(gold, "boilerplate"), i,
                       n) if (json_integer_value(n) > 0 && (size_t)json_integer_value(n) < lines.starts.n)
        skip[json_integer_value(n)] = true;
    place_covered(&lines, json_object_get(found, "boilerplate"), seen);
    boilerplate(m, skip, seen);
    times(m, gold, found, skip);
    who(m, gold, found);
    items g = quotes(m, gold, skip), p = quotes(m, found, skip);
    measure_add(m, M_QUOTES, &g, &p, same_quote, show_quote, NULL);
    aliases a = aliases_of(m, gold);
    events(m, gold, found, &a, skip);
    g = with_parties(m, &a, take(m, gold, "figures", skip), "of", "to");
    p = with_parties(m, &a, take(m, found, "figures", skip), "of", "to");
    measure_add(m, M_FIGURES, &g, &p, same_figure, show_figure, NULL);
}
