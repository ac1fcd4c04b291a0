/* sweep_take - arguments into a sweep. */
#include "cli/sweep.h"

#include <stdio.h>
#include <string.h>

/* Flags that are keys of [sweep] too. */
static const char *const keys[] = {"trials", "seeds", "objective", "sampler", "pruner", "lag", "minutes"};

/* --set sweep.tpe.startup=20 */
static lc_status take_set(lc_sweep_setup *s, const char *assignment)
{
    char key[LC_TEXT_MAX];
    const char *equals = strchr(assignment, '=');
    if (!equals)
        return lc_fail(LC_E_CONFIG, "--set %s: expected sweep.key=value", assignment);
    snprintf(key, sizeof key, "%.*s", (int)(equals - assignment), assignment);
    return lc_sweep_put(&s->config, &s->domain, &s->base, key + strlen("sweep."), equals + 1, "--set");
}

static lc_status take_flags(lc_sweep_setup *s, const lc_args *args)
{
    char place[LC_NAME_MAX];
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        snprintf(place, sizeof place, "--%s", keys[i]);
        if (lc_args_has(args, keys[i]))
            CHECK(lc_sweep_put(&s->config, &s->domain, &s->base, keys[i], lc_args_text(args, keys[i]), place));
    }
    for (size_t i = 0; lc_args_item(args, "set", i); i++)
        if (lc_args_sets_sweep(args, lc_args_item(args, "set", i)))
            CHECK(take_set(s, lc_args_item(args, "set", i)));
    for (size_t i = 0; lc_args_item(args, "try", i); i++)
        CHECK(lc_domain_add(&s->domain, &s->base, lc_args_item(args, "try", i), "--try"));
    if (lc_args_has(args, "shard"))
        CHECK(lc_sweep_take_shard(&s->config, lc_args_text(args, "shard")));
    CHECK(lc_args_count(&s->keep, args, "keep"));
    CHECK(lc_args_count(&s->workers, args, "workers"));
    CHECK(lc_domain_settle(&s->domain));
    CHECK(lc_domain_check(&s->domain, &s->base));
    return lc_sweep_apart(&s->domain, args);
}

static lc_status take(lc_sweep_setup *s, const lc_args *args, const char *path)
{
    CHECK(lc_config_read(&s->base, path));
    CHECK(lc_args_config(&s->base, args));
    CHECK(lc_sweep_read(&s->config, &s->domain, &s->base, path));
    return take_flags(s, args);
}

lc_status lc_sweep_take(lc_sweep_setup *out, const lc_args *args, const char *path)
{
    lc_sweep_setup s = {.base = lc_config_default(), .config = lc_sweep_config_default(), .output = lc_args_text(args, "output")};
    s.study = lc_sweep_study_named(args);
    const lc_status status = take(&s, args, path);
    if (status != LC_OK)
        lc_domain_free(&s.domain);
    else
        *out = s;
    return status;
}
