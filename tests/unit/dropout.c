/* dropout: as many values are dropped as were asked for, the others grow so that the mean stays, and gradients follow them. */
#include "nn/dropout.h"
#include "lane/lane.h"
#include "unit.h"

enum { ROWS = 500, ALL = ROWS * LC_LANES };

static void as_many_are_dropped_as_were_asked_for(void **state)
{
    (void)state;
    static const double chance[] = {0, 0.1, 0.25, 0.9};
    static lc_real in[ALL], out[ALL], kept[ALL], gradient[ALL];
    for (size_t i = 0; i < ALL; i++)
        in[i] = (lc_real)(1 + i % 7);
    for (size_t c = 0; c < 4; c++) {
        size_t dropped = 0;
        lc_rng rng[] = {lc_rng_new(1, "dropout", 0), lc_rng_new(1, "dropout", 1)};
        lc_dropout_forward(out, kept, in, ROWS, &(lc_dropout){.chance = chance[c], .lanes = LC_LANES, .sums = 2, .rng = rng});
        memcpy(gradient, in, sizeof gradient);
        lc_dropout_backward(gradient, kept, ALL);
        for (size_t i = 0; i < ALL; i++) {
            const bool gone = kept[i] == 0;
            assert_true(gone || kept[i] == (lc_real)(1 / (1 - chance[c])));
            assert_true(out[i] == in[i] * kept[i] && gradient[i] == out[i]);
            dropped += gone;
        }
        assert_true(fabs((double)dropped / ALL - chance[c]) < 0.02); /* four deviations of 8000 draws */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_many_are_dropped_as_were_asked_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
