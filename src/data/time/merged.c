/* merged - dates and years that are written only in the first of their rows, blank below, as spreadsheets have merged cells. */
#include "data/time/room.h"

enum { ROWS_MOST = 5000, DAY = 86400 }; /* of a day: every row looks for its date */

static bool is_blank(const lc_view *v, const lc_time_columns *c, size_t row)
{
    return !*lc_view_cell(v, row, c->column[0]);
}

/* What continues from row to row: seconds of the day, or of the year, as if a month had 32 days; -1 for what is none. */
static int64_t rest_of(const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date = {0};
    for (size_t i = 1; i < c->count; i++)
        if (!lc_part_take(&date, c, c->part[i], lc_view_cell(v, row, c->column[i])))
            return -1;
    return (date.part[1] * 32 + date.part[2]) * (int64_t)DAY + date.seconds;
}

size_t lc_merged_row(const lc_view *v, const lc_time_columns *c, size_t row)
{
    while (row && is_blank(v, c, row))
        row--;
    return row;
}

void lc_time_take_merged(lc_time_columns *c, const lc_view *v)
{
    size_t first = 0, blank = 0;
    int64_t last = -1;
    const bool days = c->part[0] == LC_TIME_DATE && c->part[1] >= LC_TIME_CLOCK, years = c->part[0] == LC_TIME_YEAR;
    if (c->count < 2 || !(days || years) || is_blank(v, c, 0))
        return;
    for (size_t row = 0; row < v->rows; row++) {
        const int64_t rest = rest_of(v, c, row);
        const bool below = is_blank(v, c, row);
        if (rest < 0 || (below && (rest <= last || row - first >= ROWS_MOST)))
            return;
        first = below ? first : row;
        blank += below;
        last = rest;
    }
    c->merged = blank > 0;
    if (c->merged)
        lc_view_note(v, "column '%s' is blank in %zu of %zu rows, in which the %s: they are of the %s above",
                     lc_view_name(v, c->column[0]), blank, v->rows, years ? "year continues" : "clock continues",
                     years ? "year" : "date");
}
