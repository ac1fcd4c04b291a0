/* station - dimensions whose places have names: stations, sites, cells with coordinates. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "core/labels.h"
#include "core/mem.h"
#include "data/foreign/place.h"
#include "data/known.h"

/* An array whose values name the places of a dimension: the one asked for; texts, those with cf_role first; its own. */
const lc_h5_node *lc_place_labels(const lc_plan *p, const char *dimension, const char *name)
{
    const lc_h5_node *best = NULL;
    int most = 0;
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!lc_place_is_along(node, dimension) || lc_stored_is_bare_dimension(node) ||
            (!lc_place_is_text(node) && !lc_stored_is(node, NULL)))
            continue;
        const bool own = strcmp(node->path, dimension) == 0;
        const int worth = name && strcasecmp(node->name, name) == 0 ? 5
                          : lc_h5_node_text(node, "cf_role")        ? 4
                          : lc_place_is_text(node) && own           ? 3
                          : lc_place_is_text(node)                  ? 2
                          : own || lc_h5_node_text(node, "axis")    ? 1
                                                                    : 0;
        if (worth > most) {
            most = worth;
            best = node;
        }
    }
    return best;
}

/* Names that the file gives, as they are: texts, or numbers of cf_role. */
static bool are_names(const lc_h5_node *labels)
{
    return labels && (lc_place_is_text(labels) || lc_h5_node_text(labels, "cf_role"));
}

bool lc_places_are_stations(const lc_h5_node **labels, const lc_plan *p, const char *dimension)
{
    bool has[2] = {false, false};
    const bool named = lc_known_series_perhaps(lc_text_last_part(dimension));
    *labels = lc_place_labels(p, dimension, NULL);
    for (size_t i = 0; i < p->tree->count; i++)
        for (int r = LC_LATITUDE; r <= LC_LONGITUDE; r++) {
            const lc_h5_node *node = &p->tree->node[i];
            has[r] |= lc_place_is_along(node, dimension) && lc_place_has_role(node, (lc_place_role)r) &&
                      strcmp(node->path, dimension) != 0;
        }
    return are_names(*labels) || named || (has[LC_LATITUDE] && has[LC_LONGITUDE]);
}

static lc_status are_distinct(bool *out, char **name, size_t count)
{
    lc_labels known = {0};
    size_t index, i = 0;
    lc_status status = LC_OK;
    while (i < count && known.count == i && status == LC_OK)
        status = lc_labels_add(&index, &known, name[i++]);
    *out = known.count == count;
    lc_labels_free(&known);
    return status;
}

/* "lat 52.5 lon 13.25" of each, if all are different. */
static lc_status name_points(char ***out, const lc_plan *p, const char *dimension, size_t size)
{
    lc_status status = LC_OK;
    double *point[2] = {NULL, NULL};
    char **name = NULL, text[LC_TEXT_MAX];
    bool distinct = false, known = true;
    TRY(lc_place_points(point, p, dimension, size));
    TRY(lc_new(&name, size + 1, sizeof *name));
    for (size_t i = 0; i < size && point[0] && point[1]; i++) {
        snprintf(text, sizeof text, "lat %.7g lon %.7g", point[0][i], point[1][i]);
        known &= isfinite(point[0][i]) && isfinite(point[1][i]);
        TRY(lc_copy_text(&name[i], text));
    }
    if (point[0] && point[1] && known)
        TRY(are_distinct(&distinct, name, size));
    if (distinct) {
        *out = name;
        name = NULL;
    }
done:
    lc_free(point[0]);
    lc_free(point[1]);
    lc_free_texts(name, size);
    return status;
}

/* "station_71" of numbers along a dimension. */
static lc_status name_numbers(char ***out, const char *dimension, char *const *number, size_t size)
{
    char text[LC_NAME_MAX * 4];
    CHECK(lc_new(out, size + 1, sizeof **out));
    for (size_t i = 0; i < size; i++) {
        snprintf(text, sizeof text, "%s_%.40s", *dimension == '#' ? "series" : lc_text_last_part(dimension), number[i]);
        CHECK(lc_copy_text(&(*out)[i], text));
    }
    return LC_OK;
}

lc_status lc_places_said(char ***out, const lc_plan *p, const char *dimension, size_t size)
{
    lc_status status = LC_OK;
    const lc_h5_node *labels = lc_place_labels(p, dimension, NULL);
    char **label = NULL;
    size_t count = 0;
    bool distinct = false;
    *out = NULL;
    if (labels)
        TRY(lc_foreign_labels(&label, &count, p, labels, NULL));
    if (count == size && labels)
        TRY(are_distinct(&distinct, label, size));
    if (distinct && are_names(labels)) {
        *out = label;
        return LC_OK;
    }
    if (count == size && labels && !lc_place_is_text(labels))
        status = name_numbers(out, dimension, label, size);
    else
        status = name_points(out, p, dimension, size);
done:
    lc_free_texts(label, label ? count : 0);
    return status;
}

lc_status lc_places_names(char ***out, const lc_plan *p, const char *dimension, size_t size)
{
    char text[LC_NAME_MAX * 4];
    CHECK(lc_places_said(out, p, dimension, size));
    if (*out)
        return LC_OK;
    if (size > 1)
        lc_plan_note(
            p,
            "nothing tells the places of '%s' apart but their order: its series are numbered, and one of the same number "
            "in another file may be another",
            lc_text_last_part(dimension));
    CHECK(lc_new(out, size + 1, sizeof **out));
    for (size_t i = 0; i < size; i++) {
        snprintf(text, sizeof text, "%s_%zu", *dimension == '#' ? "series" : lc_text_last_part(dimension), i);
        CHECK(lc_copy_text(&(*out)[i], text));
    }
    return LC_OK;
}
