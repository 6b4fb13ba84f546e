/* kind: what a file is. */
#ifndef KIND_H
#define KIND_H
#include "../base/str.h"

enum kind {
#define KIND(name, first, endings, aside) KIND_##name,
#include "kinds.def"
    KINDS
};

/* What a file of this name (NULL: none) with these first bytes, in UTF-8, is. */
enum kind kind_of(const char *path, str head);
/* Why files of the kind are not read; NULL where they are. */
const char *kind_aside(enum kind k);
#endif
