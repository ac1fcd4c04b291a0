/* Truncated BPTT step by step: the losses, gradient norms and last weights of PyTorch with h.detach() after every step, two
 * stretches of a series side by side (tests/golden/train/truncated.txt). */
#include "golden/steps.h"

static void steps_with_a_detached_state_are_those_of_pytorch(void **state)
{
    (void)state;
    static const char *const set[] = {"train.truncate=5", NULL};
    assert_int_equal(golden_steps_check(LC_TEST_DIR "/golden/train/truncated.txt", &(golden_training){set, NULL}), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_with_a_detached_state_are_those_of_pytorch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
