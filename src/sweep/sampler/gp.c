/* gp - Bayesian optimization: a Gaussian process of the trials before, and the point where it expects the most improvement.
 * Trials that run are taken for as good as it says of their points (Ginsbourger, Le Riche & Carraro 2010). */
#include "sweep/gp.h"

#include "core/mem.h"
#include "core/rng.h"
#include "sweep/acquire.h"
#include "sweep/best.h"
#include "sweep/score.h"

#include <math.h>
#include <string.h>

typedef struct gp {
    size_t startup, trials;
} gp;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(gp, startup, "10", 1, 1000000, "trials before it learns from them; these are random"),
    LC_KNOB_COUNT(gp, trials, "200", 10, 1000, "that it learns from at most: the best half of them and the latest"),
    LC_KNOBS_END,
};

enum { FITTED = 100 /* trials that lengths, scale and noise are fitted to, at most */, STARTS = 3 /* good trials */ };

/* What a suggestion works on. */
typedef struct search {
    const lc_sampling *sampling;
    size_t most_ended, most_running; /* trials that it hears of */
    lc_cube cube;
    lc_gp process;
    lc_scored *scored; /* (count), the best first */
    size_t count;
    double *tried; /* (tries, cube.dimensions) */
    size_t tries;
    double *start; /* (starts, domain->count) */
    size_t starts;
} search;

static size_t count_running(const lc_sampling *sampling)
{
    size_t running = 0;
    for (size_t n = 0; n < sampling->number; n++)
        running += lc_sampling_awaits(sampling, n);
    return running;
}

static lc_status begin(search *s)
{
    const size_t number = s->sampling->number, width = s->sampling->domain->count;
    const size_t running = count_running(s->sampling), ended = number - running;
    const size_t wanted = ((const gp *)s->sampling->knobs)->trials;
    s->most_ended = wanted < ended ? wanted : ended;
    s->most_running = wanted < running ? wanted : running;
    CHECK(lc_cube_new(&s->cube, s->sampling->domain));
    CHECK(lc_gp_new(&s->process, s->cube.dimensions, s->most_ended + s->most_running, s->cube.choice));
    CHECK(lc_new(&s->scored, number, sizeof *s->scored));
    CHECK(lc_new(&s->tried, number * s->cube.dimensions, sizeof *s->tried));
    CHECK(lc_new(&s->start, STARTS * width, sizeof *s->start));
    return LC_OK;
}

static void finish(search *s)
{
    lc_cube_free(&s->cube);
    lc_gp_free(&s->process);
    lc_free(s->scored);
    lc_free(s->tried);
    lc_free(s->start);
}

/* --- trials ----------------------------------------------------------------------------------------------------------- */

static bool place(double *x, const search *s, size_t number)
{
    return lc_cube_place(x, &s->cube, s->sampling->trial[number].value);
}

/* The next point of the process, unless it has that trial; score (number) is NaN then. */
static void put(search *s, size_t number, double *score)
{
    lc_gp *p = &s->process;
    if (isnan(score[number]) || !place(p->x + p->points * p->dimensions, s, number))
        return;
    p->y[p->points++] = score[number];
    score[number] = NAN;
}

/* The best and the latest by turns: the first ones of them are good ones and late ones, too. */
static lc_status put_ended(search *s)
{
    double *score;
    CHECK(lc_new(&score, s->sampling->number, sizeof *score));
    for (size_t n = 0; n < s->sampling->number; n++)
        score[n] = NAN;
    for (size_t i = 0; i < s->count; i++)
        score[s->scored[i].number] = s->scored[i].score;
    size_t best = 0, latest = s->sampling->known;
    for (size_t turn = 0; s->process.points < s->most_ended && (best < s->count || latest > 0); turn++)
        if (turn % 2 == 0 && best < s->count)
            put(s, s->scored[best++].number, score);
        else if (latest > 0)
            put(s, --latest, score);
    lc_free(score);
    return LC_OK;
}

/* Those that run, the latest first, after the points. How many they are. */
static size_t put_running(search *s)
{
    lc_gp *p = &s->process;
    size_t running = 0;
    for (size_t n = s->sampling->number; n-- > 0 && running < s->most_running;)
        running += lc_sampling_awaits(s->sampling, n) && place(p->x + (p->points + running) * p->dimensions, s, n);
    return running;
}

static void note_tried(search *s)
{
    for (size_t n = 0; n < s->sampling->number; n++)
        s->tries += place(s->tried + s->tries * s->cube.dimensions, s, n);
}

/* Good trials; where a dimension does not count, or the range is another one by now, a value that it has. */
static void note_starts(search *s)
{
    const lc_domain *domain = s->sampling->domain;
    for (; s->starts < STARTS && s->starts < s->count; s->starts++)
        for (size_t i = 0; i < domain->count; i++) {
            const lc_dimension *d = &domain->dimension[i];
            const double value = s->sampling->trial[s->scored[s->starts].number].value[i];
            s->start[s->starts * domain->count + i] = isnan(value) ? lc_dimension_at(d, 0.5) : fmin(fmax(value, d->low), d->high);
        }
}

/* --- a point ---------------------------------------------------------------------------------------------------------- */

static lc_status learn(search *s)
{
    lc_gp *p = &s->process;
    CHECK(lc_score_trials(s->scored, &s->count, s->sampling));
    CHECK(put_ended(s));
    const size_t points = p->points;
    p->points = points < FITTED ? points : FITTED;
    CHECK(lc_gp_fit(p));
    p->points = points;
    lc_gp_condition(p);
    lc_gp_believe(p, put_running(s));
    note_tried(s);
    note_starts(s);
    return LC_OK;
}

static void draw(double *value, const lc_domain *domain, lc_rng *rng)
{
    for (size_t i = 0; i < domain->count; i++)
        value[i] = lc_dimension_at(&domain->dimension[i], lc_rng_uniform(rng));
}

static lc_status suggest(double *value, const lc_sampling *sampling)
{
    lc_status status = LC_OK;
    search s = {.sampling = sampling};
    lc_rng rng = lc_rng_new(sampling->seed, "gp", sampling->number);
    draw(value, sampling->domain, &rng);
    if (lc_best_known(sampling) < ((const gp *)sampling->knobs)->startup)
        return LC_OK;
    TRY(begin(&s));
    TRY(learn(&s));
    TRY(lc_acquire(value, &(lc_acquisition){&s.cube, &s.process, s.tried, s.tries, s.start, s.starts}, &rng));
done:
    finish(&s);
    return status;
}

const lc_sampler lc_sampler_gp = {.help = "expected improvement of a Gaussian process; few trials that take long",
                                  .knobs = knobs,
                                  .learns = true,
                                  .one_objective = true,
                                  .suggest = suggest};
