/* pipeline: the stages in order. */
#ifndef PIPELINE_H
#define PIPELINE_H
#include "doc/doc.h"

/* Runs the stages that the parts (bits of enum doc_part) need. */
void pipeline_run(doc *d, uint32_t parts);
/* Whether every stage reads only what an earlier one wrote; else names the stage and the layer. */
bool pipeline_sound(const char **stage, const char **layer);
#endif
