/* year_number - dates of a year and a number, 2000:1 and 2000-1: how many of its parts a year has, by the dates in order of time,
 * whatever the order of rows. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/time/room.h"

enum { YEAR = 100, YEARS_LEAST = 2, ROWS_LEAST = 3, FORMAT = 16 /* bytes of one */ };

static const char digits[] = "0123456789";

/* Numbers behind years, YEAR times the year and the number, ascending, each once. */
typedef struct numbers {
    int64_t *of;
    size_t count;
} numbers;

/* False where a date is of another unit; *row is that. */
static bool take_row(int64_t *out, lc_status *status, const lc_view *v, const lc_time_columns *c, lc_date_unit unit, size_t row)
{
    lc_date date;
    *status = lc_row_date(&date, v, c, row);
    *out = (int64_t)YEAR * date.part[0] + date.part[1];
    return *status == LC_OK && date.unit == unit;
}

/* other: the first row of another unit; the view's rows: there is none. numbers->of: lc_free. */
static lc_status find_numbers(numbers *n, size_t *other, const lc_view *v, const lc_time_columns *c, lc_date_unit unit)
{
    lc_status status = LC_OK;
    size_t row = 0;
    *n = (numbers){0};
    CHECK(lc_new(&n->of, v->rows, sizeof *n->of));
    while (row < v->rows && take_row(&n->of[row], &status, v, c, unit, row))
        row++;
    *other = row;
    n->count = lc_sort_distinct(n->of, row);
    return status;
}

static int number_of(int64_t one)
{
    return (int)(one % YEAR);
}

static int largest_of(const numbers *n)
{
    int largest = 0;
    for (size_t i = 0; i < n->count; i++)
        largest = number_of(n->of[i]) > largest ? number_of(n->of[i]) : largest;
    return largest;
}

/* --- 2000:1 ------------------------------------------------------------------------------------------------------------ */

static bool unit_of(lc_date_unit *out, int most)
{
    *out = most == 4 ? LC_DATE_QUARTER : most == 12 ? LC_DATE_MONTH : most == 2 ? LC_DATE_HALF : LC_DATE_WEEK;
    return most == 2 || most == 4 || most == 12 || most == 52 || most == 53;
}

/* The largest number that the next year's first one follows is how many a year has; 0 where none does, or another is larger. */
static int find_most(const numbers *n)
{
    int turn = 0;
    for (size_t i = 1; i < n->count; i++)
        if (n->of[i] / YEAR == n->of[i - 1] / YEAR + 1 && number_of(n->of[i]) == 1 && number_of(n->of[i - 1]) > turn)
            turn = number_of(n->of[i - 1]);
    return turn == largest_of(n) ? turn : 0;
}

lc_status lc_time_decide_count(lc_time_columns *c, const lc_view *v)
{
    static const char *const names[] = {
        [LC_DATE_MONTH] = "months", [LC_DATE_QUARTER] = "quarters", [LC_DATE_HALF] = "half years", [LC_DATE_WEEK] = "weeks"};
    numbers n;
    size_t other;
    lc_status status = find_numbers(&n, &other, v, c, LC_DATE_COUNTED);
    const int most = find_most(&n);
    lc_free(n.of);
    CHECK(status);
    if (other < v->rows)
        return lc_view_fail(v, other, c->column[0], "is a date of another kind than the first one of its column");
    if (!unit_of(&c->counted, most))
        return lc_view_fail(v, 0, c->column[0],
                            "counts parts of a year, and rows do not show of how many; --time-format says it (%Y:%q, %Y:%m)");
    lc_view_note(v, "column '%s' is read as %s of a year: '%.40s' (change it: import --time-format)",
                 lc_view_name(v, c->column[0]), names[c->counted], lc_view_cell(v, 0, c->column[0]));
    return LC_OK;
}

/* --- Jan-20: months, or days --------------------------------------------------------------------------------------------- */

static int64_t month_of(int64_t one)
{
    return 12 * (one / YEAR) + number_of(one);
}

/* By one step, of less than a year: a month has 20-Jan and 21-Jan if they are days. */
static bool are_even(const numbers *n)
{
    const int64_t step = n->count < ROWS_LEAST ? 0 : month_of(n->of[1]) - month_of(n->of[0]);
    for (size_t i = 1; step && i < n->count; i++)
        if (month_of(n->of[i]) - month_of(n->of[i - 1]) != step)
            return false;
    return step > 0 && step < 12;
}

