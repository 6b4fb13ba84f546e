#include "cli.h"
#include <string.h>

static const struct command {
    const char *name, *arguments, *summary;
    int (*run)(cli *c);
} commands[] = {
#define COMMAND(name, arguments, summary) {#name, arguments, summary, cmd_##name},
#include "commands.def"
};

int cli_error(const msd_error *e) {
    fprintf(stderr, "marsad: ");
    if (*e->file) fprintf(stderr, "%s:", e->file);
    if (e->line) fprintf(stderr, "%d:", e->line);
    if (e->column) fprintf(stderr, "%d:", e->column);
    fprintf(stderr, "%s%s%s%s\n", *e->file ? " " : "", e->message, *e->mend ? "; " : "", e->mend);
    switch (e->code) {
    case MSD_USAGE: return EXIT_USE;
    case MSD_DAMAGED:
    case MSD_NEWER: return EXIT_STORE;
    default: return EXIT_FAULT;
    }
}

static int help(FILE *out) {
    fprintf(out, "usage: marsad COMMAND [OPTIONS] [ARGUMENTS]\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(out, "  %-10s %-24s %s\n", commands[i].name, commands[i].arguments, commands[i].summary);
    return out == stderr ? EXIT_USE : EXIT_DONE;
}

int main(int argc, char **argv) {
    if (argc < 2) return help(stderr);
    if (!strcmp(argv[1], "--help")) return help(stdout);
    if (!strcmp(argv[1], "--version")) return printf("marsad %s\n", MSD_VERSION), EXIT_DONE;
    cli c = {.argc = argc - 2, .argv = argv + 2};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(argv[1], commands[i].name)) return commands[i].run(&c);
    fprintf(stderr, "marsad: there is no command '%s'\n", argv[1]);
    return EXIT_USE;
}
