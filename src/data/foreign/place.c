/* place - axes that are not the time, and the place on each. */
#include "data/foreign/place.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/labels.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"

enum { KILOMETRES_MOST = 500 };

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

/* --- coordinates ------------------------------------------------------------------------------------------------------ */

static const char *short_name(const char *dimension)
{
    const char *slash = strrchr(dimension, '/');
    return slash ? slash + 1 : dimension;
}

/* Whether an array has that dimension as its first, or only, axis of more than one place. */
static bool is_along(const lc_h5_node *node, const char *dimension)
{
    char own[LC_DIMENSION_TEXT];
    if (node->kind != LC_H5_ARRAY || node->shape.rank == 0)
        return false;
    lc_dimension_of(own, node, 0);
    const bool letters = node->shape.rank == 2 && node->element.class == LC_H5_TEXT && node->element.bytes == 1;
    return strcmp(own, dimension) == 0 && (node->shape.rank == 1 || letters);
}

static bool is_text(const lc_h5_node *node)
{
    return node->element.class == LC_H5_TEXT || node->element.class == LC_H5_LABEL;
}

static bool is_named_dimension_only(const lc_h5_node *node)
{
    const char *name = lc_h5_node_text(node, "NAME");
    return name && strncmp(name, "This is a netCDF dimension but not", 34) == 0;
}

typedef enum role { LATITUDE, LONGITUDE } role;

static bool has_role(const lc_h5_node *node, role wanted)
{
    static const char *const names[2][6] = {{"lat", "latitude", "nav_lat", "xlat", "rlat_geo", NULL},
                                            {"lon", "longitude", "nav_lon", "xlong", "long", NULL}};
    static const char *const standard[] = {"latitude", "longitude"}, *const units[] = {"degree", "degree"},
                             *const ends[] = {"north", "east"};
    const char *said = lc_h5_node_text(node, "standard_name"), *unit = lc_h5_node_text(node, "units");
    if (said)
        return strcmp(said, standard[wanted]) == 0;
    if (unit && strncmp(unit, units[wanted], 6) == 0 && strlen(unit) > 6 &&
        strncmp(unit + strlen(unit) - (wanted == LATITUDE ? 5 : 4), ends[wanted], 5) == 0)
        return true;
    for (size_t i = 0; names[wanted][i]; i++)
        if (strcasecmp(node->name, names[wanted][i]) == 0)
            return true;
    return false;
}

/* Whether all axes of more than one place are among the dimensions. */
static bool is_within(const lc_h5_node *node, const lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    size_t along = 0;
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        lc_dimension_of(dimension, node, axis);
        if (node->shape.size[axis] == 1)
            continue;
        if (!lc_places_find(places, dimension))
            return false;
        along++;
    }
    return along > 0;
}

static const lc_h5_node *find_role(const lc_plan *p, const lc_places *places, role wanted)
{
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (lc_stored_is(node, NULL) && has_role(node, wanted) && is_within(node, places))
            return node;
    }
    return NULL;
}

static lc_status read_coordinate(double **out, size_t *count, const lc_plan *p, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    double *value = NULL;
    TRY(lc_stored_read(&s, p->file, node, NULL));
    TRY(lc_new(&value, s.count, sizeof *value));
    TRY(lc_stored_decode(value, &s, LC_CF, node->path, NULL));
    *out = value;
    *count = s.count;
    value = NULL;
done:
    lc_free(value);
    lc_stored_free(&s);
    return status;
}

/* --- latitude and longitude ------------------------------------------------------------------------------------------- */

/* d = 2 R asin sqrt(sin^2(dlat / 2) + cos lat1 cos lat2 sin^2(dlon / 2)), R = 6371 km */
static double distance(double lat1, double lon1, double lat2, double lon2)
{
    const double degree = acos(-1.0) / 180, dlat = sin((lat2 - lat1) * degree / 2), dlon = sin((lon2 - lon1) * degree / 2);
    const double h = dlat * dlat + cos(lat1 * degree) * cos(lat2 * degree) * dlon * dlon;
    return 2 * 6371 * asin(sqrt(h < 1 ? h : 1));
}

