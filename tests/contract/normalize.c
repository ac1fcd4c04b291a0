/* With model.normalize outputs are in spreads of their windows; losses are those of scaled units all the same, so that runs of one
 * normalization compare with those of another. */
#include "contract/nets.h"

enum { LANES = 16, USED = 5 };

/* --- heads of values -------------------------------------------------------------------------------------------------- */

/* Mean loss of a net whose outputs and targets are in spreads, or of one where they are multiplied by these. */
static double loss_of(const char *head, const char *normalize, bool multiplied)
{
    sample s;
    double loss;
    sample_open_with(&s, &(sample_shape){"rnn", head, 2, 3, 3, 2, 1, LANES, USED, false, 0, "recurrent"},
                     &(sample_more){.normalize = normalize});
    const size_t outputs = s.shard->outputs, cells = s.shard->cells;
    sample_fill(s.shard->y, outputs * LANES, "y", 1);
    for (size_t i = 0; multiplied && i < outputs * LANES; i++)
        s.shard->y[i] *= (lc_real)(0.4 + 0.3 * (double)((2 * LANES + i % LANES) % 5));
    for (size_t i = 0; multiplied && i < cells * LANES; i++)
        s.shard->target[i] *= (lc_real)(0.4 + 0.3 * (double)((2 * LANES + i % LANES) % 5));
    lc_net_loss(&loss, s.shard, s.net, 1);
    sample_close(&s);
    return loss;
}

static void a_loss_of_values_is_that_of_scaled_units(void **state)
{
    (void)state;
    size_t checked = 0;
    for (const char *const *name = lc_normalize_table_names; *name; name++)
        for (const char *const *head = lc_head_names(); *head && lc_normalize_find(*name)->spreads; head++) {
            const lc_head *h = lc_head_find(*head);
            if (h->classes || h->unshifted || h->density)
                continue;
            const double found = loss_of(*head, *name, false), expected = loss_of(*head, "none", true);
            assert_true(fabs(found - expected) <= 1e-5 * fabs(expected));
            assert_true(fabs(loss_of(*head, "none", false) - expected) > 1e-3 * fabs(expected));
            checked++;
        }
    assert_true(checked >= 4);
}

/* --- heads of distributions ------------------------------------------------------------------------------------------- */

/* ln dq/du at a level: -ln of the density at the quantile q. */
static double minus_log_density(double *q, const lc_head *head, const double *value, const void *knobs, double level)
{
    const double step = 1e-4;
    *q = head->quantile(value, level, knobs);
    return log((head->quantile(value, level + step, knobs) - head->quantile(value, level - step, knobs)) / (2 * step));
}

/* The loss of an output in spreads is -ln of the density, in scaled units, of the distribution that is read from it. */
static void check_density(const char *name, const lc_head *head)
{
    lc_knob_values knobs;
    lc_real y[LC_HEAD_OUTPUTS_MAX], target, spread = (lc_real)2.5, said[LC_HEAD_OUTPUTS_MAX];
    double value[LC_HEAD_OUTPUTS_MAX], q;
    assert_ok(lc_knobs_read(&knobs, NULL, name, head->knobs));
    const size_t outputs = lc_head_outputs(head, &knobs);
    sample_fill(y, outputs, name, 1);
    for (size_t i = 0; i < outputs; i++)
        value[i] = (double)y[i];
    lc_head_read(value, head, 0, (double)spread, &knobs);
    for (double level = 0.15; level < 0.9; level += 0.2) {
        double loss = 0;
        const double expected = minus_log_density(&q, head, value, &knobs, level);
        target = (lc_real)(q / (double)spread);
        const lc_head_cell cell = {
            .lanes = 1, .y = y, .target = &target, .loss = &loss, .scale = 1, .knobs = &knobs, .outputs = outputs};
        lc_normalize_loss(&cell, head, &spread, said);
        assert_true(fabs(loss - expected) < 1e-3);
    }
}

static void a_loss_of_a_density_is_that_of_scaled_units(void **state)
{
    (void)state;
    size_t checked = 0;
    for (const char *const *name = lc_head_names(); *name; name++) {
        const lc_head *head = lc_head_find(*name);
        if (!head->quantile || head->unshifted || head->levels)
            continue;
        assert_true(head->density);
        check_density(*name, head);
        checked++;
    }
    assert_true(checked >= 3);
}

/* What is not known adds no loss, and no slope. */
static void a_target_that_is_not_known_adds_nothing(void **state)
{
    (void)state;
    for (const char *const *name = lc_head_names(); *name; name++) {
        const lc_head *head = lc_head_find(*name);
        lc_knob_values knobs;
        lc_real y[LC_HEAD_OUTPUTS_MAX], dy[LC_HEAD_OUTPUTS_MAX], target = (lc_real)NAN, spread = 2, said[LC_HEAD_OUTPUTS_MAX];
        double loss = 0;
        if (head->classes || head->unshifted)
            continue;
        assert_ok(lc_knobs_read(&knobs, NULL, *name, head->knobs));
        const size_t outputs = lc_head_outputs(head, &knobs);
        sample_fill(y, outputs, *name, 1);
        lc_head_cell cell = {.lanes = 1, .y = y, .target = &target, .loss = &loss, .dy = dy, .scale = 1, .knobs = &knobs};
        cell.outputs = outputs;
        lc_normalize_loss(&cell, head, &spread, said);
        assert_true(loss == 0);
        for (size_t i = 0; i < outputs; i++)
            assert_true(dy[i] == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_loss_of_values_is_that_of_scaled_units),
                                       cmocka_unit_test(a_loss_of_a_density_is_that_of_scaled_units),
                                       cmocka_unit_test(a_target_that_is_not_known_adds_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
