/* names - names of variables and groups that every reader takes. */
#include "data/native/layout.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/status.h"

bool lc_native_is_reserved(const char *member, uint64_t layout)
{
    static const char *const reserved[] = {"time",         "horizon",       "channel",      "ideal", /* and of layout 2: */
                                           "utc_offset",   "values",        "channel_name", "channel_units", "name_letter",
                                           "units_letter", "series",        "row",          "series_name",   "series_rows",
                                           "series_zone",  "series_letter", "zone_letter"};
    const size_t count = layout == 1 ? 4 : sizeof reserved / sizeof *reserved;
    for (size_t i = 0; i < count; i++)
        if (strcmp(member, reserved[i]) == 0)
            return true;
    return false;
}

/* A name as one word: its letters and digits, with runs of all else as one _ between. */
static void plain_name(char *out, const char *name)
{
    size_t length = 0;
    bool gap = false;
    for (; *name && length < LC_MEMBER_MAX - 24; name++) {
        if (!isalnum((unsigned char)*name) || (unsigned char)*name > 127) {
            gap = true;
            continue;
        }
        if (gap && length > 0)
            out[length++] = '_';
        out[length++] = *name;
        gap = false;
    }
    out[length] = '\0';
    if (length == 0)
        memcpy(out, "unnamed", sizeof "unnamed");
}

bool lc_native_is_member_of(const char *member, const char *name)
{
    char made[LC_MEMBER_MAX];
    plain_name(made, name);
    const size_t length = strlen(made);
    const char *number = member + length;
    if (strncmp(member, made, length) != 0)
        return false;
    return !*number || (*number == '_' && number[1] && number[1 + strspn(number + 1, "0123456789")] == '\0');
}

lc_status lc_native_member(char *out, lc_h5 *group, const char *name)
{
    bool taken = true;
    plain_name(out, name);
    const size_t length = strlen(out);
    for (size_t n = 2;; n++) {
        CHECK(lc_h5_has(&taken, group, out));
        if (!taken && !lc_native_is_reserved(out, LC_LAYOUT))
            return LC_OK;
        snprintf(out + length, LC_MEMBER_MAX - length, "_%zu", n);
    }
}
