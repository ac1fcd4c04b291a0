/* What `lanecast check determinism` compares: a way that gives other bits is found, and digests see the smallest difference. */
#include "unit.h"

#include <lanecast/dataset.h>

#include "model/determinism.h"
#include "nn/normalize.h"

enum { CONFIGURATIONS = 200 };

static void a_way_with_other_bits_is_found(void **state)
{
    (void)state;
    const lc_lane fused = {.name = "avx2"}, wide = {.name = "avx512"}, arm = {.name = "neon"}, plain = {.name = "portable"};
    const lc_way way[] = {{1, &wide}, {2, &arm}, {1, &fused}, {2, &fused}, {1, &plain}, {2, &plain}};
    bool differs[6];
    assert_int_equal(lc_determinism_compare(differs, (const uint64_t[]){5, 5, 5, 5, 9, 9}, way, 6), 0);
    assert_int_equal(lc_determinism_compare(differs, (const uint64_t[]){5, 5, 5, 4, 9, 9}, way, 6), 1);
    assert_true(differs[3] && !differs[2] && !differs[5]);
    assert_int_equal(lc_determinism_compare(differs, (const uint64_t[]){5, 6, 6, 5, 9, 5}, way, 6), 3);
    assert_true(differs[1] && differs[2] && differs[5] && !differs[0] && !differs[4]);
}

static uint64_t digest(const lc_dataset *dataset, const lc_config *config, size_t steps, size_t threads)
{
    uint64_t out;
    assert_ok(lc_determinism_digest(&out, dataset, config, steps, &(lc_way){threads, lc_lane_at(0)}));
    return out;
}

static void a_digest_sees_the_smallest_difference(void **state)
{
    (void)state;
    lc_dataset *dataset;
    lc_config config = lc_determinism_config(3);
    assert_ok(lc_determinism_data(&dataset));
    const uint64_t own = digest(dataset, &config, 5, 1);
    assert_true(own == digest(dataset, &config, 5, 1));
    assert_true(own == digest(dataset, &config, 5, 16));
    assert_true(own != digest(dataset, &config, 6, 1));
    config.train.rate *= 1 + 0x1p-20;
    assert_true(own != digest(dataset, &config, 5, 1));
    lc_dataset_free(dataset);
}

/* Rates too small to move a weight, which differ in the second epoch alone. */
static void a_digest_sees_the_history_of_every_epoch(void **state)
{
    (void)state;
    static const char *const schedule[] = {"train.schedule=constant", "train.schedule=step"};
    uint64_t of[2];
    lc_dataset *dataset;
    assert_ok(lc_determinism_data(&dataset));
    for (size_t i = 0; i < 2; i++) {
        lc_config config = lc_determinism_config(3);
        assert_ok(lc_config_set(&config, "train.optimizer=sgd"));
        assert_ok(lc_config_set(&config, schedule[i]));
        config.train.rate = 1e-300;
        config.train.warmup = 0;
        config.train.epochs = 2;
        of[i] = digest(dataset, &config, 1000, 1);
    }
    assert_true(of[0] != of[1]);
    lc_dataset_free(dataset);
}

/* A training that diverges has a digest too: that of where it ended. */
static void divergence_is_compared_like_any_result(void **state)
{
    (void)state;
    lc_dataset *dataset;
    lc_config config = lc_determinism_config(3);
    config.classes = lc_config_default().classes;
    assert_ok(lc_config_set(&config, "model.cell=rnn_relu"));
    assert_ok(lc_config_set(&config, "model.loss=mse"));
    assert_ok(lc_config_set(&config, "train.optimizer=sgd"));
    config.train.rate = 1e10;
    config.train.warmup = 0;
    config.train.clip = config.train.clip_value = 0;
    assert_ok(lc_determinism_data(&dataset));
    const uint64_t end = digest(dataset, &config, 50, 1);
    assert_true(end == digest(dataset, &config, 50, 3));
    assert_true(end == digest(dataset, &config, 60, 1)); /* it had ended before */
    lc_dataset_free(dataset);
}

