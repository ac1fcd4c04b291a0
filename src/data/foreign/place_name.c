/* place_name - what the only series of a netCDF file is called by its place, and where it is. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/foreign/cf.h"
#include "data/known.h"

/* --- name ------------------------------------------------------------------------------------------------------------- */

/* The column of another file, or of the user, that names its series; NULL: any may. */
static const char *asked_name(const lc_plan *p)
{
    return p->request->series_column ? p->request->series_column : p->further ? p->like : NULL;
}

/* Names the series, and says by what. */
static lc_status take_name(lc_plan *p, const char *by, const char *name)
{
    lc_buffer list = {0};
    if (!*name || lc_known_missing(name))
        return LC_OK;
    CHECK(lc_new(&p->name, 2, sizeof *p->name));
    p->series = 1;
    CHECK(lc_copy_text(&p->name[0], name));
    lc_names_add(&list, by);
    CHECK(lc_buffer_take(&p->part_by, &list));
    lc_plan_note(p, "'%s' names the series: '%s'", by, name);
    return LC_OK;
}

/* The place of a dimension of stations. */
static lc_status name_station(lc_plan *p, const char *dimension, size_t size, size_t index)
{
    char **name = NULL;
    const lc_h5_node *labels = NULL;
    const char *by = lc_text_last_part(dimension), *asked = asked_name(p);
    const bool station = lc_places_are_stations(&labels, p, dimension);
    const bool role = labels && lc_h5_node_text(labels, "cf_role");
    const bool points = !labels && station;
    if (*dimension == '#' || !(lc_known_series_perhaps(by) || role || points) || (asked && strcmp(asked, by) != 0))
        return LC_OK;
    CHECK(lc_places_said(&name, p, dimension, size));
    const lc_status status = name ? take_name(p, by, name[index]) : LC_OK;
    lc_free_texts(name, size);
    return status;
}

/* Of axes on which a place is chosen, and of those that have one. */
static lc_status name_axis(lc_plan *p, const lc_places *places, const char *time)
{
    char dimension[LC_DIMENSION_TEXT];
    for (size_t i = 0; i < places->count && !p->name; i++) {
        const lc_axis_place *a = &places->axis[i];
        if (a->chosen && !a->all && !a->merged && !a->columns)
            CHECK(name_station(p, a->dimension, a->size, a->index));
    }
    for (size_t i = 0; i < p->picks; i++)
        for (size_t axis = 0; axis < p->pick[i].node->shape.rank && !p->name; axis++) {
            lc_dimension_of(dimension, p->pick[i].node, axis);
            if (p->pick[i].node->shape.size[axis] == 1 && strcmp(dimension, time) != 0)
                CHECK(name_station(p, dimension, 1, 0));
        }
    return LC_OK;
}

/* How surely an array names a series: as an id of CF; by a name of nothing else; by one of texts that say a place or a thing. */
static int worth_of(const lc_plan *p, const lc_h5_node *node)
{
    const char *role = lc_h5_node_text(node, "cf_role"), *asked = asked_name(p);
    const bool text = lc_place_is_text(node), whole = !text && node->element.class <= LC_H5_UNSIGNED;
    if (asked)
        return strcmp(asked, node->name) == 0 && (text || whole);
    if (role && strcmp(role, "timeseries_id") == 0)
        return 4;
    if (lc_known_series(node->name) && (text || whole))
        return 3;
    return text ? 2 * lc_known_series_perhaps(node->name) + lc_known_place(node->name) : 0;
}

static lc_status name_single(lc_plan *p, const char *time)
{
    char *word = NULL, text[LC_TEXT_MAX];
    const lc_h5_node *best = NULL;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (lc_place_is_single(p, node, time) && worth_of(p, node) > (best ? worth_of(p, best) : 0))
            best = node;
    }
    if (!best)
        return LC_OK;
    CHECK(lc_place_word(&word, p, best));
    const bool name = lc_place_is_text(best) || lc_h5_node_text(best, "cf_role");
    snprintf(text, sizeof text, "%s_%.200s", best->name, word);
    const lc_status status = take_name(p, best->name, name ? word : text);
    lc_free(word);
    return status;
}

/* A station that only an attribute of the group, or of the file, says. */
static lc_status name_attribute(lc_plan *p)
{
    static const char *const known[] = {"station_name",  "station_id",    "station",           "site_name", "site_id", "site",
                                        "platform_code", "platform_name", "wmo_platform_code", "wmo_id",    "gauge_id"};
    const char *asked = asked_name(p);
    const lc_h5_node *of[] = {&p->tree->node[p->group], p->tree->node};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (size_t k = 0; k < 2 && (!asked || strcmp(asked, known[i]) == 0); k++) {
            const char *text = lc_h5_node_text(of[k], known[i]);
            if (text && *text && !lc_known_missing(text) && !strstr(text, "://"))
                return take_name(p, known[i], text);
        }
    return LC_OK;
}

lc_status lc_place_name(lc_plan *p, const lc_places *places, const char *dimension)
{
    const char *asked = asked_name(p);
    const bool none = asked && strcmp(asked, "none") == 0;
    if (p->name || p->of || none || (p->further && !asked))
        return LC_OK;
    CHECK(name_axis(p, places, dimension));
    if (!p->name)
        CHECK(name_single(p, dimension));
    return p->name ? LC_OK : name_attribute(p);
}

/* --- where ------------------------------------------------------------------------------------------------------------ */

/* Whether an item of --at is of a latitude or longitude; whether the file has what it names. */
static bool is_point(const char *item)
{
    static const char *const names[] = {"lat", "latitude", "lon", "longitude", "long", NULL};
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "="), item);
    return lc_names_among(name, names);
}

static lc_status is_there(bool *out, const lc_plan *p, const lc_places *places, const char *item)
{
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "="), item);
    *out = !p->request->before.place;
    for (size_t i = 0; i < places->count && !*out; i++)
        *out = strcasecmp(lc_text_last_part(places->axis[i].dimension), name) == 0;
    for (size_t i = p->group; i < p->end && !*out; i++)
        *out = lc_foreign_is_member(p, &p->tree->node[i]) && strcasecmp(p->tree->node[i].name, name) == 0;
    return LC_OK;
}

/* What --at chose, without the point that is written anew. */
static lc_status keep_items(lc_buffer *out, const lc_plan *p, const lc_places *places)
{
    char item[LC_TEXT_MAX];
    lc_names list = {.at = p->request->at, .separators = ","};
    while (p->request->at && strlen(p->request->at) < sizeof item && lc_at_next(item, &list)) {
        bool there;
        CHECK(is_there(&there, p, places, item));
        if (there && !(places->point && is_point(item)))
            lc_names_add(out, item);
    }
    return out->status;
}

lc_status lc_place_locate(lc_plan *p, lc_places *places, const char *dimension)
{
    lc_status status = LC_OK;
    lc_buffer at = {0};
    const bool asked = p->request->at != NULL;
    if (!places->point && !p->part_by && !p->name)
        TRY(lc_place_point(&places->point, places->cell, p, dimension));
    TRY(keep_items(&at, p, places));
    if (places->point && (asked || !p->part_by))
        lc_buffer_format(&at, "%slat=%.7g,lon=%.7g", at.length ? "," : "", places->cell[0], places->cell[1]);
    p->located = true;
    TRY(at.length ? lc_buffer_take(&p->at, &at) : at.status);
done:
    lc_buffer_free(&at);
    return status;
}
