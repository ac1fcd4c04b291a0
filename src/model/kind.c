/* kind - architectures and baselines under one key. */
#include "model/kind.h"

#include <lanecast/forecaster.h>

#include "core/names.h"
#include "core/status.h"
#include "nn/arch.h"

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

lc_status lc_kind_of(const lc_baseline **out, const char *name)
{
    const lc_baseline *baseline = lc_baseline_find(name);
    if (!baseline && !lc_arch_find(name))
        return lc_names_refuse(LC_E_CONFIG, "model.kind", name, lc_kind_names());
    *out = baseline;
    return LC_OK;
}