/* What is refused, for its data too, would end the check of all others. */
static void every_configuration_trains(void **state)
{
    (void)state;
    lc_dataset *dataset;
    assert_ok(lc_determinism_data(&dataset));
    for (size_t i = 0; i < CONFIGURATIONS; i++) {
        const lc_config config = lc_determinism_config(i);
        digest(dataset, &config, 1, 1);
    }
    lc_dataset_free(dataset);
}

static void ways_are_every_level_with_every_number_of_threads(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 7};
    lc_way way[LC_WAYS_MAX];
    size_t levels = 0;
    while (lc_lane_at(levels))
        levels++;
    assert_int_equal(lc_ways_all(way, threads, 2), 2 * levels);
    for (size_t i = 0; i < 2 * levels; i++)
        assert_true(way[i].lane == lc_lane_at(i / 2) && way[i].threads == threads[i % 2]);
}

static const char *text_of(const lc_config *c, const lc_option *option)
{
    return (const char *)c + option->offset;
}

/* What is no variant but takes another way through training: each is on in many configurations, and off in many. */
static void switches_are_checked_on_and_off(void)
{
    enum { WARMUP, CLIP, CLIP_VALUE, DROPOUT, NORMALIZED, BOTH, KNOWN, DEEP, PYTORCH, SWITCHES };
    size_t on[SWITCHES] = {0};
    for (size_t i = 0; i < CONFIGURATIONS; i++) {
        const lc_config c = lc_determinism_config(i);
        const bool is[SWITCHES] = {c.train.warmup > 0,
                                   c.train.clip > 0,
                                   c.train.clip_value > 0,
                                   c.model.dropout > 0,
                                   lc_normalize_find(c.model.normalize)->of != NULL,
                                   c.model.bidirectional,
                                   *c.data.known != 0,
                                   c.model.layers > 1,
                                   strcmp(c.model.init, "pytorch") == 0};
        for (size_t k = 0; k < SWITCHES; k++)
            on[k] += is[k];
    }
    for (size_t k = 0; k < SWITCHES; k++)
        if (on[k] < CONFIGURATIONS / 5 || on[k] > CONFIGURATIONS * 4 / 5)
            fail_msg("switch %zu is on in %zu of %d", k, on[k], CONFIGURATIONS);
}

/* Every variant that takes part in training is among the configurations, and each configuration is a valid one. */
static void every_variant_is_checked(void **state)
{
    (void)state;
    size_t count, looked_at = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < CONFIGURATIONS; i++) {
        const lc_config config = lc_determinism_config(i);
        assert_ok(lc_config_check(&config));
        assert_string_equal(config.data.file, "weather.h5"); /* what a user can make, to see it too */
    }
    switches_are_checked_on_and_off();
    for (size_t i = 0; i < count; i++)
        for (const char *const *name = option[i].variant ? option[i].choices() : NULL; name && *name; name++, looked_at++) {
            /* most kinds are baselines, which do not train; an interval is measured when training has ended */
            bool found = strcmp(option[i].key, "kind") == 0 || strcmp(option[i].key, "interval") == 0;
            for (size_t k = 0; k < CONFIGURATIONS && !found; k++) {
                const lc_config config = lc_determinism_config(k);
                found = strcmp(text_of(&config, &option[i]), *name) == 0;
            }
            if (!found)
                fail_msg("%s = %s is never checked", option[i].key, *name);
        }
    assert_true(looked_at > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_way_with_other_bits_is_found),
                                       cmocka_unit_test(a_digest_sees_the_smallest_difference),
                                       cmocka_unit_test(a_digest_sees_the_history_of_every_epoch),
                                       cmocka_unit_test(divergence_is_compared_like_any_result),
                                       cmocka_unit_test(every_configuration_trains),
                                       cmocka_unit_test(ways_are_every_level_with_every_number_of_threads),
                                       cmocka_unit_test(every_variant_is_checked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
