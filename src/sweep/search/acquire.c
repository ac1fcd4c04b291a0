/* acquire - points that are drawn, and the hills that they are on. */
#include "sweep/acquire.h"

#include "core/mem.h"
#include "sweep/improvement.h"

#include <math.h>
#include <string.h>

enum { DRAWN = 512, CLIMBERS = 4, ROUNDS = 60 };

static const double step_most = 0.25, step_least = 1e-4;

/* What is nothing but rounding makes no point better: the same on every processor. */
static const double least_rise = 1e-9;

/* Points that are looked at together. */
typedef struct view {
    const lc_acquisition *a;
    size_t width, dimensions; /* of the domain; of the cube */
    double best;              /* that an improvement is one on */
    size_t count, room;
    double *value;                    /* (room, width) */
    double *x, *mean, *spread, *rise; /* (room, dimensions); (room) of f there, and the logarithm of what is expected */
    double *trimmed;                  /* (width) */
    size_t *moved;                    /* (room) of the cube: in which dimension it is another one */
} view;

static size_t neighbours(const lc_cube *cube)
{
    size_t count = 0;
    for (size_t i = 0; i < cube->dimensions; i++)
        count += cube->choice[i] ? lc_dimension_values(&cube->domain->dimension[cube->of[i]]) - 1 : 2;
    return count;
}

static lc_status view_new(view *out, const lc_acquisition *a)
{
    const size_t most = neighbours(a->cube), room = most > DRAWN ? most : DRAWN;
    view v = {.a = a, .width = a->cube->domain->count, .dimensions = a->cube->dimensions, .room = room};
    v.best = lc_gp_least(a->gp);
    CHECK(lc_new(&v.moved, room, sizeof *v.moved));
    *out = v;
    CHECK(lc_new(&out->value, room * (v.width + v.dimensions + 3) + v.width, sizeof *out->value));
    out->x = out->value + room * v.width;
    out->mean = out->x + room * v.dimensions;
    out->spread = out->mean + room;
    out->rise = out->spread + room;
    out->trimmed = out->rise + room;
    return LC_OK;
}

static void view_free(view *v)
{
    lc_free(v->moved);
    lc_free(v->value);
}

/* --- what is expected ------------------------------------------------------------------------------------------------- */

static bool is_tried(const view *v, const double *x)
{
    for (size_t i = 0; i < v->a->tries; i++)
        if (memcmp(x, v->a->tried + i * v->dimensions, v->dimensions * sizeof *x) == 0)
            return true;
    return false;
}

static void look(view *v)
{
    for (size_t c = 0; c < v->count; c++) {
        memcpy(v->trimmed, v->value + c * v->width, v->width * sizeof *v->trimmed);
        lc_domain_trim(v->trimmed, v->a->cube->domain);
        lc_cube_place(v->x + c * v->dimensions, v->a->cube, v->trimmed);
    }
    lc_gp_predict(v->mean, v->spread, v->a->gp, v->x, v->count);
    for (size_t c = 0; c < v->count; c++)
        v->rise[c] = is_tried(v, v->x + c * v->dimensions) ? (double)-INFINITY
                                                           : lc_improvement_log(v->best, v->mean[c], sqrt(v->spread[c]));
}

static size_t find_best(const double *rise, size_t count)
{
    size_t best = 0;
    for (size_t c = 1; c < count; c++)
        if (rise[c] > rise[best] + least_rise)
            best = c;
    return best;
}

/* --- climbing --------------------------------------------------------------------------------------------------------- */

typedef struct climber {
    double *value, rise;
} climber;

static void add_neighbour(view *v, const double *value, size_t i, double moved)
{
    memcpy(v->value + v->count * v->width, value, v->width * sizeof *value);
    v->value[v->count * v->width + v->a->cube->of[i]] = moved;
    v->moved[v->count++] = i;
}

/* As far as step says, or to the next value. */
static double move(const lc_dimension *d, double value, double step)
{
    const double moved = lc_dimension_at(d, lc_dimension_share(d, value) + step);
    if (moved != value || d->step == 0)
        return moved;
    return fmin(fmax(value + copysign(d->step, step), d->low), d->high);
}

