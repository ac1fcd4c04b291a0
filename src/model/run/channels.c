/* channels - the channels of other data as a run has them: found by name, whatever their order is and what is beside them. */
#include <math.h>
#include <stdio.h>

#include "core/buffer.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/status.h"
#include "data/history.h"
#include "data/hot_words.h"
#include "data/match.h"
#include "data/series.h"
#include "model/channels.h"
#include "model/run_file.h"

enum { NAMES_SHOWN = 5 };

/* The channels of a run: names, and where the data has each; as many as the data has where it has not. */
typedef struct request {
    const char *path;
    char **name; /* (count) */
    size_t count;
    bool *read;     /* (count) whether its configuration names it, as an input, a target or a covariate */
    size_t *place;  /* (count) */
    char *hot;      /* columns of which the data may lack words (data/hot_words.h) */
    size_t *column; /* (count) which of these each is of; 0: none */
} request;

/* Which channels of the run its configuration means. */
static lc_status find_read(request *r, const lc_config *config)
{
    lc_dataset names = {.channels = r->count};
    CHECK(lc_new(&names.channel, r->count, sizeof *names.channel));
    for (size_t i = 0; i < r->count; i++)
        names.channel[i].name = r->name[i];
    const lc_status status = lc_channels_read(r->read, &names, config);
    lc_free(names.channel);
    return status;
}

static bool is_same(const request *r, const lc_dataset *d)
{
    bool same = r->count == d->channels;
    for (size_t i = 0; i < r->count && same; i++)
        same = r->place[i] == i;
    return same;
}

/* Whether a channel of the data is one of the run's. */
static bool is_taken(const request *r, size_t channel)
{
    bool taken = false;
    for (size_t i = 0; i < r->count; i++)
        taken |= r->place[i] == channel;
    return taken;
}

/* The nearest is looked for among channels that the run does not have: those are what may be meant. */
static lc_status refuse(const request *r, const lc_dataset *d, size_t missing, const lc_config *config)
{
    lc_status status = LC_OK;
    const char **other = NULL;
    size_t count = 0;
    TRY(lc_new(&other, d->channels + 1, sizeof *other));
    for (size_t c = 0; c < d->channels; c++)
        if (!is_taken(r, c))
            other[count++] = d->channel[c].name;
    FAIL(LC_E_DATA,
         "%s reads or forecasts channel '%s' (data.input = %s, data.target = %s), and the data has none of that "
         "name%s%s",
         r->path, r->name[missing], config->data.input, config->data.target, lc_nearest_name(r->name[missing], other).text,
         *config->data.known
             ? "; rows of the future alone are not enough: they come after the known rows, in one dataset (import "
               "--append)"
             : "");
done:
    lc_free(other);
    return status;
}

/* Whether a channel that the data has not is known all the same: of a word that none of its rows has. */
static bool is_word(const request *r, const lc_dataset *d, size_t channel)
{
    return lc_hot_has(d, r->name[channel], r->column[channel]);
}

static lc_status check_read(const request *r, const lc_dataset *d, const lc_config *config)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->read[i] && r->place[i] == d->channels && !is_word(r, d, i))
            return refuse(r, d, i, config);
    return LC_OK;
}

static lc_status note(char **notes, const request *r, const lc_dataset *d)
{
    lc_status status = LC_OK;
    lc_buffer line = {0};
    lc_few more = {.most = NAMES_SHOWN}, less = {.most = NAMES_SHOWN};
    for (size_t c = 0; c < d->channels; c++)
        if (!is_taken(r, c))
            lc_few_add(&more, d->channel[c].name, "");
    for (size_t i = 0; i < r->count; i++)
        if (r->place[i] == d->channels && !is_word(r, d, i))
            lc_few_add(&less, r->name[i], "");
    TRY(more.text.status);
    TRY(less.text.status);
    if (more.count)
        lc_buffer_line(&line, "%s was trained without %s: left out", r->path, lc_few_text(&more));
    if (less.count)
        lc_buffer_line(&line, "the data has no %s, which %s does not read", lc_few_text(&less), r->path);
    TRY(lc_buffer_take(notes, &line));
done:
    lc_buffer_free(&line);
    lc_few_free(&more);
    lc_few_free(&less);
    return status;
}

