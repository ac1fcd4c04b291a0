/* wgrad - the layout of weight gradients: column panels, pairs of columns, a column of ones, biases by lanes. The same for every
 * level. */
#include "lane/wgrad.h"
#include "lane/outer.h"

#include <string.h>

enum {
    BLOCK_NUMBERS = 32 << 10, /* of dY, a block and a sum: with two sums a quarter of a second-level cache */
    BLOCK_LEAST = 8,
    BLOCK_MOST = 16,
};

size_t lc_wgrad_steps(size_t numbers)
{
    size_t steps = BLOCK_NUMBERS / numbers;
    return steps < BLOCK_LEAST ? BLOCK_LEAST : steps > BLOCK_MOST ? BLOCK_MOST : steps;
}

/* With the column of ones. */
static size_t columns_of(const lc_wgrad_input *in)
{
    return in->columns + in->ones;
}

/* Few inputs leave half of a panel of columns empty: there a vector serves two lanes, and a column is two numbers wide. Biases
 * are one more column of the inputs where that begins no new vector. */
void lc_wgrad_plan_input(lc_wgrad_input *in, lc_arena *arena)
{
    in->paired = in->pairable && 2 * in->columns <= LC_COLUMNS;
    in->ones = in->biased && (in->paired ? 2 : 1) * in->columns % LC_LANES != 0;
    in->xt = lc_arena_take(arena, lc_column_panels(columns_of(in)) * LC_COLUMNS * in->steps * in->lanes, sizeof(lc_real));
}

void lc_wgrad_transpose(const lc_wgrad_input *in, const lc_real *x, size_t column, size_t rows, size_t step)
{
    lc_transpose transpose = {.xt = in->xt, .x = x, .rows = rows, .column = column, .lanes = in->lanes, .step = step};
    transpose.xt_steps = in->steps;
    transpose.sums = in->sums;
    transpose.paired = in->paired;
    in->lane->transpose(&transpose);
}

/* The ones that multiply a bias. */
static void write_ones(const lc_wgrad_input *in)
{
    size_t column = in->columns, lanes = in->steps * in->lanes;
    for (size_t i = 0; i < lanes; i++)
        if (in->paired)
            in->xt[i / 2 * LC_COLUMNS + 2 * column + i % 2] = 1;
        else
            in->xt[(column / LC_COLUMNS * lanes + i) * LC_COLUMNS + column % LC_COLUMNS] = 1;
}

/* Biases from here on are summed by lanes. */
static size_t lane_bias_first(const lc_wgrad *w)
{
    return w->input->ones && w->biases ? w->rows : 0;
}

static size_t lane_bias_length(const lc_wgrad *w)
{
    return (w->biases - lane_bias_first(w)) * w->input->lanes;
}

/* Panels of one sum. */
static lc_real *dw_of(const lc_wgrad *w, size_t sum, const lc_mates *mates)
{
    return (lc_real *)lc_mates_array(w->dw, mates, 0) + sum * lc_outer_length(w->rows, columns_of(w->input));
}

void lc_wgrad_plan(lc_wgrad *w, lc_arena *arena)
{
    w->dw = lc_arena_take(arena, w->input->sums * lc_outer_length(w->rows, columns_of(w->input)), sizeof(lc_real));
    w->lane_bias = lc_arena_take(arena, lane_bias_length(w), sizeof(lc_real));
}

void lc_wgrad_begin(const lc_wgrad *w)
{
    memset(w->lane_bias, 0, lane_bias_length(w) * sizeof *w->lane_bias);
    if (w->input->ones)
        write_ones(w->input);
}

/* Whole tiles. */
static lc_range rows_of(const lc_wgrad *w, const lc_share *share)
{
    return lc_share_of(share, w->rows, LC_OUTER_ROWS);
}

void lc_wgrad_add_biases(const lc_wgrad *w, const lc_real *dy, const lc_share *share)
{
    const lc_range own = lc_share_of(share, lane_bias_length(w), w->input->lanes);
    w->input->lane->add(w->lane_bias + own.first, dy + lane_bias_first(w) * w->input->lanes + own.first, own.end - own.first);
}

