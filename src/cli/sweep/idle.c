/* idle - dimensions of networks in a sweep where some kinds, or all, are none. */
#include "cli/idle.h"
#include "cli/sweep.h"
#include "core/counted.h"
#include "model/entry.h"
#include "nn/arch.h"

#include <string.h>

/* Whether it counts at some kinds only, or what it depends on does: that was thought of. */
static bool is_of_some_kinds(const lc_dimension *d, const lc_domain *domain)
{
    for (; d && *d->only_key; d = lc_domain_find(domain, d->only_key))
        if (strcmp(d->only_key, "model.kind") == 0)
            return true;
    return false;
}

/* The kinds that are tried and are networks, or are none. */
static void find_kinds(lc_few *found, bool networks, const lc_sweep_setup *s)
{
    const lc_dimension *kind = lc_domain_find(&s->domain, "model.kind");
    for (size_t i = 0; i < (kind ? kind->choices : 1); i++) {
        const char *name = kind ? kind->choice[i] : s->base.model.kind;
        if ((lc_arch_find(name) != NULL) == networks)
            lc_few_add(found, name, "");
    }
}

static void find_idle(lc_few *found, const lc_domain *domain)
{
    char section[LC_NAME_MAX];
    for (size_t i = 0; i < domain->count; i++) {
        const lc_dimension *d = &domain->dimension[i];
        const char *key = lc_entry_split(section, d->key);
        if (lc_is_of_networks(section, key) && !is_of_some_kinds(d, domain))
            lc_few_add(found, d->key, "");
    }
}

void lc_sweep_note_idle(const lc_args *args, const lc_sweep_setup *s)
{
    lc_few idle = {.most = 6}, none = {.most = 12}, networks = {0};
    find_idle(&idle, &s->domain);
    find_kinds(&none, false, s);
    find_kinds(&networks, true, s);
    if (idle.count && none.count)
        lc_note(args, "model.kind = %s: no network, where %s %s no effect, though each value counts%s", lc_few_text(&none),
                lc_few_text(&idle), lc_if_one(idle.count, "has", "have"),
                networks.count ? "; ' if model.kind=' and the kinds of networks after the values leaves it out there" : "");
    lc_few_free(&idle);
    lc_few_free(&none);
    lc_few_free(&networks);
}
