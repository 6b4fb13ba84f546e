/* page: what all layouts share. Text for people goes out line by line: indented, broken at the width, with the marks that
 * keep Arabic readable beside Latin letters and digits. Where a terminal shows Arabic from right to left it orders each
 * line by itself, and a line that mixes both comes out scrambled; so each Arabic piece of a line is put between
 * isolates, and a line of a sentence is wholly one. */
#ifndef PAGE_H
#define PAGE_H
#include "../base/error.h"
#include "../base/str.h"

typedef msd_code (*page_write)(void *context, const char *text, size_t length, msd_error *e);

typedef struct page {
    const msd_layout *layout;
    buf out; /* what is not yet written */
    page_write write;
    void *context;
    /* Labels and names in the reader's language. */
    str (*say)(void *of, const char *english);
    str (*name)(void *of, str party);
    void *of;
} page;

enum page_color { PAGE_PLAIN, PAGE_BOLD, PAGE_DIM, PAGE_RED, PAGE_GREEN, PAGE_YELLOW, PAGE_BLUE, PAGE_CYAN };

/* A piece within a line. */
void page_put(page *p, enum page_color color, str text);
void page_say(page *p, enum page_color color, const char *english);
/* A date in EDTF, with the name of its season in place of the number; returns its columns. */
int page_date(page *p, enum page_color color, str edtf);
void page_blank(page *p, int n);
/* The reader's comma and a blank. */
void page_comma(page *p, enum page_color color);
void page_end_line(page *p);
/* A run of text as lines of its own; bytes [mark.begin, mark.end) of it stand out. */
void page_text(page *p, int indent, str text, size_t mark_begin, size_t mark_end);
/* Hands what there is to the writer and clears the arena of `out`: what was put together for a line goes with it. */
msd_code page_flush(page *p, msd_error *e);
/* Columns that a text takes. */
int page_columns(str text);
#endif
