/* compile: from a .rules file to nodes. A pattern becomes a graph in which each node knows what follows it;
 * it is laid out from its end to its beginning, so that what follows is always there, and equal ends are one.
 *
 *     a (b | c)? d      [a] -> [BRANCH] -> [BRANCH] -> [b] -> [d] -> ACCEPT
 *                                  |           \-----> [c] -> [d]
 *                                  \-----------------------> [d]
 *
 * Files come from anywhere: how deep a pattern nests and how many nodes a rule takes is bounded, since a piece
 * that names pieces doubles with each of them. */
#include "build.h"
#include "../base/utf8.h"
#include "fold.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *const rule_set_names[RULE_SETS] = {"numbers",     "times",   "quantities", "entities",
                                               "boilerplate", "figures", "spans"};
const char *const node_class_names[CLASS_COUNT] = {
    "any",   "word",   "number", "int",   "digits",   "ordinal", "latin",   "verb",
    "noun",  "adj",    "start",  "stop",  "time",     "name",    "demonym", "quantity",
    "whole", "dotted", "date",   "clock", "duration", "set"};

enum { STARS = 8 }; /* x* is so many x? */
enum { DEPTH_AT_MOST = 100, NODES_AT_MOST = 1 << 16 };

enum shape { SEQ, ALT, OPT, STAR, NOT, BEHIND, CAPTURE, LEAF };

typedef struct pattern {
    enum shape shape;
    lex_node node;     /* LEAF */
    uint32_t name;     /* CAPTURE: string */
    int depth;         /* of the parts below it */
    uint32_t captures; /* at most, on the way through it */
    VEC(struct pattern *) parts;
} pattern;

typedef struct compiler {
    builder *b;
    const char *path;
    uint32_t file;
    int line;
    uint32_t set;
    str rest; /* of the pattern line */
    str whole;
    bool failed;
    int depth;      /* of the element that is being read */
    uint32_t nodes; /* that the rule took so far */
    VEC(pattern *) alternatives;
    map pieces; /* name -> index in `whats`: what stands for <name> */
    VEC(pattern *) whats;
    lex_rule rule;
    buf lines; /* of the rule */
    bool open;
} compiler;

static msd_code fault(compiler *c, const char *what, const char *mend) {
    if (c->failed) return MSD_SYNTAX;
    c->failed = true;
    int column = 1;
    for (const char *p = c->whole.at; c->rest.at && p < c->rest.at; p++)
        column += ((unsigned char)*p & 0xC0) != 0x80;
    error_set(c->b->e, MSD_SYNTAX, "%s", what);
    error_at(c->b->e, c->path, c->line, column);
    error_mend(c->b->e, "%s", mend);
    return MSD_SYNTAX;
}

static pattern *new_pattern(compiler *c, enum shape shape) {
    pattern *p = ARENA_NEW(c->b->mem, pattern, 1);
    p->shape = shape;
    return p;
}

/* How deep a pattern nests and how much it can catch: the captures of parts one behind the other add up, of alternatives
 * the largest counts. */
static void measure(compiler *c, pattern *p, const pattern *part) {
    if (p->depth <= part->depth) p->depth = part->depth + 1;
    uint32_t n = part->captures * (p->shape == STAR ? STARS : 1);
    if (p->shape == SEQ || p->shape == CAPTURE)
        p->captures += n;
    else if (p->captures < n)
        p->captures = n;
    if (p->captures > RULE_CAPTURES)
        fault(c, "a match could catch more than 12 things here",
              "part the rule in several, or take out a name=");
}

static void add_part(compiler *c, pattern *p, pattern *part) {
    measure(c, p, part);
    VEC_PUSH(c->b->mem, &p->parts, part);
}

static pattern *leaf(compiler *c, enum node_op op, uint32_t arg) {
    pattern *p = new_pattern(c, LEAF);
    p->node.op = (uint8_t)op;
    p->node.arg = arg;
    return p;
}

