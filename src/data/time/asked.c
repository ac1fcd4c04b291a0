/* asked - the columns and the format of time that a user names: --time and --time-format. */
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

/* --- columns ---------------------------------------------------------------------------------------------------------- */

static lc_status mark(bool *only, size_t *count, const lc_view *v, const char *text, const char *name)
{
    const size_t column = lc_view_find(v, name);
    if (column == v->columns)
        return lc_view_refuse_name(v, LC_E_USAGE, "time", text, name);
    if (*count == LC_TIME_COLUMNS_MAX)
        return lc_fail(LC_E_USAGE, "--time: at most %d columns are the time", LC_TIME_COLUMNS_MAX);
    *count += !only[column];
    only[column] = true;
    return LC_OK;
}

/* A single name needs no quotes, commas and all. */
static lc_status mark_all(bool *only, size_t *count, const lc_view *v, const char *text)
{
    lc_status status = LC_OK;
    char *name = NULL;
    lc_names list = {.at = text, .separators = ","};
    if (lc_view_find(v, text) < v->columns)
        return mark(only, count, v, text, text);
    TRY(lc_new(&name, strlen(text) + 1, 1));
    while (lc_names_next(name, &list))
        TRY(mark(only, count, v, text, name));
    if (list.open || *count == 0)
        FAIL(LC_E_USAGE, "--time '%s': names of columns between commas; a quote is not closed, or there is no name", text);
done:
    lc_free(name);
    return status;
}

/* --- what they hold --------------------------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    lc_time_part part;
    int64_t unit;
} words[] = {
    {"epoch", LC_TIME_EPOCH, 1},
    {"epoch_s", LC_TIME_EPOCH, 1},
    {"epoch_ms", LC_TIME_EPOCH, 1000},
    {"epoch_us", LC_TIME_EPOCH, 1000000},
    {"epoch_ns", LC_TIME_EPOCH, 1000000000},
    {"filetime", LC_TIME_EPOCH, LC_HUNDREDS},
    {"dotnet", LC_TIME_EPOCH, LC_HUNDREDS},
    {"gps", LC_TIME_EPOCH, 1},
    {"epoch_d", LC_TIME_SINCE, 86400},
    {"excel", LC_TIME_EXCEL, 0},
    {"matlab", LC_TIME_MATLAB, 0},
    {"jd", LC_TIME_JULIAN, 0},
    {"mjd", LC_TIME_MJD, 0},
};

/* A format of the cells of all columns, or a word for the first. */
static lc_status set_format(lc_time_columns *c, const char *format)
{
    lc_since since;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(format, words[i].word) == 0) {
            c->part[0] = words[i].part;
            c->unit = words[i].unit;
            c->epoch = words[i].part == LC_TIME_EPOCH ? words[i].unit : 0;
            c->hundreds = lc_hundreds_named(format);
            c->gps = strcmp(format, "gps") == 0;
            return c->count == 1 ? LC_OK : lc_fail(LC_E_USAGE, "--time-format %s is of one column; --time names one", format);
        }
    if (lc_since_read(&since, format)) {
        lc_since_take(c, &since);
        c->part[0] = LC_TIME_SINCE;
        return c->count == 1 ? LC_OK : lc_fail(LC_E_USAGE, "--time-format '%s' is of one column; --time names one", format);
    }
    const char *wrong = strchr(format, '%') ? lc_date_format_wrong(format)
                                            : "it is a format such as %Y-%m-%d %H:%M, or epoch, epoch_ms, epoch_us, epoch_ns, "
                                              "epoch_d, gps, excel, matlab, jd, mjd, filetime, dotnet, or such as 'seconds since "
                                              "1904-01-01' (days, hours, minutes, milliseconds, microseconds, nanoseconds)";
    if (wrong)
        return lc_fail(LC_E_USAGE, "--time-format '%s': %s", format, wrong);
    c->format = format;
    c->part[0] = LC_TIME_FORMAT;
    return LC_OK;
}

