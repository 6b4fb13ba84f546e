/* cmd_add: articles into the store. A batch is one transaction; it ends when it is large or old, and when the input makes
 * wait. Only what a finished batch holds is counted as stored. */
#include "cli.h"
#include <string.h>
#include <time.h>

enum { BATCH = 1000, BATCH_SECONDS = 2 };

typedef struct counts {
    long added, versions, same;
} counts;

typedef struct adding {
    cli *c;
    msd_ingest *input;
    msd_store *store;
    progress progress;
    counts batch, stored;
    time_t begun;
    long aside, failed;
    int code;
} adding;

static msd_code commit(adding *x, msd_error *e) {
    msd_code code = msd_store_commit(x->store, e);
    if (!code) {
        x->stored.added += x->batch.added;
        x->stored.versions += x->batch.versions;
    }
    x->batch = (counts){0};
    x->begun = time(NULL);
    return code;
}

static void tell(adding *x, const msd_error *note) {
    progress_clear(&x->progress);
    x->code = cli_worse(x->code, cli_error(x->c, note));
    if (note->code == MSD_ASIDE)
        x->aside++;
    else if (note->code)
        x->failed++;
}

static msd_code take(void *context, const msd_result *r, msd_error *e) {
    adding *x = context;
    msd_outcome outcome = MSD_UNCHANGED;
    progress_step(&x->progress, x->input);
    if (*r->note->message) tell(x, r->note);
    if (r->code) return MSD_OK;
    msd_code code = r->known ? MSD_OK : msd_store_add(x->store, r->doc, &outcome, e);
    if (code) return code;
    x->stored.same += outcome == MSD_UNCHANGED;
    x->batch.added += outcome == MSD_NEW;
    x->batch.versions += outcome == MSD_NEW_VERSION;
    bool full = x->batch.added + x->batch.versions >= BATCH || time(NULL) - x->begun >= BATCH_SECONDS;
    return full || r->waits ? commit(x, e) : MSD_OK;
}

static void summary(adding *x) {
    if (x->c->json) {
        printf("{\"added\":%ld,\"versions\":%ld,\"unchanged\":%ld,\"aside\":%ld,\"failed\":%ld}\n",
               x->stored.added, x->stored.versions, x->stored.same, x->aside, x->failed);
        return;
    }
    if (x->c->quiet) return;
    cli_say(x->c, stdout, "%ld articles added", x->stored.added);
    if (x->stored.versions) printf(", "), cli_say(x->c, stdout, "%ld new versions", x->stored.versions);
    if (x->stored.same) printf(", "), cli_say(x->c, stdout, "%ld were there already", x->stored.same);
    if (x->aside) printf(", "), cli_say(x->c, stdout, "%ld set aside", x->aside);
    if (x->failed) printf(", "), cli_say(x->c, stdout, "%ld could not be read", x->failed);
    printf("\n");
}

static int add_all(adding *x) {
    msd_options options;
    msd_error e;
    int fault = cli_input(x->c, &x->input, &options);
    if (fault) return fault;
    options.unless = x->store;
    x->begun = time(NULL);
    progress_start(&x->progress, x->c, x->input);
    msd_code code = msd_read_all(x->c->engine, x->input, &options, cli_threads(x->c), false, take, x, &e);
    if (!code) code = commit(x, &e);
    progress_clear(&x->progress);
    msd_ingest_close(x->input);
    if (code) x->code = cli_worse(x->code, cli_error(x->c, &e));
    summary(x);
    return x->code;
}

int cmd_add(cli *c) {
    adding x = {.c = c};
    int code = EXIT_DONE;
    if (!cli_engine(c)) return EXIT_FAULT;
    if (!(x.store = cli_store(c, MSD_WRITE, &code))) return code;
    code = add_all(&x);
    msd_store_close(x.store);
    return code;
}
