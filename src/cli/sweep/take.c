/* take - arguments into a sweep. */
#include "cli/args.h"
#include "cli/sweep.h"
#include "core/ini.h"
#include "core/mem.h"
#include "core/words.h"

#include <stdio.h>
#include <string.h>

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

/* --trials 50, --set sweep.trials=50 */
static lc_status take_options(lc_sweep_setup *s, const lc_args *args)
{
    char place[LC_NAME_MAX];
    for (size_t i = 0; i < args->givens; i++) {
        const lc_given *given = &args->given[i];
        const bool set = strcmp(given->flag->name, "set") == 0 && lc_args_sets_sweep(args, given->value);
        snprintf(place, sizeof place, "--%s", given->flag->name);
        if (set)
            CHECK(take_set(s, given->value));
        if (given->flag->key && lc_args_sets_sweep(args, given->flag->key))
            CHECK(lc_sweep_put(&s->config, &s->domain, &s->base, given->flag->key + strlen("sweep."), given->value, place));
    }
    return LC_OK;
}

static lc_status take_flags(lc_sweep_setup *s, const lc_args *args)
{
    CHECK(take_options(s, args));
    for (size_t i = 0; lc_args_item(args, "try", i); i++)
        CHECK(lc_domain_add(&s->domain, &s->base, lc_args_item(args, "try", i), "--try"));
    if (lc_args_has(args, "shard"))
        CHECK(lc_sweep_take_shard(&s->config, lc_args_text(args, "shard")));
    CHECK(lc_args_count(&s->keep, args, "keep"));
    CHECK(lc_args_count(&s->workers, args, "workers"));
    return lc_domain_settle(&s->domain);
}

/* What is varied, before any flag. */
static lc_status take_subject(lc_sweep_setup *s, const char *path)
{
    char *text = NULL;
    if (s->subject != LC_SUBJECT_CONFIG)
        return lc_subject_take(&s->base, s->subject, path);
    CHECK(lc_ini_text(&text, path));
    const lc_status status = lc_sweep_parse(&s->config, &s->domain, &s->base, text, path);
    lc_free(text);
    return status;
}

static lc_status take_all(lc_sweep_setup *s, const lc_args *args, const char *path)
{
    CHECK(take_subject(s, path));
    CHECK(take_flags(s, args));
    CHECK(s->subject == LC_SUBJECT_RUN ? lc_sweep_over(&s->base, &s->domain, args, path) : lc_args_put(&s->base, args));
    return lc_sweep_apart(&s->domain, args);
}

/* The base need not be a configuration itself: what varies may make one of it. Each trial's own is checked. */
static lc_status take(lc_sweep_setup *s, const lc_args *args)
{
    const char *path;
    CHECK(lc_subject_find(&path, &s->subject, args));
    if (path && lc_ledger_is(path))
        return lc_fail(LC_E_USAGE,
                       "%s is a ledger: sweep show %s lists its trials; the command that made it continues it, and "
                       "with --check compares",
                       path, lc_shell(path).text);
    CHECK(take_all(s, args, path));
    return lc_domain_check(&s->domain, &s->base);
}

lc_status lc_sweep_take_file(lc_sweep_setup *out, const lc_args *args, const char *path)
{
    lc_sweep_setup s = {
        .base = lc_config_default(), .config = lc_sweep_config_default(), .study = "sweep", .subject = LC_SUBJECT_CONFIG};
    const lc_status status = take_all(&s, args, path);
    if (status != LC_OK)
        lc_domain_free(&s.domain);
    else
        *out = s;
    return status;
}

lc_status lc_sweep_take(lc_sweep_setup *out, const lc_args *args)
{
    lc_sweep_setup s = {.base = lc_config_default(), .config = lc_sweep_config_default(), .output = lc_args_text(args, "output")};
    s.study = lc_sweep_study_named(args);
    if (!*s.study)
        return lc_fail(LC_E_USAGE, "--study '': a study has a name; without --study it is sweep");
    const lc_status status = take(&s, args);
    if (status != LC_OK)
        lc_domain_free(&s.domain);
    else
        *out = s;
    return status;
}
