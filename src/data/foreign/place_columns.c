/* place_columns - an axis whose places are columns, as xarray's to_array has it: each of them is a channel. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/foreign/cf.h"

/* By the dimension's name, and texts along it. */
static bool are_columns(const lc_plan *p, const char *dimension)
{
    static const char *const words[] = {"variable", "variables", "feature", "features",  "field",      "fields", "channel",
                                        "channels", "column",    "columns", "attribute", "attributes", NULL};
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

lc_status lc_place_add(lc_plan *p, const lc_pick *whole, const lc_places *places)
{
    lc_status status = LC_OK;
    const lc_axis_place *columns = NULL;
    const lc_h5_node *node = whole->node;
    const char *units = lc_h5_node_text(node, "units");
    const size_t axis = axis_of(&columns, places, node);
    size_t stride = 1;
    char **name = NULL, text[LC_TEXT_MAX];
    lc_pick pick = *whole;
    if (axis == node->shape.rank)
        return lc_plan_add(p, node->name, units, &pick);
    const bool several = lc_cf_count_along(p, columns->dimension) > 1;
    for (size_t after = axis + 1; after < node->shape.rank; after++)
        stride *= pick.slab.count[after];
    TRY(lc_places_names(&name, p, columns->dimension, columns->size));
    for (size_t i = 0; i < columns->size; i++) {
        pick.first = i * stride;
        snprintf(text, sizeof text, "%s_%s", node->name, name[i]);
        TRY(lc_plan_add(p, several ? text : name[i], units, &pick));
    }
done:
    lc_free_texts(name, columns->size);
    return status;
}
