/* wraps - rows whose time begins anew under one date: a night of the date on which it began, afternoons of a clock of twelve
 * hours, the last months of a year that begins in April. Sorted, they would be torn apart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/sort.h"
#include "core/words.h"
#include "data/sheet/phases.h"

/* What is to be added after a step back, so that rows go on. */
typedef struct period {
    int64_t least, most; /* seconds */
    const char *what;
} period;

static const period periods[] = {
    {12 * 3600, 12 * 3600, "half a day"}, {86400, 86400, "a day"}, {365 * 86400, 366 * 86400, "a year"}};
enum { PERIODS = sizeof periods / sizeof *periods, DAY = 86400, PAIRS_LEAST = 3 };

/* Steps from row to row in seconds of local time, in the file's order, turned round where most go back. */
typedef struct steps {
    size_t *row; /* (rows) those looked at */
    size_t rows;
    int64_t *step, usual; /* (count) */
    size_t count;
} steps;

static int64_t local_of(const lc_stamps *t, size_t row)
{
    return t->stamp[row] / t->ticks + (t->offset ? t->offset[row] : 0);
}

static bool goes_back(const lc_sheet_series *series)
{
    for (size_t row = 1; row < series->rows; row++)
        if (local_of(&series->stamps, row) < local_of(&series->stamps, row - 1))
            return true;
    return false;
}

/* Rows whose stamp no other has: what overlaps, or an hour that clocks show twice, says nothing of where time goes back. */
static lc_status find_rows(steps *s, const lc_sheet_series *series)
{
    int64_t *sorted = NULL;
    CHECK(lc_new(&s->row, series->rows, sizeof *s->row));
    CHECK(lc_new(&sorted, series->rows, sizeof *sorted));
    memcpy(sorted, series->stamps.stamp, series->rows * sizeof *sorted);
    qsort(sorted, series->rows, sizeof *sorted, lc_sort_whole);
    for (size_t row = 0; row < series->rows; row++) {
        const int64_t *at = bsearch(&series->stamps.stamp[row], sorted, series->rows, sizeof *sorted, lc_sort_whole);
        const size_t place = (size_t)(at - sorted);
        const bool shared = (place && at[-1] == *at) || (place + 1 < series->rows && at[1] == *at);
        if (!shared)
            s->row[s->rows++] = row;
    }
    lc_free(sorted);
    return LC_OK;
}