static void skip_blanks(compiler *c) {
    while (c->rest.len && (*c->rest.at == ' ' || *c->rest.at == '\t'))
        c->rest = str_sub(c->rest, 1, c->rest.len);
}

static char peek(compiler *c) { return c->rest.len ? *c->rest.at : '\0'; }
static void advance(compiler *c, size_t n) { c->rest = str_sub(c->rest, n, c->rest.len); }

/* Letters up to a blank or a sign of the language. */
static str bare_word(compiler *c) {
    size_t n = 0;
    while (n < c->rest.len && !strchr(" \t()|[]?*=<>\"+", c->rest.at[n])) n++;
    str s = str_sub(c->rest, 0, n);
    advance(c, n);
    return s;
}

static bool read_bounds(str text, float *low, float *high) {
    char *end, copy[64];
    snprintf(copy, sizeof copy, "%.*s", STR_ARG(text));
    *low = strtof(copy, &end);
    if (end == copy) return false;
    *high = *low;
    if (*end != '-') return !*end;
    char *from = end + 1;
    *high = strtof(from, &end);
    return end != from && !*end;
}

static pattern *piece_named(const compiler *c, str name) {
    const uint32_t *at = map_get(&c->pieces, name);
    return at ? c->whats.at[*at] : NULL;
}

static pattern *read_class(compiler *c) {
    advance(c, 1);
    const char *close = c->rest.len ? memchr(c->rest.at, '>', c->rest.len) : NULL;
    if (!close) return fault(c, "a '<' without '>'", "write <number>, <int 1-31>, ..."), NULL;
    str inside = str_sub(c->rest, 0, (size_t)(close - c->rest.at));
    str name = str_cut(&inside, ' ');
    pattern *p = piece_named(c, name);
    if (p) return advance(c, (size_t)(close - c->rest.at) + 1), p;
    p = leaf(c, NODE_CLASS, 0);
    uint8_t k = 0;
    while (k < CLASS_COUNT && !str_is(name, node_class_names[k])) k++;
    if (k == CLASS_COUNT) return fault(c, "there is no such class", "see the classes in docs/rules.md"), NULL;
    p->node.sort = k;
    p->node.low = -INFINITY, p->node.high = INFINITY;
    if (inside.at && str_trim(inside).len && !read_bounds(str_trim(inside), &p->node.low, &p->node.high))
        return fault(c, "these are no bounds", "write them as 1-31 or 4"), NULL;
    advance(c, (size_t)(close - c->rest.at) + 1);
    return p;
}

/* Words as the scanner cuts them: one piece of a pattern may be several tokens (month/month). */
static pattern *read_words(compiler *c, str text) {
    fold_scanner s = {text, 0, arena_alloc(c->b->mem, fold_room(text.len))};
    fold_token t;
    pattern *seq = new_pattern(c, SEQ);
    while (fold_next(&s, &t)) add_part(c, seq, leaf(c, NODE_WORD, build_word(c->b, t.folded)));
    if (!seq->parts.n) return fault(c, "an element is missing here", "see docs/rules.md"), NULL;
    return seq->parts.n == 1 ? seq->parts.at[0] : seq;
}

/* A proclitic by its letters: it stands as a prefix of the next token, or as the word before it. */
static pattern *read_clitic(compiler *c, str letters) {
    static const struct {
        const char *bytes;
        uint32_t bit;
    } clitics[] = {{"\xD9\x88", CLITIC_W},         {"\xD9\x81", CLITIC_F}, {"\xD8\xA8", CLITIC_B},
                   {"\xD9\x83", CLITIC_K},         {"\xD9\x84", CLITIC_L}, {"\xD8\xB3", CLITIC_S},
                   {"\xD8\xA7\xD9\x84", CLITIC_AL}};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (!str_is(letters, clitics[i].bytes)) continue;
        pattern *p = leaf(c, NODE_CLITIC, clitics[i].bit);
        p->node.b = build_word(c->b, letters);
        return p;
    }
    return fault(c, "this is no proclitic", "one of the seven that docs/rules.md names"), NULL;
}

