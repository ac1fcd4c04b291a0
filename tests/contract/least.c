/* Where denormals count as zero, a result is rounded first and looked at then, on every processor and at every level: what
 * rounds up to the least normal number is that number. ARM by itself would look first. */
#include "core/mem.h"
#include "core/rng.h"
#include "lane/outer.h"
#include "lane/product.h"
#include "unit.h"

#ifdef LC_REAL_DOUBLE
enum { DIGITS = 53, HALF_WAY = -511 };
#define MOST         DBL_MAX
#define FMA(a, b, c) fma(a, b, c)
#else
enum { DIGITS = 24, HALF_WAY = -63 };
#define MOST         FLT_MAX
#define FMA(a, b, c) fmaf(a, b, c)
#endif

static const lc_real least = LC_REAL_LEAST;

/* x (1 + 2^-n) and x (1 - 2^-n): their product x^2 (1 - 2^-2n) rounds to x^2, and for x^2 = least is below it. */
static lc_real above(lc_real x)
{
    return x * (1 + (lc_real)ldexp(1, -(DIGITS / 2 + 1)));
}

static lc_real below(lc_real x)
{
    return x * (1 - (lc_real)ldexp(1, -(DIGITS / 2 + 1)));
}

/* A factor near the root of the least number, up to twice that; a start of a sum: zero, or near the least number. */
static lc_real factor(lc_rng *rng)
{
    lc_real x = (lc_real)ldexp(lc_rng_below(rng, 2) ? 1 : -1, HALF_WAY + (int)lc_rng_below(rng, 2));
    lc_real part = (lc_real)ldexp(1, -(DIGITS / 2 - 1) - (int)lc_rng_below(rng, 4));
    return x * (1 + (lc_rng_below(rng, 2) ? part : -part));
}

static lc_real begin(lc_rng *rng)
{
    const lc_real start[] = {0, 0, 1, -1, 2, -2, 1 + (lc_real)ldexp(1, -DIGITS / 2)};
    return least * start[lc_rng_below(rng, 7)];
}

/* What is less than the least number is zero; x comes 2^DIGITS times as large, and has been rounded. */
static lc_real kept(lc_real x)
{
    const lc_real scaled = (lc_real)ldexp((double)x, -DIGITS);
    return fabs((double)x) < ldexp((double)least, DIGITS) ? copysign(0, (double)x) : scaled;
}

static lc_real large(lc_real x)
{
    return (lc_real)ldexp((double)x, DIGITS);
}

/* sum + a b at a level, as defined. */
static lc_real add(const lc_lane *level, lc_real sum, lc_real a, lc_real b)
{
    if (strcmp(level->name, "portable") == 0)
        return kept(large(kept(large(a) * b)) + large(sum));
    return kept(FMA(large(a), b, large(sum)));
}

static lc_real *numbers(size_t count, lc_real (*draw)(lc_rng *rng), lc_rng *rng)
{
    lc_real *block;
    assert_ok(lc_new(&block, count, sizeof *block));
    for (size_t i = 0; i < count; i++)
        block[i] = draw(rng);
    return block;
}

static void is(lc_real found, lc_real expected)
{
    if (memcmp(&found, &expected, sizeof found) != 0)
        fail_msg("%a instead of %a", (double)found, (double)expected);
}

enum { UNITS = 29, K = 5, WIDE = 3 * LC_LANES };

static void check_product(const lc_lane *level, size_t lanes, lc_rng *rng)
{
    lc_real *w = numbers(UNITS * K, factor, rng), *x = numbers(K * lanes, factor, rng), *y = numbers(UNITS * lanes, begin, rng);
    lc_real *packed = numbers(lc_pack_length(UNITS, K, 1, 1), begin, rng), *start;
    lc_pack pack = {.w = w, .units = UNITS, .k = K, .stride = K, .groups = 1, .gates = 1};
    pack.part.end = lc_panels_of(UNITS, 1).count;
    lc_pack_rows(packed, &pack);
    assert_ok(lc_new(&start, UNITS * lanes, sizeof *start));
    memcpy(start, y, UNITS * lanes * sizeof *y);
    lc_product product = {.y = y, .part[0] = {packed, x, K, LC_PANEL * K}, .lanes = lanes, .groups = 1, .units = UNITS};
    product.end = lc_panels_of(UNITS, 1).count;
    product.accumulate = true;
    unsigned saved = lc_lane_enter();
    level->product(&product);
    lc_lane_leave(saved);
    for (size_t i = 0; i < UNITS * lanes; i++) {
        for (size_t k = 0; k < K; k++)
            start[i] = add(level, start[i], w[i / lanes * K + k], x[k * lanes + i % lanes]);
        is(y[i], start[i]);
    }
    lc_free(w);
    lc_free(x);
    lc_free(y);
    lc_free(packed);
    lc_free(start);
}

