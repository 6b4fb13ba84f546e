/* cli: what all commands share. */
#ifndef CLI_H
#define CLI_H
#include <stdio.h>
#include "../../include/marsad.h"

typedef struct cli {
    const char *db, *lang, *color;
    bool json, quiet;
    int threads;
    int argc; /* arguments that are left to the command, its name not included */
    char **argv;
} cli;

enum { EXIT_DONE = 0, EXIT_FAULT = 1, EXIT_USE = 2, EXIT_STORE = 3 };

/* Prints an error as "marsad: file:line:column: message; mend" to standard error; returns the exit code it
 * stands for. */
int cli_error(const msd_error *e);

#define COMMAND(name, arguments, summary) int cmd_##name(cli *c);
#include "commands.def"
#endif
