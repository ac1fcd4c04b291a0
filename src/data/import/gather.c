/* gather - series of several files into a panel: the channels that all of them have. */
#include "data/import/gather.h"
#include "data/import/unit_names.h"
#include "data/import/widen.h"

#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/hot_words.h"
#include "data/match.h"
#include "data/series.h"
#include "data/size.h"
#include "data/units.h"

enum { NAMED_MOST = 20 };

/* Each series keeps the channels `from`, in that order. */
static lc_status keep_values(lc_dataset *d, const size_t *from, size_t count)
{
    bool same = count == d->channels;
    for (size_t c = 0; same && c < count; c++)
        same = from[c] == c;
    if (!same)
        lc_dataset_drop_ideal(d);
    for (size_t i = 0; !same && i < d->series_count; i++) {
        lc_series *series = &d->series[i];
        double *to = NULL;
        CHECK(lc_new(&to, series->rows * count, sizeof *to));
        for (size_t t = 0; t < series->rows; t++)
            for (size_t c = 0; c < count; c++)
                to[t * count + c] = series->value[t * d->channels + from[c]];
        lc_free(series->value);
        series->value = to;
    }
    return LC_OK;
}

/* The channels that have no partner. */
static void note_lost(lc_buffer *notes, const lc_dataset *d, const size_t *index, size_t none, const char *path, const char *why)
{
    lc_few names = {.most = NAMED_MOST};
    for (size_t c = 0; c < d->channels; c++)
        if (index[c] == none)
            lc_few_add(&names, d->channel[c].name, "");
    if (names.count)
        lc_buffer_line(notes, "%s: column%s %s left out: %s", path, lc_if_one(names.count, "", "s"), lc_few_text(&names), why);
    lc_few_free(&names);
}

/* The panel keeps these channels, which are in its order; the others are freed. */
static void keep_channels(lc_dataset *panel, const size_t *kept, size_t count)
{
    for (size_t c = 0, next = 0; c < panel->channels; c++)
        if (next < count && kept[next] == c)
            panel->channel[next++] = panel->channel[c];
        else
            lc_channel_clear(&panel->channel[c]);
    panel->channels = count;
}

lc_status lc_gather_keep(lc_dataset *d, const size_t *from, size_t count)
{
    CHECK(keep_values(d, from, count));
    keep_channels(d, from, count);
    return LC_OK;
}

static lc_status refuse_part(const lc_dataset *panel, const lc_dataset *part, const char *path)
{
    lc_few theirs = {0}, own = {0};
    for (size_t c = 0; c < panel->channels; c++)
        lc_few_add(&theirs, panel->channel[c].name, "");
    for (size_t c = 0; c < part->channels; c++)
        lc_few_add(&own, part->channel[c].name, "");
    bool units = false;
    for (size_t c = 0; c < part->channels; c++)
        units |= lc_unit_names_find(panel, part->channel[c].name) < panel->channels;
    const lc_status status =
        lc_fail(LC_E_DATA, "%s: no column of numbers that the files before it have too: it has %s, they have %s%s", path,
                lc_few_text(&own), lc_few_text(&theirs),
                units ? ": one name in two units: convert one of them, and write both under one name" : "");
    lc_few_free(&theirs);
    lc_few_free(&own);
    return status;
}

/* Tickers of several countries are in several currencies; a sensor in other units is a mistake. By the first series. */
static void note_units(const lc_dataset *panel, const lc_dataset *part, const size_t *in_part, lc_buffer *notes, const char *path)
{
    char signs[LC_TEXT_MAX];
    for (size_t c = 0; c < panel->channels; c++) {
        if (in_part[c] == part->channels)
            continue;
        const lc_channel *before = &panel->channel[c];
        const char *units = part->channel[in_part[c]].units;
        if (lc_units_differ(before->units, units))
            lc_buffer_line(notes, "%s: column '%s' is in %s, and in %s in the files before: values are taken as they are", path,
                           before->name, units, before->units);
        if (!lc_size_may_differ(before->units, units))
            continue;
        const double times = lc_size_times(before->units, lc_size_of(panel, c, 1), units, lc_size_of(part, in_part[c], 1));
        lc_size_text(signs, before->units, "the files before", units, times);
        if (times > 0)
            lc_buffer_line(notes, "%s: column '%s' %s: values are taken as they are", path, before->name, signs);
    }
}

/* Channels that a panel and a part both have. */
typedef struct shared {
    size_t *in_part, *in_panel; /* of each channel of the panel its place in the part, and the other way round */
    size_t *kept, *taken;       /* (count) of the panel, of the part */
    size_t count;
} shared;

static void free_shared(shared *s)
{
    lc_free(s->in_part);
    lc_free(s->in_panel);
    lc_free(s->kept);
    lc_free(s->taken);
}

/* For free_shared, also on failure. */
static lc_status find_shared(shared *s, const lc_dataset *panel, const lc_dataset *part, lc_buffer *notes, const char *path)
{
    const lc_texts names = lc_channel_names(panel), others = lc_channel_names(part);
    CHECK(lc_new(&s->in_part, panel->channels, sizeof *s->in_part));
    CHECK(lc_new(&s->in_panel, part->channels, sizeof *s->in_panel));
    CHECK(lc_new(&s->kept, panel->channels, sizeof *s->kept));
    CHECK(lc_new(&s->taken, panel->channels, sizeof *s->taken));
    CHECK(lc_match_alike(s->in_part, notes, path, "column", &names, &others));
    for (size_t c = 0; c < part->channels; c++)
        s->in_panel[c] = panel->channels;
    for (size_t c = 0; c < panel->channels; c++)
        if (s->in_part[c] < part->channels) {
            s->in_panel[s->in_part[c]] = c;
            s->kept[s->count] = c;
            s->taken[s->count++] = s->in_part[c];
        }
    return LC_OK;
}

