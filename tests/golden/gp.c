/* gp - Gaussian processes as scikit-learn has them, the thetas that SciPy finds, and expected improvements in sixty digits;
 * scripts/golden/processes.py has the numbers. */
#include "golden/golden.h"

#include "sweep/gp.h"
#include "sweep/improvement.h"

enum { MOST = 64, QUERIES = 5 };

static void is_near(double found, double expected, double share)
{
    if (!(fabs(found - expected) <= share * fmax(fabs(expected), 1)))
        fail_msg("%.17g is not %.17g", found, expected);
}

static double read_number(FILE *file)
{
    double number;
    assert_int_equal(fscanf(file, "%lf", &number), 1);
    return number;
}

static void read_numbers(double *out, size_t count, FILE *file)
{
    for (size_t i = 0; i < count; i++)
        out[i] = read_number(file);
}

static FILE *open_numbers(void)
{
    char line[128];
    FILE *file = fopen(LC_TEST_DIR "/golden/sweep/gp.txt", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    return file;
}

/* With a prior, the gradient is that of both; this is the prior's part. */
static double prior_slope(const lc_gp *gp, size_t i)
{
    if (i < gp->dimensions)
        return -gp->theta[i];
    return i == gp->dimensions ? -gp->theta[i] / 4 : -(gp->theta[i] + 9.2) / 4;
}

static void compare_evidence(lc_gp *gp, FILE *file)
{
    double gradient[MOST], expected[MOST];
    lc_gp_posterior(gradient, gp);
    is_near(lc_gp_evidence(gp), read_number(file), 1e-9);
    read_numbers(expected, gp->dimensions + 2, file);
    for (size_t i = 0; i < gp->dimensions + 2; i++)
        is_near(gradient[i], expected[i] + prior_slope(gp, i), 1e-8);
}

static void compare_predictions(lc_gp *gp, FILE *file)
{
    double x[QUERIES * MOST], expected[QUERIES][2], mean[QUERIES], variance[QUERIES];
    for (size_t q = 0; q < QUERIES; q++) {
        read_numbers(x + q * gp->dimensions, gp->dimensions, file);
        read_numbers(expected[q], 2, file);
    }
    lc_gp_predict(mean, variance, gp, x, QUERIES);
    for (size_t q = 0; q < QUERIES; q++) {
        is_near(mean[q], expected[q][0], 1e-9);
        is_near(variance[q], expected[q][1], 1e-9);
    }
}

static void read_process(lc_gp *gp, bool *choice, FILE *file)
{
    size_t dimensions, points, queries;
    assert_int_equal(fscanf(file, "%zu %zu %zu", &dimensions, &points, &queries), 3);
    assert_true(dimensions + 2 <= MOST && queries == QUERIES);
    for (size_t i = 0; i < dimensions; i++)
        choice[i] = read_number(file) != 0;
    assert_ok(lc_gp_new(gp, dimensions, points, choice));
    read_numbers(gp->theta, dimensions + 2, file);
    for (gp->points = 0; gp->points < points; gp->points++) {
        read_numbers(gp->x + gp->points * dimensions, dimensions, file);
        gp->y[gp->points] = read_number(file);
    }
}

/* The maximum may be a better one than SciPy's, not a worse one. */
static void processes_are_those_of_scikit_learn(void **state)
{
    (void)state;
    FILE *file = open_numbers();
    char word[32];
    size_t compared = 0;
    for (; fscanf(file, "%31s", word) == 1 && strcmp(word, "process") == 0; compared++) {
        bool choice[MOST];
        double gradient[MOST];
        lc_gp gp;
        read_process(&gp, choice, file);
        compare_evidence(&gp, file);
        compare_predictions(&gp, file);
        assert_ok(lc_gp_fit(&gp));
        const double found = lc_gp_posterior(gradient, &gp), expected = read_number(file);
        if (!(found > expected - 1e-4))
            fail_msg("ln p(y) + ln p(theta) is %.9g, not %.9g", found, expected);
        lc_gp_free(&gp);
    }
    fclose(file);
    assert_int_equal(compared, 5);
}

static void improvements_have_their_logarithm_however_small_they_are(void **state)
{
    (void)state;
    FILE *file = open_numbers();
    char line[4096];
    size_t compared = 0;
    while (fgets(line, sizeof line, file)) {
        double number[4];
        if (sscanf(line, "improvement %lf %lf %lf %lf", &number[0], &number[1], &number[2], &number[3]) != 4)
            continue;
        is_near(lc_improvement_log(number[0], number[1], number[2]), number[3], 1e-14);
        compared++;
    }
    fclose(file);
    assert_int_equal(compared, 51);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processes_are_those_of_scikit_learn),
        cmocka_unit_test(improvements_have_their_logarithm_however_small_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
