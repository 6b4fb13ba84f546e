/* measure_place: a line of a text is a sentence of the gold; what was read is placed by bytes. */
#include "measure.h"

void place_read(arena *mem, str text, place_lines *out) {
    *out = (place_lines){.text = text};
    VEC_PUSH(mem, &out->starts, 0);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n') VEC_PUSH(mem, &out->starts, i + 1);
    VEC_PUSH(mem, &out->starts, text.len + 1);
}

/* The line in which a byte lies: as many starts as are not behind it. */
static size_t line_of(const place_lines *l, size_t byte) {
    size_t low = 0, high = l->starts.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (l->starts.at[mid] <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static str line_text(const place_lines *l, size_t line) {
    return str_sub(l->text, l->starts.at[line - 1], l->starts.at[line] - 1);
}

static str words(const json_t *x, const char *key) {
    return str_of(json_string_value(json_object_get(x, key)));
}

static ptrdiff_t find(str line, str what, size_t from) {
    ptrdiff_t hit = str_find(str_sub(line, from, line.len), what);
    return hit < 0 ? hit : hit + (ptrdiff_t)from;
}

/* By its words in the line; the whole line where they do not stand there. */
static place by_words(const place_lines *l, const json_t *x, size_t line) {
    size_t base = l->starts.at[line - 1];
    str text = line_text(l, line), first = words(x, "begin"), last = words(x, "end");
    place whole = {line, base, base + text.len};
    if (!json_object_get(x, "begin")) {
        first = words(x, "text").len ? words(x, "text") : words(x, "trigger");
        ptrdiff_t i = first.len ? find(text, first, 0) : -1;
        return i < 0 ? whole : (place){line, base + (size_t)i, base + (size_t)i + first.len};
    }
    ptrdiff_t i = find(text, first, 0), j = find(text, last, i < 0 ? 0 : (size_t)i);
    if (i < 0 || j < 0) return whole;
    return (place){line, base + (size_t)i, base + (size_t)j + last.len};
}

bool place_of(const place_lines *l, const json_t *x, place *out) {
    const json_t *span = json_object_get(x, "span");
    if (span) {
        size_t begin = (size_t)json_integer_value(json_array_get(span, 0));
        size_t end = (size_t)json_integer_value(json_array_get(span, 1));
        *out = (place){line_of(l, begin), begin, end};
        return true;
    }
    json_int_t line = json_integer_value(json_object_get(x, "s"));
    if (line < 1 || (size_t)line >= l->starts.n) return false;
    *out = by_words(l, x, (size_t)line);
    return true;
}

str place_text(const place_lines *l, place p) {
    size_t end = p.end < l->text.len ? p.end : l->text.len;
    return p.begin < end ? str_sub(l->text, p.begin, end) : STR("");
}

bool place_overlap(place a, place b, double share) {
    double begin = (double)(a.begin > b.begin ? a.begin : b.begin),
           end = (double)(a.end < b.end ? a.end : b.end);
    double from = (double)(a.begin < b.begin ? a.begin : b.begin),
           to = (double)(a.end > b.end ? a.end : b.end);
    return end > begin && end - begin >= share * (to - from);
}

void place_covered(const place_lines *l, const json_t *spans, bool *lines) {
    for (size_t n = 1; n < l->starts.n; n++) {
        size_t a = l->starts.at[n - 1], b = l->starts.at[n] - 1, covered = 0, i;
        json_t *span;
        json_array_foreach((json_t *)(uintptr_t)spans, i, span) {
            if (json_is_integer(span) && (size_t)json_integer_value(span) == n) lines[n] = true;
            size_t x = (size_t)json_integer_value(json_array_get(span, 0));
            size_t y = (size_t)json_integer_value(json_array_get(span, 1));
            x = x > a ? x : a, y = y < b ? y : b;
            if (json_is_array(span) && y > x) covered += y - x;
        }
        if (b > a && 2 * covered >= b - a) lines[n] = true;
    }
}
