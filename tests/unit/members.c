/* members: what the networks of an ensemble are together: where their training is, and what their digest is. */
#include "core/digest.h"
#include "model/ensemble.h"
#include "unit.h"

/* After so many of ten epochs. */
static lc_member_facts facts_of(lc_training_state training, size_t epochs)
{
    return (lc_member_facts){
        .training = training, .epochs = epochs, .rounds = epochs, .best_round = epochs, .weights_digest = 7 * epochs};
}

static void training_is_where_the_last_of_them_is(void **state)
{
    (void)state;
    lc_config config = lc_config_default();
    const lc_member_facts whole = facts_of(LC_TRAINING_FINISHED, 10), half = facts_of(LC_TRAINING_FINISHED, 5);
    const lc_member_facts open = facts_of(LC_TRAINING_UNFINISHED, 3), lost = facts_of(LC_TRAINING_DIVERGED, 2);
    config.train.epochs = 10;
    config.train.patience = 0;
    config.run.seeds = 2;
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){whole, whole, lost}, 2, &config), LC_TRAINING_FINISHED);
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){whole, whole}, 1, &config), LC_TRAINING_UNFINISHED);
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){whole, open}, 2, &config), LC_TRAINING_UNFINISHED);
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){half, whole, whole}, 2, &config), LC_TRAINING_UNFINISHED);
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){lost, whole, whole}, 2, &config), LC_TRAINING_DIVERGED);
    assert_int_equal(lc_ensemble_training((const lc_member_facts[]){open, lost}, 2, &config), LC_TRAINING_DIVERGED);
    config.run.seeds = 1;
    assert_int_equal(lc_ensemble_training(&half, 1, &config), LC_TRAINING_FINISHED); /* it ended, by patience */
}

static void a_digest_is_of_all_that_there_are(void **state)
{
    (void)state;
    const lc_member_facts facts[] = {facts_of(LC_TRAINING_FINISHED, 2), facts_of(LC_TRAINING_FINISHED, 3),
                                     facts_of(LC_TRAINING_FINISHED, 4)};
    const uint64_t second = 21, third = 28;
    const uint64_t two = lc_digest(14, &second, sizeof second);
    assert_true(lc_ensemble_digest(facts, 0) == 0);
    assert_true(lc_ensemble_digest(facts, 1) == 14);
    assert_true(lc_ensemble_digest(facts, 2) == two);
    assert_true(lc_ensemble_digest(facts, 3) == lc_digest(two, &third, sizeof third));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(training_is_where_the_last_of_them_is),
                                       cmocka_unit_test(a_digest_is_of_all_that_there_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
