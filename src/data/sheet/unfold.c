/* unfold - text files in which a row is a day, a month or a year, and columns are its hours, days or months: H1 to H24 beside a
 * date, Jan to Dec beside a year. */
#include <math.h>
#include <stdio.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "core/zone.h"
#include "data/sheet/phases.h"
#include "data/sheet/wide.h"

enum { DAY = 86400, HOUR = 3600, MONTH_LEAST = 28 * DAY, YEAR_LEAST = 360 * DAY, STAMP_TEXT = 64, SEVERAL = 4 };

static const char *const plural[] = {
    [LC_PART_HOUR] = "hours of a day",    [LC_PART_DAY] = "days of a month",        [LC_PART_WEEK] = "weeks of a year",
    [LC_PART_MONTH] = "months of a year", [LC_PART_QUARTER] = "quarters of a year", [LC_PART_PERIOD] = "periods of a day"};

/* --- parts of what ---------------------------------------------------------------------------------------------------- */

/* The least time from row to row, in seconds; 0: there is one row. */
static int64_t least_step(const lc_sheet *s)
{
    int64_t least = 0;
    for (size_t i = 0; i < s->series_count; i++)
        for (size_t row = 1; row < s->series[i].rows; row++) {
            const lc_stamps *t = &s->series[i].stamps;
            const int64_t step = (t->stamp[row] - t->stamp[row - 1]) / t->ticks;
            if (step > 0 && (!least || step < least))
                least = step;
        }
    return least;
}

/* What columns are parts of, as the distance of rows has it; COUNT: of nothing. */
static lc_heading_part part_of(const lc_sheet *s)
{
    const lc_headings *h = &s->values;
    const size_t count = h->end - h->first;
    bool clock;
    const long first = lc_heading_number(s->name[h->first], h->part, &clock);
    const int64_t step = least_step(s);
    if (s->turned && h->part == LC_PART_COUNT && !step) /* a single row shows no step */
        return s->turned_part;
    const bool days = step >= DAY && (step < MONTH_LEAST || s->turned); /* turned: rows may lack some */
    const bool months = step >= MONTH_LEAST && (step < YEAR_LEAST || s->turned);
    const bool years = step >= YEAR_LEAST || !step;
    const bool one = !step && s->request->wide; /* a row that a user says to be such */
    if (h->part == LC_PART_PERIOD)
        return days || one ? LC_PART_PERIOD : LC_PART_COUNT;
    if (h->part == LC_PART_HOUR || h->part == LC_PART_CLOCK)
        return days || !step ? LC_PART_HOUR : LC_PART_COUNT;
    if (h->part == LC_PART_DAY)
        return months || !step ? LC_PART_DAY : LC_PART_COUNT;
    if (h->part != LC_PART_COUNT)
        return years ? h->part : LC_PART_COUNT;
    if ((days || one) && first <= 1 && count >= 23 && count <= 25)
        return LC_PART_HOUR;
    if ((months || (one && count <= 31)) && first == 1 && count >= 28)
        return LC_PART_DAY;
    if (years && first == 1 && (count == 12 || count >= 52))
        return count == 12 ? LC_PART_MONTH : LC_PART_WEEK;
    return LC_PART_COUNT;
}

/* Whether the columns of values are all kept. */
static bool are_channels(const lc_sheet *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->channels; i++)
        kept += s->channel[i].column >= s->values.first && s->channel[i].column < s->values.end;
    return kept == s->values.end - s->values.first;
}

void lc_sheet_note_parts(const lc_sheet *s)
{
    const lc_headings *h = &s->values;
    const bool several = h->kind == LC_HEADING_PART && h->end - h->first >= SEVERAL && s->time.count && are_channels(s);
    const lc_heading_part part = several ? part_of(s) : LC_PART_COUNT;
    const size_t late = several ? lc_sheet_late_months(s) : s->columns;
    if (late < s->columns)
        lc_sheet_note(
            s,
            "columns '%s' to '%s' are read as channels, though their names are months: to put them one after another in "
            "time, give the table a row for each month (in pandas: melt)",
            s->name[late], s->name[late + 11]);
    else if (part != LC_PART_COUNT)
        lc_sheet_note(s,
                      "columns '%s' to '%s' are read as channels, though their names %s %s: --wide puts them one after another "
                      "in time",
                      s->name[h->first], s->name[h->end - 1], part == LC_PART_PERIOD ? "may be" : "are", plural[part]);
}

