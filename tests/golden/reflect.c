/* Large orthogonal weights against reflections that are applied one by one, in double, to what the stream says; and what they are
 * to be: orthonormal, with the sign of torch.nn.init.orthogonal_ (the diagonal of R is positive), the same bits for any number of
 * threads. */
#include "golden/numbers.h"

#include <lanecast/config.h>

#include "core/digest.h"
#include "core/mem.h"
#include "nn/reflect.h"

/* One of the sizes is no multiple of anything that reflections are grouped by. */
static const struct {
    size_t blocks, size;
} cases[] = {{1, 67}, {4, 70}, {1, 530}, {3, 128}};

/* x - 2 u (u x) / (u u) */
static void apply(double *x, const double *u, size_t length)
{
    double along = 0, squares = 0;
    for (size_t i = 0; i < length; i++) {
        along += u[i] * x[i];
        squares += u[i] * u[i];
    }
    for (size_t i = 0; i < length; i++)
        x[i] -= 2 * along / squares * u[i];
}

/* Vector k is x(k) / |x(k)|, turned as the k vectors before it were turned away: no sign is chosen. */
static void expect(double *q, size_t blocks, size_t size, lc_rng *rng)
{
    const size_t length = blocks * size;
    double *u;
    assert_ok(lc_new(&u, size * length, sizeof *u));
    for (size_t k = 0; k < size; k++) {
        double squares = 0, *x = u + k * length;
        lc_rng own = lc_rng_ahead(rng, k * length);
        for (size_t i = k; i < length; i++) {
            x[i] = (double)(lc_real)lc_rng_normal(&own);
            squares += x[i] * x[i];
        }
        for (size_t i = 0; i < length; i++)
            q[k * length + i] = x[i] / sqrt(squares);
        for (size_t before = k; before-- > 0;)
            apply(q + k * length, u + before * length, length);
        x[k] += copysign(sqrt(squares), x[k]);
    }
    lc_free(u);
}

/* Number i of vector k: of one block a row, of several a column. */
static double number(const lc_real *w, size_t blocks, size_t size, size_t k, size_t i)
{
    return (double)(blocks == 1 ? w[k * size + i] : w[i * size + k]);
}

static void check(size_t blocks, size_t size)
{
    const size_t length = blocks * size;
    double *q;
    lc_real *w, *other;
    lc_rng rng = lc_rng_new(3, "weight", 0), begun = rng;
    assert_ok(lc_new(&q, size * length, sizeof *q));
    assert_ok(lc_new(&w, size * length, sizeof *w));
    assert_ok(lc_new(&other, size * length, sizeof *other));
    expect(q, blocks, size, &begun);
    lc_reflect_fill(w, blocks, size, &rng, 1);
    for (size_t k = 0; k < size; k++)
        for (size_t i = 0; i < length; i++)
            assert_true(fabs(number(w, blocks, size, k, i) - q[k * length + i]) < golden_rounding);
    for (size_t a = 0; a < size; a++)
        for (size_t b = 0; b <= a; b++) {
            double product = 0;
            for (size_t i = 0; i < length; i++)
                product += number(w, blocks, size, a, i) * number(w, blocks, size, b, i);
            assert_true(fabs(product - (a == b)) < golden_rounding);
        }
    for (size_t threads = 2; threads < 4; threads++) {
        lc_rng again = lc_rng_new(3, "weight", 0);
        lc_reflect_fill(other, blocks, size, &again, threads);
        assert_memory_equal(w, other, size * length * sizeof *w);
        assert_true(again.counter == rng.counter && again.left == rng.left);
    }
    lc_free(other);
    lc_free(w);
    lc_free(q);
}

static void reflections_are_those_of_the_stream_one_by_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i].blocks, cases[i].size);
}

/* So many vectors of `length` numbers, `apart` from each other, which are `stride` apart. */
static void is_orthonormal(const lc_real *w, size_t vectors, size_t apart, size_t length, size_t stride)
{
    for (size_t a = 0; a < vectors; a++)
        for (size_t b = a; b < vectors; b += 1 + (b > a) * 17) {
            double product = 0;
            for (size_t i = 0; i < length; i++)
                product += (double)w[a * apart + i * stride] * (double)w[b * apart + i * stride];
            assert_true(fabs(product - (a == b)) < golden_rounding);
        }
}

/* The recurrent weights of a layer of 520 units: of glorot each gate's rows, of keras the columns of all gates. */
static void large_layers_begin_so(void **state)
{
    (void)state;
    enum { UNITS = 520, GATES = 3 };
    for (int keras = 0; keras < 2; keras++) {
        lc_config config = lc_config_default();
        lc_net *net;
        lc_real *w;
        size_t count, i = 0;
        snprintf(config.model.init, sizeof config.model.init, keras ? "keras" : "glorot");
        config.model.hidden[0] = UNITS;
        assert_ok(lc_net_new(&net, &(lc_net_shape){.context = 2, .inputs = 1, .horizon = 1, .targets = 1}, &config.model));
        assert_ok(lc_new(&w, lc_net_length(net), sizeof *w));
        lc_net_init(w, net, 5);
        const lc_parameter *p = lc_net_parameters(&count, net);
        while (strcmp(p[i].name, "weight_hh_l0") != 0)
            i++;
        assert_true(p[i].rows == GATES * UNITS && p[i].columns == UNITS);
        for (size_t gate = 0; gate < GATES && !keras; gate++)
            is_orthonormal(w + p[i].offset + gate * UNITS * UNITS, UNITS, UNITS, UNITS, 1);
        if (keras)
            is_orthonormal(w + p[i].offset, UNITS, 1, GATES * UNITS, UNITS);
        lc_free(w);
        lc_net_free(net);
    }
}

/* Of any machine and level. */
static void bits_are_the_same_everywhere(void **state)
{
    (void)state;
    lc_real w[70 * 70];
    lc_rng rng = lc_rng_new(3, "weight", 0);
    lc_reflect_fill(w, 1, 70, &rng, 2);
    assert_true(lc_digest(0, w, sizeof w) == (sizeof(lc_real) == sizeof(float) ? 0xbd218da5605b0e50 : 0xe7a8a08b80aa8e4f));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reflections_are_those_of_the_stream_one_by_one),
                                       cmocka_unit_test(large_layers_begin_so), cmocka_unit_test(bits_are_the_same_everywhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
