/* panel - what the series of a panel lend each other's scales: constants that differ, spreads where a series has few rows. */
#include <math.h>
#include <stdlib.h>

#include "core/sort.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/rounding.h"
#include "data/scaler.h"

/* The known training values of one channel in one series. */
typedef struct known {
    size_t count;
    double least, most;
} known;

static known look(const lc_dataset *dataset, const lc_split *split, size_t series, size_t channel)
{
    const lc_rows rows = split->part[series * LC_PARTS + LC_TRAIN];
    known k = {.least = INFINITY, .most = -INFINITY};
    for (size_t row = rows.first; row < rows.end; row++) {
        const double value = dataset->series[series].value[row * dataset->channels + channel];
        if (isnan(value))
            continue;
        k.least = fmin(k.least, value);
        k.most = fmax(k.most, value);
        k.count++;
    }
    return k;
}

static bool same(double least, double most)
{
    return lc_is_rounding(most - least, fmax(fabs(least), fabs(most)));
}

/* A channel of all series, and room for a number of each. */
typedef struct comparing {
    lc_scaler *scaler;
    size_t channel;
    known *known;   /* (series) */
    double *number; /* (series) */
} comparing;

static double *scale_of(const comparing *c, size_t series)
{
    return &c->scaler->scale[series * c->scaler->channels + c->channel];
}

static double *shift_of(const comparing *c, size_t series)
{
    return &c->scaler->shift[series * c->scaler->channels + c->channel];
}

/* The constants of the series; 0 if a series is not constant, or if they are all the same. */
static size_t constants(comparing *c)
{
    size_t count = 0;
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < c->scaler->series_count; i++) {
        const known *k = &c->known[i];
        if (k->count == 0)
            continue;
        if (!same(k->least, k->most))
            return 0;
        c->number[count++] = k->least;
        least = fmin(least, k->least);
        most = fmax(most, k->most);
    }
    return count == 0 || same(least, most) ? 0 : count;
}

static void scale_across(comparing *c, size_t count, const lc_scaler_type *type, const void *knobs)
{
    double shift = 0, scale = 1;
    type->fit(&shift, &scale, c->number, count, knobs);
    if (!isfinite(shift) || !isfinite(scale))
        return;
    if (lc_is_rounding(scale, 0))
        scale = 1;
    for (size_t i = 0; i < c->scaler->series_count; i++) {
        *shift_of(c, i) = shift;
        *scale_of(c, i) = scale;
    }
    c->scaler->across[c->channel] = true;
}

/* The median over the series with that many values that differ; NaN without one. */
static double median_of(comparing *c, double *(*of)(const comparing *, size_t), size_t values)
{
    size_t count = 0;
    for (size_t i = 0; i < c->scaler->series_count; i++)
        if (c->known[i].count >= values && !same(c->known[i].least, c->known[i].most))
            c->number[count++] = *of(c, i);
    if (count == 0)
        return (double)NAN;
    qsort(c->number, count, sizeof *c->number, lc_sort_real);
    return (c->number[(count - 1) / 2] + c->number[count / 2]) / 2;
}

/* Whether a series has a spread of its own: many values, or where none has many, values that differ. */
static bool has_spread(const known *k, bool many)
{
    return k->count >= LC_SCALER_FEW || (!many && k->count && !same(k->least, k->most));
}

/* A series without a spread has that of the others, one without a value also their level. */
static void borrow(comparing *c)
{
    const bool many = !isnan(median_of(c, scale_of, LC_SCALER_FEW));
    const size_t values = many ? LC_SCALER_FEW : 2;
    const double scale = median_of(c, scale_of, values), shift = median_of(c, shift_of, values);
    for (size_t i = 0; i < c->scaler->series_count && !isnan(scale); i++) {
        const size_t count = c->known[i].count;
        const bool own = *scale_of(c, i) == scale && (count || *shift_of(c, i) == shift);
        if (has_spread(&c->known[i], many) || own)
            continue;
        *scale_of(c, i) = scale;
        if (count == 0)
            *shift_of(c, i) = shift;
        c->scaler->borrowed[i * c->scaler->channels + c->channel] = true;
        c->scaler->fallen[i * c->scaler->channels + c->channel] = false; /* a spread is found, if not its own */
    }
}

static void compare_channel(comparing *c, const lc_dataset *dataset, const lc_split *split, const lc_scaler_type *type,
                            const void *knobs)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        c->known[i] = look(dataset, split, i, c->channel);
    const size_t count = constants(c);
    if (count)
        scale_across(c, count, type, knobs);
    else
        borrow(c);
}

lc_status lc_scaler_compare(lc_scaler *scaler, const lc_dataset *dataset, const lc_split *split, const lc_scaler_type *type,
                            const void *knobs)
{
    lc_status status = LC_OK;
    comparing c = {.scaler = scaler};
    if (dataset->series_count < 2)
        return LC_OK;
    TRY(lc_new(&c.known, dataset->series_count, sizeof *c.known));
    TRY(lc_new(&c.number, dataset->series_count, sizeof *c.number));
    for (; c.channel < dataset->channels; c.channel++)
        compare_channel(&c, dataset, split, type, knobs);
done:
    lc_free(c.known);
    lc_free(c.number);
    return status;
}
