/* layout_maker - random tables in which rows are not the moments of one series: several series one after another, with times or
 * without, a series or a stretch of time in a row; and tables with rows that do not belong. */
#ifndef LC_TESTS_PROPERTY_LAYOUT_MAKER_H
#define LC_TESTS_PROPERTY_LAYOUT_MAKER_H

#include "table_maker.h"

static const char *const maker_words[] = {"Aruba", "Chad", "Peru", "Niger"};

/* --- what is true ---------------------------------------------------------------------------------------------------- */

static void draw_values(table *t, lc_rng *rng)
{
    for (size_t c = 0; c < t->channels; c++) {
        t->decimals[c] = 1 + (int)lc_rng_below(rng, 2);
        for (size_t row = 0; row < t->rows; row++)
            t->value[row][c] = draw_value(rng, t->decimals[c], 300);
    }
}

/* Plain separators and signs: what is tried here is the layout. */
static void choose_layout(table *t, lc_rng *rng, size_t series, size_t each, size_t channels)
{
    static const char separators[] = {',', ';', '\t'};
    t->separator = separators[lc_rng_below(rng, 3)];
    t->decimal = t->separator != ',' && lc_rng_below(rng, 3) == 0 ? ',' : '.';
    t->line_end = lc_rng_below(rng, 3) ? "\n" : "\r\n";
    t->series = series;
    t->each = each;
    t->rows = series * each;
    t->channels = channels;
    draw_values(t, rng);
}

static void put_values(table *t, size_t row)
{
    for (size_t c = 0; c < t->channels; c++) {
        put(t, "%c", t->separator);
        put_number(t, t->value[row][c], t->decimals[c]);
    }
}

static void put_channels(table *t)
{
    static const char *const names[MAKER_CHANNELS] = {"y", "sold", "price", "stock"};
    for (size_t c = 0; c < t->channels; c++)
        put(t, "%c%s", t->separator, names[c]);
    put(t, "%s", t->line_end);
}

/* --- series one after another ---------------------------------------------------------------------------------------- */

/* Words, or numbers, of the series of a row. */
static void put_name(table *t, size_t series, bool number)
{
    if (number)
        put(t, "%zu", 101 + series);
    else
        put(t, "%s", maker_words[series]);
}

static const char *draw_name(lc_rng *rng)
{
    static const char *const names[] = {"ticker", "unique_id", "Filiale", "store", "series", "region"};
    return names[lc_rng_below(rng, sizeof names / sizeof *names)];
}

/* ticker,y: a block for each series, or by turns. */
static void make_untimed(table *t, lc_rng *rng)
{
    choose_layout(t, rng, 2 + lc_rng_below(rng, 3), 4 + lc_rng_below(rng, 26), 1 + lc_rng_below(rng, MAKER_CHANNELS));
    const bool turns = lc_rng_below(rng, 2), number = lc_rng_below(rng, 3) == 0;
    t->untimed = true;
    put(t, "%s", draw_name(rng));
    put_channels(t);
    for (size_t i = 0; i < t->rows; i++) {
        const size_t series = turns ? i % t->series : i / t->each, row = turns ? series * t->each + i / t->series : i;
        put_name(t, series, number);
        put_values(t, row);
        put(t, "%s", t->line_end);
    }
}

/* ticker,date,y: at the same times, or one series after the other in time, with a gap or without. */
static void make_stacked(table *t, lc_rng *rng)
{
    choose_layout(t, rng, 2 + lc_rng_below(rng, 3), 4 + lc_rng_below(rng, 26), 1 + lc_rng_below(rng, 2));
    const size_t way = lc_rng_below(rng, 3);
    const bool number = lc_rng_below(rng, 3) == 0, date_first = lc_rng_below(rng, 2) && !(number && way);
    const int64_t begin = seconds_of(2000 + (int)lc_rng_below(rng, 20), 1, 5);
    const char *name = draw_name(rng);
    put(t, "%s%c%s", date_first ? "date" : name, t->separator, date_first ? name : "date");
    put_channels(t);
    for (size_t row = 0; row < t->rows; row++) {
        const size_t days = way == 0 ? row % t->each : way == 1 ? row : row + 9 * (row / t->each);
        t->local[row] = begin + 86400 * (int64_t)days;
        if (date_first) {
            put_stamp(t, "%Y-%m-%d", t->local[row]);
            put(t, "%c", t->separator);
        }
        put_name(t, row / t->each, number);
        if (!date_first) {
            put(t, "%c", t->separator);
            put_stamp(t, "%Y-%m-%d", t->local[row]);
        }
        put_values(t, row);
        put(t, "%s", t->line_end);
    }
}

