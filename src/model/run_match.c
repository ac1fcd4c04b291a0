/* run_match - the names of a run file and those of the data it is asked to work on. */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/status.h"
#include "model/run_file.h"

enum { NAMES_SHOWN = 5, SHOWN = 40 };

/* In order, for a network knows its inputs by their place. */
static lc_status match_channels(char *const *channel, size_t count, const lc_dataset *dataset, const char *path)
{
    if (count != dataset->channels)
        return lc_fail(LC_E_DATA, "%s was made for %zu channels, the data has %zu", path, count, dataset->channels);
    for (size_t i = 0; i < count; i++)
        if (strcmp(channel[i], dataset->channel[i].name) != 0)
            return lc_fail(LC_E_DATA, "%s was made for a channel '%s' where the data has '%s'", path, channel[i],
                           dataset->channel[i].name);
    return LC_OK;
}

static lc_status refuse_series(const char *name, char *const *series, size_t count, const char *path)
{
    char known[NAMES_SHOWN * (SHOWN + 8)] = "", more[40] = "";
    size_t shown = count < NAMES_SHOWN ? count : NAMES_SHOWN;
    for (size_t i = 0, end = 0; i < shown; i++, end = strlen(known))
        snprintf(known + end, sizeof known - end, "%s'%.*s'", i ? ", " : "", SHOWN, series[i]);
    if (shown < count)
        snprintf(more, sizeof more, " and %zu more", count - shown);
    return lc_fail(LC_E_DATA,
                   "%s knows no series '%s', its scale was never fitted%s; it knows %s%s: give the series of the data the name "
                   "of the one it continues, or train on it",
                   path, name, lc_nearest_name(name, (const char *const *)series).text, known, more);
}

static lc_status match_series(size_t *place, char *const *series, size_t count, const lc_dataset *dataset, const char *path)
{
    for (size_t i = 0; i < dataset->series_count; i++) {
        const char *name = dataset->series[i].name;
        for (place[i] = 0; place[i] < count && strcmp(series[place[i]], name) != 0; place[i]++)
            continue;
        if (place[i] == count)
            return refuse_series(name, series, count, path);
    }
    return LC_OK;
}

/* Newer rows often come in a file of another name, which became the name of the series: with one series on each side there is no
 * ambiguity. */
static lc_status take_only(char **alias, const char *known, const char *name)
{
    return strcmp(known, name) == 0 ? LC_OK : lc_copy_text(alias, known);
}

lc_status lc_run_match(size_t *place, char **alias, lc_h5 *h5, const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    char **channel = NULL, **series = NULL;
    size_t channels = 0, count = 0;
    TRY(lc_h5_read_texts(&channel, &channels, h5, "channels"));
    TRY(lc_h5_read_texts(&series, &count, h5, "series"));
    TRY(match_channels(channel, channels, dataset, path));
    if (count == 1 && dataset->series_count == 1) {
        place[0] = 0;
        TRY(take_only(alias, series[0], dataset->series[0].name));
    } else
        TRY(match_series(place, series, count, dataset, path));
done:
    lc_free_texts(channel, channels);
    lc_free_texts(series, count);
    return status;
}

/* Most series are at the same place in both. */
static bool knows(char *const *series, size_t count, const char *name, size_t place)
{
    size_t i = 0;
    if (place < count && strcmp(series[place], name) == 0)
        return true;
    while (i < count && strcmp(series[i], name) != 0)
        i++;
    return i < count;
}

lc_status lc_run_leave_unknown(char **notes, lc_dataset *dataset, const lc_run_source *source)
{
    lc_status status = LC_OK;
    char **series = NULL;
    size_t count = 0, kept = 0, left = 0;
    lc_buffer names = {0}, line = {0};
    TRY(lc_h5_read_texts(&series, &count, source->h5, "series"));
    for (size_t i = 0; i < dataset->series_count; i++)
        kept += knows(series, count, dataset->series[i].name, i);
    for (size_t i = 0; kept > 0 && i < dataset->series_count;) {
        if (knows(series, count, dataset->series[i].name, i + left)) {
            i++;
            continue;
        }
        if (left++ < NAMES_SHOWN)
            lc_buffer_format(&names, "%s'%s'", left > 1 ? ", " : "", dataset->series[i].name);
        lc_dataset_take_out(dataset, i);
    }
    if (left)
        lc_buffer_line(&line, "%zu series left out, which %s was not trained on: %s%s", left, source->path, names.text,
                       left > NAMES_SHOWN ? ", ..." : "");
    TRY(lc_buffer_take(notes, &line));
done:
    lc_buffer_free(&line);
    lc_buffer_free(&names);
    lc_free_texts(series, count);
    return status;
}
