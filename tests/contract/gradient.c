/* Every architecture x cell x direction x depth, and every architecture x head: gradients are those of finite differences. Double
 * build only: in float, differences drown in rounding. */
#include "contract/nets.h"

#ifdef LC_REAL_DOUBLE

/* A sixth-order central difference; errors of 1e-10 and less for smooth losses of size one. */
static double slope(sample *s, lc_real *weight, double step)
{
    static const double factor[] = {0.75, -0.15, 1.0 / 60};
    const lc_real kept = *weight;
    double sum = 0;
    for (int k = 1; k <= 3; k++)
        for (int sign = -1; sign <= 1; sign += 2) {
            *weight = kept + sign * k * step;
            sample_pack(s);
            sum += sign * factor[k - 1] * sample_loss(s);
        }
    *weight = kept;
    return sum / step;
}

/* The long step is the more accurate one; the short one crosses no corner of a rectified unit or an absolute error. */
static bool agrees(double gradient, sample *s, lc_real *weight)
{
    static const double step[] = {1e-3, 1e-5};
    for (size_t i = 0; i < 2; i++) {
        double expected = slope(s, weight, step[i]);
        if (fabs(gradient - expected) <= 1e-7 * (fabs(expected) + 0.01))
            return true;
    }
    return false;
}

static void check_all(sample *s, const sample_shape *shape)
{
    size_t count;
    sample_loss(s);
    lc_net_backward(&s->gradient, s->shard, s->net, s->packed);
    const lc_parameter *p = lc_net_parameters(&count, s->net);
    for (size_t i = 0; i < count; i++)
        for (size_t k = p[i].offset; k < p[i].offset + p[i].rows * p[i].columns; k++)
            if (!agrees(s->gradient[k], s, &s->weights[k]))
                fail_msg("%s %s %s, %s, %zu layers: element %zu is %.12g, differences say %.12g", shape->arch, shape->cell,
                         shape->loss, p[i].name, shape->layers, k - p[i].offset, s->gradient[k], slope(s, &s->weights[k], 1e-3));
}

static void check_with(const sample_shape *shape, const sample_more *more)
{
    sample s;
    sample_open_with(&s, shape, more);
    check_all(&s, shape);
    sample_close(&s);
}

static void check(const sample_shape *shape)
{
    check_with(shape, &(sample_more){.output = "last"});
}

static void every_cell_has_the_gradients_of_finite_differences(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell; cell++)
            for (size_t layers = 1; layers <= 3 && sample_is_walked(*arch, *cell); layers++)
                for (int both = 0; both <= 1; both++) {
                    /* one layer: so long that weight gradients are summed over several blocks of steps */
                    check(&(sample_shape){*cell, "mse", 2, 3, layers == 1 ? 37 : 4, 3, layers, 16, 5, both, 0, *arch});
                    /* as many inputs as begin a new vector of columns for the biases, in pairs and not */
                    for (size_t inputs = 16; layers == 1 && inputs <= 32; inputs += 16)
                        check(&(sample_shape){*cell, "mse", inputs, 4, 3, 2, 1, 16, 5, both, 0, *arch});
                }
}

static void every_head_has_the_gradients_of_finite_differences(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *head = lc_head_names(); *head; head++)
            check(&(sample_shape){"lstm", *head, 3, 5, 3, 2, 1, 16, 3, false, 0, *arch});
}

/* Lanes of all steps, of one, of some. */
static void check_late(const char *arch, const char *cell, bool both)
{
    sample s;
    const sample_shape shape = {cell, "mse", 2, 3, 7, 3, 2, 16, 5, both, 0, arch};
    sample_open_with(&s, &shape, &(sample_more){.shortest = 1});
    for (size_t lane = 0; lane < shape.lanes; lane++)
        s.shard->late.step[lane] = (uint32_t)(lane * 3 % shape.context);
    s.shard->late.most = (uint32_t)shape.context - 1;
    check_all(&s, &shape);
    sample_close(&s);
}

static void late_lanes_have_the_gradients_of_finite_differences(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell && sample_arch(*arch)->take; cell++)
            for (int both = 0; both <= 1 && sample_is_walked(*arch, *cell); both++)
                check_late(*arch, *cell, both);
}

static void losses_in_scaled_units_have_the_gradients_of_finite_differences(void **state)
{
    (void)state;
    for (const char *const *name = lc_normalize_table_names; *name; name++)
        for (const char *const *arch = lc_arch_names(); *arch && lc_normalize_find(*name)->spreads; arch++)
            for (const char *const *head = lc_head_names(); *head; head++)
                check_with(&(sample_shape){"lstm", *head, 3, 5, 3, 2, 1, 16, 3, false, 0, *arch},
                           &(sample_more){.normalize = *name});
}

static void forecasts_after_every_step_have_the_gradients_of_finite_differences(void **state)
{
    (void)state;
    for (const char *const *arch = lc_arch_names(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell && lc_arch_find(*arch)->every; cell++)
            for (size_t layers = 1; layers <= 2; layers++)
                check_with(&(sample_shape){*cell, "mse", 2, 3, layers == 1 ? 37 : 4, 2, layers, 16, 3, false, 0, *arch},
                           &(sample_more){.output = "every"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_cell_has_the_gradients_of_finite_differences),
                                       cmocka_unit_test(late_lanes_have_the_gradients_of_finite_differences),
                                       cmocka_unit_test(losses_in_scaled_units_have_the_gradients_of_finite_differences),
                                       cmocka_unit_test(forecasts_after_every_step_have_the_gradients_of_finite_differences),
                                       cmocka_unit_test(every_head_has_the_gradients_of_finite_differences)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
    puts("skipped: finite differences need the double build (preset double)");
    return 77;
}

#endif
