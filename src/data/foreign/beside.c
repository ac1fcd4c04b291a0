/* beside - groups, links and frames that are not read, and how long a group is. */
#include "data/foreign/beside.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "data/foreign/hidden.h"
#include "data/foreign/link.h"
#include "data/foreign/other.h"

enum { NAMES_SHOWN = 6 };

static bool is_inside(const lc_h5_node *node, const lc_h5_node *group)
{
    const size_t length = strlen(group->path);
    return length == 0 || (strncmp(node->path, group->path, length) == 0 && node->path[length] == '/');
}

size_t lc_beside_end(const lc_h5_tree *tree, size_t group)
{
    size_t end = group + 1;
    while (end < tree->count && is_inside(&tree->node[end], &tree->node[group]))
        end++;
    return end;
}

/* Whether a group has an array of numbers inside; what Octave's are unwrapped to is inside the file itself. */
static bool has_numbers(const lc_h5_tree *tree, size_t group)
{
    const size_t end = lc_beside_end(tree, group);
    for (size_t i = group + 1; i < end; i++)
        if (tree->node[i].kind == LC_H5_ARRAY && tree->node[i].parent && tree->node[i].axes > 0 &&
            lc_stored_is(&tree->node[i], NULL))
            return true;
    return false;
}

void lc_beside_groups(const lc_plan *base)
{
    const lc_h5_tree *tree = base->tree;
    lc_few names = {.most = NAMES_SHOWN};
    for (size_t group = 1; group < tree->count; group++) {
        const lc_h5_node *node = &tree->node[group];
        if (node->kind == LC_H5_GROUP && node->parent == 0 && !lc_hidden_is(tree, group) && has_numbers(tree, group))
            lc_few_add(&names, node->name, "");
    }
    if (names.count)
        lc_plan_note(base, "group%s %s left out, beside the arrays of the file itself (--group reads one)",
                     lc_if_one(names.count, "", "s"), lc_few_text(&names));
    lc_few_free(&names);
}

/* Links to other places, or files, are not followed: what they lead to is not among the columns. */
static void note_links(const lc_plan *p)
{
    lc_few names = {.most = NAMES_SHOWN};
    char what[LC_TEXT_MAX];
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (node->kind != LC_H5_LINK || node->parent != p->group || lc_plan_drops(p, node->name))
            continue;
        snprintf(what, sizeof what, " (%.200s%s)", node->unreadable,
                 lc_link_is_broken(p->tree, node) ? ", where nothing is" : "");
        lc_few_add(&names, node->name, what);
    }
    if (names.count)
        lc_plan_note(p, "%s left out: links are not followed (in Python with h5py: o = f[NAME]; del f[NAME]; f.copy(o, NAME))",
                     lc_few_text(&names));
    lc_few_free(&names);
}

static bool is_empty(const lc_plan *p, const lc_h5_node *node)
{
    return node->kind == LC_H5_ARRAY && node->parent == p->group && lc_stored_is_empty(node);
}

bool lc_beside_has_empty(const lc_plan *p)
{
    for (size_t i = p->group + 1; i < p->end; i++)
        if (is_empty(p, &p->tree->node[i]))
            return true;
    return false;
}

static void note_empty(const lc_plan *p)
{
    lc_few names = {.most = NAMES_SHOWN};
    for (size_t i = p->group + 1; i < p->end && p->rows; i++)
        if (is_empty(p, &p->tree->node[i]) && !lc_plan_drops(p, p->tree->node[i].name))
            lc_few_add(&names, p->tree->node[i].name, "");
    if (names.count)
        lc_plan_note(p, "%s left out: %s no values, an axis is of length 0", lc_few_text(&names),
                     lc_if_one(names.count, "it has", "they have"));
    lc_few_free(&names);
}

void lc_beside_note(const lc_plan *p)
{
    if (p->request->columns)
        return;
    note_links(p);
    note_empty(p);
}

/* A plan is of the group of a frame, or of the table in it. */
static bool is_read(const lc_plan *plan, size_t plans, size_t frame)
{
    for (size_t i = 0; i < plans; i++)
        if (plan[i].group == frame || plan[i].tree->node[plan[i].group].parent == frame)
            return true;
    return false;
}

void lc_beside_frames(const lc_plan *p, size_t plans, size_t first, size_t end)
{
    lc_few names = {.most = NAMES_SHOWN};
    const lc_h5_node *frame = p->request->start ? NULL : lc_other_frame(p->tree, first);
    while (frame && (size_t)(frame - p->tree->node) < end) {
        const size_t index = (size_t)(frame - p->tree->node);
        if (!is_read(p, plans, index))
            lc_few_add(&names, frame->path, "");
        frame = lc_other_frame(p->tree, index + 1);
    }
    if (names.count)
        lc_plan_note(p, "%s left out: no time that is known", lc_few_text(&names));
    lc_few_free(&names);
}