/* --- one after another ------------------------------------------------------------------------------------------------ */

/* Values of one series, and when they are, as texts. */
typedef struct strip {
    const lc_sheet *sheet;
    lc_heading_part part;
    long first;          /* number of the first hour or period */
    int64_t each;        /* seconds of one */
    const lc_zone *zone; /* NULL: none is asked for */
    bool to_25, counted; /* they are counted from local midnight on: in all rows, to 25 hours; in this row */
    char (*text)[STAMP_TEXT];
    char **list;
    double *value;
    size_t count, cut;            /* cut: missing values at the ends of series */
    char lacks[LC_CALENDAR_TEXT]; /* the first row whose last hour alone is missing, and no zone says that it has 24; or "" */
} strip;

/* The stamp of an hour of a local day, counted or as clocks show it; false: there is no such hour. */
static bool write_hour(char out[STAMP_TEXT], const strip *p, int64_t midnight, int64_t seconds, bool clock)
{
    int64_t utc[2], next[2];
    char stamp[LC_CALENDAR_TEXT];
    const bool known = p->zone && lc_zone_local(utc, p->zone, midnight) && lc_zone_local(next, p->zone, midnight + DAY);
    const bool counted = p->counted && known;
    const int64_t moment = (counted ? utc[0] : midnight) + seconds;
    lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, moment + (counted && !p->to_25 ? lc_zone_offset(p->zone, moment) : 0));
    snprintf(out, STAMP_TEXT, "%s%s", stamp, counted && p->to_25 ? "Z" : "");
    if (counted)
        return seconds < next[0] - utc[0];
    return seconds <= DAY && (clock || seconds < DAY) && (!p->zone || lc_zone_local(utc, p->zone, midnight + seconds));
}

/* The number of a column; midnight behind other clocks ends the day. */
static long number_of(const strip *p, size_t column, bool *clock)
{
    const lc_headings *h = &p->sheet->values;
    const long number = lc_heading_number(p->sheet->name[column], h->part, clock);
    return *clock && number == 0 && column > h->first ? DAY : number;
}

/* The stamp of a part of a day, month or year that begins at `time`; false: there is no such day. */
static bool write_stamp(char out[STAMP_TEXT], const strip *p, int64_t time, size_t column)
{
    bool clock;
    const long number = number_of(p, column, &clock);
    const int64_t days = lc_floor_divide(time, DAY);
    const lc_day d = lc_calendar_day(LC_CALENDAR_GREGORIAN, days);
    const int64_t seconds = clock ? number : (number - p->first) * p->each;
    const int year = (int)d.year;
    switch (p->part) {
    case LC_PART_HOUR:
    case LC_PART_PERIOD:
        return write_hour(out, p, days * DAY, seconds, clock);
    case LC_PART_DAY:
        snprintf(out, STAMP_TEXT, "%04d-%02d-%02ld", year, d.month, number);
        return number >= 1 && lc_calendar_day(LC_CALENDAR_GREGORIAN, days - d.day + number).month == d.month;
    case LC_PART_MONTH:
        snprintf(out, STAMP_TEXT, "%04d-%02ld", year, number);
        return number >= 1 && number <= 12;
    case LC_PART_QUARTER:
        snprintf(out, STAMP_TEXT, "%04dQ%ld", year, number);
        return number >= 1 && number <= 4;
    default:
        snprintf(out, STAMP_TEXT, "%04d-W%02ld", year, number);
        return lc_date_parse(&(int64_t){0}, out); /* not every year has week 53 */
    }
}

/* A row of numbered hours or periods in which all after the 23rd hour are missing, and no other: a day of 23 hours may be counted
 * so. */
