/* measured_match - newer data beside those that a run was trained on: in other units, steps or zones they are no more of the
 * same. */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/status.h"
#include "core/zone.h"
#include "data/covariates.h"
#include "data/history.h"
#include "data/size.h"
#include "data/stamp.h"
#include "data/units.h"
#include "model/channels.h"
#include "model/clocks.h"
#include "model/run_loading.h"

/* Whether a configuration names what clocks show: words of the calendar. */
static lc_status reads_clocks(bool *out, const lc_dataset *d, const lc_config *config)
{
    lc_covariate *known = NULL;
    size_t count;
    *out = *config->data.calendar;
    if (*out || !*config->data.known)
        return LC_OK;
    CHECK(lc_covariates_new(&known, &count, d, config->data.known, "data.known", true));
    for (size_t i = 0; i < count; i++)
        *out |= known[i].field != LC_COVARIATE_CHANNEL;
    lc_free(known);
    return LC_OK;
}

/* --- compared ---------------------------------------------------------------------------------------------------------- */

/* The same numbers, written without the sign that is their unit on the other side. */
static lc_status check_sign(const lc_loading *l, size_t c)
{
    const lc_measured *m = l->measured;
    const lc_channel *channel = &l->dataset->channel[c];
    if (!m->size || !lc_size_may_differ(m->units[c], channel->units))
        return LC_OK;
    const double size = lc_size_of(l->dataset, c, l->dataset->series_count);
    char before[LC_TEXT_MAX], signs[LC_TEXT_MAX];
    const double times = lc_size_times(m->units[c], m->size[c], channel->units, size);
    if (!times)
        return LC_OK;
    snprintf(before, sizeof before, "the data that %s was trained on", l->path);
    lc_size_text(signs, m->units[c], before, channel->units, times);
    return lc_fail(LC_E_DATA, "channel '%s' %s: write both alike", channel->name, signs);
}

static lc_status check_units(const lc_loading *l)
{
    lc_status status = LC_OK;
    const lc_measured *m = l->measured;
    const lc_dataset *d = l->dataset;
    bool *read = NULL;
    if (m->channels != d->channels) /* a run that does not say it */
        return LC_OK;
    TRY(lc_new(&read, d->channels, sizeof *read));
    TRY(lc_channels_read(read, d, &l->run->config));
    for (size_t c = 0; c < d->channels; c++) {
        if (!read[c] || !d->channel[c].units)
            continue;
        if (lc_units_differ(d->channel[c].units, m->units[c]))
            FAIL(LC_E_DATA, "channel '%s' of the data is in %s, and %s was trained on it in %s: make them equal",
                 d->channel[c].name, d->channel[c].units, l->path, m->units[c]);
        TRY(check_sign(l, c));
    }
done:
    lc_free(read);
    return status;
}

static lc_status check_zone(lc_zones *zones, const char *zone, const lc_series *s, const lc_span *seen, const lc_loading *l)
{
    lc_clocks clocks;
    const bool two = strchr(zone, ' ') != NULL; /* offsets of a summer and a winter: no zone */
    if (*zone && strcmp(zone, LC_ZONE_LOCAL) != 0 && !s->offset)
        return lc_fail(LC_E_DATA,
                       "series '%s': its times are of no zone, and %s reads local hours and days of %s (calendar): import "
                       "it with --zone%s%s, or the zone that they are of",
                       s->name, l->path, zone, two ? ": that of the run's place, as in Europe/London" : " ", two ? "" : zone);
    CHECK(lc_clocks_of(&clocks, zones, s, zone, seen));
    if (clocks == LC_CLOCKS_SAME)
        return LC_OK;
    if (clocks == LC_CLOCKS_ELSEWHERE)
        return lc_fail(LC_E_DATA,
                       "series '%s': its local times are of another zone, and %s reads local hours and days of %s (calendar): "
                       "import it with --zone %s",
                       s->name, l->path, zone, zone);
    return lc_fail(LC_E_DATA,
                   "series '%s': its times are not at %s as those of %s were, which reads local hours and days (calendar), and "
                   "whether its clocks have changed or were elsewhere is not known: import it with --zone: that of the run's "
                   "place, as in Europe/London%s%s",
                   s->name, zone, l->path, two ? "" : ", or ", two ? "" : zone);
}

/* That of a series, of all parts; *room holds it. */
static const lc_span *span_of(lc_span *room, const lc_span *seen, size_t index, size_t count)
{
    if (!seen)
        return NULL;
    *room = lc_span_hull(seen[index], seen[count + index]);
    return room;
}

static lc_status check_zones(const lc_loading *l)
{
    lc_status status = LC_OK;
    const lc_measured *m = l->measured;
    lc_span *seen = NULL, room;
    lc_zones zones = {0};
    const size_t count = l->dataset->series_count;
    TRY(lc_run_read_seen(&seen, l->h5, l->place, count, l->path));
    for (size_t i = 0; i < count; i++)
        if (l->place[i] < m->series)
            TRY(check_zone(&zones, m->zone[l->place[i]], &l->dataset->series[i], span_of(&room, seen, i, count), l));
done:
    lc_zones_clear(&zones);
    lc_free(seen);
    return status;
}

