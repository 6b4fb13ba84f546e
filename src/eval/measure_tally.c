/* measure_tally: one-to-one matching, counts, and how they are shown. */
#include "measure.h"
#include <stdio.h>
#include <stdlib.h>

const char *const measure_names[M_LAYERS] = {
    "boilerplate",    "times-span",     "times",           "times-mod",   "quantities",
    "quantities-mod", "entities",       "entities-polity", "aliases",     "quotes",
    "events-type",    "events-dyad",    "events",          "events-date", "events-status",
    "events-place",   "events-context", "events-unreal",   "figures"};

static void miss(measure *m, enum measure_layer layer, const char *what, const item *x, measure_show show) {
    if (m->errors != (int)layer || !show) return;
    buf_printf(&m->missed, "%s\t%s\t", m->doc, what);
    show(m, x, &m->missed);
    buf_char(&m->missed, '\n');
}

pairs measure_add(measure *m, enum measure_layer layer, const items *gold, const items *found,
                  measure_like like, measure_show show, measure_prefer prefer) {
    pairs out = {0};
    bool *taken = ARENA_NEW(m->now, bool, found->n + 1);
    for (uint32_t g = 0; g < gold->n; g++) {
        uint32_t best = found->n;
        int most = -1;
        for (uint32_t p = 0; p < found->n; p++) {
            if (taken[p] || (best < found->n && !prefer) || !like(m, &gold->at[g], &found->at[p])) continue;
            int points = prefer ? prefer(&gold->at[g], &found->at[p]) : 0;
            if (points > most) best = p, most = points;
        }
        if (best == found->n) {
            miss(m, layer, "missed", &gold->at[g], show);
            continue;
        }
        taken[best] = true;
        VEC_PUSH(m->now, &out.gold, &gold->at[g]);
        VEC_PUSH(m->now, &out.found, &found->at[best]);
    }
    for (uint32_t p = 0; p < found->n; p++)
        if (!taken[p]) miss(m, layer, "extra", &found->at[p], show);
    m->n[layer].hit += out.gold.n;
    m->n[layer].gold += gold->n;
    m->n[layer].found += found->n;
    return out;
}

void measure_flag(measure *m, enum measure_layer layer, bool flag) {
    m->n[layer].hit += flag;
    m->n[layer].gold++;
    m->n[layer].found++;
}

/* ---- Shown ---- */

static void put_number(double v, buf *out) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, v);
        if (strtod(text, NULL) == v) break;
    }
    if (strchr(text, 'e') && v < 1e16 && v >= 1e-4) snprintf(text, sizeof text, "%.0f", v);
    buf_add(out, str_of(text));
    if (!strpbrk(text, ".e")) buf_add(out, STR(".0"));
}

/* Rounded to four digits. */
static double part(double a, double b) {
    char text[32];
    if (!(b > 0)) return 0;
    snprintf(text, sizeof text, "%.4f", a / b);
    return strtod(text, NULL);
}

static void json_row(buf *out, const char *name, double p, double r, double f1, long gold, long found,
                     long hit) {
    buf_printf(out, "\"%s\": {\"p\": ", name);
    put_number(p, out);
    buf_add(out, STR(", \"r\": "));
    put_number(r, out);
    buf_printf(out, ", \"gold\": %ld, \"pred\": %ld, \"hit\": %ld, \"f1\": ", gold, found, hit);
    put_number(f1, out);
    buf_char(out, '}');
}

void measure_print(const measure *m, bool json, buf *out) {
    if (json)
        buf_char(out, '{');
    else
        buf_printf(out, "%-16s%8s%8s%8s%7s%7s\n", "layer", "P", "R", "F1", "gold", "pred");
    for (int i = 0; i < M_LAYERS && m->any; i++) {
        double p = part((double)m->n[i].hit, (double)m->n[i].found);
        double r = part((double)m->n[i].hit, (double)m->n[i].gold), f1 = part(2 * p * r, p + r);
        if (json && i) buf_add(out, STR(", "));
        if (json)
            json_row(out, measure_names[i], p, r, f1, m->n[i].gold, m->n[i].found, m->n[i].hit);
        else
            buf_printf(out, "%-16s%8.3f%8.3f%8.3f%7ld%7ld\n", measure_names[i], p, r, f1, m->n[i].gold,
                       m->n[i].found);
    }
    if (json) buf_add(out, STR("}\n"));
    if (!json) buf_add(out, buf_str(&m->missed));
}

void measure_repr(const json_t *x, bool quoted, buf *out) {
    if (json_is_string(x)) {
        char quote = strchr(json_string_value(x), '\'') && !strchr(json_string_value(x), '"') ? '"' : '\'';
        if (quoted) buf_char(out, quote);
        buf_add(out, str_of(json_string_value(x)));
        if (quoted) buf_char(out, quote);
    } else if (json_is_array(x)) {
        buf_char(out, '[');
        for (size_t i = 0; i < json_array_size(x); i++) {
            if (i) buf_add(out, STR(", "));
            measure_repr(json_array_get(x, i), true, out);
        }
        buf_char(out, ']');
    } else if (json_is_integer(x)) {
        buf_printf(out, "%lld", (long long)json_integer_value(x));
    } else if (json_is_real(x)) {
        put_number(json_real_value(x), out);
    } else {
        buf_add(out, json_is_true(x) ? STR("True") : json_is_false(x) ? STR("False") : STR("None"));
    }
}
