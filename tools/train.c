/* train DATA CORPUS OUT [FOLDS [show]]   learns ar/order-*.tsv: what to add to the scores of ar/order.tsv
 *
 * CORPUS has a word a line in segments and their parts of speech, as the WikiNews corpus. It does not say all that
 * our readings tell apart (active or passive, masdar or noun), so each word allows several of them. An averaged
 * structured perceptron: where the best path through a sentence holds a reading that is not allowed, the steps of
 * the best allowed path gain and those of the wrong path lose. With FOLDS, instead of writing, tells how well
 * words are read that were not learnt from, and shows those that are not. */
#include "../src/base/file.h"
#include "../src/engine.h"
#include "../src/lex/fold.h"
#include "../src/text/tags.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 12, WORD_SLOTS = 1 << 16, READINGS_CAP = 16, SEEN_AT_LEAST = 3 };

typedef struct gold {
    str segments, pos;
} gold;

typedef struct sentence {
    doc d;
    uint32_t n;
    uint16_t *allowed; /* a token: bits of its readings */
} sentence;

typedef struct weights {
    double move[TAGS_MOST][TAGS_MOST], alone[TAGS_MOST], word[WORD_SLOTS];
} weights;

typedef struct trainer {
    arena mem;
    const tags *tags;
    VEC(sentence) sentences;
    uint32_t seen[WORD_SLOTS];
    struct {
        uint32_t word;
        uint8_t tag;
    } key[WORD_SLOTS];
    weights now, sum;
    double steps;
    bool show; /* what cannot be read, and what is read wrong */
} trainer;

/* ---- The corpus ---- */

/* A word as it is written: lam before the article contracts, and so does min before ma. */
static str surface(arena *mem, str segments) {
    static const char *const contracted[][2] = {
        {"\xD9\x85\xD9\x86+\xD9\x85\xD8\xA7", "\xD9\x85\xD9\x85\xD8\xA7"},
        {"\xD9\x85\xD9\x86+\xD9\x85\xD9\x86", "\xD9\x85\xD9\x85\xD9\x86"},
        {"\xD9\x83\xD9\x86+\xD9\x86\xD8\xA7", "\xD9\x83\xD9\x86\xD8\xA7"},
        {"\xD9\x84+\xD8\xA7\xD9\x84+\xD9\x84", "\xD9\x84\xD9\x84"},
        {"\xD9\x84+\xD8\xA7\xD9\x84+", "\xD9\x84\xD9\x84"}};
    buf out = {.mem = mem};
    for (size_t i = 0; i < segments.len;) {
        bool found = false;
        for (size_t k = 0; k < sizeof contracted / sizeof *contracted && !found; k++) {
            str from = str_of(contracted[k][0]);
            if ((i && segments.at[i - 1] != '+') || !str_starts(str_sub(segments, i, segments.len), from))
                continue;
            buf_add(&out, str_of(contracted[k][1]));
            i += from.len;
            found = true;
        }
        if (found) continue;
        if (segments.at[i] != '+' || segments.len == 1) buf_char(&out, segments.at[i]);
        i++;
    }
    return buf_str(&out);
}

static bool verb_in(str pos) {
    while (pos.at)
        if (str_is(str_cut(&pos, '+'), "V")) return true;
    return false;
}

static bool names(str pos, const char *tag) {
    while (pos.at)
        if (str_is(str_cut(&pos, '+'), tag)) return true;
    return false;
}

/* Whether a reading may be what the corpus says; `strict` tells adjectives from nouns too. */
static bool allows(const gold *g, doc *d, uint32_t token, const doc_reading *r, bool strict) {
    bool verb = r->pos == POS_VERB || r->pos == POS_AUX;
    bool adjective = r->pos == POS_ADJ || r->pos == POS_ACTIVE || r->pos == POS_PASSIVE;
    if (verb_in(g->pos) != verb && r->pos != POS_NEG) return false;
    if (strict && names(g->pos, "ADJ") != adjective && r->pos != POS_NUM) return false;
    if (strict && (names(g->pos, "NOUN") || names(g->pos, "ADJ")) && r->pos == POS_REL) return false;
    return str_eq(text_segments(d, token, r), g->segments);
}

