/* How parameters begin, by hand: the bounds of Glorot & Bengio 2010, of Keras's layers and of PyTorch, orthogonal recurrent weights, the biases
 * that cells ask for. An initialization without numbers here fails. */
#include "golden/numbers.h"

#include <lanecast/config.h>

#include "core/mem.h"

enum { INPUTS = 30, HIDDEN = 40, OUTPUTS = 24 };

/* Uniform in [-bound, bound]: reached nearly, never passed, with a variance of bound^2 / 3. */
static void is_uniform(const lc_real *w, size_t count, double bound)
{
    double most = 0, squares = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, fabs((double)w[i]));
        squares += (double)w[i] * (double)w[i];
        sum += (double)w[i];
    }
    assert_true(most <= bound * (1 + 1e-6) && most > 0.9 * bound);
    if (count >= 500) {
        assert_true(fabs(squares / (double)count / (bound * bound / 3) - 1) < 0.2);
        assert_true(fabs(sum / (double)count) < 0.2 * bound);
    }
}

static void is_constant(const lc_real *w, size_t count, double value)
{
    for (size_t i = 0; i < count; i++)
        assert_true((double)w[i] == value);
}

/* HIDDEN vectors of `numbers` numbers, which are `stride` apart; the vectors are `apart` apart. */
static void is_orthogonal(const lc_real *w, size_t apart, size_t numbers, size_t stride)
{
    for (size_t a = 0; a < HIDDEN; a++)
        for (size_t b = 0; b < HIDDEN; b++) {
            double product = 0;
            for (size_t k = 0; k < numbers; k++)
                product += (double)w[a * apart + k * stride] * (double)w[b * apart + k * stride];
            assert_true(fabs(product - (a == b)) < 10 * golden_rounding);
        }
}

static bool begins(const lc_parameter *p, const char *name)
{
    return strncmp(p->name, name, strlen(name)) == 0;
}

/* What a cell has of its own begins as the cell says, whatever the initialization; whether it is such a parameter. */
static bool check_own(const lc_real *w, const lc_parameter *p, const lc_cell_type *cell)
{
    for (size_t i = 0; i < LC_OWN_MAX && cell->own[i].vectors; i++)
        for (size_t v = 0; begins(p, cell->own[i].name) && v < cell->own[i].vectors; v++) {
            is_constant(w + v * HIDDEN, HIDDEN, cell->own[i].start[v]);
            if (v + 1 == cell->own[i].vectors)
                return true;
        }
    return false;
}

static void check_glorot(const lc_real *w, const lc_parameter *p, const lc_cell_type *cell)
{
    for (size_t gate = 0; gate < p->rows / HIDDEN; gate++) {
        const lc_real *rows = w + gate * HIDDEN * p->columns;
        if (begins(p, "weight_ih"))
            is_uniform(rows, HIDDEN * p->columns, sqrt(6.0 / (HIDDEN + (double)p->columns)));
        else if (begins(p, "weight_hh"))
            is_orthogonal(rows, HIDDEN, HIDDEN, 1);
        else if (begins(p, "bias"))
            is_constant(rows, HIDDEN, begins(p, "bias_ih") ? cell->bias[gate] : 0);
    }
    check_own(w, p, cell);
    if (begins(p, "head.weight"))
        is_uniform(w, OUTPUTS * HIDDEN, sqrt(6.0 / (OUTPUTS + HIDDEN)));
    else if (begins(p, "head.bias"))
        is_constant(w, OUTPUTS, 0);
}

/* Keras: kernel (inputs, gates x units) by fans of all of it, recurrent_kernel (units, gates x units) with orthonormal rows, which
 * are columns here, bias of the forget gate 1. */
static void check_keras(const lc_real *w, const lc_parameter *p, const lc_cell_type *cell)
{
    const size_t gates = p->rows / HIDDEN;
    if (begins(p, "weight_ih") || begins(p, "head.weight"))
        is_uniform(w, p->rows * p->columns, sqrt(6.0 / (double)(p->rows + p->columns)));
    else if (begins(p, "weight_hh"))
        is_orthogonal(w, 1, p->rows, HIDDEN);
    else if (begins(p, "bias_ih"))
        for (size_t gate = 0; gate < gates; gate++)
            is_constant(w + gate * HIDDEN, HIDDEN, cell->bias[gate]);
    else if (!check_own(w, p, cell))
        is_constant(w, p->rows, 0);
}

static void check_pytorch(const lc_real *w, const lc_parameter *p, const lc_cell_type *cell)
{
    if (!check_own(w, p, cell))
        is_uniform(w, p->rows * p->columns, 1 / sqrt(HIDDEN));
}

static const struct {
    const char *name;
    void (*check)(const lc_real *w, const lc_parameter *p, const lc_cell_type *cell);
} numbers[] = {{"glorot", check_glorot}, {"keras", check_keras}, {"pytorch", check_pytorch}, {NULL, NULL}};

static void check(const char *init, const char *cell)
{
    lc_config config = lc_config_default();
    lc_model_config *m = &config.model;
    lc_net *net;
    lc_real *w, *other;
    size_t count, known = 0;
    while (numbers[known].name && strcmp(numbers[known].name, init) != 0)
        known++;
    if (!numbers[known].name)
        fail_msg("the initialization %s has no numbers here", init);
    snprintf(m->cell, sizeof m->cell, "%s", cell);
    snprintf(m->init, sizeof m->init, "%s", init);
    m->hidden[0] = HIDDEN;
    assert_ok(lc_net_new(&net, &(lc_net_shape){.context = 2, .inputs = INPUTS, .horizon = OUTPUTS, .targets = 1}, m));
    assert_ok(lc_new(&w, lc_net_length(net), sizeof *w));
    assert_ok(lc_new(&other, lc_net_length(net), sizeof *other));
    lc_net_init(w, net, 5);
    lc_net_init(other, net, 6);
    const lc_parameter *p = lc_net_parameters(&count, net);
    for (size_t i = 0; i < count; i++) {
        numbers[known].check(w + p[i].offset, &p[i], lc_lane_cell(net->lane, cell));
        assert_true(p[i].columns == 1 || memcmp(w + p[i].offset, other + p[i].offset, p[i].rows * sizeof *w) != 0);
    }
    lc_free(w);
    lc_free(other);
    lc_net_free(net);
}

static void every_initialization_is_the_one_it_is_named_for(void **state)
{
    (void)state;
    size_t count, found = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++)
        for (const char *const *init = strcmp(option[i].key, "init") == 0 ? option[i].choices() : NULL; init && *init;
             init++, found++)
            for (const char *const *cell = lc_cell_names(); *cell; cell++)
                check(*init, *cell);
    assert_true(found >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_initialization_is_the_one_it_is_named_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
