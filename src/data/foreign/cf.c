/* cf - netCDF-4 by the CF conventions: variables on an axis of time, in any order of their axes. */
#include "data/foreign/cf.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"

/* --- variables -------------------------------------------------------------------------------------------------------- */

/* Why an array along the time is not a variable; NULL: it is one. */
static const char *why_not(const lc_plan *p, const lc_h5_node *node)
{
    if (lc_cf_is_time(p, node))
        return "another time";
    if (node->element.class == LC_H5_TEXT || node->element.class == LC_H5_LABEL)
        return "text, not numbers";
    if (!lc_stored_is(node, NULL))
        return "not numbers";
    if (lc_cf_units_looks(lc_h5_node_text(node, "units")))
        return "times";
    if (node->axes > 1 && (lc_place_has_role(node, LC_LATITUDE) || lc_place_has_role(node, LC_LONGITUDE)))
        return "a coordinate";
    if (lc_samples_is_index(node))
        return "says which station a row is of";
    return lc_roles_of(p->roles, node->name);
}

/* An array along the time that is wanted: a variable, or whatever numbers are asked for by name. */
static bool is_variable(const lc_plan *p, const lc_h5_node *node, size_t axis)
{
    const bool asked = p->request->columns && lc_stored_is(node, NULL), own = node->scale && node->axes == 1;
    const bool wanted = lc_plan_wants(p, node->name) || lc_plan_heats(p, node->name) || lc_place_has_columns(p, node);
    return (!own || asked) && axis < node->shape.rank && wanted && (asked || !why_not(p, node));
}

/* Calls for each variable in the group. */
typedef lc_status visit(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places);

static lc_status each_variable(lc_plan *p, const char *dimension, lc_places *places, visit *call)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const size_t axis = lc_cf_axis_along(node, dimension);
        if (lc_foreign_is_member(p, node) && node != p->time && is_variable(p, node, axis))
            CHECK(call(p, node, axis, places));
    }
    return LC_OK;
}

static bool has_key(const lc_plan *p, const char *name)
{
    for (size_t k = 0; k < p->keys; k++)
        if (strcmp(p->key[k].name, name) == 0)
            return true;
    return false;
}

/* Texts of the rows may say which series each is of, where nothing else does; those that --one-hot names are channels. */
static bool is_key(const lc_plan *p, const lc_h5_node *node, const char *dimension, size_t axis)
{
    const bool list = lc_place_is_letters(node) || (lc_place_is_text(node) && node->axes == 1);
    if (lc_plan_heats(p, node->name) && list && axis == 0 && node->shape.size[0] == p->rows)
        return true;
    return !p->of && !p->name && !lc_cf_is_time(p, node) && lc_place_is_text(node) && lc_place_is_along(node, dimension);
}

static lc_status note_others(lc_plan *p, const char *dimension)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const size_t axis = lc_cf_axis_along(node, dimension);
        const lc_pick rows = {.node = node, .row_stride = 1};
        if (!lc_foreign_is_member(p, node) || node == p->time)
            continue;
        if (axis == node->shape.rank && lc_stored_is_bare_list(node) && !lc_cf_is_time(p, node))
            lc_plan_leave(p, node->name, "not as long as the time");
        if (axis == node->shape.rank)
            continue;
        const bool key = is_key(p, node, dimension, axis);
        if (!has_key(p, node->name))
            CHECK(lc_plan_key(p, node->name, key ? LC_KEY_TEXT : LC_KEY_NONE, &rows, NULL, NULL));
        if (!key && !(node->scale && node->axes == 1) && !is_variable(p, node, axis))
            lc_plan_leave(p, node->name, why_not(p, node) ? why_not(p, node) : "not asked for");
    }
    return LC_OK;
}

static lc_status collect(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places)
{
    (void)p;
    return lc_places_add(places, node, time_axis);
}

static bool has_variables(const lc_plan *p, const char *dimension)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (lc_foreign_is_member(p, node) && node != p->time && is_variable(p, node, lc_cf_axis_along(node, dimension)))
            return true;
    }
    return false;
}