/* --- a series in a row ------------------------------------------------------------------------------------------------ */

/* %E: the day number of Excel, %N: the next year's last digits. */
static const struct {
    const char *text;
    pace step;
} headings[] = {{"%Y", YEARS},           {"X%Y", YEARS},     {"%Y [YR%Y]", YEARS}, {"FY%Y", YEARS},  {"%Y/%N", YEARS},
                {"%Y-%N", YEARS},        {"%Y%Q", QUARTERS}, {"%Y-%m", MONTHS},    {"%Y%m", MONTHS}, {"%b %Y", MONTHS},
                {"%b-%y", MONTHS},       {"%m/%d/%y", DAYS}, {"%d.%m.%Y", DAYS},   {"%E", DAYS},     {"%Y-%m-%d", WEEKS},
                {"X%Y.%m.%d", WEEKDAYS}, {"%G-W%V", WEEKS},  {"%Y%m%d", DAYS}};

static void put_heading(table *t, const char *form, int64_t local)
{
    struct tm tm;
    time_t time = local;
    gmtime_r(&time, &tm);
    if (strcmp(form, "%E") == 0)
        put(t, "%lld", (long long)(local / 86400 + 25569));
    else if (strchr(form, 'N'))
        put(t, "%04d%c%02d", tm.tm_year + 1900, form[2], (tm.tm_year + 1) % 100);
    else
        put_stamp(t, form, local);
}

/* Columns of words before the values, as the World Bank and others have them, perhaps numbers among them. */
static void put_leading(table *t, size_t row, size_t leading, bool place)
{
    static const char *const names[] = {"Country Name", "Country Code", "Indicator"};
    for (size_t i = 0; i < leading; i++)
        if (row == (size_t)-1)
            put(t, "%s%c", names[i], t->separator);
        else
            put(t, "%.*s%c", i == 1 ? 3 : 20, i == 2 ? "Population total" : maker_words[row], t->separator);
    if (place && row == (size_t)-1)
        put(t, "Lat%cLong%c", t->separator, t->separator);
    else if (place)
        put(t, "%zu%c%zu%c", 3 * row + 1, t->separator, 7 * row + 2, t->separator);
}

static void make_wide(table *t, lc_rng *rng)
{
    const size_t form = lc_rng_below(rng, sizeof headings / sizeof *headings), leading = 1 + lc_rng_below(rng, 3);
    const bool place = lc_rng_below(rng, 3) == 0, ends = lc_rng_below(rng, 4) == 0;
    choose_layout(t, rng, 2 + lc_rng_below(rng, 3), 3 + lc_rng_below(rng, 20), 1);
    t->wide = lc_rng_below(rng, 2);
    const pace step = headings[form].step;
    t->local[0] = first_stamp(rng, step, false);
    if (t->local[0] < 0)
        t->local[0] = step >= MONTHS ? 0 : 4 * 86400;
    for (size_t row = 1; row < t->rows; row++)
        t->local[row] = row % t->each ? next_stamp(t->local[row - 1], step, 1) : t->local[0];
    if (lc_rng_below(rng, 3) == 0)
        put(t, "Data Source%cThe archive%s%s", t->separator, t->line_end, t->line_end);
    put_leading(t, (size_t)-1, leading, place);
    for (size_t i = 0; i < t->each; i++) {
        put(t, "%.*s", i > 0, &t->separator);
        put_heading(t, headings[form].text, t->local[i]);
    }
    put(t, "%.*s%s", ends, &t->separator, t->line_end);
    for (size_t series = 0; series < t->series; series++) {
        put_leading(t, series, leading, place);
        for (size_t i = 0; i < t->each; i++) {
            put(t, "%.*s", i > 0, &t->separator);
            put_number(t, t->value[series * t->each + i][0], t->decimals[0]);
        }
        put(t, "%.*s%s", ends, &t->separator, t->line_end);
    }
}

