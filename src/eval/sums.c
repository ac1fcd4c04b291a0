/* sums - what windows add to the sums of each cell. */
#include "eval/sums.h"

#include <math.h>

#include "core/mem.h"

/* The row of a summand; a new one, if no metric before has it. facts: those of the metrics before. */
static size_t row_of(lc_sums *s, const lc_summand *summand, size_t facts)
{
    size_t row = 0;
    while (row < s->summands && s->summand[row] != summand)
        row++;
    if (row < s->summands)
        return row;
    s->summand[row] = summand;
    s->fact[row] = facts;
    return s->summands++;
}

static void place_terms(lc_sums *s)
{
    for (size_t m = 0, facts = 0; m < LC_METRICS_MAX && s->table[m]; facts += s->table[m++]->facts) {
        s->metrics++;
        s->first[m] = s->terms;
        for (size_t term = 0; term < lc_metric_terms(s->table[m]); term++)
            s->row[s->terms++] = row_of(s, s->table[m]->term[term], facts);
    }
}

static lc_status take_memory(lc_sums *s)
{
    CHECK(lc_new(&s->sum, s->summands * s->cells, sizeof *s->sum));
    CHECK(lc_new(&s->of_series, s->terms * s->targets, sizeof *s->of_series));
    CHECK(lc_new(&s->by_step, s->terms * s->cells, sizeof *s->by_step));
    CHECK(lc_new(&s->by_channel, s->terms * s->targets, sizeof *s->by_channel));
    CHECK(lc_new(&s->values, s->series, sizeof *s->values));
    return lc_new(&s->per_series, s->series * s->metrics, sizeof *s->per_series);
}

lc_status lc_sums_new(lc_sums **out, const lc_metric *const *table, size_t horizon, size_t targets, size_t series)
{
    lc_status status = LC_OK;
    lc_sums *s = NULL;
    TRY(lc_new(&s, 1, sizeof *s));
    *s = (lc_sums){.table = table, .horizon = horizon, .targets = targets, .cells = horizon * targets, .series = series};
    place_terms(s);
    TRY(take_memory(s));
    for (size_t i = 0; i < s->series * s->metrics; i++)
        s->per_series[i] = NAN;
    *out = s;
    s = NULL;
done:
    lc_sums_free(s);
    return status;
}

void lc_sums_free(lc_sums *s)
{
    if (!s)
        return;
    lc_free(s->sum);
    lc_free(s->of_series);
    lc_free(s->by_step);
    lc_free(s->by_channel);
    lc_free(s->per_series);
    lc_free(s->values);
    lc_free(s);
}

static bool adds(const lc_sums *s, const lc_summand *summand)
{
    return !(s->derived && summand->from_units) && (s->adds == LC_ADDS_ALL || summand->of_truth == (s->adds == LC_ADDS_TRUTHS));
}

bool lc_sums_ask_forecast(const lc_sums *s)
{
    for (size_t i = 0; i < s->summands; i++)
        if (adds(s, s->summand[i]) && !s->summand[i]->of_truth)
            return true;
    return false;
}

void lc_sums_add(lc_sums *s, size_t first, const lc_cells *cells)
{
    lc_cells own = *cells; /* with the metric's own facts */
    for (size_t i = 0; i < s->summands; i++) {
        if (!adds(s, s->summand[i]))
            continue;
        own.fact = cells->fact + s->fact[i];
        s->summand[i]->add(s->sum + i * s->cells + first, &own);
    }
}

/* u^power, of small powers */
static double raise(double unit, int power)
{
    double product = 1;
    while (power-- > 0)
        product *= unit;
    return product;
}

void lc_sums_derive(lc_sums *s, const lc_sums *units, const double *scale)
{
    for (size_t i = 0; s->derived && i < s->summands; i++)
        for (size_t cell = 0; s->summand[i]->from_units && cell < s->cells; cell++)
            s->sum[i * s->cells + cell] = units->sum[i * s->cells + cell] / raise(scale[cell], s->summand[i]->power);
}
