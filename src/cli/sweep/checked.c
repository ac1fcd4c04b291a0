/* checked - a configuration's file with its section [sweep], checked before there is data or a ledger. */
#include "cli/sweep.h"

#include <string.h>

void lc_sweep_note_ends(const lc_args *args, const lc_domain *domain)
{
    for (size_t i = 0; i < domain->count; i++) {
        const lc_dimension *d = &domain->dimension[i];
        if (d->kind != LC_DIMENSION_CHOICE && d->end - d->high > 1e-6 * d->step)
            lc_note(args, "%s = %s: the last step before its end is %.6g", d->key, d->text, d->high);
    }
}

/* Whether the file says anything of a sweep. */
static bool has_sweep(const lc_sweep_setup *s)
{
    const lc_sweep_config standard = lc_sweep_config_default();
    return s->domain.count || memcmp(&s->config, &standard, sizeof standard) != 0;
}

/* What varies may make a configuration of a base that is none: only other commands refuse that. */
static void note_base(const lc_args *args, const lc_config *base, const char *path)
{
    if (lc_config_check(base) != LC_OK)
        lc_note(args, "%s: a sweep's trials can be, but without what varies it is no configuration: %s", path,
                lc_error_message());
}

static lc_status check_sweep(const lc_sweep_setup *s, const lc_args *args, const char *path)
{
    CHECK(lc_sweep_check(&(lc_sweep_request){.base = &s->base, .domain = &s->domain, .config = &s->config}));
    if (s->domain.count == 0)
        lc_note(args, "%s: [sweep] varies nothing: lanecast sweep needs --try, or a line such as model.hidden = 16..256:log",
                path);
    lc_sweep_note_ends(args, &s->domain);
    lc_sweep_note_idle(args, s);
    note_base(args, &s->base, path);
    return LC_OK;
}

lc_status lc_sweep_checked(char **text, const lc_args *args, const char *path)
{
    lc_sweep_setup s;
    CHECK(lc_sweep_take_file(&s, args, path));
    const bool sweep = has_sweep(&s);
    lc_status status = sweep ? check_sweep(&s, args, path) : lc_config_check(&s.base);
    if (status == LC_OK)
        status = sweep ? lc_sweep_write(text, &s.config, &s.domain, &s.base) : lc_config_write(text, &s.base);
    lc_domain_free(&s.domain);
    return status;
}
