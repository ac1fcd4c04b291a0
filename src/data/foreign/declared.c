/* declared - what the attributes of an array declare: fill values, valid range, scale and offset. */
#include "data/foreign/declared.h"

#include <ctype.h>
#include <math.h>

#include "core/names.h"
#include "core/text.h"

/* The nearest of 11 binary digits, which a half has; below 2^-14 they are fewer. */
static double as_half(double value)
{
    int exponent;
    frexp(value, &exponent);
    const double unit = ldexp(1, (exponent > -13 ? exponent : -13) - 11);
    return nearbyint(value / unit) * unit;
}

/* A number of another type as the array would have it: float32 has no 1e20, float16 no 9999. An integer beyond 2^53 is compared
 * as a double, as its attribute was read. */
static double as_stored(const lc_stored *s, double value)
{
    if (!s->real || !isfinite(value))
        return value;
    return s->element.bytes == 2 ? as_half(value) : s->element.bytes <= 4 ? (double)(float)value : value;
}

static const lc_h5_attribute *find(const lc_declared *d, const char *name)
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

/* Names that lc_declared_read obeys itself. */
static bool is_convention(const lc_declared *d, const char *name)
{
    static const char *const names[] = {"_FillValue", "missing_value", "scale_factor", "add_offset", NULL};
    static const char *const rex[] = {"psm_scale_factor", "psm_add_offset", NULL};
    return names[lc_names_find(names, name)] || (d->convention == LC_REX && rex[lc_names_find(rex, name)]);
}

static void add_missing(lc_declared *d, const lc_h5_attribute *a)
{
    for (size_t i = 0; a && i < a->count && d->missing_count < LC_DECLARED_MOST; i++)
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

/* Whether a name is one of these, letters and digits alone compared. */
static bool is_named(const char *name, const char *const *known)
{
    char word[LC_NAME_MAX];
    size_t length = 0;
    for (; *name && length + 1 < sizeof word; name++)
        if (isalnum((unsigned char)*name))
            word[length++] = *name;
    word[length] = '\0';
    return lc_names_among(word, known);
}

/* It may also be how many are missing, and is a value only where it cannot be a count. */
static const char *const doubtful[] = {"missing", NULL};

static bool is_marker(const lc_h5_attribute *a)
{
    static const char *const missing[] = {
        "fillvalue", "fillvalues",   "missingvalue",     "missingvalues", "missingdata", "nodata", "nodatavalue",
        "badvalue",  "invalidvalue", "codemissingvalue", "nullvalue",     "nanvalue",    NULL};
    if (is_named(a->name, missing))
        return true;
    return is_named(a->name, doubtful) && a->count > 0 && (value_of(a, 0) < 0 || value_of(a, 0) != floor(value_of(a, 0)));
}

/* Whether values would be others if it were applied. */
static bool changes_values(const lc_h5_attribute *a)
{
    static const char *const others[] = {"scale",  "scalefactor", "scaling",   "gain", "multiplier", "slope",
                                         "offset", "addoffset",   "intercept", "bias", NULL};
    const double value = a->count ? value_of(a, 0) : (double)NAN;
    if (isnan(value))
        return false;
    return is_named(a->name, doubtful) || (is_named(a->name, others) && (a->count > 1 || (value != 0 && value != 1)));
}

/* What arrays declare by the names of other programs: missing values are known by theirs, scales by their convention only. */
static void read_others(lc_declared *d)
{
    const lc_h5_node *node = d->stored->node;
    d->named = d->missing_count;
    d->unused_count = 0;
    if (d->stored->field) /* attributes are of the whole table */
        return;
    for (size_t i = 0; i < node->attributes; i++) {
        const lc_h5_attribute *a = &node->attribute[i];
        if (is_convention(d, a->name))
            continue;
        if (is_marker(a))
            add_missing(d, a);
        else if (changes_values(a) && d->unused_count < LC_UNUSED_MOST)
            d->unused[d->unused_count++] = a;
    }
}

static lc_status read_number(double *out, const lc_declared *d, const char *name)
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

static lc_status read_scale(lc_declared *d)
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

/* Whether the range is of values, not of stored numbers (NUG, valid_range): its type is that of the scale, and wider than the
 * stored one. Floating numbers of any width are never a range of integers. */
static bool is_of_values(const lc_declared *d, const lc_h5_attribute *range)
{
    const lc_h5_attribute *scale = find(d, "scale_factor"), *offset = find(d, "add_offset");
    if (!range || !d->packed || range->element.class != LC_H5_FLOAT)
        return false;
    const bool wide =
        (scale && scale->element.bytes == range->element.bytes) || (offset && offset->element.bytes == range->element.bytes);
    return !d->stored->real || (wide && range->element.bytes > d->stored->element.bytes);
}

static void read_range(lc_declared *d)
{
    const lc_h5_attribute *range = find(d, "valid_range"), *least = find(d, "valid_min"), *most = find(d, "valid_max");
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
    d->unpacked = is_of_values(d, range ? range : least ? least : most);
    if (!d->unpacked) {
        d->least = as_stored(d->stored, d->least);
        d->most = as_stored(d->stored, d->most);
    }
}

/* Of numbers whose sign an attribute says (netCDF-3 has no unsigned ones, OPeNDAP no signed bytes), the others are as they are
 * stored. */
static void reread_signed(lc_declared *d, double *value)
{
    const bool whole = !d->stored->real && lc_h5_node_text(d->stored->node, "_Unsigned");
    const int bits = (int)(8 * d->stored->element.bytes);
    if (whole && d->stored->element.class == LC_H5_UNSIGNED && *value < 0)
        *value += ldexp(1, bits);
    else if (whole && d->stored->element.class == LC_H5_SIGNED && *value >= ldexp(1, bits - 1))
        *value -= ldexp(1, bits);
}

lc_status lc_declared_read(lc_declared *d)
{
    CHECK(read_scale(d));
    add_missing(d, find(d, "_FillValue"));
    d->filled = d->missing_count > 0;
    add_missing(d, find(d, "missing_value"));
    read_others(d);
    d->fill = as_stored(d->stored, default_fill(d->stored->field ? &d->stored->element : &d->stored->node->element));
    reread_signed(d, &d->fill);
    read_range(d);
    for (size_t i = 0; i < d->missing_count; i++)
        reread_signed(d, &d->missing[i]);
    if (!d->unpacked) {
        reread_signed(d, &d->least);
        reread_signed(d, &d->most);
    }
    return LC_OK;
}

bool lc_declared_misses(const lc_declared *d, double stored)
{
    for (size_t i = 0; i < d->missing_count; i++)
        if (stored == d->missing[i])
            return true;
    return d->convention == LC_NETCDF && !d->filled && stored == d->fill;
}