static void check_single(const lc_lane *level, lc_rng *rng)
{
    const size_t rows = lc_lane_round_up(UNITS);
    lc_real *w = numbers(UNITS * K, factor, rng), *x = numbers(K, factor, rng), *bias = numbers(rows, begin, rng), *y, *packed;
    assert_ok(lc_new(&y, rows, sizeof *y));
    assert_ok(lc_new(&packed, lc_pack_single_length(UNITS, K, 1), sizeof *packed));
    lc_pack_single(packed, &(lc_pack){.w = w, .units = UNITS, .k = K, .stride = K, .groups = 1, .part.end = UNITS});
    const lc_single single = {
        .y = y, .bias = bias, .part[0] = {.w = packed, .x = x, .k = K}, .groups = 1, .group_span = rows, .end = rows};
    unsigned saved = lc_lane_enter();
    level->single(&single);
    lc_lane_leave(saved);
    for (size_t row = 0; row < UNITS; row++) {
        lc_real sum = bias[row];
        for (size_t k = 0; k < K; k++)
            sum = add(level, sum, w[row * K + k], x[k]);
        is(y[row], sum);
    }
    lc_free(w);
    lc_free(x);
    lc_free(bias);
    lc_free(y);
    lc_free(packed);
}

/* One step, whose transposed inputs are drawn as they lie. */
static void check_outer(const lc_lane *level, lc_rng *rng)
{
    lc_real *dg = numbers(UNITS * LC_LANES, factor, rng), *xt = numbers(LC_LANES * LC_COLUMNS, factor, rng);
    lc_real *dw = numbers(UNITS * LC_COLUMNS, begin, rng), *start;
    assert_ok(lc_new(&start, UNITS * LC_COLUMNS, sizeof *start));
    memcpy(start, dw, UNITS * LC_COLUMNS * sizeof *dw);
    lc_outer outer = {
        .dw = dw, .rows = UNITS, .columns = LC_COLUMNS, .end = UNITS, .dg = dg, .xt = xt, .xt_steps = 1, .steps = 1};
    outer.dg_stride = UNITS * LC_LANES;
    outer.lanes = LC_LANES;
    outer.sums = 1;
    unsigned saved = lc_lane_enter();
    level->outer(&outer);
    lc_lane_leave(saved);
    for (size_t i = 0; i < UNITS * LC_COLUMNS; i++) {
        for (size_t lane = 0; lane < LC_LANES; lane++)
            start[i] = add(level, start[i], dg[i / LC_COLUMNS * LC_LANES + lane], xt[lane * LC_COLUMNS + i % LC_COLUMNS]);
        is(dw[i], start[i]);
    }
    lc_free(dg);
    lc_free(xt);
    lc_free(dw);
    lc_free(start);
}

static void sums_keep_what_rounds_up_to_the_least_number(void **state)
{
    (void)state;
    const lc_lane *level;
    lc_rng rng = lc_rng_new(7, "least", 0);
    for (size_t i = 0; (level = lc_lane_at(i)); i++)
        for (int trial = 0; trial < 50; trial++) {
            check_product(level, trial % 2 ? WIDE : LC_LANES, &rng);
            check_single(level, &rng);
            check_outer(level, &rng);
        }
}

/* Of each cell a gradient that is a product by its second gate, which is 1 - 2^-n. */
static void check_cell(const lc_lane *level, const char *name)
{
    const bool has_state = strcmp(name, "lstm") == 0;
    _Alignas(64) lc_real gates[4][LC_LANES], dh[LC_LANES], dc[LC_LANES], h[LC_LANES] = {0};
    for (size_t lane = 0; lane < LC_LANES; lane++) {
        const lc_real sign = lane % 2 ? 1 : -1;
        for (size_t g = 0; g < 4; g++)
            gates[g][lane] = g == 1 ? below(1) : (lc_real)0.5;
        dh[lane] = has_state ? 0 : above(sign * least);
        dc[lane] = above(sign * least);
    }
    lc_cell_step step = {.count = LC_LANES, .gate = {gates[0], gates[1], gates[2], gates[3]}, .dh = dh, .dc = {dc}};
    step.h = h;
    step.h_prev = step.c_prev[0] = h;
    unsigned saved = lc_lane_enter();
    lc_lane_cell(level, name)->backward(&step);
    lc_lane_leave(saved);
    for (size_t lane = 0; lane < LC_LANES; lane++)
        is(has_state ? dc[lane] : dh[lane], lane % 2 ? least : -least);
}

static void cells_keep_what_rounds_up_to_the_least_number(void **state)
{
    (void)state;
    const lc_lane *level;
    for (size_t i = 0; (level = lc_lane_at(i)); i++) {
        check_cell(level, "lstm");
        check_cell(level, "gru");
        check_cell(level, "gru_before");
    }
}

static void single_numbers_keep_what_rounds_up_to_the_least_number(void **state)
{
    (void)state;
    /* all volatile: a compiler may move arithmetic past what it does not know to change it, and clang does */
    volatile lc_real a = above(least), b = below(1), half = (lc_real)0.5, one = least;
    volatile double near = (double)least * (1 - ldexp(1, -30)), far = (double)least * (1 - ldexp(1, -20));
    unsigned saved = lc_lane_enter();
    volatile lc_real kept_product = lc_lane_mul(a, b), lost_product = lc_lane_mul(one, half), huge = lc_lane_mul(b, MOST);
    volatile lc_real kept_number = lc_lane_real(-near), lost_number = lc_lane_real(-far);
    lc_lane_leave(saved);
    is(kept_product, least);
    is(lost_product, 0);
    is(huge, MOST * b);
    if (sizeof(lc_real) == sizeof(float)) {
        is(kept_number, -least);
        is(lost_number, (lc_real)-0.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sums_keep_what_rounds_up_to_the_least_number),
                                       cmocka_unit_test(cells_keep_what_rounds_up_to_the_least_number),
                                       cmocka_unit_test(single_numbers_keep_what_rounds_up_to_the_least_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
