/* channels - reading the channels of a series: a variable each, or one array for all. */
#include <string.h>

#include "core/mem.h"
#include "core/memory.h"
#include "data/units.h"
#include "data/native/layout.h"
#include "data/native/reader.h"

static bool is_first(const lc_reader *r)
{
    return r->series == r->dataset->series;
}

/* Room for the channels of the group: as many as the first series has. */
static lc_status make_room(const lc_reader *r, size_t channels)
{
    if (is_first(r)) {
        CHECK(lc_new(&r->dataset->channel, channels, sizeof *r->dataset->channel));
        r->dataset->channels = channels;
    }
    if (channels != r->dataset->channels)
        return lc_fail(LC_E_DATA, "%s: series '%s' has %zu channels, the first %zu", r->path, r->series->name, channels,
                       r->dataset->channels);
    return LC_OK;
}

/* The first series says which channels there are, every other has the same. Takes the name. */
static lc_status take_name(const lc_reader *r, size_t c, char *name)
{
    lc_status status = LC_OK;
    char **known = &r->dataset->channel[c].name;
    if (!*known) {
        *known = name;
        return LC_OK;
    }
    if (strcmp(name, *known) != 0)
        status = lc_fail(LC_E_DATA, "%s: series '%s' has channel '%s' where the first has '%s'", r->path, r->series->name, name,
                         *known);
    lc_free(name);
    return status;
}

/* Values stay as they are; those of the first series name the units. */
static lc_status note_units(const lc_reader *r, size_t c, const char *member)
{
    char *units = NULL;
    const lc_channel *first = &r->dataset->channel[c];
    CHECK(lc_reader_text(&units, r, member, "units", "1"));
    if (r->notes && lc_units_differ(first->units, units))
        lc_buffer_line(r->notes,
                       "%s: series '%s': channel '%s' is in %s, and in %s in the first series: values are taken as they are",
                       r->path, r->series->name, first->name, units, first->units);
    lc_free(units);
    return LC_OK;
}

/* --- a variable each ------------------------------------------------------------------------------------------------- */

static lc_status read_variable(const lc_reader *r, size_t c, const char *member, const char *named)
{
    lc_status status = LC_OK;
    double *value = NULL;
    char *name = NULL;
    TRY(lc_copy_text(&name, named));
    TRY(take_name(r, c, name));
    if (is_first(r))
        TRY(lc_reader_text(&r->dataset->channel[c].units, r, member, "units", "1"));
    else
        TRY(note_units(r, c, member));
    const lc_h5_shape rows = lc_reader_rows(r);
    TRY(lc_reader_values(&value, r, member, &rows));
    for (size_t row = 0; row < r->series->rows; row++)
        r->series->value[row * r->dataset->channels + c] = value[row];
done:
    lc_free(value);
    return status;
}

/* A variable that another program renamed, and left its long name: the new name counts. */
static lc_status obey_renaming(char **name, const lc_reader *r, const char *member)
{
    if (r->layout == 1 || lc_native_is_member_of(member, *name))
        return LC_OK;
    if (r->notes && is_first(r))
        lc_buffer_line(r->notes, "%s: channel '%s' has the name of its variable, not its long name '%s'", r->path, member, *name);
    lc_free(*name);
    *name = NULL;
    return lc_copy_text(name, member);
}

/* What the variables are called. One that others computed may have the long name of the first: both then have their own. */
static lc_status read_long_names(char **name, const lc_reader *r, char *const *member, size_t members)
{
    for (size_t i = 0; i < members; i++) {
        if (lc_native_is_reserved(member[i], r->layout))
            continue;
        CHECK(lc_reader_text(&name[i], r, member[i], "long_name", member[i]));
        CHECK(obey_renaming(&name[i], r, member[i]));
    }
    return LC_OK;
}

static bool is_shared(char *const *name, size_t members, size_t i)
{
    for (size_t k = 0; k < members; k++)
        if (k != i && name[k] && strcmp(name[k], name[i]) == 0)
            return true;
    return false;
}

static lc_status read_narrow(const lc_reader *r)
{
    lc_status status = LC_OK;
    char **member = NULL, **name = NULL;
    size_t members = 0, channels = 0, values;
    TRY(lc_h5_names(&member, &members, r->group));
    for (size_t i = 0; i < members; i++)
        channels += !lc_native_is_reserved(member[i], r->layout);
    TRY(make_room(r, channels));
    if (__builtin_mul_overflow(r->series->rows, channels, &values))
        FAIL(LC_E_DATA, "%s: series '%s': too many values", r->path, r->series->name);
    TRY(lc_memory_check((double)values * sizeof(double), r->path));
    TRY(lc_new(&r->series->value, values, sizeof *r->series->value));
    TRY(lc_new(&name, members + 1, sizeof *name));
    TRY(read_long_names(name, r, member, members));
    for (size_t i = 0, c = 0; i < members; i++)
        if (name[i])
            TRY(read_variable(r, c++, member[i], is_shared(name, members, i) ? member[i] : name[i]));
done:
    lc_free_texts(name, members);
    lc_free_texts(member, members);
    return status;
}

/* --- one array ------------------------------------------------------------------------------------------------------- */

static lc_status read_list(char ***out, size_t *count, const lc_reader *r, const char *member)
{
    CHECK(lc_h5_read_texts(out, count, r->group, member));
    if (*count == r->dataset->channels)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: series '%s': '%s' has %zu texts, there are %zu channels", r->path, r->series->name, member,
                   *count, r->dataset->channels);
}

static lc_status read_names(const lc_reader *r)
{
    lc_status status = LC_OK;
    char **name = NULL, **units = NULL;
    size_t names = 0, unit_count = 0;
    TRY(read_list(&name, &names, r, "channel_name"));
    TRY(read_list(&units, &unit_count, r, "channel_units"));
    for (size_t c = 0; c < names; c++) {
        char *taken = name[c], **known = &r->dataset->channel[c].units;
        name[c] = NULL;
        TRY(take_name(r, c, taken));
        if (is_first(r)) {
            *known = units[c];
            units[c] = NULL;
        }
    }
done:
    lc_free_texts(units, unit_count);
    lc_free_texts(name, names);
    return status;
}

static lc_status read_values(lc_h5_shape *shape, const lc_reader *r)
{
    const lc_h5_node *node;
    CHECK(lc_reader_fits(r, "values", sizeof(double)));
    if (!r->tree)
        return lc_h5_read_array(&r->series->value, shape, r->group, "values", LC_H5_F64);
    CHECK(lc_reader_node(&node, r, "values"));
    *shape = node->shape;
    return lc_reader_values(&r->series->value, r, "values", shape);
}

static lc_status read_wide(const lc_reader *r)
{
    lc_h5_shape shape;
    CHECK(read_values(&shape, r));
    const lc_h5_shape rows = lc_reader_rows(r);
    if (shape.rank != rows.rank + 1 || memcmp(shape.size, rows.size, rows.rank * sizeof *rows.size) != 0)
        return lc_fail(LC_E_DATA, "%s: series '%s': 'values' is not an array of %zu rows and their channels", r->path,
                       r->series->name, r->series->rows);
    CHECK(make_room(r, shape.size[rows.rank]));
    return read_names(r);
}

lc_status lc_reader_channels(const lc_reader *r)
{
    bool wide = false;
    CHECK(lc_h5_has(&wide, r->group, "values"));
    return r->layout > 1 && wide ? read_wide(r) : read_narrow(r);
}
