/* Targets that are not known: they add no loss and have no slope; what is left is the loss of the known ones, bit for bit. */
#include "contract/nets.h"

#include "train/gather.h"

enum { LANES = 32, CELLS = 7 };

/* About a third of the targets, among them all of the fourth lane. */
static void forget(lc_shard *shard)
{
    lc_rng rng = lc_rng_new(5, "mask", 0);
    for (size_t i = 0; i < CELLS * LANES; i++)
        if (i % LANES == 3 || lc_rng_uniform(&rng) < 0.3)
            shard->target[i] = (lc_real)NAN;
}

/* The loss of the known targets only, lane by lane, cell by cell. */
static double dense_loss(const sample *s)
{
    double total = 0;
    for (size_t lane = 0; lane < LANES; lane++) {
        double sum = 0;
        for (size_t cell = 0; cell < CELLS; cell++) {
            lc_real y[LC_HEAD_OUTPUTS_MAX], target = s->shard->target[cell * LANES + lane];
            for (size_t k = 0; k < s->net->outputs; k++)
                y[k] = s->shard->y[(cell * s->net->outputs + k) * LANES + lane];
            lc_head_cell one = {.lanes = 1, .y = y, .target = &target, .loss = &sum, .knobs = &s->net->head_knobs};
            one.outputs = s->net->outputs;
            one.weight = s->net->shape.class_weight;
            if (!isnan(target))
                s->net->head->loss(&one);
        }
        total += sum;
    }
    return total;
}

static void a_masked_loss_is_the_loss_of_the_known_targets(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *head = lc_head_names(); *head; head++) {
            sample s;
            double loss;
            size_t known = 0;
            sample_open(&s, &(sample_shape){"gru", *head, 3, 5, 4, CELLS, 1, LANES, LANES, false, 0, *arch});
            forget(s.shard);
            lc_net_forward(s.shard, s.net, s.packed);
            lc_net_loss(&loss, s.shard, s.net, 0.25);
            assert_true(loss == dense_loss(&s));
            for (size_t i = 0; i < CELLS * LANES; i++) {
                bool unknown = isnan(s.shard->target[i]);
                known += !unknown;
                for (size_t k = 0; k < s.net->outputs; k++)
                    assert_true(!unknown || s.shard->dy[(i / LANES * s.net->outputs + k) * LANES + i % LANES] == 0);
            }
            assert_int_equal(lc_shard_known(s.shard, s.net), known);
            assert_in_range(known, 1, CELLS * LANES - CELLS);
            sample_close(&s);
        }
}

/* Weights' gradients do not see what is masked: another number in its place, masked too, gives the same bits. */
static void an_unknown_target_moves_no_weight(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *head = lc_head_names(); *head; head++) {
            sample some, fewer;
            sample_shape all = {"lstm", *head, 3, 5, 4, CELLS, 1, LANES, LANES, false, 0, *arch}, half = all;
            half.used = LANES / 2;
            sample_open(&some, &all);
            sample_open(&fewer, &half);
            for (size_t i = 0; i < CELLS * LANES; i++)
                if (i % LANES >= LANES / 2)
                    some.shard->target[i] = (lc_real)NAN;
            for (size_t i = 0; i < sample_rows(&fewer) * LANES; i++)
                if (i % LANES >= LANES / 2)
                    fewer.shard->x[i] = 0;
            fewer.used = some.used = LANES / 2;
            assert_true(sample_loss(&some) == sample_loss(&fewer));
            lc_net_backward(&some.gradient, some.shard, some.net, some.packed);
            lc_net_backward(&fewer.gradient, fewer.shard, fewer.net, fewer.packed);
            assert_memory_equal(some.gradient, fewer.gradient, lc_net_length(some.net) * sizeof(lc_real));
            sample_close(&some);
            sample_close(&fewer);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_masked_loss_is_the_loss_of_the_known_targets),
                                       cmocka_unit_test(an_unknown_target_moves_no_weight)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
