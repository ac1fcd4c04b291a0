/* link - where links lead, and what to do about them. */
#include "data/foreign/link.h"

#include <stdio.h>
#include <string.h>

#include "data/foreign/hidden.h"
#include "data/foreign/plan.h"

/* Paths that do not begin at the file itself begin at the link's group. */
bool lc_link_is_broken(const lc_h5_tree *tree, const lc_h5_node *link)
{
    char path[LC_TEXT_MAX];
    const char *group = tree->node[link->parent].path;
    if (!*link->target || tree->cut)
        return false;
    if (*link->target == '/')
        return strcmp(link->target, "/") != 0 && !lc_h5_tree_find(tree, link->target);
    const int length = snprintf(path, sizeof path, "%s%s%s", group, *group ? "/" : "", link->target);
    return length < (int)sizeof path && !lc_h5_tree_find(tree, path);
}

static bool is_named(const lc_h5_node *node, const char *name)
{
    return strcmp(node->name, name) == 0 || strcmp(node->path, name + (*name == '/')) == 0;
}

static const lc_h5_node *find_link(const lc_h5_tree *tree, const char *name)
{
    const lc_h5_node *first = NULL;
    for (size_t i = 0; i < tree->count; i++) {
        const lc_h5_node *node = &tree->node[i];
        if (node->kind != LC_H5_LINK || lc_hidden_is(tree, i) || (name && !is_named(node, name)))
            continue;
        if (name || lc_foreign_names_time(node->name) == 2)
            return node;
        first = first ? first : node;
    }
    return first;
}

lc_status lc_link_refuse(const char *path, const lc_h5_tree *tree, const char *name)
{
    const lc_h5_node *link = find_link(tree, name);
    if (!link)
        return LC_OK;
    const char *none = name ? "" : "no series with a time that is known; ";
    if (lc_link_is_broken(tree, link))
        return lc_fail(
            LC_E_DATA,
            "%s: %s'%s' is %s, where nothing is: put it there; a time may also be made up (--start, --step), or another "
            "array (--time NAME)",
            path, none, link->path, link->unreadable);
    return lc_fail(LC_E_DATA,
                   "%s: %s'%s' is %s, which is not followed: %s in Python with h5py: f = h5py.File(FILE, \"a\"); n = \"%.200s\"; "
                   "o = f[n]; del f[n]; f.copy(o, n)",
                   path, none, link->path, link->unreadable, *link->target ? "put a copy in its place," : "import that file, or",
                   link->path);
}
