/* samples - stations whose samples are behind one another, by the discrete sampling geometries of CF: an index says which station
 * a sample is of (instance_dimension), or counts say how many each has (sample_dimension). */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "data/foreign/cf.h"

/* --- what is no series ------------------------------------------------------------------------------------------------ */

static const char *said(const lc_plan *p, const char *name)
{
    const char *own = lc_h5_node_text(&p->tree->node[p->group], name);
    return own ? own : lc_h5_node_text(p->tree->node, name);
}

/* The role of the array that names the features: trajectory_id. */
static bool has_cf_role(const lc_plan *p, const char *role)
{
    for (size_t i = p->group; i < p->end; i++) {
        const char *text = lc_h5_node_text(&p->tree->node[i], "cf_role");
        if (lc_foreign_is_member(p, &p->tree->node[i]) && text && strcasecmp(text, role) == 0)
            return true;
    }
    return false;
}

lc_status lc_features_check(const lc_plan *p)
{
    static const char *const kinds[] = {"profile", "trajectory", "trajectoryProfile", "point", "timeSeriesProfile"};
    const char *type = said(p, "featureType"), *found = NULL;
    if (!type)
        type = said(p, "CF:featureType");
    for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(type, kinds[i]) == 0)
            found = kinds[i];
    if (!type || !*type)
        found = has_cf_role(p, "trajectory_id") ? "trajectory" : has_cf_role(p, "profile_id") ? "profile" : NULL;
    if (!found || (strcmp(found, "timeSeriesProfile") == 0 && p->request->at))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: its featureType is %s (CF): samples of many places, not a series of each; write those of one place, or "
                   "their means, as timeSeries",
                   p->path, found);
}

/* --- which sample is of which station --------------------------------------------------------------------------------- */

bool lc_samples_is_index(const lc_h5_node *node)
{
    return lc_h5_node_text(node, "instance_dimension") != NULL;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The path of a dimension of that name: in the group, or around it. */
static bool find_dimension(char out[LC_DIMENSION_TEXT], size_t *size, const lc_plan *p, const char *name)
{
    for (size_t i = p->tree->count; i-- > 0;) {
        const lc_h5_node *node = &p->tree->node[i];
        const bool near = node->parent == p->group || node->parent == 0;
        if (node->kind != LC_H5_ARRAY || !node->scale || node->axes != 1 || !near || strcmp(node->name, name) != 0)
            continue;
        snprintf(out, LC_DIMENSION_TEXT, "%s", node->path);
        *size = node->shape.size[0];
        return true;
    }
    return false;
}

static lc_status fail_sample(const lc_plan *p, const lc_h5_node *node, const char *why)
{
    return lc_fail(LC_E_DATA, "%s: '%s' %s: which station its samples are of is not known", p->path, node->path, why);
}

/* Station by station, so many samples of each. */
static lc_status read_counts(lc_plan *p, const lc_h5_node *node, size_t stations)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    size_t row = 0;
    TRY(lc_stored_read(&s, p->file, node, NULL));
    for (size_t i = 0; i < s.count && i < stations && s.whole; i++) {
        if (s.whole[i] < 0 || (uint64_t)s.whole[i] > p->rows - row)
            TRY(fail_sample(p, node, "counts more samples than there are"));
        for (int64_t k = 0; k < s.whole[i]; k++)
            p->of[row++] = i;
    }
    if (row != p->rows)
        TRY(fail_sample(p, node, "counts fewer samples than there are"));
done:
    lc_stored_free(&s);
    return status;
}

