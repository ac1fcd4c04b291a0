/* The fast products against naive ones, over random shapes, at every level that runs here. */
#include "core/mem.h"
#include "core/rng.h"
#include "lane/lane.h"
#include "lane/outer.h"
#include "lane/product.h"
#include "unit.h"

#ifdef LC_REAL_DOUBLE
static const double tolerance = 1e-13;
#else
static const double tolerance = 1e-5;
#endif

static lc_real *numbers(size_t count, lc_rng *rng)
{
    lc_real *block;
    assert_ok(lc_new(&block, count, sizeof *block));
    for (size_t i = 0; i < count; i++)
        block[i] = (lc_real)lc_rng_normal(rng);
    return block;
}

/* One element of W X: row `row` of W, `lane` of X. */
static double element(const lc_real *w, const lc_real *x, size_t row, size_t k, size_t lanes, size_t lane)
{
    double sum = 0;
    for (size_t i = 0; i < k; i++)
        sum += (double)w[row * k + i] * x[i * lanes + lane];
    return sum;
}

/* y = b + W x, or, without biases and for odd k, y += W x. */
static void check_product(const lc_lane *level, size_t groups, size_t units, size_t k, size_t lanes, bool biased, lc_rng *rng)
{
    lc_real *w = numbers(groups * units * k, rng), *x = numbers(k * lanes, rng), *y = numbers(groups * units * lanes, rng);
    lc_real *packed = numbers(lc_pack_length(units, k, groups, groups), rng), *b = numbers(groups * units, rng);
    lc_real *bias = numbers(lc_pack_length(units, 1, groups, groups), rng);
    lc_pack pack = {.w = w, .units = units, .k = k, .stride = k, .groups = groups, .gates = groups};
    pack.part.end = lc_panels_of(units, groups).count;
    lc_pack_rows(packed, &pack);
    pack.w = b;
    pack.k = pack.stride = 1;
    lc_pack_rows(bias, &pack);
    lc_product product = {
        .y = y, .part[0] = {.w = packed, .x = x, .k = k, .span = LC_PANEL * k}, .lanes = lanes, .groups = groups, .units = units};
    product.end = lc_panels_of(units, groups).count;
    product.bias = biased ? bias : NULL;
    product.group_span = units * lanes;
    product.accumulate = !biased && k % 2;
    lc_real *before = numbers(groups * units * lanes, rng);
    memcpy(before, y, groups * units * lanes * sizeof *y);
    level->product(&product);
    for (size_t row = 0; row < groups * units; row++)
        for (size_t lane = 0; lane < lanes; lane++)
            assert_true(fabs((double)y[row * lanes + lane] - (biased ? (double)b[row] : 0) -
                             (product.accumulate ? (double)before[row * lanes + lane] : 0) -
                             element(w, x, row, k, lanes, lane)) <= tolerance * (1 + (double)k));
    lc_free(before);
    lc_free(w);
    lc_free(b);
    lc_free(bias);
    lc_free(x);
    lc_free(y);
    lc_free(packed);
}

/* y = b + W0 x, b + W1 x of three gates: groups 0 and 1 have both, 2 the last gate of W0, 3 that of W1. */
static void check_split(const lc_lane *level, size_t units, const size_t k[2], size_t lanes, lc_rng *rng)
{
    const size_t panels = lc_panels_of(units, 3).count, rows = 4 * units;
    lc_real *w[2], *x[2], *packed[2], *b = numbers(rows, rng), *bias = numbers(lc_pack_length(units, 1, 4, 3), rng);
    lc_real *y = numbers(rows * lanes, rng);
    lc_pack pack = {.w = b, .units = units, .k = 1, .stride = 1, .groups = 4, .gates = 3, .part = {0, panels}};
    lc_product product = {.y = y, .bias = bias, .lanes = lanes, .groups = 4, .units = units, .split = true};
    lc_pack_rows(bias, &pack);
    for (int i = 0; i < 2; i++) {
        w[i] = numbers(3 * units * k[i], rng);
        x[i] = numbers(k[i] * lanes, rng);
        packed[i] = numbers(lc_pack_length(units, k[i], 3, 3), rng);
        pack = (lc_pack){.w = w[i], .units = units, .k = k[i], .stride = k[i], .groups = 3, .gates = 3, .part = {0, panels}};
        lc_pack_rows(packed[i], &pack);
        product.part[i] = (lc_product_part){.w = packed[i], .x = x[i], .k = k[i], .span = LC_PANEL * k[i]};
    }
    product.group_span = units * lanes;
    product.end = panels;
    level->product(&product);
    for (size_t row = 0; row < rows; row++)
        for (size_t lane = 0; lane < lanes; lane++) {
            const size_t of_gate = row < 3 * units ? row : row - units;
            double right = (double)b[row];
            right += row < 3 * units ? element(w[0], x[0], of_gate, k[0], lanes, lane) : 0;
            right += row < 2 * units || row >= 3 * units ? element(w[1], x[1], of_gate, k[1], lanes, lane) : 0;
            assert_true(fabs((double)y[row * lanes + lane] - right) <= tolerance * (double)(1 + k[0] + k[1]));
        }
    for (int i = 0; i < 2; i++) {
        lc_free(w[i]);
        lc_free(x[i]);
        lc_free(packed[i]);
    }
    lc_free(b);
    lc_free(bias);
    lc_free(y);
}