size_t lc_nearest_place(double *kilometres, const double *latitude, const double *longitude, size_t count, double to_latitude,
                        double to_longitude)
{
    size_t nearest = 0;
    *kilometres = (double)INFINITY;
    for (size_t i = 0; i < count; i++) {
        const double far = distance(latitude[i], longitude[i], to_latitude, to_longitude);
        if (far < *kilometres) {
            *kilometres = far;
            nearest = i;
        }
    }
    return nearest;
}

static lc_axis_place *axis_of(lc_places *places, const lc_h5_node *node, size_t axis)
{
    char dimension[LC_DIMENSION_TEXT];
    lc_dimension_of(dimension, node, axis);
    return (lc_axis_place *)(uintptr_t)lc_places_find(places, dimension);
}

static void choose(lc_axis_place *axis, size_t index)
{
    if (!axis)
        return;
    axis->chosen = true;
    axis->index = index;
}

/* Every pair of a latitude and a longitude that are on axes of their own. */
static lc_status cross(double **lat, double **lon, size_t *rows, size_t *columns)
{
    lc_status status = LC_OK;
    double *a = NULL, *b = NULL;
    const size_t count = *rows * *columns;
    TRY(lc_new(&a, count, sizeof *a));
    TRY(lc_new(&b, count, sizeof *b));
    for (size_t i = 0; i < count; i++) {
        a[i] = (*lat)[i / *columns];
        b[i] = (*lon)[i % *columns];
    }
    lc_free(*lat);
    lc_free(*lon);
    *lat = a;
    *lon = b;
    return LC_OK;
done:
    lc_free(b);
    lc_free(a);
    return status;
}

lc_status lc_place_check(const lc_plan *p, double kilometres)
{
    if (kilometres <= KILOMETRES_MOST)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: the place nearest to --at %s is %.0f km away: the point is not in the file's area", p->path,
                   p->request->at, kilometres);
}

static lc_status choose_nearest(lc_places *places, const lc_plan *p, const double to[2])
{
    lc_status status = LC_OK;
    const lc_h5_node *node[2] = {find_role(p, places, LATITUDE), find_role(p, places, LONGITUDE)};
    double *lat = NULL, *lon = NULL, kilometres;
    size_t rows = 0, columns = 0;
    if (!node[0] || !node[1])
        return lc_fail(LC_E_USAGE, "%s: --at %s: no latitude and longitude along the arrays' axes", p->path, p->request->at);
    TRY(read_coordinate(&lat, &rows, p, node[0]));
    TRY(read_coordinate(&lon, &columns, p, node[1]));
    const lc_axis_place *first = axis_of(places, node[0], 0);
    const bool grid = node[0]->axes == 1 && node[1]->axes == 1 && first != axis_of(places, node[1], 0);
    if (!grid && rows != columns)
        FAIL(LC_E_DATA, "%s: '%s' and '%s' have different shapes", p->path, node[0]->path, node[1]->path);
    if (grid)
        TRY(cross(&lat, &lon, &rows, &columns));
    const size_t cells = grid ? rows * columns : rows;
    const size_t nearest = lc_nearest_place(&kilometres, lat, lon, cells, to[0], to[1]);
    TRY(lc_place_check(p, kilometres));
    if (grid) {
        choose(axis_of(places, node[0], 0), nearest / columns);
        choose(axis_of(places, node[1], 0), nearest % columns);
    } else
        for (size_t axis = node[0]->shape.rank, left = nearest; axis-- > 0; left /= node[0]->shape.size[axis])
            choose(axis_of(places, node[0], axis), left % node[0]->shape.size[axis]);
    lc_plan_note(p, "--at %s: the nearest place is %s = %g, %s = %g, %.1f km away", p->request->at, node[0]->name, lat[nearest],
                 node[1]->name, lon[nearest], kilometres);
done:
    lc_free(lat);
    lc_free(lon);
    return status;
}

/* --- other axes ------------------------------------------------------------------------------------------------------- */

