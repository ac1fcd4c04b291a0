/* holiday - dates, one a line. */
#include "core/sort.h"
#include "core/names.h"
#include "data/holiday.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/calendar.h"
#include "core/date.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/status.h"
#include "core/text.h"

enum { DAY = 86400, WORD = 32 };

/* The first word of a line, without quotes; "" for a comment and an empty line. */
static void first_word(char out[WORD], const char *line)
{
    size_t length = 0;
    while (*line && strchr(" \t\"'", *line))
        line++;
    while (*line != '#' && length + 1 < WORD && !strchr(" \t\"',;\r\n", *line))
        out[length++] = *line++;
    out[length] = '\0';
}

/* The name of a column of dates. */
static bool is_head(const char *word)
{
    static const char *const known[] = {"date", "day", "datum", "holiday", "holidays", "dates", NULL};
    return lc_names_among(word, known);
}

static void sort(lc_dataset *d)
{
    d->holidays = lc_sort_distinct(d->holiday, d->holidays);
}

/* The day that a word names, as it is written: a time and a zone after it move nothing. */
static bool read_day(int64_t *day, const char *word)
{
    lc_date date;
    int64_t second;
    if (!lc_date_read(&date, word) || date.unit != LC_DATE_DAY || !lc_date_parse(&second, word))
        return false;
    *day = lc_floor_divide(second + date.offset, DAY);
    return true;
}

lc_status lc_holidays_check(const int64_t *day, size_t count, const char *place)
{
    const int64_t first = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){1, 1, 1});
    const int64_t last = lc_calendar_days(LC_CALENDAR_GREGORIAN, (lc_day){9999, 12, 31});
    if (count > LC_HOLIDAYS_MOST)
        return lc_fail(LC_E_DATA, "%s: %zu holidays, and there may be %d: leave out those that are far from its rows", place,
                       count, LC_HOLIDAYS_MOST);
    for (size_t i = 0; i < count; i++) {
        if (day[i] < first || day[i] > last)
            return lc_fail(LC_E_DATA, "%s: holiday %zu is day %" PRId64 " since 1970, which is not of the years 1 to 9999", place,
                           i, day[i]);
        if (i && day[i] <= day[i - 1])
            return lc_fail(LC_E_DATA, "%s: holiday %zu is not after the one before it", place, i);
    }
    return LC_OK;
}

lc_status lc_holidays_parse(lc_dataset *d, const char *text, const char *name)
{
    size_t capacity = d->holidays, number = 1;
    char word[WORD];
    int64_t day;
    for (text += lc_text_begins(text, "\xef\xbb\xbf") ? 3 : 0; *text; text = lc_text_next_line(text), number++) {
        first_word(word, text);
        if (!*word || (number == 1 && is_head(word)))
            continue;
        if (!read_day(&day, word))
            return lc_fail(LC_E_DATA, "%s:%zu: '%s' is not a date of a day with the year first, such as 2021-12-25", name, number,
                           word);
        CHECK(lc_grow(&d->holiday, &capacity, d->holidays + 1, sizeof *d->holiday));
        d->holiday[d->holidays++] = day;
    }
    if (d->holidays == 0)
        return lc_fail(LC_E_DATA, "%s: no date in it; a line is a date such as 2021-12-25", name);
    sort(d);
    return LC_OK;
}

lc_status lc_dataset_holidays(lc_dataset *dataset, const char *path)
{
    char *text = NULL;
    size_t length;
    lc_status status = lc_file_read_text(&text, &length, 1 << 20, path);
    if (status != LC_OK)
        return lc_fail(status,
                       "%s (closed days are read from a file, a date a line, such as 2021-12-25: of a country or an "
                       "exchange none are known here)",
                       lc_error_message());
    status = strlen(text) == length ? lc_holidays_parse(dataset, text, path)
                                    : lc_fail(LC_E_DATA, "%s: not a text: it has a byte 0", path);
    lc_free(text);
    return status;
}

lc_status lc_holidays_add(lc_dataset *d, const lc_dataset *other)
{
    size_t capacity = d->holidays;
    CHECK(lc_grow(&d->holiday, &capacity, d->holidays + other->holidays, sizeof *d->holiday));
    if (other->holidays)
        memcpy(d->holiday + d->holidays, other->holiday, other->holidays * sizeof *d->holiday);
    d->holidays += other->holidays;
    sort(d);
    return LC_OK;
}

size_t lc_holidays_with_rows(char stamp[LC_STAMP_TEXT], const lc_dataset *d)
{
    size_t count = 0;
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t row = 0; row < d->series[i].rows; row++) {
            const int64_t day = lc_floor_divide(lc_series_local(&d->series[i], row), DAY);
            if (!bsearch(&day, d->holiday, d->holidays, sizeof day, lc_sort_whole))
                continue;
            if (count++ == 0)
                lc_series_stamp(stamp, &d->series[i], row);
        }
    return count;
}

lc_status lc_holidays_text(char **out, const lc_dataset *dataset)
{
    lc_buffer text = {0};
    for (size_t i = 0; i < dataset->holidays; i++) {
        const lc_day day = lc_calendar_day(LC_CALENDAR_GREGORIAN, dataset->holiday[i]);
        lc_buffer_format(&text, "%s%04" PRId64 "-%02d-%02d", i ? "\n" : "", day.year, day.month, day.day);
    }
    lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}
