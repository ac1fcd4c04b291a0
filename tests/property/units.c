/* Hidden units have no order: with their rows, their recurrent columns and the columns of who reads them moved alike, the
 * outputs are the same except for the rounding of sums in another order. */
#include "property/nets.h"

static void move_units(sample *s, size_t layer, size_t direction)
{
    static const char *const what[] = {"weight_ih", "weight_hh", "bias_ih", "bias_hh"};
    const size_t hidden = parameter_of(s, "weight_hh", layer, direction)->columns;
    for (size_t i = 0; i < 4; i++)
        rotate_rows(s->weights, parameter_of(s, what[i], layer, direction), hidden, 2);
    rotate_columns(s->weights, parameter_of(s, "weight_hh", layer, direction), 0, hidden, 2);
    if (layer + 1 == pair_layers(s))
        rotate_columns(s->weights, parameter_of(s, "head.weight", 0, 0), direction * hidden, hidden, 2);
    for (size_t above = 0; layer + 1 < pair_layers(s) && above < pair_directions(s); above++)
        rotate_columns(s->weights, parameter_of(s, "weight_ih", layer + 1, above), direction * hidden, hidden, 2);
}

static void check(pair *p)
{
    for (size_t layer = 0; layer < pair_layers(&p->b); layer++)
        for (size_t direction = 0; direction < pair_directions(&p->b); direction++)
            move_units(&p->b, layer, direction);
    pair_compare(p, rounding);
}

static void hidden_units_have_no_order(void **state)
{
    (void)state;
    pair_walk(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hidden_units_have_no_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
