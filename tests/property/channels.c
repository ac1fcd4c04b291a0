/* Channels have no order, except for rounding; one whose weights are 0 is not read, to the bit, whatever it holds. */
#include "property/nets.h"

static lc_real *channel(sample *s, size_t step, size_t k)
{
    return s->shard->x + (step * PAIR_INPUTS + k) * s->shard->lanes;
}

static void move_channels(pair *p)
{
    for (size_t step = 0; step < PAIR_CONTEXT; step++)
        for (size_t k = 0; k < PAIR_INPUTS; k++)
            memcpy(channel(&p->b, step, (k + 1) % PAIR_INPUTS), channel(&p->a, step, k), p->a.shard->lanes * sizeof(lc_real));
    for (size_t direction = 0; direction < pair_directions(&p->b); direction++)
        rotate_columns(p->b.weights, parameter_of(&p->b, "weight_ih", 0, direction), 0, PAIR_INPUTS, 1);
    pair_compare(p, rounding);
}

static void channels_have_no_order(void **state)
{
    (void)state;
    pair_walk(move_channels);
}

static void clear_channel(sample *s, size_t k)
{
    for (size_t direction = 0; direction < pair_directions(s); direction++) {
        const lc_parameter *p = parameter_of(s, "weight_ih", 0, direction);
        for (size_t row = 0; row < p->rows; row++)
            s->weights[p->offset + row * p->columns + k] = 0;
    }
}

static void change_unread(pair *p)
{
    clear_channel(&p->a, 1);
    clear_channel(&p->b, 1);
    for (size_t step = 0; step < PAIR_CONTEXT; step++)
        for (size_t lane = 0; lane < p->b.shard->lanes; lane++)
            channel(&p->b, step, 1)[lane] = (lc_real)(1000 + step);
    pair_compare(p, 0);
}

static void a_channel_without_weights_is_not_read(void **state)
{
    (void)state;
    pair_walk(change_unread);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(channels_have_no_order),
                                       cmocka_unit_test(a_channel_without_weights_is_not_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
