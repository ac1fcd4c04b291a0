/* piece_columns - the columns that any piece has, for all of them. */
#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/labels.h"
#include "core/mem.h"
#include "core/status.h"
#include "core/words.h"
#include "data/hot_words.h"
#include "data/import/gather.h"
#include "data/import/pieces.h"
#include "data/import/unit_names.h"
#include "data/match.h"
#include "data/series.h"

/* A column that further pieces have and the first has not gets its place behind those of all before. */
static lc_status add_channel(lc_dataset *all, const lc_channel *from)
{
    size_t capacity = all->channels;
    CHECK(lc_grow(&all->channel, &capacity, all->channels + 1, sizeof *all->channel));
    lc_channel *to = &all->channel[all->channels++];
    *to = (lc_channel){0};
    CHECK(lc_copy_text(&to->name, from->name));
    return lc_copy_text(&to->units, from->units);
}

/* Of each column of one dataset its place among those of the other, capitals and blanks aside. */
static lc_status match(size_t **place, const lc_dataset *of, const lc_dataset *in)
{
    const lc_texts names = lc_channel_names(of), others = lc_channel_names(in);
    CHECK(lc_new(place, of->channels, sizeof **place));
    return lc_match_alike(*place, NULL, NULL, NULL, &names, &others);
}

/* Whether a dataset has a column in another unit than that name's. */
static bool has_other(const lc_dataset *d, const char *name)
{
    return lc_unit_names_find(d, name) < d->channels;
}

/* LC_E_DATA where a piece has a column in another unit than one of the pieces before it, and both have one of them. */
static lc_status refuse_units(const lc_piece *first, const lc_piece *p)
{
    for (const lc_piece *before = first; before < p; before++)
        for (size_t c = 0; c < before->dataset->channels; c++) {
            const char *theirs = before->dataset->channel[c].name;
            if (!has_other(p->dataset, theirs) || has_other(before->dataset, theirs))
                continue;
            const char *own = p->dataset->channel[lc_unit_names_find(p->dataset, theirs)].name;
            if (!has_other(p->dataset, own))
                return lc_fail(LC_E_DATA,
                               "%s: column '%s' is '%s' in %s: one name in two units: convert one of them, and write both under "
                               "one name, or leave both out: --drop %s",
                               p->path, own, theirs, before->path, lc_typed_pair(theirs, ',', own).text);
        }
    return LC_OK;
}

static lc_status gather_channels(lc_dataset *all, const lc_piece *p)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    const size_t known = all->channels;
    bool apart;
    CHECK(lc_gather_apart(&apart, all, p->dataset));
    if (known && apart)
        return lc_fail(
            LC_E_DATA,
            "%s: no column of numbers that the files before it have too, and it is called as a piece of the same series: "
            "take it out of the folder, or name the files for a series of each",
            p->path);
    TRY(match(&place, p->dataset, all));
    for (size_t c = 0; c < p->dataset->channels; c++)
        if (place[c] == known)
            TRY(add_channel(all, &p->dataset->channel[c]));
done:
    lc_free(place);
    return status;
}

/* The values of a series with further columns behind its own: missing, or 0 in those of other words of a column. */
static lc_status widen_series(lc_series *s, const lc_dataset *d, const lc_dataset *all, const size_t *from, const lc_pieces *how)
{
    double *value = NULL;
    CHECK(lc_new(&value, s->rows * all->channels, sizeof *value));
    for (size_t c = 0; c < all->channels; c++) {
        const char *name = all->channel[c].name;
        const size_t column = lc_hot_column(name, how->hot);
        for (size_t row = 0; row < s->rows; row++)
            value[row * all->channels + c] =
                from[c] < d->channels ? s->value[row * d->channels + from[c]] : lc_hot_value(d, s, row, name, column);
    }
    lc_free(s->value);
    s->value = value;
    return LC_OK;
}

static void clear_channels(lc_dataset *d)
{
    for (size_t c = 0; c < d->channels; c++)
        lc_channel_clear(&d->channel[c]);
    lc_free(d->channel);
    d->channel = NULL;
    d->channels = 0;
}

/* The channels of all in their order; those of the piece keep their units. */
static lc_status take_channels(lc_dataset *d, const lc_dataset *all, const size_t *from)
{
    lc_status status = LC_OK;
    lc_dataset wide = {0};
    for (size_t c = 0; c < all->channels; c++)
        TRY(add_channel(&wide, from[c] < d->channels ? &d->channel[from[c]] : &all->channel[c]));
    clear_channels(d);
    d->channel = wide.channel;
    d->channels = wide.channels;
    wide = (lc_dataset){0};
done:
    clear_channels(&wide);
    return status;
}

/* lacking: (channels of all) the pieces that have neither the column nor, of words, another one of it. */
static lc_status widen(lc_few *lacking, lc_piece *p, const lc_dataset *all, const lc_pieces *how)
{
    lc_status status = LC_OK;
    lc_dataset *d = p->dataset;
    size_t *from = NULL;
    TRY(match(&from, all, d));
    for (size_t c = 0; c < all->channels; c++)
        if (from[c] == d->channels && !lc_hot_has(d, all->channel[c].name, lc_hot_column(all->channel[c].name, how->hot)))
            lc_few_add(&lacking[c], p->path, "");
    lc_dataset_drop_ideal(d);
    for (size_t i = 0; i < d->series_count; i++)
        TRY(widen_series(&d->series[i], d, all, from, how));
    status = take_channels(d, all, from);
done:
    lc_free(from);
    return status;
}

lc_status lc_pieces_widen(lc_piece *p, size_t count, const lc_pieces *how)
{
    lc_status status = LC_OK;
    lc_dataset all = {0};
    lc_few *lacking = NULL;
    for (size_t i = 0; i < count; i++) {
        TRY(refuse_units(p, &p[i]));
        TRY(gather_channels(&all, &p[i]));
    }
    TRY(lc_new(&lacking, all.channels, sizeof *lacking));
    for (size_t i = 0; i < count; i++)
        if (p[i].dataset->channels < all.channels)
            TRY(widen(lacking, &p[i], &all, how));
    for (size_t c = 0; c < all.channels; c++)
        if (lacking[c].count)
            lc_buffer_line(how->notes, "%s: column '%s' is not in %s, and missing in the rows of %s: %s", how->folder,
                           all.channel[c].name, lc_counted(lacking[c].count, "file").text,
                           lc_if_one(lacking[c].count, "that", "those"), lc_few_text(&lacking[c]));
done:
    for (size_t c = 0; lacking && c < all.channels; c++)
        lc_few_free(&lacking[c]);
    lc_free(lacking);
    clear_channels(&all);
    return status;
}
