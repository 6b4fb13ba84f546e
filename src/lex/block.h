/* block: how the knowledge lies in its file. A head, then the sections, each aligned to 8. Numbers are of the
 * machine that wrote them; the file is made where it is used. */
#ifndef BLOCK_H
#define BLOCK_H
#include "lex.h"

#define BLOCK_MAGIC "marsad\r\n"
enum { BLOCK_VERSION = 10 };

typedef struct block_head {
    char magic[8];
    uint64_t hash; /* of all bytes from BLOCK_HASHED on */
    uint64_t size;
    uint64_t version;
    struct {
        uint64_t offset, size;
    } section[LEX_SECTIONS];
} block_head;

enum { BLOCK_HASHED = 16 };
extern const uint8_t lex_item_size[LEX_SECTIONS];
#endif
