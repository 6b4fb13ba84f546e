/* cmd_show, cmd_why and cmd_stats: an article, one item of it, and the store in numbers. */
#include "cli.h"

int cmd_show(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    if (!c->argc) return cli_usage(c, "such as: marsad show 1", "show wants an article");
    if (!cli_engine(c)) return EXIT_FAULT;
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    msd_layout layout = cli_layout(c);
    for (int i = 0; i < c->argc; i++)
        if (msd_show(s, c->engine, c->argv[i], &layout, cli_write, NULL, &e) && *e.message)
            code = cli_worse(code, cli_error(c, &e));
    msd_store_close(s);
    return code;
}

int cmd_why(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    if (!c->argc) return cli_usage(c, "such as: marsad why 1#e1", "why wants an item of an article");
    if (!cli_engine(c)) return EXIT_FAULT;
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    msd_layout layout = cli_layout(c);
    for (int i = 0; i < c->argc; i++)
        if (msd_why(s, c->engine, c->argv[i], &layout, cli_write, NULL, &e) && *e.message)
            code = cli_worse(code, cli_error(c, &e));
    msd_store_close(s);
    return code;
}

int cmd_stats(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    if (c->argc) return cli_usage(c, "--help tells more", "stats takes no arguments");
    if (!cli_engine(c)) return EXIT_FAULT;
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    msd_layout layout = cli_layout(c);
    if (msd_stats(s, c->engine, &layout, cli_write, NULL, &e) && *e.message) code = cli_error(c, &e);
    msd_store_close(s);
    return code;
}
