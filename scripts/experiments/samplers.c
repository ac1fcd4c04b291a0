/* samplers - what `scripts/experiments/samplers` measures: the best of functions with known minima, and the time of a suggestion.
 *
 *     samplers SAMPLER FUNCTION LAG    the geometric mean over 12 seeds of the best of 50 and of 100 trials, less the minimum
 *     samplers SAMPLER                 processor time of a suggestion after 50, 100, 200, 500, 1000 random trials in six dimensions
 */
#include "core/status.h"
#include "sweep/sampler.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEEDS = 12, TRIALS = 1000, DIMENSIONS = 6 };

static const double pi = 3.14159265358979323846;

static double bowl(const double *u)
{
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (u[i] - 0.3) * (u[i] - 0.3);
    return sum;
}

static double branin(const double *u)
{
    const double x = 15 * u[0] - 5, y = 15 * u[1], rest = y - 5.1 / (4 * pi * pi) * x * x + 5 / pi * x - 6;
    return rest * rest + 10 * (1 - 1 / (8 * pi)) * cos(x) + 10 - 0.39788735772973816;
}

static double hartmann(const double *u)
{
    static const double height[] = {1, 1.2, 3, 3.2};
    static const double width[4][6] = {
        {10, 3, 17, 3.5, 1.7, 8}, {.05, 10, 17, .1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, .05, 10, .1, 14}};
    static const double center[4][6] = {{.1312, .1696, .5569, .0124, .8283, .5886},
                                        {.2329, .4135, .8307, .3736, .1004, .9991},
                                        {.2348, .1451, .3522, .2883, .3047, .6650},
                                        {.4047, .8828, .8732, .5743, .1091, .0381}};
    double sum = 3.32236801141551;
    for (int i = 0; i < 4; i++) {
        double away = 0;
        for (int k = 0; k < 6; k++)
            away += width[i][k] * (u[k] - center[i][k]) * (u[k] - center[i][k]);
        sum -= height[i] * exp(-away);
    }
    return sum;
}

typedef struct function {
    const char *name;
    double (*value)(const double *);
    size_t dimensions;
} function;

static const function functions[] = {{"bowl", bowl, 3}, {"branin", branin, 2}, {"hartmann", hartmann, 6}};

typedef struct bed {
    lc_dimension dimension[DIMENSIONS];
    lc_domain domain;
    lc_study study;
    lc_knob_values knobs;
    lc_trial trial[TRIALS];
} bed;

static void check(lc_status status)
{
    if (status != LC_OK) {
        fprintf(stderr, "%s\n", lc_error_message());
        exit(1);
    }
}

static void begin(bed *b, const char *sampler, size_t dimensions)
{
    *b = (bed){.study = {.objectives = 1}};
    b->domain = (lc_domain){b->dimension, dimensions, DIMENSIONS};
    for (size_t i = 0; i < DIMENSIONS; i++)
        b->dimension[i].high = 1;
    check(lc_knobs_read(&b->knobs, NULL, sampler, lc_sampler_find(sampler)->knobs));
}

static void try(bed *b, const char *sampler, const function *f, const lc_sampling *sampling)
{
    lc_trial *t = &b->trial[sampling->number];
    check(lc_trial_new(t, sampling->number, b->domain.count));
    check(lc_sampler_find(sampler)->suggest(t->value, sampling));
    t->objective[0] = f->value(t->value);
    t->state = LC_TRIAL_COMPLETE;
}

static void compare(bed *b, const char *sampler, const function *f, size_t lag)
{
    double sum[2] = {0};
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        double best = INFINITY;
        begin(b, sampler, f->dimensions);
        for (size_t n = 0; n < 100; n++) {
            const size_t known = n > lag ? n - lag : 0;
            try(b, sampler, f, &(lc_sampling){&b->domain, &b->study, seed, n, b->trial, known, &b->knobs});
            best = fmin(best, b->trial[n].objective[0]);
            if (n == 49 || n == 99)
                sum[n == 99] += log10(fmax(best, 1e-16));
        }
    }
    printf("%s %s lag %zu: 50 trials 10^%.1f, 100 trials 10^%.1f\n", f->name, sampler, lag, sum[0] / SEEDS, sum[1] / SEEDS);
}

static void time_suggestions(bed *b, const char *sampler)
{
    static const size_t marks[] = {50, 100, 200, 500, 1000};
    double value[DIMENSIONS];
    begin(b, sampler, DIMENSIONS);
    for (size_t n = 0; n < TRIALS; n++)
        try(b, "random", &functions[2], &(lc_sampling){&b->domain, &b->study, 1, n, b->trial, n, NULL});
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        double least = INFINITY;
        for (int again = 0; again < 5; again++) {
            const clock_t before = clock();
            check(lc_sampler_find(sampler)->suggest(
                value, &(lc_sampling){&b->domain, &b->study, 1, marks[m], b->trial, marks[m], &b->knobs}));
            least = fmin(least, (double)(clock() - before) / CLOCKS_PER_SEC);
        }
        printf("%s, %zu trials: %.1f ms\n", sampler, marks[m], 1e3 * least);
    }
}

int main(int argc, char **argv)
{
    static bed b;
    if ((argc != 2 && argc != 4) || !lc_sampler_find(argv[1]))
        return 2;
    if (argc == 2)
        time_suggestions(&b, argv[1]);
    for (size_t i = 0; argc == 4 && i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].name, argv[2]) == 0)
            compare(&b, argv[1], &functions[i], strtoul(argv[3], NULL, 10));
    return 0;
}
