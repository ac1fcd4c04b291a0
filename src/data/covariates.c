/* covariates - names into columns, stamps into sines and cosines. */
#include "data/covariates.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/match.h"
#include "data/stamp.h"

static const double turn = 2 * 3.14159265358979323846;
enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, PARTS = 2 };

/* --- the calendar ---------------------------------------------------------------------------------------------------- */

/* Which of `period` steps around the clock a local time is. */
typedef struct place {
    double n, period;
} place;

static int64_t within(int64_t local, int64_t length)
{
    return local - lc_floor_divide(local, length) * length;
}

static place minute_of(lc_calendar calendar, int64_t local)
{
    (void)calendar;
    const int64_t minute = within(local, HOUR) / MINUTE;
    return (place){(double)minute, 60};
}

static place hour_of(lc_calendar calendar, int64_t local)
{
    (void)calendar;
    const int64_t hour = within(local, DAY) / HOUR;
    return (place){(double)hour, 24};
}

static place weekday_of(lc_calendar calendar, int64_t local)
{
    (void)calendar;
    return (place){lc_calendar_weekday(local), 7};
}

static place month_of(lc_calendar calendar, int64_t local)
{
    return (place){lc_calendar_day(calendar, lc_floor_divide(local, DAY)).month - 1, 12};
}

static place yearday_of(lc_calendar calendar, int64_t local)
{
    const int64_t days = lc_floor_divide(local, DAY);
    const lc_day day = lc_calendar_day(calendar, days), first = {day.year, 1, 1}, next = {day.year + 1, 1, 1};
    const int64_t begin = lc_calendar_days(calendar, first);
    return (place){(double)(days - begin), (double)(lc_calendar_days(calendar, next) - begin)};
}

static const struct field {
    const char *name;
    place (*of)(lc_calendar calendar, int64_t local);
} fields[] = {{"minute", minute_of}, {"hour", hour_of}, {"weekday", weekday_of}, {"yearday", yearday_of}, {"month", month_of}};

enum { FIELDS = sizeof fields / sizeof *fields };

/* sin or cos of 2 pi n / period */
double lc_covariate_at(const lc_covariate *c, lc_calendar calendar, int64_t local)
{
    const place p = fields[c->field].of(calendar, local);
    const double angle = turn * p.n / p.period;
    return c->cosine ? cos(angle) : sin(angle);
}

/* --- names ----------------------------------------------------------------------------------------------------------- */

lc_covariate_name lc_covariate_name_of(const lc_covariate *c, const lc_dataset *dataset)
{
    lc_covariate_name name;
    if (c->field == LC_COVARIATE_CHANNEL)
        snprintf(name.text, sizeof name.text, "%s", dataset->channel[c->channel].name);
    else
        snprintf(name.text, sizeof name.text, "%s_%s", fields[c->field].name, c->cosine ? "cos" : "sin");
    return name;
}

/* The columns that a calendar word is: how many. */
static size_t parse_calendar(lc_covariate out[PARTS], const char *word)
{
    size_t count = 0;
    for (size_t f = 0; f < FIELDS; f++)
        for (int cosine = 0; cosine < PARTS; cosine++) {
            const lc_covariate c = {.field = f, .cosine = cosine};
            if (strcmp(word, fields[f].name) == 0 || strcmp(word, lc_covariate_name_of(&c, NULL).text) == 0)
                out[count++] = c;
        }
    return count;
}

static size_t parse_channel(lc_covariate out[PARTS], const lc_dataset *dataset, const char *word)
{
    const size_t channel = lc_match_channel(dataset, word);
    if (channel == dataset->channels)
        return 0;
    out[0] = (lc_covariate){.field = LC_COVARIATE_CHANNEL, .channel = channel};
    return 1;
}

/* What the word might have been. */
static lc_status refuse(const lc_dataset *dataset, const char *word, const char *key, bool channels)
{
    lc_status status = LC_OK;
    const char **known = NULL;
    size_t count = 0;
    TRY(lc_new(&known, FIELDS + dataset->channels + 1, sizeof *known));
    for (size_t f = 0; f < FIELDS; f++)
        known[count++] = fields[f].name;
    for (size_t i = 0; channels && i < dataset->channels; i++)
        known[count++] = dataset->channel[i].name;
    TRY(lc_names_refuse(channels ? LC_E_DATA : LC_E_CONFIG, key, word, known));
done:
    lc_free(known);
    return status;
}

static bool same(const lc_covariate *a, const lc_covariate *b)
{
    return a->field == b->field && a->cosine == b->cosine && a->channel == b->channel;
}

