/* header_lines - which line of a header has the names of columns, and what another one is. */
#include <string.h>

#include "data/sheet/header.h"
#include "data/sheet/marks.h"
#include "data/sheet/number.h"
#include "data/known.h"

const char *lc_header_cell(const lc_sheet *s, size_t row, size_t column)
{
    const size_t width = s->csv->row[row].width, fewer = width < s->columns ? s->columns - width : 0;
    if (fewer && column >= s->gap && column - s->gap < fewer)
        return "";
    const size_t index = fewer && column >= s->gap ? column - fewer : column;
    return index < width ? lc_csv_cell(s->csv, row, index) : "";
}

/* EUR/USD beside Ticker is no unit. */
bool lc_header_is_units(const lc_sheet *s, size_t row)
{
    size_t filled = 0, units = 0;
    if (lc_known_series(lc_header_cell(s, row, 0)))
        return false;
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        filled += *cell != 0;
        units += lc_is_unit(cell);
    }
    return units > 0 && 2 * units >= filled;
}

/* What a cell says of the time: 3, it is called so; 2, as a part of it is; 1, it speaks of it above a column of times, as "Time
 * zone" does. */
static size_t time_of(const lc_sheet *s, const char *cell, size_t column)
{
    if (lc_name_is_moment(cell))
        return 3;
    return lc_name_heads_time(cell) ? 2 : lc_name_mentions_time(cell) && lc_time_looks(lc_sheet_cell(s, 0, column));
}

/* Whether a blank is before each cell but the first, as behind the commas of a sentence, and before none of the first data. */
bool lc_header_is_prose(const lc_sheet *s, size_t row)
{
    const lc_csv *c = s->csv;
    if (c->separator == ' ' || c->row[row].width < 2)
        return false;
    for (size_t i = 1; i < c->row[row].width; i++)
        if (lc_csv_cell(c, row, i)[-1] != ' ')
            return false;
    for (size_t i = 1; i < c->row[s->first].width; i++)
        if (lc_csv_cell(c, s->first, i)[-1] == ' ')
            return false;
    return true;
}

/* Whether a line has units alone where the one above it has words, and perhaps the name of the time where that has none. */
static bool is_below_names(const lc_sheet *s, size_t row)
{
    size_t units = 0, others = 0;
    for (size_t column = 0; column < s->columns && row > s->header; column++) {
        const char *cell = lc_header_cell(s, row, column), *above = lc_header_cell(s, row - 1, column);
        const bool unit = lc_is_unit(cell) && *above, time = !*above && lc_name_heads_time(cell);
        units += unit;
        others += *cell && !unit && !time;
    }
    return units > 0 && others == 0;
}

/* What a line has for names. */
typedef struct count {
    size_t filled, values, times; /* cells; that are numbers or times; the best of the time */
    bool names_time;              /* above times */
} count;

static count count_cells(const lc_sheet *s, size_t row)
{
    count c = {0};
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        const size_t time = time_of(s, cell, column);
        c.filled += *cell != 0;
        c.values += *cell && (lc_number_writing(cell) != LC_WRITES_TEXT || lc_time_looks(cell));
        c.times = time > c.times ? time : c.times;
        c.names_time |= time > 1 && lc_time_looks(lc_sheet_cell(s, 0, column));
    }
    return c;
}

/* How good a line is for names: the more cells it fills with words, the better; of equal ones that with a name of the time:
 * above it there may be words and their values, "Time zone,UTC". A few names may be numbers, or all beside that of the time:
 * 10m. */
static size_t worth(const lc_sheet *s, size_t row)
{
    const count c = count_cells(s, row);
    const bool values = c.values && 2 * c.values >= c.filled && !c.names_time;
    return values || lc_header_is_prose(s, row) || is_below_names(s, row) ? 1 : 4 * c.filled + c.times;
}

/* yfinance: "Price,Close,..", "Ticker,ZZA,..", "Date,,,": the last names the column of dates. */
bool lc_header_names_one(const lc_sheet *s, size_t row)
{
    for (size_t column = 1; column < s->columns; column++)
        if (*lc_header_cell(s, row, column))
            return false;
    const char *cell = lc_header_cell(s, row, 0);
    return cell[strspn(cell, "-+=_ ")]; /* a rule names nothing */
}

size_t lc_header_find_names(const lc_sheet *s)
{
    size_t best = s->header;
    while (best + 1 < s->first && s->csv->row[best].level)
        best++;
    for (size_t row = best + 1; row < s->first; row++)
        if (worth(s, row) > worth(s, best) && !(s->csv->row[best].placed && lc_header_names_one(s, row)))
            best = row;
    return best;
}
