/* Every variant and every size trains to the same bits, with 1, 2, 3 and 5 threads and at both levels with FMA. */
#include "core/mem.h"
#include "contract/training.h"
#include "levels.h"
#include "variants.h"

static void same_bits(const lc_config *config, size_t threads, const lc_real *expected, size_t length)
{
    lc_real *weights;
    train(&weights, config, threads);
    assert_memory_equal(weights, expected, length * sizeof *weights);
    lc_free(weights);
}

static void check_bits(const lc_config *config)
{
    lc_real *weights;
    if (!trains(config))
        return;
    size_t length = train(&weights, config, 1);
    for (size_t i = 0; i < length; i++)
        assert_true(isfinite((double)weights[i]));
    same_bits(config, 2, weights, length);
    same_bits(config, 3, weights, length);
    same_bits(config, 5, weights, length);
    if (levels_use_other())
        same_bits(config, 2, weights, length);
    unsetenv("LANECAST_ISA");
    lc_free(weights);
}

static void every_variant_has_the_same_bits(void **state)
{
    (void)state;
    lc_config base = small_config("gru", "adam");
    variants_walk(&base, check_bits);
}

/* Where threads carry one sum or two, a context is one block of steps or several, and slots are shared: hidden sizes and batches
 * on both sides of every rule. */
static void every_size_has_the_same_bits(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        size_t hidden, batch;
    } size[] = {{"lstm", 64, 64}, {"lstm", 33, 32}, {"gru", 48, 40}, {"gru_before", 60, 96}, {"rnn", 200, 64}, {"rnn", 4, 2100}};
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        lc_config config = small_config(size[i].cell, "adam");
        config.model.hidden[0] = size[i].hidden;
        config.train.batch = size[i].batch;
        check_bits(&config);
    }
}

/* Of what is known or dropped, there are no mates: train/plan.c. */
static void sums_that_mates_carry_have_the_same_bits(void **state)
{
    (void)state;
    static const char *const set[] = {"data.known=", "model.dropout=0", "model.bidirectional=no", "window.context=48", NULL};
    static const struct {
        const char *cell, *hidden, *batch;
    } size[] = {
        {"lstm", "model.hidden=32", "train.batch=16"},
        {"gru", "model.hidden=32", "train.batch=32"},
        {"lstm", "model.hidden=64", "train.batch=16"},
        {"lstm", "model.hidden=32 16", "train.batch=16"},
    };
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        lc_config config = small_config(size[i].cell, "adam");
        for (size_t s = 0; set[s]; s++)
            assert_ok(lc_config_set(&config, set[s]));
        assert_ok(lc_config_set(&config, size[i].hidden));
        assert_ok(lc_config_set(&config, size[i].batch));
        check_bits(&config);
    }
}

static void truncated_training_has_the_same_bits(void **state)
{
    (void)state;
    lc_config config = small_config("lstm", "adam");
    assert_ok(lc_config_set(&config, "model.bidirectional=no"));
    assert_ok(lc_config_set(&config, "train.truncate=3"));
    assert_ok(lc_config_set(&config, "train.batch=35")); /* sums of 16, 16 and 3 */
    check_bits(&config);
}

static void averaged_and_dropped_weights_have_the_same_bits(void **state)
{
    (void)state;
    lc_config config = averaged_and_dropped();
    check_bits(&config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_variant_has_the_same_bits),
        cmocka_unit_test(every_size_has_the_same_bits),
        cmocka_unit_test(sums_that_mates_carry_have_the_same_bits),
        cmocka_unit_test(truncated_training_has_the_same_bits),
        cmocka_unit_test(averaged_and_dropped_weights_have_the_same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
