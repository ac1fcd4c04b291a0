/* variants - walks the registries from which a configuration chooses: cells, heads, optimizers, whatever there is. */
#ifndef LC_TESTS_VARIANTS_H
#define LC_TESTS_VARIANTS_H

#include "unit.h"

#include <lanecast/config.h>

#include "model/baseline.h"
#include "nn/head.h"

static inline bool variants_says_classes(const lc_config *config)
{
    const lc_baseline *baseline = lc_baseline_find(config->model.kind);
    return baseline ? baseline->classes : lc_head_find(config->model.loss)->classes;
}

/* Where what is chosen says classes: of the value, in two halves of the training rows. */
static inline void variants_classify(lc_config *config)
{
    if (!variants_says_classes(config))
        return;
    assert_ok(lc_config_set(config, "classes.of=value"));
    assert_ok(lc_config_set(config, "classes.limits=quantiles 2"));
}

/* Undoes what a variant is refused with, if that helps: a head may want values as they are. */
static inline void variants_allow(lc_config *config)
{
    static const char *const plain[] = {"data.transform=none", "data.scale=none", "model.normalize=none"};
    lc_config allowed = *config;
    for (size_t i = 0; i < sizeof plain / sizeof *plain && lc_config_check(&allowed) != LC_OK; i++)
        assert_ok(lc_config_set(&allowed, plain[i]));
    if (lc_config_check(&allowed) == LC_OK)
        *config = allowed;
}

/* Calls check with one variant after the other chosen, everything else as in base, as far as it is allowed. */
static inline void variants_walk(const lc_config *base, void (*check)(const lc_config *config))
{
    size_t count, walked = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++)
        for (const char *const *name = option[i].variant ? option[i].choices() : NULL; name && *name; name++, walked++) {
            lc_config config = *base;
            char assignment[3 * LC_NAME_MAX];
            snprintf(assignment, sizeof assignment, "%s.%s=%s", option[i].section, option[i].key, *name);
            assert_ok(lc_config_set(&config, assignment));
            variants_classify(&config);
            variants_allow(&config);
            check(&config);
        }
    assert_true(walked > 20);
}

#endif
