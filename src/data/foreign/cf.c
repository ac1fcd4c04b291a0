/* cf - netCDF-4 by the CF conventions: variables on an axis of time, in any order of their axes. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/foreign/place.h"

/* --- the time --------------------------------------------------------------------------------------------------------- */

/* The axis of more than one place, of an array with at most one; its rank if there is none. */
static bool find_long_axis(size_t *axis, const lc_h5_node *node)
{
    size_t found = 0;
    *axis = 0;
    for (size_t i = 0; i < node->shape.rank; i++)
        if (node->shape.size[i] != 1) {
            *axis = i;
            found++;
        }
    return found <= 1 && node->shape.rank > 0 && node->axes == node->shape.rank;
}

/* Numbers since a day, along one axis; of this group, or of one around it. */
static bool is_time(const lc_plan *p, const lc_h5_node *node)
{
    size_t axis;
    return lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units")) && find_long_axis(&axis, node) &&
           (node->parent == p->group || node->parent == p->tree->node[p->group].parent || node->parent == 0);
}

/* The axis of an array along a dimension; its rank if it has none. */
static size_t axis_along(const lc_h5_node *node, const char *dimension)
{
    char own[LC_DIMENSION_TEXT];
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(own, node, axis);
        if (strcmp(own, dimension) == 0)
            return axis;
    }
    return node->shape.rank;
}

/* Arrays of numbers in the group along a dimension that are not times. */
static size_t count_along(const lc_plan *p, const char *dimension)
{
    size_t count = 0;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        count += lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && !is_time(p, node) && !node->scale &&
                 axis_along(node, dimension) < node->shape.rank;
    }
    return count;
}

static int worth_of(const lc_h5_node *node)
{
    const char *said = lc_h5_node_text(node, "standard_name"), *axis = lc_h5_node_text(node, "axis");
    return 8 * (node->scale && node->axes == 1) + 4 * (said && strcmp(said, "time") == 0) + 2 * (axis && strcasecmp(axis, "T") == 0) +
           (strcasecmp(node->name, "time") == 0);
}

static void dimension_of_time(char out[LC_DIMENSION_TEXT], const lc_h5_node *node)
{
    size_t axis;
    find_long_axis(&axis, node);
    lc_dimension_of(out, node, axis);
}

/* Two times on different axes that both have data: only the user knows. */
static lc_status choose_time(const lc_plan *p, const lc_h5_node *a, const lc_h5_node *b, const lc_h5_node **out)
{
    char first[LC_DIMENSION_TEXT], second[LC_DIMENSION_TEXT];
    dimension_of_time(first, a);
    dimension_of_time(second, b);
    const bool better = worth_of(b) > worth_of(a);
    *out = better ? b : a;
    if (strcmp(first, second) == 0 && worth_of(a) != worth_of(b))
        return LC_OK;
    if (strcmp(first, second) != 0 && (count_along(p, first) == 0) != (count_along(p, second) == 0)) {
        *out = count_along(p, first) ? a : b;
        return LC_OK;
    }
    if (strcmp(first, second) != 0 && count_along(p, first) == 0)
        return LC_OK;
    return lc_fail(LC_E_USAGE, "%s: '%s' and '%s' are both times; say which with --time", p->path, a->path, b->path);
}

static bool is_asked(const lc_plan *p, const lc_h5_node *node)
{
    const char *asked = p->request->time;
    return asked && (strcmp(asked, node->name) == 0 || strcmp(asked, node->path) == 0);
}

/* Among nodes from `first` on. */
static lc_status find_among(const lc_h5_node **out, const lc_plan *p, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!is_time(p, node) || (*out && is_asked(p, *out)))
            continue;
        if (!*out || is_asked(p, node))
            *out = node;
        else
            CHECK(choose_time(p, *out, node, out));
    }
    return LC_OK;
}

