/* wraps - rows whose time begins anew under one date: a night of the date on which it began, afternoons of a clock of twelve
 * hours, the last months of a year that begins in April. Sorted, they would be torn apart. */
#include <stdlib.h>

#include "core/mem.h"
#include "core/sort.h"
#include "data/sheet/parting.h"
#include "data/sheet/phases.h"

/* What is to be added after a step back, so that rows go on. */
typedef struct period {
    int64_t least, most; /* seconds */
    const char *what;
} period;

static const period periods[] = {
    {12 * 3600, 12 * 3600, "half a day"}, {86400, 86400, "a day"}, {365 * 86400, 366 * 86400, "a year"}};
enum { PERIODS = sizeof periods / sizeof *periods };

/* Steps from row to row in seconds of local time, in the file's order, turned round where most go back. */
typedef struct steps {
    int64_t *step, usual;
    size_t count;
} steps;

static int64_t local_of(const lc_stamps *t, size_t row)
{
    return t->stamp[row] / t->ticks + (t->offset ? t->offset[row] : 0);
}

static lc_status find_steps(steps *out, const lc_sheet_series *series)
{
    lc_status status = LC_OK;
    int64_t *sorted = NULL;
    size_t back = 0, forward = 0;
    steps s = {.count = series->rows - 1};
    TRY(lc_new(&s.step, s.count, sizeof *s.step));
    TRY(lc_new(&sorted, s.count, sizeof *sorted));
    for (size_t i = 0; i < s.count; i++) {
        s.step[i] = local_of(&series->stamps, i + 1) - local_of(&series->stamps, i);
        back += s.step[i] < 0;
    }
    for (size_t i = 0; i < s.count; i++) {
        s.step[i] = 2 * back > s.count ? -s.step[i] : s.step[i];
        if (s.step[i] > 0)
            sorted[forward++] = s.step[i];
    }
    qsort(sorted, forward, sizeof *sorted, lc_sort_whole);
    s.usual = forward ? sorted[forward / 2] : 0;
    *out = s;
    s.step = NULL;
done:
    lc_free(s.step);
    lc_free(sorted);
    return status;
}

/* Whether every step back goes on by a usual step if the period is added; *first: the row after the first of them. */
static bool wraps_by(size_t *first, const steps *s, const period *p)
{
    size_t turns = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (s->step[i] >= 0)
            continue;
        if (s->step[i] + p->most <= 0 || s->step[i] + p->least > 2 * s->usual)
            return false;
        *first = turns++ ? *first : i + 1;
    }
    return turns > 0;
}

lc_status lc_sheet_check_wraps(const lc_sheet *s, const lc_sheet_series *series)
{
    lc_status status = LC_OK;
    steps all = {0};
    size_t row = 0, shared;
    if (!s->time.count || s->request->start || s->request->time_parts || s->request->time_format || series->rows < 3)
        return LC_OK;
    CHECK(lc_count_shared(&shared, series->stamps.stamp, series->rows));
    if (shared) /* exports that overlap, or several series */
        return LC_OK;
    CHECK(find_steps(&all, series));
    for (size_t i = 0; i < PERIODS; i++)
        if (all.usual > 0 && all.usual < periods[i].least / 2 && wraps_by(&row, &all, &periods[i]))
            TRY(lc_fail(
                LC_E_DATA,
                "%s:%zu: time goes back here, and wherever it does, rows go on if %s is added: their date may be that of the "
                "rows before (a night, a session, a clock without AM and PM, a year that begins in another month). Write it "
                "as it was; or, where it is right, --time and --time-parts (which inspect shows) sort the rows",
                s->csv->path, lc_sheet_line(s, series->row[row]), periods[i].what));
done:
    lc_free(all.step);
    return status;
}
