/* sample_grid - stations that each have a row of samples and stamps of their own: time(station, obs). */
#include <string.h>

#include "core/mem.h"
#include "data/foreign/cf.h"

/* Numbers since a day along two axes of the group. */
static bool is_grid(const lc_plan *p, const lc_h5_node *node)
{
    return lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units")) &&
           node->axes == 2 && node->shape.size[0] > 0 && node->shape.size[1] > 0;
}

/* The axis of the stations: that of names with cf_role, or whose places are stations; 2 if neither is. */
static size_t find_stations(const lc_plan *p, const lc_h5_node *time)
{
    char dimension[LC_DIMENSION_TEXT];
    const lc_h5_node *labels;
    size_t found = 2;
    for (size_t axis = 0; axis < 2; axis++) {
        lc_dimension_of(dimension, time, axis);
        if (lc_places_are_stations(&labels, p, dimension) && found == 2)
            found = axis;
    }
    return found;
}

/* Variables on the same two axes in the same order. */
static lc_status add_grid(lc_plan *p, const char *const dimension[2])
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        lc_pick pick = {.node = node, .slab = {.rank = node->shape.rank}, .row_stride = 1};
        if (!lc_foreign_is_member(p, node) || node == p->time || !lc_stored_is(node, NULL) || node->axes != 2)
            continue;
        memcpy(pick.slab.count, node->shape.size, sizeof pick.slab.count);
        if (lc_cf_axis_along(node, dimension[0]) != 0 || lc_cf_axis_along(node, dimension[1]) != 1)
            lc_plan_leave(p, node->name, "its axes are not those of the time");
        else if (lc_cf_units_looks(lc_h5_node_text(node, "units")) || lc_roles_of(p->roles, node->name))
            lc_plan_leave(p, node->name, "a coordinate");
        else
            CHECK(lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick));
    }
    return LC_OK;
}

static lc_status fill_grid(lc_plan *p, size_t axis)
{
    char dimension[2][LC_DIMENSION_TEXT];
    const size_t *size = p->time->shape.size;
    p->kind = "netCDF-4/CF";
    p->convention = LC_NETCDF;
    p->placed = true;
    p->form = LC_FORM_UNITS;
    if (__builtin_mul_overflow(size[0], size[1], &p->rows))
        return lc_fail(LC_E_DATA, "%s: '%s' is too large", p->path, p->time->path);
    p->time_slab = (lc_h5_slab){.rank = 2, .count = {size[0], size[1]}};
    CHECK(lc_cf_units_of(&p->units, p, p->time));
    p->units.gaps = true;
    CHECK(lc_roles_new(&p->roles, p));
    CHECK(lc_new(&p->of, p->rows, sizeof *p->of));
    for (size_t row = 0; row < p->rows; row++)
        p->of[row] = axis == 0 ? row / size[1] : row % size[1];
    for (size_t k = 0; k < 2; k++)
        lc_dimension_of(dimension[k], p->time, k);
    CHECK(add_grid(p, (const char *const[2]){dimension[0], dimension[1]}));
    return lc_samples_set_stations(p, dimension[axis], size[axis]);
}

lc_status lc_samples_find_grid(bool *found, lc_plan *p)
{
    for (size_t i = p->group; i < p->end && !p->time; i++)
        if (is_grid(p, &p->tree->node[i]))
            p->time = &p->tree->node[i];
    if (!p->time)
        return LC_OK;
    CHECK(lc_features_check(p));
    const size_t axis = find_stations(p, p->time);
    if (axis == 2) {
        p->time = NULL;
        return LC_OK;
    }
    *found = true;
    return fill_grid(p, axis);
}
