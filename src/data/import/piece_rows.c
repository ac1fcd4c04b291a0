/* piece_rows - pieces in order of time, and their rows one after another. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/axis.h"
#include "data/history.h"
#include "data/import/pieces.h"
#include "data/match.h"
#include "data/stamp.h"

enum { STEP_ROWS = 3 }; /* that show a step */

/* --- order ------------------------------------------------------------------------------------------------------------ */

/* Of two that begin at once the copy is the later one; else that which ends last, as a month that was not over when the first was
 * fetched. */
static int by_first(const void *a, const void *b)
{
    const lc_piece *x = a, *y = b;
    const lc_series *s = lc_dataset_first(x->dataset), *t = lc_dataset_first(y->dataset);
    const int first = lc_series_compare(s, 0, t, 0), last = lc_series_compare(s, s->rows - 1, t, t->rows - 1);
    return first ? first : x->copy != y->copy ? x->copy - y->copy : last ? last : strcmp(x->path, y->path);
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool have_one_clock(const lc_series *a, const lc_series *b)
{
    return a->calendar == b->calendar && !a->offset == !b->offset && same(a->zone, b->zone);
}

static lc_status have_one_step(bool *out, const lc_series *a, const lc_series *b)
{
    lc_axis before, now;
    CHECK(lc_axis_of(&before, a));
    CHECK(lc_axis_of(&now, b));
    *out =
        a->rows < STEP_ROWS || b->rows < STEP_ROWS || !lc_steps_differ(lc_axis_nanoseconds(&now), lc_axis_nanoseconds(&before));
    return LC_OK;
}

/* Whether b begins and ends after a, or, of two copies, does not before it; rows in which they overlap are looked at when they
 * are put together. */
static bool goes_on(const lc_series *a, const lc_series *b, bool copies)
{
    const int first = lc_series_compare(a, 0, b, 0), last = lc_series_compare(a, a->rows - 1, b, b->rows - 1);
    return copies ? first <= 0 && last <= 0 : first < 0 && last < 0;
}

/* "'2021-01' ends at 2021-02-01 and '2021-02' begins at 2021-02-01, with another step" */
static void say_break(char why[LC_TEXT_MAX], const lc_piece *p, const lc_series *a, const lc_series *b, bool one_step)
{
    char last[LC_STAMP_TEXT], first[LC_STAMP_TEXT];
    lc_series_stamp(last, a, a->rows - 1);
    lc_series_stamp(first, b, 0);
    snprintf(why, LC_TEXT_MAX, "%s ends at %s and %s begins at %s%s", p[0].path, last, p[1].path, first,
             !one_step              ? ", with another step"
             : have_one_clock(a, b) ? ""
                                    : ", by other clocks (--zone says where they are)");
}

/* *broken: b, of p[1], does not continue a, of p[0]. */
static lc_status compare(bool *broken, char why[LC_TEXT_MAX], const lc_piece *p, const lc_series *a, const lc_series *b)
{
    bool one_step;
    if (!a->rows || !b->rows)
        return LC_OK;
    CHECK(have_one_step(&one_step, a, b));
    *broken = !one_step || !have_one_clock(a, b) || !goes_on(a, b, p[0].copy != p[1].copy);
    if (*broken)
        say_break(why, p, a, b, one_step);
    return LC_OK;
}

/* Series of one name, or the only ones: those that no column names are called after their files. */
static lc_status compare_pieces(bool *broken, char why[LC_TEXT_MAX], const lc_piece *p, bool named)
{
    lc_status status = LC_OK;
    const lc_dataset *a = p[0].dataset, *b = p[1].dataset;
    size_t *place = NULL;
    if (!named)
        return compare(broken, why, p, a->series, b->series);
    TRY(lc_new(&place, b->series_count, sizeof *place));
    TRY(lc_match_series(place, b, a));
    for (size_t i = 0; i < b->series_count && !*broken; i++)
        if (place[i] < a->series_count)
            TRY(compare(broken, why, p, &a->series[place[i]], &b->series[i]));
done:
    lc_free(place);
    return status;
}

lc_status lc_pieces_order(size_t *at, char why[LC_TEXT_MAX], lc_piece *p, size_t count, bool named)
{
    bool broken = false;
    qsort(p, count, sizeof *p, by_first);
    for (*at = 1; *at < count; ++*at) {
        CHECK(compare_pieces(&broken, why, &p[*at - 1], named));
        if (broken)
            return LC_OK;
    }
    return LC_OK;
}

/* --- together --------------------------------------------------------------------------------------------------------- */

static lc_status add(lc_appended *all, lc_piece *to, lc_piece *more, const lc_pieces *how)
{
    lc_status status = LC_OK;
    lc_append m = {.dataset = to->dataset,
                   .more = more->dataset,
                   .before = "the files before it",
                   .hot = how->hot,
                   .keep = how->keep,
                   .pieces = true};
    lc_appended t = {0};
    lc_buffer doubt = {0};
    if ((status = lc_append_rows(&t, &m, &doubt)) == LC_E_DATA)
        FAIL(LC_E_DATA, "%s: %s (a series of each file: name the files)", more->path, lc_error_message());
    TRY(status);
    if (doubt.text)
        lc_buffer_line(how->notes, "%s: %s", more->path, doubt.text + 2);
    all->known += t.known;
    all->differ += t.differ;
    TRY(lc_history_share(to->dataset, more->dataset, false));
    lc_dataset_free(more->dataset);
    more->dataset = NULL;
done:
    lc_buffer_free(&doubt);
    return status;
}

/* Halves, so that each row is looked at a few times only. */
lc_status lc_pieces_join(lc_appended *all, lc_piece *p, size_t count, const lc_pieces *how)
{
    const size_t half = count / 2;
    if (count < 2)
        return LC_OK;
    CHECK(lc_pieces_join(all, p, half, how));
    CHECK(lc_pieces_join(all, p + half, count - half, how));
    return add(all, p, p + half, how);
}
