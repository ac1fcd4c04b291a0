/* order - an order of days and months that was followed, beside the steps of the rows before. */
#include "cli/follow.h"

#include <sys/stat.h>
#include <string.h>

#include "data/axis.h"
#include "data/stamp.h"

enum { LONGEST = 4 /* usual steps: from Friday to Tuesday */ };

/* Of the rows of all series, and from the last one before them: the usual step, of the first series that has one, and the
 * longest, in nanoseconds. */
typedef struct pace {
    int64_t usual, longest;
} pace;

static int64_t nanoseconds(const lc_series *a, size_t row, const lc_series *b, size_t other)
{
    const int64_t seconds = lc_series_second(b, other) - lc_series_second(a, row);
    const int64_t most = INT64_MAX / 1000000000;
    return (seconds < -most ? -most : seconds > most ? most : seconds) * 1000000000;
}

static lc_status find_pace(pace *out, const lc_dataset *d, const lc_dataset *old)
{
    lc_axis axis;
    const lc_series *before = old && old->series_count == 1 && d->series_count == 1 && old->series->rows ? old->series : NULL;
    *out = (pace){0};
    for (size_t i = 0; i < d->series_count; i++) {
        const lc_series *s = &d->series[i];
        if (out->usual == 0 && s->rows > 2) {
            CHECK(lc_axis_of(&axis, s));
            out->usual = lc_axis_nanoseconds(&axis);
        }
        for (size_t row = before ? 0 : 1; row < s->rows; row++) {
            const int64_t step = row ? nanoseconds(s, row - 1, s, row) : nanoseconds(before, before->rows - 1, s, row);
            out->longest = step > out->longest ? step : out->longest;
        }
    }
    return LC_OK;
}

/* Whether rows go on by steps as those before. */
static bool goes_on(const pace *p, int64_t before)
{
    const int64_t usual = p->usual ? p->usual : before;
    return p->longest <= LONGEST * usual && !lc_steps_differ(p->usual, before);
}

/* False where the file is none in the other order; that of a pipe, which is read once, is not known. */
static lc_status find_other(bool *goes, const lc_import *request, const lc_before_rows *rows, const char *other, const char *path)
{
    struct stat info;
    lc_import again = *request;
    lc_dataset *d = NULL;
    pace p;
    *goes = !request->content;
    if (!request->content && (stat(path, &info) != 0 || !S_ISREG(info.st_mode)))
        return LC_OK;
    *goes = false;
    again.path = &path;
    again.paths = 1;
    again.date_order = other;
    if (lc_dataset_import(&d, NULL, &again) != LC_OK)
        return LC_OK;
    const lc_status status = find_pace(&p, d, rows->dataset);
    *goes = status == LC_OK && goes_on(&p, rows->step);
    lc_dataset_free(d);
    return status;
}

lc_status lc_follow_order(const lc_dataset *d, const lc_import *request, const lc_before_rows *rows, const char *path)
{
    pace followed;
    bool goes;
    const char *order = request->date_order;
    if (!order || strcmp(order, "ymd") == 0)
        return LC_OK;
    const char *other = strcmp(order, "dmy") == 0 ? "mdy" : "dmy";
    CHECK(find_pace(&followed, d, rows->dataset));
    if (goes_on(&followed, rows->step))
        return LC_OK;
    CHECK(find_other(&goes, request, rows, other, path));
    if (!goes)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: with --date-order %s, as the rows before, its steps are others than theirs, and with %s they are the same: "
        "--date-order says which",
        path, order, other);
}
