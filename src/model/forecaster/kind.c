/* kind - architectures, the ridge regression and baselines under one key. */
#include <lanecast/forecaster.h>

#include "model/baseline.h"
#include "model/ridge/plan.h"
#include "nn/arch.h"

enum { NAMES_MOST = 64 };

const char *const *lc_kind_names(void)
{
    static _Thread_local const char *names[NAMES_MOST];
    size_t count = 0;
    for (const char *const *arch = lc_arch_names(); *arch && count < NAMES_MOST - 2; arch++)
        names[count++] = *arch;
    names[count++] = lc_ridge_name;
    for (const char *const *baseline = lc_baseline_table_names; *baseline && count < NAMES_MOST - 1; baseline++)
        names[count++] = *baseline;
    names[count] = NULL;
    return names;
}
