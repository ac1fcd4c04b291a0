/* study - objectives from their names, and the order of trials. */
#include "sweep/study.h"

#include "core/names.h"
#include "data/classes.h"
#include "eval/measure.h"

#include <stdio.h>

lc_status lc_study_objectives(lc_study *study, const char *text)
{
    char name[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = ", \t"};
    study->objectives = 0;
    while (lc_names_next(name, &list)) {
        const size_t index = lc_names_find(lc_measure_names(), name);
        if (!lc_measure_names()[index])
            return lc_names_refuse(LC_E_CONFIG, "sweep.objective", name, lc_measure_names());
        for (size_t i = 0; i < study->objectives; i++)
            if (study->metric[i] == lc_measure_names()[index])
                return lc_fail(LC_E_CONFIG, "sweep.objective: '%s' is there twice", name);
        if (study->objectives == LC_OBJECTIVES_MAX)
            return lc_fail(LC_E_CONFIG, "sweep.objective: more than %d measures", LC_OBJECTIVES_MAX);
        study->metric[study->objectives] = lc_measure_names()[index];
        study->maximize[study->objectives++] = !lc_measure_less_is_better(index);
    }
    return study->objectives ? LC_OK : lc_fail(LC_E_CONFIG, "sweep.objective: no measure");
}

lc_status lc_study_suits(const lc_study *study, const lc_config *base)
{
    char place[LC_TEXT_MAX];
    const bool classes = lc_class_config_is_on(&base->classes);
    for (size_t i = 0; i < study->objectives; i++) {
        const lc_measure_kind kind = lc_measure_kind_of(lc_names_find(lc_measure_names(), study->metric[i]));
        if (classes && kind != LC_MEASURE_CLASSES) {
            snprintf(place, sizeof place, "sweep.objective: of classes (classes.of = %s)", base->classes.of);
            return lc_names_refuse(LC_E_CONFIG, place, study->metric[i], lc_measure_names_of(LC_MEASURE_CLASSES));
        }
        if (!classes && kind == LC_MEASURE_CLASSES)
            return lc_fail(LC_E_CONFIG, "sweep.objective = %s: a measure of classes, and classes.of = numbers", study->metric[i]);
    }
    return LC_OK;
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
