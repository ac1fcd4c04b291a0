/* grid - cells of time, and the rows that go into them. */
#include "core/sort.h"
#include "data/grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/calendar.h"
#include "core/counted.h"
#include "core/mem.h"
#include "core/memory.h"
#include "core/status.h"
#include "core/zone.h"
#include "data/axis.h"
#include "data/match.h"
#include "data/series.h"
#include "data/time/time.h"
#include "data/stamp.h"

enum { ROWS_MOST = 100000000 };

static const int64_t DAY = 86400, HOUR = 3600, NANO = 1000000000;

typedef struct grid {
    lc_step step;
    const char *text;
    char first[LC_STAMP_TEXT]; /* of the first cell of the first series whose cells are not at whole steps; "": there is none */
    double left;               /* bytes of memory: the kernel is asked once, for there may be many series */
    lc_zones zones;            /* of the series */
} grid;

/* A series being put on it. Clock time, in ticks, is local where steps are days or months, unless its rows, or those it is to be
 * like, go on in UTC; where they are hours, if more rows are then at whole steps; else UTC. */
typedef struct job {
    grid *grid;
    const lc_series *from, *like; /* like: a series that is on it; NULL: none is */
    int64_t phase;                /* of its cells, within a step */
    const lc_zone *zone;
    bool local;
    int64_t ticks, step, first; /* the first cell's clock time; of months, its month */
    int day;                    /* of the month: the latest one of the rows, so that ends of months stay ends */
    size_t *cell;               /* (rows of from) */
    size_t moved;
} job;

static lc_status read_step(grid *out, const char *text)
{
    out->text = text;
    if (lc_step_read(&out->step, text))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "grid '%s': expected a number and a unit: 30s, 10min, 1.5h, 1day, 1week, 1month or 1year", text);
}

static int64_t clock_of(const job *j, size_t row)
{
    return j->from->time[row] + (j->local ? lc_series_offset(j->from, row) * j->ticks : 0);
}

static int64_t second_of(const job *j, size_t row)
{
    return lc_floor_divide(clock_of(j, row), j->ticks);
}

static int64_t month_of(int *day, const job *j, size_t row)
{
    return lc_calendar_month(day, j->from->calendar, second_of(j, row));
}

static int64_t phase_at(const job *j, size_t row)
{
    return clock_of(j, row) - lc_floor_divide(clock_of(j, row), j->step) * j->step;
}

/* The place within a step that most rows have, and how many do: few are moved. */
static lc_status usual_phase(int64_t *out, size_t *count, const job *j)
{
    int64_t *phase = NULL;
    const size_t rows = j->from->rows;
    CHECK(lc_new(&phase, rows, sizeof *phase));
    for (size_t row = 0; row < rows; row++)
        phase[row] = phase_at(j, row);
    qsort(phase, rows, sizeof *phase, lc_sort_whole);
    *count = 0;
    for (size_t first = 0, end; first < rows; first = end) {
        for (end = first + 1; end < rows && phase[end] == phase[first];)
            end++;
        *out = end - first > *count ? phase[first] : *out;
        *count = end - first > *count ? end - first : *count;
    }
    lc_free(phase);
    return LC_OK;
}

/* The nearest cell, counted from the phase: floor((t - phase + step/2) / step) */
static int64_t nearest(const job *j, int64_t phase, size_t row)
{
    return lc_floor_divide(clock_of(j, row) - phase + j->step / 2, j->step);
}

static lc_status place(job *j)
{
    int day;
    const int64_t first = j->grid->step.months ? month_of(&j->day, j, 0) : nearest(j, j->phase, 0);
    j->first = j->grid->step.months ? first : first * j->step + j->phase;
    for (size_t row = 0; row < j->from->rows; row++) {
        const int64_t at = j->grid->step.months ? lc_floor_divide(month_of(&day, j, row) - first, j->grid->step.months)
                                                : nearest(j, j->phase, row) - first;
        if (at >= ROWS_MOST)
            return lc_fail(LC_E_DATA, "series '%s': a grid of %s would have more than %d rows", j->from->name, j->grid->text,
                           ROWS_MOST);
        j->day = j->grid->step.months && day > j->day ? day : j->day;
        j->cell[row] = at < 0 ? 0 : (size_t)at; /* clocks went back: two rows in the first cell */
        j->moved += !j->grid->step.months && j->first + at * j->step != clock_of(j, row);
    }
    return LC_OK;
}

static double bytes_of(size_t rows, size_t channels)
{
    return (double)rows * (double)(channels + 2) * sizeof(double);
}

