/* damaged - a damaged head of an array or a group is no reason to read the rest as if it were all. */
#include "data/foreign/damaged.h"

#include <string.h>

#include "core/words.h"

/* Whether a node is in a group, or the group in it; NULL: that of the file itself. */
static bool concerns(const lc_h5_node *node, const char *group)
{
    group = group ? group + (*group == '/') : "";
    const size_t length = strlen(group), own = strlen(node->path), both = own < length ? own : length;
    const char *rest = own < length ? group + own : node->path + length;
    return strncmp(node->path, group, both) == 0 && (both == 0 || *rest == '/' || *rest == '\0');
}

lc_status lc_foreign_damaged(const lc_plan *base)
{
    for (size_t i = 0; i < base->tree->count; i++) {
        const lc_h5_node *node = &base->tree->node[i];
        if (!*node->damage || !concerns(node, base->request->group) || (i && lc_plan_drops(base, node->name)))
            continue;
        return lc_fail(LC_E_DATA, "%s: '%s' is damaged, %s: load the file again or take a copy of it%s%s%s", base->path,
                       i ? node->path : "/", node->damage, i ? "; to leave it out: --drop " : "",
                       i ? lc_typed_name(node->name).text : "", node->parent ? ", of each group; --group reads another one" : "");
    }
    return LC_OK;
}
