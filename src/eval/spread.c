/* spread - sums of what is said beyond the point. */
#include "eval/spread.h"

#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "core/status.h"
#include "model/forecaster.h"

enum {
    CELLS_AT_ONCE = 32, /* of one piece of work */
    LEVELS_MOST = 64
};

/* --- quantiles of an outlook ----------------------------------------------------------------------------------------- */

static size_t count_levels(const lc_outlook *o)
{
    size_t count = 0;
    for (size_t i = 0; i < o->count; i++)
        count += o->column[i].kind == LC_COLUMN_QUANTILE;
    return count;
}

static lc_status take_memory(lc_spread_sums *s, const lc_task *task, size_t most, size_t series)
{
    const bool closed = lc_outlook_has_crps(s->outlook);
    CHECK(lc_new(&s->level, s->levels, sizeof *s->level));
    CHECK(lc_new(&s->said, most * s->cells * s->outlook->count, sizeof *s->said));
    if (closed) {
        CHECK(lc_new(&s->crps, most * s->cells, sizeof *s->crps));
        CHECK(lc_new(&s->truth, most * s->cells, sizeof *s->truth));
    }
    CHECK(lc_new(&s->bin, (s->levels + 1) * s->cells, sizeof *s->bin));
    for (int space = 0; space < LC_SPACES; space++)
        CHECK(lc_sums_new(&s->sums[space], lc_spread_table, task->window.horizon, task->target_count, series));
    return LC_OK;
}

lc_status lc_spread_sums_new(lc_spread_sums **out, const lc_outlook *outlook, size_t most, size_t series)
{
    lc_status status = LC_OK;
    const lc_task *task = outlook->forecaster->task;
    lc_spread_sums *s = NULL;
    if (count_levels(outlook) == 0)
        goto made;
    if (count_levels(outlook) > LEVELS_MOST)
        FAIL(LC_E_USAGE, "%zu levels: an evaluation measures at most %d", count_levels(outlook), LEVELS_MOST);
    TRY(lc_new(&s, 1, sizeof *s));
    *s = (lc_spread_sums){.outlook = outlook, .levels = count_levels(outlook), .cells = lc_task_cells(task)};
    TRY(take_memory(s, task, most, series));
    for (size_t i = 0; i < s->levels; i++)
        s->level[i] = outlook->column[1 + i].level;
made:
    *out = s;
    s = NULL;
done:
    lc_spread_sums_free(s);
    return status;
}

void lc_spread_sums_free(lc_spread_sums *s)
{
    if (!s)
        return;
    lc_free(s->level);
    lc_free(s->said);
    lc_free(s->crps);
    lc_free(s->truth);
    lc_free(s->bin);
    for (int space = 0; space < LC_SPACES; space++)
        lc_sums_free(s->sums[space]);
    lc_free(s);
}

/* --- forecasts ------------------------------------------------------------------------------------------------------- */

lc_status lc_spread_forecast(lc_chunk *chunk, const lc_spread_sums *s)
{
    const size_t columns = s->outlook->count;
    for (size_t w = 0; s->truth && w < chunk->count; w++)
        memcpy(s->truth + w * s->cells, chunk->truth + lc_chunk_at(chunk, w), s->cells * sizeof *s->truth);
    CHECK(lc_forecaster_predict_ahead(s->said, s->outlook->forecaster,
                                      &(lc_forecast_request){.windows = chunk->windows,
                                                             .first = chunk->first,
                                                             .count = chunk->count,
                                                             .outlook = s->outlook,
                                                             .truth = s->truth,
                                                             .crps = s->crps}));
    for (size_t i = 0; i < chunk->count * s->cells; i++)
        chunk->forecast[i] = s->said[i * columns];
    return LC_OK;
}

/* --- sums ------------------------------------------------------------------------------------------------------------ */

/* Windows [from, to) of a chunk: of one series. */
typedef struct summing {
    lc_spread_sums *spread;
    const lc_chunk *chunk;
    size_t from, to;
} summing;

/* Some cells of one window: their quantiles, one level after the other, in both spaces. */
typedef struct piece {
    size_t first, count;
    double said[LC_SPACES][LEVELS_MOST][CELLS_AT_ONCE], crps[LC_SPACES][CELLS_AT_ONCE];
    const double *quantile[LC_SPACES][LEVELS_MOST];
    lc_cells cells[LC_SPACES];
} piece;

static void begin_piece(piece *p, const summing *s, size_t index)
{
    const size_t left = s->spread->cells - index * CELLS_AT_ONCE;
    p->first = index * CELLS_AT_ONCE;
    p->count = left < CELLS_AT_ONCE ? left : CELLS_AT_ONCE;
    for (int space = 0; space < LC_SPACES; space++) {
        for (size_t k = 0; k < s->spread->levels; k++)
            p->quantile[space][k] = p->said[space][k];
        p->cells[space] = (lc_cells){.count = p->count,
                                     .windows = 1,
                                     .levels = s->spread->levels,
                                     .level = s->spread->level,
                                     .quantile = p->quantile[space],
                                     .crps = s->spread->crps ? p->crps[space] : NULL};
    }
}

