/* widen - the values of series with further channels. */
#include "data/import/widen.h"

#include "core/labels.h"
#include "core/mem.h"
#include "data/hot_words.h"
#include "data/match.h"
#include "data/series.h"

lc_status lc_widen_match(size_t **place, const lc_dataset *of, const lc_dataset *in)
{
    const lc_texts names = lc_channel_names(of), others = lc_channel_names(in);
    CHECK(lc_new(place, of->channels, sizeof **place));
    return lc_match_alike(*place, NULL, NULL, NULL, &names, &others);
}

lc_status lc_widen_list(lc_dataset *all, const lc_channel *from)
{
    size_t capacity = all->channels;
    CHECK(lc_grow(&all->channel, &capacity, all->channels + 1, sizeof *all->channel));
    lc_channel *to = &all->channel[all->channels++];
    *to = (lc_channel){0};
    CHECK(lc_copy_text(&to->name, from->name));
    return lc_copy_text(&to->units, from->units);
}

void lc_widen_clear(lc_dataset *d)
{
    for (size_t c = 0; c < d->channels; c++)
        lc_channel_clear(&d->channel[c]);
    lc_free(d->channel);
    d->channel = NULL;
    d->channels = 0;
}

static lc_status widen_series(lc_series *s, const lc_dataset *d, const lc_dataset *all, const size_t *from, const char *hot)
{
    double *value = NULL;
    CHECK(lc_new(&value, s->rows * all->channels, sizeof *value));
    for (size_t c = 0; c < all->channels; c++) {
        const char *name = all->channel[c].name;
        const size_t column = lc_hot_column(name, hot);
        for (size_t row = 0; row < s->rows; row++)
            value[row * all->channels + c] =
                from[c] < d->channels ? s->value[row * d->channels + from[c]] : lc_hot_value(d, s, row, name, column);
    }
    lc_free(s->value);
    s->value = value;
    return LC_OK;
}

static lc_status take_channels(lc_dataset *d, const lc_dataset *all, const size_t *from)
{
    lc_status status = LC_OK;
    lc_dataset wide = {0};
    for (size_t c = 0; c < all->channels; c++)
        TRY(lc_widen_list(&wide, from[c] < d->channels ? &d->channel[from[c]] : &all->channel[c]));
    lc_widen_clear(d);
    d->channel = wide.channel;
    d->channels = wide.channels;
    wide = (lc_dataset){0};
done:
    lc_widen_clear(&wide);
    return status;
}

lc_status lc_widen(lc_dataset *d, const lc_dataset *all, const size_t *from, const char *hot)
{
    lc_dataset_drop_ideal(d);
    for (size_t i = 0; i < d->series_count; i++)
        CHECK(widen_series(&d->series[i], d, all, from, hot));
    return take_channels(d, all, from);
}