static lc_status read_index(lc_plan *p, const lc_h5_node *node, size_t stations)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    size_t none = 0;
    TRY(lc_stored_read(&s, p->file, node, NULL));
    if (!s.whole || s.count != p->rows)
        TRY(fail_sample(p, node, "is no index of each sample"));
    const double fill = lc_h5_node_number(node, "_FillValue", -1), first = lc_h5_node_number(node, "start_index", 0);
    for (size_t row = 0; row < p->rows; row++) {
        const int64_t index = s.whole[row] - (int64_t)first;
        const bool missing = (double)s.whole[row] == fill || s.whole[row] < 0;
        if (!missing && (index < 0 || (uint64_t)index >= stations))
            TRY(fail_sample(p, node, "has the number of a station that is not there"));
        p->of[row] = missing ? (size_t)LC_NO_PART : (size_t)index;
        none += missing;
    }
    if (none)
        lc_plan_note(p, "'%s': %zu samples are of no station: left out", node->name, none);
done:
    lc_stored_free(&s);
    return status;
}

/* Of a dimension that nothing is along: as many as the index has. */
static lc_status count_stations(size_t *out, const lc_plan *p, const lc_h5_node *node)
{
    lc_stored s = {0};
    CHECK(lc_stored_read(&s, p->file, node, NULL));
    *out = 0;
    for (size_t row = 0; row < s.count && s.whole; row++)
        if (s.whole[row] >= 0 && (uint64_t)s.whole[row] < s.count && (uint64_t)s.whole[row] >= *out)
            *out = (size_t)s.whole[row] + 1;
    lc_stored_free(&s);
    return LC_OK;
}

/* --- stations --------------------------------------------------------------------------------------------------------- */

/* --at leaves one station; its places are along the dimension only. */
static lc_status choose(lc_plan *p, const char *dimension)
{
    lc_status status = LC_OK;
    lc_places places = {0};
    TRY(lc_places_add_dimension(&places, dimension, p->parts));
    TRY(lc_places_choose(&places, p));
    const lc_axis_place *at = places.axis;
    for (size_t row = 0; row < p->rows && at->chosen && !at->all; row++)
        p->of[row] = p->of[row] == at->index ? at->index : (size_t)LC_NO_PART;
done:
    lc_places_free(&places);
    return status;
}

static lc_status set_stations(lc_plan *p, const char *dimension, size_t stations)
{
    p->parts = stations;
    CHECK(lc_places_names(&p->part, p, dimension, stations));
    CHECK(choose(p, dimension));
    lc_plan_note(p, "discrete sampling geometry of CF: %zu stations along '%s', a series each", stations, last_part(dimension));
    return LC_OK;
}

static const lc_h5_node *find_said(const lc_plan *p, const char *attribute, const char *dimension)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const char *text = lc_h5_node_text(node, attribute);
        const bool indexes = lc_foreign_is_member(p, node) && text && node->axes == 1 && lc_stored_is(node, NULL);
        if (indexes && (dimension ? strcmp(text, last_part(dimension)) == 0 : true))
            return node;
    }
    return NULL;
}

lc_status lc_samples_part(lc_plan *p, const char *dimension)
{
    const lc_h5_node *counts = find_said(p, "sample_dimension", dimension), *index = find_said(p, "instance_dimension", NULL);
    char along[LC_DIMENSION_TEXT];
    size_t stations = 0;
    if (index && lc_cf_axis_along(index, dimension) == index->shape.rank)
        index = NULL;
    if (!counts && !index)
        return LC_OK;
    if (counts) {
        lc_dimension_of(along, counts, 0);
        stations = counts->shape.size[0];
    } else if (!find_dimension(along, &stations, p, lc_h5_node_text(index, "instance_dimension"))) {
        snprintf(along, sizeof along, "%s", lc_h5_node_text(index, "instance_dimension"));
        CHECK(count_stations(&stations, p, index));
    }
    CHECK(lc_new(&p->of, p->rows, sizeof *p->of));
    CHECK(counts ? read_counts(p, counts, stations) : read_index(p, index, stations));
    return set_stations(p, along, stations);
}

/* --- a row of samples for each station -------------------------------------------------------------------------------- */

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
    return set_stations(p, dimension[axis], size[axis]);
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
