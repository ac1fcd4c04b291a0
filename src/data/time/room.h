/* room - what the files of data/time share. */
#ifndef LC_DATA_TIME_ROOM_H
#define LC_DATA_TIME_ROOM_H

#include "data/time/time.h"

static inline const char *lc_view_cell(const lc_view *view, size_t row, size_t column)
{
    return view->cell(view->table, row, column);
}

static inline const char *lc_view_name(const lc_view *view, size_t column)
{
    return view->name(view->table, column);
}

/* Adds "FILE: ..." and a line end to the notes. */
void lc_view_note(const lc_view *view, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The order of day, month and year in a column's dates (rows): the one asked for, else the one under which most rows are
 * days; among equals the one that puts rows in order of time, then the one of even steps. A note says which and why. */
lc_status lc_time_order(lc_date_order *out, const lc_view *view, const lc_time_request *request, const lc_date *date);

#endif
