/* slice - parts of a dimension, and the scores of the trials in each. */
#include "sweep/slice.h"

#include "core/mem.h"
#include "core/sort.h"

#include <math.h>
#include <stdlib.h>

enum { VALUES_MOST = 8, PARTS = 5 };

static double at(const lc_dimension *d, double share)
{
    return d->log ? exp(log(d->low) + share * (log(d->high) - log(d->low))) : d->low + share * (d->high - d->low);
}

static size_t parts_of(const lc_dimension *d)
{
    const size_t values = lc_dimension_values(d);
    return d->kind == LC_DIMENSION_CHOICE || (values && values <= VALUES_MOST) ? values : PARTS;
}

static void lay_out(lc_slice *slice, size_t parts, const lc_dimension *d)
{
    const bool each = parts == lc_dimension_values(d);
    for (size_t i = 0; i < parts; i++) {
        slice[i].low = each ? d->low + d->step * (double)i : at(d, (double)i / (double)parts);
        slice[i].high = each ? slice[i].low : at(d, (double)(i + 1) / (double)parts);
        slice[i].best = slice[i].median = NAN;
    }
}

/* The last slice that begins at or below x. */
static size_t find(const lc_slice *slice, size_t parts, double x)
{
    size_t i = parts - 1;
    while (i > 0 && x < slice[i].low)
        i--;
    return i;
}

/* The scores of a slice: score has room for all trials. */
static void judge(lc_slice *slices, size_t parts, size_t index, const lc_outcome *o, size_t dimension, double *score)
{
    size_t count = 0;
    for (size_t i = 0; i < o->trials; i++) {
        const lc_trial *t = &o->trial[i];
        if (t->state == LC_TRIAL_COMPLETE && isfinite(t->objective[0]) &&
            lc_dimension_has(&o->domain->dimension[dimension], t->value[dimension]) &&
            find(slices, parts, t->value[dimension]) == index)
            score[count++] = t->objective[0];
    }
    slices[index].trials = count;
    if (count == 0)
        return;
    qsort(score, count, sizeof *score, lc_sort_real);
    slices[index].best = o->study->maximize[0] ? score[count - 1] : score[0];
    slices[index].median = (score[(count - 1) / 2] + score[count / 2]) / 2;
}

lc_status lc_slices(lc_slice **out, size_t *count, const lc_outcome *o, size_t dimension)
{
    lc_status status = LC_OK;
    const lc_dimension *d = &o->domain->dimension[dimension];
    const size_t parts = parts_of(d);
    double *score = NULL;
    lc_slice *slice = NULL;
    TRY(lc_new(&score, o->trials, sizeof *score));
    TRY(lc_new(&slice, parts, sizeof *slice));
    lay_out(slice, parts, d);
    for (size_t i = 0; i < parts; i++)
        judge(slice, parts, i, o, dimension, score);
    *out = slice;
    *count = parts;
    slice = NULL;
done:
    lc_free(score);
    lc_free(slice);
    return status;
}
