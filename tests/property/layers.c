/* Two layers are one after the other: the second sees what the first alone says after every step, to the bit. After one step from
 * nothing, recurrent weights have done nothing, to the bit. A step of the horizon does not know the others, to the bit. */
#include "property/nets.h"

static void copy(sample *to, const lc_parameter *p, const sample *from, const lc_parameter *q)
{
    assert_true(p->rows == q->rows && p->columns == q->columns);
    memcpy(to->weights + p->offset, from->weights + q->offset, p->rows * p->columns * sizeof(lc_real));
}

static void copy_layer(sample *to, const sample *from, size_t layer)
{
    const lc_parameter *p;
    for (size_t i = 0, j = 0; (p = next_of_layer(&i, to, 0, 0));)
        copy(to, p, from, next_of_layer(&j, from, layer, 0));
}

/* The state of the first layer after `steps` steps, through a head that passes it on, into a row of x of the second. */
static void first_layer(lc_real *row, const sample *whole, const sample_shape *shape, size_t steps)
{
    sample_shape short_one = *shape;
    sample s;
    short_one.layers = 1;
    short_one.context = steps;
    short_one.outputs = shape->hidden;
    sample_open(&s, &short_one);
    copy_layer(&s, whole, 0);
    const lc_parameter *w = parameter_of(&s, "head.weight", 0, 0), *b = parameter_of(&s, "head.bias", 0, 0);
    for (size_t i = 0; i < w->rows * w->columns; i++)
        s.weights[w->offset + i] = i / w->columns == i % w->columns;
    memset(s.weights + b->offset, 0, b->rows * sizeof(lc_real));
    sample_pack(&s);
    memcpy(s.shard->x, whole->shard->x, sample_rows(&s) * LC_LANES * sizeof(lc_real));
    sample_loss(&s);
    memcpy(row, s.shard->y, shape->hidden * LC_LANES * sizeof(lc_real));
    sample_close(&s);
}

static void check_layers(const char *cell)
{
    const sample_shape shape = pair_shape(cell, false, 2);
    sample whole, second;
    sample_open(&whole, &shape);
    sample_shape above = shape;
    above.layers = 1;
    above.inputs = shape.hidden;
    above.hidden = whole.net->config.hidden[1];
    sample_open(&second, &above);
    copy_layer(&second, &whole, 1);
    static const char *const head[] = {"head.weight", "head.bias"};
    for (size_t i = 0; i < 2; i++)
        copy(&second, parameter_of(&second, head[i], 0, 0), &whole, parameter_of(&whole, head[i], 0, 0));
    sample_pack(&second);
    for (size_t step = 0; step < shape.context; step++)
        first_layer(second.shard->x + step * shape.hidden * LC_LANES, &whole, &shape, step + 1);
    sample_loss(&whole);
    sample_loss(&second);
    assert_memory_equal(second.shard->y, whole.shard->y, whole.shard->outputs * LC_LANES * sizeof(lc_real));
    sample_close(&whole);
    sample_close(&second);
}

static void two_layers_are_one_after_the_other(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        check_layers(*cell);
}

static void check_one_step(const char *cell, bool both)
{
    pair p;
    sample_shape shape = pair_shape(cell, both, 1);
    shape.context = 1;
    sample_open(&p.a, &shape);
    sample_open(&p.b, &shape);
    for (size_t direction = 0; direction < pair_directions(&p.b); direction++) {
        const lc_parameter *w;
        for (size_t at = 0; (w = next_of_layer(&at, &p.b, 0, direction));)
            for (size_t i = 0; strncmp(w->name, "weight_hh", strlen("weight_hh")) == 0 && i < w->rows * w->columns; i++)
                p.b.weights[w->offset + i] = (lc_real)i;
    }
    pair_compare(&p, 0);
    sample_close(&p.a);
    sample_close(&p.b);
}

static void one_step_uses_no_recurrent_weight(void **state)
{
    (void)state;
    for (const char *const *cell = lc_cell_names(); *cell; cell++) {
        check_one_step(*cell, false);
        check_one_step(*cell, true);
    }
}

static void check_horizon(pair *p)
{
    const lc_parameter *w = parameter_of(&p->b, "head.weight", 0, 0), *b = parameter_of(&p->b, "head.bias", 0, 0);
    const size_t lanes = p->a.shard->lanes, other = 2;
    for (size_t i = 0; i < w->columns; i++)
        p->b.weights[w->offset + other * w->columns + i] += 1;
    p->b.weights[b->offset + other] += 1;
    sample_pack(&p->b);
    sample_loss(&p->a);
    sample_loss(&p->b);
    for (size_t k = 0; k < PAIR_OUTPUTS; k++)
        assert_int_equal(memcmp(p->a.shard->y + k * lanes, p->b.shard->y + k * lanes, lanes * sizeof(lc_real)) != 0, k == other);
}

static void a_step_of_the_horizon_does_not_know_the_others(void **state)
{
    (void)state;
    pair_walk(check_horizon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_layers_are_one_after_the_other),
                                       cmocka_unit_test(one_step_uses_no_recurrent_weight),
                                       cmocka_unit_test(a_step_of_the_horizon_does_not_know_the_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
