/* station - dimensions whose places have names: stations, sites, cells with coordinates. */
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

lc_status lc_places_names(char ***out, const lc_plan *p, const char *dimension, size_t size)
{
    lc_status status = LC_OK;
    const lc_h5_node *labels = lc_place_labels(p, dimension, NULL);
    char **name = NULL, **number = NULL, text[LC_NAME_MAX * 4];
    size_t count = 0;
    if (labels)
        TRY(lc_foreign_labels(&name, &count, p, labels, NULL));
    const bool texts = labels && lc_place_is_text(labels);
    bool distinct = false;
    if (count == size && are_names(labels))
        TRY(are_distinct(&distinct, name, size));
    if (distinct) {
        *out = name;
        return LC_OK;
    }
    if (count == size && texts)
        lc_plan_note(p, "names in '%s' are not different: its places are numbered, %s_0 and so on", labels->name,
                     *dimension == '#' ? "series" : lc_text_last_part(dimension));
    lc_free_texts(name, count);
    name = NULL;
    TRY(lc_new(&name, size + 1, sizeof *name));
    if (labels && !texts)
        TRY(lc_foreign_labels(&number, &count, p, labels, NULL));
    for (size_t i = 0; i < size; i++) {
        snprintf(text, sizeof text, "%s_%.*s", *dimension == '#' ? "series" : lc_text_last_part(dimension), 40,
                 number && count == size ? number[i] : "");
        if (!number || count != size)
            snprintf(text, sizeof text, "%s_%zu", *dimension == '#' ? "series" : lc_text_last_part(dimension), i);
        TRY(lc_copy_text(&name[i], text));
    }
    *out = name;
    name = NULL;
done:
    lc_free_texts(number, number ? count : 0);
    lc_free_texts(name, size);
    return status;
}
