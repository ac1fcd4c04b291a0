/* append_channels - the channels of newer rows as the dataset has them, by name; and words of one-hot columns that they lack. */
#include "data/import/append.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/hot_words.h"
#include "data/match.h"
#include "data/units.h"

enum { LACKING_MOST = 20 };

double lc_append_value(const lc_append *m, const lc_series *b, size_t row, size_t channel)
{
    const size_t from = m->from[channel], channels = m->more->channels;
    if (from < channels)
        return b->value[row * channels + from];
    return lc_hot_value(m->more, b, row, m->dataset->channel[channel].name, m->column[channel]);
}

/* Of its values, the mean size; 0 without any. */
static double size_of(const lc_dataset *d, size_t channel)
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t row = 0; row < d->series[i].rows; row++) {
            const double value = fabs(d->series[i].value[row * d->channels + channel]);
            sum += isfinite(value) ? value : 0;
            count += isfinite(value) != 0;
        }
    return count ? sum / (double)count : 0;
}

static bool is_bare(const lc_channel *channel)
{
    return !*channel->units || strcmp(channel->units, "1") == 0;
}

/* How many times as large numbers are without the sign behind them: percents beside parts of one, 1200 beside 1.2K. */
static double scale_of(const char *units)
{
    return strcmp(units, "%") == 0 ? 0.01 : strcasecmp(units, "k") == 0 ? 1e3 : strcasecmp(units, "m") == 0 ? 1e6 : 0;
}

/* The same numbers, written without the sign that is their unit on the other side: about so many times as large. */
static lc_status check_scale(const lc_append *m, size_t c, size_t from)
{
    const lc_channel *known = &m->dataset->channel[c], *more = &m->more->channel[from];
    if (is_bare(known) == is_bare(more))
        return LC_OK;
    const bool old = !is_bare(known);
    const double size = size_of(m->dataset, c), other = size_of(m->more, from);
    const double times = (old ? other / size : size / other) / scale_of(old ? known->units : more->units);
    if (!(times > 0.3 && times < 3))
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "column '%s' has '%s' behind its numbers %s, and not %s, where they are about %g times as large: write both alike, "
        "or leave it out: --drop %s",
        more->name, old ? known->units : more->units, old ? "in the dataset" : "here", old ? "here" : "in the dataset",
        scale_of(old ? known->units : more->units), lc_typed_name(more->name).text);
}

/* LC_E_DATA for a column whose values are in another unit. */
static lc_status check_units(const lc_append *m)
{
    const lc_channel *more = m->more->channel;
    for (size_t c = 0; c < m->dataset->channels; c++) {
        const lc_channel *known = &m->dataset->channel[c];
        const size_t from = m->from[c];
        if (from < m->more->channels && lc_units_differ(known->units, more[from].units))
            return lc_fail(LC_E_DATA,
                           "column '%s' is in %s, and in %s in the dataset: make them equal, or leave it out: --drop %s",
                           more[from].name, more[from].units, known->units, lc_typed_name(more[from].name).text);
        if (from < m->more->channels)
            CHECK(check_scale(m, c, from));
    }
    return LC_OK;
}

static void say_other_names(lc_buffer *doubt, const lc_append *m)
{
    for (size_t c = 0; c < m->dataset->channels; c++) {
        const char *name = m->dataset->channel[c].name;
        const char *other = m->from[c] < m->more->channels ? m->more->channel[m->from[c]].name : name;
        if (strcmp(name, other) != 0)
            lc_buffer_format(doubt, "; column '%s' continues '%s'", other, name);
    }
}

static lc_status find_columns(lc_append *m)
{
    const lc_dataset *d = m->dataset;
    const lc_texts names = lc_channel_names(d), others = lc_channel_names(m->more);
    CHECK(lc_new(&m->from, d->channels, sizeof *m->from));
    CHECK(lc_new(&m->column, d->channels, sizeof *m->column));
    for (size_t c = 0; c < d->channels; c++)
        m->column[c] = lc_hot_column(d->channel[c].name, m->hot);
    return lc_match_alike(m->from, NULL, NULL, NULL, &names, &others);
}

/* LC_E_DATA for a column that the dataset does not have. One that the new file lacks is not known there. */
lc_status lc_append_match(lc_append *m, lc_buffer *doubt)
{
    lc_status status = LC_OK;
    const lc_dataset *d = m->dataset, *more = m->more;
    bool *known = NULL;
    lc_few lacking = {.most = LACKING_MOST};
    TRY(find_columns(m));
    TRY(lc_new(&known, more->channels, sizeof *known));
    for (size_t c = 0; c < d->channels; c++)
        if (m->from[c] < more->channels)
            known[m->from[c]] = true;
        else if (!lc_hot_has(more, d->channel[c].name, m->column[c]))
            lc_few_add(&lacking, d->channel[c].name, "");
    for (size_t c = 0; c < more->channels; c++)
        if (!known[c] && lc_hot_has(d, more->channel[c].name, lc_hot_column(more->channel[c].name, m->hot)))
            lc_buffer_format(doubt, "; '%s' is new, and no channel of the dataset: its rows have 0 in those of the other words",
                             more->channel[c].name);
        else if (!known[c])
            FAIL(LC_E_DATA, "%s: column '%s' is not in the dataset%s%s (leave it out: --drop)", more->title,
                 more->channel[c].name, lacking.count ? ", whose other columns are " : "",
                 lacking.count ? lc_few_text(&lacking) : "");
    TRY(check_units(m));
    say_other_names(doubt, m);
    if (lacking.count)
        lc_buffer_format(doubt, "; column%s %s not in it: missing in its rows", lc_if_one(lacking.count, "", "s"),
                         lc_few_text(&lacking));
done:
    lc_few_free(&lacking);
    lc_free(known);
    return status;
}
