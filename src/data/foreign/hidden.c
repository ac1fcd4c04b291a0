/* hidden - what other programs keep beside their tables for themselves. */
#include "data/foreign/hidden.h"

#include <string.h>

/* The group of an index of PyTables, or one inside a frame of pandas, as that of its categories. */
static bool is_own(const lc_h5_tree *tree, size_t node)
{
    const lc_h5_node *parent = &tree->node[tree->node[node].parent];
    return strncmp(tree->node[node].name, "_i_", 3) == 0 ||
           (tree->node[node].kind == LC_H5_GROUP && lc_h5_node_text(parent, "pandas_type"));
}

bool lc_hidden_is(const lc_h5_tree *tree, size_t node)
{
    while (node && !is_own(tree, node))
        node = tree->node[node].parent;
    return node > 0;
}
