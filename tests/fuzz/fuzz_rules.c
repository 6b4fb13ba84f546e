/* A file of rules of any content, behind tables that are sound (tables.txt): it compiles and runs over a text, or
 * gives a fault with its place. */
#include "base/file.h"
#include "knowledge.h"
#include <stdlib.h>

static arena kept = ARENA_INIT;
static str tables;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    msd_error e;
    if (file_read(&kept, "tests/fuzz/tables.txt", 0, &tables, &e) || !knowledge_try(tables)) abort();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    arena mem = ARENA_INIT;
    buf all = {.mem = &mem};
    buf_add(&all, tables);
    buf_add(&all, (str){(const char *)bytes, size});
    knowledge_try(buf_str(&all));
    arena_release(&mem);
    return 0;
}
