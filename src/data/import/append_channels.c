/* append_channels - the channels of newer rows as the dataset has them, by name; and words of one-hot columns that they lack. */
#include "data/import/append.h"

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/hot_words.h"
#include "data/known.h"
#include "data/match.h"
#include "data/size.h"
#include "data/units.h"

enum { LACKING_MOST = 20 };

static const double NEAR = 0.01; /* degrees, a kilometre: a station that is measured anew */

double lc_append_value(const lc_append *m, const lc_series *b, size_t row, size_t channel)
{
    const size_t from = m->from[channel], channels = m->more->channels;
    if (from < channels)
        return b->value[row * channels + from];
    return lc_hot_value(m->more, b, row, m->dataset->channel[channel].name, m->column[channel]);
}

/* The same numbers, written without the sign that is their unit on the other side: about so many times as large. */
static lc_status check_sign(const lc_append *m, size_t c, size_t from)
{
    const lc_channel *known = &m->dataset->channel[c], *more = &m->more->channel[from];
    if (!lc_size_may_differ(known->units, more->units))
        return LC_OK;
    const double times = lc_size_times(known->units, lc_size_of(m->dataset, c, m->dataset->series_count), more->units,
                                       lc_size_of(m->more, from, m->more->series_count));
    char signs[LC_TEXT_MAX];
    if (!times)
        return LC_OK;
    lc_size_text(signs, known->units, m->before, more->units, times);
    return lc_fail(LC_E_DATA, "column '%s' %s: write both alike, or leave it out: --drop %s", more->name, signs,
                   lc_typed_name(more->name).text);
}

/* The one value of a channel of the only series; NaN: it has several, or none. */
static double single_value(const lc_dataset *d, size_t channel)
{
    const lc_series *s = d->series;
    for (size_t row = 1; row < s->rows; row++)
        if (s->value[row * d->channels + channel] != s->value[channel])
            return (double)NAN;
    return s->rows ? s->value[channel] : (double)NAN;
}

/* LC_E_DATA for rows of another place: latitudes and longitudes that are one value each, here and there. */
static lc_status check_place(const lc_append *m, size_t c, size_t from)
{
    const lc_dataset *d = m->dataset, *more = m->more;
    const char *name = d->channel[c].name;
    if (d->series_count != 1 || more->series_count != 1 || !(lc_known_latitude(name) || lc_known_longitude(name)))
        return LC_OK;
    const double own = single_value(d, c), other = single_value(more, from);
    if (d->series->rows < 2 || more->series->rows < 2 || !(fabs(own - other) > NEAR))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "column '%s' is %g in all rows, and %g in all of %s: rows of another place, another series: import both "
                   "files together, or leave the columns of the place out of all (--drop %s)",
                   name, other, own, m->before, lc_typed_name(name).text);
}

/* LC_E_DATA for a column whose values are in another unit. */
static lc_status check_units(const lc_append *m)
{
    const lc_channel *more = m->more->channel;
    for (size_t c = 0; c < m->dataset->channels; c++) {
        const lc_channel *known = &m->dataset->channel[c];
        const size_t from = m->from[c];
        if (from < m->more->channels && lc_units_differ(known->units, more[from].units))
            return lc_fail(LC_E_DATA, "column '%s' is in %s, and in %s in %s: make them equal, or leave it out: --drop %s",
                           more[from].name, more[from].units, known->units, m->before, lc_typed_name(more[from].name).text);
        if (from < m->more->channels)
            CHECK(check_sign(m, c, from));
        if (from < m->more->channels)
            CHECK(check_place(m, c, from));
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

/* A unit on one side alone: whether the other side's values are in it, nothing says. */
static void say_units(lc_buffer *doubt, const lc_append *m)
{
    for (size_t c = 0; c < m->dataset->channels; c++) {
        const char *known = m->dataset->channel[c].units;
        const lc_channel *more = m->from[c] < m->more->channels ? &m->more->channel[m->from[c]] : NULL;
        const bool bare = more && strcmp(more->units, "1") == 0;
        if (more && bare != (strcmp(known, "1") == 0))
            lc_buffer_format(doubt, "; column '%s' has the unit %s in %s, and none in %s", more->name, bare ? known : more->units,
                             bare ? m->before : "it", bare ? "it" : m->before);
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

/* Percents beside parts of one, without a sign. */
static void say_sizes(lc_buffer *doubt, const lc_append *m)
{
    const lc_dataset *d = m->dataset, *more = m->more;
    for (size_t c = 0; c < d->channels; c++) {
        const size_t from = m->from[c];
        const bool smaller = from < more->channels && lc_size_is_parts(more, from, d, c);
        if (smaller || (from < more->channels && lc_size_is_parts(d, c, more, from)))
            lc_buffer_format(doubt, "; column '%s' is from 0 to %s in it, from 0 to %s in %s: parts of one and percents?",
                             more->channel[from].name, smaller ? "1" : "100", smaller ? "100" : "1", m->before);
    }
}

/* A letter for thousands on one side only, 10.00K beside 10.00, or another decimal sign. */
static lc_status compare_thousands(lc_buffer *doubt, const lc_append *m)
{
    const lc_dataset *d = m->dataset, *more = m->more;
    for (size_t c = 0; c < d->channels; c++) {
        const size_t from = m->from[c];
        if (from == more->channels)
            continue;
        const double larger = lc_size_thousands(more, from, d, c);
        const double smaller = larger > 0 ? 0 : lc_size_thousands(d, c, more, from);
        if (m->pieces && (larger > 0 || smaller > 0))
            return lc_fail(LC_E_DATA,
                           "column '%s' is in other sizes than in %s, about thousands of them (K, M, or a decimal sign?): write "
                           "them alike, or leave it out (--drop)",
                           more->channel[from].name, m->before);
        if (larger > 0 || smaller > 0)
            lc_buffer_format(doubt, "; column '%s' is about %g times as large in %s: in thousands?", more->channel[from].name,
                             larger + smaller, larger > 0 ? "it as in the dataset" : "the dataset as in it");
    }
    return LC_OK;
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
            FAIL(LC_E_DATA, "%s: column '%s' is not in %s%s%s (leave it out: --drop)", more->title, more->channel[c].name,
                 m->before, lacking.count ? ", whose other columns are " : "", lacking.count ? lc_few_text(&lacking) : "");
    TRY(check_units(m));
    say_other_names(doubt, m);
    say_sizes(doubt, m);
    say_units(doubt, m);
    TRY(compare_thousands(doubt, m));
    if (lacking.count)
        lc_buffer_format(doubt, "; column%s %s not in it: missing in its rows", lc_if_one(lacking.count, "", "s"),
                         lc_few_text(&lacking));
done:
    lc_few_free(&lacking);
    lc_free(known);
    return status;
}