/* --- the data, put so ------------------------------------------------------------------------------------------------- */

/* Channels of the run's names, with the units of the data. */
static lc_status take_names(lc_dataset *d, const request *r)
{
    lc_channel *channel = NULL;
    CHECK(lc_new(&channel, r->count, sizeof *channel));
    lc_status status = LC_OK;
    for (size_t i = 0; i < r->count && status == LC_OK; i++) {
        const bool there = r->place[i] < d->channels;
        status = lc_copy_text(&channel[i].name, r->name[i]);
        if (status == LC_OK)
            status = lc_copy_text(&channel[i].units, there ? d->channel[r->place[i]].units : "1");
    }
    lc_channel *old = status == LC_OK ? d->channel : channel;
    const size_t olds = status == LC_OK ? d->channels : r->count;
    if (status == LC_OK) {
        d->channel = channel;
        d->channels = r->count;
    }
    for (size_t i = 0; i < olds; i++)
        lc_channel_clear(&old[i]);
    lc_free(old);
    return status;
}

static double value_of(const request *r, const lc_dataset *d, const lc_series *s, size_t row, size_t channel)
{
    const size_t from = r->place[channel];
    if (from < d->channels)
        return s->value[row * d->channels + from];
    return lc_hot_value(d, s, row, r->name[channel], r->column[channel]);
}

/* Values (rows, channels of the run), of data whose channels are as they were; NaN where it has not such a channel. */
static lc_status take_values(lc_series *series, const lc_dataset *d, const request *r)
{
    double *value = NULL;
    CHECK(lc_new(&value, series->rows * r->count, sizeof *value));
    for (size_t row = 0; row < series->rows; row++)
        for (size_t i = 0; i < r->count; i++)
            value[row * r->count + i] = value_of(r, d, series, row, i);
    lc_free(series->value);
    series->value = value;
    return LC_OK;
}

static lc_status arrange(lc_dataset *d, const request *r)
{
    lc_dataset_drop_ideal(d);
    for (size_t i = 0; i < d->series_count; i++)
        CHECK(take_values(&d->series[i], d, r));
    return take_names(d, r);
}

static lc_status match(char **notes, lc_dataset *d, request *r, const lc_config *config)
{
    CHECK(lc_new(&r->read, r->count, sizeof *r->read));
    CHECK(lc_new(&r->place, r->count, sizeof *r->place));
    CHECK(lc_new(&r->column, r->count, sizeof *r->column));
    for (size_t i = 0; i < r->count; i++)
        r->column[i] = lc_hot_column(r->name[i], r->hot);
    const lc_texts names = lc_texts_of(r->name, r->count), others = lc_channel_names(d);
    CHECK(lc_labels_match(r->place, &names, &others));
    if (is_same(r, d))
        return lc_copy_text(notes, "");
    CHECK(find_read(r, config));
    CHECK(check_read(r, d, config));
    CHECK(note(notes, r, d));
    return arrange(d, r);
}

lc_status lc_run_take_channels(char **notes, lc_dataset *dataset, const lc_run_source *source)
{
    request r = {.path = source->path};
    CHECK(lc_history_flag(&r.hot, dataset->history, "one-hot"));
    lc_status status = lc_h5_read_texts(&r.name, &r.count, source->h5, "channels");
    if (status == LC_OK)
        status = match(notes, dataset, &r, &source->run.config);
    lc_free_texts(r.name, r.count);
    lc_free(r.hot);
    lc_free(r.column);
    lc_free(r.read);
    lc_free(r.place);
    return status;
}