/* In the group; else in one around it. */
static lc_status find_time(const lc_h5_node **out, const lc_plan *p)
{
    *out = NULL;
    CHECK(find_among(out, p, p->group, p->end));
    return *out || p->group == 0 ? LC_OK : find_among(out, p, 0, p->tree->count);
}

/* --- variables -------------------------------------------------------------------------------------------------------- */

/* Whether a list of words has a word. */
static bool has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = words; at && (at = strstr(at, word)); at += length)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* Whether another array says that it is its bounds or its coordinate. */
static const char *role_of(const lc_plan *p, const lc_h5_node *node)
{
    static const char *const attributes[] = {"bounds", "climatology", "coordinates"};
    static const char *const roles[] = {"bounds of another", "bounds of another", "a coordinate"};
    for (size_t i = p->group; i < p->end; i++)
        for (size_t k = 0; k < 3; k++)
            if (has_word(lc_h5_node_text(&p->tree->node[i], attributes[k]), node->name))
                return roles[k];
    return NULL;
}

/* Why an array along the time is not a variable; NULL: it is one. */
static const char *why_not(const lc_plan *p, const lc_h5_node *node)
{
    if (is_time(p, node))
        return "another time";
    if (node->element.class == LC_H5_TEXT || node->element.class == LC_H5_LABEL)
        return "text, not numbers";
    if (!lc_stored_is(node, NULL))
        return "not numbers";
    if (lc_cf_units_looks(lc_h5_node_text(node, "units")))
        return "times";
    return role_of(p, node);
}

/* An array along the time that is wanted: a variable, or whatever numbers are asked for by name. */
static bool is_variable(const lc_plan *p, const lc_h5_node *node, size_t axis)
{
    const bool asked = p->request->columns && lc_stored_is(node, NULL);
    return axis < node->shape.rank && lc_plan_wants(p, node->name) && (asked || !why_not(p, node));
}

/* Calls for each variable in the group. */
typedef lc_status visit(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places);

static lc_status each_variable(lc_plan *p, const char *dimension, lc_places *places, visit *call)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const size_t axis = axis_along(node, dimension);
        if (lc_foreign_is_member(p, node) && node != p->time && is_variable(p, node, axis))
            CHECK(call(p, node, axis, places));
    }
    return LC_OK;
}

static void note_others(const lc_plan *p, const char *dimension)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const size_t axis = axis_along(node, dimension);
        const bool along = lc_foreign_is_member(p, node) && node != p->time && axis < node->shape.rank;
        if (along && !(node->scale && node->axes == 1) && !is_variable(p, node, axis))
            lc_plan_leave(p, node->name, why_not(p, node) ? why_not(p, node) : "not asked for");
    }
}

static lc_status collect(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places)
{
    (void)p;
    return lc_places_add(places, node, time_axis);
}

/* The only axis whose places are stations becomes a panel. */
static lc_status choose_stations(lc_places *places, const lc_plan *p)
{
    const lc_h5_node *labels;
    lc_axis_place *left = NULL;
    for (size_t i = 0; i < places->count; i++) {
        if (places->axis[i].chosen)
            continue;
        if (left)
            return LC_OK;
        left = &places->axis[i];
    }
    if (left && lc_places_are_stations(&labels, p, left->dimension))
        left->all = left->chosen = true;
    return LC_OK;
}

static bool is_placed(const lc_h5_node *node, size_t time_axis, const lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(dimension, node, axis);
        if (axis != time_axis && node->shape.size[axis] != 1 && !lc_places_find(places, dimension)->chosen)
            return false;
    }
    return true;
}

