#include "pattern.h"
#include "../base/utf8.h"

static str first_letter(str s) {
    int size = 0;
    if (s.len) utf8_next(s.at, s.at + s.len, &size);
    return str_sub(s, 0, (size_t)size);
}

static bool takes(str pattern, str word, pattern_fit *f) {
    if (!pattern.len) return !word.len;
    str letter = first_letter(word);
    if (!letter.len) return false;
    str rest = str_sub(word, letter.len, word.len);
    char op = *pattern.at;
    if (op != '*' && op != '?') {
        str wanted = first_letter(pattern);
        return str_eq(wanted, letter) && takes(str_sub(pattern, wanted.len, pattern.len), rest, f);
    }
    pattern = str_sub(pattern, 1, pattern.len);
    if (op == '?') {
        int at = f->n;
        if (at == PATTERN_ONES) return false;
        f->one[f->n++] = letter;
        if (takes(pattern, rest, f)) return true;
        f->n = at;
        return false;
    }
    for (str taken = letter;;) {
        pattern_fit kept = *f;
        f->star = taken;
        if (takes(pattern, rest, f)) return true;
        *f = kept;
        letter = first_letter(rest);
        if (!letter.len) return false;
        taken.len += letter.len;
        rest = str_sub(rest, letter.len, rest.len);
    }
}

bool pattern_takes(str pattern, str word, pattern_fit *f) {
    *f = (pattern_fit){0};
    return takes(pattern, word, f);
}

str pattern_give(buf *out, str pattern, const pattern_fit *f) {
    out->len = 0;
    str last = STR_NONE;
    for (int ones = 0; pattern.len;) {
        str c = first_letter(pattern);
        pattern = str_sub(pattern, c.len, pattern.len);
        if (*c.at == '*')
            last = f->star;
        else if (*c.at == '?')
            last = ones < f->n ? f->one[ones++] : STR_NONE;
        else if (*c.at != '+')
            last = c;
        if (*c.at == '+') { /* the last letter of what was written last */
            size_t i = last.len;
            while (i && ((unsigned char)last.at[i - 1] & 0xC0) == 0x80) i--;
            buf_add(out, str_sub(last, i ? i - 1 : 0, last.len));
        } else {
            buf_add(out, last);
        }
    }
    return buf_str(out);
}
