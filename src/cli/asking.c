/* asking: the store and the question that the command line names. */
#include "cli.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

msd_store *cli_store(cli *c, msd_access access, int *code) {
    const char *path = c->db ? c->db : getenv("MARSAD_DB");
    msd_error e;
    msd_store *s = msd_store_open(path && *path ? path : "marsad.db", access, &e);
    *code = s ? EXIT_DONE : cli_error(c, &e);
    return s;
}

/* Whether each of the comma-separated values stands in the option's own list, in any case; they become upper or lower
 * case as they stand there. */
static bool known(char *values, const char *all) {
    for (char *at = values; *at;) {
        size_t n = strcspn(at, ",");
        const char *hit = all;
        while (hit && (strncasecmp(hit, at, n) || (hit[n] && hit[n] != ','))) {
            hit = strchr(hit, ',');
            if (hit) hit++;
        }
        if (!n || !hit) return false;
        memcpy(at, hit, n);
        at += n + (at[n] == ',');
    }
    return true;
}

static int one_of(cli *c, const char *option, const char *values, const char *help) {
    const char *all = strchr(help, ':') + 2;
    if (!values || known((char *)(uintptr_t)values, all)) return EXIT_DONE;
    return cli_usage(c, all, "'%s' is no value of --%s", values, option);
}

static const char *help_of(const char *name) {
#define FLAG(option, help)
#define OPTION(option, argument, help)                                                                       \
    if (!strcmp(name, #option)) return help;
#define COMMON_END
#include "options.def"
    return "";
}

int cli_query(cli *c, msd_query *q) {
    *q = (msd_query){.party = c->argc > 0 ? c->argv[0] : NULL,
                     .other = c->argc > 1 ? c->argv[1] : NULL,
                     .actor = c->actor,
                     .recipient = c->recipient,
                     .from = c->from,
                     .to = c->to,
                     .types = c->type,
                     .contexts = c->context,
                     .statuses = c->status,
                     .outlet = c->outlet};
    int code = one_of(c, "type", c->type, help_of("type"));
    if (!code) code = one_of(c, "context", c->context, help_of("context"));
    if (!code) code = one_of(c, "status", c->status, help_of("status"));
    if (!code && c->count && (q->limit = atoll(c->count)) < 1)
        code = cli_usage(c, "give a number from 1", "'%s' is no value of --count", c->count);
    if (!code && c->argc > 2)
        code = cli_usage(c, "name two at most", "'%s' is one country too many", c->argv[2]);
    return code;
}
