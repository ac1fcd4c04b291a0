/* stored - reading numbers with their type, and what they mean. */
#include "data/foreign/declared.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/other.h"
#include "data/foreign/words.h"
#include "data/known.h"

/* --- reading ---------------------------------------------------------------------------------------------------------- */

lc_h5_element lc_stored_element(const lc_h5_node *node, const char *field)
{
    for (size_t i = 0; field && i < node->fields; i++)
        if (strcmp(node->field[i].name, field) == 0)
            return node->field[i].element;
    return node->element;
}

bool lc_stored_is_bare_dimension(const lc_h5_node *node)
{
    static const char bare[] = "This is a netCDF dimension but not";
    const char *name = lc_h5_node_text(node, "NAME");
    return name && strncmp(name, bare, sizeof bare - 1) == 0;
}

bool lc_stored_is_empty(const lc_h5_node *node)
{
    bool empty = false;
    for (size_t axis = 0; axis < node->shape.rank && node->axes > 1; axis++)
        empty |= node->shape.size[axis] == 0;
    return empty;
}

bool lc_stored_is(const lc_h5_node *node, const char *field)
{
    return node->kind == LC_H5_ARRAY && !lc_stored_is_bare_dimension(node) && lc_stored_element(node, field).class <= LC_H5_ENUM;
}

/* netCDF-3 had no unsigned numbers: an attribute says so, and means the same bits. */
static void obey_unsigned(lc_stored *s)
{
    const char *text = lc_h5_node_text(s->node, "_Unsigned");
    const bool wanted = text && strcasecmp(text, "true") == 0;
    const size_t bits = 8 * s->element.bytes;
    if (!text || !s->whole || wanted == (s->element.class == LC_H5_UNSIGNED))
        return;
    s->element.class = wanted ? LC_H5_UNSIGNED : LC_H5_SIGNED;
    for (size_t i = 0; bits < 64 && i < s->count; i++) {
        const uint64_t kept = (uint64_t)s->whole[i] & ((UINT64_C(1) << bits) - 1);
        s->whole[i] = (int64_t)(!wanted && kept >> (bits - 1) ? kept - (UINT64_C(1) << bits) : kept);
    }
}

lc_status lc_stored_read(lc_stored *out, lc_h5 *file, const lc_h5_node *node, const lc_h5_slab *slab)
{
    lc_h5_slab all = {.rank = node->shape.rank};
    memcpy(all.count, node->shape.size, sizeof all.count);
    const lc_h5_slab *part = slab ? slab : &all;
    lc_stored s = {.node = node, .field = part->field, .element = lc_stored_element(node, part->field)};
    if (*node->unreadable)
        return lc_other_unreadable(lc_h5_label(file), node);
    if (s.element.class == LC_H5_FLOAT)
        CHECK(lc_h5_read_slab(&s.real, &s.count, file, node->path, LC_H5_F64, part));
    else {
        const bool widest = s.element.class == LC_H5_UNSIGNED && s.element.bytes == 8;
        CHECK(lc_h5_read_slab(&s.whole, &s.count, file, node->path, widest ? LC_H5_U64 : LC_H5_I64, part));
        obey_unsigned(&s);
    }
    *out = s;
    return LC_OK;
}

void lc_stored_free(lc_stored *s)
{
    lc_free(s->whole);
    lc_free(s->real);
    *s = (lc_stored){0};
}

/* --- one stored number ------------------------------------------------------------------------------------------------ */

static bool is_widest(const lc_stored *s)
{
    return s->element.class == LC_H5_UNSIGNED && s->element.bytes == 8;
}

double lc_stored_at(const lc_stored *s, size_t i)
{
    return s->real ? s->real[i] : is_widest(s) ? (double)(uint64_t)s->whole[i] : (double)s->whole[i];
}

static void print_whole(char out[LC_STORED_TEXT], const lc_stored *s, size_t i)
{
    if (is_widest(s))
        snprintf(out, LC_STORED_TEXT, "%" PRIu64, (uint64_t)s->whole[i]);
    else
        snprintf(out, LC_STORED_TEXT, "%" PRId64, s->real ? (int64_t)s->real[i] : s->whole[i]);
}

bool lc_stored_print(char out[LC_STORED_TEXT], const lc_stored *s, size_t i)
{
    const double value = s->real ? s->real[i] : 0;
    const bool whole = !s->real || (value == floor(value) && fabs(value) <= 1e15);
    if (whole)
        print_whole(out, s, i);
    else
        lc_text_print(out, LC_STORED_TEXT, s->element.bytes <= 4 ? "%.9g" : "%.15g", value);
    return whole;
}

