/* cells - tanh and sigm against libm in long double, over the whole line of floats; the worked example of the article this
 * project starts from; slstm over a long context. */
#include "core/rng.h"
#include "lane/lane.h"
#include "unit.h"

#include <lanecast/config.h>

enum { BATCH = 64, LONG = 720 };

typedef struct worst {
    double tanh, sigm; /* errors in units in the last place of the right answer */
    double sigm_share; /* of what activation.h allows */
} worst;

/* The bounds that activation.h states. */
static double sigm_bound(const lc_lane *lane, double x)
{
    double bound = sizeof(lc_real) == sizeof(float) ? 7 : 30;
    return strcmp(lane->name, "portable") == 0 ? fmax(bound, 1.3 * fabs(x)) : bound;
}

static double ulps(double found, long double right)
{
#ifdef LC_REAL_DOUBLE
    const int digits = 52;
#else
    const int digits = 23;
#endif
    int exponent;
    frexpl(right, &exponent);
    return (double)(fabsl(found - right) / ldexpl(1, exponent - 1 - digits));
}

static void measure(const lc_lane *lane, const double *x, worst *w)
{
    _Alignas(64) lc_real gate[4][BATCH], c[BATCH], h[BATCH], zero[BATCH] = {0};
    for (size_t i = 0; i < BATCH; i++)
        for (size_t g = 0; g < 4; g++)
            gate[g][i] = (lc_real)x[i];
    lc_cell_step step = {
        .count = BATCH, .gate = {gate[0], gate[1], gate[2], gate[3]}, .h_prev = zero, .c_prev = {zero}, .h = h, .c = {c}};
    lc_lane_cell(lane, "lstm")->forward(&step);
    for (size_t i = 0; i < BATCH; i++) {
        double at = (double)(lc_real)x[i];
        double sigm = ulps((double)gate[0][i], 1 / (1 + expl(-(long double)at)));
        w->sigm = fmax(w->sigm, sigm);
        w->sigm_share = fmax(w->sigm_share, sigm / sigm_bound(lane, at));
        w->tanh = fmax(w->tanh, ulps((double)gate[2][i], tanhl((long double)at)));
    }
}

/* Every float from `from` up by `stride` bit patterns, both signs; sigm's small values end where floats become denormal. */
static worst scan(const lc_lane *lane, uint32_t stride)
{
    worst w = {0};
    double x[BATCH];
    size_t filled = 0;
    for (uint32_t bits = 0x20000000; bits < 0x42ac0000; bits += stride) { /* 1e-19 to 86 */
        float value;
        memcpy(&value, &bits, sizeof value);
        x[filled++] = value;
        x[filled++] = -value;
        if (filled == BATCH) {
            measure(lane, x, &w);
            filled = 0;
        }
    }
    return w;
}

/* LANECAST_EXHAUSTIVE=1 looks at every float (a minute or two). */
static void functions_are_as_accurate_as_stated(void **state)
{
    (void)state;
    uint32_t stride = getenv("LANECAST_EXHAUSTIVE") ? 1 : 1009;
    const lc_lane *lane;
    for (size_t i = 0; (lane = lc_lane_at(i)); i++) {
        worst w = scan(lane, stride);
        print_message("%s: tanh %.2f ulp, sigm %.2f ulp, %.2f of what is allowed\n", lane->name, w.tanh, w.sigm, w.sigm_share);
        assert_true(w.tanh < 4);
        assert_true(w.sigm_share < 1);
    }
}

static void nan_and_infinities_pass_through_tanh(void **state)
{
    (void)state;
    const lc_lane *lane;
    _Alignas(64) lc_real gate[BATCH] = {0}, h[BATCH];
    gate[0] = NAN;
    gate[1] = INFINITY;
    gate[2] = -INFINITY;
    gate[3] = 0;
    assert_ok(lc_lane_choose(&lane));
    lc_cell_step step = {.count = BATCH, .gate = {gate}, .h = h};
    lc_lane_cell(lane, "rnn")->forward(&step);
    assert_true(isnan(h[0]));
    assert_true(h[1] == 1);
    assert_true(h[2] == -1);
    assert_true(h[3] == 0);
}

/* sigm of NaN is NaN, whatever its bits; of the infinities nearly 1 and nearly 0. */
static void nan_and_infinities_pass_through_sigm(void **state)
{
    (void)state;
    const lc_lane *lane;
    _Alignas(64) lc_real gate[4][BATCH] = {{0}}, c[BATCH], h[BATCH], zero[BATCH] = {0};
    const double value[] = {NAN, nan("1"), nan("129"), -NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < sizeof value / sizeof value[0]; i++)
        gate[0][i] = (lc_real)value[i];
#ifndef LC_REAL_DOUBLE
    const uint32_t bits = 0x7fc00001;
    memcpy(&gate[0][1], &bits, sizeof bits);
#endif
    assert_ok(lc_lane_choose(&lane));
    lc_cell_step step = {
        .count = BATCH, .gate = {gate[0], gate[1], gate[2], gate[3]}, .h_prev = zero, .c_prev = {zero}, .h = h, .c = {c}};
    lc_lane_cell(lane, "lstm")->forward(&step);
    for (size_t i = 0; i < 4; i++)
        assert_true(isnan(gate[0][i]));
    assert_true(gate[0][4] == 1);
    assert_true(gate[0][5] < (lc_real)1e-37);
}

