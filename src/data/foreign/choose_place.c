/* choose_place - obeys --at: a point, or a place on an axis by its label, its number, or all of them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/foreign/place.h"

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
    const lc_h5_node *labels = lc_place_labels(p, axis->dimension, name);
    char **label = NULL;
    size_t count = 0, index = 0;
    bool nearest = false;
    if (labels)
        TRY(lc_foreign_labels(&label, &count, p, labels, NULL));
    const bool found = match(&index, &nearest, label, count < axis->size ? count : axis->size, value,
                             labels && labels->element.class == LC_H5_FLOAT);
    if (!found && (labels && !lc_place_is_text(labels)))
        TRY(fail_label(p, name, value, label, count));
    if (!found && !is_index(&index, value, axis->size))
        TRY(fail_label(p, name, value, label, count));
    lc_place_choose(axis, index);
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
        if (strcasecmp(lc_text_last_part(places->axis[i].dimension), name) == 0)
            return &places->axis[i];
    for (size_t i = 0; i < p->tree->count; i++)
        for (size_t k = 0; k < places->count; k++)
            if (strcasecmp(p->tree->node[i].name, name) == 0 && lc_place_is_along(&p->tree->node[i], places->axis[k].dimension))
                return &places->axis[k];
    return NULL;
}

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
    return lc_places_nearest(places, p, to);
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