/* Rows of the grid against what memory there is beside the series that are on it. */
static lc_status check_memory(const job *j, size_t channels)
{
    const size_t rows = j->cell[j->from->rows - 1] + 1;
    const double bytes = bytes_of(rows, channels);
    if (bytes < j->grid->left) {
        j->grid->left -= bytes - bytes_of(j->from->rows, channels);
        return LC_OK;
    }
    return lc_fail(
        LC_E_FAILURE,
        "series '%s': a grid of %s has %zu rows, which take %.0f MB of memory, and %.0f MB are left: take a coarser --grid",
        j->from->name, j->grid->text, rows, bytes / 1e6, j->grid->left / 1e6);
}

static lc_status check_cells(const job *j)
{
    char one[LC_STAMP_TEXT], other[LC_STAMP_TEXT];
    for (size_t row = 1; row < j->from->rows; row++) {
        if (j->cell[row] > j->cell[row - 1])
            continue;
        lc_series_stamp(one, j->from, row - 1);
        lc_series_stamp(other, j->from, row);
        return lc_fail(LC_E_DATA, "series '%s': rows %zu and %zu (%s and %s) are in one cell of the grid of %s; take a finer one",
                       j->from->name, row - 1, row, one, other, j->grid->text);
    }
    return LC_OK;
}

static int64_t cell_clock(const job *j, size_t cell)
{
    if (!j->grid->step.months)
        return j->first + (int64_t)cell * j->step;
    return lc_calendar_add_months(j->from->calendar, second_of(j, 0), (int)cell * j->grid->step.months, j->day) * j->ticks;
}

/* The stamp of a cell; its offset is that of the zone then, or of the row before. */
static void put_stamp(lc_series *to, size_t cell, const job *j, int32_t before)
{
    int64_t clock = cell_clock(j, cell), second = lc_floor_divide(clock, j->ticks), part = clock - second * j->ticks, utc[2];
    int32_t offset = before;
    if (j->local && j->zone)
        second = lc_zone_local(utc, j->zone, second) ? utc[0] : second - before;
    else if (j->local)
        second -= before;
    if (j->zone)
        offset = lc_zone_offset(j->zone, second);
    to->time[cell] = second * j->ticks + part;
    if (to->offset)
        to->offset[cell] = offset;
}

/* Rows of months keep their own day. */
static lc_status fill(lc_series *to, const job *j, size_t channels)
{
    const lc_series *from = j->from;
    const size_t rows = j->cell[from->rows - 1] + 1;
    CHECK(lc_series_like(to, from, rows));
    CHECK(lc_new(&to->value, rows * channels, sizeof *to->value));
    for (size_t i = 0; i < rows * channels; i++)
        to->value[i] = (double)NAN;
    for (size_t cell = 0, row = 0; cell < rows; cell++) {
        const bool filled = j->cell[row] == cell;
        put_stamp(to, cell, j, filled ? (int32_t)lc_series_offset(from, row) : cell && to->offset ? to->offset[cell - 1] : 0);
        if (!filled)
            continue;
        memcpy(to->value + cell * channels, from->value + row * channels, channels * sizeof *to->value);
        if (j->grid->step.months)
            to->time[cell] = from->time[row];
        if (j->grid->step.months && to->offset)
            to->offset[cell] = from->offset[row];
        row++;
    }
    return LC_OK;
}

/* The series whose clocks change; else that which is on the grid, or the only one. */
static const lc_series *changing_of(const job *j)
{
    const lc_series *first = j->like ? j->like : j->from;
    return !lc_series_offsets_vary(first) && lc_series_offsets_vary(j->from) ? j->from : first;
}

/* Whether more rows of a series are at whole steps by its clocks than by UTC; of clocks that do not change, whether these are at
 * whole steps of the day, and UTC is not. */
static lc_status find_local(bool *out, const job *j)
{
    job shown = {.from = changing_of(j)};
    int64_t phase[2] = {0};
    size_t count[2];
    *out = false;
    if (!shown.from->offset || shown.from->rows == 0)
        return LC_OK;
    shown.ticks = lc_series_ticks(shown.from);
    shown.step = j->grid->step.nanoseconds / (NANO / shown.ticks);
    for (int local = 0; local < 2; local++) {
        shown.local = local;
        CHECK(usual_phase(&phase[local], &count[local], &shown));
    }
    *out = lc_series_offsets_vary(shown.from) ? count[1] > count[0] : phase[1] == 0 && phase[0] != 0;
    return LC_OK;
}

