/* progress: one line on a terminal that says how far, how fast and how long still. */
#include "cli.h"
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void progress_start(progress *p, cli *c, const msd_ingest *input) {
    *p = (progress){.c = c, .on = !c->quiet && isatty(STDERR_FILENO)};
    if (!p->on) return;
    p->total = msd_ingest_total(input);
    p->started = p->last = now();
}

static void show(progress *p, uint64_t done, double seconds) {
    double rate = (double)done / seconds;
    fprintf(stderr, "\r\033[K");
    cli_say(p->c, stderr, "%llu articles", (unsigned long long)p->items);
    if (p->total) fprintf(stderr, ", %.0f %%", 100.0 * (double)done / (double)p->total);
    fprintf(stderr, ", ");
    cli_say(p->c, stderr, "%.0f articles/s", (double)p->items / seconds);
    fprintf(stderr, ", %.1f MB/s", rate / 1e6);
    if (p->total > done && rate > 0) {
        unsigned left = (unsigned)((double)(p->total - done) / rate + 0.5);
        fprintf(stderr, ", ");
        cli_say(p->c, stderr, "%u:%02u left", left / 60, left % 60);
    }
    fflush(stderr);
}

void progress_step(progress *p, const msd_ingest *input) {
    p->items++;
    if (!p->on) return;
    double t = now();
    if (t - p->started < 1 || t - p->last < 0.2) return;
    p->last = t;
    p->shown = true;
    show(p, msd_ingest_done(input), t - p->started);
}

void progress_clear(progress *p) {
    if (p->shown) fprintf(stderr, "\r\033[K");
    p->shown = false;
}
