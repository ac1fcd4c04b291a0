/* parts - what each column of a time holds, as words that say it again: --time-parts date,hour1. Few rows do not show what many
 * did: rows that are added are read as those before them. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/time/room.h"

enum { WORD_MOST = 64, HOUR = 3600 };

/* Of a column that is a date, a number or text of a part. */
static const struct {
    const char *word;
    lc_time_part part;
} words[] = {
    {"date", LC_TIME_DATE},
    {"epoch", LC_TIME_EPOCH},
    {"excel", LC_TIME_EXCEL},
    {"matlab", LC_TIME_MATLAB},
    {"jd", LC_TIME_JULIAN},
    {"mjd", LC_TIME_MJD},
    {"since", LC_TIME_SINCE},
    {"yearmonth", LC_TIME_YEAR_MONTH},
    {"yearday", LC_TIME_YEAR_DAY},
    {"yearweek", LC_TIME_YEAR_WEEK},
    {"year", LC_TIME_YEAR},
    {"decimalyear", LC_TIME_DECIMAL_YEAR},
    {"halfyear", LC_TIME_HALF_YEAR},
    {"quarter", LC_TIME_QUARTER},
    {"month", LC_TIME_MONTH},
    {"week", LC_TIME_WEEK},
    {"day", LC_TIME_DAY},
    {"dayofyear", LC_TIME_DAY_OF_YEAR},
    {"clock", LC_TIME_CLOCK},
    {"hour", LC_TIME_HOUR},
    {"hour1", LC_TIME_HOUR},
    {"minute", LC_TIME_MINUTE},
    {"second", LC_TIME_SECOND},
    {"millisecond", LC_TIME_MILLISECOND},
    {"half", LC_TIME_HALF},
    {"hhmm", LC_TIME_HHMM},
    {"hhmmss", LC_TIME_HHMMSS},
    {"interval", LC_TIME_INTERVAL},
    {"period", LC_TIME_PERIOD},
    {"period0", LC_TIME_PERIOD},
    {"ofday", LC_TIME_OF_DAY},
};
enum { WORDS = sizeof words / sizeof *words };

/* decimalyear:months */
static const char *const fractions[] = {[LC_YEAR_MOMENTS] = "moments",       [LC_YEAR_STARTS] = "starts",
                                        [LC_YEAR_CENTRES] = "centres",       [LC_YEAR_QUARTER_CENTRES] = "quartercentres",
                                        [LC_YEAR_MONTH_NUMBERS] = "months",  [LC_YEAR_QUARTER_NUMBERS] = "quarters",
                                        [LC_YEAR_QUARTER_NUMBERS + 1] = NULL};

/* What dates of a column mean that could mean something else, after all columns: ,seasons */
static const char *const meanings[] = {"seasons", "spans", "quarters", "months", "halves", "weeks", NULL};
enum { SEASONS, SPANS, QUARTERS, MONTHS, HALVES, WEEKS, MEANINGS };

/* pivot60: years of two digits from 60 on are of the 1900s, those before of the 2000s. */
static const char pivot[] = "pivot";

static const lc_date_unit unit_of[MEANINGS] = {
    [QUARTERS] = LC_DATE_QUARTER, [MONTHS] = LC_DATE_MONTH, [HALVES] = LC_DATE_HALF, [WEEKS] = LC_DATE_WEEK};

/* --- said -------------------------------------------------------------------------------------------------------------- */

static const char *word_of(const lc_time_columns *c, lc_time_part part)
{
    const bool second = (part == LC_TIME_HOUR && c->hour_first) || (part == LC_TIME_PERIOD && c->from_zero);
    for (size_t i = 0; i < WORDS; i++)
        if (words[i].part == part)
            return words[i + second].word;
    return NULL;
}

static void add_part(lc_buffer *out, const lc_time_columns *c, lc_time_part part)
{
    lc_buffer_format(out, "%s%s", out->length ? "," : "", word_of(c, part));
    if (part == LC_TIME_DECIMAL_YEAR)
        lc_buffer_format(out, ":%s", fractions[c->fraction]);
    if (part == LC_TIME_INTERVAL || part == LC_TIME_PERIOD || part == LC_TIME_OF_DAY)
        lc_buffer_format(out, ":%lld",
                         (long long)(part == LC_TIME_INTERVAL ? c->interval
                                     : part == LC_TIME_PERIOD ? c->period
                                                              : c->unit));
}

