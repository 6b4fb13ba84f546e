#include "doc.h"
#include "../base/utf8.h"

doc_span doc_stem_span(const doc *d, uint32_t begin, uint32_t end, const doc_reading *r) {
    doc_span s = doc_cover(d, begin, end);
    if (!r || !r->skip) return s;
    /* Marks that folding drops (harakat, tatweel, direction) belong to the letter before them. */
    const char *p = d->text.at + s.begin, *stop = d->text.at + s.end;
    int size;
    for (int left = r->skip; p < stop; p += size) {
        uint32_t c = utf8_next(p, stop, &size);
        bool mark =
            (c >= 0x064B && c <= 0x065F) || c == 0x0640 || c == 0x0670 || (c >= 0x200B && c <= 0x200F);
        if (!mark && left-- == 0) break;
    }
    if (p < stop) s.begin = (uint32_t)(p - d->text.at);
    return s;
}

str doc_name(doc *d, uint32_t begin, uint32_t end, const doc_reading *r) {
    str name = doc_text(d, doc_stem_span(d, begin, end, r));
    if (!r || !(r->clitics & CLITIC_AL) || !(r->clitics & CLITIC_L)) return name;
    if (str_starts(name, STR("\xD8\xA7"))) return name; /* the alef of the article is written */
    return str_printf(d->mem, "\xD8\xA7%.*s", STR_ARG(name));
}