static lc_status add_word(lc_covariate *to, size_t *count, const lc_dataset *dataset, const char *word, const char *key,
                          bool channels)
{
    lc_covariate part[PARTS];
    size_t parts = channels ? parse_channel(part, dataset, word) : 0;
    if (parts == 0)
        parts = parse_calendar(part, word);
    if (parts == 0)
        return refuse(dataset, word, key, channels);
    for (size_t i = 0; i < parts; i++) {
        for (size_t k = 0; k < *count; k++)
            if (same(&to[k], &part[i]))
                return lc_fail(LC_E_CONFIG, "%s: '%s' is named twice", key, word);
        to[(*count)++] = part[i];
    }
    return LC_OK;
}

/* Weeks are of the Gregorian calendar: seven of its days do not come round in another. */
static lc_status check_weekdays(const lc_covariate *c, size_t count, const lc_dataset *dataset, const char *key)
{
    for (size_t k = 0; k < count; k++)
        for (size_t i = 0; i < dataset->series_count && c[k].field < FIELDS && fields[c[k].field].of == weekday_of; i++)
            if (dataset->series[i].calendar != LC_CALENDAR_GREGORIAN)
                return lc_fail(LC_E_CONFIG,
                               "%s: series '%s' is not in the Gregorian calendar, and others have no weekdays: leave %s out", key,
                               dataset->series[i].name, fields[c[k].field].name);
    return LC_OK;
}

lc_status lc_covariates_new(lc_covariate **out, size_t *count, const lc_dataset *dataset, const char *text, const char *key,
                            bool channels)
{
    lc_status status = LC_OK;
    char word[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = ", \t"};
    lc_covariate *c = NULL;
    size_t found = 0;
    if (strlen(text) >= sizeof word)
        return lc_fail(LC_E_CONFIG, "%s: more than %d letters", key, LC_TEXT_MAX - 1);
    TRY(lc_new(&c, dataset->channels + PARTS * FIELDS, sizeof *c)); /* as many as there are: none is named twice */
    while (lc_names_next(word, &list))
        TRY(add_word(c, &found, dataset, word, key, channels));
    if (list.open)
        FAIL(LC_E_CONFIG, "%s: a quote is not closed before '%s'", key, word);
    TRY(check_weekdays(c, found, dataset, key));
    *out = c;
    *count = found;
    c = NULL;
done:
    lc_free(c);
    return status;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

void lc_covariates_fill(lc_real *to, const lc_covariate *covariate, size_t count, const lc_covariate_row *row)
{
    for (size_t i = 0; i < count; i++) {
        const lc_covariate *c = &covariate[i];
        const size_t k = c->channel;
        if (c->field != LC_COVARIATE_CHANNEL)
            to[i] = (lc_real)lc_covariate_at(c, row->calendar, row->local);
        else
            to[i] = row->value ? (lc_real)((row->value[k] - row->shift[k]) / row->scale[k]) : (lc_real)NAN;
    }
}

lc_status lc_ahead_new(lc_ahead **out, const lc_dataset *dataset, size_t count, size_t rows)
{
    lc_status status = LC_OK;
    lc_ahead *a = NULL;
    TRY(lc_new(&a, 1, sizeof *a));
    *a = (lc_ahead){.series_count = dataset->series_count, .count = count};
    TRY(lc_new(&a->first, a->series_count, sizeof *a->first));
    TRY(lc_new(&a->value, a->series_count, sizeof *a->value));
    for (size_t i = 0; i < a->series_count; i++)
        TRY(lc_new(&a->value[i], (rows ? rows : dataset->series[i].rows) * count, sizeof **a->value));
    *out = a;
    a = NULL;
done:
    lc_ahead_free(a);
    return status;
}

void lc_ahead_free(lc_ahead *a)
{
    if (!a)
        return;
    for (size_t i = 0; a->value && i < a->series_count; i++)
        lc_free(a->value[i]);
    lc_free(a->value);
    lc_free(a->first);
    lc_free(a);
}

lc_status lc_ahead_of(lc_ahead **out, const lc_dataset *dataset, const lc_scaler *scaler, const lc_covariate *covariate,
                      size_t count)
{
    lc_ahead *a;
    CHECK(lc_ahead_new(&a, dataset, count, 0));
    for (size_t i = 0; i < dataset->series_count; i++) {
        const lc_series *s = &dataset->series[i];
        const size_t at = i * dataset->channels;
        lc_covariate_row row = {.shift = scaler->shift + at, .scale = scaler->scale + at, .calendar = s->calendar};
        for (size_t r = 0; r < s->rows; r++) {
            row.value = s->value + r * dataset->channels;
            row.local = lc_series_local(s, r);
            lc_covariates_fill(a->value[i] + r * count, covariate, count, &row);
        }
    }
    *out = a;
    return LC_OK;
}
