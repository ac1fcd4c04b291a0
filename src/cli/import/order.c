/* order - an order of days and months that was followed, beside the steps of the rows before. */
#include "cli/follow.h"

#include <string.h>
#include <sys/stat.h>

#include "data/axis.h"
#include "model/measured.h"

/* In nanoseconds, of the first series that has steps; 0: none has even ones. */
static lc_status find_step(int64_t *out, const lc_dataset *d)
{
    lc_axis axis;
    *out = 0;
    for (size_t i = 0; i < d->series_count && *out == 0; i++)
        if (d->series[i].rows > 2) {
            CHECK(lc_axis_of(&axis, &d->series[i]));
            *out = lc_measured_step(&axis);
        }
    return LC_OK;
}

/* The step in the other order; 0 where the file is none then, or a pipe, which is read once. */
static lc_status find_other(int64_t *out, const lc_import *request, const char *other, const char *path)
{
    struct stat info;
    lc_import again = *request;
    lc_dataset *d = NULL;
    *out = 0;
    if (!request->content && (stat(path, &info) != 0 || !S_ISREG(info.st_mode)))
        return LC_OK;
    again.path = &path;
    again.paths = 1;
    again.date_order = other;
    if (lc_dataset_import(&d, NULL, &again) != LC_OK)
        return LC_OK;
    const lc_status status = find_step(out, d);
    lc_dataset_free(d);
    return status;
}

lc_status lc_follow_order(const lc_dataset *d, const lc_import *request, int64_t before, const char *path)
{
    int64_t step, swapped;
    const char *order = request->date_order;
    if (!order || strcmp(order, "ymd") == 0)
        return LC_OK;
    const char *other = strcmp(order, "dmy") == 0 ? "mdy" : "dmy";
    CHECK(find_step(&step, d));
    if (!lc_steps_differ(step, before))
        return LC_OK;
    CHECK(find_other(&swapped, request, other, path));
    if (swapped == 0 || lc_steps_differ(swapped, before))
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: with --date-order %s, as the rows before, its steps are others than theirs, and with %s they are the same: "
        "--date-order says which",
        path, order, other);
}
