/* A loss of values is one of differences: output and target moved alike change nothing, to the bit where that does not round. It
 * falls on the way to its target and is least there. Of any loss lanes do not know each other, to the bit, and no output is so far
 * off that loss or slope are not numbers. */
#include "unit.h"

#include "nn/head.h"

enum { LANES = 32, MOST = LANES * LC_HEAD_OUTPUTS_MAX };

typedef struct cell {
    const lc_head *head;
    lc_knob_values knobs;
    size_t outputs;
    lc_real y[MOST], target[LANES], dy[MOST];
    double loss[LANES];
} cell;

/* Errors on a grid of 1/8 from -2 on. */
static void open(cell *c, const char *name)
{
    c->head = lc_head_find(name);
    assert_ok(lc_knobs_read(&c->knobs, NULL, name, c->head->knobs));
    c->outputs = lc_head_outputs(c->head, &c->knobs);
    for (size_t lane = 0; lane < LANES; lane++)
        c->target[lane] = (lc_real)(lane % 5);
    for (size_t i = 0; i < c->outputs * LANES; i++)
        c->y[i] = c->target[i % LANES] + (lc_real)(i % LANES) / 8 - 2;
}

static void run_weighed(cell *c, const double *weight)
{
    memset(c->loss, 0, sizeof c->loss);
    c->head->loss(&(lc_head_cell){.lanes = LANES,
                                  .y = c->y,
                                  .target = c->target,
                                  .loss = c->loss,
                                  .dy = c->dy,
                                  .scale = 1,
                                  .knobs = &c->knobs,
                                  .outputs = c->outputs,
                                  .weight = weight});
}

static void run(cell *c)
{
    run_weighed(c, NULL);
}

static void walk(void (*check)(cell *a, cell *b), bool (*wanted)(const lc_head *head))
{
    static cell a, b;
    size_t walked = 0;
    for (const char *const *name = lc_head_table_names; *name; name++) {
        if (lc_head_find(*name)->classes)
            continue; /* their targets are no numbers: below */
        open(&a, *name);
        open(&b, *name);
        if (wanted && !wanted(a.head))
            continue;
        check(&a, &b);
        walked++;
    }
    assert_true(walked >= 3);
}

static void move(cell *a, cell *b)
{
    for (size_t i = 0; i < a->outputs * LANES; i++)
        b->y[i] += 64;
    for (size_t lane = 0; lane < LANES; lane++)
        b->target[lane] += 64;
    run(a);
    run(b);
    assert_memory_equal(a->loss, b->loss, sizeof a->loss);
    assert_memory_equal(a->dy, b->dy, a->outputs * LANES * sizeof *a->dy);
}

/* Outputs are values in the target's units, not parameters of a distribution, and an error is not measured by its target's size. */
static bool is_of_differences(const lc_head *head)
{
    return (!head->quantile || head->levels) && !head->unshifted;
}

static void moving_output_and_target_changes_no_loss(void **state)
{
    (void)state;
    walk(move, is_of_differences);
}

static void turn(cell *a, cell *b)
{
    for (size_t i = 0; i < a->outputs * LANES; i++)
        b->y[i / LANES * LANES + (i + 7) % LANES] = a->y[i];
    for (size_t lane = 0; lane < LANES; lane++)
        b->target[(lane + 7) % LANES] = a->target[lane];
    run(a);
    run(b);
    for (size_t i = 0; i < a->outputs * LANES; i++)
        assert_true(a->dy[i] == b->dy[i / LANES * LANES + (i + 7) % LANES]);
    for (size_t lane = 0; lane < LANES; lane++)
        assert_true(a->loss[lane] == b->loss[(lane + 7) % LANES]);
}

static void lanes_of_a_loss_do_not_know_each_other(void **state)
{
    (void)state;
    walk(turn, NULL);
}

/* Lane 16 is at its target; from there to either side the loss grows, and the slopes point away from it. */
static void grow(cell *a, cell *b)
{
    (void)b;
    run(a);
    for (size_t lane = 0; lane < LANES; lane++) {
        double slope = 0;
        for (size_t k = 0; k < a->outputs; k++)
            slope += (double)a->dy[k * LANES + lane];
        assert_true(lane == 16 || (a->loss[lane] > 0 && (lane < 16 ? slope < 0 : slope > 0)));
        assert_true(lane >= 16 || a->loss[lane] > a->loss[lane + 1]);
        assert_true(lane <= 16 || a->loss[lane] > a->loss[lane - 1]);
    }
    assert_true(a->loss[16] == 0);
}

static void a_loss_grows_away_from_its_target(void **state)
{
    (void)state;
    walk(grow, is_of_differences);
}

static void stay_finite(cell *a, cell *b)
{
    static const double far[] = {0, 40, 1e3, 1e6, 1e12};
    (void)b;
    for (size_t i = 0; i < a->outputs * LANES; i++) /* each output at any distance, whatever the others are */
        a->y[i] = (lc_real)((i % 2 ? 1 : -1) * far[(i * 7 + i / LANES * 3) % 5]);
    run(a);
    for (size_t lane = 0; lane < LANES; lane++)
        assert_true(isfinite(a->loss[lane]));
    for (size_t i = 0; i < a->outputs * LANES; i++)
        assert_true(isfinite((double)a->dy[i]));
}

static void no_output_is_too_far_off(void **state)
{
    (void)state;
    walk(stay_finite, NULL);
}

/* --- of classes ------------------------------------------------------------------------------------------------------ */

enum { CLASSES = 3 };

/* Lane's class is lane % 3; the score of that class rises with the lane, those of the others are as they were. */
static void open_classes(cell *c, const char *name, double above)
{
    c->head = lc_head_find(name);
    assert_ok(lc_knobs_read(&c->knobs, NULL, name, c->head->knobs));
    c->outputs = CLASSES;
    for (size_t i = 0; i < CLASSES * LANES; i++)
        c->y[i] = (lc_real)(above + (i / LANES == i % LANES % CLASSES ? (double)(i % LANES / CLASSES) / 4 - 1 : 0));
    for (size_t lane = 0; lane < LANES; lane++)
        c->target[lane] = (lc_real)(lane % CLASSES);
}

/* The better a class is told from the others, the less it costs; all scores moved alike say the same; twice the weight is twice the
 * loss. */
static void a_loss_of_classes_is_one_of_differences_of_scores(void **state)
{
    (void)state;
    static cell a, b;
    for (const char *const *name = lc_head_table_names; *name; name++) {
        if (!lc_head_find(*name)->classes)
            continue;
        open_classes(&a, *name, 0);
        open_classes(&b, *name, 64);
        run(&a);
        run_weighed(&b, (const double[]){2, 2, 2});
        for (size_t lane = 0; lane < LANES; lane++) {
            double slope = 0;
            for (size_t k = 0; k < CLASSES; k++)
                slope += (double)a.dy[k * LANES + lane];
            assert_true(fabs(slope) < 1e-6);
            assert_true(fabs(b.loss[lane] - 2 * a.loss[lane]) <= 1e-12 * (1 + a.loss[lane]));
            assert_true(lane < CLASSES || a.loss[lane] < a.loss[lane - CLASSES] || a.loss[lane] == 0);
            assert_true(a.dy[lane % CLASSES * LANES + lane] < 0 || a.loss[lane] == 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loss_of_classes_is_one_of_differences_of_scores),
        cmocka_unit_test(moving_output_and_target_changes_no_loss), cmocka_unit_test(lanes_of_a_loss_do_not_know_each_other),
        cmocka_unit_test(a_loss_grows_away_from_its_target), cmocka_unit_test(no_output_is_too_far_off)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
