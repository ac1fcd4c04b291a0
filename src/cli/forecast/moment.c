/* moment - origins that are asked for with an offset from UTC, as forecasts are printed with one: moments, not local time. */
#include "cli/origins.h"
#include "core/date.h"
#include "data/stamp.h"

#include <stdio.h>
#include <string.h>

static bool has_offset(const char *text)
{
    lc_date date;
    return text && *text && lc_date_read(&date, text) && date.zoned;
}

/* A stamp as it is written becomes UTC. LC_E_USAGE if no series knows what that is. */
static lc_status to_utc(int64_t *stamp, const char *flag, const char *text, const lc_dataset *dataset)
{
    lc_date date;
    for (size_t i = 0; i < dataset->series_count; i++)
        if (dataset->series[i].rows && lc_series_in_utc(&dataset->series[i])) {
            *stamp -= lc_date_read(&date, text) ? date.offset : 0;
            return LC_OK;
        }
    return lc_fail(LC_E_USAGE,
                   "%s %s: it has an offset from UTC, and that of the data is not known: leave it out, or import with --zone",
                   flag, text);
}

lc_status lc_origin_moment(bool *utc, int64_t *stamp, const char *flag, const char *text, const lc_dataset *dataset)
{
    *utc = has_offset(text);
    return *utc ? to_utc(stamp, flag, text, dataset) : LC_OK;
}

lc_status lc_origins_moments(bool *utc, int64_t stamp[2], const char *text, const lc_dataset *dataset)
{
    char from[LC_NAME_MAX];
    bool begins, ends;
    const char *points = strstr(text, ".."), *to = points + 2;
    snprintf(from, sizeof from, "%.*s", (int)(points - text), text);
    CHECK(lc_origin_moment(&begins, &stamp[0], "--origins", from, dataset));
    CHECK(lc_origin_moment(&ends, &stamp[1], "--origins", to, dataset));
    *utc = begins || ends;
    if (*from && *to && begins != ends)
        return lc_fail(LC_E_USAGE, "--origins %s: one has an offset from UTC, and the other has not: give both one, or none",
                       text);
    if (*from && *to && stamp[0] > stamp[1])
        return lc_fail(LC_E_USAGE, "--origins %s: it ends before it begins", text);
    return LC_OK;
}
