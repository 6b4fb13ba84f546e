/* trainnames DATA OUT CORPUS... [-test CORPUS]   learns ar/nametags.tsv: the weights of src/extract/nametags.h
 *
 * A corpus has a token and its tag (B-PERS, I-PER, B-LOC ...) a line, an empty line behind a sentence. Sentences are
 * read in articles of LINES lines, so that tables, rules and the tagger see what they see in use. A conditional random
 * field: the gradient of the likelihood by the forward-backward sums, AdaGrad steps, weights drawn to zero so that
 * few remain. With -test nothing is written but how well the names of that corpus are found. */
#include "../src/base/file.h"
#include "../src/engine.h"
#include "../src/extract/nametags.h"
#include "../src/pipeline.h"
#include "../src/read.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINES = 20, SLOTS = 1 << 22, SCALE = 24 };

typedef struct weighed {
    uint32_t key;
    uint32_t seen;
    float now[NAME_TAGS], sum[NAME_TAGS]; /* sum of squared gradients */
} weighed;

typedef struct token {
    uint32_t first, n; /* features in trainer.keys; none: not near a name */
    uint8_t gold;
} token;

typedef struct line {
    uint32_t begin, end; /* tokens */
    bool test;
} line;

typedef struct trainer {
    arena mem;
    msd_engine *engine;
    weighed *slots;
    VEC(uint32_t) keys; /* slot numbers */
    VEC(token) tokens;
    VEC(line) lines;
    double rate, pull;
    uint32_t least; /* how often a feature must be seen */
} trainer;

static uint32_t slot_of(trainer *t, uint32_t key) {
    uint32_t i = key * 2654435761u & (SLOTS - 1);
    while (t->slots[i].key && t->slots[i].key != key) i = (i + 1) & (SLOTS - 1);
    t->slots[i].key = key;
    return i;
}

/* ---- The corpus ---- */

static uint8_t tag_named(str tag) {
    static const char *const kinds[] = {"PER", "LOC", "ORG", "MIS"};
    for (uint8_t i = 0; i < 4; i++)
        if (tag.len > 4 && str_starts(str_sub(tag, 2, tag.len), str_of(kinds[i])))
            return (uint8_t)(TAG_B_PER + 2 * i + (tag.at[0] == 'I'));
    return TAG_O;
}

typedef struct article {
    buf text;
    VEC(uint32_t) starts; /* byte at which each word starts */
    VEC(uint8_t) tags;
    uint32_t lines;
} article;

/* The tag of each token: that of the word in which it lies, inside where it does not begin it. */
static void add_article(trainer *t, article *a, bool test) {
    static struct msd_doc reader;
    if (!a->text.len) return;
    doc *d = &reader.d;
    void *state[STATES];
    memcpy(state, d->state, sizeof state);
    *d = (doc){.mem = &t->mem, .keep = &t->mem, .spelt = &reader.spelt, .lex = &t->engine->lex};
    memcpy(d->state, state, sizeof state);
    d->text = buf_str(&a->text);
    d->language = STR("ar");
    uint32_t parts = 0;
    msd_error e;
    doc_parts("times", &parts, &e);
    pipeline_run(d, pipeline_plan(parts));
    finder f;
    entities_find(&f, d);
    const tag_token *all = nametags_describe(&f);
    uint32_t w = 0, base = t->tokens.n;
    for (uint32_t i = 0; i < d->tokens.n; i++) {
        while (w + 1 < a->starts.n && a->starts.at[w + 1] <= d->tokens.at[i].span.begin) w++;
        bool begins = a->starts.at[w] == d->tokens.at[i].span.begin;
        uint8_t tag = a->tags.at[w];
        token *x = VEC_ADD(&t->mem, &t->tokens);
        x->gold = tag && tag % 2 && !begins ? (uint8_t)(tag + 1) : tag;
        x->first = t->keys.n;
        uint32_t keys[NAMETAG_FEATURES];
        int n = all[i].near ? nametags_of_word(d, all[i].word, keys) : 0;
        if (n) n += nametags_of_place(d, all, i, keys + n);
        for (int k = 0; k < n; k++) {
            VEC_PUSH(&t->mem, &t->keys, slot_of(t, keys[k]));
            t->slots[t->keys.at[t->keys.n - 1]].seen += !test;
        }
        x->n = (uint32_t)n;
    }
    for (uint32_t i = 0; i < d->sentences.n; i++)
        VEC_PUSH(&t->mem, &t->lines,
                 ((line){base + d->sentences.at[i].begin, base + d->sentences.at[i].end, test}));
}

