/* places - where in HDF5 of others the series of two histories are from. */
#include "data/history.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"

/* lat, lon; 2: any other name. */
static size_t role_of(const char *item)
{
    static const char *const names[][4] = {{"lat", "latitude", NULL}, {"lon", "longitude", "long", NULL}};
    char name[LC_NAME_MAX];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(item, "="), item);
    return lc_names_among(name, names[0]) ? 0 : lc_names_among(name, names[1]) ? 1 : 2;
}

/* lat=52.50 is latitude=52.5, as near as 32 bits have it; longitudes go round. */
static bool is_same(const char *a, const char *b)
{
    double x, y;
    const size_t length = strcspn(a, "="), other = strcspn(b, "="), role = role_of(a);
    if (strcmp(a, b) == 0)
        return true;
    const bool named = role < 2 ? role == role_of(b) : length == other && strncmp(a, b, length) == 0;
    if (!named || !a[length] || !b[other] || !lc_text_number(&x, a + length + 1) || !lc_text_number(&y, b + other + 1))
        return false;
    return role == 2 ? x == y : fabs(role ? remainder(x - y, 360) : x - y) < 1e-4;
}

/* Whether each NAME=VALUE of one place is among those of the other. */
static lc_status is_within(bool *out, const char *place, const char *other)
{
    lc_status status = LC_OK;
    char *wanted = NULL, *found = NULL;
    lc_names names = {.at = place, .separators = ","};
    *out = true;
    TRY(lc_new(&wanted, strlen(place) + 1, 1));
    TRY(lc_new(&found, strlen(other) + 1, 1));
    while (*out && lc_names_next(wanted, &names)) {
        lc_names others = {.at = other, .separators = ","};
        *out = false;
        while (!*out && lc_names_next(found, &others))
            *out = is_same(found, wanted);
    }
done:
    lc_free(wanted);
    lc_free(found);
    return status;
}

lc_status lc_history_places(char *place[2], const char *a, const char *b)
{
    bool within = true, whole = true;
    CHECK(lc_history_flag(&place[0], a, "at"));
    CHECK(lc_history_flag(&place[1], b, "at"));
    if (place[0] && place[1]) {
        CHECK(is_within(&within, place[0], place[1]));
        CHECK(is_within(&whole, place[1], place[0]));
    }
    for (int i = 0; i < 2 && within && whole; i++) {
        lc_free(place[i]);
        place[i] = NULL;
    }
    return LC_OK;
}
