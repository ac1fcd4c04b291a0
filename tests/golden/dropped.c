/* Training with dropped recurrent weights step by step: the losses, gradient norms and last weights of PyTorch, which drops the
 * same ones (tests/golden/train/dropped.txt). */
#include "golden/steps.h"

/* In place of what the step would have drawn. */
static void choose_dropped(const golden_steps *t, size_t step)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, t->net);
    for (size_t stream = 0; stream < count; stream++)
        for (size_t i = 0, at = p[stream].offset; i < p[stream].rows * p[stream].columns; i++, at++) {
            if (strstr(p[stream].name, "weight_hh"))
                t->trainer->gradient->kept[at] = golden_value(60 + 20 * step + stream, i, 1) < 0 ? 0 : 2;
            t->trainer->dropped[at] = t->trainer->weights[at] * t->trainer->gradient->kept[at];
        }
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->trainer->packed, t->net, t->trainer->dropped, piece);
}

static void steps_with_dropped_weights_are_those_of_pytorch(void **state)
{
    (void)state;
    static const char *const set[] = {"window.stride=5", "model.dropout_weights=0.5", "model.normalize=none",
                                      "train.order=consecutive", NULL};
    assert_int_equal(golden_steps_check(LC_TEST_DIR "/golden/train/dropped.txt", &(golden_training){set, choose_dropped}), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_with_dropped_weights_are_those_of_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
