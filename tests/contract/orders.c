/* Orders of windows: each window once in an epoch, the same ones for the same seed, and other weights for another order. */
#include "contract/training.h"
#include "train/order.h"

/* Every order visits every window once, and the same ones whenever it is asked. */
static void every_order_visits_every_window_once(void **state)
{
    (void)state;
    enum { WINDOWS = 1000 };
    for (const char *const *name = lc_order_names(); *name; name++)
        for (size_t epoch = 0; epoch < 3; epoch++) {
            const lc_order *order = lc_order_find(*name);
            lc_knob_values knobs;
            size_t window[WINDOWS], again[WINDOWS];
            bool seen[WINDOWS] = {false};
            for (size_t i = 0; i < WINDOWS; i++)
                window[i] = again[i] = i;
            assert_ok(lc_knobs_read(&knobs, NULL, *name, order->knobs));
            order->arrange(window, WINDOWS, 5, epoch, &knobs);
            order->arrange(again, WINDOWS, 5, epoch, &knobs);
            assert_memory_equal(window, again, sizeof window);
            for (size_t i = 0; i < WINDOWS; i++) {
                assert_true(window[i] < WINDOWS && !seen[window[i]]);
                seen[window[i]] = true;
            }
        }
}

static void orders_differ(void **state)
{
    (void)state;
    lc_real *shuffled, *consecutive;
    lc_config one = few_steps("adam", "constant", "shuffled"), other = few_steps("adam", "constant", "consecutive");
    size_t length = train(&shuffled, &one, 1);
    train(&consecutive, &other, 1);
    assert_memory_not_equal(shuffled, consecutive, length * sizeof *shuffled);
    lc_free(shuffled);
    lc_free(consecutive);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_visits_every_window_once),
        cmocka_unit_test(orders_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
