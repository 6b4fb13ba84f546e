/* counts: what the store holds, in groups. */
#include "report.h"

static void count_json(buf *out, const char *group, str name, int64_t n) {
    buf_printf(out, "{\"group\":\"%s\",\"name\":", group);
    json_str(out, name);
    buf_printf(out, ",\"n\":%lld}\n", (long long)n);
}

void report_count(page *p, const char *group, bool first, str name, int64_t n) {
    if (p->layout->json) {
        count_json(&p->out, group, name, n);
        return;
    }
    if (first) {
        page_say(p, PAGE_BOLD, group);
        page_end_line(p);
    }
    str label = name.len ? str_copy(p->out.mem, name) : STR("(none)");
    label = str_is(str_of(group), "parties") ? p->name(p->of, label) : p->say(p->of, label.at);
    page_put(p, PAGE_PLAIN, str_printf(p->out.mem, "%12lld  ", (long long)n));
    page_put(p, PAGE_PLAIN, label);
    page_end_line(p);
}

void report_fault(page *p, const char *fault) {
    if (p->layout->json) {
        buf_add(&p->out, STR("{\"fault\":"));
        json_str(&p->out, str_of(fault));
        buf_add(&p->out, STR("}\n"));
        return;
    }
    page_put(p, PAGE_PLAIN, str_of(fault));
    page_end_line(p);
}

bool report_next(arena *mem, str *json, str *item) {
    while (json->len && *json->at != '"') *json = str_sub(*json, 1, json->len);
    if (!json->len) return false;
    size_t end = 1;
    while (end < json->len && json->at[end] != '"') end += 1 + (json->at[end] == '\\');
    if (end >= json->len) return false;
    buf text = {.mem = mem};
    for (size_t i = 1; i < end; i++) {
        if (json->at[i] == '\\') i++;
        buf_char(&text, json->at[i]);
    }
    buf_cstr(&text);
    *item = buf_str(&text);
    *json = str_sub(*json, end + 1, json->len);
    return true;
}
