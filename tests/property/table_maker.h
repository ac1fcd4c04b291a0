/* table_maker - random text tables of known values, as programs and people write them. */
#ifndef LC_TESTS_PROPERTY_TABLE_MAKER_H
#define LC_TESTS_PROPERTY_TABLE_MAKER_H

#include <time.h>

#include "core/rng.h"
#include "unit.h"

enum { FIRST_EPOCH = 160000000 /* below it, seconds since 1970 look like other numbers */ };
enum { MAKER_ROWS = 120, MAKER_CHANNELS = 4, MAKER_TEXT = 1 << 16 };

typedef enum step { MINUTES, HOURS, DAYS, WEEKDAYS, WEEKS, MONTHS, QUARTERS, YEARS } pace;

/* How one column, or several, say the time: strftime's letters, with %Q a quarter, %s seconds and %K milliseconds since 1970, %o
 * an offset, %D month / day as a form of its own; columns are parted by a bar. */
typedef struct time_form {
    const char *text;
    const char *names; /* of the columns */
    pace finest, coarsest;
    bool named; /* only a name says that this is the time */
} time_form;

static const time_form time_forms[] = {
    {"%Y-%m-%d", "date", DAYS, YEARS, false},
    {"%Y/%m/%d", "Date", DAYS, YEARS, false},
    {"%Y%m%d", "DATE", DAYS, YEARS, false},
    {"%d.%m.%Y", "Datum", DAYS, YEARS, false},
    {"%m/%d/%Y", "date", DAYS, YEARS, false},
    {"%d/%m/%Y", "date", DAYS, YEARS, false},
    {"%b %d, %Y", "Date", DAYS, YEARS, false},
    {"%d-%b-%Y", "Date ", DAYS, YEARS, false},
    {"%d %B %Y", "day", DAYS, YEARS, false},
    {"%Y-%m-%d %H:%M:%S", "timestamp", MINUTES, YEARS, false},
    {"%Y-%m-%dT%H:%M", "time", MINUTES, YEARS, false},
    {"%Y-%m-%dT%H:%M:%SZ", "time", MINUTES, DAYS, false},
    {"%Y-%m-%d %H:%M:%S%o", "Datetime", MINUTES, DAYS, false},
    {"%d.%m.%Y %H:%M", "Zeit", MINUTES, DAYS, false},
    {"%m/%d/%Y %I:%M %p", "Time", MINUTES, DAYS, false},
    {"%Y%m%d%H", "MESS_DATUM", HOURS, DAYS, false},
    {"%Y%m%d%H%M", "valid", MINUTES, DAYS, false},
    {"%Y%m%dT%H%M%S", "time", MINUTES, DAYS, false},
    {"%Y-%m", "Month", MONTHS, YEARS, false},
    {"%b-%Y", "Month", MONTHS, YEARS, false},
    {"%Y%Q", "quarter", QUARTERS, QUARTERS, false},
    {"%G-W%V", "week", WEEKS, WEEKS, false},
    {"%Y", "Year", YEARS, YEARS, true},
    {"%s", "timestamp", MINUTES, DAYS, true},
    {"%K", "open_time", MINUTES, DAYS, true},
    {"%Y-%m-%d|%H:%M", "Date|Time", MINUTES, HOURS, false},
    {"%d.%m.%Y|%H:%M:%S", "<DATE>|<TIME>", MINUTES, HOURS, false},
    {"%Y%m%d|%H%M", "date|time", MINUTES, HOURS, true},
    {"%Y-%m-%d|%H%M%S", "date|time", MINUTES, HOURS, true},
    {"%Y|%m|%d|%H", "year|month|day|hour", HOURS, HOURS, true},
    {"%Y|%m|%d", "Year|Month|Day", DAYS, WEEKS, true},
};

typedef struct table {
    /* what is true; rows of several series are one series after another, `each` rows long */
    size_t rows, channels, series, each;
    bool untimed;              /* a row a day from 1970 on, as nothing says when */
    bool wide;                 /* to be read with --wide */
    const char *told;          /* what a note must say; NULL: nothing */
    bool broken;               /* it must be refused */
    int64_t local[MAKER_ROWS]; /* seconds since 1970, ascending */
    int32_t offset;            /* of all rows */
    double value[MAKER_ROWS][MAKER_CHANNELS];

    /* how it is written */
    const time_form *form;
    pace step;
    char separator, decimal, thousands; /* 0: none */
    int decimals[MAKER_CHANNELS];
    const char *missing, *unit[MAKER_CHANNELS], *line_end;
    size_t preamble;
    bool header, units_line, descending, quoted, row_names, trailing, mark;
    char text[MAKER_TEXT];
    size_t length;
} table;