static bool means(const lc_time_columns *c, int meaning)
{
    return meaning == SEASONS ? c->seasons : meaning == SPANS ? c->spans : c->counted && c->counted == unit_of[meaning];
}

lc_status lc_time_parts_say(char **out, const lc_time_columns *c, bool wanted)
{
    lc_buffer text = {0};
    bool plain = true;
    *out = NULL;
    if (c->part[0] == LC_TIME_FORMAT)
        return LC_OK;
    for (size_t i = 0; i < c->count; i++) {
        plain &= c->part[i] == LC_TIME_DATE || c->part[i] == LC_TIME_CLOCK ||
                 (c->part[i] >= LC_TIME_EPOCH && c->part[i] <= LC_TIME_SINCE);
        add_part(&text, c, c->part[i]);
    }
    for (int i = 0; i < MEANINGS; i++)
        if (means(c, i)) {
            lc_buffer_format(&text, ",%s", meanings[i]);
            plain = false;
        }
    if (c->pivot != LC_DATE_PIVOT) {
        lc_buffer_format(&text, ",%s%d", pivot, c->pivot);
        plain = false;
    }
    lc_status status = plain && !wanted ? text.status : lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

/* --- obeyed ------------------------------------------------------------------------------------------------------------ */

static void take_meaning(lc_time_columns *c, int meaning)
{
    c->seasons |= meaning == SEASONS;
    c->spans |= meaning == SPANS;
    c->counted = unit_of[meaning] ? unit_of[meaning] : c->counted;
}

static lc_status refuse_word(const char *word)
{
    return lc_fail(LC_E_USAGE,
                   "--time-parts: '%s' is not what a column holds, as date, year, month, day, clock, hour (0 to 23), hour1 (1 to "
                   "24), hhmm, period:1800 (seconds, numbered from 1)",
                   word);
}

/* "period:1800": what the column holds, and how long one is. */
static lc_status take_part(lc_time_columns *c, const char *word)
{
    char name[WORD_MOST];
    size_t i = 0;
    int number = 0;
    const size_t length = strcspn(word, ":");
    const char *behind = word[length] ? word + length + 1 : NULL;
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    while (i < WORDS && strcmp(words[i].word, name) != 0)
        i++;
    if (i == WORDS || c->count == LC_TIME_COLUMNS_MAX)
        return refuse_word(word);
    const lc_time_part part = words[i].part;
    c->part[c->count++] = part;
    c->hour_first |= strcmp(name, "hour1") == 0;
    c->from_zero |= strcmp(name, "period0") == 0;
    if (part == LC_TIME_DECIMAL_YEAR) {
        const size_t fraction = lc_names_find(fractions, behind ? behind : "moments");
        c->fraction = (lc_year_fraction)fraction;
        return fractions[fraction] ? LC_OK : refuse_word(word);
    }
    const bool counts = part == LC_TIME_INTERVAL || part == LC_TIME_PERIOD || part == LC_TIME_OF_DAY;
    if (counts != (behind != NULL) || (counts && !lc_count_read(&number, behind, 1, 86400)))
        return refuse_word(word);
    c->interval = part == LC_TIME_INTERVAL ? number : c->interval;
    c->period = part == LC_TIME_PERIOD ? number : c->period;
    c->unit = part == LC_TIME_OF_DAY ? number : c->unit;
    return LC_OK;
}

static lc_status take_words(lc_time_columns *c, char *name, const char *text)
{
    lc_names list = {.at = text, .separators = ","};
    while (lc_names_next(name, &list)) {
        const size_t meaning = lc_names_find(meanings, name);
        int century;
        if (meanings[meaning])
            take_meaning(c, (int)meaning);
        else if (lc_text_begins(name, pivot) && lc_count_read(&century, name + sizeof pivot - 1, 0, 99))
            c->century = century + 1;
        else
            CHECK(take_part(c, name));
    }
    return c->count ? LC_OK : lc_fail(LC_E_USAGE, "--time-parts: no word");
}

/* The columns of the parts, which --time names first, in their order. */
static lc_status take_columns(lc_time_columns *c, char *name, const lc_view *v, const char *columns)
{
    size_t count = 0;
    lc_names list = {.at = columns, .separators = ","};
    if (lc_view_find(v, columns) < v->columns) { /* a single name needs no quotes */
        c->column[count++] = lc_view_find(v, columns);
        list.at = "";
    }
    while (count < c->count && lc_names_next(name, &list)) {
        const size_t column = lc_view_find(v, name);
        if (column == v->columns)
            return lc_view_refuse_name(v, LC_E_USAGE, "time", columns, name);
        c->column[count++] = column;
    }
    if (count < c->count)
        return lc_fail(LC_E_USAGE, "--time-parts: %zu parts, and --time names %zu columns", c->count, count);
    return LC_OK;
}

/* To what numbers of a part of a day are rounded. */
static void find_grain(lc_time_columns *c, const lc_view *v)
{
    int digits = 0;
    const size_t last = c->count - 1;
    for (size_t row = 0; row < v->rows && c->part[last] == LC_TIME_OF_DAY; row++) {
        const int behind = lc_digits_behind(lc_view_cell(v, row, c->column[last]));
        digits = behind > digits ? behind : digits;
    }
    if (c->part[last] == LC_TIME_OF_DAY)
        c->grain = lc_grain_of((double)c->unit, digits);
}

/* From coarse to fine, as rows are read. */
static void order_parts(lc_time_columns *c)
{
    for (size_t i = 1; i < c->count; i++)
        for (size_t k = i; k > 0 && c->part[k - 1] > c->part[k]; k--) {
            const lc_time_part part = c->part[k];
            const size_t column = c->column[k];
            c->part[k] = c->part[k - 1];
            c->column[k] = c->column[k - 1];
            c->part[k - 1] = part;
            c->column[k - 1] = column;
        }
}

/* 24, and never 0, are not hours from 0 to 23. */
static lc_status check_hours(const lc_time_columns *c, const lc_view *v, size_t i)
{
    if (c->part[i] != LC_TIME_HOUR || c->hour_first || !lc_hours_begin_at_one(v, c->column[i]))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: --time-parts: hour is from 0 to 23, and column '%s' has 24 and never 0: hour1 is from 1 to 24",
                   v->path, lc_view_name(v, c->column[i]));
}

