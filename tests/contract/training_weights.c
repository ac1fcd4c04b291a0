/* What a step does to weights beside the optimizer: averages, dropped weights, clipping, decay. */
#include "core/mem.h"
#include "contract/training.h"
#include "train/trainer_state.h"

/* The average is sum of d^(n-i) w(i) over the sum of d^(n-i), and the best weights are it. */
static void averaged_weights_are_the_mean_of_all_steps(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress = {0};
    lc_config config = few_steps("adam", "constant", "shuffled");
    double sum[4096] = {0}, total = 0;
    config.train.average = 0.75;
    config.train.epochs = 1;
    open_bench(&b, &config, 2);
    const size_t length = lc_net_length(b.net);
    assert_true(length <= 4096);
    while (!progress.done) {
        assert_ok(lc_trainer_step(&progress, b.trainer));
        total = 0.75 * total + 1;
        for (size_t i = 0; i < length; i++)
            sum[i] = 0.75 * sum[i] + (double)b.trainer->weights[i];
    }
    const lc_member *m = lc_trainer_member(b.trainer);
    for (size_t i = 0; i < length; i++)
        assert_true(fabs((double)m->weights[i] - sum[i] / total) < 1e-6);
    assert_memory_equal(m->weights, b.trainer->average, length * sizeof *m->weights);
    assert_memory_not_equal(m->weights, b.trainer->weights, length * sizeof *m->weights);
    close_bench(&b);
}

/* w - rate m g(m w), with the masks m, of recurrent weights only, as autograd has it of F.dropout(weight_hh). */
static void dropped_weights_get_no_gradient(void **state)
{
    (void)state;
    static bench a, b;
    lc_progress progress;
    lc_config config = few_steps("sgd", "constant", "shuffled"), plain = config;
    size_t zeros = 0, recurrent = 0;
    config.model.dropout = plain.model.dropout = config.train.clip = plain.train.clip = 0;
    config.model.dropout_weights = 0.25;
    open_bench(&a, &config, 2);
    open_bench(&b, &plain, 2);
    const size_t length = lc_net_length(a.net);
    static lc_real begun[4096], kept[4096], dropped[4096];
    assert_true(length <= 4096);
    memcpy(begun, a.trainer->weights, length * sizeof *begun);
    memcpy(kept, a.trainer->gradient->kept, length * sizeof *kept);
    memcpy(dropped, a.trainer->dropped, length * sizeof *dropped);
    memcpy(b.trainer->weights, dropped, length * sizeof *dropped);
    lc_trainer_pack(b.trainer, 0);
    assert_ok(lc_trainer_step(&progress, a.trainer));
    assert_ok(lc_trainer_step(&progress, b.trainer));
    for (size_t i = 0; i < length; i++) {
        const double step = (double)b.trainer->weights[i] - (double)dropped[i];
        assert_true(dropped[i] == begun[i] * kept[i]);
        assert_true(fabs((double)a.trainer->weights[i] - (double)begun[i] - (double)kept[i] * step) < 1e-6);
    }
    for (size_t p = 0; p < a.net->count; p++)
        for (size_t i = 0; i < a.net->parameter[p].rows * a.net->parameter[p].columns; i++) {
            const bool is_recurrent = strstr(a.net->parameter[p].name, "weight_hh");
            const lc_real k = kept[a.net->parameter[p].offset + i];
            assert_true(is_recurrent ? k == 0 || k == (lc_real)(1 / 0.75) : k == 1);
            zeros += k == 0;
            recurrent += is_recurrent;
        }
    assert_true(recurrent > 50 && 8 * zeros > recurrent && 2 * zeros < recurrent);
    assert_memory_not_equal(kept, a.trainer->gradient->kept, length * sizeof *kept);
    close_bench(&a);
    close_bench(&b);
}

/* The trainer of networks of more numbers than a chunk has: every chunk is dropped from, and only its recurrent weights. */
static void every_chunk_of_large_weights_is_dropped_from(void **state)
{
    (void)state;
    static bench b;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    size_t zeros = 0;
    config.model.hidden[0] = config.model.hidden[1] = 40;
    config.model.dropout_weights = 0.25;
    open_bench(&b, &config, 2);
    const size_t length = lc_net_length(b.net);
    for (size_t i = 0; i < length; i++) {
        assert_true(b.trainer->dropped[i] == b.trainer->weights[i] * b.trainer->gradient->kept[i]);
        zeros += i >= 2 * LC_CHUNK && b.trainer->gradient->kept[i] == 0;
    }
    assert_true(zeros > 1000);
    close_bench(&b);
}

