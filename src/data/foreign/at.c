/* at - what --at asks for: "lat=52.5,lon=13.4", "station=Montreal", "station=\"Oslo, NO\"". */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "data/foreign/place.h"

bool lc_at_next(char *item, lc_names *list)
{
    const char *begin = list->at + strspn(list->at, " ,"), *equal = begin + strcspn(begin, "=,\"");
    const size_t name = (size_t)(equal - begin) + 1;
    if (equal[0] != '=' || equal[1] != '"')
        return lc_names_next(item, list);
    memcpy(item, begin, name);
    list->at = equal + 1;
    return lc_names_next(item + name, list);
}

/* The next NAME=VALUE. */
static bool next(char *name, char *value, size_t size, lc_names *list)
{
    if (strlen(list->at) >= size || !lc_at_next(name, list))
        return false;
    char *equal = strchr(name, '=');
    snprintf(value, size, "%s", equal ? equal + 1 : "");
    if (equal)
        *equal = '\0';
    return true;
}

bool lc_at_value(char *out, size_t size, const lc_plan *p, const char *const *names)
{
    char name[LC_TEXT_MAX], value[LC_TEXT_MAX];
    lc_names list = {.at = p->request->at, .separators = ","};
    while (p->request->at && next(name, value, sizeof name, &list))
        if (lc_names_among(name, names)) {
            snprintf(out, size, "%s", value);
            return true;
        }
    return false;
}

const char *const lc_at_latitudes[] = {"lat", "latitude", NULL}, *const lc_at_longitudes[] = {"lon", "longitude", "long", NULL};

/* Whether two items have one name, or names of one thing. */
static bool are_one(const char *item, const char *other)
{
    char name[LC_TEXT_MAX], again[LC_TEXT_MAX];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "="), item);
    snprintf(again, sizeof again, "%.*s", (int)strcspn(other, "="), other);
    return strcasecmp(name, again) == 0 || (lc_names_among(name, lc_at_latitudes) && lc_names_among(again, lc_at_latitudes)) ||
           (lc_names_among(name, lc_at_longitudes) && lc_names_among(again, lc_at_longitudes));
}

/* Whether a list has another item of the same name. */
static bool has_again(const char *item, lc_names rest)
{
    char other[LC_TEXT_MAX];
    while (lc_at_next(other, &rest))
        if (strchr(other, '=') && are_one(item, other))
            return true;
    return false;
}

lc_status lc_at_check_once(const lc_plan *p)
{
    char item[LC_TEXT_MAX];
    lc_names list = {.at = p->request->at, .separators = ","};
    if (p->request->at && strlen(p->request->at) >= sizeof item)
        return lc_fail(LC_E_USAGE, "--at is too long");
    while (p->request->at && lc_at_next(item, &list))
        if (strchr(item, '=') && has_again(item, list))
            return lc_fail(LC_E_USAGE, "--at %s: '%.*s' is there twice", p->request->at, (int)strcspn(item, "="), item);
    return list.open ? lc_fail(LC_E_USAGE, "--at %s: a quote is not closed", p->request->at) : LC_OK;
}

lc_status lc_at_check(const lc_plan *p, const char *const *names)
{
    char name[LC_TEXT_MAX], value[LC_TEXT_MAX];
    lc_names list = {.at = p->request->at, .separators = ","};
    CHECK(lc_at_check_once(p));
    while (p->request->at && next(name, value, sizeof name, &list)) {
        if (!*value)
            return lc_fail(LC_E_USAGE, "--at %s: write NAME=VALUE, as in --at lat=52.5,lon=13.4", p->request->at);
        if (!lc_names_among(name, names))
            return lc_names_refuse(LC_E_USAGE, "--at", name, names);
    }
    return LC_OK;
}
