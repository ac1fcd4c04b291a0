/* choose_place - obeys --at: a point, or a place on an axis by its label, its number, or all of them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/nearest.h"
#include "core/text.h"
#include "data/foreign/place.h"

/* How far apart two places of an axis are; longitudes go round: -10 is 350. */
static double apart(double a, double b, bool round)
{
    const double far = fabs(a - b);
    return round ? fabs(remainder(far, 360)) : far;
}

/* The places of an axis. */
typedef struct labels {
    char **text;
    size_t count;
    bool real, round; /* floating numbers; longitudes */
} labels;

/* The widest distance of neighbours: what is farther outside is not in the file's area. */
static double widest_of(const labels *l)
{
    double widest = 0, number[2];
    for (size_t i = 1; i < l->count; i++)
        if (lc_text_number(&number[0], l->text[i - 1]) && lc_text_number(&number[1], l->text[i]))
            widest = fmax(widest, apart(number[0], number[1], l->round));
    return widest;
}

/* The label that is a value: the same text; for numbers the same number, or, of floating ones, the nearest. */
static bool match(size_t *index, bool *nearest, const labels *l, const char *value)
{
    double wanted, number, least = (double)INFINITY;
    *nearest = false;
    for (size_t i = 0; i < l->count; i++)
        if (strcmp(l->text[i], value) == 0 || strcasecmp(l->text[i], value) == 0) {
            *index = i;
            return true;
        }
    if (!lc_text_number(&wanted, value))
        return false;
    for (size_t i = 0; i < l->count; i++)
        if (lc_text_number(&number, l->text[i]) && apart(number, wanted, l->round) < least) {
            least = apart(number, wanted, l->round);
            *index = i;
        }
    *nearest = least > 0;
    return least == 0 || (l->real && least <= widest_of(l));
}

/* texts: of names, of which one may be meant. */
static lc_status fail_label(const lc_plan *p, const char *name, const char *value, char **label, bool texts)
{
    char some[LC_TEXT_MAX / 2] = "";
    size_t count = 0;
    for (; label[count]; count++)
        if (count < 8)
            snprintf(some + strlen(some), sizeof some - strlen(some), "%s%.40s", count ? ", " : "", label[count]);
    const lc_hint hint = texts ? lc_nearest_name(value, (const char *const *)label) : (lc_hint){""};
    return lc_fail(LC_E_USAGE, "%s: --at %s=%s: there is no such place among %zu: %s%s%s", p->path, name, value, count, some,
                   count > 8 ? ", ..." : "", hint.text);
}

/* Digits only, as a place from 0 on. */
static bool is_index(size_t *index, const char *value, size_t size)
{
    char *end;
    *index = strtoull(value, &end, 10);
    return *value >= '0' && *value <= '9' && *end == '\0' && *index < size;
}

/* A place that has only its number. */
static lc_status choose_number(lc_axis_place *axis, const lc_plan *p, const char *name, const char *value)
{
    size_t index;
    if (!is_index(&index, value, axis->size))
        return lc_fail(LC_E_USAGE, "%s: --at %s=%s: its places have no names, only numbers from 0 to %zu", p->path, name, value,
                       axis->size - 1);
    lc_place_choose(axis, index);
    lc_plan_note(p, "--at %s=%s: place %zu (from 0) of %zu", name, value, index, axis->size);
    return LC_OK;
}

