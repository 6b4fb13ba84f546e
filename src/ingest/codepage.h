/* codepage: sets of one byte a character. */
#ifndef CODEPAGE_H
#define CODEPAGE_H
#include "charset.h"

/* Bytes of CHARSET_1256, CHARSET_8859_6 or CHARSET_OTHER (windows-1252) as UTF-8; what means nothing becomes U+FFFD. */
str codepage_decode(arena *mem, enum charset set, str bytes, charset_note *note);
#endif
