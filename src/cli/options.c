/* options: the command line taken apart, and the help. Both come from options.def and commands.def. */
#include "cli.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct option {
    const char *name, *argument, *help; /* argument NULL: a flag */
    size_t at;                          /* in struct cli */
} option;

static const option options[] = {
#define FLAG(name, help) {#name, NULL, help, offsetof(cli, name)},
#define OPTION(name, argument, help) {#name, argument, help, offsetof(cli, name)},
#define COMMON_END {NULL, NULL, NULL, 0},
#include "options.def"
};
enum { OPTIONS = sizeof options / sizeof *options };

static const command commands[] = {
#define COMMAND(name, arguments, options, summary, more)                                                     \
    {#name, arguments, options, summary, more, cmd_##name},
#include "commands.def"
};
enum { COMMANDS = sizeof commands / sizeof *commands };

/* Whether a blank-parted list holds the first n letters of a name. */
static bool lists(const char *list, const char *name) {
    size_t n = strlen(name);
    for (const char *at = list; (at = strstr(at, name)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' ')) return true;
    return false;
}

/* An option of that name (n letters, hyphens for underscores) that the command takes. */
static const option *find(const command *of, const char *name, size_t n) {
    bool common = true;
    for (int i = 0; i < OPTIONS; i++) {
        const option *o = &options[i];
        if (!o->name) {
            common = false;
            continue;
        }
        size_t k = 0;
        while (k < n && o->name[k] && (o->name[k] == name[k] || (o->name[k] == '_' && name[k] == '-'))) k++;
        if (k == n && !o->name[k] && (common || (of && lists(of->options, o->name)))) return o;
    }
    return NULL;
}

/* An argument such as ar|en is a list of what the value can be. */
static bool allowed(const char *argument, const char *value) {
    size_t n = strlen(value);
    if (!strchr(argument, '|')) return true;
    for (const char *at = argument; at; at = strchr(at, '|'), at += at != NULL)
        if (!strncmp(at, value, n) && n && (at[n] == '|' || !at[n])) return true;
    return false;
}

static int take(cli *c, const char *word, int argc, char **argv, int *i) {
    const char *name = word + 2, *equals = strchr(name, '=');
    size_t n = equals ? (size_t)(equals - name) : strlen(name);
    const option *o = find(c->command, name, n);
    if (!o)
        return cli_usage(c, "--help lists the options", "there is no option '--%.*s'%s%s", (int)n, name,
                         c->command ? " for " : "", c->command ? c->command->name : "");
    if (!o->argument && equals) return cli_usage(c, "", "--%s takes no value", o->name);
    if (!o->argument) return *(bool *)((char *)c + o->at) = true, EXIT_DONE;
    if (!equals && *i + 1 >= argc) return cli_usage(c, "", "--%s wants a value: %s", o->name, o->argument);
    const char *value = equals ? equals + 1 : argv[++*i];
    if (!allowed(o->argument, value))
        return cli_usage(c, o->argument, "'%s' is no value of --%s", value, o->name);
    *(const char **)((char *)c + o->at) = value;
    return EXIT_DONE;
}

static const command *command_of(const char *name) {
    for (int i = 0; i < COMMANDS; i++)
        if (!strcmp(commands[i].name, name)) return &commands[i];
    return NULL;
}

int cli_parse(cli *c, int argc, char **argv) {
    bool open = true;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (open && !strcmp(word, "--")) {
            open = false;
        } else if (open && word[0] == '-' && word[1]) {
            if (!strcmp(word, "-h")) word = "--help";
            if (word[1] != '-')
                return cli_usage(c, "--help lists the options", "there is no option '%s'", word);
            int code = take(c, word, argc, argv, &i);
            if (code) return code;
        } else if (!c->command) {
            if (!(c->command = command_of(word)))
                return cli_usage(c, "marsad --help lists the commands", "there is no command '%s'", word);
        } else {
            c->argv[c->argc++] = word;
        }
    }
    return EXIT_DONE;
}

/* ---- Help ---- */

static void help_option(cli *c, const option *o, FILE *out) {
    char left[64];
    snprintf(left, sizeof left, "--%s%s%s", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
    for (char *p = left + 2; *p && *p != ' '; p++)
        if (*p == '_') *p = '-';
    if (strlen(left) > 24)
        fprintf(out, "  %s\n  %-24s  ", left, "");
    else
        fprintf(out, "  %-24s  ", left);
    cli_say(c, out, "%s", o->help);
    fputc('\n', out);
}

static void help_options(cli *c, const command *of, FILE *out) {
    bool common = true;
    fputc('\n', out), cli_say(c, out, "Options"), fputc('\n', out);
    for (int i = 0; i < OPTIONS && of; i++)
        if (options[i].name && lists(of->options, options[i].name)) help_option(c, &options[i], out);
    for (int i = 0; i < OPTIONS && common; i++)
        if ((common = options[i].name != NULL)) help_option(c, &options[i], out);
}

/* Line by line; examples are not translated. */
static void help_more(cli *c, const char *more, FILE *out) {
    if (*more) fputc('\n', out);
    for (size_t n; *more; more += n + (more[n] == '\n')) {
        n = strcspn(more, "\n");
        cli_say(c, out, "%.*s", (int)n, more);
        fputc('\n', out);
    }
}

void cli_help(cli *c, const command *of, FILE *out) {
    if (of) {
        cli_say(c, out, "usage: marsad %s [OPTIONS]%s%s", of->name, *of->arguments ? " " : "", of->arguments);
        fprintf(out, "\n\n"), cli_say(c, out, "%s", of->summary), fputc('\n', out);
        help_more(c, of->more, out);
    } else {
        cli_say(c, out, "usage: marsad COMMAND [OPTIONS] [ARGUMENTS]"), fprintf(out, "\n\n");
        for (int i = 0; i < COMMANDS; i++) {
            fprintf(out, "  %-10s %-20s ", commands[i].name, commands[i].arguments);
            cli_say(c, out, "%s", commands[i].summary);
            fputc('\n', out);
        }
        fputc('\n', out);
        cli_say(c, out, "marsad COMMAND --help tells more; marsad --version prints the version."),
            fputc('\n', out);
    }
    help_options(c, of, out);
}