static lc_status choose_label(lc_axis_place *axis, const lc_plan *p, const char *name, const char *value)
{
    lc_status status = LC_OK;
    const lc_h5_node *node = lc_place_labels(p, axis->dimension, name);
    char **label = NULL;
    char date[LC_CALENDAR_TEXT];
    size_t count = 0, index = 0;
    bool nearest = false;
    if (!node)
        return choose_number(axis, p, name, value);
    TRY(lc_foreign_labels(&label, &count, p, node, NULL));
    snprintf(date, sizeof date, "%s", value);
    if (strlen(value) < sizeof date && lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units")))
        TRY(lc_place_dates(date, label, count, p, node));
    const labels all = {label, count < axis->size ? count : axis->size, node->element.class == LC_H5_FLOAT,
                        lc_place_has_role(node, LC_LONGITUDE)};
    const bool found = match(&index, &nearest, &all, strlen(value) < sizeof date ? date : value);
    if (!found && (!lc_place_is_text(node) || !is_index(&index, value, axis->size)))
        TRY(fail_label(p, name, value, label, lc_place_is_text(node)));
    lc_place_choose(axis, index);
    if (!found || nearest)
        lc_plan_note(p, "--at %s=%s: place %zu (from 0) of %zu, %s", name, value, index, axis->size,
                     index < count ? label[index] : "");
done:
    lc_free_texts(label, count);
    return status;
}

/* The axis of latitudes, or longitudes, whatever it is called. */
static lc_axis_place *find_role(lc_places *places, const lc_plan *p, const char *name)
{
    const bool longitude = lc_names_among(name, lc_at_longitudes);
    if (!longitude && !lc_names_among(name, lc_at_latitudes))
        return NULL;
    for (size_t k = 0; k < places->count; k++) {
        const lc_h5_node *along = lc_place_labels(p, places->axis[k].dimension, NULL);
        if (along && lc_place_has_role(along, longitude ? LC_LONGITUDE : LC_LATITUDE))
            return &places->axis[k];
    }
    return NULL;
}

/* The axis that a name means: of the dimension's name, of an array along it, or of latitudes or longitudes. */
static lc_axis_place *find_axis(lc_places *places, const lc_plan *p, const char *name)
{
    for (size_t i = 0; i < places->count; i++)
        if (strcasecmp(lc_text_last_part(places->axis[i].dimension), name) == 0)
            return &places->axis[i];
    for (size_t i = 0; i < p->tree->count; i++)
        for (size_t k = 0; k < places->count; k++)
            if (strcasecmp(p->tree->node[i].name, name) == 0 && lc_place_is_along(&p->tree->node[i], places->axis[k].dimension))
                return &places->axis[k];
    return find_role(places, p, name);
}

/* Whether axes are called so, and nothing says their degrees: their places have numbers only. */
static bool are_numbered(const lc_places *places, const lc_plan *p)
{
    bool lat = false, lon = false;
    for (size_t i = 0; i < places->count; i++) {
        const char *dimension = places->axis[i].dimension, *name = lc_text_last_part(dimension);
        const bool bare = !lc_place_labels(p, dimension, NULL);
        lat |= bare && lc_names_among(name, lc_at_latitudes);
        lon |= bare && lc_names_among(name, lc_at_longitudes);
    }
    return lat && lon && !lc_places_have_role(p, LC_LATITUDE) && !lc_places_have_role(p, LC_LONGITUDE);
}

/* A point has both, in degrees; a latitude only, or all of them, is a place on an axis like any other. */
static lc_status choose_point(lc_places *places, const lc_plan *p, bool *done)
{
    char lat[LC_TEXT_MAX], lon[LC_TEXT_MAX];
    double to[2];
    *done = lc_at_value(lat, sizeof lat, p, lc_at_latitudes) && lc_at_value(lon, sizeof lon, p, lc_at_longitudes) &&
            lc_text_number(&to[0], lat) && lc_text_number(&to[1], lon) && !are_numbered(places, p);
    if (!*done)
        return LC_OK;
    if (fabs(to[0]) > 90 || fabs(to[1]) > 360)
        return lc_fail(LC_E_USAGE, "--at %s: lat is -90 to 90, lon -180 to 360", p->request->at);
    return lc_places_nearest(places, p, to);
}

/* Names what can be chosen. */
static lc_status refuse_axis(const lc_places *places, const lc_plan *p, const char *name)
{
    enum { MOST = 16 };
    const char *known[MOST + 1] = {0};
    char place[LC_TEXT_MAX];
    for (size_t i = 0; i < places->count && i < MOST; i++)
        known[i] = lc_text_last_part(places->axis[i].dimension);
    snprintf(place, sizeof place, "%.400s: --at", p->path);
    return places->count ? lc_names_refuse(LC_E_USAGE, place, name, known)
                         : lc_fail(LC_E_USAGE, "%s %s: its arrays have no axis but the time", place, name);
}

static lc_status choose_other(lc_places *places, const lc_plan *p, char *item)
{
    char *value = strchr(item, '=');
    if (!value || !value[1])
        return lc_fail(LC_E_USAGE, "--at %s: write NAME=VALUE, as in --at lat=52.5,lon=13.4", p->request->at);
    *value++ = '\0';
    bool only = p->request->before.place; /* what a file does not say may be as in those before */
    lc_axis_place *axis = find_axis(places, p, item);
    if (!axis) {
        CHECK(lc_place_only(&only, p, item, value));
        return only ? LC_OK : refuse_axis(places, p, item);
    }
    if (axis->chosen)
        return lc_fail(LC_E_USAGE, "--at %s: '%s' is on an axis that another name chooses on: leave one of them out",
                       p->request->at, item);
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
    CHECK(lc_at_check_once(p));
    CHECK(choose_point(places, p, &point));
    while (lc_at_next(item, &list))
        if (!point || (!is_among(item, lc_at_latitudes) && !is_among(item, lc_at_longitudes)))
            CHECK(choose_other(places, p, item));
    return LC_OK;
}
