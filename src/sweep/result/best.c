/* best - trials in the order of what they were worth. */
#include "sweep/best.h"

#include "core/mem.h"
#include "sweep/front.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 25 };

size_t lc_best_known(const lc_sampling *s)
{
    size_t known = 0;
    for (size_t i = 0; i < s->number; i++)
        known += lc_sampling_knows(s, i);
    return known;
}

/* By group, then by what is less, then by number. */
typedef struct rank {
    int group;
    double first, second;
    size_t number;
} rank;

static int by_rank(const void *left, const void *right)
{
    const rank *a = left, *b = right;
    if (a->group != b->group)
        return a->group - b->group;
    if (a->first != b->first)
        return (a->first > b->first) - (a->first < b->first);
    if (a->second != b->second)
        return (a->second > b->second) - (a->second < b->second);
    return (a->number > b->number) - (a->number < b->number);
}

/* A number that is not one is worse than any. */
static double worth(double x)
{
    return isnan(x) ? (double)INFINITY : x;
}

static rank rank_of(const lc_sampling *s, size_t number)
{
    const lc_trial *t = &s->trial[number];
    if (t->state == LC_TRIAL_COMPLETE)
        return (rank){0, worth(lc_study_loss(s->study, t, 0)), 0, number};
    if (t->reports == 0)
        return (rank){1, 1, 0, number};
    return (rank){1, -(double)t->reports, worth(t->report[t->reports - 1]), number};
}

lc_status lc_best_order(size_t *number, size_t *count, const lc_sampling *s)
{
    rank *order = NULL;
    CHECK(lc_new(&order, s->number, sizeof *order));
    *count = 0;
    for (size_t i = 0; i < s->number; i++)
        if (lc_sampling_knows(s, i))
            order[(*count)++] = rank_of(s, i);
    qsort(order, *count, sizeof *order, by_rank);
    for (size_t i = 0; i < *count; i++)
        number[i] = order[i].number;
    lc_free(order);
    return LC_OK;
}

static lc_status take_best(bool *below, const lc_sampling *s, size_t wanted)
{
    size_t *number = NULL, count;
    CHECK(lc_new(&number, s->number, sizeof *number));
    const lc_status status = lc_best_order(number, &count, s);
    for (size_t i = 0; status == LC_OK && i < wanted; i++)
        below[number[i]] = true;
    lc_free(number);
    return status;
}

/* --- several objectives ----------------------------------------------------------------------------------------------- */

size_t lc_best_losses(double *loss, size_t *number, const lc_study *study, const lc_trial *trial, size_t trials)
{
    const size_t losses = study->objectives;
    size_t count = 0;
    for (size_t i = 0; i < trials; i++) {
        bool finite = trial[i].state == LC_TRIAL_COMPLETE;
        for (size_t j = 0; j < losses; j++) {
            loss[count * losses + j] = lc_study_loss(study, &trial[i], j);
            finite = finite && isfinite(trial[i].objective[j]);
        }
        if (finite)
            number[count++] = i;
    }
    return count;
}

static lc_status take_front(bool *below, const lc_sampling *s, size_t wanted)
{
    lc_status status = LC_OK;
    double *loss = NULL;
    size_t *number = NULL;
    bool *chosen = NULL;
    TRY(lc_new(&loss, s->number * s->study->objectives, sizeof *loss));
    TRY(lc_new(&number, s->number, sizeof *number));
    TRY(lc_new(&chosen, s->number, sizeof *chosen));
    const size_t count = lc_best_losses(loss, number, s->study, s->trial, s->known);
    TRY(lc_front_choose(chosen, loss, count, s->study->objectives, wanted < count ? wanted : count));
    for (size_t i = 0; i < count; i++)
        below[number[i]] = chosen[i];
done:
    lc_free(loss);
    lc_free(number);
    lc_free(chosen);
    return status;
}

lc_status lc_best_tenth(bool *below, const lc_sampling *s)
{
    const size_t tenth = (lc_best_known(s) + 9) / 10;
    for (size_t i = 0; i < s->number; i++)
        below[i] = false;
    if (s->study->objectives > 1)
        return take_front(below, s, tenth);
    return take_best(below, s, tenth < MOST ? tenth : MOST);
}
