#include "query.h"
#include "../base/error.h"
#include "../doc/edtf.h"

void query_list(arena *mem, const char *list, doc_strs *out) {
    for (str rest = str_of(list); rest.at;) {
        str item = str_trim(str_cut(&rest, ','));
        if (item.len) VEC_PUSH(mem, out, str_copy(mem, item));
    }
}

static msd_code day(arena *mem, const char *text, bool last, str *out, msd_error *e) {
    edtf_days days;
    if (!text) return MSD_OK;
    if (!edtf_bounds(str_of(text), &days)) {
        error_set(e, MSD_USAGE, "'%s' is no date", text);
        error_mend(e, "write 2024, 2024-03 or 2024-03-07");
        return MSD_USAGE;
    }
    *out = str_copy(mem, str_of(last ? days.last : days.first));
    return MSD_OK;
}

msd_code query_days(arena *mem, const char *from, const char *to, query *q, msd_error *e) {
    msd_code code = day(mem, from, false, &q->from, e);
    return code ? code : day(mem, to, true, &q->to, e);
}

const char *query_json(arena *mem, const doc_strs *list) {
    if (!list->n) return NULL;
    buf out = {.mem = mem};
    for (uint32_t i = 0; i < list->n; i++) {
        buf_char(&out, i ? ',' : '[');
        json_str(&out, list->at[i]);
    }
    buf_char(&out, ']');
    return buf_cstr(&out);
}
