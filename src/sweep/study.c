/* study - objectives from their names, and the order of trials. */
#include "sweep/study.h"

#include "core/names.h"
#include "data/classes.h"
#include "eval/class_metric.h"
#include "eval/measure.h"
#include "model/interval.h"
#include "nn/arch.h"
#include "nn/head.h"

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

bool lc_study_has(const lc_study *study, lc_measure_kind kind)
{
    for (size_t i = 0; i < study->objectives; i++)
        if (lc_measure_kind_of(lc_names_find(lc_measure_names(), study->metric[i])) == kind)
            return true;
    return false;
}

/* Whether more than a point is said of a target. */
static bool says_quantiles(const lc_config *config)
{
    const lc_head *head = lc_arch_find(config->model.kind) ? lc_head_find(config->model.loss) : NULL;
    return lc_interval_is_asked(&config->model) || (head && head->quantile);
}

/* A network whose outputs are scores of classes, and no probabilities. */
static bool says_scores(const lc_config *config)
{
    const lc_head *head = lc_arch_find(config->model.kind) ? lc_head_find(config->model.loss) : NULL;
    return head && head->classes && !head->probabilities;
}

static lc_status suits_classes(size_t measure, const char *name, const lc_config *config)
{
    char place[LC_TEXT_MAX];
    if (lc_measure_kind_of(measure) != LC_MEASURE_CLASSES) {
        snprintf(place, sizeof place, "sweep.objective: of classes (classes.of = %s)", config->classes.of);
        return lc_names_refuse(LC_E_CONFIG, place, name, lc_measure_names_of(LC_MEASURE_CLASSES));
    }
    if (says_scores(config) && lc_class_metric_find(name)->of_shares)
        return lc_fail(LC_E_CONFIG, "sweep.objective = %s: a measure of probabilities, and model.loss = %s says scores", name,
                       config->model.loss);
    return LC_OK;
}

static lc_status suits_numbers(size_t measure, const char *name, const lc_config *config)
{
    if (lc_measure_kind_of(measure) == LC_MEASURE_CLASSES)
        return lc_fail(LC_E_CONFIG, "sweep.objective = %s: a measure of classes, and classes.of = numbers", name);
    if (lc_measure_kind_of(measure) == LC_MEASURE_QUANTILES && !says_quantiles(config))
        return lc_fail(LC_E_CONFIG,
                       "sweep.objective = %s: not known with model.loss = %s, model.interval = %s: choose a loss of "
                       "quantiles or of a distribution, or an interval",
                       name, config->model.loss, config->model.interval);
    return LC_OK;
}

lc_status lc_study_suits(const lc_study *study, const lc_config *config)
{
    const bool classes = lc_class_config_is_on(&config->classes);
    for (size_t i = 0; i < study->objectives; i++) {
        const size_t measure = lc_names_find(lc_measure_names(), study->metric[i]);
        CHECK((classes ? suits_classes : suits_numbers)(measure, study->metric[i], config));
    }
    return LC_OK;
}

bool lc_study_better(const lc_study *study, const lc_trial *a, const lc_trial *b)
{
    if (!lc_trial_has_score(a) || !lc_trial_has_score(b))
        return lc_trial_has_score(a) && !lc_trial_has_score(b);
    return lc_study_loss(study, a, 0) < lc_study_loss(study, b, 0);
}

size_t lc_study_best(const lc_study *study, const lc_trial *trial, size_t count)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (lc_trial_has_score(&trial[i]) && (best == count || lc_study_better(study, &trial[i], &trial[best])))
            best = i;
    return best;
}
