/* final - configurations after a sweep, made of what a trial was. */
#include "sweep/final.h"

#include "core/mem.h"
#include "core/text.h"
#include "model/forecaster.h"
#include "model/interval.h"
#include "model/normalize.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- training and validation as one part ------------------------------------------------------------------------------ */

/* "8640 2880 2880" to "11520 0 2880", "0.7 0.1 0.2" to "0.8 0 0.2", "* 24 48" to "* 0 48", "2015-01-01 2016-01-01" to the last
 * day twice. */
static lc_status join_parts(char split[LC_NAME_MAX])
{
    char word[3][LC_NAME_MAX] = {"", "", ""}, copy[LC_NAME_MAX], joined[3 * LC_NAME_MAX] = "", *rest = NULL;
    double train, valid;
    int words = 0;
    snprintf(copy, sizeof copy, "%s", split);
    for (char *at = strtok_r(copy, " \t,", &rest); at && words < 3; at = strtok_r(NULL, " \t,", &rest))
        snprintf(word[words++], sizeof *word, "%s", at);
    if (words == 2)
        snprintf(joined, sizeof joined, "%s %s", word[1], word[1]);
    else if (words == 3 && strcmp(word[0], "*") == 0)
        snprintf(joined, sizeof joined, "* 0 %s", word[2]);
    else if (words == 3 && lc_text_number(&train, word[0]) && lc_text_number(&valid, word[1]))
        snprintf(joined, sizeof joined, "%.15g 0 %s", train + valid, word[2]);
    if (!*joined || strlen(joined) >= LC_NAME_MAX)
        return lc_fail(LC_E_CONFIG, "data.split = %s: its training and validation parts cannot be joined", split);
    memcpy(split, joined, strlen(joined) + 1);
    return LC_OK;
}

/* Fractions round otherwise once two are one: of series of one length the test part stays by rows, so that its windows are those
 * of the trials. */
static lc_status join_by_rows(lc_config *config, const lc_dataset *dataset)
{
    lc_split *split;
    bool even = strchr(config->data.split, '.') != NULL;
    for (size_t i = 1; i < dataset->series_count; i++)
        even = even && dataset->series[i].rows == dataset->series[0].rows;
    if (!even)
        return join_parts(config->data.split);
    CHECK(lc_split_new(&split, dataset, config->data.split));
    const lc_rows test = split->part[LC_TEST];
    snprintf(config->data.split, sizeof config->data.split, "%zu 0 %zu", test.first, test.end - test.first);
    lc_split_free(split);
    return LC_OK;
}

static lc_status choose_as_trial(lc_config *config, const lc_dataset *dataset)
{
    lc_task *task;
    if (!lc_normalize_is_open(config) && config->data.season != LC_AUTO)
        return LC_OK;
    CHECK(lc_task_new(&task, dataset, config));
    const lc_status status = lc_normalize_choose(config, NULL, task);
    config->data.season = task->data.season;
    lc_task_free(task);
    return status;
}

lc_status lc_final_whole(lc_config *out, const lc_dataset *dataset, const lc_config *base, const lc_domain *domain,
                         const lc_trial *t, const lc_forecaster *f)
{
    lc_config config;
    const size_t best = lc_forecaster_best_epoch(f);
    CHECK(lc_domain_config(&config, base, domain, t->value));
    CHECK(choose_as_trial(&config, dataset));
    CHECK(join_by_rows(&config, dataset));
    config.train.epochs = best ? best : config.train.epochs;
    config.train.patience = 0;
    snprintf(config.model.interval, sizeof config.model.interval, "%s",
             lc_interval_names()[0]); /* no rows are left to measure it */
    *out = config;
    return LC_OK;
}
