/* matlab - attributes and groups by which MATLAB is known. */
#include "data/foreign/matlab.h"

#include "core/names.h"

bool lc_matlab_is(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (lc_h5_node_attribute(&tree->node[i], "MATLAB_class"))
            return true;
    return lc_h5_tree_find(tree, "#refs#") || lc_h5_tree_find(tree, "#subsystem#");
}

bool lc_matlab_is_object(const lc_h5_node *node)
{
    static const char *const numbers[] = {"double", "single", "int8",   "int16",  "int32",   "int64",
                                          "uint8",  "uint16", "uint32", "uint64", "logical", NULL};
    const char *class = lc_h5_node_text(node, "MATLAB_class");
    return class && (!lc_names_among(class, numbers) || lc_h5_node_number(node, "MATLAB_empty", 0) != 0);
}