/* An array whose values name the places of a dimension: the one asked for; texts, those with cf_role first; its own. */
static const lc_h5_node *find_labels(const lc_plan *p, const char *dimension, const char *name)
{
    const lc_h5_node *best = NULL;
    int most = 0;
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!is_along(node, dimension) || is_named_dimension_only(node) || (!is_text(node) && !lc_stored_is(node, NULL)))
            continue;
        const bool own = strcmp(node->path, dimension) == 0;
        const int worth = name && strcasecmp(node->name, name) == 0 ? 5
                          : lc_h5_node_text(node, "cf_role")        ? 4
                          : is_text(node) && own                    ? 3
                          : is_text(node)                           ? 2
                          : own                                     ? 1
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
    return labels && (is_text(labels) || lc_h5_node_text(labels, "cf_role"));
}

bool lc_places_are_stations(const lc_h5_node **labels, const lc_plan *p, const char *dimension)
{
    static const char *const known[] = {"station", "stations", "site",    "sites",  "location", "locations", "city",
                                        "gauge",   "ticker",   "tickers", "symbol", "id",       "gid",       "timeseries"};
    bool has[2] = {false, false}, named = false;
    *labels = find_labels(p, dimension, NULL);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        named |= strcasecmp(short_name(dimension), known[i]) == 0;
    for (size_t i = 0; i < p->tree->count; i++)
        for (int r = LATITUDE; r <= LONGITUDE; r++) {
            const lc_h5_node *node = &p->tree->node[i];
            has[r] |= is_along(node, dimension) && has_role(node, (role)r) && strcmp(node->path, dimension) != 0;
        }
    return are_names(*labels) || named || (has[LATITUDE] && has[LONGITUDE]);
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
    const lc_h5_node *labels = find_labels(p, dimension, NULL);
    char **name = NULL, text[LC_NAME_MAX * 4];
    size_t count = 0;
    if (labels)
        TRY(lc_foreign_labels(&name, &count, p, labels, NULL));
    const bool texts = labels && is_text(labels);
    bool distinct = false;
    if (count == size && are_names(labels))
        TRY(are_distinct(&distinct, name, size));
    if (distinct) {
        *out = name;
        return LC_OK;
    }
    lc_free_texts(name, count);
    name = NULL;
    char **number = NULL;
    TRY(lc_new(&name, size + 1, sizeof *name));
    if (labels && !texts)
        TRY(lc_foreign_labels(&number, &count, p, labels, NULL));
    for (size_t i = 0; i < size; i++) {
        snprintf(text, sizeof text, "%s_%.*s", *dimension == '#' ? "series" : short_name(dimension), 40,
                 number && count == size ? number[i] : "");
        if (!number || count != size)
            snprintf(text, sizeof text, "%s_%zu", *dimension == '#' ? "series" : short_name(dimension), i);
        TRY(lc_copy_text(&name[i], text));
    }
    *out = name;
    name = NULL;
done:
    lc_free_texts(number, number ? count : 0);
    lc_free_texts(name, size);
    return status;
}

/* The label that is a value: the same text; for numbers the same number, or, of floating ones, the nearest. */
static bool match(size_t *index, bool *nearest, char **label, size_t count, const char *value, bool real)
{
    double wanted, number, least = (double)INFINITY;
    *nearest = false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(label[i], value) == 0 || strcasecmp(label[i], value) == 0) {
            *index = i;
            return true;
        }
    if (!lc_text_number(&wanted, value))
        return false;
    for (size_t i = 0; i < count; i++)
        if (lc_text_number(&number, label[i]) && fabs(number - wanted) < least) {
            least = fabs(number - wanted);
            *index = i;
        }
    *nearest = least > 0;
    return least == 0 || (real && isfinite(least));
}

static lc_status fail_label(const lc_plan *p, const char *name, const char *value, char **label, size_t count)
{
    char some[LC_TEXT_MAX / 2] = "";
    for (size_t i = 0; i < count && i < 8; i++)
        snprintf(some + strlen(some), sizeof some - strlen(some), "%s%.40s", i ? ", " : "", label[i]);
    return lc_fail(LC_E_USAGE, "%s: --at %s=%s: there is no such place among %zu: %s%s", p->path, name, value, count, some,
                   count > 8 ? ", ..." : "");
}

/* Digits only, as a place from 0 on. */
static bool is_index(size_t *index, const char *value, size_t size)
{
    char *end;
    *index = strtoull(value, &end, 10);
    return *value >= '0' && *value <= '9' && *end == '\0' && *index < size;
}

