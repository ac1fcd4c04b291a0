/* made_up - an axis that is made up, and whether it would turn time round: the rows' own dates, read or not, say which way it
 * goes. */
#include "data/time/room.h"

enum { NANO = 1000000000 };

static lc_status read_start(lc_made_up *axis, const char *text)
{
    lc_date date;
    if (!lc_date_parse(&axis->first, text) || !lc_date_read(&date, text))
        return lc_fail(LC_E_USAGE, "--start %s: not a stamp such as 2016-07-01 00:00:00", text);
    if (date.zoned)
        return lc_fail(LC_E_USAGE, "--start %s: stamps that are made up have no offset from UTC: give the local time alone",
                       text);
    axis->ticks = lc_ticks_of(date.nanosecond);
    axis->nanosecond = date.nanosecond;
    return LC_OK;
}

lc_status lc_time_make_up(lc_made_up *out, const char *start, const char *step)
{
    lc_made_up axis = {.ticks = 1};
    if (!lc_step_read(&axis.step, step ? step : "1day"))
        return lc_fail(
            LC_E_USAGE,
            "--step %s: expected a number above 0, seconds or with a unit, of a century at most: 90, 0.5s, 10min, 1.5h, "
            "1day, 1week, 1month, 1year",
            step);
    if (start)
        CHECK(read_start(&axis, start));
    const int64_t ticks = lc_ticks_of(axis.step.nanoseconds);
    axis.ticks = ticks > axis.ticks ? ticks : axis.ticks;
    *out = axis;
    return LC_OK;
}

lc_status lc_made_up_stamps(int64_t *stamp, size_t rows, const lc_made_up *axis)
{
    const int64_t unit = NANO / axis->ticks, step = axis->step.nanoseconds / unit;
    const int months = axis->step.months;
    int64_t first, span, last;
    int day;
    if (__builtin_mul_overflow(axis->first, axis->ticks, &first) || __builtin_mul_overflow((int64_t)rows, step, &span) ||
        __builtin_add_overflow(first + axis->nanosecond / unit, span, &last) || (months && rows > (size_t)(INT32_MAX / months)))
        return lc_fail(LC_E_USAGE, "%zu rows by this --start and --step end later than stamps can be", rows);
    lc_calendar_month(&day, LC_CALENDAR_GREGORIAN, axis->first);
    for (size_t row = 0; row < rows; row++) {
        const int64_t from =
            months ? lc_calendar_add_months(LC_CALENDAR_GREGORIAN, axis->first, months * (int)row, day) * axis->ticks
                   : first + (int64_t)row * step;
        stamp[row] = from + axis->nanosecond / unit;
    }
    return LC_OK;
}

/* Of dates that are not read: the first year is later than the last one. */
static bool years_fall(const lc_view *v, size_t column)
{
    const int first = lc_year_in(lc_view_cell(v, 0, column)), last = lc_year_in(lc_view_cell(v, v->rows - 1, column));
    return first > last && last > 1000;
}

static bool moments_fall(const lc_view *v, const lc_time_columns *c)
{
    lc_moment first, last;
    return lc_row_moment(&first, v, c, 0) == LC_OK && lc_row_moment(&last, v, c, v->rows - 1) == LC_OK &&
           first.second > last.second;
}

bool lc_time_note_direction(const lc_view *v, const lc_time_columns *c)
{
    size_t column = c->column[0];
    bool falls = c->count && moments_fall(v, c);
    for (size_t i = 0; i < v->columns && !c->count && !falls; i++)
        if (lc_name_says_time(lc_view_name(v, i)) || lc_time_has_other(c, i)) {
            column = i;
            falls = years_fall(v, i) || lc_time_counts_down(v, i);
        }
    if (falls)
        lc_view_note(
            v,
            "column '%s' is newest first, from '%.80s' to '%.80s', but --start counts on from the first row: time is turned "
            "round; sort the file, or leave --start out",
            lc_view_name(v, column), lc_view_cell(v, 0, column), lc_view_cell(v, v->rows - 1, column));
    return falls;
}
