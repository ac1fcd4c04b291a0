/* plan - what a [classes] section says, as far as no data is needed to read it. */
#include "data/classes.h"

#include <math.h>
#include <string.h>

#include "core/names.h"
#include "core/status.h"
#include "core/text.h"

static const char separators[] = ", \t";

const char *const *lc_class_measure_names(void)
{
    static const char *const names[] = {"numbers", "value", "change", "percent", "label", NULL};
    return names;
}

const char *const *lc_class_each_names(void)
{
    static const char *const names[] = {"horizon", "row", NULL};
    return names;
}

bool lc_class_config_is_on(const lc_class_config *config)
{
    return strcmp(config->of, "numbers") != 0;
}

bool lc_class_config_is_of_level(const lc_class_config *config)
{
    return strcmp(config->of, "value") == 0 || strcmp(config->of, "label") == 0;
}

/* Numbers of a list, at most `most`. */
static lc_status read_numbers(double *out, size_t *count, size_t most, const char *text, const char *key)
{
    char word[LC_TEXT_MAX];
    lc_names list = {.at = text, .separators = separators};
    for (*count = 0; lc_names_next(word, &list); ++*count) {
        if (*count == most)
            return lc_fail(LC_E_CONFIG, "%s: more than %zu numbers: there are at most %d classes", key, most, LC_CLASSES_MAX);
        if (!lc_text_number(&out[*count], word))
            return lc_fail(LC_E_CONFIG, "%s: '%s' is not a number", key, word);
    }
    return LC_OK;
}

/* "3" is a third and two thirds. */
static void share_equally(lc_class_plan *plan)
{
    const size_t classes = (size_t)plan->limit[0];
    plan->limits = classes - 1;
    for (size_t i = 0; i < plan->limits; i++)
        plan->limit[i] = (double)(i + 1) / (double)classes;
}

static lc_status check_quantiles(lc_class_plan *plan)
{
    const double first = plan->limits == 1 ? plan->limit[0] : 0;
    if (first >= 2 && first <= LC_CLASSES_MAX && first == floor(first))
        share_equally(plan);
    for (size_t i = 0; i < plan->limits; i++)
        if (!(plan->limit[i] > 0 && plan->limit[i] < 1))
            return lc_fail(LC_E_CONFIG,
                           "classes.limits: quantiles are shares between 0 and 1, or a number of classes from 2 to %d",
                           LC_CLASSES_MAX);
    return LC_OK;
}

static lc_status read_limits(lc_class_plan *plan, const lc_class_config *c)
{
    static const char word[] = "quantiles";
    const char *text = c->limits + strspn(c->limits, separators);
    plan->quantiles = strncmp(text, word, sizeof word - 1) == 0;
    if (plan->quantiles)
        text += sizeof word - 1;
    CHECK(read_numbers(plan->limit, &plan->limits, LC_CLASSES_MAX - 1, text, "classes.limits"));
    if (plan->limits == 0)
        return lc_fail(LC_E_CONFIG, "classes.of = %s needs classes.limits: numbers such as -0.5 0.5, or quantiles 3", c->of);
    if (plan->quantiles)
        CHECK(check_quantiles(plan));
    for (size_t i = 1; i < plan->limits; i++)
        if (!(plan->limit[i] > plan->limit[i - 1]))
            return lc_fail(LC_E_CONFIG, "classes.limits = %s: each limit must be above the one before", c->limits);
    return LC_OK;
}

static lc_status read_weights(lc_class_plan *plan, const lc_class_config *c)
{
    plan->balanced = strcmp(c->weights, "balanced") == 0;
    if (plan->balanced)
        return LC_OK;
    CHECK(read_numbers(plan->weight, &plan->weights, LC_CLASSES_MAX, c->weights, "classes.weights"));
    for (size_t i = 0; i < plan->weights; i++)
        if (!(plan->weight[i] >= 0 && plan->weight[i] <= 1e6))
            return lc_fail(LC_E_CONFIG, "classes.weights: a weight is a number from 0 to 1e6, or all are: balanced");
    return LC_OK;
}

/* Names are told apart, and there are not too many. */
static lc_status read_names(lc_class_plan *plan, const lc_class_config *c)
{
    char name[LC_CLASSES_MAX][LC_NAME_MAX], word[LC_TEXT_MAX];
    lc_names list = {.at = c->names, .separators = separators};
    for (; lc_names_next(word, &list); plan->names++) {
        if (plan->names == LC_CLASSES_MAX || strlen(word) >= LC_NAME_MAX)
            return lc_fail(LC_E_CONFIG, "classes.names: at most %d names of %d letters", LC_CLASSES_MAX, LC_NAME_MAX - 1);
        for (size_t i = 0; i < plan->names; i++)
            if (strcmp(name[i], word) == 0)
                return lc_fail(LC_E_CONFIG, "classes.names: '%s' is named twice", word);
        memcpy(name[plan->names], word, strlen(word) + 1);
    }
    return list.open ? lc_fail(LC_E_CONFIG, "classes.names: a quote is not closed before '%s'", word) : LC_OK;
}

static lc_status check_count(const lc_class_plan *plan, const char *key, size_t given)
{
    const size_t classes = plan->limits + 1;
    if (plan->label || given == 0 || given == classes)
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "classes.%s gives %zu, but classes.limits makes %zu classes", key, given, classes);
}

/* With a loss of one class, or of none, a model that always says that class is right. */
static lc_status check_weighed(const lc_class_plan *plan, const char *weights)
{
    size_t above = 0;
    for (size_t i = 0; i < plan->weights; i++)
        above += plan->weight[i] > 0;
    if (plan->weights < 2 || above >= 2)
        return LC_OK;
    return lc_fail(LC_E_CONFIG, "classes.weights = %s: nothing can be learnt: give two classes a weight above 0, or all",
                   weights);
}

/* Without classes the rest of the section says nothing. */
static lc_status check_unused(const lc_class_config *c)
{
    const char *key = *c->limits ? "limits" : *c->names ? "names" : *c->weights ? "weights" : NULL;
    if (!key && strcmp(c->each, "horizon") != 0)
        key = "each";
    return key ? lc_fail(LC_E_CONFIG, "classes.%s has no effect, since classes.of = numbers: set it, or remove this", key)
               : LC_OK;
}

lc_status lc_class_plan_read(lc_class_plan *out, const lc_class_config *c)
{
    lc_class_plan plan = {.label = strcmp(c->of, "label") == 0};
    *out = plan;
    if (!lc_class_config_is_on(c))
        return check_unused(c);
    if (plan.label && *c->limits)
        return lc_fail(LC_E_CONFIG, "classes.limits has no effect with classes.of = label: the channels are the classes");
    if (!plan.label)
        CHECK(read_limits(&plan, c));
    CHECK(read_weights(&plan, c));
    CHECK(read_names(&plan, c));
    CHECK(check_count(&plan, "names", plan.names));
    CHECK(check_count(&plan, "weights", plan.weights));
    CHECK(check_weighed(&plan, c->weights));
    *out = plan;
    return LC_OK;
}
