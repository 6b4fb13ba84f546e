/* Tables of any content: they give an engine that reads, or a fault with its place. See knowledge.h. */
#include "knowledge.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    knowledge_try((str){(const char *)bytes, size});
    return 0;
}
