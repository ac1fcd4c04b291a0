/* link - where links lead, and what to do about them. */
#include "data/foreign/link.h"

#include <stdio.h>
#include <string.h>

#include "data/foreign/hidden.h"
#include "data/foreign/plan.h"

enum { LINKS_MOST = 16 }; /* one behind another, as HDF5 follows them */

/* Where a link leads, and what is behind it in a path; paths that do not begin at the file itself begin at the link's group. */
static bool follow(char out[LC_TEXT_MAX], const lc_h5_tree *tree, const lc_h5_node *link, const char *rest)
{
    const char *group = *link->target == '/' ? "" : tree->node[link->parent].path;
    return snprintf(out, LC_TEXT_MAX, "%s/%s%s", group, link->target, rest) < LC_TEXT_MAX;
}

/* Adds the next name of a path to a prefix; false: there is none. "." is the group itself. */
static bool add_name(char prefix[LC_TEXT_MAX], const char **path)
{
    size_t length;
    do {
        *path += strspn(*path, "/");
        length = strcspn(*path, "/");
        *path += length;
    } while (length == 1 && (*path)[-1] == '.');
    const size_t used = strlen(prefix);
    snprintf(prefix + used, LC_TEXT_MAX - used, "%s%.*s", used && length ? "/" : "", (int)length, *path - length);
    return length > 0;
}

/* Whether something is there, through other links; of other files that is not known. */
static bool leads_on(const lc_h5_tree *tree, const char *path, int links)
{
    char prefix[LC_TEXT_MAX] = "", next[LC_TEXT_MAX];
    while (add_name(prefix, &path)) {
        const lc_h5_node *node = lc_h5_tree_find(tree, prefix);
        if (!node || links == 0)
            return false;
        if (node->kind == LC_H5_LINK)
            return !*node->target || !follow(next, tree, node, path) || leads_on(tree, next, links - 1);
    }
    return true;
}

bool lc_link_is_broken(const lc_h5_tree *tree, const lc_h5_node *link)
{
    char path[LC_TEXT_MAX];
    return *link->target && !tree->cut && follow(path, tree, link, "") && !leads_on(tree, path, LINKS_MOST);
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
