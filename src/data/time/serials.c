/* serials - day numbers of Excel among dates, as a sheet has them that took some texts for dates and left others. */
#include <stdio.h>
#include <string.h>

#include "data/time/room.h"

void lc_time_take_serials(lc_time_columns *c, const lc_view *v)
{
    size_t serials = 0;
    for (size_t row = 0; row < v->rows && c->part[0] == LC_TIME_DATE && c->count == 1; row++)
        serials += lc_is_serial(lc_view_cell(v, row, c->column[0]));
    c->serials = serials > 0 && serials < v->rows;
}

/* A sheet that took 1/2/2021 for the other one of 2 January and 1 February breaks the order of rows. */
lc_status lc_time_check_serials(const lc_time_columns *c, const lc_view *v)
{
    char day[LC_CALENDAR_TEXT], what[LC_TEXT_MAX];
    lc_moment m, last = {0};
    bool rises = true, falls = true;
    size_t first = 0;
    for (size_t row = 0; row < v->rows; row++, last = m) {
        CHECK(lc_row_moment(&m, v, c, row));
        rises &= !row || m.second > last.second;
        falls &= !row || m.second < last.second;
    }
    while (!lc_is_serial(lc_view_cell(v, first, c->column[0])))
        first++;
    CHECK(lc_row_moment(&m, v, c, first));
    lc_calendar_format(day, LC_CALENDAR_GREGORIAN, m.second);
    day[10] = '\0';
    if (rises || falls) {
        lc_view_note(v, "column '%s' has day numbers of Excel among its dates: '%s' is %s", lc_view_name(v, c->column[0]),
                     lc_view_cell(v, first, c->column[0]), day);
        return LC_OK;
    }
    snprintf(what, sizeof what,
             "is a number among dates, %s as a day of Excel, with which rows are not in order: its sheet may have taken days for "
             "months; write all dates in one form",
             day);
    return lc_view_fail(v, first, c->column[0], what);
}