static void a_cell_without_recurrent_weights_has_none_to_drop(void **state)
{
    (void)state;
    static bench b;
    lc_trainer *trainer = NULL;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    assert_ok(lc_config_set(&config, "model.cell=mingru"));
    open_bench(&b, &config, 1);
    b.net->config.dropout_weights = 0.25;
    assert_fails(lc_task_trainer(&trainer, b.task, b.net, &config, 1), LC_E_CONFIG,
                 "model.cell = mingru has no recurrent weights to drop");
    assert_null(trainer);
    for (size_t i = 0; i < b.net->count; i++) { /* wherever among its parameters they are */
        const lc_init_role role = b.net->rule[i].role;
        b.net->rule[i].role = LC_INIT_RECURRENT;
        assert_ok(lc_task_trainer(&trainer, b.task, b.net, &config, 1));
        lc_trainer_free(trainer);
        b.net->rule[i].role = role;
    }
    close_bench(&b);
}

/* w - rate g clip / |g| where a step of |g| is without clipping. */
static void a_clipped_step_is_as_long_as_is_allowed(void **state)
{
    (void)state;
    static bench a, b;
    lc_progress plain, clipped;
    lc_config config = few_steps("sgd", "constant", "shuffled");
    config.model.hidden[0] = config.model.hidden[1] = 40;
    config.train.warmup = config.train.clip = 0;
    config.train.rate = 1;
    open_bench(&a, &config, 2);
    const size_t length = lc_net_length(a.net);
    lc_real *begun;
    assert_ok(lc_new(&begun, length, sizeof *begun));
    memcpy(begun, a.trainer->weights, length * sizeof *begun);
    assert_ok(lc_trainer_step(&plain, a.trainer));
    config.train.clip = plain.gradient_norm / 4;
    open_bench(&b, &config, 2);
    assert_ok(lc_trainer_step(&clipped, b.trainer));
    assert_true(clipped.gradient_norm == plain.gradient_norm);
    for (size_t i = 0; i < length; i++) {
        const double whole = (double)a.trainer->weights[i] - (double)begun[i];
        assert_true(fabs((double)b.trainer->weights[i] - (double)begun[i] - whole / 4) < 1e-6 * (1 + fabs(whole)));
    }
    lc_free(begun);
    close_bench(&a);
    close_bench(&b);
}

static void biases_shrink_only_if_asked(void **state)
{
    (void)state;
    static bench b;
    lc_progress progress;
    lc_config config = few_steps("adamw", "constant", "shuffled");
    assert_ok(lc_config_set(&config, "train.adamw.biases=no"));
    assert_ok(lc_config_set(&config, "train.adamw.decay=1"));
    lc_config none = config;
    assert_ok(lc_config_set(&none, "train.adamw.decay=0"));
    static lc_real decayed[4096];
    open_bench(&b, &config, 1);
    const size_t length = lc_net_length(b.net);
    assert_true(length <= 4096);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    memcpy(decayed, b.trainer->weights, length * sizeof *decayed);
    close_bench(&b);
    open_bench(&b, &none, 1);
    assert_ok(lc_trainer_step(&progress, b.trainer));
    for (size_t p = 0; p < b.net->count; p++) {
        const lc_parameter *at = &b.net->parameter[p];
        const bool same =
            memcmp(decayed + at->offset, b.trainer->weights + at->offset, at->rows * at->columns * sizeof *decayed) == 0;
        assert_int_equal(same, strstr(at->name, "bias") || strcmp(at->name, "known.weight") == 0); /* which begins at 0 */
    }
    close_bench(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(averaged_weights_are_the_mean_of_all_steps),
        cmocka_unit_test(dropped_weights_get_no_gradient),
        cmocka_unit_test(every_chunk_of_large_weights_is_dropped_from),
        cmocka_unit_test(a_cell_without_recurrent_weights_has_none_to_drop),
        cmocka_unit_test(a_clipped_step_is_as_long_as_is_allowed),
        cmocka_unit_test(biases_shrink_only_if_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