/* The column that a format without --time is of: the first whose first cell is written so, numbers by name only. */
static size_t find_formatted(const lc_view *v, const lc_time_columns *c)
{
    size_t column = 0;
    while (column < v->columns && !lc_part_reads(c, c->part[0], lc_view_cell(v, 0, column)))
        column++;
    return column;
}

static lc_status by_format(lc_time_columns *out, const lc_view *v, const lc_time_request *request, const bool *only)
{
    lc_time_columns c = {0};
    for (size_t column = 0; only && column < v->columns; column++)
        if (only[column])
            c.column[c.count++] = column;
    c.count = only ? c.count : 1;
    CHECK(set_format(&c, request->format));
    if (!only && (c.part[0] == LC_TIME_EPOCH || c.part[0] >= LC_TIME_EXCEL))
        return lc_fail(LC_E_USAGE, "--time-format %s: any number could be that; --time names the column", request->format);
    if (!only)
        c.column[0] = find_formatted(v, &c);
    if (c.column[0] == v->columns)
        return lc_fail(LC_E_DATA, "%s: no column is written as --time-format '%s' says; --time names it", v->path,
                       request->format);
    *out = c;
    return LC_OK;
}

/* A date's column and those of its time of day, which a year alone has not. */
static void by_date(lc_time_columns *c, const lc_view *v, const bool *only, bool one)
{
    c->count = 0;
    for (size_t column = 0; column < v->columns && !c->count; column++) {
        const lc_form form = only[column] ? lc_form_of(v, column, true) : (lc_form){0};
        if (form.is && (form.part != LC_TIME_YEAR || one)) {
            c->part[0] = form.part;
            c->column[c->count++] = column;
        }
    }
    if (c->count && c->part[0] == LC_TIME_EPOCH)
        lc_time_add_thousandths(c, v, only);
    else if (c->count)
        lc_time_add_clock(c, v, only);
}

static lc_status by_columns(lc_time_columns *out, const lc_view *v, const lc_time_request *request, const bool *only,
                            size_t count)
{
    lc_time_columns c = {0};
    if (request->parts)
        CHECK(lc_time_take_parts(&c, v, request));
    else if (count > 1)
        lc_time_compose(&c, v, only);
    if (!request->parts)
        lc_time_add_clock_of_day(&c, v, only);
    if (count > 1 && !c.count && !request->parts)
        lc_time_compose_asked(&c, v, only);
    for (size_t i = 0; i < c.count; i++)
        if (!only[c.column[i]])
            c.count = 0;
    if (c.count < count && !request->parts)
        by_date(&c, v, only, count == 1);
    if (c.count && c.count < count)
        lc_time_find_zone(&c, v, only, true);
    if (c.count && c.count + c.has_zone < count)
        CHECK(lc_time_ask_local(&c, v, only));
    for (size_t column = 0; column < v->columns; column++)
        if (only[column] && !lc_time_has(&c, column))
            return lc_fail(
                LC_E_DATA,
                "%s:%zu: --time: column '%s': '%.200s' is not written as a time that is known; --time-format says how "
                "it is (%%d.%%m.%%y, of several columns %%Y %%m, epoch, excel), or --time-parts what each column holds "
                "(date,hour1; date,period:1800)",
                v->path, v->line(v->table, 0), lc_view_name(v, column), lc_view_cell(v, 0, column));
    *out = c;
    return LC_OK;
}

lc_status lc_time_asked(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_status status = LC_OK;
    bool *only = NULL;
    size_t count = 0;
    if (request->columns) {
        TRY(lc_new(&only, v->columns, sizeof *only));
        TRY(mark_all(only, &count, v, request->columns));
    }
    TRY(request->format ? by_format(out, v, request, only) : by_columns(out, v, request, only, count));
done:
    lc_free(only);
    return status;
}
