/* study - objectives from their names, and the order of trials. */
#include "sweep/study.h"

#include "core/names.h"

#include <lanecast/evaluate.h>

lc_status lc_study_objectives(lc_study *study, const char *text)
{
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = ", \t"};
    study->objectives = 0;
    while (lc_names_next(name, &list)) {
        const size_t index = lc_names_find(lc_metric_names(), name);
        if (!lc_metric_names()[index])
            return lc_names_refuse(LC_E_CONFIG, "sweep.objective", name, lc_metric_names());
        for (size_t i = 0; i < study->objectives; i++)
            if (study->metric[i] == lc_metric_names()[index])
                return lc_fail(LC_E_CONFIG, "sweep.objective: '%s' is there twice", name);
        if (study->objectives == LC_OBJECTIVES_MAX)
            return lc_fail(LC_E_CONFIG, "sweep.objective: more than %d metrics", LC_OBJECTIVES_MAX);
        study->metric[study->objectives] = lc_metric_names()[index];
        study->maximize[study->objectives++] = !lc_metric_less_is_better(index);
    }
    return study->objectives ? LC_OK : lc_fail(LC_E_CONFIG, "sweep.objective: no metric");
}

bool lc_study_better(const lc_study *study, const lc_trial *a, const lc_trial *b)
{
    if (a->state != LC_TRIAL_COMPLETE || b->state != LC_TRIAL_COMPLETE)
        return a->state == LC_TRIAL_COMPLETE && b->state != LC_TRIAL_COMPLETE;
    return lc_study_loss(study, a, 0) < lc_study_loss(study, b, 0);
}

size_t lc_study_best(const lc_study *study, const lc_trial *trial, size_t count)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (trial[i].state == LC_TRIAL_COMPLETE && (best == count || lc_study_better(study, &trial[i], &trial[best])))
            best = i;
    return best;
}
