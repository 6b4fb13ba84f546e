/* pipeline: the stages in order. */
#ifndef PIPELINE_H
#define PIPELINE_H
#include "doc/doc.h"

/* The stages (bits in their order) that the parts (bits of enum doc_part) need. */
uint32_t pipeline_plan(uint32_t parts);
/* Runs the stages of a plan. */
void pipeline_run(doc *d, uint32_t plan);
/* Whether every stage reads only what an earlier one wrote; else names the stage and the layer. */
bool pipeline_sound(const char **stage, const char **layer);
#endif
