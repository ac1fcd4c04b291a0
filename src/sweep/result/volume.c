/* volume - a point's own part, and what the others have beyond it: V(p, q, ...) = V(p) + V(q, ...) - V(max(p, q), ...), after
 * While, Bradstreet & Barone 2012. */
#include "sweep/result/volume.h"

#include "core/mem.h"

#include <math.h>
#include <string.h>

/* V(p) */
static double box(const double *p, size_t losses, const double *corner)
{
    double volume = 1;
    for (size_t i = 0; i < losses; i++)
        volume *= corner[i] - p[i];
    return volume;
}

static bool is_covered(const double *p, const double *by, size_t losses)
{
    for (size_t i = 0; i < losses; i++)
        if (by[i] > p[i])
            return false;
    return true;
}

/* A row goes where no other covers it, and those that it covers go. */
static size_t add_row(double *kept, size_t count, const double *row, size_t losses)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (is_covered(row, kept + i * losses, losses))
            return count;
    for (size_t i = 0; i < count; i++)
        if (!is_covered(kept + i * losses, row, losses))
            memmove(kept + left++ * losses, kept + i * losses, losses * sizeof *kept);
    memcpy(kept + left * losses, row, losses * sizeof *kept);
    return left + 1;
}

lc_status lc_volume_beyond(double *out, const double *p, const lc_volume *v)
{
    double *kept = NULL, row[LC_OBJECTIVES_MAX];
    size_t count = 0;
    CHECK(lc_new(&kept, v->points * v->losses, sizeof *kept));
    for (size_t i = 0; i < v->points; i++) {
        for (size_t j = 0; j < v->losses; j++)
            row[j] = fmax(p[j], v->loss[i * v->losses + j]);
        count = add_row(kept, count, row, v->losses);
    }
    double sum = box(p, v->losses, v->corner);
    lc_status status = LC_OK;
    for (size_t i = 0; status == LC_OK && i < count; i++) {
        double own = 0;
        status = lc_volume_beyond(&own, kept + i * v->losses, &(lc_volume){kept, i, v->losses, v->corner});
        sum -= own;
    }
    lc_free(kept);
    *out = sum;
    return status;
}