static msd_code read_corpus(trainer *t, const char *path, int sample, int of, bool test) {
    str text;
    msd_error e;
    if (file_read(&t->mem, path, 0, &text, &e)) return fprintf(stderr, "trainnames: %s\n", e.message), e.code;
    article a = {.text = {.mem = &t->mem}};
    uint32_t sentence = 0;
    bool mine = true;
    while (text.at) {
        str tag = str_cut(&text, '\n'), word = str_trim(str_cut(&tag, '\t'));
        if (!word.len) {
            mine = of < 2 || ((int)(sentence++ / 60 % (uint32_t)of) == sample) == test;
            if (a.text.len) a.text.at[a.text.len - 1] = '\n';
            if (++a.lines % LINES) continue;
            add_article(t, &a, test);
            a = (article){.text = {.mem = &t->mem}};
            continue;
        }
        if (!mine) continue;
        VEC_PUSH(&t->mem, &a.starts, (uint32_t)a.text.len);
        VEC_PUSH(&t->mem, &a.tags, tag_named(str_trim(tag)));
        buf_add(&a.text, word);
        buf_char(&a.text, ' ');
    }
    add_article(t, &a, test);
    return MSD_OK;
}

/* ---- Sums over all paths ---- */

typedef double row[NAME_TAGS];

static double log_sum(const double *v) {
    double most = v[0], sum = 0;
    for (int i = 1; i < NAME_TAGS; i++) most = fmax(most, v[i]);
    if (most == -INFINITY) return most;
    for (int i = 0; i < NAME_TAGS; i++) sum += exp(v[i] - most);
    return most + log(sum);
}

static void scores(const trainer *t, const line *l, row *s) {
    for (uint32_t i = l->begin; i < l->end; i++) {
        const token *x = &t->tokens.at[i];
        for (int b = 0; b < NAME_TAGS; b++) s[i - l->begin][b] = b && !x->n ? -INFINITY : 0;
        for (uint32_t k = x->first; k < x->first + x->n; k++)
            for (int b = 0; b < NAME_TAGS; b++) s[i - l->begin][b] += (double)t->slots[t->keys.at[k]].now[b];
    }
}

static double move_of(const trainer *t, const uint32_t *moves, int a, int b) {
    return nametags_follows(a, b) ? (double)t->slots[moves[a]].now[b] : -INFINITY;
}

static void forward(const trainer *t, const uint32_t *moves, uint32_t n, row *s, row *alpha) {
    for (uint32_t i = 0; i < n; i++)
        for (int b = 0; b < NAME_TAGS; b++) {
            row v;
            for (int a = 0; a < NAME_TAGS; a++)
                v[a] = (i ? alpha[i - 1][a] : a ? -INFINITY : 0) + move_of(t, moves, a, b);
            alpha[i][b] = log_sum(v) + s[i][b];
        }
}

static void backward(const trainer *t, const uint32_t *moves, uint32_t n, row *s, row *beta) {
    memset(beta, 0, sizeof(row) * n);
    for (uint32_t i = n - 1; i-- > 0;)
        for (int a = 0; a < NAME_TAGS; a++) {
            row v;
            for (int b = 0; b < NAME_TAGS; b++) v[b] = move_of(t, moves, a, b) + s[i + 1][b] + beta[i + 1][b];
            beta[i][a] = log_sum(v);
        }
}

/* ---- Steps ---- */

static void move_weight(trainer *t, uint32_t slot, int tag, double gradient) {
    weighed *f = &t->slots[slot];
    if (gradient == 0 || (f->seen && f->seen < t->least)) return;
    f->sum[tag] += (float)(gradient * gradient);
    double step = t->rate / sqrt(1 + (double)f->sum[tag]);
    double w = (double)f->now[tag] + step * gradient;
    f->now[tag] = (float)(w - step * t->pull * w);
}

static void learn_moves(trainer *t, const line *l, const uint32_t *moves, row *s, row *alpha, row *beta,
                        double z) {
    double g[NAME_TAGS][NAME_TAGS] = {{0}};
    uint32_t n = l->end - l->begin;
    for (uint32_t i = 0; i < n; i++) {
        int before = i ? t->tokens.at[l->begin + i - 1].gold : 0, here = t->tokens.at[l->begin + i].gold;
        g[before][here] += 1;
        for (int a = 0; a < NAME_TAGS; a++)
            for (int b = 0; b < NAME_TAGS; b++) {
                double p = (i   ? alpha[i - 1][a]
                            : a ? -INFINITY
                                : 0) +
                           move_of(t, moves, a, b) + s[i][b] + beta[i][b] - z;
                if (p > -30) g[a][b] -= exp(p);
            }
    }
    for (int a = 0; a < NAME_TAGS; a++)
        for (int b = 0; b < NAME_TAGS; b++)
            if (nametags_follows(a, b)) move_weight(t, moves[a], b, g[a][b]);
}

