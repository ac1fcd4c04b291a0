/* Hidden units have no order: with their rows, their recurrent columns and the columns of who reads them moved alike, the
 * outputs are the same except for the rounding of sums in another order. */
#include "property/nets.h"

static void move_units(sample *s, size_t layer, size_t direction)
{
    const size_t hidden = s->net->config.hidden[layer];
    const lc_parameter *p;
    for (size_t at = 0; (p = next_of_layer(&at, s, layer, direction));) {
        rotate_rows(s->weights, p, hidden, 2);
        if (strncmp(p->name, "weight_hh", strlen("weight_hh")) == 0)
            rotate_columns(s->weights, p, 0, hidden, 2);
    }
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