/* The channels of a dataset, then those of the other that it gets, which a note names unless they are words. */
static lc_status list_wider(lc_dataset *all, lc_few *lacking, const lc_dataset *d, const lc_dataset *other,
                            const lc_gathering *how)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    TRY(lc_widen_match(&place, other, d));
    for (size_t c = 0; c < d->channels; c++)
        TRY(lc_widen_list(all, &d->channel[c]));
    for (size_t c = 0; c < other->channels; c++) {
        const char *name = other->channel[c].name;
        const bool word = lc_hot_has(d, name, lc_hot_column(name, how->hot));
        if (place[c] < d->channels || (!word && !how->known))
            continue;
        TRY(lc_widen_list(all, &other->channel[c]));
        if (!word)
            lc_few_add(lacking, name, "");
    }
done:
    lc_free(place);
    return status;
}

/* A dataset gets the channels that the other has and it may lack. whose: its rows, "not in it: missing in its rows". */
static lc_status widen(lc_dataset *d, const lc_dataset *other, const lc_gathering *how, const char *whose)
{
    lc_status status = LC_OK;
    lc_dataset all = {0};
    size_t *from = NULL;
    lc_few lacking = {.most = NAMED_MOST};
    if (!how->hot && !how->known)
        return LC_OK;
    TRY(list_wider(&all, &lacking, d, other, how));
    if (lacking.count)
        lc_buffer_line(how->notes, "%s: column%s %s %s rows", how->path, lc_if_one(lacking.count, "", "s"), lc_few_text(&lacking),
                       whose);
    if (all.channels > d->channels) {
        TRY(lc_widen_match(&from, &all, d));
        TRY(lc_widen(d, &all, from, how->hot));
    }
done:
    lc_few_free(&lacking);
    lc_widen_clear(&all);
    lc_free(from);
    return status;
}

/* The panel keeps the channels that the part has too, the part those of the panel. */
static lc_status share_channels(lc_dataset *panel, lc_dataset *part, const lc_gathering *how)
{
    lc_buffer *notes = how->notes;
    const char *path = how->path;
    lc_status status = LC_OK;
    shared s = {0};
    CHECK(widen(panel, part, how, "not in the files before it: missing in their"));
    CHECK(widen(part, panel, how, "not in it: missing in its"));
    TRY(find_shared(&s, panel, part, notes, path));
    note_units(panel, part, s.in_part, notes, path);
    TRY(s.count ? LC_OK : refuse_part(panel, part, path));
    note_lost(notes, panel, s.in_part, part->channels, path, "the files before have it, this one has not");
    note_lost(notes, part, s.in_panel, panel->channels, path, "not in all files");
    TRY(keep_values(part, s.taken, s.count));
    status = lc_gather_keep(panel, s.kept, s.count);
done:
    free_shared(&s);
    return status;
}

/* Room doubles; a dataset does not say how much it has, so it is a power of two from the count. */
static lc_status make_room(lc_dataset *panel, size_t more)
{
    size_t capacity = panel->series_count;
    lc_series *wide = NULL;
    for (size_t power = 1;; power *= 2)
        if (power >= capacity) {
            capacity = power;
            break;
        }
    if (panel->series && panel->series_count > 0 && panel->series_count + more <= capacity)
        return LC_OK;
    while (capacity < panel->series_count + more)
        capacity *= 2;
    CHECK(lc_new(&wide, capacity, sizeof *wide));
    if (panel->series)
        memcpy(wide, panel->series, panel->series_count * sizeof *wide);
    lc_free(panel->series);
    panel->series = wide;
    return LC_OK;
}

lc_status lc_gather_series(lc_dataset *panel, lc_dataset *part, const lc_gathering *how)
{
    if (panel->series_count == 0) {
        panel->channel = part->channel;
        panel->channels = part->channels;
        part->channel = NULL;
        part->channels = 0;
    } else {
        CHECK(share_channels(panel, part, how));
    }
    CHECK(make_room(panel, part->series_count));
    memcpy(panel->series + panel->series_count, part->series, part->series_count * sizeof *part->series);
    panel->series_count += part->series_count;
    part->series_count = 0;
    return LC_OK;
}

lc_status lc_gather_names(lc_labels *names, const lc_dataset *panel, size_t first, const char *path, const char *column)
{
    size_t index;
    for (size_t i = first; i < panel->series_count; i++) {
        CHECK(lc_labels_add(&index, names, panel->series[i].name));
        if (index == i)
            continue;
        if (index >= first)
            return lc_fail(LC_E_DATA,
                           "%s: two series are called '%s': --series-column names what tells them apart, or rename one", path,
                           panel->series[i].name);
        return lc_fail(LC_E_DATA,
                       "%s: a second series '%s': rows that continue it are added, once the file before is imported alone, by "
                       "--append DATASET.h5 FILE..., columns beside it by --join%s%s%s",
                       path, panel->series[i].name, column ? "; if " : "", column ? column : "",
                       column ? " does not name series: --series-column none" : "");
    }
    return LC_OK;
}

lc_status lc_gather_apart(bool *out, const lc_dataset *panel, const lc_dataset *part)
{
    lc_status status = LC_OK;
    size_t *index = NULL;
    const lc_texts names = lc_channel_names(part), others = lc_channel_names(panel);
    *out = true;
    TRY(lc_new(&index, part->channels, sizeof *index));
    TRY(lc_match_alike(index, NULL, NULL, NULL, &names, &others));
    for (size_t c = 0; c < part->channels; c++)
        *out &= index[c] == panel->channels;
done:
    lc_free(index);
    return status;
}