/* Date,H1 .. H4 is not a day: Year,Jan .. Dec and Date,H1 .. H24, to be put one after another. */
static void make_parts(table *t, lc_rng *rng)
{
    const bool months = lc_rng_below(rng, 2), names = lc_rng_below(rng, 2);
    const size_t parts = months ? 12 : 24, count = months ? 4 + lc_rng_below(rng, 6) : 3 + lc_rng_below(rng, 2);
    choose_layout(t, rng, 1, parts * count, 1);
    t->wide = true;
    t->local[0] = seconds_of(1960 + (int)lc_rng_below(rng, 60), 1, 1);
    for (size_t row = 1; row < t->rows; row++)
        t->local[row] = next_stamp(t->local[row - 1], months ? MONTHS : HOURS, 1);
    put(t, "%s", months ? "Year" : "Date");
    for (size_t i = 0; i < parts; i++) {
        put(t, "%c", t->separator);
        if (months && names)
            put_stamp(t, "%b", t->local[i]);
        else
            put(t, "%s%zu", names ? "H" : "", i + (months || names));
    }
    put(t, "%s", t->line_end);
    for (size_t row = 0; row < t->rows; row++) {
        if (row % parts == 0)
            put_stamp(t, months ? "%Y" : "%Y-%m-%d", t->local[row]);
        put(t, "%c", t->separator);
        put_number(t, t->value[row][0], t->decimals[0]);
        put(t, "%s", row % parts + 1 == parts ? t->line_end : "");
    }
}

/* --- rows that do not belong ------------------------------------------------------------------------------------------ */

/* A line with a cell too many, or with one too few; or with an empty one at its end, which loses nothing. */
static void make_odd(table *t, lc_rng *rng)
{
    choose_layout(t, rng, 1, 12 + lc_rng_below(rng, 80), 1 + lc_rng_below(rng, 3));
    const size_t odd = lc_rng_below(rng, t->rows - 1), way = lc_rng_below(rng, 3);
    t->broken = way < 2;
    put(t, "date");
    put_channels(t);
    for (size_t row = 0; row < t->rows; row++) {
        t->local[row] = seconds_of(2001, 3, 1) + 86400 * (int64_t)row;
        put_stamp(t, "%Y-%m-%d", t->local[row]);
        if (row == odd && way == 0)
            put(t, "%c7", t->separator);
        if (row == odd && way == 1)
            put(t, "%s", t->line_end);
        else
            put_values(t, row);
        if (row == odd && way == 2)
            put(t, "%c", t->separator);
        if (row != odd || way != 1)
            put(t, "%s", t->line_end);
    }
}

/* A few rows that have the stamp of the row before. */
static void make_repeated(table *t, lc_rng *rng)
{
    choose_layout(t, rng, 1, 40 + lc_rng_below(rng, 60), 1 + lc_rng_below(rng, 3));
    const size_t twice = 1 + lc_rng_below(rng, t->rows - 1);
    t->told = "the time of the row before";
    put(t, "date");
    put_channels(t);
    for (size_t row = 0; row < t->rows; row++) {
        t->local[row] = seconds_of(2001, 3, 1) + 86400 * (int64_t)(row - (row >= twice));
        put_stamp(t, "%Y-%m-%d", t->local[row]);
        put_values(t, row);
        put(t, "%s", t->line_end);
    }
}

/* Layout `index` under a seed. */
static inline table *layout_make(uint64_t seed, uint64_t index)
{
    static void (*const make[])(table *, lc_rng *) = {make_untimed, make_stacked, make_wide,    make_wide,
                                                      make_parts,   make_odd,     make_repeated};
    lc_rng rng = lc_rng_new(seed, "layouts", index);
    table *t = calloc(1, sizeof *t);
    assert_non_null(t);
    make[lc_rng_below(&rng, sizeof make / sizeof *make)](t, &rng);
    return t;
}

#endif