static lc_status lacks_last_hour(bool *out, const strip *p, size_t row)
{
    const lc_headings *h = &p->sheet->values;
    bool clock;
    lc_heading_number(p->sheet->name[h->first], h->part, &clock);
    const size_t hour = p->each ? (size_t)(HOUR / p->each) : 0, count = h->end - h->first, begin = h->first + 23 * hour;
    *out = hour && !clock && !h->again && (count == 24 * hour || count == 25 * hour);
    for (size_t column = h->end; *out && column > h->first; column--) { /* most rows have the last */
        double value;
        CHECK(lc_sheet_value(&value, p->sheet, row, column - 1));
        *out = isnan(value) == (column > begin);
    }
    return LC_OK;
}

static bool has_23_hours(const lc_zone *zone, int64_t midnight)
{
    int64_t utc[2], next[2];
    return lc_zone_local(utc, zone, midnight) && lc_zone_local(next, zone, midnight + DAY) && next[0] - utc[0] == 23 * 3600;
}

/* How the hours of a row are counted; time: of the row. */
static lc_status see_hours(strip *p, size_t row, int64_t time)
{
    bool lacks;
    const int64_t midnight = lc_floor_divide(time, DAY) * DAY;
    CHECK(lacks_last_hour(&lacks, p, row));
    lacks = lacks && (!p->zone || has_23_hours(p->zone, midnight));
    p->counted = p->to_25 || (lacks && p->zone);
    if (lacks && !*p->lacks && !(p->to_25 && p->zone))
        lc_calendar_format(p->lacks, LC_CALENDAR_GREGORIAN, midnight);
    return LC_OK;
}

static lc_status add_cell(strip *p, size_t row, size_t column, int64_t time)
{
    const lc_sheet *s = p->sheet;
    double value;
    CHECK(lc_sheet_value(&value, s, row, column));
    if (column == s->values.again && isnan(value))
        return LC_OK;
    if (write_stamp(p->text[p->count], p, time, column)) {
        p->list[p->count] = p->text[p->count];
        p->value[p->count++] = value;
        return LC_OK;
    }
    return isnan(value) ? LC_OK
                        : lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' is a value at a time that there is not%s", s->csv->path,
                                  lc_sheet_line(s, row), s->name[column], lc_sheet_cell(s, row, column),
                                  !p->each  ? ""
                                  : p->zone ? " in the --zone: where it is none, empty the cell"
                                            : " (--zone says where days have 23 or 25 hours)");
}

static lc_status unfold_series(lc_series *out, strip *p, const lc_sheet_series *from)
{
    lc_status status = LC_OK;
    const lc_sheet *s = p->sheet;
    const size_t room = from->rows * (s->values.end - s->values.first);
    lc_stamps stamps = {0};
    lc_date_order order;
    p->text = NULL;
    p->list = NULL;
    p->value = NULL;
    p->count = 0;
    TRY(lc_new(&p->text, room, sizeof *p->text));
    TRY(lc_new(&p->list, room, sizeof *p->list));
    TRY(lc_new(&p->value, room, sizeof *p->value));
    for (size_t row = 0; row < from->rows; row++) {
        const int64_t time = from->stamps.stamp[row] / from->stamps.ticks;
        TRY(see_hours(p, from->row[row], time));
        for (size_t column = s->values.first; column < s->values.end; column++)
            TRY(add_cell(p, from->row[row], column, time));
    }
    TRY(lc_wide_stamps(&stamps, &order, s, p->list, p->count, "date"));
    TRY(lc_wide_series(out, p->value, &stamps, p->count));
    p->cut += p->count - out->rows;
done:
    lc_stamps_free(&stamps);
    lc_free(p->text);
    lc_free(p->list);
    lc_free(p->value);
    return status;
}

/* Two rows of one day, month or year would be mixed. */
static lc_status check_rows(const lc_sheet *s)
{
    for (size_t i = 0; i < s->series_count; i++)
        for (size_t row = 1; row < s->series[i].rows; row++)
            if (s->series[i].stamps.stamp[row] == s->series[i].stamps.stamp[row - 1])
                return lc_fail(LC_E_DATA,
                               "%s:%zu: --wide: a second row of one time (name what tells them apart: --series-column)",
                               s->csv->path, lc_sheet_line(s, s->series[i].row[row]));
    return LC_OK;
}

