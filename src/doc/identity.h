/* identity: what makes two articles the same one: the address, cleaned of what varies without changing the page; else
 * outlet and id; else the text itself. An article that names its own key (a file's place in a collection) keeps it. */
#ifndef IDENTITY_H
#define IDENTITY_H
#include "doc.h"

/* The key of what was read. */
str identity_key(arena *mem, const doc *d);
/* The same with its parts. */
str identity_of(arena *mem, str key, str url, str outlet, str id, str text);
/* An address without scheme, "www.", port, fragment, trackers' parameters and closing slash; its host in small letters. */
str identity_url(arena *mem, str url);
#endif
