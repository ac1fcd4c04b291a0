/* Every loss against PyTorch: losses, slopes, and outputs in other units; what heads say beyond the point against scipy.
 * tests/golden/nn/head, made by scripts/golden/variants.py and scripts/golden/heads.py. */
#include "golden/numbers.h"

#include "nn/head.h"

enum { MOST = 256 };

typedef struct trial {
    lc_knobs given;
    lc_knob_values knobs;
    size_t lanes, classes;
    double weight[LC_HEAD_OUTPUTS_MAX], scale, loss[MOST], value[LC_HEAD_OUTPUTS_MAX];
    lc_real target[MOST], y[MOST], dy[MOST];
} trial;

/* A cell's losses, which are added to what is there, and its slopes. */
static void run(trial *t, const golden_row *row)
{
    const lc_head *head = lc_head_find(row->variant);
    assert_ok(lc_knobs_read(&t->knobs, &t->given, row->variant, head->knobs));
    lc_head_cell cell = {
        .lanes = t->lanes, .y = t->y, .target = t->target, .loss = t->loss, .scale = t->scale, .knobs = &t->knobs};
    cell.outputs = head->classes ? t->classes : lc_head_outputs(head, &t->knobs);
    cell.weight = t->weight;
    for (size_t lane = 0; lane < t->lanes; lane++)
        t->loss[lane] = 16;
    head->loss(&cell);
    for (size_t lane = 0; lane < t->lanes; lane++)
        t->loss[lane] -= 16;
    cell.dy = t->dy;
    const size_t slopes = cell.outputs * t->lanes; /* and nothing after them */
    assert_true(slopes < MOST);
    t->dy[slopes] = 7;
    head->loss(&cell);
    assert_true(t->dy[slopes] == 7);
    for (size_t lane = 0; lane < t->lanes; lane++)
        t->loss[lane] /= 2;
}

/* The first lane's outputs, in the data's own units. */
static size_t read(trial *t, const golden_row *row)
{
    const lc_head *head = lc_head_find(row->variant);
    const size_t outputs = lc_head_outputs(head, &t->knobs);
    assert_int_equal(row->count, 2 + outputs);
    for (size_t k = 0; k < outputs; k++)
        t->value[k] = (double)t->y[k * t->lanes];
    lc_head_read(t->value, head, row->number[0], row->number[1], &t->knobs);
    for (size_t k = 0; k < outputs; k++)
        golden_near(t->value[k], row->number[2 + k], 4e-15, 0, row);
    return outputs;
}

/* What the first lane says of each class. */
static size_t share(trial *t, const golden_row *row)
{
    const lc_head *head = lc_head_find(row->variant);
    assert_int_equal(row->count, t->classes);
    for (size_t k = 0; k < t->classes; k++)
        t->value[k] = (double)t->y[k * t->lanes];
    if (head->probabilities)
        head->probabilities(t->value, t->classes);
    for (size_t k = 0; k < t->classes; k++)
        golden_near(t->value[k], row->number[k], golden_rounding, 0, row);
    return t->classes;
}

/* Of the outputs 1, 2, 3, ... */
static double point(const trial *t, const golden_row *row)
{
    double value[LC_HEAD_OUTPUTS_MAX];
    for (size_t k = 0; k < LC_HEAD_OUTPUTS_MAX; k++)
        value[k] = (double)k + 1;
    return lc_head_point(value, lc_head_find(row->variant), &t->knobs);
}

static void copy(lc_real *to, const golden_row *row)
{
    assert_true(row->count <= MOST);
    for (size_t i = 0; i < row->count; i++)
        to[i] = (lc_real)row->number[i];
}

static size_t compare(trial *t, const golden_row *row)
{
    const lc_head *head = lc_head_find(row->variant);
    if (golden_is(row, "read"))
        return read(t, row);
    if (golden_is(row, "shares"))
        return share(t, row);
    if (golden_is(row, "quantile"))
        golden_near(head->quantile(t->value, row->number[0], &t->knobs), row->number[1], 1e-12, 1, row);
    if (golden_is(row, "crps"))
        golden_near(head->crps(t->value, row->number[0], &t->knobs), row->number[1], 1e-10, 1, row);
    if (golden_is(row, "mean"))
        golden_near(lc_head_point(t->value, head, &t->knobs), row->number[0], 1e-14, 1, row);
    if (golden_is(row, "point"))
        golden_near(point(t, row), row->number[0] + 1, 0, 0, row);
    for (size_t i = 0; golden_is(row, "loss") && i < row->count; i++)
        golden_near(t->loss[i], row->number[i], 1e-13, 1, row);
    for (size_t i = 0; golden_is(row, "dy") && i < row->count; i++)
        golden_near((double)t->dy[i], row->number[i], golden_rounding / 10, 1, row);
    return row->count;
}

static size_t take(void *ctx, const golden_row *row)
{
    trial *t = ctx;
    if (golden_is(row, "case"))
        *t = (trial){.lanes = 0};
    else if (golden_is(row, "knob"))
        golden_knob(&t->given, row, lc_head_find(row->variant)->knobs);
    else if (golden_is(row, "scale"))
        t->scale = row->number[0];
    else if (golden_is(row, "classes"))
        t->classes = (size_t)row->number[0];
    else if (golden_is(row, "weight"))
        memcpy(t->weight, row->number, row->count * sizeof *t->weight);
    else if (golden_is(row, "target")) {
        copy(t->target, row);
        t->lanes = row->count;
    } else if (golden_is(row, "y")) {
        copy(t->y, row);
        run(t, row);
    } else
        return compare(t, row);
    return 0;
}

static void every_loss_and_its_slopes_are_those_of_pytorch(void **state)
{
    (void)state;
    golden_walk("nn/head", lc_head_table_names, take, &(trial){.lanes = 0});
}

/* Forecasts say what their point is. */
static void every_head_of_numbers_has_a_word_for_its_point(void **state)
{
    (void)state;
    for (const char *const *name = lc_head_table_names; *name; name++) {
        const lc_head *head = lc_head_find(*name);
        if (head->classes ? head->says != NULL : !head->says)
            fail_msg("src/nn/head/%s.c: says is what its point is, NULL of classes", *name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_loss_and_its_slopes_are_those_of_pytorch),
                                       cmocka_unit_test(every_head_of_numbers_has_a_word_for_its_point)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