static lc_status add_variable(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    lc_pick pick = {.node = node, .slab = {.rank = node->shape.rank}};
    size_t stride = 1;
    if (!is_placed(node, time_axis, places)) {
        lc_plan_note(p, "'%s' left out: which of its places is meant is not said (--at)", node->name);
        return LC_OK;
    }
    for (size_t axis = node->shape.rank; axis-- > 0;) {
        lc_dimension_of(dimension, node, axis);
        const lc_axis_place *place = axis == time_axis ? NULL : lc_places_find(places, dimension);
        const bool all = axis == time_axis || (place && place->all && node->shape.size[axis] != 1);
        pick.slab.count[axis] = all ? node->shape.size[axis] : 1;
        pick.slab.start[axis] = all || !place ? 0 : place->index;
        if (axis == time_axis)
            pick.row_stride = stride;
        else if (all)
            pick.series_stride = stride;
        stride *= pick.slab.count[axis];
    }
    return lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick);
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

/* "lat (3), lon (3)" */
static void list_axes(char *out, size_t size, const lc_places *places)
{
    *out = '\0';
    for (size_t i = 0; i < places->count; i++) {
        const char *name = strrchr(places->axis[i].dimension, '/');
        if (!places->axis[i].chosen)
            snprintf(out + strlen(out), size - strlen(out), "%s%.60s (%zu places)", *out ? ", " : "",
                     name ? name + 1 : places->axis[i].dimension, places->axis[i].size);
    }
}

static const char *example(const lc_places *places)
{
    size_t left = 0;
    for (size_t i = 0; i < places->count; i++)
        left += !places->axis[i].chosen;
    return left > 1 ? "--at lat=52.5,lon=13.4" : "--at NAME=VALUE, or =all for a series of each";
}

static lc_status fill_series(lc_plan *p, const lc_places *places)
{
    size_t all = 0;
    for (size_t i = 0; i < places->count; i++)
        if (places->axis[i].all) {
            if (all++)
                return lc_fail(LC_E_USAGE, "%s: --at: only one axis can be all", p->path);
            CHECK(lc_places_names(&p->name, p, places->axis[i].dimension, places->axis[i].size));
            p->series = places->axis[i].size;
        }
    return LC_OK;
}

static lc_status fill_time(lc_plan *p, size_t axis)
{
    char what[LC_TEXT_MAX];
    p->rows = p->time->shape.size[axis];
    p->time_slab = (lc_h5_slab){.rank = p->time->shape.rank};
    memcpy(p->time_slab.count, p->time->shape.size, sizeof p->time_slab.count);
    p->form = LC_FORM_UNITS;
    snprintf(what, sizeof what, "%s: '%s'", p->path, p->time->path);
    if (lc_stored_is_packed(p->time))
        return lc_fail(LC_E_DATA, "%s is packed (scale_factor, add_offset), which a time may not be", what);
    return lc_cf_units_read(&p->units, lc_h5_node_text(p->time, "units"), lc_h5_node_text(p->time, "calendar"), what);
}

lc_status lc_foreign_cf(bool *found, lc_plan *p)
{
    lc_status status = LC_OK;
    lc_places places = {0};
    char dimension[LC_DIMENSION_TEXT], axes[LC_TEXT_MAX / 2];
    size_t axis;
    TRY(find_time(&p->time, p));
    if (!p->time)
        return LC_OK;
    find_long_axis(&axis, p->time);
    lc_dimension_of(dimension, p->time, axis);
    if (count_along(p, dimension) == 0)
        return LC_OK;
    *found = true;
    p->kind = "netCDF-4/CF";
    p->convention = LC_NETCDF;
    TRY(fill_time(p, axis));
    TRY(each_variable(p, dimension, &places, collect));
    TRY(lc_places_choose(&places, p));
    TRY(choose_stations(&places, p));
    TRY(each_variable(p, dimension, &places, add_variable));
    list_axes(axes, sizeof axes, &places);
    if (p->picks == 0 && *axes)
        FAIL(LC_E_USAGE, "%s: its variables have more axes than the time: %s; say which place with %s", p->path, axes,
             example(&places));
    note_others(p, dimension);
    TRY(fill_series(p, &places));
done:
    lc_places_free(&places);
    return status;
}
