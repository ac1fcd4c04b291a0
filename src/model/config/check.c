/* check - what no single row of the configuration can check: which values go together. */
#include <stdio.h>
#include <string.h>

#include "core/names.h"
#include "core/status.h"
#include "data/classes.h"
#include "data/transform.h"
#include "model/baseline.h"
#include "model/channels.h"
#include "model/entry.h"
#include "model/interval.h"
#include "model/loss.h"
#include "model/ridge/plan.h"
#include "nn/arch.h"
#include "nn/head.h"
#include "nn/normalize.h"

/* A program may have put them there by hand. */
static lc_status check_choices(const lc_config *config)
{
    char key[2 * LC_NAME_MAX];
    size_t count;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++) {
        const char *name = (const char *)config + option[i].offset;
        if (!option[i].choices || option[i].choices()[lc_names_find(option[i].choices(), name)])
            continue;
        snprintf(key, sizeof key, "%s.%s", option[i].section, option[i].key);
        return lc_names_refuse(LC_E_CONFIG, key, name, option[i].choices());
    }
    return LC_OK;
}

/* Names the losses of classes. */
static lc_status refuse_loss(const lc_config *config)
{
    char names[LC_TEXT_MAX] = "";
    for (size_t i = 0, used = 0; lc_head_table[i]; i++)
        if (lc_head_table[i]->classes)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? " or " : "", lc_head_table_names[i]);
    return lc_fail(LC_E_CONFIG,
                   "model.loss = %s is of numbers, and classes.of = %s asks for classes: choose a loss of classes: %s",
                   config->model.loss, config->classes.of, names);
}

/* Numbers or classes: a loss is of one of them. */
static lc_status check_classes(const lc_config *config)
{
    const bool on = lc_class_config_is_on(&config->classes);
    const lc_head *head = lc_head_find(config->model.loss);
    const lc_arch *arch = lc_arch_find(config->model.kind);
    lc_class_plan plan;
    CHECK(lc_class_plan_read(&plan, &config->classes));
    if (plan.label && lc_transform_find(config->data.transform)->apply)
        return lc_fail(LC_E_CONFIG, "data.transform = %s: there is none for classes.of = label, channels of 0 and 1",
                       config->data.transform);
    if (arch && arch->horizon_free && on)
        return lc_fail(LC_E_CONFIG, "model.kind = %s reads what it forecasts, and a class cannot be read: choose another kind",
                       config->model.kind);
    if (on && lc_interval_is_asked(&config->model))
        return lc_fail(LC_E_CONFIG,
                       "model.interval = %s is of numbers, and classes.of = %s asks for classes: leave out one of them",
                       config->model.interval, config->classes.of);
    if (!arch || !head || head->classes == on)
        return LC_OK;
    return on ? refuse_loss(config)
              : lc_fail(LC_E_CONFIG, "model.loss = %s is of classes: say in classes.of what they are made from",
                        config->model.loss);
}

/* A forecast after an earlier row must not know the later ones. */
static lc_status check_output(const lc_config *config)
{
    const lc_model_config *model = &config->model;
    char what[2 * LC_NAME_MAX] = "";
    if (strcmp(model->output, "every") != 0 || !lc_arch_find(model->kind))
        return LC_OK;
    if (model->bidirectional)
        snprintf(what, sizeof what, "model.bidirectional = yes");
    else if (lc_normalize_find(model->normalize)->of)
        snprintf(what, sizeof what, "model.normalize = %s", model->normalize);
    else if (strcmp(config->data.missing, "interpolate") == 0)
        snprintf(what, sizeof what, "data.missing = interpolate");
    if (!what[0])
        return LC_OK;
    return lc_fail(LC_E_CONFIG,
                   "model.output = every forecasts after each row of a context, and %s looks at the rows after it: change one "
                   "of the two",
                   what);
}

/* A state that is carried from step to step has one direction, and the same meaning in each. */
static lc_status check_truncate(const lc_config *config)
{
    const lc_arch *arch = lc_arch_find(config->model.kind);
    const size_t rows = config->train.truncate;
    if (rows == 0 || !arch)
        return LC_OK;
    if (rows > config->window.context)
        return lc_fail(LC_E_CONFIG,
                       "train.truncate = %zu: forecasts read fewer rows, window.context = %zu: make that as long, or longer",
                       rows, config->window.context);
    if (!arch->state_rows)
        return lc_fail(LC_E_CONFIG,
                       "train.truncate: model.kind = %s has no state that could continue with further rows: set it to 0",
                       config->model.kind);
    if (config->model.bidirectional)
        return lc_fail(LC_E_CONFIG, "train.truncate: with model.bidirectional a state comes from rows that are not read yet: set "
                                    "train.truncate = 0 or model.bidirectional = no");
    if (lc_normalize_find(config->model.normalize)->of)
        return lc_fail(LC_E_CONFIG,
                       "train.truncate: with model.normalize = %s each step has another zero, and a state would not fit the next "
                       "one: set model.normalize = none",
                       config->model.normalize);
    return LC_OK;
}

lc_status lc_config_check(const lc_config *config)
{
    const lc_model_config *model = &config->model;
    if (model->hidden_count > 1 && model->layers && model->layers != model->hidden_count)
        return lc_fail(LC_E_CONFIG, "[model] layers = %zu, but hidden has %zu sizes: give one size, or one per layer",
                       model->layers, model->hidden_count);
    if (config->window.shortest > config->window.context)
        return lc_fail(LC_E_CONFIG, "window.shortest = %zu is more than window.context = %zu", config->window.shortest,
                       config->window.context);
    CHECK(check_choices(config));
    CHECK(check_output(config));
    CHECK(lc_entry_check(config));
    CHECK(lc_channels_check(config->data.input, "data.input"));
    CHECK(lc_channels_check(config->data.target, "data.target"));
    CHECK(lc_split_check(config->data.split));
    CHECK(check_classes(config));
    CHECK(check_truncate(config));
    if (lc_baseline_find(model->kind))
        return lc_baseline_check(model->kind, config);
    return lc_ridge_is(model) ? lc_ridge_check(config) : lc_loss_check(config);
}
