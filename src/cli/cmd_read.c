/* cmd_read: articles in, one line of JSON each, in input order. */
#include "cli.h"
#include <unistd.h>

typedef struct reading {
    cli *c;
    msd_ingest *input;
    progress progress;
    int code;
} reading;

/* A pipe that nobody reads any more, or a full disk, ends the run. */
static msd_code print(void *context, const msd_result *r, msd_error *e) {
    reading *x = context;
    progress_step(&x->progress, x->input);
    if (*r->note->message) {
        progress_clear(&x->progress);
        x->code = cli_worse(x->code, cli_error(x->c, r->note));
    }
    if (r->code) return MSD_OK;
    fwrite(r->json, 1, r->length, stdout);
    putchar('\n');
    if (r->waits) fflush(stdout);
    if (!ferror(stdout)) return MSD_OK;
    *e = (msd_error){.code = MSD_IO};
    return MSD_IO;
}

int cmd_read(cli *c) {
    reading x = {.c = c};
    msd_options options;
    msd_error e;
    if (!cli_engine(c)) return EXIT_FAULT;
    int fault = cli_input(c, &x.input, &options);
    if (fault) return fault;
    progress_start(&x.progress, c, x.input);
    if (isatty(STDOUT_FILENO)) x.progress.on = false; /* the two would write over each other */
    msd_code code = msd_read_all(c->engine, x.input, &options, cli_threads(c), true, print, &x, &e);
    progress_clear(&x.progress);
    msd_ingest_close(x.input);
    /* What could not be written is told when the output is closed. */
    if (code && *e.message) x.code = cli_worse(x.code, cli_error(c, &e));
    return x.code;
}