lc_status lc_time_months_run(bool *out, const lc_view *v, const lc_time_columns *c)
{
    numbers n;
    size_t other;
    lc_status status = find_numbers(&n, &other, v, c, LC_DATE_MONTH);
    *out = status == LC_OK && other == v->rows && are_even(&n);
    lc_free(n.of);
    return status;
}

/* --- 2000-1: months, or longer parts of a year --------------------------------------------------------------------------- */

/* How many parts a year has if numbers are not of months: each from 1 to that, over a year's end and on, and three in four of
 * those between the first and the last are there; 0: they are of months. */
static int find_parts(const numbers *n)
{
    bool seen[YEAR] = {false};
    const int most = largest_of(n);
    if (n->count < ROWS_LEAST || (most != 2 && most != 3 && most != 4 && most != 6))
        return 0;
    for (size_t i = 0; i < n->count; i++)
        seen[number_of(n->of[i])] = true;
    for (int number = 1; number <= most; number++)
        if (!seen[number])
            return 0;
    const int64_t first = n->of[0], last = n->of[n->count - 1], years = last / YEAR - first / YEAR;
    const int64_t all = years * most + number_of(last) - number_of(first) + 1;
    return years + 1 >= YEARS_LEAST && 4 * (int64_t)n->count >= 3 * all ? most : 0;
}

/* Whether a date is written in digits alone, with or without a sign between them: no word or letter says that it is a month. */
static bool is_bare(const char *cell)
{
    const size_t first = strspn(cell, digits), sign = strspn(cell + first, "-/._ "), second = strspn(cell + first + sign, digits);
    return first && sign <= 1 && !cell[first + sign + second];
}

/* A format has the year and the number in the cell's order, a 0 in front of the number, and what is between the two. */
static void write_format(char out[FORMAT], const char *cell, char number)
{
    const size_t first = strspn(cell, digits);
    const bool year = first >= 4;
    const char *at = year ? cell + 4 : cell, sign[] = {year ? cell[4] : cell[first], '\0'};
    const bool packed = strspn(sign, digits) == 1;
    const char *zero = number == 'q' && at[year && !packed] == '0' ? "0" : "";
    if (year)
        snprintf(out, FORMAT, "%%Y%s%s%%%c", packed ? "" : sign, zero, number);
    else
        snprintf(out, FORMAT, "%s%%%c%s%%Y", zero, number, sign);
}

static lc_status refuse_parts(const lc_view *v, const lc_time_columns *c, int most)
{
    static const char *const names[] = {
        [2] = "half of a year", [3] = "third of a year", [4] = "quarter", [6] = "sixth of a year"};
    char what[LC_TEXT_MAX], quarters[FORMAT] = "", months[FORMAT];
    const char *cell = lc_view_cell(v, 0, c->column[0]);
    write_format(months, cell, 'm');
    if (most == 4)
        write_format(quarters, cell, 'q');
    snprintf(what, sizeof what,
             "is a month or a %s, and rows, each year from 1 to %d, do not show which; --time-format says it (%s%s%s)%s",
             names[most], most, quarters, most == 4 ? ", " : "", months,
             most == 2   ? "; a half is written 2000H1"
             : most == 4 ? ""
                         : "; if they are no months, write the first one of each instead");
    return lc_view_fail(v, 0, c->column[0], what);
}

lc_status lc_time_check_months(const lc_view *v, const lc_time_columns *c)
{
    numbers n;
    size_t other;
    if (!is_bare(lc_view_cell(v, 0, c->column[0])))
        return LC_OK;
    lc_status status = find_numbers(&n, &other, v, c, LC_DATE_MONTH);
    const int most = other == v->rows ? find_parts(&n) : 0;
    lc_free(n.of);
    CHECK(status);
    return most ? refuse_parts(v, c, most) : LC_OK;
}

/* --- 2000KW01: weeks, or quarters ---------------------------------------------------------------------------------------- */

lc_status lc_time_check_weeks(const lc_view *v, const lc_time_columns *c)
{
    numbers n;
    size_t other;
    if (!strcasestr(lc_view_cell(v, 0, c->column[0]), "KW"))
        return LC_OK;
    lc_status status = find_numbers(&n, &other, v, c, LC_DATE_WEEK);
    const int most = other == v->rows ? find_parts(&n) : 0;
    lc_free(n.of);
    CHECK(status);
    return most == 4 ? lc_view_fail(v, 0, c->column[0],
                                    "is a week (Kalenderwoche) or a quarter (kwartaal), and rows, each year from 1 to 4, do not "
                                    "show which; --time-format says it (%YKW%V, %YKW0%q)")
                     : LC_OK;
}
