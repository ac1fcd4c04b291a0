/* stored - reading numbers with their type, and what they mean. */
#include "data/foreign/stored.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/text.h"

enum { MISSING_MOST = 64 };

/* --- reading ---------------------------------------------------------------------------------------------------------- */

lc_h5_element lc_stored_element(const lc_h5_node *node, const char *field)
{
    for (size_t i = 0; field && i < node->fields; i++)
        if (strcmp(node->field[i].name, field) == 0)
            return node->field[i].element;
    return node->element;
}

bool lc_stored_is(const lc_h5_node *node, const char *field)
{
    return node->kind == LC_H5_ARRAY && lc_stored_element(node, field).class <= LC_H5_ENUM;
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
        return lc_fail(LC_E_DATA, "'%s' cannot be read here: %s", node->path, node->unreadable);
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

/* A number of another type as the array would have it: float32 has no 1e20. An integer beyond 2^53 is compared as a double, as
 * its attribute was read. */
static double as_stored(const lc_stored *s, double value)
{
    if (s->real)
        return s->element.bytes <= 4 ? (double)(float)value : value;
    return value;
}

/* --- what is declared ------------------------------------------------------------------------------------------------- */

typedef struct decoding {
    const lc_stored *stored;
    const char *what;
    lc_convention convention;
    double missing[MISSING_MOST];
    size_t missing_count;
    bool filled; /* a _FillValue is declared */
    double fill; /* the default one */
    double least, most;
    bool unpacked; /* the valid range is of values, not of stored numbers */
    bool packed;
    double scale, offset;
} decoding;

static const lc_h5_attribute *find(const decoding *d, const char *name)
{
    return lc_h5_node_attribute(d->stored->node, name);
}

/* Its values, also where they are written as text. */
static double value_of(const lc_h5_attribute *a, size_t i)
{
    double value = (double)NAN;
    if (a->number)
        return a->number[i];
    lc_text_number(&value, a->text[i]);
    return value;
}

static void add_missing(decoding *d, const char *name)
{
    const lc_h5_attribute *a = find(d, name);
    for (size_t i = 0; a && i < a->count && d->missing_count < MISSING_MOST; i++)
        d->missing[d->missing_count++] = as_stored(d->stored, value_of(a, i));
}

/* The values that netCDF fills with what is never written; a byte has no such value. */
static double default_fill(const lc_h5_element *e)
{
    static const double fill_signed[] = {-32767, -2147483647, -9223372036854775806.0};
    static const double fill_unsigned[] = {65535, 4294967295.0, 18446744073709551614.0};
    const size_t size = e->bytes == 2 ? 0 : e->bytes == 4 ? 1 : 2;
    if (e->class == LC_H5_FLOAT)
        return 9.9692099683868690e+36;
    if (e->bytes < 2 || e->class == LC_H5_ENUM)
        return (double)NAN;
    return e->class == LC_H5_SIGNED ? fill_signed[size] : fill_unsigned[size];
}

static lc_status read_number(double *out, const decoding *d, const char *name)
{
    const lc_h5_attribute *a = find(d, name);
    if (!a || a->count == 0)
        return LC_OK;
    const double value = value_of(a, 0);
    if (!isfinite(value) || a->count != 1)
        return lc_fail(LC_E_DATA, "%s: its %s is not a number; values cannot be known", d->what, name);
    *out = value;
    return LC_OK;
}

static lc_status read_scale(decoding *d)
{
    d->scale = 1;
    const bool rex = d->convention == LC_REX;
    CHECK(read_number(&d->scale, d, rex && find(d, "psm_scale_factor") ? "psm_scale_factor" : "scale_factor"));
    CHECK(read_number(&d->offset, d, rex && find(d, "psm_add_offset") ? "psm_add_offset" : "add_offset"));
    if (d->scale == 0)
        return lc_fail(LC_E_DATA, "%s: its scale_factor is 0; values cannot be known", d->what);
    if (rex && d->offset == 0)
        d->scale = 1 / d->scale;
    d->packed = d->scale != 1 || d->offset != 0;
    return LC_OK;
}

/* The range is of values where its type is wider than the stored one, and that of scale_factor. */
static void read_range(decoding *d)
{
    const lc_h5_attribute *range = find(d, "valid_range"), *least = find(d, "valid_min"), *most = find(d, "valid_max");
    const lc_h5_attribute *scale = find(d, "scale_factor"), *any = range ? range : least ? least : most;
    d->least = -(double)INFINITY;
    d->most = (double)INFINITY;
    if (least && least->count == 1 && !range)
        d->least = value_of(least, 0);
    if (most && most->count == 1 && !range)
        d->most = value_of(most, 0);
    if (range && range->count == 2) {
        d->least = value_of(range, 0);
        d->most = value_of(range, 1);
    }
    d->unpacked = any && scale && d->packed && !d->stored->real && any->element.class == LC_H5_FLOAT;
    if (!d->unpacked) {
        d->least = as_stored(d->stored, d->least);
        d->most = as_stored(d->stored, d->most);
    }
}

/* Of unsigned numbers that netCDF-3 stores as signed ones, the attributes are signed as well. */
static void reread_signed(decoding *d, double *value)
{
    const bool whole = !d->stored->real && lc_h5_node_text(d->stored->node, "_Unsigned");
    if (whole && d->stored->element.class == LC_H5_UNSIGNED && *value < 0)
        *value += ldexp(1, (int)(8 * d->stored->element.bytes));
}

static lc_status read_decoding(decoding *d)
{
    CHECK(read_scale(d));
    add_missing(d, "_FillValue");
    d->filled = d->missing_count > 0;
    add_missing(d, "missing_value");
    d->fill = as_stored(d->stored, default_fill(&d->stored->element));
    read_range(d);
    for (size_t i = 0; i < d->missing_count; i++)
        reread_signed(d, &d->missing[i]);
    if (!d->unpacked) {
        reread_signed(d, &d->least);
        reread_signed(d, &d->most);
    }
    return LC_OK;
}

/* --- decoding --------------------------------------------------------------------------------------------------------- */

typedef struct counts {
    size_t filled, outside;
} counts;

static bool is_missing(const decoding *d, double stored)
{
    for (size_t i = 0; i < d->missing_count; i++)
        if (stored == d->missing[i])
            return true;
    return false;
}

static lc_status decode_one(double *out, counts *n, const decoding *d, size_t i)
{
    const double stored = lc_stored_at(d->stored, i);
    *out = (double)NAN;
    if (is_missing(d, stored) || isnan(stored))
        return LC_OK;
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
        return lc_fail(LC_E_DATA,
                       "%s: element %zu is %" PRId64
                       ": an integer beyond 2^53 that a number of Lanecast cannot hold exactly; leave it out (--columns)",
                       d->what, i, d->stored->whole[i]);
    *out = value;
    return LC_OK;
}

static void note(const decoding *d, const counts *n, lc_buffer *notes)
{
    if (notes && n->filled)
        lc_buffer_line(notes, "%s: %s %s the default fill of netCDF (%g): missing", d->what, lc_counted(n->filled, "value").text,
                       lc_if_one(n->filled, "is", "are"), d->fill);
    if (notes && n->outside)
        lc_buffer_line(notes, "%s: %s %s outside its valid range (%g to %g): missing", d->what,
                       lc_counted(n->outside, "value").text, lc_if_one(n->outside, "is", "are"), d->least, d->most);
}

lc_status lc_stored_decode(double *value, const lc_stored *s, lc_convention convention, const char *what, lc_buffer *notes)
{
    decoding d = {.stored = s, .what = what, .convention = convention};
    counts n = {0};
    CHECK(read_decoding(&d));
    for (size_t i = 0; i < s->count; i++)
        CHECK(decode_one(&value[i], &n, &d, i));
    note(&d, &n, notes);
    return LC_OK;
}

bool lc_stored_is_packed(const lc_h5_node *node)
{
    return lc_h5_node_number(node, "scale_factor", 1) != 1 || lc_h5_node_number(node, "add_offset", 0) != 0;
}
