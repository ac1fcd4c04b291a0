/* phase - the real trainer, one thread, under a clock: the trainer says which phase begins, and the kernels of its network are
 * the real ones with a switch of the clock around them. */
#include "bench/phase.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "bench/own.h"
#include "core/clock.h"
#include "lane/product.h"

/* All time goes to the current phase, so that the phases add up to the step. */
typedef struct phase_clock {
    double ms[LC_BENCH_PHASE_COUNT];
    double since; /* when the current phase began, s */
    lc_bench_phase current;
    bool backward;
    const lc_lane *real;
    const lc_cell_type *real_cell;
    lc_lane lane;
    lc_cell_type cell;
    const lc_cell_type *cells[2]; /* the cell, and the end */
    const char *cell_names[2];
} phase_clock;

/* The clock of the step that this thread runs: kernels have no argument to carry it. */
static _Thread_local phase_clock *running;

/* The clock continues with another phase; returns the one before. */
static lc_bench_phase enter(lc_bench_phase phase)
{
    phase_clock *c = running;
    double now = lc_clock_seconds();
    lc_bench_phase before = c->current;
    c->ms[before] += 1e3 * (now - c->since);
    c->since = now;
    c->current = phase;
    return before;
}

/* --- the trainer's phases -------------------------------------------------------------------------------------------- */

static void mark(void *ctx, lc_train_phase phase)
{
    static const lc_bench_phase of[] = {
        [LC_PHASE_GATHER] = LC_BENCH_GATHER,       [LC_PHASE_FORWARD] = LC_BENCH_REST,
        [LC_PHASE_LOSS] = LC_BENCH_REST,           [LC_PHASE_BACKWARD] = LC_BENCH_REST,
        [LC_PHASE_REDUCTION] = LC_BENCH_REDUCTION, [LC_PHASE_OPTIMIZER] = LC_BENCH_OPTIMIZER,
        [LC_PHASE_PACKING] = LC_BENCH_PACKING,
    };
    phase_clock *c = ctx;
    c->backward = phase == LC_PHASE_BACKWARD;
    enter(of[phase]);
}

/* --- kernels --------------------------------------------------------------------------------------------------------- */

/* In the forward pass, W x and U h of a step are one call. */
static void product(const lc_product *p)
{
    phase_clock *c = running;
    double input = (double)p->part[0].k, recurrent = (double)p->part[1].k, before = c->ms[LC_BENCH_INPUT];
    lc_bench_phase outside = enter(c->backward ? LC_BENCH_ADJOINT : LC_BENCH_INPUT);
    c->real->product(p);
    enter(outside);
    double share = (c->ms[LC_BENCH_INPUT] - before) * recurrent / (input + recurrent);
    c->ms[LC_BENCH_INPUT] -= share;
    c->ms[LC_BENCH_RECURRENT] += share;
}

static void outer(const lc_outer *o)
{
    lc_bench_phase outside = enter(LC_BENCH_WEIGHTS);
    running->real->outer(o);
    enter(outside);
}

static void transpose(const lc_transpose *t)
{
    lc_bench_phase outside = enter(LC_BENCH_WEIGHTS);
    running->real->transpose(t);
    enter(outside);
}

#define POINTWISE(stage)                                                                                                         \
    static void stage(const lc_cell_step *s)                                                                                     \
    {                                                                                                                            \
        lc_bench_phase outside = enter(LC_BENCH_POINTWISE);                                                                      \
        running->real_cell->stage(s);                                                                                            \
        enter(outside);                                                                                                          \
    }

POINTWISE(forward)
POINTWISE(backward)
POINTWISE(mask)
POINTWISE(backward_mask)

/* A level with one cell, all under the clock. */
static lc_status build_lane(phase_clock *c, const lc_bench_case *bench)
{
    CHECK(lc_lane_choose(&c->real));
    c->real_cell = lc_lane_cell(c->real, bench->cell);
    if (!c->real_cell)
        return lc_fail(LC_E_USAGE, "unknown cell '%s'", bench->cell);
    c->cell = *c->real_cell;
    c->cell.forward = forward;
    c->cell.backward = backward;
    c->cell.mask = mask;
    c->cell.backward_mask = backward_mask;
    c->cells[0] = &c->cell;
    c->cell_names[0] = bench->cell;
    c->lane = *c->real;
    c->lane.product = product;
    c->lane.outer = outer;
    c->lane.transpose = transpose;
    c->lane.cells = c->cells;
    c->lane.cell_names = c->cell_names;
    return LC_OK;
}

/* --- steps ----------------------------------------------------------------------------------------------------------- */

static lc_status step(lc_phase_times *out, lc_own *own, phase_clock *c)
{
    memset(c->ms, 0, sizeof c->ms);
    c->current = LC_BENCH_REST;
    c->since = lc_clock_seconds();
    CHECK(lc_own_step(&out->step, own));
    enter(LC_BENCH_REST);
    memcpy(out->ms, c->ms, sizeof out->ms);
    return LC_OK;
}

const char *lc_bench_phase_name(lc_bench_phase phase)
{
    static const char *const names[] = {
#define X(name, text) text,
        LC_BENCH_PHASES(X)
#undef X
    };
    return names[phase];
}

lc_status lc_bench_phases(lc_phase_times *out, const lc_bench_case *bench, double seconds)
{
    lc_status status = LC_OK;
    lc_own *own = NULL;
    phase_clock clock = {0};
    lc_phase_times best = {.step = INFINITY}, times;
    assert(!bench->inference);
    TRY(build_lane(&clock, bench));
    running = &clock;
    const lc_own_request request = {.bench = bench, .threads = 1, .lane = &clock.lane, .observer = {mark, &clock}};
    TRY(lc_own_new(&own, &request));
    for (double end = lc_clock_seconds() + seconds; isinf(best.step) || lc_clock_seconds() < end;) {
        TRY(step(&times, own, &clock));
        if (times.step < best.step)
            best = times;
    }
    *out = best;
done:
    running = NULL;
    lc_own_free(own);
    return status;
}
