/* node - what is known of one object of a tree: its attributes, and its type as text. */
#include <stdio.h>
#include <string.h>

#include "core/h5_tree.h"

const lc_h5_attribute *lc_h5_node_attribute(const lc_h5_node *node, const char *name)
{
    for (size_t i = 0; i < node->attributes; i++)
        if (strcmp(node->attribute[i].name, name) == 0)
            return &node->attribute[i];
    return NULL;
}

const char *lc_h5_node_text(const lc_h5_node *node, const char *name)
{
    const lc_h5_attribute *a = lc_h5_node_attribute(node, name);
    return a && a->text ? a->text[0] : NULL;
}

double lc_h5_node_number(const lc_h5_node *node, const char *name, double otherwise)
{
    const lc_h5_attribute *a = lc_h5_node_attribute(node, name);
    return a && a->number ? a->number[0] : otherwise;
}

void lc_h5_type_text(char out[LC_H5_TYPE_TEXT], const lc_h5_node *node)
{
    static const char *const names[] = {"int", "uint", "float", "enum"};
    const lc_h5_element *e = &node->element;
    char count[24] = "";
    if (e->count != 1)
        snprintf(count, sizeof count, "[%zu]", e->count);
    if (e->class <= LC_H5_ENUM)
        snprintf(out, LC_H5_TYPE_TEXT, "%s%zu%s%s", names[e->class], 8 * e->bytes, count, e->big ? " big-endian" : "");
    else if (e->class == LC_H5_TEXT)
        snprintf(out, LC_H5_TYPE_TEXT, "text(%zu)%s", e->bytes, count);
    else if (e->class == LC_H5_LABEL)
        snprintf(out, LC_H5_TYPE_TEXT, "text%s", count);
    else if (e->class == LC_H5_COMPOUND)
        snprintf(out, LC_H5_TYPE_TEXT, "%zu fields%s", node->fields, count);
    else
        snprintf(out, LC_H5_TYPE_TEXT, "other%s", count);
}
