/* fit - tries what the plan names, and keeps the best of each block of steps. */
#include "model/ridge/fit.h"

#include <math.h>
#include <string.h>

#include "core/combine.h"
#include "core/mem.h"

/* What is at hand: a look-back and a level. */
typedef struct view {
    lc_ridge_map *map;
    lc_ridge_room *room;
    const lc_task *task;
    const lc_ridge_plan *plan;
    size_t context, horizon;
    size_t rows, level; /* of the look-back; the last of them, whose mean is taken off */
    lc_ridge_pick at;   /* places in the plan of these, and of the penalty */
} view;

/* --- memory ------------------------------------------------------------------------------------------------------------ */

size_t lc_ridge_room_bytes(const lc_task *task)
{
    const size_t n = task->window.context, h = task->window.horizon;
    return 2 * lc_gram_bytes(task) + (3 * n * n + 3 * n * h) * sizeof(double);
}

lc_status lc_ridge_room_new(lc_ridge_room *out, const lc_task *task, const lc_ridge_plan *plan)
{
    lc_status status = LC_OK;
    const size_t h = task->window.horizon;
    size_t n = 1;
    lc_ridge_room r = {0};
    for (size_t i = 0; i < plan->lookbacks; i++)
        n = plan->lookback[i] > n ? plan->lookback[i] : n;
    TRY(lc_gram_new(&r.train, task));
    TRY(lc_gram_new(&r.valid, task));
    TRY(lc_new(&r.xx, n * n, sizeof *r.xx));
    TRY(lc_new(&r.check_xx, n * n, sizeof *r.check_xx));
    TRY(lc_new(&r.factor, n * n, sizeof *r.factor));
    TRY(lc_new(&r.xy, n * h, sizeof *r.xy));
    TRY(lc_new(&r.check_xy, n * h, sizeof *r.check_xy));
    TRY(lc_new(&r.w, n * h, sizeof *r.w));
    TRY(lc_new(&r.yy, h, sizeof *r.yy));
    TRY(lc_new(&r.check_yy, h, sizeof *r.check_yy));
    TRY(lc_new(&r.row, h, sizeof *r.row));
    TRY(lc_new(&r.error, h, sizeof *r.error));
    TRY(lc_new(&r.fit, h, sizeof *r.fit));
    TRY(lc_new(&r.g, task->window.context + h, sizeof *r.g));
    TRY(lc_new(&r.best, lc_ridge_blocks(h), sizeof *r.best));
    TRY(lc_new(&r.best_fit, lc_ridge_blocks(h), sizeof *r.best_fit));
    *out = r;
    r = (lc_ridge_room){0};
done:
    lc_ridge_room_clear(&r);
    return status;
}

void lc_ridge_room_clear(lc_ridge_room *r)
{
    double *const block[] = {r->xx, r->xy,  r->yy, r->check_xx, r->check_xy, r->check_yy, r->factor,
                             r->w,  r->row, r->g,  r->error,    r->fit,      r->best,     r->best_fit};
    for (size_t i = 0; i < sizeof block / sizeof *block; i++)
        lc_free(block[i]);
    lc_gram_clear(&r->train);
    lc_gram_clear(&r->valid);
}

/* --- equations --------------------------------------------------------------------------------------------------------- */

/* g_j = 1/t sum over the last t rows l of S[l][j]; returns q = 1/t sum of g_l */
static double levels_of(const view *v, const lc_gram *s)
{
    double q = 0;
    for (size_t j = v->context - v->rows; j < s->rows; j++) {
        double sum = 0;
        for (size_t l = v->context - v->level; l < v->context; l++)
            sum += lc_gram_at(s, l, j);
        v->room->g[j] = sum / (double)v->level;
    }
    for (size_t l = v->context - v->level; l < v->context; l++)
        q += v->room->g[l];
    return q / (double)v->level;
}

/* S_ij - g_i - g_j + q, of pairs of the look-back, of look-back and horizon, and of each step with itself. */
static void take_levels_off(const view *v, const lc_gram *s, double *xx, double *xy, double *yy)
{
    const size_t first = v->context - v->rows;
    const double q = levels_of(v, s), *g = v->room->g;
    for (size_t i = 0; i < v->rows; i++)
        for (size_t j = 0; j <= i; j++)
            xx[i * v->rows + j] = xx[j * v->rows + i] = lc_gram_at(s, first + i, first + j) - g[first + i] - g[first + j] + q;
    for (size_t i = 0; i < v->rows; i++)
        for (size_t h = 0; h < v->horizon; h++)
            xy[i * v->horizon + h] = lc_gram_at(s, first + i, v->context + h) - g[first + i] - g[v->context + h] + q;
    for (size_t h = 0; h < v->horizon; h++)
        yy[h] = lc_gram_at(s, v->context + h, v->context + h) - 2 * g[v->context + h] + q;
}

