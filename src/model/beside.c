/* beside - a plan that is small beside training, and its fit. */
#include "model/beside.h"

#include "core/mem.h"
#include "core/status.h"

static const double work_always = 1e9, work_most = 1e11, coefficients_most = 4e6;

/* Without validation windows the first penalty and the first level are taken. */
static lc_ridge_plan plan_of(const lc_task *task, bool shared)
{
    return (lc_ridge_plan){.penalty = {1e-3, 1e-4, 1e-2, 1e-1},
                           .penalties = 4,
                           .trailing = {0, 1},
                           .trailings = 2,
                           .lookback = {task->window.context},
                           .lookbacks = 1,
                           .per_window = true,
                           .channels = !shared,
                           .shared = shared};
}

static double windows_of(const lc_task *task)
{
    return task->windows[LC_TRAIN] ? (double)lc_windows_count(task->windows[LC_TRAIN]) : 0;
}

/* Multiply-adds: a factorization, two triangular systems and a check for all that is tried; n (n + h) sums of products, and
 * (n + h) / 2 times as many where windows do not follow each other. */
static double work_of(const lc_task *task, const lc_ridge_plan *plan)
{
    const double n = (double)task->window.context, h = (double)task->window.horizon, targets = (double)task->target_count;
    const double tried = (double)(plan->penalties * plan->trailings) * (plan->shared ? 1 : targets);
    return tried * (n * n * n / 6 + 2 * n * n * h) +
           targets * windows_of(task) * (n + h) * (task->window.stride > 1 ? (n + h) / 2 : 1);
}

/* Forward, and twice as much backward. */
static double epoch_of(const lc_task *task, size_t parameters)
{
    return 3 * (double)parameters * (double)task->window.context * windows_of(task);
}

static bool is_small(const lc_task *task, const lc_ridge_plan *plan, size_t parameters)
{
    const double work = work_of(task, plan), maps = plan->shared ? 1 : (double)task->target_count;
    const double coefficients = maps * (double)task->window.context * (double)task->window.horizon;
    return coefficients <= coefficients_most && work <= work_most && (work <= work_always || work <= epoch_of(task, parameters));
}

/* False: both kinds of maps are too much. What was chosen for one map for all is for such a one. */
static bool choose(lc_ridge_plan *plan, const lc_task *task, const lc_ridge *as, size_t parameters)
{
    *plan = plan_of(task, false);
    if (is_small(task, plan, parameters) && !(as && as->maps == 1 && task->target_count > 1))
        return true;
    *plan = plan_of(task, true);
    return is_small(task, plan, parameters);
}

size_t lc_beside_bytes(const lc_task *task, size_t parameters, size_t threads)
{
    lc_ridge_plan plan;
    return choose(&plan, task, NULL, parameters) ? lc_ridge_fitting_bytes(task, &plan, threads) : 0;
}

static lc_status fit(lc_ridge **out, const lc_task *task, const lc_ridge_plan *plan, size_t threads)
{
    lc_status status = LC_OK;
    lc_ridge_fitting *fitting = NULL;
    lc_ridge *ridge = NULL;
    TRY(lc_ridge_fitting_new(&fitting, task, plan, threads));
    while (!ridge)
        TRY(lc_ridge_fitting_step(&ridge, fitting));
    *out = ridge;
done:
    lc_ridge_fitting_free(fitting);
    return status;
}

lc_status lc_beside_fit(lc_ridge **out, char **why, const lc_task *task, const lc_beside_plan *p)
{
    lc_ridge_plan plan;
    if (!choose(&plan, task, p->as, p->parameters))
        return lc_copy_text(why, "it would take more than an epoch of training, or more than 32 MB of the run file");
    if (p->as && (p->as->maps == 1 || p->as->maps == task->target_count))
        plan.as = p->as;
    plan.stopping = p->stopping;
    const lc_status status = fit(out, task, &plan, p->threads);
    return status == LC_E_DATA ? lc_copy_text(why, lc_error_message()) : status;
}
