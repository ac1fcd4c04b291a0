/* kind - finds a kind by the name a configuration gives it: an architecture, or a baseline. */
#include "model/kind.h"

#include <string.h>

#include <lanecast/forecaster.h>

#include "core/names.h"
#include "core/nearest.h"
#include "core/status.h"

extern const lc_kind lc_kind_neural;

enum { NAMES_MOST = 64 };

const char *const *lc_kind_names(void)
{
    static _Thread_local const char *names[NAMES_MOST];
    size_t count = 0;
    for (const char *const *arch = lc_arch_names(); *arch && count < NAMES_MOST - 1; arch++)
        names[count++] = *arch;
    for (const lc_kind *const *kind = lc_kind_table; *kind && count < NAMES_MOST - 1; kind++)
        if (*kind != &lc_kind_neural)
            names[count++] = (*kind)->name;
    names[count] = NULL;
    return names;
}

lc_status lc_kind_find(const lc_kind **out, const char *name)
{
    if (lc_arch_names()[lc_names_find(lc_arch_names(), name)]) {
        *out = &lc_kind_neural;
        return LC_OK;
    }
    for (const lc_kind *const *kind = lc_kind_table; *kind; kind++)
        if (*kind != &lc_kind_neural && strcmp((*kind)->name, name) == 0) {
            *out = *kind;
            return LC_OK;
        }
    return lc_fail(LC_E_CONFIG, "model.kind: no kind '%s'%s; see lanecast list kinds", name,
                   lc_nearest_name(name, lc_kind_names()).text);
}