static double learn(trainer *t, const line *l, const uint32_t *moves, row *s, row *alpha, row *beta) {
    uint32_t n = l->end - l->begin;
    for (uint32_t i = l->begin; i < l->end; i++) /* a name that the tagger cannot see */
        if (!t->tokens.at[i].n) t->tokens.at[i].gold = TAG_O;
    for (uint32_t i = l->begin; i < l->end; i++) {
        uint8_t before = i > l->begin ? t->tokens.at[i - 1].gold : TAG_O, *here = &t->tokens.at[i].gold;
        if (!nametags_follows(before, *here)) *here = (uint8_t)(*here - 1);
    }
    scores(t, l, s);
    forward(t, moves, n, s, alpha);
    backward(t, moves, n, s, beta);
    double z = log_sum(alpha[n - 1]), right = 0;
    for (uint32_t i = 0; i < n; i++) {
        const token *x = &t->tokens.at[l->begin + i];
        for (int b = 0; b < NAME_TAGS && x->n; b++) {
            double gradient = (x->gold == b) - exp(fmin(0, alpha[i][b] + beta[i][b] - z));
            if (fabs(gradient) < 1e-4) continue;
            for (uint32_t k = x->first; k < x->first + x->n; k++) move_weight(t, t->keys.at[k], b, gradient);
        }
        right += s[i][x->gold];
    }
    learn_moves(t, l, moves, s, alpha, beta, z);
    return z - right;
}

/* ---- How well it does ---- */

static void best_path(const trainer *t, const line *l, const uint32_t *moves, row *s, row *best,
                      uint8_t *tags) {
    uint32_t n = l->end - l->begin;
    static uint8_t from[4096][NAME_TAGS];
    scores(t, l, s);
    for (uint32_t i = 0; i < n && i < 4096; i++)
        for (int b = 0; b < NAME_TAGS; b++) {
            best[i][b] = -INFINITY;
            for (int a = 0; a < NAME_TAGS; a++) {
                double v = (i ? best[i - 1][a] : a ? -INFINITY : 0) + move_of(t, moves, a, b);
                if (v > best[i][b]) best[i][b] = v, from[i][b] = (uint8_t)a;
            }
            best[i][b] += s[i][b];
        }
    int at = 0;
    for (int b = 1; b < NAME_TAGS; b++)
        if (best[n - 1][b] > best[n - 1][at]) at = b;
    for (uint32_t i = n; i-- > 0; at = from[i][at]) tags[i] = (uint8_t)at;
}

/* Where the name that holds token i and begins there ends; i where none begins. */
static uint32_t name_end(const uint8_t *tags, uint32_t n, uint32_t i, uint32_t stride) {
    uint8_t tag = tags[i * stride];
    if (tag % 2 == 0) return i;
    uint32_t end = i + 1;
    while (end < n && tags[end * stride] == tag + 1) end++;
    return end;
}

static void count(const uint8_t *gold, uint32_t stride, const uint8_t *tags, uint32_t n, uint32_t (*of)[4]) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t g = name_end(gold, n, i, stride), p = name_end(tags, n, i, 1);
        if (g > i) of[0][(gold[i * stride] - 1) / 2]++;
        if (p > i) of[1][(tags[i] - 1) / 2]++;
        if (g > i && g == p && gold[i * stride] == tags[i]) of[2][(tags[i] - 1) / 2]++;
    }
}

static void tell(trainer *t, const uint32_t *moves, row *s, row *best, bool test) {
    uint32_t of[3][4] = {{0}}, sum[3] = {0};
    static uint8_t tags[1 << 16];
    for (uint32_t i = 0; i < t->lines.n; i++) {
        const line *l = &t->lines.at[i];
        if (l->test != test) continue;
        best_path(t, l, moves, s, best, tags);
        count(&t->tokens.at[l->begin].gold, sizeof(token), tags, l->end - l->begin, of);
    }
    for (int k = 0; k < 4; k++) {
        printf(" %.3f", 2.0 * of[2][k] / fmax(1, of[0][k] + of[1][k]));
        for (int i = 0; i < 3 && k < 3; i++) sum[i] += of[i][k];
    }
    printf(" all %.3f", 2.0 * sum[2] / fmax(1, sum[0] + sum[1]));
}

/* ---- The file ---- */

