/* append_series - which series of a dataset those of a newer file continue, by name. */
#include <string.h>

#include "core/mem.h"
#include "data/history.h"
#include "data/import/append.h"
#include "data/import/stems.h"
#include "data/match.h"

/* A file that does not name its only series continues the only one. */
static lc_status match_only(size_t *index, lc_buffer *doubt, const lc_dataset *d, const lc_dataset *more)
{
    bool named;
    if (d->series_count != 1 || more->series_count != 1 || index[0] == 0)
        return LC_OK;
    CHECK(lc_history_names_series(&named, more->history));
    if (!named) {
        index[0] = 0;
        lc_buffer_format(doubt, "; its series '%s' continues '%s'", more->series[0].name, d->series[0].name);
    }
    return LC_OK;
}

/* Files that do not name their series, of one of several series: oslo_2021-03 continues oslo. */
static lc_status match_stems(size_t *index, lc_buffer *doubt, const lc_dataset *d, const lc_dataset *more)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    bool named;
    const lc_texts asked = lc_series_names(more), known = lc_series_names(d);
    CHECK(lc_history_names_series(&named, more->history));
    if (named || d->series_count == 0)
        return LC_OK;
    TRY(lc_new(&place, more->series_count, sizeof *place));
    TRY(lc_stems_match(place, &asked, &known));
    for (size_t i = 0; i < more->series_count; i++) {
        if (index[i] < d->series_count || place[i] == d->series_count)
            continue;
        index[i] = place[i];
        lc_buffer_format(doubt, "; its series '%s' continues '%s'", more->series[i].name, d->series[index[i]].name);
    }
done:
    lc_free(place);
    return status;
}

/* A new series whose name is that of one of the dataset but for case or blanks may be that one, or another. */
static lc_status check_alike(const size_t *index, const lc_dataset *d, const lc_dataset *more)
{
    lc_status status = LC_OK;
    size_t *alike = NULL;
    const lc_texts names = lc_series_names(more), others = lc_series_names(d);
    TRY(lc_new(&alike, more->series_count, sizeof *alike));
    TRY(lc_match_alike(alike, NULL, NULL, NULL, &names, &others));
    for (size_t i = 0; i < more->series_count; i++)
        if (index[i] == d->series_count && alike[i] < d->series_count)
            FAIL(LC_E_DATA,
                 "its series '%s' is '%s' in the dataset, but for case or blanks: if they are one, write it so in the new file; "
                 "if they are two, give one of them another name",
                 more->series[i].name, d->series[alike[i]].name);
done:
    lc_free(alike);
    return status;
}

lc_status lc_append_match_series(size_t *index, lc_buffer *doubt, const lc_dataset *d, const lc_dataset *more)
{
    CHECK(lc_match_series(index, more, d));
    CHECK(match_only(index, doubt, d, more));
    CHECK(match_stems(index, doubt, d, more));
    return check_alike(index, d, more);
}