static lc_status choose_label(lc_axis_place *axis, const lc_plan *p, const char *name, const char *value)
{
    lc_status status = LC_OK;
    const lc_h5_node *labels = find_labels(p, axis->dimension, name);
    char **label = NULL;
    size_t count = 0, index = 0;
    bool nearest = false;
    if (labels)
        TRY(lc_foreign_labels(&label, &count, p, labels, NULL));
    const bool found = match(&index, &nearest, label, count < axis->size ? count : axis->size, value,
                             labels && labels->element.class == LC_H5_FLOAT);
    if (!found && (labels && !is_text(labels)))
        TRY(fail_label(p, name, value, label, count));
    if (!found && !is_index(&index, value, axis->size))
        TRY(fail_label(p, name, value, label, count));
    choose(axis, index);
    if (!found || nearest)
        lc_plan_note(p, "--at %s=%s: place %zu (from 0) of %zu%s%s", name, value, index, axis->size, label ? ", " : "",
                     label && index < count ? label[index] : "");
done:
    lc_free_texts(label, count);
    return status;
}

/* The axis that a name means: of the dimension's name, or of an array along it. */
static lc_axis_place *find_axis(lc_places *places, const lc_plan *p, const char *name)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcasecmp(short_name(places->axis[i].dimension), name) == 0)
            return &places->axis[i];
    for (size_t i = 0; i < p->tree->count; i++)
        for (size_t k = 0; k < places->count; k++)
            if (strcasecmp(p->tree->node[i].name, name) == 0 && is_along(&p->tree->node[i], places->axis[k].dimension))
                return &places->axis[k];
    return NULL;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

static const char *const latitudes[] = {"lat", "latitude", NULL}, *const longitudes[] = {"lon", "longitude", "long", NULL};

/* A point has both, in degrees; a latitude only, or all of them, is a place on an axis like any other. */
static lc_status choose_point(lc_places *places, const lc_plan *p, bool *done)
{
    char lat[LC_TEXT_MAX], lon[LC_TEXT_MAX];
    double to[2];
    *done = lc_at_value(lat, sizeof lat, p, latitudes) && lc_at_value(lon, sizeof lon, p, longitudes) &&
            lc_text_number(&to[0], lat) && lc_text_number(&to[1], lon);
    if (!*done)
        return LC_OK;
    if (fabs(to[0]) > 90 || fabs(to[1]) > 360)
        return lc_fail(LC_E_USAGE, "--at %s: lat is -90 to 90, lon -180 to 360", p->request->at);
    return choose_nearest(places, p, to);
}

static lc_status choose_other(lc_places *places, const lc_plan *p, char *item)
{
    char *value = strchr(item, '=');
    if (!value || !value[1])
        return lc_fail(LC_E_USAGE, "--at %s: write NAME=VALUE, as in --at lat=52.5,lon=13.4", p->request->at);
    *value++ = '\0';
    lc_axis_place *axis = find_axis(places, p, item);
    if (!axis)
        return lc_fail(LC_E_USAGE, "%s: --at %s=%s: no axis of more than one place is named so; lanecast inspect shows them",
                       p->path, item, value);
    axis->all = strcmp(value, "all") == 0;
    axis->chosen = axis->all;
    return axis->all ? LC_OK : choose_label(axis, p, item, value);
}

static bool is_among(const char *item, const char *const *names)
{
    for (; *names; names++)
        if (strncasecmp(item, *names, strlen(*names)) == 0 && item[strlen(*names)] == '=')
            return true;
    return false;
}

lc_status lc_places_choose(lc_places *places, const lc_plan *p)
{
    char item[LC_TEXT_MAX];
    bool point = false;
    lc_names list = {.at = p->request->at, .separators = ","};
    if (!p->request->at)
        return LC_OK;
    if (strlen(p->request->at) >= sizeof item)
        return lc_fail(LC_E_USAGE, "--at is too long");
    CHECK(choose_point(places, p, &point));
    while (lc_names_next(item, &list))
        if (!point || (!is_among(item, latitudes) && !is_among(item, longitudes)))
            CHECK(choose_other(places, p, item));
    return LC_OK;
}
