/* truth_sums - sums of the truth, of the series at hand and of those that ended in a chunk. */
#include "eval/truth_sums.h"

#include <string.h>

#include "core/mem.h"

static size_t count_rows(const lc_sums *s)
{
    size_t rows = 0;
    for (size_t i = 0; i < s->summands; i++)
        rows += s->summand[i]->of_truth;
    return rows;
}

lc_status lc_truth_sums_new(lc_truth_sums **out, size_t horizon, size_t targets, size_t most)
{
    lc_status status = LC_OK;
    lc_truth_sums *t = NULL;
    TRY(lc_new(&t, 1, sizeof *t));
    *t = (lc_truth_sums){.most = most};
    for (int space = 0; space < LC_SPACES; space++) {
        TRY(lc_sums_new(&t->sums[space], lc_metric_table, horizon, targets, 0));
        t->sums[space]->adds = LC_ADDS_TRUTHS;
        t->rows = count_rows(t->sums[space]);
        TRY(lc_new(&t->of_ended[space], most * t->rows * horizon * targets, sizeof(double)));
    }
    t->sums[LC_SCALED]->derived = true;
    *out = t;
    t = NULL;
done:
    lc_truth_sums_free(t);
    return status;
}

void lc_truth_sums_free(lc_truth_sums *t)
{
    if (!t)
        return;
    for (int space = 0; space < LC_SPACES; space++) {
        lc_sums_free(t->sums[space]);
        lc_free(t->of_ended[space]);
    }
    lc_free(t);
}

/* Where the sums of a series that ended are. */
static double *rows_of(const lc_truth_sums *t, int space, size_t index)
{
    return t->of_ended[space] + index * t->rows * t->sums[space]->cells;
}

void lc_truth_sums_end(lc_truth_sums *t)
{
    for (int space = 0; space < LC_SPACES; space++) {
        lc_sums *s = t->sums[space];
        double *to = rows_of(t, space, t->ended);
        for (size_t i = 0; i < s->summands; i++)
            if (s->summand[i]->of_truth) {
                memcpy(to, s->sum + i * s->cells, s->cells * sizeof *to);
                to += s->cells;
            }
        memset(s->sum, 0, s->summands * s->cells * sizeof *s->sum);
    }
    t->ended++;
}

void lc_truth_sums_give(lc_sums *const *sums, const lc_truth_sums *t, size_t index)
{
    for (int space = 0; space < LC_SPACES; space++) {
        lc_sums *s = sums[space];
        const double *from = rows_of(t, space, index);
        for (size_t i = 0; i < s->summands; i++)
            if (s->summand[i]->of_truth) {
                memcpy(s->sum + i * s->cells, from, s->cells * sizeof *from);
                from += s->cells;
            }
    }
}
