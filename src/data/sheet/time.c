/* time - which columns of a text file are the time. */
#include "data/sheet/phases.h"

static bool all_rows(const lc_sheet *s, size_t column, bool (*is)(const char *))
{
    for (size_t row = 0; row < s->rows; row++)
        if (!is(lc_sheet_cell(s, row, column)))
            return false;
    return true;
}

/* The first cell decides; eight bare digits count only if every cell is a valid date. */
static bool is_time(const lc_sheet *s, size_t column)
{
    lc_date date;
    return lc_date_read(&date, lc_sheet_cell(s, 0, column)) && (date.separator || all_rows(s, column, lc_sheet_is_date));
}

void lc_sheet_find_time(lc_sheet *s)
{
    s->time = s->clock = LC_NO_COLUMN;
    for (size_t column = 0; column < s->columns && s->time == LC_NO_COLUMN; column++)
        if (is_time(s, column))
            s->time = (long)column;
    size_t next = (size_t)(s->time + 1);
    if (s->time != LC_NO_COLUMN && next < s->columns && all_rows(s, next, lc_sheet_is_clock))
        s->clock = (long)next;
}
