/* place_columns - an axis whose places are columns, as xarray's to_array has it: each of them is a channel. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/foreign/cf.h"
#include "data/foreign/plain.h"
#include "data/known.h"

/* Whether all arrays that are along a dimension have the time and nothing else beside it. */
static bool is_of_matrices(const lc_plan *p, const char *dimension)
{
    bool all = true;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        size_t others = 0;
        for (size_t axis = 0; axis < node->shape.rank; axis++)
            others += node->shape.size[axis] > 1;
        all &= !lc_foreign_is_member(p, node) || lc_cf_axis_along(node, dimension) == node->shape.rank || others <= 2;
    }
    return all;
}

/* An axis without a scale, of which nothing is known, or names that are none of series. */
static bool is_unnamed(const lc_plan *p, const char *dimension)
{
    const lc_h5_node *labels;
    if (*dimension != '#' || strtoull(dimension + 1, NULL, 10) > LC_CHANNELS_MOST || !is_of_matrices(p, dimension))
        return false;
    const bool stations = lc_places_are_stations(&labels, p, dimension);
    return labels ? lc_place_is_text(labels) && !lc_h5_node_text(labels, "cf_role") && !lc_known_series_list(labels->name)
                  : !stations;
}

/* By the dimension's name, and texts along it; or without a name. */
static bool are_columns(const lc_plan *p, const char *dimension)
{
    static const char *const words[] = {"variable", "variables", "feature", "features",  "field",      "fields", "channel",
                                        "channels", "column",    "columns", "attribute", "attributes", NULL};
    if (is_unnamed(p, dimension))
        return true;
    if (!lc_names_among(lc_text_last_part(dimension), words))
        return false;
    const lc_h5_node *labels = lc_place_labels(p, dimension, NULL);
    return labels && lc_place_is_text(labels);
}

bool lc_place_has_columns(const lc_plan *p, const lc_h5_node *node)
{
    char dimension[LC_DIMENSION_TEXT];
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(dimension, node, axis);
        if (are_columns(p, dimension))
            return true;
    }
    return false;
}

void lc_places_take_columns(lc_places *places, const lc_plan *p)
{
    for (size_t i = 0; i < places->count; i++) {
        lc_axis_place *axis = &places->axis[i];
        const char *name = lc_text_last_part(axis->dimension);
        if (axis->chosen || !are_columns(p, axis->dimension))
            continue;
        axis->columns = axis->chosen = true;
        if (*name == '#')
            lc_plan_note(p, "an axis without a name is of %zu channels (a series of each: --at '%s=all')", axis->size, name);
        else
            lc_plan_note(p, "'%s' names channels, %zu of them (a series of each: --at %s=all)", name, axis->size, name);
    }
}

/* Where on the array an axis of columns is; its rank if it has none. */
static size_t axis_of(const lc_axis_place **columns, const lc_places *places, const lc_h5_node *node)
{
    for (size_t i = 0; i < places->count; i++) {
        *columns = &places->axis[i];
        const size_t axis = lc_cf_axis_along(node, (*columns)->dimension);
        if ((*columns)->columns && axis < node->shape.rank && node->shape.size[axis] > 1)
            return axis;
    }
    return node->shape.rank;
}

/* The names of columns, by the list that their axis has; *own: by an attribute of the array, else by their numbers in it. */
static lc_status name_columns(char ***out, bool *own, const lc_plan *p, const lc_h5_node *node, const lc_axis_place *columns)
{
    char text[LC_TEXT_MAX];
    const lc_h5_attribute *said = lc_plain_column_names(node, columns->size);
    *own = *columns->dimension == '#' && (said || !lc_place_labels(p, columns->dimension, NULL));
    if (!*own)
        return lc_places_names(out, p, columns->dimension, columns->size);
    CHECK(lc_new(out, columns->size + 1, sizeof **out));
    for (size_t i = 0; i < columns->size; i++) {
        snprintf(text, sizeof text, "%s_%zu", node->name, i);
        CHECK(lc_copy_text(&(*out)[i], said ? said->text[i] : text));
    }
    return LC_OK;
}

lc_status lc_place_add(lc_plan *p, const lc_pick *whole, const lc_places *places)
{
    lc_status status = LC_OK;
    const lc_axis_place *columns = NULL;
    const lc_h5_node *node = whole->node;
    const char *units = lc_h5_node_text(node, "units");
    const size_t axis = axis_of(&columns, places, node);
    size_t stride = 1;
    bool own = false;
    char **name = NULL, text[LC_TEXT_MAX];
    lc_pick pick = *whole;
    if (axis == node->shape.rank)
        return lc_plan_add(p, node->name, units, &pick);
    for (size_t after = axis + 1; after < node->shape.rank; after++)
        stride *= pick.slab.count[after];
    TRY(name_columns(&name, &own, p, node, columns));
    const bool several = !own && lc_cf_count_along(p, columns->dimension) > 1;
    for (size_t i = 0; i < columns->size; i++) {
        pick.first = i * stride;
        snprintf(text, sizeof text, "%s_%s", node->name, name[i]);
        TRY(lc_plan_add(p, several ? text : name[i], units, &pick));
    }
done:
    lc_free_texts(name, columns->size);
    return status;
}