/* scaled = (value - shift) / scale, and of a score, which is a distance, score / scale */
static void take_window(piece *p, const summing *s, size_t window)
{
    const lc_spread_sums *spread = s->spread;
    const size_t columns = spread->outlook->count, at = window * spread->cells + p->first;
    const double *shift = s->chunk->facts->shift + p->first, *scale = s->chunk->facts->scale + p->first;
    for (size_t k = 0; k < spread->levels; k++)
        for (size_t i = 0; i < p->count; i++) {
            p->said[LC_UNITS][k][i] = spread->said[(at + i) * columns + 1 + k];
            p->said[LC_SCALED][k][i] = (p->said[LC_UNITS][k][i] - shift[i]) / scale[i];
        }
    for (size_t i = 0; spread->crps && i < p->count; i++) {
        p->crps[LC_UNITS][i] = spread->crps[at + i];
        p->crps[LC_SCALED][i] = spread->crps[at + i] / scale[i];
    }
    p->cells[LC_UNITS].truth = s->chunk->truth + lc_chunk_at(s->chunk, window) + p->first;
    p->cells[LC_SCALED].truth = s->chunk->scaled + lc_chunk_at(s->chunk, window) + p->first;
}

/* How many quantiles a truth is above. */
static void add_bins(const piece *p, const lc_spread_sums *spread)
{
    const lc_cells *c = &p->cells[LC_UNITS];
    for (size_t i = 0; i < p->count; i++) {
        size_t bin = 0;
        while (bin < c->levels && c->truth[i] > c->quantile[bin][i])
            bin++;
        spread->bin[bin * spread->cells + p->first + i] += isnan(c->truth[i]) ? 0 : 1;
    }
}

/* A range of cells over the windows, in order. */
static void sum_piece(void *ctx, size_t index, size_t worker)
{
    (void)worker;
    const summing *s = ctx;
    piece p;
    begin_piece(&p, s, index);
    for (size_t w = s->from; w < s->to; w++) {
        take_window(&p, s, w);
        for (int space = 0; space < LC_SPACES; space++)
            lc_sums_add(s->spread->sums[space], p.first, &p.cells[space]);
        add_bins(&p, s->spread);
    }
}

void lc_spread_add(lc_spread_sums *spread, const lc_chunk *chunk, size_t from, size_t to)
{
    summing s = {spread, chunk, from, to};
    lc_parallel((spread->cells + CELLS_AT_ONCE - 1) / CELLS_AT_ONCE, chunk->threads, sum_piece, &s);
}

/* --- what they give -------------------------------------------------------------------------------------------------- */

/* Shares of the truths in every bin, over cells first, first + stride, ...: (levels + 1). */
static void share_bins(double *share, const lc_spread_sums *s, size_t first, size_t end, size_t stride)
{
    double all = 0;
    for (size_t bin = 0; bin <= s->levels; bin++) {
        share[bin] = 0;
        for (size_t cell = first; cell < end; cell += stride)
            share[bin] += s->bin[bin * s->cells + cell];
        all += share[bin];
    }
    for (size_t bin = 0; bin <= s->levels; bin++)
        share[bin] /= all;
}

static lc_status fill_histograms(lc_spread *out, const lc_spread_sums *s, size_t horizon, size_t targets)
{
    const size_t bins = s->levels + 1;
    CHECK(lc_new(&out->histogram, bins, sizeof(double)));
    CHECK(lc_new(&out->histogram_of_step, horizon * bins, sizeof(double)));
    CHECK(lc_new(&out->histogram_of_channel, targets * bins, sizeof(double)));
    share_bins(out->histogram, s, 0, s->cells, 1);
    for (size_t step = 0; step < horizon; step++)
        share_bins(out->histogram_of_step + step * bins, s, step * targets, (step + 1) * targets, 1);
    for (size_t t = 0; t < targets; t++)
        share_bins(out->histogram_of_channel + t * bins, s, t, s->cells, targets);
    return LC_OK;
}

lc_status lc_spread_new(lc_spread **out, const lc_spread_sums *s, size_t horizon, size_t targets)
{
    lc_status status = LC_OK;
    lc_spread *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    *r = (lc_spread){.measures = s->sums[0]->metrics, .measure = lc_spread_table_names, .levels = s->levels, .closed = s->crps};
    TRY(lc_new(&r->level, s->levels, sizeof *r->level));
    memcpy(r->level, s->level, s->levels * sizeof *r->level);
    for (int space = 0; space < LC_SPACES; space++)
        TRY(lc_scores_new(&r->score[space], s->sums[space]));
    TRY(fill_histograms(r, s, horizon, targets));
    *out = r;
    r = NULL;
done:
    lc_spread_free(r);
    return status;
}

void lc_spread_free(lc_spread *r)
{
    if (!r)
        return;
    lc_free(r->level);
    lc_free(r->histogram);
    lc_free(r->histogram_of_step);
    lc_free(r->histogram_of_channel);
    for (int space = 0; space < LC_SPACES; space++)
        lc_scores_free(&r->score[space]);
    lc_free(r);
}
