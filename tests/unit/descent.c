/* descent - minima that are known, and functions that are none everywhere. */
#include "core/descent.h"

#include "unit.h"

#include <math.h>

static double rosenbrock(double *gradient, const double *x, void *ctx)
{
    (void)ctx;
    const double rest = x[1] - x[0] * x[0];
    gradient[0] = -400 * x[0] * rest - 2 * (1 - x[0]);
    gradient[1] = 200 * rest;
    return 100 * rest * rest + (1 - x[0]) * (1 - x[0]);
}

/* x - ln x, which is none below 0; its minimum is at 1. */
static double half_line(double *gradient, const double *x, void *ctx)
{
    (void)ctx;
    if (!(x[0] > 0))
        return (double)NAN;
    gradient[0] = 1 - 1 / x[0];
    return x[0] - log(x[0]);
}

static double nowhere(double *gradient, const double *x, void *ctx)
{
    (void)ctx;
    gradient[0] = x[0];
    return (double)INFINITY;
}

static double flat(double *gradient, const double *x, void *ctx)
{
    (void)x;
    gradient[0] = 0;
    ++*(int *)ctx;
    return 7;
}

static void it_goes_to_the_minimum_of_a_bent_valley(void **state)
{
    (void)state;
    double x[] = {-1.2, 1}, room[64];
    assert_true(lc_descent_room(2) <= 64);
    const double least = lc_descend(x, &(lc_descent){rosenbrock, NULL, 2, 200, 1e-8}, room);
    assert_true(least >= 0 && least < 1e-16);
    assert_true(fabs(x[0] - 1) < 1e-7 && fabs(x[1] - 1) < 1e-7);
}

static void it_stays_where_the_function_is_one(void **state)
{
    (void)state;
    double room[16];
    for (double from = 1e-3; from < 2e3; from *= 10) {
        double x = from;
        lc_descend(&x, &(lc_descent){half_line, NULL, 1, 200, 1e-9}, room);
        assert_true(fabs(x - 1) < 1e-8);
    }
}

static void it_ends_where_there_is_no_way_down(void **state)
{
    (void)state;
    double x = 3, room[16];
    int calls = 0;
    assert_true(isinf(lc_descend(&x, &(lc_descent){nowhere, NULL, 1, 200, 1e-9}, room)));
    assert_true(x == 3);
    assert_true(lc_descend(&x, &(lc_descent){flat, &calls, 1, 200, 1e-9}, room) == 7);
    assert_true(x == 3);
    assert_int_equal(calls, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_to_the_minimum_of_a_bent_valley),
        cmocka_unit_test(it_stays_where_the_function_is_one),
        cmocka_unit_test(it_ends_where_there_is_no_way_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