lc_status lc_loading_check_measured(const lc_loading *l)
{
    bool clocks = false;
    CHECK(check_units(l));
    if (l->measured->series)
        CHECK(reads_clocks(&clocks, l->dataset, &l->run->config));
    return clocks ? check_zones(l) : LC_OK;
}

/* Of the first series whose steps are others. */
static void note_step(lc_buffer *notes, const lc_loading *l, const lc_task *task)
{
    const lc_measured *m = l->measured;
    char is[LC_SECONDS_TEXT], was[LC_SECONDS_TEXT];
    for (size_t i = 0; i < l->dataset->series_count; i++) {
        const int64_t old = l->place[i] < m->series ? m->step[l->place[i]] : 0, new = lc_measured_step(&task->axis[i]);
        if (task->dataset->series[i].rows < 3 || !lc_steps_differ(new, old))
            continue;
        lc_span_text(is, new, 1000000000);
        lc_span_text(was, old, 1000000000);
        lc_buffer_line(notes,
                       "series '%s': a step is %s, and %s was trained on steps of %s: forecasts, seasons and errors count steps",
                       l->dataset->series[i].name, is, l->path, was);
        return;
    }
}

static lc_status note_place(lc_buffer *notes, const lc_loading *l)
{
    char *place[2] = {NULL, NULL};
    const lc_status status = lc_history_places(place, l->measured->history, l->dataset->history);
    if (place[0] && place[1])
        lc_buffer_line(notes, "the data are of the place '%s', and %s was trained on '%s'", place[1], l->path, place[0]);
    lc_free(place[0]);
    lc_free(place[1]);
    return status;
}

lc_status lc_loading_note_measured(lc_forecaster *f, const lc_loading *l)
{
    lc_status status = LC_OK;
    lc_buffer text = {0};
    lc_buffer_add(&text, lc_forecaster_notes(f));
    note_step(&text, l, f->task);
    TRY(note_place(&text, l));
    TRY(text.status);
    lc_free(f->notes);
    f->notes = NULL;
    TRY(lc_buffer_take(&f->notes, &text));
done:
    lc_buffer_free(&text);
    return status;
}

/* --- put so ------------------------------------------------------------------------------------------------------------ */

static lc_status take_zone(bool *taken, lc_zones *zones, lc_series *s, const char *name, const lc_span *seen)
{
    lc_clocks clocks;
    const lc_zone *zone;
    char *copy = NULL;
    CHECK(lc_clocks_of(&clocks, zones, s, name, seen));
    *taken = clocks == LC_CLOCKS_ELSEWHERE;
    if (!*taken)
        return LC_OK;
    CHECK(lc_zones_new(&zone, zones, name));
    CHECK(lc_copy_text(&copy, name));
    lc_series_put_zone(s, zone);
    lc_free(s->zone);
    s->zone = copy;
    return LC_OK;
}

static lc_status take_zones(lc_buffer *notes, lc_dataset *d, const lc_measured *m, const size_t *place, const lc_span *seen,
                            const char *path)
{
    lc_status status = LC_OK;
    const char *shown = NULL;
    const lc_series *other = NULL;
    lc_span room;
    lc_zones zones = {0};
    for (size_t i = 0; i < d->series_count; i++) {
        bool taken = false;
        if (place[i] >= m->series)
            continue;
        TRY(take_zone(&taken, &zones, &d->series[i], m->zone[place[i]], span_of(&room, seen, i, d->series_count)));
        shown = taken ? m->zone[place[i]] : shown;
        other = !other && d->series[i].offset && !*m->zone[place[i]] ? &d->series[i] : other;
    }
    if (shown)
        lc_buffer_line(notes, "times of another zone are read as those of %s, whose calendar %s knows", shown, path);
    if (other)
        lc_buffer_line(notes,
                       "series '%s': %s was trained on times of no zone; hours and days are those that its own clocks show",
                       other->name, path);
    status = notes->status;
done:
    lc_zones_clear(&zones);
    return status;
}

lc_status lc_run_take_zones(char **notes, lc_dataset *dataset, const lc_run_source *source)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    lc_span *seen = NULL;
    bool clocks;
    lc_buffer text = {0};
    TRY(lc_new(&place, dataset->series_count, sizeof *place));
    TRY(reads_clocks(&clocks, dataset, &source->run.config));
    if (clocks) {
        TRY(lc_run_match_known(place, source->h5, &source->measured, dataset, source->path));
        TRY(lc_run_read_seen(&seen, source->h5, place, dataset->series_count, source->path));
        TRY(take_zones(&text, dataset, &source->measured, place, seen, source->path));
    }
    TRY(lc_buffer_take(notes, &text));
done:
    lc_buffer_free(&text);
    lc_free(place);
    lc_free(seen);
    return status;
}
