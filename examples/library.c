/* What one article says, as a line of JSON: cc library.c $(pkg-config --cflags --libs marsad) */
#include <marsad.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    const char *text = argc > 1 ? argv[1] : "";
    msd_error error = {0};
    msd_engine *engine = msd_engine_open(NULL, &error);
    msd_doc *doc = engine ? msd_doc_new(engine, &error) : NULL;
    msd_article article = {.text = text, .length = strlen(text), .published = "2024-03-10"};
    size_t length;
    const char *json = NULL;
    if (doc && !msd_read(doc, &article, NULL, &error)) json = msd_doc_json(doc, &length, &error);
    if (json) puts(json);
    if (!json) fprintf(stderr, "%s: %s\n", error.file, error.message);
    msd_doc_free(doc);
    msd_engine_close(engine);
    return json ? 0 : 1;
}
