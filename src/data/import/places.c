/* places - where in HDF5 of others the series of two histories are from. */
#include "data/history.h"

#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"

/* lat=52.50 is lat=52.5. */
static bool is_same(const char *a, const char *b)
{
    double x, y;
    const size_t length = strcspn(a, "=");
    if (strcmp(a, b) == 0)
        return true;
    return a[length] && length == strcspn(b, "=") && strncmp(a, b, length) == 0 && lc_text_number(&x, a + length + 1) &&
           lc_text_number(&y, b + length + 1) && x == y;
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