/* Whether a double is the number. */
static bool is_exact(const lc_stored *s, size_t i)
{
    static const double end = 9223372036854775808.0; /* 2^63 */
    const double value = lc_stored_at(s, i);
    if (s->real || fabs(value) < 9007199254740992.0) /* 2^53 */
        return true;
    if (is_widest(s))
        return value < 2 * end && (uint64_t)value == (uint64_t)s->whole[i];
    return value < end && (int64_t)value == s->whole[i];
}

static lc_status fail_inexact(const lc_declared *d, size_t i)
{
    char number[LC_STORED_TEXT];
    lc_stored_print(number, d->stored, i);
    return lc_fail(LC_E_DATA,
                   "%s: element %zu is %s: an integer beyond 2^53 that a number of Lanecast cannot hold exactly; leave it out "
                   "(--drop)",
                   d->what, i, number);
}

/* --- decoding --------------------------------------------------------------------------------------------------------- */

typedef struct counts {
    size_t filled, outside, least, named, unwritten;
    bool met[LC_DECLARED_MOST]; /* the declared values that were there */
} counts;

/* Its place among the declared ones; their count if it is none. */
static size_t find_missing(const lc_declared *d, double stored)
{
    size_t i = 0;
    while (i < d->missing_count && stored != d->missing[i])
        i++;
    return i;
}

/* The least integer of 4 or 8 bytes: R writes its NA so, and others a time or a number that is not there. */
static bool is_least(const lc_stored *s, size_t i)
{
    const bool wide = s->element.bytes == 8;
    return s->element.class == LC_H5_SIGNED && (wide || s->element.bytes == 4) && s->whole[i] == (wide ? INT64_MIN : INT32_MIN);
}

/* Of an enumeration, a number that is called NA. */
static bool is_word_of_missing(const lc_stored *s, size_t i)
{
    char word[LC_TEXT_MAX];
    return s->element.class == LC_H5_ENUM && lc_words_of(word, &s->element, s->whole[i]) && lc_known_missing(word);
}

static lc_status decode_one(double *out, counts *n, const lc_declared *d, size_t i)
{
    const double stored = lc_stored_at(d->stored, i);
    *out = (double)NAN;
    const size_t declared = find_missing(d, stored);
    if (declared < d->missing_count) {
        n->named += declared >= d->named;
        n->met[declared] = true;
        return LC_OK;
    }
    if (isnan(stored) || is_word_of_missing(d->stored, i))
        return LC_OK;
    if (!d->filled && is_least(d->stored, i)) {
        n->least++;
        return LC_OK;
    }
    if (d->convention == LC_NETCDF && !d->filled && stored == d->fill) {
        n->filled++;
        return LC_OK;
    }
    /* value = stored * scale_factor + add_offset; without a scale, -0 stays -0 */
    const double value = d->packed ? stored * d->scale + d->offset : stored;
    const double ranged = d->unpacked ? value : stored;
    if (ranged < d->least || ranged > d->most) {
        n->outside++;
        return LC_OK;
    }
    if (!is_exact(d->stored, i))
        return fail_inexact(d, i);
    n->unwritten += stored != 0 && stored == d->stored->node->fill; /* 0 is a value; PyTables sets it everywhere */
    *out = value;
    return LC_OK;
}

/* The number, in as few digits as say it. */
static void print_short(char out[LC_STORED_TEXT], const lc_stored *s, double value)
{
    double read = 0;
    for (int digits = 6; digits <= 17; digits++) {
        lc_text_print(out, LC_STORED_TEXT, "%.*g", digits, value);
        if (lc_text_number(&read, out) && (read == value || (s->element.bytes <= 4 && (float)read == (float)value)))
            return;
    }
}

static void note_named(const lc_declared *d, const counts *n, lc_buffer *notes)
{
    char number[LC_STORED_TEXT];
    lc_buffer list = {0};
    for (size_t i = d->named; i < d->missing_count; i++)
        if (n->met[i]) {
            print_short(number, d->stored, d->missing[i]);
            lc_buffer_format(&list, "%s%s", list.length ? ", " : "", number);
        }
    if (n->named)
        lc_buffer_line(notes, "%s: %s %s what its attributes call missing (%s): missing", d->what,
                       lc_counted(n->named, "value").text, lc_if_one(n->named, "is", "are"), list.text ? list.text : "");
    lc_buffer_free(&list);
}

