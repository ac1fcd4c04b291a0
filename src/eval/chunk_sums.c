/* chunk_sums - pieces of cells, each over the windows in order. */
#include "eval/chunk_sums.h"

#include "core/parallel.h"

enum { CELLS_AT_ONCE = 64 }; /* of one piece of work: what a block of windows needs of them stays in the nearest cache */

/* Windows [from, to) of a chunk: of one series. */
typedef struct summing {
    const lc_chunk *chunk;
    lc_sums *const *sums;
    size_t series, from, to;
    bool scales; /* scaled forecasts are asked for */
} summing;

/* scaled = (value - shift) / scale */
LC_CLONES static void scale_cells(double *restrict scaled, const double *restrict value, const lc_facts *facts, size_t first,
                                  size_t count)
{
    const double *restrict shift = facts->shift + first, *restrict scale = facts->scale + first;
    for (size_t i = 0; i < count; i++)
        scaled[i] = (value[i] - shift[i]) / scale[i];
}

/* How many windows, from one on, have their rows equally far apart. */
static size_t even_windows(const summing *s, size_t window)
{
    const size_t *row = s->chunk->row + window, left = s->to - window;
    const size_t most = left < LC_WINDOWS_AT_ONCE ? left : LC_WINDOWS_AT_ONCE;
    size_t count = 1;
    while (count < most && row[count] - row[count - 1] == row[1] - row[0])
        count++;
    return count;
}

/* A range of cells over some windows; forecast has room for them in scaled units. */
static void sum_block(const summing *s, lc_cells *units, lc_cells *scaled, double *forecast, size_t first, size_t window)
{
    const lc_chunk *c = s->chunk;
    const size_t cells = c->facts->cells, at = lc_chunk_at(c, window) + first;
    units->truth_stride = scaled->truth_stride = units->windows > 1 ? lc_chunk_at(c, window + 1) + first - at : 0;
    units->truth = c->truth + at;
    units->forecast = c->forecast + window * cells + first;
    scaled->truth = c->scaled + at;
    for (size_t w = 0; w < units->windows && s->scales; w++)
        scale_cells(forecast + w * CELLS_AT_ONCE, units->forecast + w * cells, c->facts, first, units->count);
    lc_sums_add(s->sums[LC_SCALED], first, scaled);
    lc_sums_add(s->sums[LC_UNITS], first, units);
}

/* A range of cells over the windows, in order. */
static void sum_cells(void *ctx, size_t piece, size_t worker)
{
    (void)worker;
    const summing *s = ctx;
    const lc_facts *facts = s->chunk->facts;
    const size_t cells = facts->cells, first = piece * CELLS_AT_ONCE, left = cells - first;
    const size_t count = left < CELLS_AT_ONCE ? left : CELLS_AT_ONCE;
    const double *fact[LC_FACTS_ALL], *scaled_fact[LC_FACTS_ALL];
    double forecast[LC_WINDOWS_AT_ONCE * CELLS_AT_ONCE];
    lc_cells units = {.count = count, .forecast_stride = cells, .fact = fact};
    lc_cells scaled = {.count = count, .forecast_stride = CELLS_AT_ONCE, .forecast = forecast, .fact = scaled_fact};
    lc_facts_from(fact, facts, LC_UNITS, first);
    lc_facts_from(scaled_fact, facts, LC_SCALED, first);
    for (size_t w = s->from; w < s->to; w += units.windows) {
        units.windows = scaled.windows = even_windows(s, w);
        sum_block(s, &units, &scaled, forecast, first, w);
    }
}

/* Of a window of the chunk, or the first beyond it; SIZE_MAX: there is not one. */
static size_t series_at(const lc_chunk *c, size_t window)
{
    return c->first + window < c->end ? lc_windows_at(c->windows, c->first + window).series : SIZE_MAX;
}

/* Sums the windows of the next series in the chunk; false if there is none. */
static bool sum_next(summing *s)
{
    const lc_chunk *c = s->chunk;
    if (s->to == c->count)
        return false;
    s->from = s->to++;
    s->series = series_at(c, s->from);
    while (s->to < c->count && series_at(c, s->to) == s->series)
        s->to++;
    lc_facts_turn(c->facts, s->series);
    lc_parallel((c->facts->cells + CELLS_AT_ONCE - 1) / CELLS_AT_ONCE, c->threads, sum_cells, s);
    return true;
}

static bool has_ended(const summing *s)
{
    return series_at(s->chunk, s->to) != s->series;
}

static summing begin(const lc_chunk *c, lc_sums *const *sums)
{
    return (summing){.chunk = c, .sums = sums, .scales = lc_sums_ask_forecast(sums[LC_SCALED])};
}

void lc_chunk_sum_truths(lc_chunk *c)
{
    summing s = begin(c, c->truths->sums);
    c->truths->ended = 0;
    while (sum_next(&s))
        if (has_ended(&s))
            lc_truth_sums_end(c->truths);
}

static void settle(const summing *s, lc_spread_sums *spread)
{
    const lc_chunk *c = s->chunk;
    const size_t row = c->choice->row[s->series];
    lc_sums_derive(s->sums[LC_SCALED], s->sums[LC_UNITS], c->facts->scale);
    for (int space = 0; space < LC_SPACES; space++) {
        const double *fact[LC_FACTS_ALL];
        lc_facts_from(fact, c->facts, (lc_space)space, 0);
        lc_sums_settle(s->sums[space], row, fact);
        if (spread)
            lc_sums_settle(spread->sums[space], row, NULL);
    }
}

void lc_chunk_sum(lc_sums *const *sums, lc_spread_sums *spread, const lc_chunk *c)
{
    summing s = begin(c, sums);
    for (size_t ended = 0; sum_next(&s);) {
        if (spread)
            lc_spread_add(spread, c, s.from, s.to);
        if (!has_ended(&s))
            continue;
        lc_truth_sums_give(sums, c->truths, ended++);
        settle(&s, spread);
    }
}
