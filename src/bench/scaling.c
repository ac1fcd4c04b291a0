/* scaling - bursts of steps with one thread, two, four, ..., over and over. */
#include "bench/scaling.h"

#include <math.h>

#include "bench/own.h"
#include "bench/times.h"
#include "core/clock.h"

enum { BURST = 5, MOST = 128, EPOCHS = 1000000 };

typedef struct course {
    lc_own *own;
    lc_times times;
} course;

/* Powers of two, and the number of cores. */
static void choose_rows(lc_scaling *s, size_t threads)
{
    for (size_t n = 1, last = 0; (n <= MOST || last < threads) && s->rows < LC_SCALING_ROWS; n *= 2) {
        if (last < threads && threads < n)
            s->row[s->rows++] = (lc_scaling_row){.threads = threads, .measured = true};
        if (s->rows < LC_SCALING_ROWS)
            s->row[s->rows++] = (lc_scaling_row){.threads = n, .measured = n <= threads};
        last = n;
    }
}

/* The first steps of a burst wake the threads, and are not counted. */
static lc_status burst(course *c)
{
    double ms;
    for (size_t i = 0; i < 2 * BURST; i++) {
        CHECK(lc_own_step(&ms, c->own));
        if (i >= BURST)
            CHECK(lc_times_add(&c->times, ms));
    }
    return LC_OK;
}

static lc_status open_courses(course *c, const lc_scaling *s, const lc_dataset *dataset, const lc_config *config)
{
    for (size_t i = 0; i < s->rows; i++)
        if (s->row[i].measured)
            CHECK(lc_own_new(&c[i].own, &(lc_own_request){.dataset = dataset, .config = config, .threads = s->row[i].threads}));
    return LC_OK;
}

static void close_courses(course *c)
{
    for (size_t i = 0; i < LC_SCALING_ROWS; i++) {
        lc_own_free(c[i].own);
        lc_times_free(&c[i].times);
    }
}

/* Every course has the same number of bursts. */
static lc_status run(course *c, const lc_scaling *s, double seconds)
{
    const double end = lc_clock_seconds() + seconds;
    do
        for (size_t i = 0; i < s->rows; i++)
            if (c[i].own)
                CHECK(burst(&c[i]));
    while (lc_clock_seconds() < end);
    return LC_OK;
}

/* One thread is always measured, and first. */
static void fill(lc_scaling *s, course *c)
{
    for (size_t i = 0; i < s->rows; i++) {
        lc_scaling_row *row = &s->row[i];
        row->plan = lc_plan_training(&s->facts.cut, &s->facts.load, row->threads);
        if (row->measured)
            row->windows_per_second = 1e3 * s->facts.windows / lc_times_median(&c[i].times);
        else
            row->windows_per_second = s->row[0].windows_per_second * s->row[0].plan.time / row->plan.time;
    }
}

lc_status lc_scaling_measure(lc_scaling *out, const lc_dataset *dataset, const lc_config *config, size_t threads, double seconds)
{
    lc_status status = LC_OK;
    course courses[LC_SCALING_ROWS] = {{0}};
    lc_scaling s = {0};
    lc_config endless = *config; /* steps without a validation among them */
    endless.train.epochs = EPOCHS;
    endless.train.patience = 0;
    choose_rows(&s, threads);
    TRY(open_courses(courses, &s, dataset, &endless));
    s.facts = lc_own_facts(courses[0].own);
    TRY(run(courses, &s, seconds));
    fill(&s, courses);
    *out = s;
done:
    close_courses(courses);
    return status;
}

size_t lc_scaling_worth(const lc_scaling *s)
{
    size_t worth = 1;
    for (size_t i = 0; i < s->rows; i++)
        if (s->row[i].windows_per_second >= 0.5 * (double)s->row[i].threads * s->row[0].windows_per_second)
            worth = s->row[i].threads;
    return worth;
}
