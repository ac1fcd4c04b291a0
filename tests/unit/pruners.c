/* pruners - the trials that Optuna ends are ended, at the same epochs. */
#include <math.h>

#include "sweep/pruner.h"
#include "unit.h"

/* Finals .5 .4 .6 .45 .55 .3 .52 with a start of 3: the fifth and the seventh end. */
static void the_median_prunes_as_optuna_does(void **state)
{
    (void)state;
    static const double final[] = {.5, .4, .6, .45, .55, .3, .52};
    static const bool ends[] = {false, false, false, false, true, false, true};
    lc_knobs given = {0};
    lc_knob_values knobs;
    lc_trial trial[7];
    assert_ok(lc_knobs_put(&given, "median", lc_knobs_find(lc_pruner_find("median")->knobs, "startup"), "3", "t"));
    assert_ok(lc_knobs_read(&knobs, &given, "median", lc_pruner_find("median")->knobs));
    for (size_t n = 0; n < 7; n++) {
        assert_ok(lc_trial_new(&trial[n], n, 1));
        assert_ok(lc_trial_report(&trial[n], final[n]));
        const lc_pruning p = {"sweep", n, 2, trial[n].report, 1, trial, n, &knobs};
        assert_int_equal(lc_pruner_find("median")->stop(&p), ends[n]);
        trial[n].state = ends[n] ? LC_TRIAL_PRUNED : LC_TRIAL_COMPLETE;
    }
    for (size_t n = 0; n < 7; n++)
        lc_trial_clear(&trial[n]);
}

/* Twelve trials of sixteen epochs, one value each, in the order given: the epoch at which a trial ends, 0: it does not. */
static void halve(size_t *ended, const char *factor, bool reverse)
{
    static const double level[] = {.5, .4, .6, .3, .45, .2, .7, .35, .25, .55, .15, .65};
    const lc_pruner *halving = lc_pruner_find("halving");
    lc_knobs given = {0};
    lc_knob_values knobs;
    lc_trial trial[12];
    assert_ok(lc_knobs_put(&given, "halving", lc_knobs_find(halving->knobs, "factor"), factor, "t"));
    assert_ok(lc_knobs_read(&knobs, &given, "halving", halving->knobs));
    for (size_t n = 0; n < 12; n++) {
        const size_t at = reverse ? 11 - n : n;
        assert_ok(lc_trial_new(&trial[n], n, 1));
        ended[at] = 0;
        for (size_t step = 1; step <= 16 && !ended[at]; step++) {
            assert_ok(lc_trial_report(&trial[n], level[at]));
            const lc_pruning p = {"sweep", n, 16, trial[n].report, step, trial, n, &knobs};
            ended[at] = step < 16 && halving->stop(&p) ? step : 0;
        }
        trial[n].state = ended[at] ? LC_TRIAL_PRUNED : LC_TRIAL_COMPLETE;
    }
    for (size_t n = 0; n < 12; n++)
        lc_trial_clear(&trial[n]);
}

static void halving_ends_the_trials_that_optuna_ends(void **state)
{
    (void)state;
    static const struct {
        const char *factor;
        bool reverse;
        size_t ended[12];
    } cases[] = {{"2", false, {0, 0, 1, 0, 1, 0, 1, 2, 0, 1, 0, 1}},
                 {"2", true, {1, 1, 1, 2, 1, 4, 1, 1, 2, 1, 0, 0}},
                 {"4", false, {0, 0, 1, 0, 1, 0, 1, 1, 4, 1, 0, 1}},
                 {"4", true, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0}}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        size_t ended[12];
        halve(ended, cases[c].factor, cases[c].reverse);
        assert_memory_equal(ended, cases[c].ended, sizeof ended);
    }
}

/* A trial whose reports are no numbers ends at the first epoch that its bracket looks at: 1, 3, 9, 27. */
static void hyperband_has_the_brackets_of_optuna(void **state)
{
    (void)state;
    static const size_t bracket[] = {1, 0, 0, 1, 0, 1, 0, 0, 0, 3, 2, 2};
    const lc_pruner *hyperband = lc_pruner_find("hyperband");
    double report[27];
    lc_knob_values knobs;
    assert_ok(lc_knobs_read(&knobs, NULL, "hyperband", hyperband->knobs));
    for (size_t i = 0; i < 27; i++)
        report[i] = NAN;
    for (size_t n = 0; n < 12; n++) {
        size_t first = 1;
        while (!hyperband->stop(&(lc_pruning){"lanecast", n, 27, report, first, NULL, 0, &knobs}))
            first++;
        assert_int_equal(first, pow(3, (double)bracket[n]));
    }
    /* 243 = 3^5: brackets are counted in whole numbers, not by an inexact logarithm */
    bool six = false;
    for (size_t n = 0; n < 2000; n++) {
        size_t first = 1;
        double none[243];
        for (size_t i = 0; i < 243; i++)
            none[i] = NAN;
        while (!hyperband->stop(&(lc_pruning){"lanecast", n, 243, none, first, NULL, 0, &knobs}))
            first++;
        six = six || first == 243;
    }
    assert_true(six);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_prunes_as_optuna_does),
        cmocka_unit_test(halving_ends_the_trials_that_optuna_ends),
        cmocka_unit_test(hyperband_has_the_brackets_of_optuna),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