static pattern *read_alternatives(compiler *c, char close);

static pattern *read_group(compiler *c) {
    advance(c, 1);
    pattern *p = read_alternatives(c, ')');
    if (!p) return NULL;
    if (peek(c) != ')') return fault(c, "a '(' without ')'", "close the group"), NULL;
    advance(c, 1);
    return p;
}

static pattern *read_quoted(compiler *c) {
    advance(c, 1);
    const char *close = c->rest.len ? memchr(c->rest.at, '"', c->rest.len) : NULL;
    if (!close || close == c->rest.at) return fault(c, "a quotation mark is not closed", "close it"), NULL;
    str text = str_sub(c->rest, 0, (size_t)(close - c->rest.at));
    advance(c, text.len + 1);
    return read_words(c, text);
}

static pattern *read_element(compiler *c);

/* A word, and what may stand on it: name=x, clitic+x. */
static pattern *read_word(compiler *c) {
    str word = bare_word(c);
    if (!word.len) return fault(c, "an element is missing here", "see docs/rules.md"), NULL;
    if (peek(c) == '=') {
        advance(c, 1);
        pattern *p = new_pattern(c, CAPTURE), *inner = read_element(c);
        p->name = build_string(c->b, word);
        p->captures = 1;
        if (inner) add_part(c, p, inner);
        return inner ? p : NULL;
    }
    if (peek(c) == '+') {
        advance(c, 1);
        pattern *clitic = read_clitic(c, word);
        /* Alone it is asked of whatever comes next. */
        if (!clitic || !c->rest.len || strchr(" \t|)", peek(c))) return clitic;
        pattern *p = new_pattern(c, SEQ), *inner = read_element(c);
        add_part(c, p, clitic);
        if (inner) add_part(c, p, inner);
        return inner ? p : NULL;
    }
    if (str_is(word, "_")) return leaf(c, NODE_GLUED, 0);
    return read_words(c, word);
}

static pattern *read_set(compiler *c) {
    advance(c, 1);
    str name = bare_word(c);
    const table *sets = &c->b->tables[TABLE_sets];
    uint32_t i = 0;
    while (i < sets->rows.n && !str_eq(sets->rows.at[i].cells[sets_set], name)) i++;
    if (i == sets->rows.n) {
        str what = str_printf(c->b->mem, "there is no set '%.*s'", STR_ARG(name));
        return fault(c, what.at, "add it to data/ar/sets*.tsv, or mend the name"), NULL;
    }
    return leaf(c, NODE_SET, build_string(c->b, name));
}

static pattern *read_one(compiler *c) {
    switch (peek(c)) {
    case '(': return read_group(c);
    case '<': return read_class(c);
    case '"': return read_quoted(c);
    case '@': return read_set(c);
    case '[': return advance(c, 1), leaf(c, NODE_BEGIN, 0);
    case ']': return advance(c, 1), leaf(c, NODE_END, 0);
    case '~': {
        advance(c, 1);
        str word = bare_word(c);
        return word.len ? leaf(c, NODE_LEMMA, build_word(c->b, fold_str(c->b->mem, word)))
                        : read_words(c, word);
    }
    case '!':
    case '^': {
        pattern *p = new_pattern(c, peek(c) == '!' ? NOT : BEHIND), *inner = (advance(c, 1), read_element(c));
        if (inner) add_part(c, p, inner);
        return inner ? p : NULL;
    }
    default: return read_word(c);
    }
}

