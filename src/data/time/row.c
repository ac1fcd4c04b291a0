/* row - the moment that a row's cells say together. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "core/zone_word.h"
#include "data/time/room.h"

#include <lanecast/import.h>

enum { HOUR = 3600, JOINED = 256, FLAGS = 4, LOOK = 1000 };

/* Whether more than half of some rows, but not all, have nothing in a column: they are no rows to be left out. */
static bool are_mostly_blank(const lc_view *v, size_t column, size_t row, size_t end)
{
    size_t blank = 0;
    for (size_t at = row; at < end; at++)
        blank += !*lc_view_cell(v, at, column);
    return !*lc_view_cell(v, row, column) && 2 * blank > end - row && blank < end - row;
}

void lc_row_way_out(char out[LC_TEXT_MAX], const lc_view *v, const lc_time_columns *c, lc_time_part part, size_t row,
                    size_t column)
{
    const size_t first = row, end = v->rows - row > LOOK ? row + LOOK : v->rows;
    size_t used = 0, flags = 0;
    out[0] = '\0';
    if (are_mostly_blank(v, column, row, end)) {
        snprintf(out, LC_TEXT_MAX, "; where a blank means what is above it, fill it in (pandas: ffill)");
        return;
    }
    for (; v->marks && row < end && flags < FLAGS && used < LC_TEXT_MAX; row++) {
        const char *cell = lc_view_cell(v, row, column);
        if (flags && (lc_part_reads(c, part, cell) || strcmp(cell, lc_view_cell(v, first, column)) == 0))
            continue;
        used += (size_t)snprintf(out + used, LC_TEXT_MAX - used, "%s--na %s", flags++ ? " " : " (to leave such rows out: ",
                                 lc_typed_pair(lc_view_name(v, column), '=', cell).text);
    }
    if (flags && used < LC_TEXT_MAX)
        snprintf(out + used, LC_TEXT_MAX - used, "%s)", flags == FLAGS ? " ..." : "");
}

/* All columns of a format, joined by blanks. */
static lc_status read_format(lc_date *out, const lc_view *v, const lc_time_columns *c, size_t row)
{
    char joined[JOINED] = "", way[LC_TEXT_MAX] = "";
    size_t used = 0;
    for (size_t i = 0; i < c->count && used < sizeof joined; i++)
        used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%s", i ? " " : "", lc_view_cell(v, row, c->column[i]));
    if (used < sizeof joined && lc_date_format_read(out, joined, c->format))
        return LC_OK;
    if (c->count == 1 && row)
        lc_row_way_out(way, v, c, LC_TIME_FORMAT, row, c->column[0]);
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%.200s' is not written as --time-format '%s' says%s", v->path,
                   v->line(v->table, row), lc_view_name(v, c->column[0]), joined, c->format, way);
}

/* Of a 0 in numbers of hours or periods that begin at 1, what they are called where they begin at 0; of the hour 25, where they
 * are counted; else "". */
static void number_way(char out[2 * LC_TEXT_MAX], const lc_view *v, const lc_time_columns *c, lc_time_part part, const char *cell)
{
    lc_decimal number;
    char way[LC_TEXT_MAX];
    out[0] = '\0';
    if ((part != LC_TIME_PERIOD && part != LC_TIME_HOUR) || !lc_worded_read(&number, cell) || number.nano)
        return;
    lc_hours_way(way, v, c, true);
    if (part == LC_TIME_HOUR && number.whole == 25)
        snprintf(out, 2 * LC_TEXT_MAX, "; where hours are counted from midnight, 25 on that day: %s", way);
    else if (part == LC_TIME_HOUR && number.whole == 0)
        snprintf(out, 2 * LC_TEXT_MAX, "; where they are numbered from 0, --time-parts calls them hour");
    else if (number.whole == 0)
        snprintf(out, 2 * LC_TEXT_MAX, "; where they are numbered from 0, --time-parts calls them period0:%lld",
                 (long long)c->period);
}

