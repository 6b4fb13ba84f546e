/* input: the arguments and options of commands that read articles. */
#include "cli.h"
#include <stdlib.h>
#include <string.h>

/* A size such as 500K, 4M, 1G; 0 where it is none. */
static size_t size_of(const char *text) {
    char *end;
    if (*text < '0' || *text > '9') return 0;
    unsigned long long n = strtoull(text, &end, 10);
    int shift = *end == 'K' || *end == 'k'   ? 10
                : *end == 'M' || *end == 'm' ? 20
                : *end == 'G' || *end == 'g' ? 30
                                             : 0;
    if (shift) end++;
    if (*end == 'B') end++;
    return *end || n > SIZE_MAX >> 32 ? 0 : (size_t)n << shift;
}

static msd_prefer prefer_of(const cli *c) {
    if (!c->prefer || *c->prefer == 't') return MSD_PREFER_TENSE;
    return *c->prefer == 'p' ? MSD_PREFER_PAST : MSD_PREFER_FUTURE;
}

/* Year, month or day with digits where digits stand; anything that follows is left to the reader of dates. */
static bool date_like(const char *text) {
    size_t n = strspn(text, "0123456789X");
    return n == 4 && (text[4] == '\0' || strchr("-/T~?", text[4])) && strlen(text) < 64;
}

int cli_input(cli *c, msd_ingest **input, msd_options *options) {
    static const char *const standard[] = {"-"};
    msd_ingest_options in = {.outlet = c->outlet, .published = c->published, .collection = c->collection};
    msd_error e;
    *options = (msd_options){.only = c->only, .prefer = prefer_of(c)};
    if (c->limit && !(in.limit = size_of(c->limit)))
        return cli_usage(c, "write a size such as 500K or 10M", "'%s' is no value of --limit", c->limit);
    if (c->published && !date_like(c->published))
        return cli_usage(c, "write 2024, 2024-03 or 2024-03-07", "'%s' is no value of --published",
                         c->published);
    *input =
        c->argc ? msd_ingest_open(c->argv, (size_t)c->argc, &in, &e) : msd_ingest_open(standard, 1, &in, &e);
    return *input ? EXIT_DONE : cli_error(c, &e);
}
