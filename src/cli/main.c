#include "cli.h"
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int cli_worse(int a, int b) { return a > b ? a : b; }

static void print_error(cli *c, const msd_error *e) {
    fprintf(stderr, "marsad: ");
    if (*e->file) fprintf(stderr, "%s:", e->file);
    if (e->line) fprintf(stderr, "%d:", e->line);
    if (e->column) fprintf(stderr, "%d:", e->column);
    if (*e->file) fputc(' ', stderr);
    cli_say(c, stderr, "%s", e->message);
    if (*e->mend) fprintf(stderr, "; "), cli_say(c, stderr, "%s", e->mend);
    fputc('\n', stderr);
}

int cli_error(cli *c, const msd_error *e) {
    bool mild = e->code == MSD_OK || e->code == MSD_ASIDE;
    if (!mild || !c->quiet) print_error(c, e);
    switch (e->code) {
    case MSD_OK:
    case MSD_ASIDE: return EXIT_DONE;
    case MSD_USAGE: return EXIT_USE;
    case MSD_DAMAGED:
    case MSD_NEWER: return EXIT_STORE;
    default: return EXIT_FAULT;
    }
}

int cli_usage(cli *c, const char *mend, const char *format, ...) {
    msd_error e = {.code = MSD_USAGE};
    va_list args;
    va_start(args, format);
    vsnprintf(e.message, sizeof e.message, format, args);
    va_end(args);
    snprintf(e.mend, sizeof e.mend, "%s", mend);
    return cli_error(c, &e);
}

const msd_engine *cli_engine(cli *c) {
    msd_error e;
    if (!c->engine && !(c->engine = msd_engine_open(NULL, &e))) cli_error(c, &e);
    return c->engine;
}

int cli_close_output(cli *c) {
    msd_error e = {
        .code = MSD_IO, .message = "standard output cannot be written", .mend = "is the disk full?"};
    bool failed = ferror(stdout) != 0;
    if (fclose(stdout) || failed) return cli_error(c, &e);
    return EXIT_DONE;
}

int cli_threads(const cli *c) { return c->threads ? atoi(c->threads) : 0; }

static int run(cli *c) {
    if (c->help) return cli_help(c, c->command, stdout), EXIT_DONE;
    if (!c->command) return cli_help(c, NULL, stderr), EXIT_USE;
    if (c->threads && (cli_threads(c) < 1 || cli_threads(c) > 256))
        return cli_usage(c, "give a number from 1 to 256", "'%s' is no value of --threads", c->threads);
    return c->command->run(c);
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is a failed write like any other */
    if (argc == 2 && !strcmp(argv[1], "--version")) return printf("marsad %s\n", MSD_VERSION), EXIT_DONE;
    cli c = {0};
    c.argv = calloc((size_t)argc + 1, sizeof *c.argv);
    if (!c.argv) return fprintf(stderr, "marsad: out of memory\n"), EXIT_FAULT;
    int code = cli_parse(&c, argc, argv);
    if (!code) code = run(&c);
    code = cli_worse(code, cli_close_output(&c));
    msd_engine_close(c.engine);
    free(c.argv);
    return code;
}