static void add_neighbours(view *v, const double *value, size_t i, double step)
{
    const lc_dimension *d = &v->a->cube->domain->dimension[v->a->cube->of[i]];
    const double at = value[v->a->cube->of[i]];
    if (!v->a->cube->choice[i]) {
        add_neighbour(v, value, i, move(d, at, -step));
        add_neighbour(v, value, i, move(d, at, step));
        return;
    }
    for (size_t c = 0; c < d->choices; c++)
        if ((double)c != at)
            add_neighbour(v, value, i, (double)c);
}

/* The best of each dimension where that is better than it was. */
static void join(double *value, const view *v, double rise)
{
    for (size_t i = 0, first = 0, end; first < v->count; first = end, i++) {
        for (end = first; end < v->count && v->moved[end] == v->moved[first];)
            end++;
        const size_t best = first + find_best(v->rise + first, end - first), of = v->a->cube->of[v->moved[first]];
        if (v->rise[best] > rise + least_rise)
            value[of] = v->value[best * v->width + of];
    }
}

/* Whether a step along one dimension or several goes up. */
static bool step_up(climber *c, view *v, double step, double *joined)
{
    v->count = 0;
    for (size_t i = 0; i < v->dimensions; i++)
        add_neighbours(v, c->value, i, step);
    look(v);
    const size_t best = find_best(v->rise, v->count);
    if (!(v->rise[best] > c->rise + least_rise))
        return false;
    memcpy(joined, c->value, v->width * sizeof *joined);
    join(joined, v, c->rise);
    memcpy(c->value, v->value + best * v->width, v->width * sizeof *joined);
    c->rise = v->rise[best];
    memcpy(v->value, joined, v->width * sizeof *joined);
    v->count = 1;
    look(v);
    if (v->rise[0] > c->rise + least_rise) {
        memcpy(c->value, v->value, v->width * sizeof *joined);
        c->rise = v->rise[0];
    }
    return true;
}

static void climb(climber *c, view *v, double *joined)
{
    double step = step_most;
    for (int round = 0; round < ROUNDS && step > step_least; round++)
        if (!step_up(c, v, step, joined))
            step /= 2;
}

/* --- points ----------------------------------------------------------------------------------------------------------- */

/* Of each dimension every part once, in an order of its own. */
static lc_status draw(view *v, lc_rng *rng)
{
    size_t *part;
    CHECK(lc_new(&part, DRAWN, sizeof *part));
    for (size_t i = 0; i < v->width; i++) {
        for (size_t c = 0; c < DRAWN; c++)
            part[c] = c;
        lc_rng_shuffle(part, DRAWN, rng);
        for (size_t c = 0; c < DRAWN; c++)
            v->value[c * v->width + i] =
                lc_dimension_at(&v->a->cube->domain->dimension[i], ((double)part[c] + lc_rng_uniform(rng)) / DRAWN);
    }
    lc_free(part);
    v->count = DRAWN;
    return LC_OK;
}

/* The best of those that are drawn, and the starts; value (CLIMBERS + starts, width). */
static void choose(climber *climbers, const view *v, double *value)
{
    for (size_t k = 0; k < CLIMBERS + v->a->starts; k++) {
        const double *from = k < CLIMBERS ? v->value : v->a->start + (k - CLIMBERS) * v->width;
        climbers[k] = (climber){value + k * v->width, -INFINITY};
        if (k < CLIMBERS) {
            const size_t best = find_best(v->rise, v->count);
            climbers[k].rise = v->rise[best];
            from += best * v->width;
            v->rise[best] = -INFINITY;
        }
        memcpy(climbers[k].value, from, v->width * sizeof *from);
    }
}

lc_status lc_acquire(double *value, const lc_acquisition *a, lc_rng *rng)
{
    lc_status status = LC_OK;
    const size_t count = CLIMBERS + a->starts;
    view v = {0};
    climber *climbers = NULL;
    double *values = NULL;
    TRY(view_new(&v, a));
    TRY(lc_new(&climbers, count, sizeof *climbers));
    TRY(lc_new(&values, (count + 1) * v.width, sizeof *values));
    TRY(draw(&v, rng));
    look(&v);
    choose(climbers, &v, values);
    const climber *best = &climbers[0];
    for (size_t k = 0; k < count; k++) {
        climb(&climbers[k], &v, values + count * v.width);
        if (climbers[k].rise > best->rise + least_rise)
            best = &climbers[k];
    }
    memcpy(value, best->value, v.width * sizeof *value);
done:
    view_free(&v);
    lc_free(climbers);
    lc_free(values);
    return status;
}
