/* said - units, beginnings and clocks that attributes of a time name. */
#include "data/foreign/said.h"

#include <string.h>

#include "core/date.h"
#include "core/names.h"

static bool is_units(const char *name)
{
    static const char *const names[] = {"units", "unit", "time_units", "time_unit", NULL};
    return lc_names_among(name, names);
}

/* Of attributes that are units, those come first that are called so. */
static int rank_of(const char *name)
{
    return strcmp(name, "units") == 0 ? 0 : is_units(name) ? 1 : 2;
}

static lc_status read_units(bool *found, lc_plan *p, const lc_h5_attribute *a)
{
    lc_cf_units units;
    const lc_status status = lc_cf_units_read(&units, a->text[0], lc_h5_node_text(p->time, "calendar"), p->time->path);
    if (status != LC_OK && is_units(a->name)) /* else it is a description */
        return lc_fail(LC_E_DATA, "%s: %s", p->path, lc_error_message());
    *found = status == LC_OK;
    if (*found && strcmp(a->name, "units") != 0)
        lc_plan_note(p, "'%s' is read as its attribute '%s' says: %s", p->time->name, a->name, a->text[0]);
    p->form = *found ? LC_FORM_UNITS : p->form;
    p->units = *found ? units : p->units;
    return LC_OK;
}

lc_status lc_said_units(bool *found, lc_plan *p)
{
    *found = false;
    for (int rank = 0; rank <= 2; rank++)
        for (size_t i = 0; i < p->time->attributes && !*found; i++) {
            const lc_h5_attribute *a = &p->time->attribute[i];
            if (rank_of(a->name) == rank && a->text && lc_cf_units_looks(a->text[0]))
                CHECK(read_units(found, p, a));
        }
    return LC_OK;
}

/* What an attribute may call the day from which numbers count. */
static bool is_origin(const char *name)
{
    static const char *const names[] = {"epoch", "origin", "reference_date", "reference_time", "base_date", NULL};
    return lc_names_among(name, names);
}

static bool is_other_day(const char *text)
{
    lc_date date;
    if (!lc_date_read(&date, text) || date.unit != LC_DATE_DAY)
        return false;
    const lc_day day = lc_date_day(&date, LC_DATE_UNKNOWN, LC_DATE_PIVOT);
    return day.year != 1970 || day.month != 1 || day.day != 1 || date.seconds != 0;
}

/* A clock whose seconds begin on another day. */
static bool names_clock(const char *text)
{
    static const char *const clocks[] = {"gps", "labview", "j2000"};
    bool named = false;
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        named |= strcasestr(text, clocks[i]) != NULL;
    return named;
}

static bool is_other_unit(const char *text, int64_t nanoseconds)
{
    int64_t unit;
    return lc_cf_unit_find(&unit, text) && unit != nanoseconds;
}

static bool contradicts(const lc_h5_attribute *a, int64_t nanoseconds)
{
    const char *text = a->text ? a->text[0] : "";
    const bool units = is_units(a->name), named = strcmp(a->name, "long_name") == 0 || is_origin(a->name);
    return (is_origin(a->name) && is_other_day(text)) || (units && is_other_unit(text, nanoseconds)) ||
           ((units || named) && names_clock(text));
}

lc_status lc_said_check_epoch(const lc_plan *p, int64_t nanoseconds, const char *what)
{
    static const char *const way = "say which they are with --time-format epoch_s (epoch_ms, epoch_us, epoch_ns, 'seconds since "
                                   "1980-01-06')";
    if (p->time_slab.field) /* attributes are of the whole table */
        return LC_OK;
    if (names_clock(lc_plan_time(p)))
        return lc_fail(LC_E_USAGE, "%s: its numbers are those of today as an epoch since 1970, and its name is of another: %s",
                       what, way);
    for (size_t i = 0; i < p->time->attributes; i++)
        if (contradicts(&p->time->attribute[i], nanoseconds))
            return lc_fail(LC_E_USAGE,
                           "%s: its numbers are those of today as an epoch since 1970, and its attribute '%s' is '%s': %s", what,
                           p->time->attribute[i].name, p->time->attribute[i].text[0], way);
    return LC_OK;
}