/* The step in ticks of the series, and whether steps are local. */
static lc_status set_step(job *j)
{
    const lc_step *step = &j->grid->step;
    bool utc;
    j->step = step->nanoseconds / (NANO / j->ticks);
    if (step->nanoseconds % (NANO / j->ticks))
        return lc_fail(LC_E_USAGE, "grid '%s': not a whole number of ticks of series '%s', whose stamps have %lld per second",
                       j->grid->text, j->from->name ? j->from->name : "", (long long)j->ticks);
    if (!step->months && step->nanoseconds % (DAY * NANO))
        return step->nanoseconds > HOUR * NANO ? find_local(&j->local, j) : LC_OK;
    CHECK(lc_axis_keeps_utc(&utc, j->like ? j->like : j->from));
    j->local = !utc;
    return LC_OK;
}

/* The phase of a series that is on the grid. */
static lc_status take_phase(job *j)
{
    job other = {.grid = j->grid, .from = j->like, .ticks = lc_series_ticks(j->like)};
    CHECK(set_step(&other));
    other.local = j->local;
    const int64_t phase = phase_at(&other, 0);
    j->phase = j->ticks < other.ticks ? phase / (other.ticks / j->ticks) : phase * (j->ticks / other.ticks);
    return LC_OK;
}

static lc_status put_on(lc_series *series, const lc_series *like, grid *g, size_t channels, size_t *moved, size_t *added)
{
    lc_status status = LC_OK;
    lc_series to = {0};
    job j = {.grid = g, .from = series, .like = like, .ticks = lc_series_ticks(series)};
    CHECK(set_step(&j));
    if (series->rows == 0)
        return LC_OK;
    size_t usual;
    TRY(lc_new(&j.cell, series->rows, sizeof *j.cell));
    TRY(lc_axis_zone(&j.zone, &g->zones, series));
    if (!g->step.months)
        TRY(like ? take_phase(&j) : usual_phase(&j.phase, &usual, &j));
    TRY(place(&j));
    TRY(check_cells(&j));
    TRY(check_memory(&j, channels));
    TRY(fill(&to, &j, channels));
    *moved += j.moved;
    *added += to.rows - series->rows;
    if (j.phase && !like && !*g->first)
        lc_series_stamp(g->first, &to, 0);
    to.name = series->name;
    series->name = NULL;
    const lc_series old = *series;
    *series = to;
    to = old;
done:
    lc_series_clear(&to);
    lc_free(j.cell);
    return status;
}

/* The series of that name, or the only one where both have one; NULL: none is on the grid yet. */
static const lc_series *like_of(const lc_dataset *like, size_t place, bool only)
{
    const lc_series *s = !like ? NULL : place < like->series_count ? &like->series[place] : only ? like->series : NULL;
    return s && s->rows ? s : NULL;
}

/* Rows of a series on days that the calendar of its own rows does not have. */
static size_t count_closed(const lc_series *series, const lc_axis *axis)
{
    size_t closed = 0;
    for (size_t row = 0; row < series->rows; row++)
        closed += lc_axis_is_off(axis, series, row);
    return closed;
}

lc_status lc_dataset_grid(lc_dataset *d, const lc_dataset *like, const char *step, lc_buffer *notes)
{
    lc_status status = LC_OK;
    grid g = {.left = (double)lc_memory_left()};
    size_t moved = 0, added = 0, closed = 0, *place = NULL;
    lc_axis *axis = NULL;
    const bool only = like && like->series_count == 1 && d->series_count == 1;
    TRY(read_step(&g, step));
    TRY(lc_axes_new(&axis, d, "cut"));
    TRY(lc_new(&place, d->series_count, sizeof *place));
    if (like)
        TRY(lc_match_series(place, d, like));
    for (size_t i = 0; i < d->series_count; i++) {
        TRY(put_on(&d->series[i], like_of(like, place[i], only), &g, d->channels, &moved, &added));
        closed += count_closed(&d->series[i], &axis[i]);
    }
    lc_buffer_line(notes, "on a grid of %s: %s added with missing values, the stamps of %zu moved to the grid%s%s", step,
                   lc_counted(added, "row").text, moved, *g.first ? ", whose cells are where most rows are: the first at " : "",
                   g.first);
    if (closed)
        lc_buffer_line(
            notes,
            "%s of the grid %s on closed days (weekdays without rows, --holidays), and forecasts go through them: without "
            "--grid such days are no gaps",
            lc_counted(closed, "row").text, lc_if_one(closed, "is", "are"));
done:
    lc_free(axis);
    lc_zones_clear(&g.zones);
    lc_free(place);
    return status;
}