/* The axes of variables; where --columns names none of them, but what does not change in time, those of all. */
static lc_status collect_places(lc_places *places, lc_plan *p, const char *dimension)
{
    const lc_import *asked = p->request;
    lc_import all = *asked;
    if (!has_variables(p, dimension))
        all.columns = NULL;
    p->request = &all;
    const lc_status status = each_variable(p, dimension, places, collect);
    p->request = asked;
    return status;
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

/* Whether a place is known on each axis; else the name of one where it is not. */
static bool is_placed(char dimension[LC_DIMENSION_TEXT], const lc_h5_node *node, size_t time_axis, const lc_places *places)
{
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(dimension, node, axis);
        const lc_axis_place *place = lc_places_find(places, dimension);
        if (axis != time_axis && node->shape.size[axis] != 1 && (!place || !place->chosen))
            return false;
    }
    return true;
}

/* Along an axis without a limit, arrays may be written to different lengths. */
static size_t rows_written(const lc_plan *p, const lc_h5_node *node, size_t time_axis)
{
    const size_t rows = node->shape.size[time_axis], more = rows > p->rows ? rows - p->rows : 0;
    if (more)
        lc_plan_note(p, "'%s': its last %zu of %zu rows %s no time, which ends before: left out", node->name, more, rows,
                     lc_if_one(more, "has", "have"));
    else if (rows < p->rows)
        lc_plan_note(p, "'%s' is written in %zu of %zu rows: missing in the others", node->name, rows, p->rows);
    return rows < p->rows ? rows : 0;
}

/* The part of an array at the places that are chosen; a time_axis that it does not have: the same in all rows. */
static void pick_places(lc_pick *pick, const lc_h5_node *node, size_t time_axis, const lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    size_t stride = 1;
    *pick = (lc_pick){.node = node, .slab = {.rank = node->shape.rank}};
    for (size_t axis = node->shape.rank; axis-- > 0;) {
        lc_dimension_of(dimension, node, axis);
        const lc_axis_place *place = axis == time_axis ? NULL : lc_places_find(places, dimension);
        const bool all =
            axis == time_axis || (place && (place->all || place->merged || place->columns) && node->shape.size[axis] != 1);
        pick->slab.count[axis] = all ? node->shape.size[axis] : 1;
        pick->slab.start[axis] = all || !place ? 0 : place->index;
        if (axis == time_axis)
            pick->row_stride = stride;
        else if (all && place->merged)
            pick->ways = node->shape.size[axis], pick->way_stride = stride;
        else if (all && place->all)
            pick->series_stride = stride;
        stride *= pick->slab.count[axis];
    }
}

static lc_status add_variable(lc_plan *p, const lc_h5_node *node, size_t time_axis, lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    lc_pick pick;
    if (places->step && lc_cf_axis_along(node, places->step) == node->shape.rank) {
        lc_plan_leave(p, node->name, "it is of when forecasts were made, not of their steps");
        return LC_OK;
    }
    if (!is_placed(dimension, node, time_axis, places)) {
        lc_plan_note(p,
                     p->of ? "'%s' left out: its samples are of stations and of places of '%s'"
                           : "'%s' left out: which place of '%s' is meant is not said (--at)",
                     node->name, dimension);
        return LC_OK;
    }
    pick_places(&pick, node, time_axis, places);
    pick.rows = rows_written(p, node, time_axis);
    if (node->shape.size[time_axis] == 0)
        lc_plan_leave(p, node->name, "nothing is written in it");
    return node->shape.size[time_axis] ? lc_place_add(p, &pick, places) : LC_OK;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

/* Whether an array without the time has a number for the places that are chosen, on one of its axes at least. */
static bool is_constant(const lc_plan *p, const lc_h5_node *node, const char *dimension, const lc_places *places)
{
    char own[LC_DIMENSION_TEXT];
    size_t chosen = 0;
    const char *role = lc_roles_of(p->roles, node->name);
    if (!lc_foreign_is_member(p, node) || node == p->time || node->scale || !lc_stored_is(node, NULL) ||
        lc_cf_axis_along(node, dimension) < node->shape.rank || (role && strcmp(role, "a coordinate") != 0) ||
        !is_placed(own, node, node->shape.rank, places))
        return false;
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(own, node, axis);
        chosen += lc_places_find(places, own) != NULL;
    }
    return chosen > 0;
}

/* One number for each station, or cell: a channel that is constant in each series, if it is asked for. */
static lc_status add_constants(lc_plan *p, const char *dimension, const lc_places *places)
{
    lc_pick pick;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!is_constant(p, node, dimension, places))
            continue;
        pick_places(&pick, node, node->shape.rank, places);
        if (p->request->columns)
            CHECK(lc_place_add(p, &pick, places));
        else
            CHECK(lc_plan_key(p, node->name, LC_KEY_NONE, NULL, NULL, NULL));
        if (!p->request->columns && !lc_place_has_role(node, LC_LATITUDE) && !lc_place_has_role(node, LC_LONGITUDE))
            lc_plan_leave(p, node->name, "one value for each place, and not of a time (keep it: --columns)");
    }
    return LC_OK;
}

