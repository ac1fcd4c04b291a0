/* append_series - which series of a dataset those of a newer file continue, by name. */
#include <string.h>

#include "core/mem.h"
#include "data/history.h"
#include "data/import/append.h"
#include "data/match.h"
#include "data/sheet/period.h"

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

/* What a name is without its year, month or day, for lc_free. */
static lc_status stem_of(char **out, const char *name)
{
    lc_period p = {0};
    CHECK(lc_period_read(&p, name, false));
    if (!p.found || !*p.stem) {
        lc_free(p.stem);
        return lc_copy_text(out, name);
    }
    *out = p.stem;
    return LC_OK;
}

/* Those of all series of a dataset: (series_count), for lc_free_texts, also after a failure. */
static lc_status stems_of(char ***out, const lc_dataset *d)
{
    CHECK(lc_new(out, d->series_count, sizeof **out));
    for (size_t i = 0; i < d->series_count; i++)
        CHECK(stem_of(&(*out)[i], d->series[i].name));
    return LC_OK;
}

/* place: for each series of `more` the only one of the dataset whose name is the same but for years, months or days;
 * series_count: none, or several. */
static lc_status find_stems(size_t *place, const lc_dataset *d, const lc_dataset *more)
{
    lc_status status = LC_OK;
    char **own = NULL, **other = NULL;
    size_t *first = NULL;
    TRY(stems_of(&own, d));
    TRY(stems_of(&other, more));
    TRY(lc_new(&first, d->series_count, sizeof *first));
    const lc_texts known = lc_texts_of(own, d->series_count), asked = lc_texts_of(other, more->series_count);
    TRY(lc_labels_match(first, &known, &known));
    TRY(lc_labels_match(place, &asked, &known));
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t k = 0; first[i] != i && k < more->series_count; k++)
            place[k] = place[k] == first[i] ? d->series_count : place[k];
done:
    lc_free_texts(own, d->series_count);
    lc_free_texts(other, more->series_count);
    lc_free(first);
    return status;
}

/* Files that do not name their series, of one of several series: oslo_2021-03 continues oslo. */
static lc_status match_stems(size_t *index, lc_buffer *doubt, const lc_dataset *d, const lc_dataset *more)
{
    lc_status status = LC_OK;
    size_t *place = NULL;
    bool named;
    CHECK(lc_history_names_series(&named, more->history));
    if (named || d->series_count == 0)
        return LC_OK;
    TRY(lc_new(&place, more->series_count, sizeof *place));
    TRY(find_stems(place, d, more));
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