static pattern *read_element(compiler *c) {
    if (c->depth == DEPTH_AT_MOST)
        return fault(c, "the pattern nests too deep", "name a part of it with let"), NULL;
    c->depth++;
    pattern *p = read_one(c);
    c->depth--;
    if (!p || (peek(c) != '?' && peek(c) != '*')) return p;
    pattern *q = new_pattern(c, peek(c) == '?' ? OPT : STAR);
    add_part(c, q, p);
    advance(c, 1);
    return q;
}

/* A fault that shows only now is told where the element begins. */
static bool add_element(compiler *c, pattern *alt, pattern *seq, pattern *p, str from) {
    str rest = c->rest;
    c->rest = from;
    add_part(c, seq, p);
    measure(c, alt, seq);
    c->rest = rest;
    return !c->failed;
}

static pattern *read_alternatives(compiler *c, char close) {
    pattern *alt = new_pattern(c, ALT), *seq = new_pattern(c, SEQ);
    add_part(c, alt, seq);
    for (skip_blanks(c); c->rest.len && peek(c) != close; skip_blanks(c)) {
        if (peek(c) == '|') {
            advance(c, 1);
            seq = new_pattern(c, SEQ);
            add_part(c, alt, seq);
            continue;
        }
        if (peek(c) == ')') return fault(c, "a ')' without '('", "take it out"), NULL;
        str from = c->rest;
        pattern *p = read_element(c);
        if (!p || !add_element(c, alt, seq, p, from)) return NULL;
    }
    return alt;
}

/* ---- Nodes ---- */

/* The node, which may be there already: what follows it is one of its fields. */
static uint32_t add_node(compiler *c, lex_node n) {
    builder *b = c->b;
    if (++c->nodes > NODES_AT_MOST) {
        fault(c, "the rule is too large", "part it in several, or take out a * or a piece");
        return 0;
    }
    str key = {(const char *)&n, sizeof n};
    uint32_t *at = map_get(&b->node_at, key);
    if (at) return *at;
    map_put(&b->node_at, str_copy(b->mem, key), b->code.n);
    VEC_PUSH(b->mem, &b->code, n);
    return b->code.n - 1;
}

static uint32_t branch(compiler *c, uint32_t a, uint32_t b) {
    return add_node(c, (lex_node){.op = NODE_BRANCH, .a = a, .b = b});
}

static uint32_t lay_out(compiler *c, const pattern *p, uint32_t next) {
    uint32_t n = next;
    if (c->failed) return next;
    switch (p->shape) {
    case SEQ:
        for (uint32_t i = p->parts.n; i-- > 0;) next = lay_out(c, p->parts.at[i], next);
        return next;
    case ALT:
        n = lay_out(c, p->parts.at[p->parts.n - 1], next);
        for (uint32_t i = p->parts.n - 1; i-- > 0;) n = branch(c, lay_out(c, p->parts.at[i], next), n);
        return n;
    case OPT: return branch(c, lay_out(c, p->parts.at[0], next), next);
    case STAR:
        for (int i = 0; i < STARS; i++) n = branch(c, lay_out(c, p->parts.at[0], n), next);
        return n;
    case NOT:
    case BEHIND: {
        uint8_t op = p->shape == NOT ? NODE_NOT : NODE_BEHIND;
        uint32_t inside = lay_out(c, p->parts.at[0], add_node(c, (lex_node){.op = NODE_ACCEPT}));
        return add_node(c, (lex_node){.op = op, .a = inside, .b = next});
    }
    case CAPTURE: {
        uint32_t close = add_node(c, (lex_node){.op = NODE_CLOSE, .a = next});
        uint32_t inside = lay_out(c, p->parts.at[0], close);
        return add_node(c, (lex_node){.op = NODE_CAPTURE, .arg = p->name, .a = inside});
    }
    default: {
        lex_node leaf = p->node;
        leaf.a = next;
        return add_node(c, leaf);
    }
    }
}

/* ---- Lines ---- */

