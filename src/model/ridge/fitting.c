/* fitting - the maps of a ridge regression, as many abreast as there are threads and room for. */
#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "core/status.h"
#include "model/ridge/ridge.h"

enum { ROOM_MOST = 1 << 30 }; /* bytes of all that are fitted at once, or of one */

struct lc_ridge_fitting {
    const lc_task *task;
    const lc_ridge_plan *plan;
    size_t maps, done;       /* of the plan's channels each, then the shared one */
    size_t abreast;          /* maps of a step */
    lc_ridge *each, *shared; /* what is fitted; NULL: not asked for */
    lc_ridge_map *map;       /* (maps) */
    lc_ridge_room *room;     /* (abreast) */
};

static bool is_shared(const lc_ridge_fitting *f, size_t map)
{
    return f->shared && map + 1 == f->maps;
}

/* Of both kinds of maps, an earlier choice has one. */
static bool has_each(const lc_task *task, const lc_ridge_plan *plan)
{
    return plan->channels && !(plan->as && plan->shared && plan->as->maps == 1 && task->target_count > 1);
}

static bool has_shared(const lc_task *task, const lc_ridge_plan *plan)
{
    return plan->shared && !(plan->as && has_each(task, plan));
}

static size_t maps_of(const lc_task *task, const lc_ridge_plan *plan)
{
    return (has_each(task, plan) ? task->target_count : 0) + has_shared(task, plan);
}

/* What a map takes over: of the map of its channel, or of the only one. */
static void take_choice(lc_ridge_map *map, const lc_ridge *as, size_t place)
{
    map->as = as->choice + (as->maps > 1 ? place : 0) * as->blocks;
    map->as_blocks = as->blocks;
}

static lc_status take_maps(lc_ridge_fitting *f)
{
    const lc_task *task = f->task;
    const size_t targets = task->target_count, context = task->window.context, horizon = task->window.horizon;
    if (has_each(task, f->plan))
        CHECK(lc_ridge_new(&f->each, targets, context, horizon));
    if (has_shared(task, f->plan))
        CHECK(lc_ridge_new(&f->shared, 1, context, horizon));
    f->maps = maps_of(task, f->plan);
    CHECK(lc_new(&f->map, f->maps, sizeof *f->map));
    for (size_t i = 0; i < f->maps; i++) {
        lc_ridge *r = is_shared(f, i) ? f->shared : f->each;
        const size_t place = is_shared(f, i) ? 0 : i;
        f->map[i].weight = r->weight + place * context * horizon;
        f->map[i].choice = r->choice + place * r->blocks;
        if (f->plan->as)
            take_choice(&f->map[i], f->plan->as, place);
    }
    return LC_OK;
}

/* Maps that are fitted at a time: one a thread, as far as ROOM_MOST goes. */
static size_t abreast_of(const lc_task *task, size_t maps, size_t threads)
{
    const size_t room = ROOM_MOST / lc_ridge_room_bytes(task), most = threads < maps ? threads : maps;
    return room < 1 ? 1 : room < most ? room : most;
}

size_t lc_ridge_fitting_bytes(const lc_task *task, const lc_ridge_plan *plan, size_t threads)
{
    const size_t maps = maps_of(task, plan), coefficients = maps * task->window.context * task->window.horizon;
    return abreast_of(task, maps, threads) * lc_ridge_room_bytes(task) + coefficients * sizeof(double);
}

lc_status lc_ridge_fitting_new(lc_ridge_fitting **out, const lc_task *task, const lc_ridge_plan *plan, size_t threads)
{
    lc_status status = LC_OK;
    lc_ridge_fitting *f = NULL;
    const lc_windows *train;
    TRY(lc_task_windows(&train, task, LC_TRAIN));
    TRY(lc_new(&f, 1, sizeof *f));
    f->task = task;
    f->plan = plan;
    TRY(take_maps(f));
    f->abreast = abreast_of(task, f->maps, threads);
    TRY(lc_new(&f->room, f->abreast, sizeof *f->room));
    for (size_t i = 0; i < f->abreast; i++)
        TRY(lc_ridge_room_new(&f->room[i], task, plan));
    *out = f;
    f = NULL;
done:
    lc_ridge_fitting_free(f);
    return status;
}

