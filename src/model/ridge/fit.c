/* fit - tries what the plan names, and keeps the best of each block of steps. */
#include "model/ridge/solve.h"

#include <math.h>

/* --- the best of each block ------------------------------------------------------------------------------------------- */

static double sum(const double *value, lc_rows steps)
{
    double all = 0;
    for (size_t h = steps.first; h < steps.end; h++)
        all += value[h];
    return all;
}

static lc_rows steps_of(const lc_ridge_view *v, size_t block)
{
    const size_t first = block * LC_RIDGE_BLOCK, end = first + LC_RIDGE_BLOCK;
    return (lc_rows){first, end < v->horizon ? end : v->horizon};
}

/* V = W + (1 - W 1) a' */
static void keep_steps(const lc_ridge_view *v, lc_rows steps)
{
    const double *w = v->room->w;
    for (size_t h = steps.first; h < steps.end; h++) {
        double *to = v->map->weight + h, all = 0;
        for (size_t i = 0; i < v->context - v->rows; i++)
            to[i * v->horizon] = 0;
        to += (v->context - v->rows) * v->horizon;
        for (size_t i = 0; i < v->rows; i++) {
            to[i * v->horizon] = w[i * v->horizon + h];
            all += w[i * v->horizon + h];
        }
        for (size_t i = v->rows - v->level; i < v->rows; i++)
            to[i * v->horizon] += (1 - all) / (double)v->level;
    }
}

/* Whether a block may have what is at hand. */
static bool is_open(const lc_ridge_view *v, size_t block)
{
    const lc_ridge_map *m = v->map;
    if (!m->as)
        return true;
    const lc_ridge_pick pick = lc_ridge_pick_of(v->plan, &m->as[block < m->as_blocks ? block : m->as_blocks - 1]);
    return pick.lookback == v->at.lookback && pick.trailing == v->at.trailing && pick.penalty == v->at.penalty;
}

static bool is_any_open(const lc_ridge_view *v)
{
    for (size_t b = 0; b < lc_ridge_blocks(v->horizon); b++)
        if (is_open(v, b))
            return true;
    return false;
}

static void keep_better(const lc_ridge_view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    const bool check = v->map->valid_windows > 0;
    lc_ridge_measure_fit(v, penalty);
    if (check)
        lc_ridge_measure_check(v);
    for (size_t b = 0; b < lc_ridge_blocks(v->horizon); b++) {
        const lc_rows steps = steps_of(v, b);
        const double error = sum(check ? r->error : r->fit, steps);
        if (!(error < r->best[b]) || !is_open(v, b))
            continue;
        r->best[b] = error;
        r->best_fit[b] = sum(r->fit, steps);
        v->map->choice[b] = (lc_ridge_choice){(double)v->rows, (double)v->level, penalty, (double)r->train.windows};
        keep_steps(v, steps);
    }
}

/* --- all of it --------------------------------------------------------------------------------------------------------- */

static bool is_given_up(const lc_ridge_view *v)
{
    return v->plan->stopping && v->plan->stopping();
}

static void begin(lc_ridge_view *v, lc_rows targets)
{
    lc_ridge_room *r = v->room;
    lc_gram_empty(&r->train);
    lc_gram_empty(&r->valid);
    for (size_t target = targets.first; target < targets.end && !is_given_up(v); target++) {
        lc_gram_add(&r->train, v->task, LC_TRAIN, target);
        lc_gram_add(&r->valid, v->task, LC_VALID, target);
    }
    v->map->train_windows = r->train.windows;
    v->map->valid_windows = r->valid.windows;
    v->map->left_out = r->train.left_out;
    v->map->valid_left_out = r->valid.left_out;
    for (size_t b = 0; b < lc_ridge_blocks(v->horizon); b++)
        r->best[b] = INFINITY;
}

/* Without validation windows, or an earlier choice, the first of what is to be tried is taken. */
static size_t tried(const lc_ridge_view *v, size_t count)
{
    return v->map->valid_windows || v->map->as ? count : 1;
}

static void try_penalties(lc_ridge_view *v)
{
    lc_ridge_room *r = v->room;
    const lc_ridge_plan *p = v->plan;
    lc_ridge_take_levels_off(v, &r->train, r->xx, r->xy, r->yy);
    if (v->map->valid_windows)
        lc_ridge_take_levels_off(v, &r->valid, r->check_xx, r->check_xy, r->check_yy);
    for (size_t i = 0; i < tried(v, p->penalties) && !is_given_up(v); i++) {
        const double penalty = p->penalty[i] * (p->per_window ? (double)r->train.windows : 1);
        v->at.penalty = i;
        if (is_any_open(v) && lc_ridge_solve(v, penalty) && !is_given_up(v))
            keep_better(v, penalty);
    }
}

/* A number of rows that is the one before it is not tried again. */
static void try_levels(lc_ridge_view *v)
{
    size_t before = 0;
    for (size_t i = 0; i < tried(v, v->plan->trailings) && !is_given_up(v); i++) {
        v->at.trailing = i;
        v->level = lc_ridge_level(v->plan->trailing[i], v->rows);
        if (v->level != before || v->map->as)
            try_penalties(v);
        before = v->level;
    }
}

static void settle(const lc_ridge_view *v)
{
    const lc_ridge_room *r = v->room;
    v->map->train = v->map->valid = 0;
    v->map->found = true;
    for (size_t b = 0; b < lc_ridge_blocks(v->horizon); b++) {
        v->map->found &= isfinite(r->best[b]);
        v->map->train += r->best_fit[b];
        v->map->valid += v->map->valid_windows ? r->best[b] : (double)NAN;
    }
}

void lc_ridge_fit(lc_ridge_map *map, lc_ridge_room *room, const lc_task *task, const lc_ridge_plan *plan, lc_rows targets)
{
    lc_ridge_view v = {.map = map, .room = room, .task = task, .plan = plan};
    v.context = task->window.context;
    v.horizon = task->window.horizon;
    begin(&v, targets);
    for (size_t i = 0; map->train_windows && i < tried(&v, plan->lookbacks); i++) {
        v.rows = plan->lookback[i];
        v.at.lookback = i;
        try_levels(&v);
    }
    settle(&v);
}