static lc_status find_steps(steps *out, const lc_sheet_series *series)
{
    lc_status status = LC_OK;
    int64_t *sorted = NULL;
    size_t back = 0, forward = 0;
    steps s = {0};
    TRY(find_rows(&s, series));
    s.count = s.rows > 2 ? s.rows - 1 : 0;
    TRY(lc_new(&s.step, s.count + 1, sizeof *s.step));
    TRY(lc_new(&sorted, s.count + 1, sizeof *sorted));
    for (size_t i = 0; i < s.count; i++) {
        s.step[i] = local_of(&series->stamps, s.row[i + 1]) - local_of(&series->stamps, s.row[i]);
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
    s = (steps){0};
done:
    lc_free(s.row);
    lc_free(s.step);
    lc_free(sorted);
    return status;
}

/* Steps back: those that go on by the usual step; of these, those of one row; the row after the first of all. */
typedef struct turns {
    size_t count, even, stray, first;
} turns;

/* Whether a step back and one beside it make a step on together: a single row is late, or early. */
static bool is_stray(const steps *s, size_t i)
{
    const int64_t after = i + 1 < s->count ? s->step[i] + s->step[i + 1] : 0, before = i ? s->step[i - 1] + s->step[i] : 0;
    return (after > 0 && after <= 2 * s->usual) || (before > 0 && before <= 2 * s->usual);
}

static turns count_turns(const steps *s, const period *p)
{
    turns t = {0};
    for (size_t i = 0; i < s->count; i++) {
        if (s->step[i] >= 0)
            continue;
        const int64_t least = s->step[i] + p->least, most = s->step[i] + p->most;
        t.first = t.count++ ? t.first : i + 1;
        const bool even = least <= s->usual + s->usual / 4 && most >= s->usual - s->usual / 4;
        t.even += even;
        t.stray += even && is_stray(s, i);
    }
    return t;
}

/* Whether rows in order of time leave a hole that the file's order, gone on with, does not. */
static lc_status leaves_hole(bool *out, const lc_sheet_series *series, const steps *s)
{
    int64_t *sorted = NULL;
    CHECK(lc_new(&sorted, s->rows, sizeof *sorted));
    *out = false;
    for (size_t row = 0; row < s->rows; row++)
        sorted[row] = local_of(&series->stamps, s->row[row]);
    qsort(sorted, s->rows, sizeof *sorted, lc_sort_whole);
    for (size_t row = 1; row < s->rows; row++)
        *out |= sorted[row] - sorted[row - 1] > 2 * s->usual;
    for (size_t i = 0; i < s->count; i++)
        *out &= s->step[i] <= 2 * s->usual;
    lc_free(sorted);
    return LC_OK;
}

/* Single rows out of order are accidents where few periods have one, and the last hour of each day where most have. */
static bool are_accidents(const turns *t, const steps *s, const period *p)
{
    int64_t span = 0;
    for (size_t i = 0; i < s->count; i++)
        span += s->step[i];
    return t->stray > 0 && (int64_t)t->count * 4 * p->least < span;
}

/* 01:00 to 23:00, and 00:00 in the last row, or the first. */
static bool ends_day(const turns *t, const steps *s, const period *p)
{
    return p->most <= 86400 && t->count == 1 && (t->first == s->count || t->first == 1) &&
           s->step[t->first - 1] + p->least == s->usual && s->usual < p->least / 2;
}

/* Several turns, nearly all of them by the same period, are no accident; one may be, where rows are then without a hole. */
static lc_status wraps_by(bool *out, size_t *first, const lc_sheet_series *series, const steps *s, const period *p)
{
    turns t = count_turns(s, p);
    if (are_accidents(&t, s, p))
        t.even -= t.stray;
    *first = t.first;
    *out = t.count > 0 && 4 * t.even >= 3 * t.count && s->usual < p->least / 2;
    *out |= ends_day(&t, s, p);
    return *out && t.count == 1 && !ends_day(&t, s, p) ? leaves_hole(out, series, s) : LC_OK;
}

/* Dates in order with two rows, each time the later one first, as 12:00 and the 00:00 that ends the day; newest first, the 00:00
 * before. Sorted they would be even too. */
static bool wraps_pairs(size_t *first, const lc_sheet_series *series, const steps *s)
{
    size_t pairs = 0, back = 0, midnights = 0, up = 0, down = 0, of_day = 1;
    for (size_t i = 1; i < s->rows; i++) {
        const int64_t last = local_of(&series->stamps, s->row[i - 1]), is = local_of(&series->stamps, s->row[i]);
        const int64_t days = lc_floor_divide(is, DAY) - lc_floor_divide(last, DAY);
        of_day = days ? 1 : of_day + 1;
        up += days > 0;
        down += days < 0;
        if (of_day > 2)
            return false;
        if (days)
            continue;
        *first = pairs++ ? *first : i;
        back += is < last;
        midnights += last % DAY == 0;
    }
    return pairs >= PAIRS_LEAST && ((!down && back == pairs) || (!up && !back && midnights == pairs));
}

/* The flags that sort the rows as they are. */
static lc_status refuse(const lc_sheet *s, size_t row, const char *what)
{
    lc_status status = LC_OK;
    lc_buffer names = {0};
    char *parts = NULL, way[2 * LC_TEXT_MAX];
    for (size_t i = 0; i < s->time.count; i++)
        lc_names_add(&names, s->name[s->time.column[i]]);
    TRY(names.status);
    TRY(lc_time_parts_say(&parts, &s->time, true));
    snprintf(way, sizeof way, "--time %s %s%s", lc_typed_word(names.text).text, parts ? "--time-parts " : "beside --time-format",
             parts ? parts : "");
    FAIL(LC_E_DATA,
         "%s:%zu: time goes back here, and wherever it does, rows go on if %s is added: their date may be that of the rows "
         "before (a night, a session, a clock without AM and PM, a year that begins in another month). Write it as it was; where "
         "it is right, %s sorts the rows",
         s->csv->path, lc_sheet_line(s, row), what, way);
done:
    lc_buffer_free(&names);
    lc_free(parts);
    return status;
}

/* Whether the command says what the columns of the time are, and hold. */
static bool is_given(const lc_import *r)
{
    return (r->time_parts || (r->time && r->time_format)) && !r->before.parts;
}

lc_status lc_sheet_check_wraps(const lc_sheet *s, const lc_sheet_series *series)
{
    lc_status status = LC_OK;
    steps all = {0};
    size_t first = 0;
    bool wraps = false;
    if (!s->time.count || s->request->start || is_given(s->request) || series->rows < 3 || !goes_back(series))
        return LC_OK;
    CHECK(find_steps(&all, series));
    if (wraps_pairs(&first, series, &all))
        TRY(refuse(s, series->row[all.row[first]], "a day"));
    for (size_t i = 0; i < PERIODS && all.usual > 0; i++) {
        TRY(wraps_by(&wraps, &first, series, &all, &periods[i]));
        if (wraps)
            TRY(refuse(s, series->row[all.row[first]], periods[i].what));
    }
done:
    lc_free(all.row);
    lc_free(all.step);
    return status;
}
