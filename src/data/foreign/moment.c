/* moment - moments of pandas as columns that --time names beside others: days and their hours. */
#include <string.h>

#include "core/names.h"
#include "data/foreign/plan.h"

bool lc_plan_joins(const lc_plan *p, const char *name)
{
    const char *asked = p->request->time;
    return asked && name && strcmp(asked, name) != 0 && lc_names_has(asked, name);
}

lc_status lc_plan_moment(lc_plan *p, const char *name, const lc_pick *pick, const lc_h5_node *words, const char *kind, bool zoned)
{
    if (zoned)
        return lc_fail(LC_E_USAGE,
                       "%s: --time %s: '%s' has a zone, and is not read beside other columns (in pandas: "
                       "tz_localize(None))",
                       p->path, p->request->time, name);
    CHECK(lc_plan_key(p, name, LC_KEY_MOMENT, pick, words, NULL));
    p->key[p->keys - 1].nanoseconds = lc_foreign_datetime(kind);
    p->key[p->keys - 1].since = lc_foreign_since(kind);
    return LC_OK;
}