/* One step after the other of slstm, whose gates are drawn anew each time, and back. */
typedef struct long_run {
    _Alignas(64) lc_real gate[LONG][4][BATCH], h[LONG][BATCH], c[LONG + 1][3][BATCH], dh[BATCH], dc[3][BATCH];
} long_run;

static lc_cell_step step_of(long_run *r, size_t t)
{
    lc_cell_step step = {.count = BATCH, .h_prev = r->h[t ? t - 1 : 0], .h = r->h[t], .dh = r->dh};
    for (size_t g = 0; g < 4; g++)
        step.gate[g] = r->gate[t][g];
    for (size_t i = 0; i < 3; i++) {
        step.c_prev[i] = r->c[t][i];
        step.c[i] = r->c[t + 1][i];
        step.dc[i] = r->dc[i];
    }
    return step;
}

/* By the definition, without a stabilizer. */
static void check_definition(const long_run *r, const lc_real (*gate)[4][BATCH])
{
    for (size_t lane = 0; lane < BATCH; lane++) {
        long double c = 0, n = 0;
        for (size_t t = 0; t < LONG; t++) {
            const long double i = expl((long double)gate[t][0][lane]), f = 1 / (1 + expl(-(long double)gate[t][1][lane]));
            c = f * c + i * tanhl((long double)gate[t][2][lane]);
            n = f * n + i;
            const long double o = 1 / (1 + expl(-(long double)gate[t][3][lane]));
            assert_true(fabsl((long double)r->h[t][lane] - o * c / n) < 2e-5L);
        }
    }
}

static void run_long(const lc_lane *level, long_run *r, double scale)
{
    static lc_real gate[LONG][4][BATCH];
    const lc_cell_type *cell = lc_lane_cell(level, "slstm");
    lc_rng rng = lc_rng_new(3, "slstm", 0);
    memset(r, 0, sizeof *r);
    for (size_t t = 0; t < LONG; t++)
        for (size_t k = 0; k < 4 * BATCH; k++)
            gate[t][k / BATCH][k % BATCH] = (lc_real)(scale * lc_rng_normal(&rng));
    memcpy(r->gate, gate, sizeof gate);
    for (size_t t = 0; t < LONG; t++) {
        const lc_cell_step step = step_of(r, t);
        cell->forward(&step);
    }
    if (scale <= 8)
        check_definition(r, (const lc_real(*)[4][BATCH])gate);
    for (size_t t = LONG; t-- > 0;) {
        const lc_cell_step step = step_of(r, t);
        for (size_t lane = 0; lane < BATCH; lane++)
            r->dh[lane] = 1;
        cell->backward(&step);
    }
}

static void slstm_is_its_definition_and_finite_with_gates_of_any_size(void **state)
{
    (void)state;
    static long_run r;
    const lc_lane *lane;
    static const double scale[] = {1, 8, 1000, 1e30};
    for (size_t i = 0; (lane = lc_lane_at(i)); i++)
        for (size_t k = 0; k < sizeof scale / sizeof scale[0]; k++) {
            run_long(lane, &r, scale[k]);
            for (size_t t = 0; t < LONG; t++)
                for (size_t at = 0; at < BATCH; at++) {
                    assert_true(fabs((double)r.h[t][at]) <= 1);
                    for (size_t g = 0; g < 4; g++)
                        assert_true(isfinite(r.gate[t][g][at]));
                }
        }
}

/* A bad LANECAST_ISA is one error, where a level is needed; the names of cells are those of any level. */
static void names_of_cells_do_not_depend_on_the_level(void **state)
{
    (void)state;
    const lc_lane *lane;
    const char *const *names = lc_cell_names();
    setenv("LANECAST_ISA", "foo", 1);
    assert_true(lc_cell_names() == names && *names);
    assert_string_equal(lc_config_default().model.cell, "gru");
    assert_fails(lc_lane_choose(&lane), LC_E_CONFIG, "LANECAST_ISA=foo: not a level of this machine, which has ");
    assert_non_null(strstr(lc_error_message(), "portable"));
    unsetenv("LANECAST_ISA");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(functions_are_as_accurate_as_stated),
                                       cmocka_unit_test(nan_and_infinities_pass_through_tanh),
                                       cmocka_unit_test(nan_and_infinities_pass_through_sigm),
                                       cmocka_unit_test(slstm_is_its_definition_and_finite_with_gates_of_any_size),
                                       cmocka_unit_test(names_of_cells_do_not_depend_on_the_level)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
