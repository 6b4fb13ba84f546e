#include "ingest.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* A JSON line can be longer than its text: \u0000 stands for a letter of two bytes, and there are other
 * fields. */
static size_t longest_line(const ingest *g) { return g->options.limit * 4 + (64 << 10); }

static msd_code aside(const ingest *g, msd_error *e, const char *why) {
    error_set(e, MSD_ASIDE, "set aside: %s", why);
    error_at(e, g->path, 0, 0);
    return MSD_ASIDE;
}

static msd_code too_long(const ingest *g, msd_error *e, int line) {
    error_set(e, MSD_ASIDE, "set aside: the text is over the limit of %zu bytes", g->options.limit);
    error_at(e, g->path, line, 0);
    error_mend(e, "a higher limit can be set with --limit");
    return MSD_ASIDE;
}

static void close_source(ingest *g) {
    g->bytes += g->in.total;
    lines_close(&g->in);
    g->in = (lines){.fd = -1};
    arena_clear(&g->buffers, 1 << 20);
}

static msd_code fault_of(ingest *g, msd_error *e) {
    errno = g->in.fault;
    error_errno(e, MSD_IO, g->path, "cannot be read");
    close_source(g);
    return e->code;
}

/* ---- What comes next ---- */

/* What makes the identity of a bare file: the same wherever the program is run, and free of the user's
 * spelling. */
static void name_root(ingest *g, const char *path) {
    char real[PATH_MAX];
    const char *slash = strrchr(path, '/');
    g->named = strlen(path);
    while (g->named && path[g->named - 1] == '/') g->named--;
    g->root = g->options.collection;
    if (g->root && !file_is_folder(path)) g->named = slash ? (size_t)(slash - path) : 0;
    if (!g->root && strcmp(path, "-") && realpath(path, real))
        g->root = arena_copy(&g->mem, real, strlen(real));
}

static const char *place_of(const ingest *g, arena *mem) {
    if (!g->root || !strcmp(g->path, "-")) return NULL;
    const char *below = g->path + g->named;
    return str_printf(mem, "%s%s%s", g->root, g->named || *below == '/' || !*below ? "" : "/", below).at;
}

static void make_item(const ingest *g, arena *mem, ingest_item *item, str bytes, enum kind kind) {
    *item = (ingest_item){.path = arena_copy(mem, g->path, strlen(g->path)),
                          .place = place_of(g, mem),
                          .bytes = str_copy(mem, bytes),
                          .kind = kind,
                          .line = kind == KIND_JSONL ? g->in.line : 0,
                          .number = g->number};
}

/* Moves to the next file; g->path becomes its name. */
static msd_code next_file(ingest *g, msd_error *e) {
    if (g->walk->depth) {
        msd_code code = walk_next(g->walk, e);
        g->path = g->walk->path;
        if (code != MSD_MISSING) return code;
    }
    while (g->next_path < g->n_paths) {
        g->path = g->paths[g->next_path++];
        name_root(g, g->path);
        if (!strcmp(g->path, "-") || !file_is_folder(g->path)) return MSD_OK;
        msd_code code = walk_start(g->walk, g->path, e);
        if (!code) code = walk_next(g->walk, e);
        g->path = g->walk->path;
        if (code != MSD_MISSING) return code;
    }
    return MSD_MISSING;
}

static msd_code open_source(ingest *g, msd_error *e) {
    bool standard = !strcmp(g->path, "-");
    int fd = standard ? STDIN_FILENO : open(g->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        error_errno(e, MSD_IO, g->path, "cannot be opened");
        return e->code;
    }
    lines_open(&g->in, &g->buffers, fd);
    g->number = 0;
    return MSD_OK;
}

/* ---- Cutting ---- */

static msd_code cut_text(ingest *g, arena *mem, ingest_item *item, msd_error *e) {
    str all = lines_all(&g->in, g->options.limit);
    if (g->in.fault) return fault_of(g, e);
    msd_code code = MSD_OK;
    g->number = 1;
    if (all.len > g->options.limit)
        code = too_long(g, e, 0);
    else
        make_item(g, mem, item, all, KIND_TEXT);
    close_source(g);
    return code;
}

/* The next line that is not blank; MSD_MISSING at the end of the source. */
static msd_code cut_line(ingest *g, arena *mem, ingest_item *item, msd_error *e) {
    str line;
    for (;;) {
        enum lines_got got = lines_next(&g->in, longest_line(g), &line);
        if (got == LINES_END) break;
        line = str_trim(line);
        if (got == LINES_LINE && !line.len) continue;
        g->number++;
        if (got == LINES_LONG) return too_long(g, e, g->in.line);
        make_item(g, mem, item, line, KIND_JSONL);
        return MSD_OK;
    }
    if (g->in.fault) return fault_of(g, e);
    bool empty = !g->number;
    close_source(g);
    return empty ? aside(g, e, "it holds no article") : MSD_MISSING;
}

/* One JSON value over many lines would give a message for each of them. */
static bool many_lines(str head) {
    head = str_trim(head);
    if (str_starts(head, STR("["))) return true;
    str line = str_trim(str_cut(&head, '\n'));
    return str_is(line, "{") && head.at;
}

static msd_code not_lines(const ingest *g, msd_error *e) {
    error_set(e, MSD_INPUT, "it is one JSON value, not one object a line");
    error_at(e, g->path, 1, 1);
    error_mend(e, "turn it into lines: jq -c '.[]' for a list, jq -c . for an object");
    return MSD_INPUT;
}

/* The first item of a source that was just opened. */
static msd_code cut_first(ingest *g, arena *mem, ingest_item *item, msd_error *e) {
    str head = lines_head(&g->in);
    if (g->in.fault) return fault_of(g, e);
    enum charset set = charset_guess(head);
    buf text = {.mem = &g->buffers};
    size_t faults = 0;
    if (set == CHARSET_UTF16LE || set == CHARSET_UTF16BE) {
        charset_utf16(head, set == CHARSET_UTF16BE, false, &text, &faults);
        head = buf_str(&text);
    }
    enum kind kind = kind_of(g->in.fd ? g->path : NULL, head);
    msd_code code = MSD_OK;
    if (!head.len)
        code = aside(g, e, "it is empty");
    else if (kind_aside(kind))
        code = aside(g, e, kind_aside(kind));
    else if (kind == KIND_JSONL && many_lines(head))
        code = not_lines(g, e);
    if (code) return close_source(g), code;
    if (kind == KIND_TEXT) return cut_text(g, mem, item, e);
    lines_decode(&g->in, set);
    return cut_line(g, mem, item, e);
}

msd_code ingest_next(ingest *g, arena *mem, ingest_item *item, msd_error *e) {
    for (;;) {
        msd_code code;
        if (g->in.fd >= 0) {
            code = cut_line(g, mem, item, e);
        } else {
            if ((code = next_file(g, e)) || (code = open_source(g, e))) return code;
            code = cut_first(g, mem, item, e);
        }
        if (code != MSD_MISSING) return code;
    }
}

void ingest_skip(ingest *g) { close_source(g); }

bool ingest_would_wait(const ingest *g) { return g->in.fd >= 0 && lines_would_wait(&g->in); }

void ingest_stop(ingest *g) {
    lines_close(&g->in);
    walk_stop(g->walk);
    arena_release(&g->buffers);
    arena_release(&g->mem);
}
