/* importance - what share of the results each dimension explains. */
#include <math.h>

#include "sweep/importance.h"
#include "unit/domain.h"

/* 20 trials of three parameters; numbers of Optuna 5's PedAnovaImportanceEvaluator. */
static void importances_are_those_of_optuna(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    static const double expected[] = {.9219756147750701, .04120683532489716, .03681754990003279};
    lc_domain domain =
        domain_of((const char *const[]){"train.rate=1e-3..1:log", "model.hidden=1..8", "model.cell=lstm,gru", NULL}, &base);
    const lc_study study = {.objectives = 1}, most = {.objectives = 1, .maximize = {true}};
    double found[3];
    lc_trial trial[20];
    for (int i = 0; i < 20; i++) {
        assert_ok(lc_trial_new(&trial[i], (size_t)i, 3));
        const double share = (7 * i % 20) / 19.0, hidden = 1 + 3 * i % 8, cell = i / 3 % 2;
        const double point[] = {pow(10, -3 + 3 * share), hidden, cell};
        memcpy(trial[i].value, point, sizeof point);
        trial[i].state = LC_TRIAL_COMPLETE;
        trial[i].objective[0] = fabs(share - .3) + .02 * hidden + (cell == 1 ? .1 : 0);
    }
    assert_ok(lc_importance(found, &domain, &study, trial, 20));
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(found[i] - expected[i]) < 1e-13);
    for (int i = 0; i < 20; i++)
        trial[i].objective[0] *= -1;
    assert_ok(lc_importance(found, &domain, &most, trial, 20));
    for (size_t i = 0; i < 3; i++)
        assert_true(fabs(found[i] - expected[i]) < 1e-13);
    assert_ok(lc_importance(found, &domain, &study, trial, 1));
    assert_true(found[0] == found[1] && found[1] == found[2]);
    for (int i = 0; i < 20; i++)
        lc_trial_clear(&trial[i]);
    lc_domain_free(&domain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(importances_are_those_of_optuna),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
