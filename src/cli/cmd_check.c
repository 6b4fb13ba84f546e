/* cmd_check, cmd_reread and cmd_remove: the upkeep of a store. */
#include "cli.h"

int cmd_check(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    int64_t faults = 0;
    if (c->argc) return cli_usage(c, "--help tells more", "check takes no arguments");
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    msd_layout layout = cli_layout(c);
    if (msd_store_check(s, &layout, cli_write, NULL, &faults, &e) && *e.message) code = cli_error(c, &e);
    if (!code && faults) code = EXIT_STORE;
    if (!code && !c->json && !c->quiet) cli_say(c, stdout, "the store is sound"), printf("\n");
    msd_store_close(s);
    return code;
}

int cmd_remove(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    if (!c->argc) return cli_usage(c, "such as: marsad remove 1", "remove wants an article");
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    bool fails = false; /* the store, not the name: then nothing is taken out */
    for (int i = 0; i < c->argc && !fails; i++) {
        msd_code got = msd_store_remove(s, c->argv[i], &e);
        fails = got && got != MSD_MISSING && got != MSD_USAGE;
        if (got) code = cli_worse(code, cli_error(c, &e));
    }
    if (!fails && msd_store_commit(s, &e)) code = cli_worse(code, cli_error(c, &e));
    msd_store_close(s);
    return code;
}

int cmd_reread(cli *c) {
    msd_error e;
    int code = EXIT_DONE;
    int64_t done = 0;
    if (c->argc) return cli_usage(c, "--changed limits it", "reread takes no arguments");
    if (!cli_engine(c)) return EXIT_FAULT;
    msd_store *s = cli_store(c, MSD_ASK, &code);
    if (!s) return code;
    if (msd_store_reread(s, c->engine, c->changed, cli_threads(c), &done, &e)) code = cli_error(c, &e);
    if (c->json)
        printf("{\"reread\":%lld}\n", (long long)done);
    else if (!c->quiet)
        cli_say(c, stdout, "%lld articles read again", (long long)done), printf("\n");
    msd_store_close(s);
    return code;
}
