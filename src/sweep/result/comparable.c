/* comparable - whether the scores of all trials are of the same truths, in the same unit. */
#include <string.h>

#include "core/names.h"
#include "core/text.h"
#include "eval/metric.h"
#include "nn/head.h"
#include "sweep/domain.h"
#include "sweep/study.h"

/* Keys that decide what is forecast, and which windows are counted. */
static bool moves_truths(const char *key)
{
    static const char *const known[] = {"data.target",      "data.split",    "data.missing",
                                        "window.horizon",   "window.stride", "window.shortest",
                                        "window.drop_last", "window.gaps",   NULL};
    return lc_names_among(key, known) || lc_text_begins(key, "classes.");
}

static bool is_seasonal(const lc_study *study)
{
    bool seasonal = false;
    for (size_t i = 0; i < study->objectives; i++) {
        const lc_metric *metric = lc_metric_find(study->metric[i]);
        seasonal |= metric && metric->seasonal;
    }
    return seasonal;
}

const char *lc_study_harm(const char *key, const lc_study *study)
{
    if (moves_truths(key))
        return "changes what is forecast, or which windows are counted";
    if (strcmp(key, "data.scale") == 0 && !lc_study_has(study, LC_MEASURE_CLASSES))
        return "changes the unit of scaled errors";
    if (strcmp(key, "data.season") == 0 && is_seasonal(study))
        return "changes what the objective is measured by";
    if (lc_text_ends(key, ".levels") && lc_study_has(study, LC_MEASURE_QUANTILES))
        return "changes the levels that the objective is over";
    return NULL;
}

/* Whether some losses that are tried say a distribution whose CRPS is known in closed form, and others quantiles, over which it
 * is a sum. */
static bool mixes_crps(const lc_dimension *d, const lc_study *study)
{
    size_t closed = 0, others = 0;
    bool asked = false;
    for (size_t i = 0; i < study->objectives; i++)
        asked |= strcmp(study->metric[i], "crps") == 0;
    for (size_t i = 0; i < d->choices; i++) {
        const lc_head *head = lc_head_find(d->choice[i]);
        closed += head && head->crps;
        others += head && head->quantile && !head->crps;
    }
    return asked && strcmp(d->key, "model.loss") == 0 && closed > 0 && others > 0;
}

lc_status lc_domain_compares(const lc_domain *domain, const lc_study *study)
{
    for (size_t i = 0; i < domain->count; i++) {
        const char *key = domain->dimension[i].key, *harm = lc_study_harm(key, study);
        if (mixes_crps(&domain->dimension[i], study))
            harm = "changes how crps is made, of a distribution in closed form or over levels";
        if (harm)
            return lc_fail(LC_E_CONFIG,
                           "%s %s: scores of trials would not compare; set one value of it, or make a sweep for each value and "
                           "compare what is best in own units (lanecast evaluate A.h5 B.h5)",
                           key, harm);
    }
    return LC_OK;
}
