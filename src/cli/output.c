/* output: how answers and messages look, here and now. */
#include "cli.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool cli_arabic(const cli *c) {
    const char *lang = c->lang;
    if (!lang) lang = getenv("LC_ALL");
    if (!lang || !*lang) lang = getenv("LC_MESSAGES");
    if (!lang || !*lang) lang = getenv("LANG");
    return lang && !strncmp(lang, "ar", 2);
}

static int width(void) {
    struct winsize w;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) && w.ws_col > 30) return w.ws_col;
    return 80;
}

msd_layout cli_layout(cli *c) {
    bool terminal = isatty(STDOUT_FILENO), dumb = !getenv("TERM") || !strcmp(getenv("TERM"), "dumb");
    bool color = terminal && !dumb && !getenv("NO_COLOR");
    if (c->color && !strcmp(c->color, "always")) color = true;
    if (c->color && !strcmp(c->color, "never")) color = false;
    return (msd_layout){.json = c->json,
                        .arabic = cli_arabic(c),
                        .color = color && !c->json,
                        .isolates = terminal && !dumb,
                        .width = terminal ? width() : 0};
}

msd_code cli_write(void *context, const char *text, size_t length, msd_error *e) {
    (void)context;
    if (fwrite(text, 1, length, stdout) == length) return MSD_OK;
    /* The message comes when the output is closed. */
    *e = (msd_error){.code = MSD_IO};
    return MSD_IO;
}

void cli_say(cli *c, FILE *out, const char *format, ...) {
    char english[1024], said[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(english, sizeof english, format, args);
    va_end(args);
    /* Without the engine there is no catalogue; its own failure is told in English. */
    if (cli_arabic(c) && !c->engine) c->engine = msd_engine_open(NULL, NULL);
    bool arabic = cli_arabic(c) && c->engine;
    fputs(arabic ? msd_say(c->engine, true, english, said, sizeof said) : english, out);
}