static lc_status fill_series(lc_plan *p, const lc_places *places)
{
    size_t all = 0;
    for (size_t i = 0; i < places->count; i++)
        if (places->axis[i].all) {
            if (all++)
                return lc_fail(LC_E_USAGE, "%s: --at: only one axis can be all", p->path);
            CHECK(lc_places_names(&p->name, p, places->axis[i].dimension, places->axis[i].size));
            CHECK(lc_copy_text(&p->along, lc_text_last_part(places->axis[i].dimension)));
            p->series = places->axis[i].size;
        }
    return LC_OK;
}

static size_t rows_of_time(const lc_plan *p)
{
    size_t axis;
    lc_cf_long_axis(&axis, p->time);
    return p->time->shape.size[axis];
}

static lc_status fill_time(lc_plan *p, bool step)
{
    p->rows = rows_of_time(p);
    if (lc_place_is_text(p->time)) {
        p->form = LC_FORM_TEXTS;
        return LC_OK;
    }
    p->time_slab = (lc_h5_slab){.rank = p->time->shape.rank};
    memcpy(p->time_slab.count, p->time->shape.size, sizeof p->time_slab.count);
    p->form = LC_FORM_UNITS;
    return step ? LC_OK : lc_cf_units_of(&p->units, p, p->time);
}

/* The places, and when a forecast begins that they choose. */
static lc_status choose_places(lc_places *places, lc_plan *p, const lc_h5_node *made, bool step)
{
    CHECK(lc_places_choose(places, p));
    if (made)
        CHECK(lc_cf_begin_at(p, made, places));
    else if (!step)
        CHECK(lc_cf_add_period(p, places));
    lc_places_merge(places, p);
    lc_places_take_columns(places, p);
    return choose_stations(places, p);
}

/* *step: it is the steps of a forecast. */
static lc_status find_time(bool *step, lc_plan *p)
{
    *step = false;
    if (p->request->time)
        p->time = lc_cf_find_texts(p);
    if (!p->time)
        CHECK(lc_cf_find_time(&p->time, p));
    if (!p->time)
        p->time = lc_cf_find_texts(p);
    if (!p->time || (!lc_place_is_text(p->time) && rows_of_time(p) == 1))
        CHECK(lc_cf_find_forecast(step, p));
    return LC_OK;
}

/* The variables at places that are chosen, and what names their series. */
static lc_status fill_plan(lc_plan *p, lc_places *places, const char *dimension)
{
    CHECK(each_variable(p, dimension, places, add_variable));
    CHECK(fill_series(p, places));
    if (!p->of) {
        CHECK(lc_place_name(p, places, dimension));
        CHECK(lc_place_locate(p, places, dimension));
    }
    CHECK(note_others(p, dimension));
    CHECK(add_constants(p, dimension, places));
    return p->picks ? LC_OK : lc_places_refuse(p, places);
}

lc_status lc_foreign_cf(bool *found, lc_plan *p)
{
    lc_status status = LC_OK;
    lc_places places = {0};
    char dimension[LC_DIMENSION_TEXT];
    bool step;
    TRY(find_time(&step, p));
    if (!p->time)
        return lc_samples_find_grid(found, p);
    if (!step)
        lc_cf_prefer_valid(p);
    const lc_h5_node *made = step ? NULL : lc_cf_forecast_of(p);
    lc_cf_dimension_of(dimension, p->time);
    if (lc_cf_count_along(p, dimension) == 0)
        return LC_OK;
    *found = true;
    p->kind = "netCDF-4/CF";
    p->placed = true;
    p->convention = LC_NETCDF;
    TRY(lc_features_check(p));
    TRY(fill_time(p, step || made));
    TRY(lc_roles_new(&p->roles, p));
    TRY(lc_samples_part(p, dimension));
    TRY(collect_places(&places, p, dimension));
    if (!p->of) /* else stations have been chosen */
        TRY(choose_places(&places, p, made, step));
    TRY(fill_plan(p, &places, dimension));
done:
    lc_places_free(&places);
    return status;
}