/* How hours or periods are counted. */
static void set_count(strip *p)
{
    const lc_headings *h = &p->sheet->values;
    const int64_t count = (int64_t)(h->end - h->first);
    bool clock;
    const long first = lc_heading_number(p->sheet->name[h->first], h->part, &clock);
    if (p->part != LC_PART_HOUR && p->part != LC_PART_PERIOD)
        return;
    p->each = p->part == LC_PART_HOUR ? HOUR : DAY / lc_periods_of_day(count);
    p->first = !clock && first > 0;
    p->to_25 = p->first == 1 && !h->again && count * p->each == 25 * HOUR;
}

static void note_count(const strip *p)
{
    const int minutes = (int)(p->each / 60);
    if (p->first == 1 && p->each == HOUR)
        lc_sheet_note(p->sheet, "hours are 1 to 24: hour 1 is 00:00 to 01:00 and gets the stamp of its beginning, 00:00");
    else if (p->part == LC_PART_PERIOD)
        lc_sheet_note(p->sheet,
                      "columns '%s' to '%s' are periods of %d minutes, the first from 00:00 on; a stamp is the beginning of one",
                      p->sheet->name[p->sheet->values.first], p->sheet->name[p->sheet->values.end - 1], minutes);
}

/* Parts of the same kind before or behind the run: months of years that begin with April, of which nobody knows the year. */
static lc_status check_strays(const lc_sheet *s)
{
    const lc_headings *h = &s->values;
    for (size_t column = 0; column < s->columns && h->part != LC_PART_COUNT && h->part != LC_PART_PERIOD; column++)
        if ((column < h->first || column >= h->end) && !lc_sheet_is_key(s, column) && s->wanted[column]) {
            const lc_heading_word word = lc_heading_read(s->name[column], NULL, false);
            if (word.kind == LC_HEADING_PART && word.part == h->part)
                return lc_fail(
                    LC_E_DATA,
                    "%s: --wide: column '%s' is one of the %s too, and not in their order (columns '%s' to '%s'): order "
                    "them in the file, in the rows that they belong to; or --drop %s",
                    s->csv->path, s->name[column], plural[h->part], s->name[h->first], s->name[h->end - 1],
                    lc_typed_name(s->name[column]).text);
        }
    return LC_OK;
}

static lc_status unfold(lc_dataset *d, const lc_sheet *s, const lc_zone *zone)
{
    const lc_headings *h = &s->values;
    strip p = {.sheet = s, .part = part_of(s), .zone = zone};
    if (p.part == LC_PART_COUNT)
        return lc_fail(LC_E_DATA, "%s: --wide: columns '%s' to '%s' are not parts of the time from row to row (leave --wide out)",
                       s->csv->path, s->name[h->first], s->name[h->end - 1]);
    set_count(&p);
    CHECK(check_strays(s));
    CHECK(check_rows(s));
    lc_wide_note_others(s, plural[p.part]);
    note_count(&p);
    if (h->again && !zone)
        lc_sheet_note(s, "column '%s' repeats an hour as clocks do: --zone keeps its rows apart", s->name[h->again]);
    CHECK(lc_wide_channel(d));
    CHECK(lc_new(&d->series, s->series_count, sizeof *d->series));
    for (size_t i = 0; i < s->series_count; i++) {
        d->series_count++;
        if (s->series[i].name)
            CHECK(lc_copy_text(&d->series[i].name, s->series[i].name));
        CHECK(unfold_series(&d->series[i], &p, &s->series[i]));
    }
    if (*p.lacks)
        lc_sheet_note(s,
                      zone ? "%.10s has 23 hours and lacks the last: they are counted from midnight"
                           : "%.10s lacks its last hour alone: if it has 23, counted from midnight, --zone reads them so",
                      p.lacks);
    if (p.cut)
        lc_sheet_note(s, "%s before the first and after the last that there is: not rows",
                      lc_counted(p.cut, "missing value").text);
    return LC_OK;
}

lc_status lc_sheet_read_unfolded(lc_dataset *d, const lc_sheet *s)
{
    const lc_zone *zone = NULL;
    if (s->request->zone)
        CHECK(lc_zones_new(&zone, s->zones, s->request->zone));
    return unfold(d, s, zone);
}
