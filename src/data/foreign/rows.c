/* rows - orders and parts rows. */
#include "data/foreign/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/series.h"
#include "data/stamp.h"

/* --- order ------------------------------------------------------------------------------------------------------------ */

/* A row on its way to another place: its time, and its place in the file. */
typedef struct moved {
    int64_t time;
    size_t row;
} moved;

static int by_time(const void *a, const void *b)
{
    const moved *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static lc_status reorder(lc_series *s, size_t channels, bool reverse)
{
    lc_status status = LC_OK;
    moved *order = NULL;
    lc_series sorted = {0};
    TRY(lc_new(&order, s->rows, sizeof *order));
    for (size_t row = 0; row < s->rows; row++)
        order[row] = (moved){s->time[row], reverse ? s->rows - 1 - row : row};
    if (!reverse)
        qsort(order, s->rows, sizeof *order, by_time);
    TRY(lc_series_make(&sorted, s, s->rows, channels));
    for (size_t row = 0; row < s->rows; row++)
        lc_series_copy(&sorted, row, s, order[row].row, 1, channels);
    sorted.name = s->name;
    s->name = NULL;
    lc_series_clear(s);
    *s = sorted;
    sorted = (lc_series){0};
done:
    lc_series_clear(&sorted);
    lc_free(order);
    return status;
}

/* A few rows of one time keep the file's order. */
static void note_shared(const lc_series *s, size_t channels, const lc_plan *p)
{
    size_t shared = 0, differ = 0;
    char stamp[LC_STAMP_TEXT] = "";
    if (p->request->duplicates)
        return;
    for (size_t row = 1; row < s->rows; row++) {
        if (s->time[row] != s->time[row - 1])
            continue;
        if (!shared++)
            lc_series_stamp(stamp, s, row);
        differ += memcmp(&s->value[row * channels], &s->value[(row - 1) * channels], channels * sizeof *s->value) != 0;
    }
    if (shared)
        lc_plan_note(p, "series '%s': %s %s the time of the row before, with %s values (%s%s): kept in the file's order",
                     s->name ? s->name : "", lc_counted(shared, "row").text, lc_if_one(shared, "has", "have"),
                     differ ? "other" : "the same", stamp, shared > 1 ? " and later" : "");
}

lc_status lc_rows_order(lc_series *s, size_t channels, const lc_plan *p, bool *said)
{
    bool rises = true, falls = true;
    for (size_t row = 1; row < s->rows; row++) {
        rises &= s->time[row] >= s->time[row - 1];
        falls &= s->time[row] <= s->time[row - 1];
    }
    if (rises) {
        note_shared(s, channels, p);
        return LC_OK;
    }
    if (!*said)
        lc_plan_note(p, falls ? "rows are newest first; reversed" : "rows are not in order of time; sorted");
    *said = true;
    CHECK(reorder(s, channels, falls));
    note_shared(s, channels, p);
    return LC_OK;
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

/* Gives `parts` empty series, with names, the rows of a whole one. */
static lc_status deal(lc_series *s, const lc_series *whole, const lc_plan *p, size_t channels, const char *prefix)
{
    lc_status status = LC_OK;
    size_t *rows = NULL;
    char name[LC_TEXT_MAX];
    TRY(lc_new(&rows, p->parts, sizeof *rows));
    for (size_t row = 0; row < whole->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART)
            rows[p->of[row]]++;
    for (size_t i = 0; i < p->parts; i++) {
        TRY(lc_series_make(&s[i], whole, rows[i], channels));
        snprintf(name, sizeof name, "%s%s%s", prefix ? prefix : "", prefix ? "/" : "", p->part[i]);
        TRY(lc_copy_text(&s[i].name, name));
        rows[i] = 0;
    }
    for (size_t row = 0; row < whole->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART) {
            const size_t i = p->of[row], at = rows[i]++;
            lc_series_copy(&s[i], at, whole, row, 1, channels);
            if (p->form == LC_FORM_MADE) /* it begins anew in each */
                s[i].time[at] = whole->time[at];
        }
done:
    lc_free(rows);
    return status;
}

lc_status lc_rows_part(lc_dataset *d, const lc_plan *p, const char *prefix)
{
    lc_status status = LC_OK;
    lc_series whole = d->series[--d->series_count], *grown = NULL;
    const size_t first = d->series_count;
    TRY(lc_new(&grown, first + p->parts, sizeof *grown));
    if (first)
        memcpy(grown, d->series, first * sizeof *grown);
    lc_free(d->series);
    d->series = grown;
    d->series_count += p->parts;
    TRY(deal(&d->series[first], &whole, p, d->channels, prefix));
done:
    lc_series_clear(&whole);
    return status;
}
