#include "identity.h"
#include <strings.h>

/* Parameters by which pages are counted, not told apart. */
static bool tracker(str parameter) {
    static const char *const names[] = {
        "utm_", "fbclid=", "gclid=", "igshid=", "mc_cid=", "mc_eid=", "ref=", "amp="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(parameter, str_of(names[i]))) return true;
    return str_is(parameter, "amp") || !parameter.len;
}

static void add_host(buf *out, str host) {
    str port = host;
    host = str_cut(&port, ':');
    if (host.len > 4 && !strncasecmp(host.at, "www.", 4)) host = str_sub(host, 4, host.len);
    for (size_t i = 0; i < host.len; i++) {
        char c = host.at[i];
        buf_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
    if (port.len && !str_is(port, "80") && !str_is(port, "443")) buf_printf(out, ":%.*s", STR_ARG(port));
}

str identity_url(arena *mem, str url) {
    buf out = {.mem = mem};
    str rest = str_trim(url);
    ptrdiff_t scheme = str_find(rest, STR("://"));
    if (scheme > 0) rest = str_sub(rest, (size_t)scheme + 3, rest.len);
    rest = str_cut(&(str){rest.at, rest.len}, '#');
    str parameters = rest, path = str_cut(&parameters, '?'), host = str_cut(&path, '/');
    add_host(&out, host);
    while (path.len && path.at[path.len - 1] == '/') path.len--;
    if (path.len) buf_printf(&out, "/%.*s", STR_ARG(path));
    for (char by = '?'; parameters.at;) {
        str one = str_cut(&parameters, '&');
        if (tracker(one)) continue;
        buf_printf(&out, "%c%.*s", by, STR_ARG(one));
        by = '&';
    }
    buf_cstr(&out);
    return buf_str(&out);
}

str identity_of(arena *mem, str key, str url, str outlet, str id, str text) {
    if (key.len) return key;
    if (str_trim(url).len) return str_printf(mem, "url:%.*s", STR_ARG(identity_url(mem, url)));
    if (outlet.len && id.len) return str_printf(mem, "id:%.*s/%.*s", STR_ARG(outlet), STR_ARG(id));
    return str_printf(mem, "text:%016llx", (unsigned long long)str_hash(text));
}

str identity_key(arena *mem, const doc *d) {
    return identity_of(mem, d->key, d->url, d->outlet, d->id, d->text);
}
