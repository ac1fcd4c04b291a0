/* gp - the gradient, rounding, points that are believed, and what trials score. */
#include "sweep/gp.h"

#include "core/rng.h"
#include "sweep/score.h"
#include "unit.h"

#include <math.h>

enum { DIMENSIONS = 4, POINTS = 30 };

static const bool choices[DIMENSIONS] = {false, true, false, false};

/* A wave over random points, of which one dimension is a choice of three. */
static lc_gp process_of(size_t points, size_t room)
{
    lc_gp gp;
    lc_rng rng = lc_rng_new(5, "gp", 0);
    assert_ok(lc_gp_new(&gp, DIMENSIONS, room, choices));
    for (size_t k = 0; k < room; k++) {
        double *x = gp.x + k * DIMENSIONS;
        for (size_t i = 0; i < DIMENSIONS; i++)
            x[i] = choices[i] ? (double)lc_rng_below(&rng, 3) : lc_rng_uniform(&rng);
        gp.y[k] = sin(6 * x[0]) + x[1] * x[2] + 0.1 * lc_rng_normal(&rng);
    }
    gp.points = points;
    for (size_t i = 0; i < DIMENSIONS; i++)
        gp.theta[i] = -0.3 * (double)i;
    gp.theta[DIMENSIONS] = 0.4;
    gp.theta[DIMENSIONS + 1] = -4;
    return gp;
}

static void the_gradient_is_that_of_central_differences(void **state)
{
    (void)state;
    const double step = 1e-5;
    lc_gp gp = process_of(POINTS, POINTS);
    double gradient[DIMENSIONS + 2], unused[DIMENSIONS + 2];
    assert_true(isfinite(lc_gp_posterior(gradient, &gp)));
    for (size_t i = 0; i < DIMENSIONS + 2; i++) {
        const double at = gp.theta[i];
        gp.theta[i] = at + step;
        const double above = lc_gp_posterior(unused, &gp);
        gp.theta[i] = at - step;
        const double below = lc_gp_posterior(unused, &gp);
        gp.theta[i] = at;
        assert_true(fabs((above - below) / (2 * step) - gradient[i]) < 1e-7 * fmax(1, fabs(gradient[i])));
    }
    lc_gp_free(&gp);
}

static void the_fit_is_where_the_gradient_is_nothing(void **state)
{
    (void)state;
    lc_gp gp = process_of(POINTS, POINTS);
    double gradient[DIMENSIONS + 2];
    assert_ok(lc_gp_fit(&gp));
    lc_gp_posterior(gradient, &gp);
    for (size_t i = 0; i < DIMENSIONS + 2; i++)
        assert_true(fabs(gradient[i]) < 1e-3);
    lc_gp_free(&gp);
}

static void theta_that_is_far_off_has_no_value(void **state)
{
    (void)state;
    double gradient[DIMENSIONS + 2];
    lc_gp gp = process_of(POINTS, POINTS);
    for (size_t i = 0; i < DIMENSIONS + 2; i++) {
        const double at = gp.theta[i];
        gp.theta[i] = (double)NAN;
        assert_true(lc_gp_posterior(gradient, &gp) == (double)-INFINITY);
        gp.theta[i] = -41;
        assert_true(lc_gp_posterior(gradient, &gp) == (double)-INFINITY);
        gp.theta[i] = at;
    }
    lc_gp_free(&gp);
}

/* All points the same, and lengths of which each two points are: no noise is not enough. */
static void what_rounding_makes_singular_gets_more_noise(void **state)
{
    (void)state;
    double mean, variance;
    for (int far = 0; far < 2; far++) {
        lc_gp gp = process_of(POINTS, POINTS);
        for (size_t k = 1; k < POINTS * DIMENSIONS && !far; k++)
            gp.x[k] = gp.x[k % DIMENSIONS];
        for (size_t i = 0; i < DIMENSIONS; i++)
            gp.theta[i] = far ? 39 : 0;
        gp.theta[DIMENSIONS + 1] = -39;
        lc_gp_condition(&gp);
        assert_true(gp.noise > exp(-39) && gp.noise < 1e-6);
        lc_gp_predict(&mean, &variance, &gp, gp.x, 1);
        assert_true(isfinite(mean) && variance > 0 && isfinite(lc_gp_evidence(&gp)));
        lc_gp_free(&gp);
    }
}

static void points_that_are_believed_change_no_mean_and_lessen_the_variance(void **state)
{
    (void)state;
    enum { MORE = 70 };
    lc_gp gp = process_of(POINTS, POINTS + MORE);
    double mean[POINTS + MORE], variance[POINTS + MORE], mean_after[POINTS + MORE], variance_after[POINTS + MORE];
    lc_gp_condition(&gp);
    const double least = lc_gp_least(&gp);
    lc_gp_predict(mean, variance, &gp, gp.x, POINTS + MORE);
    double expected = INFINITY, believed = INFINITY;
    for (size_t k = 0; k < POINTS + MORE; k++)
        *(k < POINTS ? &expected : &believed) = fmin(k < POINTS ? expected : believed, mean[k]);
    assert_true(fabs(least - expected) < 1e-12);
    lc_gp_believe(&gp, MORE);
    assert_int_equal(gp.points, POINTS + MORE);
    lc_gp_predict(mean_after, variance_after, &gp, gp.x, POINTS + MORE);
    for (size_t k = 0; k < POINTS + MORE; k++) {
        assert_true(fabs(mean_after[k] - mean[k]) < 1e-10);
        assert_true(variance_after[k] < variance[k] && (k < POINTS || variance_after[k] < gp.noise));
    }
    assert_true(fabs(lc_gp_least(&gp) - fmin(expected, believed)) < 1e-10);
    lc_gp_free(&gp);
}