static int write_weights(const trainer *t, const char *path) {
    FILE *f = fopen(path, "w");
    if (!f) return fprintf(stderr, "trainnames: %s cannot be written\n", path), 1;
    fprintf(f, "# What tools/trainnames.c learnt from the training parts of ANERcorp (CC BY-SA 4.0) and "
               "AQMAR (CC BY-SA 3.0):\n"
               "# how much each feature of src/extract/nametags.c speaks for each tag. Licence of this file: "
               "CC BY-SA 4.0.\n"
               "# Made by `make names`; without its rows the tables and rules stand alone.\n"
               "feature\tweights\n");
    for (uint32_t i = 0; i < SLOTS; i++) {
        const weighed *x = &t->slots[i];
        bool any = false;
        for (int b = 0; b < NAME_TAGS; b++) any |= lround((double)x->now[b] * SCALE) != 0;
        if (!any) continue;
        fprintf(f, "%u\t", x->key);
        for (int b = 0; b < NAME_TAGS; b++)
            fprintf(f, "%s%ld", b ? " " : "", lround((double)x->now[b] * SCALE));
        fputc('\n', f);
    }
    return fclose(f) != 0;
}

static void shuffle(trainer *t, uint32_t *seed) {
    for (uint32_t i = t->lines.n; i > 1; i--) {
        *seed = *seed * 1664525u + 1013904223u;
        uint32_t k = (uint32_t)((uint64_t)*seed * i >> 32);
        line x = t->lines.at[k];
        t->lines.at[k] = t->lines.at[i - 1], t->lines.at[i - 1] = x;
    }
}

static void train(trainer *t, int epochs) {
    uint32_t most = 1, seed = 7, moves[NAME_TAGS];
    for (uint32_t i = 0; i < t->lines.n; i++)
        if (t->lines.at[i].end - t->lines.at[i].begin > most)
            most = t->lines.at[i].end - t->lines.at[i].begin;
    row *s = malloc(sizeof(row) * most), *alpha = malloc(sizeof(row) * most),
        *beta = malloc(sizeof(row) * most);
    for (uint32_t a = 0; a < NAME_TAGS; a++) moves[a] = slot_of(t, NAMETAG_MOVES + a);
    for (int epoch = 0; epoch < epochs; epoch++) {
        double loss = 0;
        shuffle(t, &seed);
        for (uint32_t i = 0; i < t->lines.n; i++)
            if (!t->lines.at[i].test) loss += learn(t, &t->lines.at[i], moves, s, alpha, beta);
        if (epoch % 3 != 2 && epoch + 1 < epochs) continue;
        uint32_t kept = 0;
        for (uint32_t i = 0; i < SLOTS; i++)
            for (int b = 0; b < NAME_TAGS; b++)
                if (lround((double)t->slots[i].now[b] * SCALE)) {
                    kept++;
                    break;
                }
        printf("epoch %d loss %.0f features %u train", epoch + 1, loss, kept);
        tell(t, moves, s, alpha, false);
        printf("  test");
        tell(t, moves, s, alpha, true);
        printf("\n"), fflush(stdout);
    }
}

int main(int argc, char **argv) {
    if (argc < 4)
        return fprintf(stderr, "usage: trainnames DATA OUT CORPUS... [-test I/N] [-epochs N] [-pull X]\n"), 2;
    trainer *t = calloc(1, sizeof *t);
    jmp_buf guard;
    if (!t || setjmp(guard)) return fprintf(stderr, "trainnames: out of memory\n"), 1;
    t->mem.guard = &guard;
    t->slots = calloc(SLOTS, sizeof *t->slots);
    t->rate = 0.1, t->pull = 0.02, t->least = 3;
    int sample = 0, of = 1, epochs = 5;
    msd_error e;
    if (!(t->engine = msd_engine_open(argv[1], &e))) return fprintf(stderr, "trainnames: %s\n", e.message), 1;
    for (int i = 3; i < argc; i++)
        if (str_is(str_of(argv[i]), "-test") && i + 1 < argc)
            sscanf(argv[++i], "%d/%d", &sample, &of);
        else if (str_is(str_of(argv[i]), "-epochs") && i + 1 < argc)
            epochs = atoi(argv[++i]);
        else if (str_is(str_of(argv[i]), "-pull") && i + 1 < argc)
            t->pull = atof(argv[++i]);
        else if (str_is(str_of(argv[i]), "-least") && i + 1 < argc)
            t->least = (uint32_t)atoi(argv[++i]);
        else if (str_is(str_of(argv[i]), "-rate") && i + 1 < argc)
            t->rate = atof(argv[++i]);
    for (int i = 3; i < argc; i++) {
        if (argv[i][0] == '-') {
            i++;
            continue;
        }
        if (read_corpus(t, argv[i], sample, of, false)) return 1;
        if (of > 1 && read_corpus(t, argv[i], sample, of, true)) return 1;
    }
    printf("%u sentences, %u tokens\n", t->lines.n, t->tokens.n);
    train(t, epochs);
    return write_weights(t, argv[2]);
}
