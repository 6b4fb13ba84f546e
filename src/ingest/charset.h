/* charset: bytes of whatever encoding become UTF-8.
 *
 * What Arabic text comes in, and how it is told apart. UTF-8 proves itself. UTF-16 without a byte order mark
 * has a high byte of 00 or 06 at every second place. Windows-1256 and ISO-8859-6 agree on the letters from
 * hamza to dad and part company after them: the bytes that hold fa, qaf and kaf in the one are not defined in
 * the other, and those of waw, ya and ha in the other are French vowels in the one. Where there are few Arabic
 * letters the article (alif and lam) proves them; without it the text is a Western one, in windows-1252. No library is
 * asked: those that guess take UTF-16 without a mark for ASCII, confuse the two Arabic sets, and end the program
 * when memory is out. */
#ifndef CHARSET_H
#define CHARSET_H
#include "../base/error.h"
#include "../base/str.h"

enum charset { CHARSET_UTF8, CHARSET_UTF16LE, CHARSET_UTF16BE, CHARSET_1256, CHARSET_8859_6, CHARSET_OTHER };

typedef struct charset_note {
    enum charset set;
    char name[32];  /* of the encoding */
    size_t faults;  /* bytes that meant nothing and became U+FFFD */
    int fault_line; /* of the first one, from 1 */
} charset_note;

/* The encoding of a text, judged by its beginning. */
enum charset charset_guess(str bytes);
/* The same bytes as UTF-8, without byte order mark; a view of `bytes` where nothing had to change. */
str charset_convert(arena *mem, str bytes, charset_note *note);
/* UTF-16 to UTF-8, piece by piece: converts what is whole at the front of `bytes`, appends it, returns the
 * bytes used. `last`: nothing follows, so that a broken end becomes U+FFFD. */
size_t charset_utf16(str bytes, bool big, bool last, buf *out, size_t *faults);
/* The length of the byte order mark that the bytes start with. */
size_t charset_mark(str bytes, enum charset set);
#endif
