/* One text of any bytes through the whole pipeline, with the knowledge that MARSAD_DATA names. Its first byte says
 * how: the article's date and where a bare weekday lies. */
#include "../../include/marsad.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static msd_doc *doc;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    msd_error e;
    msd_engine *engine = msd_engine_open(NULL, &e);
    if (engine) doc = msd_doc_new(engine, &e);
    if (!doc) fprintf(stderr, "%s: %s\n", e.file, e.message), exit(1);
    return 0;
}

/* What is printed stands in one line, and every span lies in the text. */
static void look(const char *json, size_t length, size_t text) {
    if (strlen(json) != length || strchr(json, '\n')) abort();
    for (const char *at = json; (at = strstr(at, "\"span\":[")); at++) {
        char *next;
        unsigned long begin = strtoul(at + 8, &next, 10), end = strtoul(next + 1, NULL, 10);
        if (begin > end || end > text) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char *const dates[] = {NULL,   "2024-03-10", "2024-02-29", "2023-12-31",
                                        "1999", "XXXX-05",    "soon",       ""};
    if (!size) return 0;
    msd_options o = {.prefer = (msd_prefer)(bytes[0] >> 3 & 1)};
    if (bytes[0] & 16) o.only = "tokens,numbers,ordinals,times,entities,events,figures";
    /* A copy without a NUL behind it: a read past the end is seen. */
    char *text = malloc(size - 1);
    if (!text) return 0;
    memcpy(text, bytes + 1, size - 1);
    msd_article a = {
        .id = "x", .title = "x", .published = dates[bytes[0] & 7], .text = text, .length = size - 1};
    msd_error e;
    size_t length;
    if (msd_read(doc, &a, &o, &e)) abort();
    const char *json = msd_doc_json(doc, &length, &e);
    if (!json) abort();
    look(json, length, size - 1);
    free(text);
    return 0;
}