/* y = bias + W x + W x for the units from the second vector on, if there is one; the others stay. */
static void check_single(const lc_lane *level, size_t groups, size_t units, size_t k, lc_rng *rng)
{
    const size_t whole = lc_lane_round_up(units), rows = groups * whole, first = units > LC_LANES ? LC_LANES : 0;
    lc_real *w = numbers(groups * units * k, rng), *x = numbers(k, rng), *bias = numbers(rows, rng), *packed, *y;
    lc_pack pack = {.w = w, .units = units, .k = k, .stride = k, .groups = groups};
    assert_ok(lc_new(&packed, lc_pack_single_length(units, k, groups), sizeof *packed));
    assert_ok(lc_new(&y, rows, sizeof *y));
    pack.part.end = units;
    lc_pack_single(packed, &pack);
    const lc_product_part part = {.w = packed, .x = x, .k = k};
    lc_single single = {.y = y, .bias = bias, .part = {part, part}, .groups = groups, .group_span = whole};
    single.first = first * groups;
    single.end = rows;
    single.last_first = k % 2;
    level->single(&single);
    for (size_t i = 0; i < rows; i++) {
        const size_t group = i / whole, unit = i % whole;
        const double start = (double)bias[lc_single_row(groups, group, unit)];
        double right = start + (unit < units ? 2 * element(w, x, group * units + unit, k, 1, 0) : 0);
        assert_true(fabs((double)y[i] - (unit < first ? 0 : right)) <= tolerance * (3 + 2 * (double)k));
    }
    lc_free(w);
    lc_free(x);
    lc_free(bias);
    lc_free(packed);
    lc_free(y);
}

/* dW of the rows from `first` on; the others stay 0. */
static void check_outer(const lc_lane *level, size_t rows, size_t columns, size_t steps, size_t lanes, lc_rng *rng)
{
    const bool paired = 2 * columns <= LC_COLUMNS;
    const size_t sums = lanes % (2 * LC_LANES) == 0 && steps % 2 ? 2 : 1, summed = lanes / sums;
    size_t panels = (columns + LC_COLUMNS - 1) / LC_COLUMNS;
    lc_real *dg = numbers(steps * rows * lanes, rng), *x = numbers(steps * columns * lanes, rng), *xt, *dw;
    assert_ok(lc_new(&xt, panels * steps * lanes * LC_COLUMNS, sizeof *xt));
    assert_ok(lc_new(&dw, sums * panels * rows * LC_COLUMNS, sizeof *dw));
    for (size_t step = 0; step < steps; step++) {
        lc_transpose transpose = {
            .xt = xt, .x = x + step * columns * lanes, .rows = columns, .lanes = lanes, .step = step, .xt_steps = steps};
        transpose.paired = paired;
        transpose.sums = sums;
        level->transpose(&transpose);
    }
    lc_outer outer = {.dw = dw,
                      .rows = rows,
                      .columns = columns,
                      .dg = dg,
                      .dg_stride = rows * lanes,
                      .xt = xt,
                      .xt_steps = steps,
                      .steps = steps,
                      .lanes = lanes,
                      .sums = sums,
                      .paired = paired};
    const size_t first = lc_rng_below(rng, rows);
    outer.first = first;
    outer.end = rows;
    level->outer(&outer);
    for (size_t part = 0; part < sums; part++)
        for (size_t row = 0; row < rows; row++)
            for (size_t column = 0; column < columns; column++) {
                double sum = 0;
                for (size_t step = 0; row >= first && step < steps; step++)
                    for (size_t lane = part * summed; lane < (part + 1) * summed; lane++)
                        sum += (double)dg[(step * rows + row) * lanes + lane] * x[(step * columns + column) * lanes + lane];
                const lc_real *at = dw + ((part * panels + column / LC_COLUMNS) * rows + row) * LC_COLUMNS;
                double found = (double)(paired ? at[2 * column] + at[2 * column + 1] : at[column % LC_COLUMNS]);
                assert_true(fabs(found - sum) <= tolerance * (1 + (double)(steps * lanes)));
            }
    lc_free(dg);
    lc_free(x);
    lc_free(xt);
    lc_free(dw);
}

static void check_level(const lc_lane *level)
{
    lc_rng rng = lc_rng_new(5, level->name, 0);
    for (int trial = 0; trial < 200; trial++) {
        const bool half = trial % 3 == 0 && level->vector <= LC_LANES / 2; /* as mates have */
        size_t lanes = half ? LC_LANES / 2 : LC_LANES * (1 + lc_rng_below(&rng, 3)), groups = 1 + lc_rng_below(&rng, 4);
        check_product(level, groups, 1 + lc_rng_below(&rng, 40), 1 + lc_rng_below(&rng, 70), lanes, trial % 2, &rng);
        check_split(level, 1 + lc_rng_below(&rng, 40), (size_t[]){1 + lc_rng_below(&rng, 9), 1 + lc_rng_below(&rng, 70)}, lanes,
                    &rng);
        check_single(level, groups, 1 + lc_rng_below(&rng, 70), 1 + lc_rng_below(&rng, 70), &rng);
        check_outer(level, 1 + lc_rng_below(&rng, 40), 1 + lc_rng_below(&rng, 70), 1 + lc_rng_below(&rng, 4), lanes, &rng);
    }
}

static void products_of_every_level_are_those_of_naive_loops(void **state)
{
    (void)state;
    for (size_t i = 0; lc_lane_at(i); i++)
        check_level(lc_lane_at(i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(products_of_every_level_are_those_of_naive_loops)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