static void add_sentence(trainer *t, const lex *lex, doc *shared, str text, const gold *words, uint32_t n) {
    sentence *s = VEC_ADD(&t->mem, &t->sentences);
    doc *d = &s->d;
    *d = *shared;
    d->text = text, d->lex = lex;
    text_tokens(d);
    text_readings(d);
    memcpy(shared->state, d->state, sizeof d->state);
    s->n = d->tokens.n;
    s->allowed = ARENA_NEW(&t->mem, uint16_t, s->n);
    uint32_t at = 0, w = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        const doc_token *k = &d->tokens.at[i];
        while (w < n && at < k->span.begin) at += (uint32_t)surface(&t->mem, words[w].segments).len + 1, w++;
        for (int strict = 1; strict >= 0 && !s->allowed[i] && w < n && at == k->span.begin; strict--)
            for (uint8_t r = 0; r < k->n_readings; r++)
                if (allows(&words[w], d, i, &d->readings.at[k->reading + r], strict))
                    s->allowed[i] |= (uint16_t)(1u << r);
        bool gold = w < n && at == k->span.begin;
        if (t->show && gold && k->n_readings && !s->allowed[i])
            printf("no reading: %.*s %.*s\n", STR_ARG(words[w].segments), STR_ARG(words[w].pos));
    }
}

static void read_corpus(trainer *t, const lex *lex, doc *shared, str text) {
    VEC(gold) words = {0};
    buf written = {.mem = &t->mem};
    while (text.at) {
        str pos = str_cut(&text, '\n'), segments = str_cut(&pos, '\t');
        if (!segments.len) continue;
        VEC_PUSH(&t->mem, &words, ((gold){segments, str_trim(pos)}));
        if (written.len) buf_char(&written, ' ');
        buf_add(&written, surface(&t->mem, segments));
        if (!str_is(segments, ".") && text.at) continue;
        add_sentence(t, lex, shared, buf_str(&written), words.at, words.n);
        words.n = 0, words.at = NULL, words.cap = 0;
        written = (buf){.mem = &t->mem};
    }
}

/* ---- Features ---- */

static uint32_t slot_of(trainer *t, uint32_t word, uint8_t tag) {
    uint32_t i = (word * 2654435761u ^ tag * 40503u) % WORD_SLOTS;
    while (t->key[i].word && (t->key[i].word != word || t->key[i].tag != tag)) i = (i + 1) % WORD_SLOTS;
    t->key[i].word = word, t->key[i].tag = tag;
    return i;
}

static uint32_t reading_slot(trainer *t, const doc_reading *r, const uint8_t *path, int n) {
    return slot_of(t, r->bare, path[n - 1 - (r->enclitic != 0)]);
}

static double inner(trainer *t, const doc_reading *r) {
    uint8_t path[TAG_PATH];
    int n = tags_path(t->tags, r, path);
    double score = r->rank;
    for (int i = 0; i < n; i++) score += t->now.alone[path[i]] + (i ? t->now.move[path[i - 1]][path[i]] : 0);
    return score + t->now.word[reading_slot(t, r, path, n)];
}

static void learn(trainer *t, double *weight, double *sum, double by) {
    *weight += by;
    *sum += by * t->steps;
}

