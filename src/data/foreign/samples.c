/* samples - stations whose samples are one after another, by the discrete sampling geometries of CF: an index says which station
 * a sample is of (instance_dimension), or counts say how many each has (sample_dimension). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/foreign/place.h"
#include "core/counted.h"
#include "core/mem.h"
#include "data/foreign/cf.h"

/* --- which sample is of which station --------------------------------------------------------------------------------- */

bool lc_samples_is_index(const lc_h5_node *node)
{
    return lc_h5_node_text(node, "instance_dimension") != NULL;
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

/* Station by station, the number of samples of each. */
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

/* The number of the first station: start_index, 0 if there is none. */
static lc_status first_of(int64_t *out, const lc_plan *p, const lc_h5_node *node)
{
    const double first = lc_h5_node_number(node, "start_index", 0);
    if (!(first >= 0 && first <= INT32_MAX && first == floor(first)))
        return fail_sample(p, node, "has a start_index that is not a whole number from 0 on");
    *out = (int64_t)first;
    return LC_OK;
}

static lc_status read_index(lc_plan *p, const lc_h5_node *node, size_t stations)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    size_t none = 0;
    int64_t first = 0;
    TRY(first_of(&first, p, node));
    TRY(lc_stored_read(&s, p->file, node, NULL));
    if (!s.whole || s.count != p->rows)
        TRY(fail_sample(p, node, "is no index of each sample"));
    const double fill = lc_h5_node_number(node, "_FillValue", -1);
    for (size_t row = 0; row < p->rows; row++) {
        const bool missing = (double)s.whole[row] == fill || s.whole[row] < 0;
        const int64_t index = missing ? -1 : s.whole[row] - first;
        if (!missing && (index < 0 || (uint64_t)index >= stations))
            TRY(fail_sample(p, node, "has the number of a station that is not there"));
        p->of[row] = missing ? (size_t)LC_NO_PART : (size_t)index;
        none += missing;
    }
    if (none)
        lc_plan_note(p, "'%s': %s %s of no station: left out", node->name, lc_counted(none, "sample").text,
                     lc_if_one(none, "is", "are"));
done:
    lc_stored_free(&s);
    return status;
}

/* Of a dimension that nothing is along: as many as the index has. */
static lc_status count_stations(size_t *out, const lc_plan *p, const lc_h5_node *node)
{
    lc_stored s = {0};
    int64_t first = 0;
    CHECK(first_of(&first, p, node));
    CHECK(lc_stored_read(&s, p->file, node, NULL));
    *out = 0;
    for (size_t row = 0; row < s.count && s.whole; row++)
        if (s.whole[row] >= first && (uint64_t)(s.whole[row] - first) < s.count && (uint64_t)(s.whole[row] - first) >= *out)
            *out = (size_t)(s.whole[row] - first) + 1;
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

/* One value for each station: a channel that is constant in each series, if it is asked for. */
static lc_status add_constants(lc_plan *p, const char *dimension, size_t stations)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const bool along = lc_foreign_is_member(p, node) && lc_place_is_along(node, dimension) && node->axes == 1;
        if (!along || !lc_stored_is(node, NULL) || node->scale || lc_h5_node_text(node, "sample_dimension") ||
            lc_h5_node_text(node, "cf_role") || node->shape.size[0] != stations)
            continue;
        const lc_pick pick = {.node = node, .slab = {.rank = 1, .count = {stations}}, .of_part = true};
        if (p->request->columns)
            CHECK(lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick));
        else
            CHECK(lc_plan_key(p, node->name, LC_KEY_NONE, NULL, NULL, NULL));
        if (!p->request->columns && !lc_place_has_role(node, LC_LATITUDE) && !lc_place_has_role(node, LC_LONGITUDE))
            lc_plan_leave(p, node->name, "one value for each place, and not of a time (keep it: --columns)");
    }
    return LC_OK;
}

lc_status lc_samples_set_stations(lc_plan *p, const char *dimension, size_t stations)
{
    p->parts = stations;
    CHECK(lc_places_names(&p->part, p, dimension, stations));
    CHECK(choose(p, dimension));
    CHECK(add_constants(p, dimension, stations));
    lc_plan_note(p, "discrete sampling geometry of CF: %s along '%s', a series each", lc_counted(stations, "station").text,
                 lc_text_last_part(dimension));
    return LC_OK;
}

static const lc_h5_node *find_said(const lc_plan *p, const char *attribute, const char *dimension)
{
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const char *text = lc_h5_node_text(node, attribute);
        const bool indexes = lc_foreign_is_member(p, node) && text && node->axes == 1 && lc_stored_is(node, NULL);
        if (indexes && (dimension ? strcmp(text, lc_text_last_part(dimension)) == 0 : true))
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
    return lc_samples_set_stations(p, along, stations);
}