/* --- scores ----------------------------------------------------------------------------------------------------------- */

typedef struct row {
    lc_trial_state state;
    double loss, report, expected;
    size_t reports;
} row;

static void scores_are(const row *given, size_t count, bool maximize)
{
    lc_trial trial[16] = {{0}};
    double report[16][3];
    lc_scored scored[16];
    size_t found;
    const lc_study study = {.objectives = 1, .maximize = {maximize}};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < 3; k++)
            report[i][k] = given[i].report;
        trial[i] = (lc_trial){.number = i, .state = given[i].state, .report = report[i], .reports = given[i].reports};
        trial[i].objective[0] = maximize ? -given[i].loss : given[i].loss;
    }
    assert_ok(lc_score_trials(scored, &found, &(lc_sampling){.study = &study, .number = count, .trial = trial, .known = count}));
    for (size_t i = 0; i < found; i++) {
        const double expected = given[scored[i].number].expected;
        if (!(fabs(scored[i].score - expected) < 1e-14))
            fail_msg("trial %zu: %.17g, not %.17g", scored[i].number, scored[i].score, expected);
        assert_true(i == 0 || scored[i].score >= scored[i - 1].score);
    }
    for (size_t i = 0; i < count; i++)
        found -= !isnan(given[i].expected);
    assert_int_equal(found, 0);
}

/* Quantiles of the normal distribution: of 5 / 8 and 7 / 8. */
static void the_better_half_has_its_losses_and_the_others_their_ranks(void **state)
{
    (void)state;
    const row given[] = {{LC_TRIAL_COMPLETE, 3, 0, 0, 0},
                         {LC_TRIAL_COMPLETE, 1, 0, -2 / sqrt(5 / 3.), 0},
                         {LC_TRIAL_COMPLETE, 1e300, 0, 1.1503493803760079, 0},
                         {LC_TRIAL_COMPLETE, 2, 0, -1 / sqrt(5 / 3.), 0},
                         {LC_TRIAL_COMPLETE, 4, 0, 0.31863936396437526, 0}};
    scores_are(given, 5, false);
    scores_are(given, 5, true);
}

/* Of 4 / 7, 19 / 28, 3 / 4, 23 / 28 and 13 / 14. One that runs has no score. */
static void pruned_trials_come_after_complete_ones_and_before_failed_ones(void **state)
{
    (void)state;
    const row given[] = {{LC_TRIAL_FAIL, NAN, 0, 1.465233792685523, 0},
                         {LC_TRIAL_COMPLETE, 5, 0, 0.18001236979270496, 0},
                         {LC_TRIAL_PRUNED, 9, 0.1, 0.9208229763683788, 2},
                         {LC_TRIAL_COMPLETE, 1, 0, 0, 0},
                         {LC_TRIAL_RUNNING, NAN, 0, NAN, 0},
                         {LC_TRIAL_PRUNED, 0.5, 0.5, 0.6744897501960817, 3},
                         {LC_TRIAL_COMPLETE, INFINITY, 0, 1.465233792685523, 0},
                         {LC_TRIAL_COMPLETE, 1, 0, 0, 0},
                         {LC_TRIAL_PRUNED, 0.4, 0.4, 0.4637077514571792, 3},
                         {LC_TRIAL_COMPLETE, 5, 0, 0.18001236979270496, 0}};
    scores_are(given, 10, false);
    scores_are(given, 10, true);
}

static void losses_of_any_size_and_alike_have_scores(void **state)
{
    (void)state;
    const row alike[] = {{LC_TRIAL_COMPLETE, 0., 0, 0, 0}, {LC_TRIAL_COMPLETE, -0., 0, 0, 0}, {LC_TRIAL_COMPLETE, 0., 0, 0, 0}};
    const row huge[] = {{LC_TRIAL_COMPLETE, 1e308, 0, 0, 0},
                        {LC_TRIAL_COMPLETE, -1e308, 0, -sqrt(2), 0},
                        {LC_TRIAL_COMPLETE, 1.1e308, 0, 0.6744897501960817, 0}};
    const row tiny[] = {{LC_TRIAL_COMPLETE, 2e-320, 0, 0, 0},
                        {LC_TRIAL_COMPLETE, 1e-320, 0, -sqrt(2), 0},
                        {LC_TRIAL_COMPLETE, 3e-320, 0, 0.6744897501960817, 0}};
    const row failed[] = {{LC_TRIAL_FAIL, NAN, 0, 0.6744897501960817, 0}, {LC_TRIAL_FAIL, NAN, 0, 0.6744897501960817, 0}};
    scores_are(alike, 3, false);
    scores_are(alike, 1, true);
    scores_are(huge, 3, false);
    scores_are(huge, 3, true);
    scores_are(tiny, 3, false);
    scores_are(failed, 2, false);
    scores_are(NULL, 0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gradient_is_that_of_central_differences),
        cmocka_unit_test(the_fit_is_where_the_gradient_is_nothing),
        cmocka_unit_test(theta_that_is_far_off_has_no_value),
        cmocka_unit_test(what_rounding_makes_singular_gets_more_noise),
        cmocka_unit_test(points_that_are_believed_change_no_mean_and_lessen_the_variance),
        cmocka_unit_test(the_better_half_has_its_losses_and_the_others_their_ranks),
        cmocka_unit_test(pruned_trials_come_after_complete_ones_and_before_failed_ones),
        cmocka_unit_test(losses_of_any_size_and_alike_have_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