/* A fault of the rule that ends here, told at its first line. */
static msd_code rule_fault(compiler *c, const char *what, const char *mend) {
    c->line = (int)(c->rule.place & (PLACE_LINES - 1));
    c->rest = STR_NONE;
    return fault(c, what, mend);
}

/* The alternatives of an `is` line, each a way of its own. */
static void add_ways(compiler *c, const pattern *line) {
    for (uint32_t i = 0; i < line->parts.n; i++) {
        uint32_t node = lay_out(c, line->parts.at[i], add_node(c, (lex_node){.op = NODE_ACCEPT}));
        VEC_PUSH(c->b->mem, &c->b->ways,
                 ((lex_way){.rule = c->b->rules.n, .node = node, .set = (uint8_t)c->set}));
    }
}

static msd_code end_rule(compiler *c) {
    if (!c->open) return MSD_OK;
    c->open = false;
    if (!c->alternatives.n) return rule_fault(c, "the rule has no 'is' line", "say what it matches");
    if (!c->rule.kind) return rule_fault(c, "the rule has no 'make' line", "say what it makes");
    c->nodes = 0;
    for (uint32_t i = 0; i < c->alternatives.n; i++) add_ways(c, c->alternatives.at[i]);
    if (c->failed) return MSD_SYNTAX; /* too large */
    c->rule.text = build_string(c->b, buf_str(&c->lines));
    VEC_PUSH(c->b->mem, &c->b->rules, c->rule);
    return MSD_OK;
}

static msd_code begin_rule(compiler *c, str name) {
    if (end_rule(c)) return MSD_SYNTAX;
    if (!name.len) return fault(c, "the rule has no name", "write: rule NAME");
    if (c->line >= PLACE_LINES) return fault(c, "the file is too long", "take out what is not needed");
    c->open = true;
    c->alternatives.n = 0;
    c->lines = (buf){.mem = c->b->mem};
    c->rule = (lex_rule){
        .name = build_string(c->b, name), .place = c->file << 20 | (uint32_t)c->line, .set = c->set};
    return MSD_OK;
}

static msd_code read_is(compiler *c, str text) {
    c->rest = text;
    pattern *p = read_alternatives(c, '\0');
    if (!p) return MSD_SYNTAX;
    VEC_PUSH(c->b->mem, &c->alternatives, p);
    return MSD_OK;
}

/* let NAME = PATTERN: what <NAME> stands for in the rest of the file. */
static msd_code read_let(compiler *c, str text) {
    if (end_rule(c)) return MSD_SYNTAX;
    str name = str_cut(&text, ' ');
    text = text.at ? str_trim(text) : STR_NONE;
    if (!name.len || !str_starts(text, STR("=")))
        return fault(c, "a let without '='", "write: let NAME = PATTERN");
    if (piece_named(c, name)) return fault(c, "there is a piece of that name", "give it another name");
    c->rest = str_trim(str_sub(text, 1, text.len));
    pattern *p = read_alternatives(c, '\0');
    if (!p) return MSD_SYNTAX;
    if (p->depth > DEPTH_AT_MOST) return fault(c, "the piece nests too deep", "write it out flatter");
    *map_put(&c->pieces, name, 0) = c->whats.n;
    VEC_PUSH(c->b->mem, &c->whats, p);
    return MSD_OK;
}

static msd_code read_make(compiler *c, str text) {
    c->rule.kind = build_string(c->b, str_cut(&text, ' '));
    c->rule.makes = c->b->makes.n;
    while (text.at) {
        str value = str_cut(&text, ' ');
        if (!value.len) continue;
        str key = str_cut(&value, '=');
        if (!value.at) return fault(c, "a key without a value", "write key=value or key=$name");
        c->rule.keys |= key_bit(str_copy(c->b->mem, key).at);
        VEC_PUSH(c->b->mem, &c->b->makes, ((lex_make){build_string(c->b, key), build_string(c->b, value)}));
    }
    c->rule.n_makes = c->b->makes.n - c->rule.makes;
    return MSD_OK;
}

