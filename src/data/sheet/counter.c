/* counter - columns that count the rows of a table: the index of a data frame, numbers of rows. */
#include <math.h>
#include <string.h>

#include "data/known.h"
#include "data/sheet/column.h"

/* Whether no column before has a name or a cell: between bars, the first is empty. */
static bool is_first(const lc_sheet *s, size_t column)
{
    for (size_t before = 0; before < column; before++)
        for (size_t row = 0; row < s->rows; row++)
            if (!s->unnamed[before] || *lc_sheet_cell(s, row, before))
                return false;
    return true;
}

/* How numbers go from row to row. */
typedef struct course {
    bool one_way, even; /* always rise, or always fall; by one step */
    double step;        /* from the first to the second one */
} course;

/* In each series in order of time: rows that were shuffled count on there. Rows of one time do not. */
static course find_course(const lc_sheet *s, const double *value)
{
    size_t most = 0;
    course of = {.one_way = s->time.count > 0, .even = s->time.count > 0};
    for (size_t i = 0; i < s->series_count; i++) {
        most = s->series[i].rows > most ? s->series[i].rows : most;
        for (size_t row = 1; row < s->series[i].rows; row++) {
            const double step = value[s->series[i].row[row]] - value[s->series[i].row[row - 1]];
            of.step = of.step != 0 ? of.step : step;
            of.even = of.even && step == of.step;
            of.one_way = of.one_way && step * of.step > 0;
        }
    }
    of.one_way = of.one_way && most > 2; /* one step shows nothing */
    return of;
}

/* The index of a data frame: the first column, unnamed next to named ones, whole numbers that rise or fall, also with rows taken
 * out, or that are from 0 or 1 on, as several frames below each other have them; another unnamed one behind a name, from 0 or 1
 * on. */
static bool is_index(const lc_sheet *s, size_t column, const lc_content *c, const course *of)
{
    if (!s->unnamed[column])
        return false;
    if (is_first(s, column))
        return column + 1 < s->columns && !s->unnamed[column + 1] && (of->one_way || c->lowest == 0 || c->lowest == 1);
    return !s->unnamed[column - 1] && of->one_way && of->even && fabs(of->step) == 1 && c->lowest <= 1;
}

bool lc_column_is_counter(const lc_sheet *s, size_t column, const lc_content *c, const double *value)
{
    const char *name = s->name[column]; /* R calls an index X */
    const bool named = lc_known_counter(name) || lc_known_id(name) || strcmp(name, "X") == 0;
    if (!c->whole || !(named || s->unnamed[column]))
        return false;
    course of = {c->one_way, c->even, c->step};
    if (!c->one_way && c->numbers == s->rows)
        of = find_course(s, value);
    return (is_index(s, column, c, &of) && c->numbers > 1) || (named && of.one_way && of.even && c->numbers > 2);
}