void lc_wgrad_add(const lc_wgrad *w, const lc_wgrad_block *b)
{
    const lc_wgrad_input *in = w->input;
    const lc_range rows = rows_of(w, b->share);
    lc_outer outer = {.rows = w->rows, .columns = columns_of(in), .first = rows.first, .end = rows.end};
    outer.dw = dw_of(w, 0, b->mates);
    outer.dg = lc_mates_array(b->dy, b->mates, 0);
    outer.dg_stride = b->stride;
    outer.xt = lc_mates_array(in->xt, b->mates, 0);
    outer.parts = b->mates ? b->mates->share->size : 1;
    outer.apart = b->mates ? b->mates->apart / sizeof(lc_real) : 0;
    outer.xt_steps = in->steps;
    outer.steps = b->steps;
    outer.lanes = in->lanes;
    outer.sums = in->sums;
    outer.fresh = b->fresh;
    outer.paired = in->paired;
    in->lane->outer(&outer);
}

static void put_row(lc_real *restrict to, const lc_real *restrict from, size_t count, bool fresh)
{
    for (size_t i = 0; fresh && i < count; i++)
        to[i] = from[i];
    for (size_t i = 0; !fresh && i < count; i++)
        to[i] += from[i];
}

static void put_pairs(lc_real *restrict to, const lc_real *restrict from, size_t count, bool fresh)
{
    for (size_t i = 0; fresh && i < count; i++)
        to[i] = from[2 * i] + from[2 * i + 1];
    for (size_t i = 0; !fresh && i < count; i++)
        to[i] += from[2 * i] + from[2 * i + 1];
}

void lc_wgrad_put_weights(lc_real *matrix, const lc_wgrad *w, lc_wgrad_put put)
{
    const size_t columns = w->input->columns;
    const lc_real *dw = dw_of(w, put.sum, put.mates);
    const lc_range own = rows_of(w, put.share);
    for (size_t first = 0; first < columns; first += LC_COLUMNS, dw += w->rows * LC_COLUMNS) {
        size_t width = columns - first < LC_COLUMNS ? columns - first : LC_COLUMNS;
        for (size_t row = own.first; row < own.end; row++)
            (w->input->paired ? put_pairs : put_row)(matrix + row * columns + first, dw + row * LC_COLUMNS, width, put.fresh);
    }
}

/* A row (lanes) over the lanes of a sum; of mates, one after the other. */
static lc_real sum_lanes(const lc_real *row, const lc_wgrad *w, lc_wgrad_put put)
{
    const size_t lanes = w->input->lanes / w->input->sums, parts = put.mates ? put.mates->share->size : 1;
    lc_real total = 0;
    for (size_t part = 0; part < parts; part++) {
        const lc_real *lane = (const lc_real *)lc_mates_array(row, put.mates, part) + put.sum * lanes;
        for (size_t i = 0; i < lanes; i++)
            total += lane[i];
    }
    return total;
}

/* From the column of ones, which may be a pair, or summed over lanes. */
static lc_real bias_of(const lc_wgrad *w, size_t row, lc_wgrad_put put)
{
    const lc_wgrad_input *in = w->input;
    const size_t first = lane_bias_first(w);
    const lc_real *ones = dw_of(w, put.sum, put.mates) + (in->columns / LC_COLUMNS * w->rows + row) * LC_COLUMNS;
    if (row >= first)
        return sum_lanes(w->lane_bias + (row - first) * in->lanes, w, put);
    return in->paired ? ones[2 * in->columns] + ones[2 * in->columns + 1] : ones[in->columns % LC_COLUMNS];
}

void lc_wgrad_put_biases(lc_real *bias, const lc_wgrad *w, size_t row, size_t count, lc_wgrad_put put)
{
    const lc_range own = lc_share_of(put.share, count, LC_LANES);
    for (size_t i = own.first; i < own.end; i++) {
        lc_real db = bias_of(w, row + i, put);
        bias[i] = put.fresh ? db : bias[i] + db;
    }
}

void lc_wgrad_put_lanes(lc_real *vector, const lc_wgrad *w, const lc_real *sums, size_t count, lc_wgrad_put put)
{
    const lc_range own = lc_share_of(put.share, count, LC_LANES);
    for (size_t i = own.first; i < own.end; i++) {
        lc_real total = sum_lanes(sums + i * w->input->lanes, w, put);
        vector[i] = put.fresh ? total : vector[i] + total;
    }
}
