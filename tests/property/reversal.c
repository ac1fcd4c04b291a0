/* A network that reads its rows from the last to the first does with its one direction what it did with the other. The head's
 * sums are then in another order: equal except for rounding. */
#include "property/nets.h"

static void swap(sample *s, const lc_parameter *forward, const lc_parameter *backward)
{
    for (size_t i = 0; i < forward->rows * forward->columns; i++) {
        lc_real kept = s->weights[forward->offset + i];
        s->weights[forward->offset + i] = s->weights[backward->offset + i];
        s->weights[backward->offset + i] = kept;
    }
}

/* The two halves of what a layer reads from the one below it: its directions. */
static void swap_halves(sample *s, const char *what, size_t layer, size_t direction)
{
    const lc_parameter *p = parameter_of(s, what, layer, direction);
    rotate_columns(s->weights, p, 0, p->columns, p->columns / 2);
}

static void reverse_time(sample *s)
{
    const size_t row = PAIR_INPUTS * s->shard->lanes;
    lc_real kept[PAIR_INPUTS * LC_LANES];
    for (size_t t = 0; t < PAIR_CONTEXT / 2; t++) {
        lc_real *early = s->shard->x + t * row, *late = s->shard->x + (PAIR_CONTEXT - 1 - t) * row;
        memcpy(kept, early, sizeof kept);
        memcpy(early, late, sizeof kept);
        memcpy(late, kept, sizeof kept);
    }
}

static void check(pair *p)
{
    const lc_parameter *forward;
    if (pair_directions(&p->a) == 1)
        return;
    for (size_t layer = 0; layer < pair_layers(&p->b); layer++) {
        for (size_t i = 0, j = 0; (forward = next_of_layer(&i, &p->b, layer, 0));)
            swap(&p->b, forward, next_of_layer(&j, &p->b, layer, 1));
        for (size_t direction = 0; layer > 0 && direction < 2; direction++)
            swap_halves(&p->b, "weight_ih", layer, direction);
    }
    swap_halves(&p->b, "head.weight", 0, 0);
    reverse_time(&p->b);
    pair_compare(p, rounding);
}

static void reversed_time_swaps_the_directions(void **state)
{
    (void)state;
    pair_walk(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reversed_time_swaps_the_directions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
