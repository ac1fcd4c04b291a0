/* extent - what figures are of: windows and series that are not there, values that are not counted, a series that outweighs. */
#include "cli/evaluate.h"
#include "core/counted.h"
#include "eval/metric.h"

#include <stdio.h>

enum { NAMES_SAID = 5 };

static void print_absent(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    char names[LC_TEXT_MAX] = "";
    size_t absent = e->series - lc_evaluate_series_count(e), said = 0, used = 0;
    for (size_t i = 0; i < e->series && said < NAMES_SAID && used < sizeof names; i++)
        if (e->of_series[i].windows == 0)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s'%s'", said++ ? ", " : "", lc_evaluated_name(e, f, i));
    if (absent)
        lc_page_line(page, "%zu of %zu series %s no window here: %s%s", absent, e->series, lc_if_one(absent, "has", "have"),
                     names, absent > said ? " and others" : "");
}

void lc_evaluate_windows_show(lc_page *page, const lc_judged_of *of, const lc_forecaster *f)
{
    const lc_config *config = lc_forecaster_config(f);
    if (of->filled)
        lc_page_line(page, "%zu of these windows %s values that are missing, filled by data.missing = %s", of->filled,
                     lc_if_one(of->filled, "reads", "read"), config->data.missing);
    if (of->skipped)
        lc_page_line(page, "%zu further %s left out: a value in %s is missing", of->skipped,
                     lc_if_one(of->skipped, "window is", "windows are"), lc_if_one(of->skipped, "it", "them"));
    if (of->dropped)
        lc_page_line(page, "%zu further %s left out, the last: window.drop_last = %zu", of->dropped,
                     lc_if_one(of->dropped, "window is", "windows are"), config->window.drop_last);
}

void lc_evaluate_extent_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f)
{
    const lc_judged_of of = lc_judged_of_numbers(e);
    lc_evaluate_windows_show(page, &of, f);
    print_absent(page, e, f);
}

bool lc_evaluate_leaves_out(const lc_evaluation *e, size_t metric)
{
    return e->line[0].score[LC_UNITS].left_out[metric] > 0;
}

void lc_evaluate_left_out_show(lc_page *page, const lc_evaluation *e, size_t metric)
{
    if (lc_evaluate_leaves_out(e, metric))
        lc_page_line(page, "%s leaves out %zu of %zu values, %s.", e->metric[metric], e->line[0].score[LC_UNITS].left_out[metric],
                     e->values, lc_metric_left_out(metric) ? lc_metric_left_out(metric) : "for which it does not exist");
}

bool lc_evaluate_has_dominant(const lc_evaluation *e, const lc_forecaster *f)
{
    return e->dominant[LC_SCALED] != e->series || (lc_evaluate_pools(f) && e->dominant[LC_UNITS] != e->series);
}

void lc_evaluate_dominant_show(lc_page *page, const lc_evaluation *e, const lc_forecaster *f, lc_space space, const char *whose)
{
    const size_t i = e->dominant[space];
    if (i == e->series || (space == LC_UNITS && !lc_evaluate_pools(f)))
        return;
    lc_page_line(page,
                 "Series '%s' dominates the figures%s in %s units: it makes %.3g %% of the squared error, from %.3g %% of the "
                 "values.",
                 lc_evaluated_name(e, f, i), whose, space == LC_SCALED ? "scaled" : "own", 100 * e->of_series[i].share[space],
                 100 * (double)e->of_series[i].values / (double)e->values);
}
