/* direction - a column that counts down where no date says which way time goes: rows may be newest first. */
#include <math.h>

#include "core/words.h"
#include "data/sheet/column.h"

enum { ROWS_LEAST = 20 }; /* of a column that is not called a counter */

/* Whether the column's values fall by one step from row to row of each series. */
static bool counts_down(const lc_sheet *s, const double *value)
{
    double step = 0;
    for (size_t i = 0; i < s->series_count; i++)
        for (size_t row = 1; row < s->series[i].rows; row++) {
            const double this = value[s->series[i].row[row]] - value[s->series[i].row[row - 1]];
            step = step != 0 ? step : this;
            if (!(this < 0) || this != step)
                return false;
        }
    return step < 0;
}

/* Whether another column counts up: rows are in its order. */
static bool has_order(const lc_sheet *s, size_t column)
{
    const lc_view view = lc_sheet_view(s);
    for (size_t other = 0; other < s->columns; other++)
        if (other != column && lc_time_counts_up(&view, other))
            return true;
    return false;
}

lc_status lc_column_check_direction(const lc_sheet *s, size_t column, const lc_content *c, const double *value, bool counter)
{
    const char *name = s->name[column];
    if (s->time.count || c->texts || !c->whole || c->numbers < s->rows || s->rows < (counter ? 3 : ROWS_LEAST) ||
        !counts_down(s, value) || s->request->columns || lc_sheet_knows(s, column) || has_order(s, column))
        return LC_OK;
    const lc_typed typed = lc_typed_word(name);
    if (!s->request->start)
        return lc_fail(
            LC_E_DATA,
            "%s: column '%s' counts down from '%s', and no column of dates says whether rows are newest first: where it "
            "counts time, --time %s --time-format 'days since 1970-01-01' (hours, seconds); else --start keeps the "
            "file's order",
            s->csv->path, name, lc_sheet_cell(s, 0, column), typed.text);
    lc_sheet_note(s,
                  "column '%s' counts down from '%s', but --start counts on from the first row: where it counts time, that is "
                  "turned round (--time %s --time-format 'days since 1970-01-01', without --start)",
                  name, lc_sheet_cell(s, 0, column), typed.text);
    return LC_OK;
}