/* (X'X + penalty) W' = X'Y */
static bool solve(const view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->factor, r->xx, v->rows * v->rows * sizeof *r->xx);
    memcpy(r->w, r->xy, v->rows * v->horizon * sizeof *r->xy);
    for (size_t i = 0; i < v->rows; i++)
        r->factor[i * v->rows + i] += penalty;
    if (!lc_cholesky(r->factor, v->rows))
        return false;
    lc_cholesky_solve(r->w, v->horizon, r->factor, v->rows);
    return true;
}

/* --- errors ------------------------------------------------------------------------------------------------------------ */

/* |Y - X W'|^2 of each step = Y'Y - W X'Y - penalty |W|^2, since X'X W' = X'Y - penalty W' */
static void measure_fit(const view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->fit, r->yy, v->horizon * sizeof *r->fit);
    for (size_t i = 0; i < v->rows; i++)
        for (size_t h = 0; h < v->horizon; h++) {
            const double w = r->w[i * v->horizon + h];
            r->fit[h] -= w * (r->xy[i * v->horizon + h] + penalty * w);
        }
}

/* Over validation windows: Y'Y - 2 W X'Y + W X'X W' */
static void measure_check(const view *v)
{
    const lc_ridge_room *r = v->room;
    memcpy(r->error, r->check_yy, v->horizon * sizeof *r->error);
    for (size_t i = 0; i < v->rows; i++) {
        for (size_t h = 0; h < v->horizon; h++)
            r->row[h] = -2 * r->check_xy[i * v->horizon + h];
        lc_combine(r->row, &(lc_combined){r->check_xx + i * v->rows, r->w, v->rows, v->horizon, v->horizon});
        for (size_t h = 0; h < v->horizon; h++)
            r->error[h] += r->w[i * v->horizon + h] * r->row[h];
    }
}

/* --- the best of each block ------------------------------------------------------------------------------------------- */

static double sum(const double *value, lc_rows steps)
{
    double all = 0;
    for (size_t h = steps.first; h < steps.end; h++)
        all += value[h];
    return all;
}

static lc_rows steps_of(const view *v, size_t block)
{
    const size_t first = block * LC_RIDGE_BLOCK, end = first + LC_RIDGE_BLOCK;
    return (lc_rows){first, end < v->horizon ? end : v->horizon};
}

/* V = W + (1 - W 1) a' */
static void keep_steps(const view *v, lc_rows steps)
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
static bool is_open(const view *v, size_t block)
{
    const lc_ridge_map *m = v->map;
    if (!m->as)
        return true;
    const lc_ridge_pick pick = lc_ridge_pick_of(v->plan, &m->as[block < m->as_blocks ? block : m->as_blocks - 1]);
    return pick.lookback == v->at.lookback && pick.trailing == v->at.trailing && pick.penalty == v->at.penalty;
}

static bool is_any_open(const view *v)
{
    for (size_t b = 0; b < lc_ridge_blocks(v->horizon); b++)
        if (is_open(v, b))
            return true;
    return false;
}

static void keep_better(const view *v, double penalty)
{
    const lc_ridge_room *r = v->room;
    const bool check = v->map->valid_windows > 0;
    measure_fit(v, penalty);
    if (check)
        measure_check(v);
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

static bool is_given_up(const view *v)
{
    return v->plan->stopping && v->plan->stopping();
}

static void begin(view *v, lc_rows targets)
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
static size_t tried(const view *v, size_t count)
{
    return v->map->valid_windows || v->map->as ? count : 1;
}

static void try_penalties(view *v)
{
    lc_ridge_room *r = v->room;
    const lc_ridge_plan *p = v->plan;
    take_levels_off(v, &r->train, r->xx, r->xy, r->yy);
    if (v->map->valid_windows)
        take_levels_off(v, &r->valid, r->check_xx, r->check_xy, r->check_yy);
    for (size_t i = 0; i < tried(v, p->penalties) && !is_given_up(v); i++) {
        const double penalty = p->penalty[i] * (p->per_window ? (double)r->train.windows : 1);
        v->at.penalty = i;
        if (is_any_open(v) && solve(v, penalty) && !is_given_up(v))
            keep_better(v, penalty);
    }
}

/* A number of rows that is the one before it is not tried again. */
static void try_levels(view *v)
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

static void settle(const view *v)
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
    view v = {.map = map, .room = room, .task = task, .plan = plan};
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