static void put(table *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(table *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    t->length += (size_t)vsnprintf(t->text + t->length, sizeof t->text - t->length, format, arguments);
    va_end(arguments);
    assert_true(t->length < sizeof t->text);
}

/* --- what is true ---------------------------------------------------------------------------------------------------- */

static int64_t seconds_of(int year, int month, int day)
{
    struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
    return timegm(&tm);
}

static int64_t next_stamp(int64_t time, pace step, int64_t minutes)
{
    struct tm tm;
    time_t now = time;
    gmtime_r(&now, &tm);
    switch (step) {
    case MINUTES:
        return time + 60 * minutes;
    case HOURS:
        return time + 3600;
    case DAYS:
        return time + 86400;
    case WEEKDAYS:
        return time + 86400 * (tm.tm_wday == 5 ? 3 : 1);
    case WEEKS:
        return time + 7 * 86400;
    case MONTHS:
        return seconds_of(tm.tm_year + 1900, tm.tm_mon + 2, 1);
    case QUARTERS:
        return seconds_of(tm.tm_year + 1900, tm.tm_mon + 4, 1);
    default:
        return seconds_of(tm.tm_year + 1901, 1, 1);
    }
}

/* The first stamp: what a step begins with. */
static int64_t first_stamp(lc_rng *rng, pace step, bool epoch)
{
    int64_t day = seconds_of(1950 + (int)lc_rng_below(rng, 80), 1 + (int)lc_rng_below(rng, 12), 1 + (int)lc_rng_below(rng, 28));
    const int64_t since_monday = ((day / 86400 + 3) % 7 + 7) % 7;
    struct tm tm;
    time_t time = day;
    gmtime_r(&time, &tm);
    if (step == MINUTES || step == HOURS || epoch)
        return (day < FIRST_EPOCH ? day + 40LL * 366 * 86400 : day) + 3600 * (int64_t)lc_rng_below(rng, 24);
    if (step == WEEKDAYS || step == WEEKS)
        return day - since_monday * 86400;
    if (step == DAYS)
        return day;
    return seconds_of(tm.tm_year + 1900, step == YEARS ? 1 : step == QUARTERS ? tm.tm_mon / 3 * 3 + 1 : tm.tm_mon + 1, 1);
}

/* A value of so many decimals: its text as a program prints it, and the number that text is. */
static double draw_value(lc_rng *rng, int decimals, double size)
{
    char text[64];
    snprintf(text, sizeof text, "%.*f", decimals, size * lc_rng_normal(rng));
    return strtod(text, NULL);
}

static void make_truth(table *t, lc_rng *rng)
{
    static const int minutes[] = {1, 5, 10, 15, 30};
    const int64_t every = minutes[lc_rng_below(rng, 5)];
    t->rows = 30 + lc_rng_below(rng, MAKER_ROWS - 30);
    t->channels = 1 + lc_rng_below(rng, MAKER_CHANNELS);
    t->local[0] = first_stamp(rng, t->step, strchr("sK", t->form->text[1]));
    for (size_t row = 1; row < t->rows; row++)
        t->local[row] = next_stamp(t->local[row - 1], t->step, every);
    for (size_t c = 0; c < t->channels; c++) {
        static const double sizes[] = {0.3, 20, 900, 60000, 4e6};
        const double size = sizes[lc_rng_below(rng, 5)], holes = t->missing ? 0.15 * lc_rng_uniform(rng) : 0;
        t->decimals[c] = (int)lc_rng_below(rng, 5);
        t->decimals[c] += size < 1 && t->decimals[c] == 0;
        for (size_t row = 0; row < t->rows; row++)
            t->value[row][c] = lc_rng_uniform(rng) < holes ? (double)NAN : draw_value(rng, t->decimals[c], size);
    }
}

/* --- how it is written ----------------------------------------------------------------------------------------------- */

static void put_stamp(table *t, const char *form, int64_t local)
{
    char text[64] = "";
    struct tm tm;
    time_t time = local;
    gmtime_r(&time, &tm);
    if (strcmp(form, "%s") == 0)
        put(t, "%lld", (long long)local);
    else if (strcmp(form, "%K") == 0)
        put(t, "%lld", (long long)local * 1000);
    else if (strcmp(form, "%Y%Q") == 0)
        put(t, "%04dQ%d", tm.tm_year + 1900, tm.tm_mon / 3 + 1);
    else {
        char plain[32];
        snprintf(plain, sizeof plain, "%.*s", (int)strcspn(form, "|"), form);
        char *zone = strstr(plain, "%o");
        if (zone)
            *zone = 0;
        strftime(text, sizeof text, plain, &tm);
        put(t, "%s", text);
        if (zone)
            put(t, "%c%02d:%02d", t->offset < 0 ? '-' : '+', abs(t->offset) / 3600, abs(t->offset) / 60 % 60);
    }
}

/* 1234567.89 as 1,234,567.89 or as the signs have it. */
static void put_number(table *t, double value, int decimals)
{
    char plain[64];
    snprintf(plain, sizeof plain, "%.*f", decimals, value);
    const size_t sign = plain[0] == '-', whole = strcspn(plain + sign, ".");
    put(t, "%s", sign ? "-" : "");
    for (size_t i = 0; i < whole; i++) {
        put(t, "%c", plain[sign + i]);
        if (t->thousands && (whole - i - 1) % 3 == 0 && i + 1 < whole)
            put(t, "%c", t->thousands);
    }
    if (plain[sign + whole])
        put(t, "%c%s", t->decimal, plain + sign + whole + 1);
}

/* Each cell in quotes, where the style has them or a number holds the separator. */
static void begin_cell(table *t, bool first, bool quote)
{
    if (!first)
        put(t, "%c", t->separator);
    if (quote)
        put(t, "\"");
}

static void put_row(table *t, size_t row)
{
    const bool needs = t->decimal == t->separator || t->thousands == t->separator;
    bool first = true;
    if (t->row_names) {
        begin_cell(t, first, t->quoted);
        put(t, "%zu%s", row, t->quoted ? "\"" : "");
        first = false;
    }
    for (const char *form = t->form->text; form; form = strchr(form, '|') ? strchr(form, '|') + 1 : NULL, first = false) {
        const bool quote = t->quoted || (t->separator == ',' && strchr(form, ','));
        begin_cell(t, first, quote);
        put_stamp(t, form, t->local[row]);
        put(t, "%s", quote ? "\"" : "");
    }
    for (size_t c = 0; c < t->channels; c++) {
        begin_cell(t, false, t->quoted || needs);
        if (isnan(t->value[row][c]))
            put(t, "%s", t->missing);
        else
            put_number(t, t->value[row][c], t->decimals[c]);
        put(t, "%s", t->quoted || needs ? "\"" : "");
    }
    put(t, "%.*s%s", t->trailing, &t->separator, t->line_end);
}

static void put_header(table *t)
{
    static const char *const names[MAKER_CHANNELS] = {"Open", "temp", "Close/Last", "v_wind"};
    if (t->row_names)
        put(t, "%c", t->separator);
    for (const char *name = t->form->names; *name; name += strcspn(name, "|") + (strchr(name, '|') != NULL))
        put(t, "%.*s%c", (int)strcspn(name, "|"), name, t->separator);
    for (size_t c = 0; c < t->channels; c++)
        put(t, "%s%.*s", names[c], c + 1 < t->channels, &t->separator);
    put(t, "%.*s%s", t->trailing, &t->separator, t->line_end);
}

static void put_units(table *t)
{
    size_t columns = 1 + t->row_names;
    for (const char *c = t->form->names; *c; c++)
        columns += *c == '|';
    for (size_t c = 0; c < columns; c++)
        put(t, "%c", t->separator);
    for (size_t c = 0; c < t->channels; c++)
        put(t, "%s%.*s", c % 2 ? "(%)" : "degC", c + 1 < t->channels, &t->separator);
    put(t, "%.*s%s", t->trailing, &t->separator, t->line_end);
}

static void put_preamble(table *t)
{
    static const char *const lines[] = {"Station: Cloud Hill", "downloaded from the archive", "Latitude: 51.2",
                                        "all values as measured"};
    for (size_t i = 0; i < t->preamble; i++)
        put(t, "%s%s", lines[i], t->line_end);
}

static void choose_style(table *t, lc_rng *rng)
{
    static const char separators[] = {',', ',', ';', '\t', '|'};
    static const char *const missing[] = {NULL, "", "NA", "nan", "N/A", "null", "NaN", "#N/A"};
    t->form = &time_forms[lc_rng_below(rng, sizeof time_forms / sizeof *time_forms)];
    t->step = t->form->finest + (pace)lc_rng_below(rng, (size_t)(t->form->coarsest - t->form->finest + 1));
    t->separator = separators[lc_rng_below(rng, sizeof separators)];
    t->decimal = lc_rng_below(rng, 3) ? '.' : ',';
    t->thousands = lc_rng_below(rng, 4) ? 0 : t->decimal == ',' ? '.' : ',';
    t->missing = missing[lc_rng_below(rng, sizeof missing / sizeof *missing)];
    t->line_end = lc_rng_below(rng, 3) ? "\n" : "\r\n";
    t->header = t->form->named || lc_rng_below(rng, 8);
    t->preamble = t->header && lc_rng_below(rng, 4) == 0 ? 1 + lc_rng_below(rng, 4) : 0;
    t->units_line = t->header && lc_rng_below(rng, 8) == 0;
    t->descending = lc_rng_below(rng, 4) == 0;
    t->quoted = lc_rng_below(rng, 5) == 0;
    t->row_names = t->header && lc_rng_below(rng, 8) == 0;
    t->trailing = lc_rng_below(rng, 10) == 0;
    t->mark = lc_rng_below(rng, 10) == 0;
    t->offset = strstr(t->form->text, "%o") ? 900 * ((int32_t)lc_rng_below(rng, 97) - 48) : 0;
}

/* Table `index` under a seed. */
static inline table *table_make(uint64_t seed, uint64_t index)
{
    lc_rng rng = lc_rng_new(seed, "tables", index);
    table *t = calloc(1, sizeof *t);
    assert_non_null(t);
    choose_style(t, &rng);
    make_truth(t, &rng);
    t->series = 1;
    t->each = t->rows;
    put(t, "%s", t->mark ? "\xEF\xBB\xBF" : "");
    put_preamble(t);
    if (t->header)
        put_header(t);
    if (t->units_line)
        put_units(t);
    for (size_t i = 0; i < t->rows; i++)
        put_row(t, t->descending ? t->rows - 1 - i : i);
    return t;
}

#endif
