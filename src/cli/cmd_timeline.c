/* cmd_timeline and cmd_events: the same question, with two countries or with none. */
#include "cli.h"

static int ask(cli *c) {
    msd_query q;
    msd_error e;
    int code = cli_query(c, &q);
    if (code) return code;
    if (!cli_engine(c)) return EXIT_FAULT;
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    msd_layout layout = cli_layout(c);
    if (msd_events(s, c->engine, &q, &layout, cli_write, NULL, &e) && *e.message) code = cli_error(c, &e);
    msd_store_close(s);
    return code;
}

int cmd_timeline(cli *c) {
    if (c->argc < 2)
        return cli_usage(c, "such as: marsad timeline DZA RUS", "a timeline wants two countries");
    return ask(c);
}

int cmd_events(cli *c) { return ask(c); }
