/* hidden - what other programs keep beside their tables for themselves. */
#include "data/foreign/hidden.h"

#include <string.h>

/* In a group that PyTables keeps an index of a table in, however deep. */
static bool is_index(const lc_h5_tree *tree, size_t node)
{
    while (node && strncmp(tree->node[node].name, "_i_", 3) != 0)
        node = tree->node[node].parent;
    return node > 0;
}

bool lc_hidden_is(const lc_h5_tree *tree, size_t node)
{
    const lc_h5_node *parent = &tree->node[tree->node[node].parent];
    return is_index(tree, node) || (node && tree->node[node].kind == LC_H5_GROUP && lc_h5_node_text(parent, "pandas_type"));
}
