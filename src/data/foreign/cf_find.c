/* cf_find - which variable of a netCDF-4 file is the time. */
#include <string.h>
#include <strings.h>

#include "data/foreign/cf.h"

/* The letters of texts are not an axis. */
bool lc_cf_long_axis(size_t *axis, const lc_h5_node *node)
{
    size_t found = 0;
    *axis = 0;
    if (lc_place_is_letters(node))
        return true;
    for (size_t i = 0; i < node->shape.rank; i++)
        if (node->shape.size[i] != 1) {
            *axis = i;
            found++;
        }
    return found <= 1 && node->shape.rank > 0 && node->axes == node->shape.rank;
}

/* Numbers since a day, along one axis. */
static bool is_dated(const lc_h5_node *node)
{
    size_t axis;
    return lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units")) && lc_cf_long_axis(&axis, node);
}

/* Of this group, or of one around it. */
bool lc_cf_is_time(const lc_plan *p, const lc_h5_node *node)
{
    return (node->parent == p->group || node->parent == p->tree->node[p->group].parent || node->parent == 0) && is_dated(node);
}

lc_status lc_cf_find_dated(lc_nodes *out, const lc_plan *p)
{
    for (size_t i = 0; i < p->tree->count; i++)
        if (is_dated(&p->tree->node[i]))
            CHECK(lc_nodes_add(out, &p->tree->node[i]));
    return LC_OK;
}

size_t lc_cf_axis_along(const lc_h5_node *node, const char *dimension)
{
    char own[LC_DIMENSION_TEXT];
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(own, node, axis);
        if (strcmp(own, dimension) == 0)
            return axis;
    }
    return node->shape.rank;
}

size_t lc_cf_count_along(const lc_plan *p, const char *dimension)
{
    size_t count = 0;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        count += lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && !lc_cf_is_time(p, node) && !node->scale &&
                 lc_cf_axis_along(node, dimension) < node->shape.rank;
    }
    return count;
}

static int worth_of(const lc_h5_node *node)
{
    const char *said = lc_h5_node_text(node, "standard_name"), *axis = lc_h5_node_text(node, "axis");
    return 8 * (node->scale && node->axes == 1) + 4 * (said && strcmp(said, "time") == 0) +
           2 * (axis && strcasecmp(axis, "T") == 0) + (strcasecmp(node->name, "time") == 0);
}

void lc_cf_dimension_of(char out[LC_DIMENSION_TEXT], const lc_h5_node *node)
{
    size_t axis;
    lc_cf_long_axis(&axis, node);
    lc_dimension_of(out, node, axis);
}

static size_t rows_of(const lc_h5_node *node)
{
    size_t axis;
    lc_cf_long_axis(&axis, node);
    return node->shape.size[axis];
}

/* Two times on different axes that both have data: only the user knows. */
static lc_status choose_time(const lc_plan *p, const lc_h5_node *a, const lc_h5_node *b, const lc_h5_node **out)
{
    char first[LC_DIMENSION_TEXT], second[LC_DIMENSION_TEXT];
    lc_cf_dimension_of(first, a);
    lc_cf_dimension_of(second, b);
    const bool better = worth_of(b) > worth_of(a);
    *out = better ? b : a;
    if (strcmp(first, second) == 0 && worth_of(a) != worth_of(b))
        return LC_OK;
    if ((rows_of(a) == 1) != (rows_of(b) == 1)) { /* when a forecast was made, and for when it is */
        *out = rows_of(a) == 1 ? b : a;
        return LC_OK;
    }
    if (strcmp(first, second) != 0 && (lc_cf_count_along(p, first) == 0) != (lc_cf_count_along(p, second) == 0)) {
        *out = lc_cf_count_along(p, first) ? a : b;
        return LC_OK;
    }
    if (strcmp(first, second) != 0 && lc_cf_count_along(p, first) == 0)
        return LC_OK;
    return lc_fail(LC_E_USAGE, "%s: '%s' and '%s' are both times; say which with --time", p->path, a->path, b->path);
}

static bool is_asked(const lc_plan *p, const lc_h5_node *node)
{
    const char *asked = p->request->time;
    return asked && (strcmp(asked, node->name) == 0 || strcmp(asked, node->path) == 0);
}

/* A node, or what was found before it. */
static lc_status consider(const lc_h5_node **out, const lc_plan *p, const lc_h5_node *node)
{
    if (!lc_cf_is_time(p, node) || (*out && is_asked(p, *out)))
        return LC_OK;
    if (*out && !is_asked(p, node))
        return choose_time(p, *out, node, out);
    *out = node;
    return LC_OK;
}

/* Whether an array has two axes of more than one place besides a dimension: it is not a list of columns. */
static bool is_grid_along(const lc_h5_node *node, const char *dimension)
{
    size_t others = 0;
    for (size_t axis = 0; axis < node->shape.rank; axis++)
        others += node->shape.size[axis] > 1;
    return others > 2 && lc_stored_is(node, NULL) && lc_cf_axis_along(node, dimension) < node->shape.rank;
}

const lc_h5_node *lc_cf_find_texts(const lc_plan *p)
{
    char dimension[LC_DIMENSION_TEXT];
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const bool list = lc_place_is_letters(node) || (lc_place_is_text(node) && node->axes == 1 && node->shape.rank == 1);
        if (!lc_foreign_is_member(p, node) || !list || !*node->dimension[0] ||
            (p->request->time ? !is_asked(p, node) : lc_foreign_names_time(node->name) < 2))
            continue;
        if (p->request->time && p->dated->count) /* instead of another time, which the file has */
            return node;
        lc_dimension_of(dimension, node, 0);
        for (size_t k = p->group; k < p->end; k++)
            if (lc_foreign_is_member(p, &p->tree->node[k]) && is_grid_along(&p->tree->node[k], dimension))
                return node;
    }
    return NULL;
}

/* In the group; else in one around it. */
lc_status lc_cf_find_time(const lc_h5_node **out, const lc_plan *p)
{
    *out = NULL;
    for (size_t i = p->group; i < p->end; i++)
        CHECK(consider(out, p, &p->tree->node[i]));
    const bool outside = !*out && p->group;
    for (size_t i = 0; outside && i < p->dated->count; i++)
        CHECK(consider(out, p, p->dated->node[i]));
    return LC_OK;
}