static void learn_path(trainer *t, const sentence *s, const uint8_t *chosen, double by) {
    uint8_t before = t->tags->start, agree = t->tags->any;
    for (uint32_t i = 0; i < s->n; i++) {
        const doc_token *k = &s->d.tokens.at[i];
        uint8_t mine = t->tags->any;
        uint8_t path[TAG_PATH] = {k->entry->tag};
        int n = 1;
        if (k->n_readings) {
            const doc_reading *r = &s->d.readings.at[k->reading + chosen[i]];
            n = tags_path(t->tags, r, path);
            uint32_t w = reading_slot(t, r, path, n);
            mine = r->agree;
            if (r->first == r->main) learn(t, &t->now.move[agree][mine], &t->sum.move[agree][mine], by);
            if (!i && (r->clitics & (CLITIC_W | CLITIC_F)))
                learn(t, &t->now.move[before][r->main], &t->sum.move[before][r->main], by);
            if (t->seen[w] >= SEEN_AT_LEAST) learn(t, &t->now.word[w], &t->sum.word[w], by);
        }
        for (int p = 0; p < n; p++) {
            learn(t, &t->now.alone[path[p]], &t->sum.alone[path[p]], k->n_readings ? by : 0);
            learn(t, &t->now.move[before][path[p]], &t->sum.move[before][path[p]], by);
            before = path[p];
        }
        agree = mine;
    }
}

/* ---- The best path ---- */

static double forward(trainer *t, const sentence *s, bool only_allowed, uint8_t *chosen) {
    double(*best)[READINGS_CAP] = calloc(s->n + 1, sizeof *best);
    uint8_t(*from)[READINGS_CAP] = calloc(s->n + 1, sizeof *from);
    uint8_t last[READINGS_CAP] = {t->tags->start}, agree[READINGS_CAP] = {t->tags->any};
    int n_last = 1;
    for (uint32_t i = 0; i < s->n; i++) {
        const doc_token *k = &s->d.tokens.at[i];
        int n = k->n_readings ? k->n_readings : 1;
        uint8_t next[READINGS_CAP], agreeing[READINGS_CAP];
        for (int r = 0; r < n; r++) {
            const doc_reading *x = k->n_readings ? &s->d.readings.at[k->reading + (uint32_t)r] : NULL;
            uint8_t first = x ? x->first : k->entry->tag;
            next[r] = x ? x->last : first;
            agreeing[r] = x ? x->agree : t->tags->any;
            bool bound = x && x->first == x->main;
            best[i + 1][r] = -INFINITY;
            for (int b = 0; b < n_last; b++) {
                double v = best[i][b] + t->now.move[last[b]][first] + t->tags->move[last[b]][first];
                if (bound) v += t->now.move[agree[b]][x->agree] + t->tags->move[agree[b]][x->agree];
                if (v > best[i + 1][r]) best[i + 1][r] = v, from[i][r] = (uint8_t)b;
            }
            best[i + 1][r] += x ? inner(t, x) : 0;
            if (x && !i && (x->clitics & (CLITIC_W | CLITIC_F)))
                best[i + 1][r] += tags_opening(t->tags, x) + t->now.move[t->tags->start][x->main];
            if (only_allowed && s->allowed[i] && !(s->allowed[i] & 1u << r)) best[i + 1][r] = -INFINITY;
        }
        memcpy(last, next, sizeof last);
        memcpy(agree, agreeing, sizeof agree);
        n_last = n;
    }
    int at = 0;
    for (int r = 1; r < n_last; r++)
        if (best[s->n][r] > best[s->n][at]) at = r;
    double total = best[s->n][at];
    for (uint32_t i = s->n; i--; at = from[i][at]) chosen[i] = (uint8_t)at;
    free(best);
    free(from);
    return total;
}

static uint32_t wrong_in(const sentence *s, const uint8_t *chosen) {
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < s->n; i++) wrong += s->allowed[i] && !(s->allowed[i] & 1u << chosen[i]);
    return wrong;
}

static void learn_sentence(trainer *t, const sentence *s) {
    uint8_t *seen = calloc(s->n + 1, 1), *right = calloc(s->n + 1, 1);
    forward(t, s, false, seen);
    t->steps++;
    if (wrong_in(s, seen)) {
        forward(t, s, true, right);
        learn_path(t, s, right, 1);
        learn_path(t, s, seen, -1);
    }
    free(seen);
    free(right);
}

