/* front - ranks by peeling fronts off, and a choice among equals by volume. */
#include "sweep/front.h"

#include "core/mem.h"
#include "sweep/result/volume.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
    const double *loss;
    size_t losses, index;
} row;

/* By the first loss, then the second, ...; equal ones in the order they had. */
static int by_losses(const void *left, const void *right)
{
    const row *a = left, *b = right;
    for (size_t i = 0; i < a->losses; i++)
        if (a->loss[i] != b->loss[i])
            return a->loss[i] < b->loss[i] ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static lc_status sort_rows(row **out, const double *loss, size_t points, size_t losses)
{
    CHECK(lc_new(out, points, sizeof **out));
    for (size_t i = 0; i < points; i++)
        (*out)[i] = (row){loss + i * losses, losses, i};
    qsort(*out, points, sizeof **out, by_losses);
    return LC_OK;
}

static bool equal(const row *a, const row *b)
{
    for (size_t i = 0; i < a->losses; i++)
        if (a->loss[i] != b->loss[i])
            return false;
    return true;
}

static bool dominates(const row *a, const row *b)
{
    for (size_t i = 0; i < a->losses; i++)
        if (a->loss[i] > b->loss[i])
            return false;
    return !equal(a, b);
}

/* Gives a rank to those rows without one that no other such row dominates: only an earlier row can. How many they are. */
static size_t peel(size_t *rank, size_t current, const row *sorted, size_t points, const row **front)
{
    size_t found = 0;
    for (size_t i = 0; i < points; i++) {
        size_t j = 0;
        if (rank[sorted[i].index] < current)
            continue;
        while (j < found && !dominates(front[j], &sorted[i]))
            j++;
        if (j < found)
            continue;
        front[found++] = &sorted[i];
        rank[sorted[i].index] = current;
    }
    return found;
}

lc_status lc_front_ranks(size_t *rank, const double *loss, size_t points, size_t losses, size_t wanted)
{
    lc_status status = LC_OK;
    row *sorted = NULL;
    const row **front = NULL;
    TRY(sort_rows(&sorted, loss, points, losses));
    TRY(lc_new(&front, points, sizeof *front));
    for (size_t i = 0; i < points; i++)
        rank[i] = points;
    for (size_t current = 0, ranked = 0; ranked < wanted; current++)
        ranked += peel(rank, current, sorted, points, front);
done:
    lc_free(sorted);
    lc_free(front);
    return status;
}

/* --- some of a front -------------------------------------------------------------------------------------------------- */

/* A little worse than the worst in each loss. */
static void find_corner(double *corner, const row *point, size_t points)
{
    for (size_t j = 0; j < point->losses; j++) {
        double worst = point[0].loss[j];
        for (size_t i = 1; i < points; i++)
            worst = fmax(worst, point[i].loss[j]);
        corner[j] = fmax(1.1 * worst, 0.9 * worst);
        corner[j] = corner[j] == 0 ? 1e-12 : corner[j];
    }
}

/* The gains of rows that may be the largest are computed; a gain never grows. */
static lc_status find_next(size_t *out, double *gain, const row *point, size_t points, const lc_volume *taken)
{
    double most = -1;
    *out = points;
    for (size_t i = 0; i < points; i++) {
        if (gain[i] < 0 || gain[i] < most)
            continue;
        CHECK(lc_volume_beyond(&gain[i], point[i].loss, taken));
        gain[i] = fmax(gain[i], 0);
        if (gain[i] > most) {
            most = gain[i];
            *out = i;
        }
    }
    return LC_OK;
}

static lc_status fill(bool *chosen, lc_volume *taken, double *loss, const row *point, size_t points, size_t wanted)
{
    lc_status status = LC_OK;
    const size_t losses = point->losses;
    double *gain = NULL;
    TRY(lc_new(&gain, points, sizeof *gain));
    for (size_t i = 0; i < points; i++) /* those equal to an earlier one come last */
        gain[i] = i > 0 && equal(&point[i], &point[i - 1]) ? -1 : (double)INFINITY;
    for (; taken->points < wanted; taken->points++) {
        size_t next;
        TRY(find_next(&next, gain, point, points, taken));
        if (next == points)
            break;
        chosen[point[next].index] = true;
        gain[next] = -1;
        memcpy(loss + taken->points * losses, point[next].loss, losses * sizeof *loss);
    }
done:
    lc_free(gain);
    return status;
}

/* The first point, in the order they came in, that is not chosen. */
static void choose_again(bool *chosen, const row *point, size_t points)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < points; i++)
        if (!chosen[point[i].index] && point[i].index < first)
            first = point[i].index;
    chosen[first] = true;
}

static lc_status choose_some(bool *chosen, const row *point, size_t points, size_t wanted)
{
    lc_status status = LC_OK;
    double corner[LC_OBJECTIVES_MAX], *loss = NULL;
    find_corner(corner, point, points);
    TRY(lc_new(&loss, wanted * point->losses, sizeof *loss));
    lc_volume taken = {loss, 0, point->losses, corner};
    TRY(fill(chosen, &taken, loss, point, points, wanted));
    for (; taken.points < wanted; taken.points++)
        choose_again(chosen, point, points);
done:
    lc_free(loss);
    return status;
}

/* The rows of a rank, which are in order. */
static size_t take_rank(row *out, const row *sorted, size_t points, const size_t *rank, size_t wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < points; i++)
        if (rank[sorted[i].index] == wanted)
            out[count++] = sorted[i];
    return count;
}

lc_status lc_front_choose(bool *chosen, const double *loss, size_t points, size_t losses, size_t wanted)
{
    lc_status status = LC_OK;
    size_t *rank = NULL, left = wanted;
    row *sorted = NULL, *front = NULL;
    TRY(lc_new(&rank, points, sizeof *rank));
    TRY(lc_new(&front, points, sizeof *front));
    TRY(sort_rows(&sorted, loss, points, losses));
    TRY(lc_front_ranks(rank, loss, points, losses, wanted));
    memset(chosen, 0, points * sizeof *chosen);
    for (size_t current = 0; left > 0; current++) {
        const size_t count = take_rank(front, sorted, points, rank, current);
        if (count > left) {
            TRY(choose_some(chosen, front, count, left));
            break;
        }
        for (size_t i = 0; i < count; i++)
            chosen[front[i].index] = true;
        left -= count;
    }
done:
    lc_free(rank);
    lc_free(sorted);
    lc_free(front);
    return status;
}
