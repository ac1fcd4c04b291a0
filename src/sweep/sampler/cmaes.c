/* cmaes - evolution with covariance matrix adaptation (Hansen, arXiv:1604.00772): sweep/cmaes.h over the dimensions that are
 * numbers and always count. The others are random, as in Optuna's CmaEsSampler.
 *
 * A suggestion has no memory: generations are lived through again. A trial is of the generation that trials before it but for the
 * lag had reached; the first complete ones of a generation, as many as its population, make the next one.
 */
#include "sweep/cmaes.h"

#include "core/mem.h"
#include "core/rng.h"
#include "sweep/sampler.h"

#include <math.h>
#include <stdlib.h>

typedef struct cmaes {
    size_t population;
} cmaes;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(cmaes, population, "0", 0, 100000, "complete trials of a generation, at least 4; 0: 4 + 3 ln dimensions"),
    LC_KNOBS_END,
};

/* One of a generation. */
typedef struct member {
    double loss;
    size_t number;
} member;

typedef struct life {
    const lc_sampling *sampling;
    lc_cmaes c;
    size_t *dimension;  /* (c.dimensions) of the domain */
    size_t *generation; /* (number + 1) of each trial */
    member *member;     /* (c.population) */
    size_t members;
    double *point; /* (c.population, c.dimensions) */
} life;

/* --- which dimensions ------------------------------------------------------------------------------------------------- */

static bool is_number(const lc_dimension *d)
{
    return d->kind != LC_DIMENSION_CHOICE && !*d->only_key && lc_dimension_values(d) != 1;
}

static size_t count_numbers(const lc_domain *domain)
{
    size_t count = 0;
    for (size_t i = 0; i < domain->count; i++)
        count += is_number(&domain->dimension[i]);
    return count;
}

enum { POPULATION_LEAST = 4 /* of two good ones and two bad ones */ };

static lc_status size(size_t *out, const lc_domain *domain, const void *own)
{
    const size_t population = ((const cmaes *)own)->population;
    *out = 0;
    if (population > 0 && population < POPULATION_LEAST)
        return lc_fail(LC_E_CONFIG, "cmaes.population = %zu: at least %d, or 0: 4 + 3 ln dimensions", population,
                       POPULATION_LEAST);
    if (count_numbers(domain) == 0)
        return lc_fail(LC_E_CONFIG,
                       "sweep.sampler = cmaes: no dimension is a number that always counts; tpe and random take any");
    return LC_OK;
}

/* --- generations ------------------------------------------------------------------------------------------------------ */

static int by_loss(const void *left, const void *right)
{
    const member *a = left, *b = right;
    if (a->loss != b->loss)
        return (a->loss > b->loss) - (a->loss < b->loss);
    return (a->number > b->number) - (a->number < b->number);
}

static void evolve(life *l)
{
    const lc_sampling *s = l->sampling;
    qsort(l->member, l->members, sizeof *l->member, by_loss);
    for (size_t k = 0; k < l->members; k++)
        for (size_t i = 0; i < l->c.dimensions; i++)
            l->point[k * l->c.dimensions + i] =
                lc_dimension_share(&s->domain->dimension[l->dimension[i]], s->trial[l->member[k].number].value[l->dimension[i]]);
    lc_cmaes_learn(&l->c, l->point);
    l->members = 0;
}

static bool is_whole(const life *l, const lc_trial *t)
{
    bool whole = t->state == LC_TRIAL_COMPLETE && isfinite(t->objective[0]);
    for (size_t i = 0; i < l->c.dimensions; i++)
        whole = whole && !isnan(t->value[l->dimension[i]]);
    return whole;
}

static void hear(life *l, size_t number)
{
    const lc_trial *t = &l->sampling->trial[number];
    if (l->generation[number] != l->c.generation || !is_whole(l, t))
        return;
    l->member[l->members++] = (member){lc_study_loss(l->sampling->study, t, 0), number};
    if (l->members == l->c.population)
        evolve(l);
}

/* From the first trial to this one. */
static void live(life *l)
{
    const size_t lag = l->sampling->number - l->sampling->known;
    for (size_t n = 0, heard = 0; n <= l->sampling->number; n++) {
        for (; heard + lag < n; heard++)
            hear(l, heard);
        l->generation[n] = l->c.generation;
    }
}

/* --- a point ---------------------------------------------------------------------------------------------------------- */

static bool is_inside(const double *point, size_t count)
{
    bool inside = true;
    for (size_t i = 0; i < count; i++)
        inside = inside && point[i] >= 0 && point[i] <= 1;
    return inside;
}

/* Again while it is outside of the cube, ten times a dimension; then at its side. */
static void draw(double *point, double *normal, const lc_cmaes *c, lc_rng *rng)
{
    for (size_t tries = 0; tries == 0 || (!is_inside(point, c->dimensions) && tries < 10 * c->dimensions); tries++) {
        for (size_t i = 0; i < c->dimensions; i++)
            normal[i] = lc_rng_normal(rng);
        lc_cmaes_draw(point, c, normal);
    }
    for (size_t i = 0; i < c->dimensions; i++)
        point[i] = fmin(fmax(point[i], 0), 1);
}

static lc_status begin(life *l, size_t dimensions)
{
    const lc_sampling *s = l->sampling;
    const size_t wanted = ((const cmaes *)s->knobs)->population;
    const size_t population = wanted == 0 ? lc_cmaes_population(dimensions) : wanted;
    CHECK(lc_cmaes_new(&l->c, dimensions, population));
    CHECK(lc_new(&l->dimension, dimensions, sizeof *l->dimension));
    CHECK(lc_new(&l->generation, s->number + 1, sizeof *l->generation));
    CHECK(lc_new(&l->member, population, sizeof *l->member));
    CHECK(lc_new(&l->point, (population + 1) * dimensions, sizeof *l->point));
    for (size_t i = 0, at = 0; i < s->domain->count; i++)
        if (is_number(&s->domain->dimension[i]))
            l->dimension[at++] = i;
    return LC_OK;
}

static lc_status suggest(double *value, const lc_sampling *s)
{
    lc_status status = LC_OK;
    life l = {.sampling = s};
    lc_rng rng = lc_rng_new(s->seed, "cmaes", s->number);
    TRY(begin(&l, count_numbers(s->domain)));
    live(&l);
    for (size_t i = 0; i < s->domain->count; i++)
        value[i] = lc_dimension_at(&s->domain->dimension[i], lc_rng_uniform(&rng));
    double *point = l.point;
    draw(point, point + l.c.dimensions, &l.c, &rng);
    for (size_t i = 0; i < l.c.dimensions; i++)
        value[l.dimension[i]] = lc_dimension_at(&s->domain->dimension[l.dimension[i]], point[i]);
done:
    lc_cmaes_free(&l.c);
    lc_free(l.dimension);
    lc_free(l.generation);
    lc_free(l.member);
    lc_free(l.point);
    return status;
}

const lc_sampler lc_sampler_cmaes = {.help = "moves and shapes a normal distribution, Hansen 2016; categories are random",
                                     .knobs = knobs,
                                     .learns = true,
                                     .one_objective = true,
                                     .size = size,
                                     .suggest = suggest};
