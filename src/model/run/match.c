/* match - the names of a run file and those of the data it is asked to work on. */
#include <string.h>

#include "core/buffer.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/status.h"
#include "data/history.h"
#include "data/match.h"
#include "data/series.h"
#include "model/run_file.h"

enum { NAMES_SHOWN = 5 };

lc_status lc_run_check_names(char *const *name, size_t count, const char *what, const char *path)
{
    lc_status status = LC_OK;
    size_t *first = NULL;
    const lc_texts texts = lc_texts_of(name, count);
    TRY(lc_new(&first, count, sizeof *first));
    TRY(lc_labels_match(first, &texts, &texts));
    for (size_t i = 0; i < count; i++)
        if (first[i] != i)
            FAIL(LC_E_DATA, "%s: %s has '%s' twice; train again", path, what, name[i]);
done:
    lc_free(first);
    return status;
}

/* In order, for a network knows its inputs by their place. */
static lc_status match_channels(char *const *channel, size_t count, const lc_dataset *dataset, const char *path)
{
    for (size_t i = 0; i < count && count != dataset->channels; i++)
        if (lc_match_channel(dataset, channel[i]) == dataset->channels)
            return lc_fail(LC_E_DATA, "%s was made for a channel '%s', and the data has none of that name", path, channel[i]);
    if (count != dataset->channels)
        return lc_fail(LC_E_DATA, "%s was made for %s, the data has %zu", path, lc_counted(count, "channel").text,
                       dataset->channels);
    for (size_t i = 0; i < count; i++)
        if (strcmp(channel[i], dataset->channel[i].name) != 0)
            return lc_fail(LC_E_DATA, "%s was made for a channel '%s' where the data has '%s'", path, channel[i],
                           dataset->channel[i].name);
    return LC_OK;
}

static lc_status refuse_series(const char *name, char *const *series, size_t count, const char *path)
{
    lc_few known = {.most = NAMES_SHOWN};
    for (size_t i = 0; i < count; i++)
        lc_few_add(&known, series[i], "");
    const lc_status status = lc_fail(
        LC_E_DATA,
        "%s knows no series '%s', its scale was never fitted%s; it knows %s: give the series of the data the name of the one it "
        "continues, or train on it",
        path, name, lc_nearest_name(name, (const char *const *)series).text, lc_few_text(&known));
    lc_few_free(&known);
    return status;
}

/* place: for each series of the data that of the run; count where the run does not know it. */
static lc_status place_series(size_t *place, char *const *series, size_t count, const lc_dataset *dataset)
{
    const lc_texts names = lc_series_names(dataset);
    const lc_texts others = lc_texts_of(series, count);
    return lc_labels_match(place, &names, &others);
}

static lc_status match_series(size_t *place, char *const *series, size_t count, const lc_dataset *dataset, const char *path)
{
    CHECK(place_series(place, series, count, dataset));
    for (size_t i = 0; i < dataset->series_count; i++)
        if (place[i] == count)
            return refuse_series(dataset->series[i].name, series, count, path);
    return LC_OK;
}

static lc_status refuse_only(const char *name, const char *known, const char *path)
{
    return lc_fail(
        LC_E_DATA,
        "%s was trained on series '%s' alone, and a column says that the data are of '%s', whose scale was never fitted: "
        "train on it, or import it with --series-column none, which takes it for '%s'",
        path, known, name, known);
}

static lc_status take_only(char **alias, const char *known, const char *name)
{
    return strcmp(known, name) == 0 ? LC_OK : lc_copy_text(alias, known);
}

/* What a run file calls its channels and series. */
typedef struct labels {
    char **channel, **series;
    size_t channels, count; /* count: of series */
} labels;

