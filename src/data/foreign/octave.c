/* octave - the variables of Octave, each a group: "a/type" and "a/value". */
#include "data/foreign/octave.h"

#include <string.h>

static bool is_variable(const lc_h5_node *node)
{
    return node->kind == LC_H5_GROUP && lc_h5_node_attribute(node, "OCTAVE_NEW_FORMAT");
}

bool lc_octave_is(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (is_variable(&tree->node[i]))
            return true;
    return false;
}

bool lc_octave_is_fields(const lc_h5_tree *tree, const lc_h5_node *node)
{
    return node->kind == LC_H5_GROUP && strcmp(node->name, "value") == 0 && is_variable(&tree->node[node->parent]);
}

/* Letters are numbers of a byte as "int8 matrix" is, and only the type, a text, says which they are: its length is enough. */
static bool is_letters(const lc_h5_tree *tree, const lc_h5_node *value)
{
    for (const lc_h5_node *type = tree->node; type < tree->node + tree->count; type++)
        if (type->parent == value->parent && strcmp(type->name, "type") == 0)
            return value->element.bytes == 1 &&
                   (type->element.bytes == sizeof "string" || type->element.bytes == sizeof "sq_string");
    return false;
}

void lc_octave_unwrap(lc_h5_tree *tree)
{
    for (size_t i = tree->count; i-- > 1;) { /* from the end: types are still beside their values */
        lc_h5_node *node = &tree->node[i];
        const lc_h5_node *variable = &tree->node[node->parent];
        if (node->kind != LC_H5_ARRAY || strcmp(node->name, "value") != 0 || !is_variable(variable))
            continue;
        if (is_letters(tree, node) || lc_h5_node_attribute(node, "OCTAVE_EMPTY_MATRIX"))
            node->element.class = LC_H5_STRANGE;
        node->turned = true;
        node->name = variable->name;
        node->parent = variable->parent;
    }
}