void lc_ridge_fitting_free(lc_ridge_fitting *f)
{
    if (!f)
        return;
    for (size_t i = 0; f->room && i < f->abreast; i++)
        lc_ridge_room_clear(&f->room[i]);
    lc_free(f->room);
    lc_free(f->map);
    lc_ridge_free(f->each);
    lc_ridge_free(f->shared);
    lc_free(f);
}

size_t lc_ridge_fitting_maps(const lc_ridge_fitting *f)
{
    return f->maps;
}

size_t lc_ridge_fitting_done(const lc_ridge_fitting *f)
{
    return f->done;
}

size_t lc_ridge_fitting_abreast(const lc_ridge_fitting *f)
{
    return f->abreast;
}

static void fit_piece(void *ctx, size_t piece, size_t worker)
{
    const lc_ridge_fitting *f = ctx;
    const size_t map = f->done + piece;
    const lc_rows targets = is_shared(f, map) ? (lc_rows){0, f->task->target_count} : (lc_rows){map, map + 1};
    lc_ridge_fit(&f->map[map], &f->room[worker], f->task, f->plan, targets);
}

static lc_status check_map(const lc_ridge_fitting *f, size_t map)
{
    const char *channel = is_shared(f, map) ? "any channel" : f->task->dataset->channel[f->task->targets[map]].name;
    if (f->map[map].train_windows == 0)
        return lc_fail(
            LC_E_DATA,
            "ridge: no training window of %s is whole, without a missing value: make window.context shorter, or fill the "
            "data before",
            channel);
    if (!f->map[map].found)
        return lc_fail(LC_E_DATA, "ridge: the equations of %s cannot be solved: choose a larger ridge.penalty", channel);
    return LC_OK;
}

/* The maps' sums, as means of one regression. */
static double settle(lc_ridge *r, const lc_ridge_map *map)
{
    double train = 0, valid = 0;
    for (size_t i = 0; i < r->maps; i++) {
        train += map[i].train;
        r->windows += map[i].train_windows;
        r->left_out += map[i].left_out;
        r->valid_windows += map[i].valid_windows;
        r->valid_left_out += map[i].valid_left_out;
        r->unchosen += map[i].valid_windows == 0 && map[i].valid_left_out > 0;
        if (map[i].valid_windows)
            valid += map[i].valid;
    }
    r->train = train / (double)(r->windows * r->horizon);
    r->valid = r->valid_windows > 0 ? valid / (double)(r->valid_windows * r->horizon) : (double)NAN;
    return r->valid;
}

/* The better of the two on validation rows; without these, a map for each channel. */
static lc_ridge *take_better(lc_ridge_fitting *f)
{
    const double each = f->each ? settle(f->each, f->map) : (double)INFINITY;
    const double shared = f->shared ? settle(f->shared, f->map + f->maps - 1) : (double)INFINITY;
    lc_ridge **from = !f->each || shared < each ? &f->shared : &f->each, *r = *from;
    *from = NULL;
    return r;
}

lc_status lc_ridge_fitting_step(lc_ridge **out, lc_ridge_fitting *f)
{
    const size_t left = f->maps - f->done, count = left < f->abreast ? left : f->abreast;
    lc_parallel(count, f->abreast, fit_piece, f);
    if (f->plan->stopping && f->plan->stopping())
        return lc_fail(LC_E_STOPPED, "stopped");
    for (size_t i = 0; i < count; i++)
        CHECK(check_map(f, f->done + i));
    f->done += count;
    if (f->done == f->maps)
        *out = take_better(f);
    return LC_OK;
}
