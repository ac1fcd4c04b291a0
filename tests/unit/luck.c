/* luck - by how much the best of many models flatters, beside models that are made equal but for noise. */
#include "sweep/luck.h"

#include "core/normal.h"
#include "core/rng.h"
#include "unit.h"

#include <math.h>

enum { DRAWS = 4000, MODELS = 12 };

/* Scores of models that err alike on the same windows, by `shared`, and differ by noise of 1; the first `bad` are worse by 15.
 * Returns how much the best one is below its true score. */
static double draw_scores(double score[MODELS], double shared, size_t bad, lc_rng *rng)
{
    const double windows = shared * lc_rng_normal(rng);
    double best = INFINITY, flattered = 0;
    for (size_t i = 0; i < MODELS; i++) {
        const double true_score = i < bad ? 15 : 0;
        score[i] = true_score + windows + lc_rng_normal(rng);
        if (score[i] < best)
            flattered = true_score - score[i];
        best = fmin(best, score[i]);
    }
    return flattered;
}

static void assert_near(double is, double should, double within)
{
    if (!(fabs(is - should) <= within))
        fail_msg("%g is not %g within %g", is, should, within);
}

/* What the spread says of luck, as a share of what luck is. */
static double share_of_luck(double shared, size_t bad)
{
    const double times = -lc_normal_quantile(0.625 / (MODELS + 0.25));
    double score[MODELS], flattered = 0, said = 0;
    lc_rng rng = lc_rng_new(1, "luck", 0);
    for (int draw = 0; draw < DRAWS; draw++) {
        flattered += draw_scores(score, shared, bad, &rng);
        said += times * lc_luck_spread(score, MODELS);
    }
    return said / flattered;
}

static void equal_models_are_flattered_by_what_is_said(void **state)
{
    (void)state;
    assert_near(share_of_luck(0, 0), 1, 0.1);
    assert_near(share_of_luck(3, 0), 1, 0.1);
}

static void models_that_are_bad_for_a_reason_do_not_count(void **state)
{
    (void)state;
    assert_near(share_of_luck(0, 2), 1, 0.15);
    assert_near(share_of_luck(3, 2), 1, 0.15);
}

static void a_spread_is_of_the_scores_below_the_median(void **state)
{
    (void)state;
    double five[] = {9, 1, 3, 1e6, 2}, equal[] = {2, 2, 2}, one[] = {2};
    assert_near(lc_luck_spread(five, 5), sqrt(2.5), 1e-12);
    assert_near(lc_luck_spread(equal, 3), 0, 0);
    assert_true(isnan(lc_luck_spread(one, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_models_are_flattered_by_what_is_said),
        cmocka_unit_test(models_that_are_bad_for_a_reason_do_not_count),
        cmocka_unit_test(a_spread_is_of_the_scores_below_the_median),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