static msd_code read_example(compiler *c, bool yes, str text) {
    rule_example x = {
        .rule = c->b->rules.n, .yes = yes, .line = c->line, .file = str_of(c->path), .text = text};
    ptrdiff_t arrow = str_find(text, STR("=>"));
    if (yes && arrow < 0) return fault(c, "a 'yes' line without '=>'", "write: yes TEXT => key=value");
    if (yes)
        x.text = str_trim(str_sub(text, 0, (size_t)arrow)),
        x.wanted = str_trim(str_sub(text, (size_t)arrow + 2, text.len));
    VEC_PUSH(c->b->mem, &c->b->examples, x);
    return MSD_OK;
}

static msd_code read_line(compiler *c, str line) {
    c->whole = line;
    c->rest = line = str_trim(line);
    if (!line.len || *line.at == '#') return MSD_OK;
    str word = str_cut(&line, ' ');
    line = line.at ? str_trim(line) : STR_NONE;
    if (str_is(word, "rule")) return begin_rule(c, line);
    if (str_is(word, "let")) return read_let(c, line);
    if (!c->open) return fault(c, "this line stands before the first rule", "begin with: rule NAME");
    if (str_is(word, "is") || str_is(word, "make")) {
        if (c->lines.len) buf_char(&c->lines, '\n');
        buf_add(&c->lines, str_trim(c->whole));
        return word.len == 2 ? read_is(c, line) : read_make(c, line);
    }
    if (str_is(word, "yes") || str_is(word, "no")) return read_example(c, word.len == 3, line);
    return fault(c, "a line begins with rule, is, make, yes or no", "see docs/rules.md");
}

/* Whether the next line begins with blanks and '|': it goes on with the one before. */
static bool goes_on(str rest) {
    size_t i = 0;
    while (i < rest.len && strchr(" \t\r", rest.at[i]) && rest.at[i]) i++;
    return i < rest.len && rest.at[i] == '|';
}

static msd_code read_lines(compiler *c, str text) {
    msd_code code = MSD_OK;
    for (str rest = text; rest.at && !code;) {
        str line = str_cut(&rest, '\n');
        int more = 0;
        c->line++;
        if (goes_on(rest)) {
            buf joined = {.mem = c->b->mem};
            buf_add(&joined, line);
            for (; goes_on(rest); more++) {
                buf_char(&joined, ' ');
                buf_add(&joined, str_trim(str_cut(&rest, '\n')));
            }
            line = buf_str(&joined);
        }
        code = read_line(c, line);
        c->line += more;
    }
    return code ? code : end_rule(c);
}

msd_code build_rule_text(builder *b, enum rule_set set, const char *path, uint32_t file, str text) {
    compiler c = {.b = b, .path = path, .file = file, .set = set, .pieces = {.mem = b->mem}};
    size_t at;
    if (file >= PLACE_FILES) return fault(&c, "is one file too many", "join it with others");
    if (utf8_valid(text.at, text.len, &at)) return read_lines(&c, text);
    for (size_t i = 0; i < at; i++) c.line += text.at[i] == '\n';
    c.line++;
    return fault(&c, "is not UTF-8", "save the file as UTF-8");
}

msd_code build_rules(builder *b) {
    msd_code code = MSD_OK;
    for (uint32_t set = 0; set < RULE_SETS && !code; set++) {
        str path = str_printf(b->mem, "%s/ar/%s.rules", b->folder, rule_set_names[set]), text;
        if (access(path.at, F_OK)) continue; /* a layer may have no rules */
        if ((code = file_read(b->mem, path.at, 0, &text, b->e))) break;
        VEC_PUSH(b->mem, &b->files, str_printf(b->mem, "ar/%s.rules", rule_set_names[set]));
        code = build_rule_text(b, (enum rule_set)set, path.at, b->files.n - 1, text);
    }
    return code;
}
