/* Every cell, direction and depth against PyTorch: outputs, loss, every gradient. tests/golden/lane/cell, made by
 * scripts/golden/recurrent.py. */
#include "golden/trial.h"

/* number: of a case line, from the cell on. */
static void open_trial(trial *t, const char *cell, const double *number, size_t lanes)
{
    lc_net_shape shape = {.inputs = (size_t)number[1], .context = (size_t)number[3], .horizon = (size_t)number[4], .targets = 1};
    lc_model_config config = {
        .kind = "recurrent", .loss = "mse", .normalize = "none", .hidden = {(size_t)number[2]}, .hidden_count = 1};
    snprintf(config.cell, sizeof config.cell, "%s", cell);
    config.layers = (size_t)number[6];
    config.bidirectional = number[7] > 0;
    trial_open(t, &shape, &config, (size_t)number[5], lanes);
}

static void check_case(FILE *file, const char *cell, const double *number, size_t lanes)
{
    trial t = {0};
    size_t count = 0;
    open_trial(&t, cell, number, lanes);
    const lc_parameter *parameter = lc_net_parameters(&count, t.net);
    golden_fill(t.weights, parameter, count, (size_t)number[2]);
    golden_data(t.shard, t.batch, (size_t)number[3], (size_t)number[1]);
    trial_check(&t, file, cell);
    trial_close(&t);
}

static void check_cell(const char *cell, size_t lanes)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    static double number[TRIAL_MOST];
    size_t count, cases = 0;
    FILE *file = golden_open("lane/cell", cell);
    while (golden_line(file, name, word, number, &count, TRIAL_MOST))
        if (strcmp(name, "case") == 0) {
            check_case(file, cell, number, lanes);
            cases++;
        }
    fclose(file);
    assert_int_equal(cases, 2 * 3 * 4);
}

/* All cells at one level, if this machine has it. */
static void check_level(const char *level, size_t lanes)
{
    const lc_lane *lane;
    setenv("LANECAST_ISA", level, 1);
    if (lc_lane_choose(&lane) != LC_OK) {
        printf("skipped: no %s here\n", level);
        skip();
    }
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        check_cell(*cell, lanes);
}

static void portable_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("portable", 32);
}

static void avx2_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("avx2", 32);
}

static void neon_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("neon", 32);
}

static void avx512_agrees_with_pytorch(void **state)
{
    (void)state;
    check_level("avx512", 32);
    check_level("avx512", 48);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(portable_agrees_with_pytorch), cmocka_unit_test(avx2_agrees_with_pytorch),
                                       cmocka_unit_test(avx512_agrees_with_pytorch), cmocka_unit_test(neon_agrees_with_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