static void count_words(trainer *t, uint32_t fold, uint32_t folds) {
    memset(t->seen, 0, sizeof t->seen);
    for (uint32_t i = 0; i < t->sentences.n; i++) {
        const sentence *s = &t->sentences.at[i];
        if (folds && i % folds == fold) continue;
        for (uint32_t k = 0; k < s->n; k++)
            for (uint8_t r = 0; r < s->d.tokens.at[k].n_readings; r++) {
                const doc_reading *x = &s->d.readings.at[s->d.tokens.at[k].reading + r];
                uint8_t path[TAG_PATH];
                int n = tags_path(t->tags, x, path);
                if (x->bare < lex_word_count(s->d.lex)) t->seen[reading_slot(t, x, path, n)]++;
            }
    }
}

static void average(double *now, const double *sum, size_t n, double steps) {
    for (size_t i = 0; i < n; i++) now[i] -= sum[i] / steps;
}

static void train(trainer *t, uint32_t fold, uint32_t folds) {
    memset(&t->now, 0, sizeof t->now);
    memset(&t->sum, 0, sizeof t->sum);
    t->steps = 1;
    count_words(t, fold, folds);
    uint32_t seed = 1;
    for (int epoch = 0; epoch < EPOCHS; epoch++)
        for (uint32_t i = 0; i < t->sentences.n; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t pick = (uint32_t)((uint64_t)seed * t->sentences.n >> 32);
            if (!folds || pick % folds != fold) learn_sentence(t, &t->sentences.at[pick]);
        }
    average(&t->now.move[0][0], &t->sum.move[0][0], TAGS_MOST * TAGS_MOST, t->steps);
    average(t->now.alone, t->sum.alone, TAGS_MOST, t->steps);
    average(t->now.word, t->sum.word, WORD_SLOTS, t->steps);
}

/* ---- What comes out ---- */

static void show_token(const sentence *s, uint32_t token, uint8_t seen) {
    const doc_token *k = &s->d.tokens.at[token];
    const doc_reading *r = &s->d.readings.at[k->reading], *wanted = r + __builtin_ctz(s->allowed[token]);
    doc *d = (doc *)(uintptr_t)&s->d;
    str before = token ? k[-1].folded : STR(""), after = token + 1 < s->n ? k[1].folded : STR("");
    str a = text_segments(d, token, &r[seen]), b = text_segments(d, token, wanted);
    printf("%.*s [%.*s/%s -> %.*s/%s] %.*s\n", STR_ARG(before), STR_ARG(a), lex_pos_name(r[seen].pos),
           STR_ARG(b), lex_pos_name(wanted->pos), STR_ARG(after));
}

typedef struct score {
    uint32_t words, wrong;
} score;

static void test(trainer *t, uint32_t fold, uint32_t folds, bool show, score *out) {
    for (uint32_t i = 0; i < t->sentences.n; i++) {
        const sentence *s = &t->sentences.at[i];
        if (folds && i % folds != fold) continue;
        uint8_t *seen = calloc(s->n + 1, 1);
        forward(t, s, false, seen);
        out->wrong += wrong_in(s, seen);
        for (uint32_t k = 0; k < s->n; k++) {
            out->words += s->allowed[k] != 0;
            if (show && s->allowed[k] && !(s->allowed[k] & 1u << seen[k])) show_token(s, k, seen[k]);
        }
        free(seen);
    }
}

static void print_score(const char *of, score s) {
    printf("%-32s %u of %u words read wrong (%.2f %%)\n", of, s.wrong, s.words, 100.0 * s.wrong / s.words);
}