/* Of a date with a word for its zone in brackets, as those of the night have on which clocks are set back. */
static void zone_way(char out[2 * LC_TEXT_MAX], const char *cell)
{
    const char *open = strchr(cell, '(');
    const size_t letters = open ? strspn(open + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
    out[0] = '\0';
    if (letters > 2 && open[1 + letters] == ')')
        snprintf(out, 2 * LC_TEXT_MAX,
                 "; where such a word marks an hour that clocks show twice: --zone, and a --time-format that ends with %%* "
                 "(%%d/%%m/%%Y %%H:%%M:%%S%%*)");
}

/* Of a date with a star or a letter behind it, as that of a number that is not final. */
static void mark_way(char out[2 * LC_TEXT_MAX], const lc_time_columns *c, lc_time_part part, const char *cell)
{
    char date[64];
    const size_t length = strlen(cell);
    out[0] = '\0';
    if (length < 2 || length >= sizeof date || isdigit((unsigned char)cell[length - 1]) ||
        !isdigit((unsigned char)cell[length - 2]))
        return;
    snprintf(date, sizeof date, "%.*s", (int)length - 1, cell);
    if (lc_part_reads(c, part, date))
        snprintf(out, 2 * LC_TEXT_MAX, "; where '%s' behind it is a mark: a --time-format that ends with %%*, as %%YQ%%q%%*",
                 cell + length - 1);
}

static lc_status fail_cell(const lc_view *v, const lc_time_columns *c, size_t row, size_t column, lc_time_part part)
{
    char way[LC_TEXT_MAX] = "", other[2 * LC_TEXT_MAX] = "", what[4 * LC_TEXT_MAX];
    const char *cell = lc_view_cell(v, row, column);
    lc_view_doubtful_month(way, cell);
    if (!*way) {
        zone_way(other, cell);
        if (!*other)
            mark_way(other, c, part, cell);
        if (!*other)
            number_way(other, v, c, part, cell);
        if (!*other)
            lc_row_way_out(way, v, c, part, row, column);
    }
    snprintf(what, sizeof what, "%s%s%s",
             part < LC_TIME_YEAR ? "is not a date" : "does not fit the rest of its column, which is part of the time", way,
             other);
    return lc_view_fail(v, row, column, what);
}

/* A date in doubt, as its column was decided. */
static void undoubt(lc_date *date, const lc_time_columns *c)
{
    if (date->unit == LC_DATE_COUNTED && c->counted)
        date->unit = c->counted;
    if (date->doubt == LC_DOUBT_SEASON && c->seasons) {
        date->unit = LC_DATE_YEAR;
        date->part[1] = 1;
        date->interval = true;
    }
    if (date->doubt == LC_DOUBT_SPAN && c->spans) {
        date->zoned = false;
        date->offset = 0;
        date->interval = date->clocked;
        date->seconds += date->clocked ? 0 : date->span;
    }
}

/* The offset that a word or the column's name says. */
static void set_offset(lc_date *date, const lc_time_columns *c)
{
    if (c->by_name) {
        date->offset = c->offset;
        date->zoned = true;
    } else if (c->by_word && !date->zoned) {
        const lc_zone_known *word = lc_zone_word_find(date->zone);
        date->offset = word ? word->offset : 0;
        date->zoned = word != NULL;
    }
}

lc_status lc_row_date(lc_date *out, const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date = {0};
    if (c->part[0] == LC_TIME_FORMAT)
        CHECK(read_format(&date, v, c, row));
    for (size_t i = 0; i < c->count && c->part[0] != LC_TIME_FORMAT; i++)
        if (!lc_part_take(&date, c, c->part[i], lc_view_cell(v, i || !c->merged ? row : lc_merged_row(v, c, row), c->column[i])))
            return fail_cell(v, c, row, c->column[i], c->part[i]);
    undoubt(&date, c);
    if (c->has_zone && !lc_part_take_zone(&date, c, lc_view_cell(v, row, c->zone)))
        return fail_cell(v, c, row, c->zone, LC_TIME_CLOCK);
    date.calendar = c->calendar;
    date.era = c->era;
    set_offset(&date, c);
    *out = date;
    return LC_OK;
}

/* Where numbers are a day in another order than that of the column. */
static void name_order(char out[LC_TEXT_MAX], const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_date date = {0};
    int64_t second;
    out[0] = '\0';
    if (lc_row_date(&date, v, c, row) != LC_OK || date.ordered || c->order < LC_DATE_YMD)
        return;
    for (lc_date_order order = LC_DATE_YMD; order <= LC_DATE_MDY; order++)
        if (order != c->order && lc_date_stamp(&second, &date, order))
            snprintf(out, LC_TEXT_MAX, " as %s (--date-order %s has one)", lc_date_order_names()[c->order - LC_DATE_YMD],
                     lc_date_order_names()[order - LC_DATE_YMD]);
}

static lc_status fail_day(const lc_view *v, const lc_time_columns *c, size_t row, size_t column)
{
    char way[LC_TEXT_MAX], order[LC_TEXT_MAX];
    lc_date date;
    if (lc_row_date(&date, v, c, row) == LC_OK && date.unit == LC_DATE_WEEK)
        return lc_fail(LC_E_DATA,
                       "%s:%zu: column '%s': %d has no week %d by ISO 8601; weeks by another rule (epidemiological ones begin on "
                       "Sunday) are to be written as the date of their first day",
                       v->path, v->line(v->table, row), lc_view_name(v, column), date.part[0], date.part[1]);
    name_order(order, v, c, row);
    lc_row_way_out(way, v, c, c->part[0], row, column);
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': there is no day '%.200s'%s%s", v->path, v->line(v->table, row),
                   lc_view_name(v, column), lc_view_cell(v, row, column), order, way);
}

lc_time_columns lc_time_locals(const lc_time_columns *c)
{
    lc_time_columns l = *c;
    l.count = c->locals;
    l.locals = 0;
    memcpy(l.column, c->column + c->count, c->locals * sizeof *l.column);
    memcpy(l.part, c->part + c->count, c->locals * sizeof *l.part);
    l.order = c->local_order;
    l.hour_first = 0;
    l.interval = 0;
    l.by_name = l.by_word = l.has_zone = false;
    return l;
}

/* Seconds that the columns of local time are ahead of UTC. */
static lc_status find_offset(int32_t *out, const lc_view *v, const lc_time_columns *c, size_t row, int64_t utc)
{
    const lc_time_columns local = lc_time_locals(c);
    lc_moment m;
    CHECK(lc_row_moment(&m, v, &local, row));
    *out = (int32_t)(m.second + m.date.offset - utc);
    return LC_OK;
}

lc_status lc_row_moment(lc_moment *out, const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_moment m = {0};
    CHECK(lc_row_date(&m.date, v, c, row));
    if (c->part[c->count - 1] == LC_TIME_PERIOD) {
        m.elapsed = m.date.seconds - (c->from_zero ? 0 : c->period);
        m.date.seconds = 0;
    }
    if (c->hour_first)
        m.date.seconds -= HOUR;
    if (!lc_date_stamp_from(&m.second, &m.date, c->order, c->pivot))
        return fail_day(v, c, row, c->column[0]);
    m.second -= m.date.offset;
    if (c->locals)
        CHECK(find_offset(&m.date.offset, v, c, row, m.second));
    m.nanosecond = m.date.nanosecond;
    *out = m;
    return LC_OK;
}
