/* place - axes that are not the time, and the dimensions that they are along. */
#include "core/names.h"
#include "data/foreign/place.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"

void lc_places_free(lc_places *places)
{
    for (size_t i = 0; i < places->count; i++)
        lc_free(places->axis[i].dimension);
    lc_free(places->axis);
}

void lc_dimension_of(char out[LC_DIMENSION_TEXT], const lc_h5_node *node, size_t axis)
{
    if (*node->dimension[axis])
        snprintf(out, LC_DIMENSION_TEXT, "%s", node->dimension[axis]);
    else
        snprintf(out, LC_DIMENSION_TEXT, "#%zu", node->shape.size[axis]);
}

const lc_axis_place *lc_places_find(const lc_places *places, const char *dimension)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcmp(places->axis[i].dimension, dimension) == 0)
            return &places->axis[i];
    return NULL;
}

lc_status lc_places_add_dimension(lc_places *places, const char *dimension, size_t size)
{
    CHECK(lc_grow(&places->axis, &places->capacity, places->count + 1, sizeof *places->axis));
    CHECK(lc_copy_text(&places->axis[places->count].dimension, dimension));
    places->axis[places->count++].size = size;
    return LC_OK;
}

lc_status lc_places_add(lc_places *places, const lc_h5_node *node, size_t time_axis)
{
    char dimension[LC_DIMENSION_TEXT];
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(dimension, node, axis);
        if (axis == time_axis || node->shape.size[axis] == 1 || lc_places_find(places, dimension))
            continue;
        CHECK(lc_places_add_dimension(places, dimension, node->shape.size[axis]));
    }
    return LC_OK;
}

/* Whether an array has that dimension as its first, or only, axis of more than one place. */
bool lc_place_is_along(const lc_h5_node *node, const char *dimension)
{
    char own[LC_DIMENSION_TEXT];
    if (node->kind != LC_H5_ARRAY || node->shape.rank == 0)
        return false;
    lc_dimension_of(own, node, 0);
    return strcmp(own, dimension) == 0 && (node->shape.rank == 1 || lc_place_is_letters(node));
}

bool lc_place_is_letters(const lc_h5_node *node)
{
    return node->kind == LC_H5_ARRAY && node->shape.rank == 2 && node->element.class == LC_H5_TEXT && node->element.bytes == 1;
}

bool lc_place_is_text(const lc_h5_node *node)
{
    return node->element.class == LC_H5_TEXT || node->element.class == LC_H5_LABEL;
}

bool lc_place_has_role(const lc_h5_node *node, lc_place_role wanted)
{
    static const char *const names[2][6] = {{"lat", "latitude", "nav_lat", "xlat", "rlat_geo", NULL},
                                            {"lon", "longitude", "nav_lon", "xlong", "long", NULL}};
    static const char *const standard[] = {"latitude", "longitude"}, *const ends[] = {"north", "east"};
    const char *said = lc_h5_node_text(node, "standard_name"), *unit = lc_h5_node_text(node, "units");
    if (said)
        return strcmp(said, standard[wanted]) == 0;
    if (unit && strncmp(unit, "degree", 6) == 0 && lc_text_ends(unit, ends[wanted]))
        return true;
    return lc_names_among(node->name, names[wanted]);
}

void lc_place_choose(lc_axis_place *axis, size_t index)
{
    if (!axis)
        return;
    axis->chosen = true;
    axis->index = index;
}
