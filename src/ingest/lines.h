/* lines: a file or a pipe, whole or line by line, in bounded memory. UTF-16 is turned into UTF-8 on the way,
 * so that a line's end is one byte. */
#ifndef LINES_H
#define LINES_H
#include "charset.h"

typedef struct lines {
    int fd; /* -1: closed */
    bool ended;
    enum charset set;
    arena *mem;
    buf raw;           /* bytes as read, not yet converted */
    buf text;          /* UTF-8 */
    size_t from, seen; /* of text: where the next line starts, how far its end was looked for */
    int line;          /* number of the last line given */
    uint64_t total;    /* bytes read so far */
    int fault;         /* errno of a failed read, or 0 */
} lines;

/* Takes over the descriptor. The buffers lie in `mem`, which the caller clears after lines_close. */
void lines_open(lines *l, arena *mem, int fd);
void lines_close(lines *l);
/* The first bytes, as they are. Reads them where needed. */
str lines_head(lines *l);
/* All bytes as they are; stops reading once there are more than `cap`. */
str lines_all(lines *l, size_t cap);
/* Says what the bytes are; before the first lines_next, after lines_head. */
void lines_decode(lines *l, enum charset set);
enum lines_got { LINES_LINE, LINES_LONG, LINES_END };
/* The next line without its end. LINES_LONG: it has more than `cap` bytes and was passed over. A view that is
 * good until the next call. */
enum lines_got lines_next(lines *l, size_t cap, str *line);
/* Whether lines_next would have to wait for somebody to write. */
bool lines_would_wait(const lines *l);
#endif