static lc_status check_since(const lc_time_columns *c, const lc_view *v, size_t i)
{
    lc_since since;
    if (c->part[i] != LC_TIME_SINCE || lc_since_read(&since, lc_view_name(v, c->column[i])))
        return LC_OK;
    return lc_fail(
        LC_E_USAGE,
        "%s: --time-parts: since what moment the name of column '%s' does not say: --time-format 'days since 1990-01-01'",
        v->path, lc_view_name(v, c->column[i]));
}

/* Hours of a clock before, and 25 now: these are counted, as those before may have been. */
static void count_hours(lc_time_columns *c, const lc_view *v)
{
    const size_t last = c->count - 1;
    if (c->part[last] != LC_TIME_HOUR || !lc_hours_are_periods(v, c->column[last]))
        return;
    c->part[last] = LC_TIME_PERIOD;
    c->period = HOUR;
    c->hour_first = 0;
}

/* Parts, in order, that are a time together. */
static lc_status check_parts(const lc_time_columns *c, const lc_view *v, const char *parts)
{
    if (c->part[0] > LC_TIME_DECIMAL_YEAR)
        return lc_fail(LC_E_USAGE, "--time-parts %s: no column holds the year, or a date", parts);
    for (size_t i = 0; i < c->count; i++) {
        if (i && c->part[i] == c->part[i - 1])
            return lc_fail(LC_E_USAGE, "--time-parts %s: two columns hold the same", parts);
        CHECK(check_hours(c, v, i));
        CHECK(check_since(c, v, i));
    }
    return LC_OK;
}

lc_status lc_time_take_parts(lc_time_columns *out, const lc_view *v, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_time_columns c = {0};
    char *name = NULL;
    TRY(lc_new(&name, strlen(request->parts) + strlen(request->columns) + 1, 1));
    TRY(take_words(&c, name, request->parts));
    TRY(take_columns(&c, name, v, request->columns));
    order_parts(&c);
    TRY(check_parts(&c, v, request->parts));
    if (request->parts_like)
        count_hours(&c, v);
    find_grain(&c, v);
    *out = c;
done:
    lc_free(name);
    return status;
}
