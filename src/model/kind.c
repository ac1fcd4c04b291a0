/* kind - architectures and baselines under one key. */
#include "model/kind.h"

#include <lanecast/forecaster.h>

#include "core/names.h"
#include "core/nearest.h"
#include "core/status.h"

enum { NAMES_MOST = 64 };

const char *const *lc_kind_names(void)
{
    static _Thread_local const char *names[NAMES_MOST];
    size_t count = 0;
    for (const char *const *arch = lc_arch_names(); *arch && count < NAMES_MOST - 1; arch++)
        names[count++] = *arch;
    for (const char *const *baseline = lc_baseline_table_names; *baseline && count < NAMES_MOST - 1; baseline++)
        names[count++] = *baseline;
    names[count] = NULL;
    return names;
}

lc_status lc_kind_find(const lc_baseline **out, const char *name)
{
    const lc_baseline *baseline = lc_baseline_table[lc_names_find(lc_baseline_table_names, name)];
    if (!baseline && !lc_arch_names()[lc_names_find(lc_arch_names(), name)])
        return lc_fail(LC_E_CONFIG, "model.kind: no kind '%s'%s; see lanecast list kinds", name,
                       lc_nearest_name(name, lc_kind_names()).text);
    *out = baseline;
    return LC_OK;
}
