/* inspect - the classes of a run file and their limits. */
#include "cli/classes.h"

#include <stdio.h>

#include "data/classes.h"

/* "x <= -0.5", "-0.5 < x <= 0.5", "x > 0.5"; "" of a label. */
static void limits_of(char *out, size_t size, const lc_classes *c, size_t target, size_t k)
{
    const double *limit = c->limit ? c->limit + target * (c->count - 1) : NULL;
    char below[LC_NAME_MAX] = "", above[LC_NAME_MAX] = "";
    if (limit && k > 0)
        snprintf(below, sizeof below, k + 1 < c->count ? "%.6g < " : "> %.6g", limit[k - 1]);
    if (limit && k + 1 < c->count)
        snprintf(above, sizeof above, " <= %.6g", limit[k]);
    if (limit)
        snprintf(out, size, k + 1 < c->count ? "%sx%s" : "x %s%s", below, above);
    else
        snprintf(out, size, "%s", "");
}

/* A line for each class of each target. */
void lc_classes_facts(lc_page *page, const lc_run *run, const lc_classes *c)
{
    char limits[LC_TEXT_MAX];
    lc_page_fact(page, "classes", "of %s, one for each %s", run->config.classes.of, run->config.classes.each);
    for (size_t target = 0; target < c->targets; target++)
        for (size_t k = 0; k < c->count; k++) {
            limits_of(limits, sizeof limits, c, target, k);
            lc_page_fact(page, "", "%s %s%s%s, %llu training rows", c->target[target], c->name[k], *limits ? ": " : "", limits,
                         (unsigned long long)c->seen[target * c->count + k]);
        }
}

static json_t *class_json(const lc_classes *c, size_t target, size_t k)
{
    const double *limit = c->limit ? c->limit + target * (c->count - 1) : NULL;
    return json_pack("{so so so so sI}", "target", lc_json_text(c->target[target]), "name", lc_json_text(c->name[k]), "above",
                     limit && k > 0 ? lc_json_number(limit[k - 1]) : json_null(), "up_to",
                     limit && k + 1 < c->count ? lc_json_number(limit[k]) : json_null(), "training_rows",
                     (json_int_t)c->seen[target * c->count + k]);
}

/* null of numbers. */
json_t *lc_classes_list(const lc_classes *c)
{
    json_t *array = c ? json_array() : json_null();
    for (size_t i = 0; c && i < c->targets * c->count; i++)
        json_array_append_new(array, class_json(c, i / c->count, i % c->count)); /* NOLINT: there are two classes */
    return array;
}

lc_status lc_classes_of_run(lc_classes **out, const lc_run_source *source)
{
    *out = NULL;
    return lc_class_config_is_on(&source->run.config.classes) ? lc_run_read_classes(out, source->h5, source->path) : LC_OK;
}
