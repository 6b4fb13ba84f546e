/* cli: what all commands share. */
#ifndef CLI_H
#define CLI_H
#include <stdio.h>
#include "../../include/marsad.h"

/* The command line, taken apart. */
typedef struct cli {
#define FLAG(name, help) bool name;
#define OPTION(name, argument, help) const char *name;
#define COMMON_END
#include "options.def"
    const struct command *command;
    int argc; /* arguments that are no options, the command's name not included */
    const char **argv;
    msd_engine *engine; /* cli_engine opens it */
} cli;

typedef struct command {
    const char *name, *arguments, *options, *summary, *more;
    int (*run)(cli *c);
} command;

enum { EXIT_DONE = 0, EXIT_FAULT = 1, EXIT_USE = 2, EXIT_STORE = 3 };

/* Takes the command line apart; EXIT_DONE, or EXIT_USE with a message printed. */
int cli_parse(cli *c, int argc, char **argv);
/* Help for one command, or for all (NULL). */
void cli_help(cli *c, const command *of, FILE *out);

/* Prints an error as "marsad: file:line:column: message; mend" to standard error; returns the exit code it stands for.
 * A note, and what was set aside, is printed unless --quiet and stands for EXIT_DONE. */
int cli_error(cli *c, const msd_error *e);
/* Wrong usage: "marsad: message; mend". Returns EXIT_USE. */
int cli_usage(cli *c, const char *mend, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The worse of two exit codes. */
int cli_worse(int a, int b);

/* The engine, opened at first use; NULL with a message printed. */
const msd_engine *cli_engine(cli *c);
/* The input that the arguments name, and the options of reading; an exit code, with a message printed. */
int cli_input(cli *c, msd_ingest **input, msd_options *options);
/* --threads as a number, 0 where nothing is said. */
int cli_threads(const cli *c);
/* The store that --db names; NULL with a message printed and *code set. */
msd_store *cli_store(cli *c, msd_access access, int *code);
/* How answers are to look: on a terminal, in a pipe, as JSON. */
msd_layout cli_layout(cli *c);
/* An msd_write to standard output; the context is not used. */
msd_code cli_write(void *context, const char *text, size_t length, msd_error *e);
/* A message or label in the user's language, printf-like, to standard error or output. */
void cli_say(cli *c, FILE *out, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool cli_arabic(const cli *c);
/* The question that options and arguments put; EXIT_USE with a message printed where they make none. */
int cli_query(cli *c, msd_query *q);

/* Closes standard output; EXIT_FAULT with a message where something could not be written. */
int cli_close_output(cli *c);

/* A line of progress on a terminal, once work has lasted a second. */
typedef struct progress {
    cli *c;
    bool on, shown;
    double started, last;
    uint64_t total; /* bytes, 0: not known */
    uint64_t items;
} progress;
void progress_start(progress *p, cli *c, const msd_ingest *input);
void progress_step(progress *p, const msd_ingest *input);
/* Takes the line away, so that a message can be printed. */
void progress_clear(progress *p);

#define COMMAND(name, arguments, options, summary, more) int cmd_##name(cli *c);
#include "commands.def"
#endif