static void note_unused(const lc_declared *d, lc_buffer *notes)
{
    lc_few names = {.most = LC_UNUSED_MOST};
    for (size_t i = 0; i < d->unused_count; i++)
        lc_few_add(&names, d->unused[i]->name, "");
    if (names.count)
        lc_buffer_line(notes, "%s: its attribute%s %s %s not applied: values are as they are stored", d->what,
                       lc_if_one(names.count, "", "s"), lc_few_text(&names), lc_if_one(names.count, "is", "are"));
    lc_few_free(&names);
}

static void note_unwritten(const lc_declared *d, const counts *n, lc_buffer *notes)
{
    char fill[LC_STORED_TEXT];
    if (!n->unwritten)
        return;
    print_short(fill, d->stored, d->stored->node->fill);
    lc_buffer_line(notes, "%s: %s %s what HDF5 reads where nothing was written, %s (missing: --na %s)", d->what,
                   lc_counted(n->unwritten, "value").text, lc_if_one(n->unwritten, "is", "are"), fill, fill);
}

static void note(const lc_declared *d, const counts *n, lc_buffer *notes)
{
    char words[LC_TEXT_MAX];
    if (!notes)
        return;
    if (d->stored->element.class == LC_H5_ENUM && !lc_words_are_truth(&d->stored->element)) {
        lc_words_list(words, &d->stored->element);
        lc_buffer_line(notes, "%s: words as their numbers, %s (leave it out: --drop)", d->what, words);
    }
    note_named(d, n, notes);
    note_unwritten(d, n, notes);
    note_unused(d, notes);
    if (n->least)
        lc_buffer_line(notes, "%s: %s %s the least that its integers can be, as R writes NA: missing", d->what,
                       lc_counted(n->least, "value").text, lc_if_one(n->least, "is", "are"));
    if (n->filled)
        lc_buffer_line(notes, "%s: %s %s the default fill of netCDF (%g): missing", d->what, lc_counted(n->filled, "value").text,
                       lc_if_one(n->filled, "is", "are"), d->fill);
    if (n->outside)
        lc_buffer_line(notes, "%s: %s %s outside its valid range (%g to %g%s): missing", d->what,
                       lc_counted(n->outside, "value").text, lc_if_one(n->outside, "is", "are"), d->least, d->most,
                       d->packed && !d->unpacked ? ", of its packed numbers" : "");
}

lc_status lc_stored_decode(double *value, const lc_stored *s, lc_convention convention, const char *what, lc_buffer *notes)
{
    lc_declared d = {.stored = s, .what = what, .convention = convention};
    counts n = {0};
    CHECK(lc_declared_read(&d));
    for (size_t i = 0; i < s->count; i++)
        CHECK(decode_one(&value[i], &n, &d, i));
    note(&d, &n, notes);
    return LC_OK;
}

bool lc_stored_is_packed(const lc_h5_node *node)
{
    return lc_h5_node_number(node, "scale_factor", 1) != 1 || lc_h5_node_number(node, "add_offset", 0) != 0;
}

/* Bytes of the floating numbers that an attribute has; of integers those of a double. */
static size_t bytes_of(const lc_h5_node *node, const char *name)
{
    const lc_h5_attribute *a = lc_h5_node_attribute(node, name);
    return !a ? 0 : a->element.class == LC_H5_FLOAT ? a->element.bytes : sizeof(double);
}

lc_status lc_stored_unpack(lc_stored *s, lc_convention convention, const char *what)
{
    double *value = NULL;
    const size_t scale = bytes_of(s->node, "scale_factor"), offset = bytes_of(s->node, "add_offset");
    if (s->field || !lc_stored_is_packed(s->node))
        return LC_OK;
    CHECK(lc_new(&value, s->count, sizeof *value));
    const lc_status status = lc_stored_decode(value, s, convention, what, NULL);
    if (status != LC_OK) {
        lc_free(value);
        return status;
    }
    lc_free(s->whole);
    lc_free(s->real);
    s->whole = NULL;
    s->real = value;
    s->unpacked = true;
    s->element = (lc_h5_element){.class = LC_H5_FLOAT, .bytes = scale > offset ? scale : offset, .count = 1};
    return LC_OK;
}

bool lc_stored_is_bare_list(const lc_h5_node *node)
{
    return node->axes == 1 && node->shape.size[0] > 1 && !node->scale && !*node->dimension[0] && lc_stored_is(node, NULL);
}
