/* others: what others do with the same text, as a measure beside ours: others words|stem ARTICLES.jsonl
 *
 *     words    ICU's word boundaries
 *     stem     those, and Snowball's Arabic stemmer on each word
 *
 * Prints the seconds of processor time without the loading of the text. */
#include <jansson.h>
#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static long stemmed;

/* The words of one text; each goes through the stemmer where there is one. */
static void work(UBreakIterator *it, struct sb_stemmer *stemmer, const char *bytes, size_t length) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t units = 0, size;
    UChar *text = malloc((length + 1) * sizeof *text);
    u_strFromUTF8Lenient(text, (int32_t)length + 1, &units, bytes, (int32_t)length, &code);
    ubrk_setText(it, text, units, &code);
    for (int32_t from = ubrk_first(it), to; (to = ubrk_next(it)) != UBRK_DONE; from = to) {
        char word[512];
        UErrorCode own = U_ZERO_ERROR;
        if (ubrk_getRuleStatus(it) == UBRK_WORD_NONE || !stemmer) continue;
        u_strToUTF8(word, sizeof word, &size, text + from, to - from, &own);
        if (U_SUCCESS(own) && sb_stemmer_stem(stemmer, (const sb_symbol *)word, size)) stemmed++;
    }
    free(text);
}

int main(int argc, char **argv) {
    FILE *in = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!in) return fprintf(stderr, "usage: others words|stem ARTICLES.jsonl\n"), 2;
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *it = ubrk_open(UBRK_WORD, "ar", NULL, 0, &code);
    struct sb_stemmer *stemmer = strcmp(argv[1], "stem") ? NULL : sb_stemmer_new("arabic", "UTF_8");
    char *line = NULL;
    size_t cap = 0;
    clock_t spent = 0;
    while (getline(&line, &cap, in) > 0) {
        json_t *x = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(x, "text"));
        clock_t begun = clock();
        if (text) work(it, stemmer, text, strlen(text));
        spent += clock() - begun;
        json_decref(x);
    }
    printf("%.3f\n", (double)spent / CLOCKS_PER_SEC);
    sb_stemmer_delete(stemmer);
    ubrk_close(it);
    free(line);
    return fclose(in) != 0;
}