static void cross_validate(trainer *t, uint32_t folds) {
    score by_hand = {0}, learnt = {0};
    for (uint32_t i = 0; i < folds; i++) {
        memset(&t->now, 0, sizeof t->now);
        test(t, i, folds, false, &by_hand);
        train(t, i, folds);
        test(t, i, folds, t->show, &learnt);
    }
    print_score("by the hand-written order", by_hand);
    print_score("with what was learnt elsewhere", learnt);
}

typedef struct row {
    str tag, word;
    long score;
} row;

static int by_tag_and_word(const void *x, const void *y) {
    const row *a = x, *b = y;
    int order = str_cmp(a->tag, b->tag);
    return order ? order : str_cmp(a->word, b->word);
}

static void write_words(trainer *t, const lex *lex, FILE *f) {
    VEC(row) rows = {0};
    for (uint32_t i = 0; i < WORD_SLOTS; i++)
        if (lround(t->now.word[i]))
            VEC_PUSH(&t->mem, &rows,
                     ((row){t->tags->names.at[t->key[i].tag], lex_word_text(lex, t->key[i].word),
                            lround(t->now.word[i])}));
    if (rows.n) qsort(rows.at, rows.n, sizeof *rows.at, by_tag_and_word);
    for (uint32_t i = 0; i < rows.n; i++)
        fprintf(f, "\t%.*s\t%.*s\t%ld\n", STR_ARG(rows.at[i].tag), STR_ARG(rows.at[i].word),
                rows.at[i].score);
}

static void write_weights(trainer *t, const lex *lex, FILE *f) {
    fprintf(f, "# What tools/train.c learnt from the WikiNews corpus (free to copy), added to order.tsv. "
               "Made by `make model`; the\n"
               "# program runs without it. Same licence as the rest of data/.\n"
               "before\ttag\tword\tscore\n");
    const tags *g = t->tags;
    for (uint32_t b = 0; b < g->names.n; b++)
        for (uint32_t a = 0; a < g->names.n; a++)
            if (lround(t->now.move[b][a]))
                fprintf(f, "%.*s\t%.*s\t\t%ld\n", STR_ARG(g->names.at[b]), STR_ARG(g->names.at[a]),
                        lround(t->now.move[b][a]));
    for (uint32_t a = 0; a < g->names.n; a++)
        if (lround(t->now.alone[a]))
            fprintf(f, "\t%.*s\t\t%ld\n", STR_ARG(g->names.at[a]), lround(t->now.alone[a]));
    write_words(t, lex, f);
}

int main(int argc, char **argv) {
    if (argc < 4) return fprintf(stderr, "usage: train DATA CORPUS OUT [FOLDS [show]]\n"), 2;
    msd_error e;
    trainer *t = calloc(1, sizeof *t);
    arena keep = ARENA_INIT, spelt = ARENA_INIT;
    jmp_buf guard;
    if (!t || setjmp(guard)) return fprintf(stderr, "train: out of memory\n"), 1;
    t->mem.guard = keep.guard = spelt.guard = &guard;
    str text;
    msd_engine *engine = msd_engine_open(argv[1], &e);
    if (!engine || file_read(&t->mem, argv[2], 0, &text, &e))
        return fprintf(stderr, "train: %s: %s\n", e.file, e.message), 1;
    doc shared = {.mem = &t->mem, .keep = &keep, .spelt = &spelt, .lex = &engine->lex};
    t->tags = tags_of(&shared);
    t->show = argc > 5;
    read_corpus(t, &engine->lex, &shared, text);
    if (argc > 4) return cross_validate(t, (uint32_t)atoi(argv[4])), 0;
    train(t, 0, 0);
    score s = {0};
    test(t, 0, 0, false, &s);
    print_score("of what was learnt from", s);
    FILE *f = fopen(argv[3], "w");
    if (!f) return fprintf(stderr, "train: %s cannot be written\n", argv[3]), 1;
    write_weights(t, &engine->lex, f);
    return fclose(f) != 0;
}
