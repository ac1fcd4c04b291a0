/* kind - finds a kind by the name a configuration gives it: an architecture, or a baseline. */
#include "model/kind.h"

#include <lanecast/forecaster.h>

#include "core/names.h"
#include "core/status.h"
#include "nn/arch.h"

extern const lc_kind lc_kind_neural;

enum { NAMES_MOST = 64 };

const char *const *lc_kind_names(void)
{
    static _Thread_local const char *names[NAMES_MOST];
    size_t count = 0;
    for (const char *const *arch = lc_arch_names(); *arch && count < NAMES_MOST - 1; arch++)
        names[count++] = *arch;
    for (size_t i = 0; lc_kind_table[i] && count < NAMES_MOST - 1; i++)
        if (lc_kind_table[i] != &lc_kind_neural)
            names[count++] = lc_kind_table_names[i];
    names[count] = NULL;
    return names;
}

lc_status lc_kind_of(const lc_kind **out, const char *name)
{
    const lc_kind *kind = lc_arch_find(name) ? &lc_kind_neural : lc_kind_find(name);
    if (!kind || (kind == &lc_kind_neural && !lc_arch_find(name)))
        return lc_names_refuse(LC_E_CONFIG, "model.kind", name, lc_kind_names());
    *out = kind;
    return LC_OK;
}