static lc_status read_labels(labels *l, lc_h5 *h5, const char *path)
{
    CHECK(lc_h5_read_texts(&l->channel, &l->channels, h5, "channels"));
    CHECK(lc_h5_read_texts(&l->series, &l->count, h5, "series"));
    CHECK(lc_run_check_names(l->channel, l->channels, "channels", path));
    return lc_run_check_names(l->series, l->count, "series", path);
}

static void clear_labels(labels *l)
{
    lc_free_texts(l->channel, l->channels);
    lc_free_texts(l->series, l->count);
}

static bool is_one_each(const labels *l, const lc_dataset *dataset)
{
    return l->count == 1 && dataset->series_count == 1;
}

/* Whether the only series of the data is that of the run: newer rows often come in a file of another name, which became the name
 * of the series. Names that columns say are those of two series. */
static lc_status is_only(bool *out, const labels *l, const lc_measured *m, const lc_dataset *dataset)
{
    bool own, other;
    CHECK(lc_history_names_series(&own, m->history));
    CHECK(lc_history_names_series(&other, dataset->history));
    *out = is_one_each(l, dataset) && (!own || !other || strcmp(l->series[0], dataset->series[0].name) == 0);
    return LC_OK;
}

lc_status lc_run_match(size_t *place, char **alias, lc_h5 *h5, const lc_measured *measured, const lc_dataset *dataset,
                       const char *path)
{
    lc_status status = LC_OK;
    labels l = {0};
    bool only;
    TRY(read_labels(&l, h5, path));
    TRY(match_channels(l.channel, l.channels, dataset, path));
    TRY(is_only(&only, &l, measured, dataset));
    if (only) {
        place[0] = 0;
        TRY(take_only(alias, l.series[0], dataset->series[0].name));
    } else if (is_one_each(&l, dataset))
        TRY(refuse_only(dataset->series[0].name, l.series[0], path));
    else
        TRY(match_series(place, l.series, l.count, dataset, path));
done:
    clear_labels(&l);
    return status;
}

lc_status lc_run_match_known(size_t *place, lc_h5 *h5, const lc_measured *measured, const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    labels l = {0};
    bool only;
    TRY(read_labels(&l, h5, path));
    TRY(match_channels(l.channel, l.channels, dataset, path));
    TRY(place_series(place, l.series, l.count, dataset));
    TRY(is_only(&only, &l, measured, dataset));
    for (size_t i = 0; i < dataset->series_count; i++)
        place[i] = place[i] < l.count ? place[i] : only ? 0 : LC_RUN_NOWHERE;
done:
    clear_labels(&l);
    return status;
}

/* Closes the list of series over those without a place, and names them. */
static void leave_out(lc_few *left, lc_dataset *dataset, const size_t *place, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < dataset->series_count; i++) {
        if (place[i] < count) {
            dataset->series[kept++] = dataset->series[i];
            continue;
        }
        lc_few_add(left, dataset->series[i].name, "");
        lc_series_clear(&dataset->series[i]);
    }
    dataset->series_count = kept;
}

lc_status lc_run_leave_unknown(char **notes, lc_dataset *dataset, const lc_run_source *source)
{
    lc_status status = LC_OK;
    char **series = NULL;
    size_t *place = NULL, count = 0, known = 0;
    lc_few left = {.most = NAMES_SHOWN};
    lc_buffer line = {0};
    TRY(lc_h5_read_texts(&series, &count, source->h5, "series"));
    TRY(lc_new(&place, dataset->series_count, sizeof *place));
    TRY(place_series(place, series, count, dataset));
    for (size_t i = 0; i < dataset->series_count; i++)
        known += place[i] < count;
    if (known > 0)
        leave_out(&left, dataset, place, count);
    if (left.count)
        lc_buffer_line(&line, "%zu series left out, which %s was not trained on: %s", left.count, source->path,
                       lc_few_text(&left));
    TRY(lc_buffer_take(notes, &line));
done:
    lc_buffer_free(&line);
    lc_few_free(&left);
    lc_free(place);
    lc_free_texts(series, count);
    return status;
}
