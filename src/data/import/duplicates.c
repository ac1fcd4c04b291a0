/* duplicates - the rows that stay close up. */
#include "data/import/duplicates.h"

#include <lanecast/import.h>

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/status.h"
#include "core/text.h"
#include "data/series.h"
#include "data/stamp.h"

const char *const *lc_duplicates_names(void)
{
    static const char *const names[LC_DUPLICATES + 1] = {"equal", "first", "last", NULL};
    return names;
}

lc_status lc_duplicates_find(lc_duplicates *out, const char *keep)
{
    for (int way = 0; way < LC_DUPLICATES; way++)
        if (strcmp(keep, lc_duplicates_names()[way]) == 0) {
            *out = (lc_duplicates)way;
            return LC_OK;
        }
    return lc_fail(LC_E_USAGE, "--duplicates is equal, first or last, not '%s'", keep);
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static lc_status check_equal(const lc_dataset *d, const lc_series *s, size_t row, size_t other, const char *path)
{
    char stamp[LC_STAMP_TEXT], one[LC_NUMBER_TEXT], two[LC_NUMBER_TEXT];
    for (size_t c = 0; c < d->channels; c++) {
        const double a = s->value[row * d->channels + c], b = s->value[other * d->channels + c];
        if (same(a, b))
            continue;
        lc_series_stamp(stamp, s, row);
        lc_text_exact(one, a);
        lc_text_exact(two, b);
        return lc_fail(LC_E_DATA,
                       "%s: series '%s', %s, channel '%s': %s in one row, %s in another of that time: --duplicates first or "
                       "last keeps one of them; where a column tells the rows apart, --series-column NAME",
                       path, s->name ? s->name : "", stamp, d->channel[c].name, one, two);
    }
    return LC_OK;
}

static lc_status drop_in(lc_dataset *d, lc_series *s, lc_duplicates way, const char *path)
{
    size_t kept = 0;
    for (size_t row = 0; row < s->rows; row++) {
        const bool again = kept && s->time[row] == s->time[kept - 1];
        if (again && way == LC_DUPLICATES_EQUAL)
            CHECK(check_equal(d, s, kept - 1, row, path));
        if (again && way != LC_DUPLICATES_LAST)
            continue;
        kept += !again;
        if (kept - 1 != row)
            lc_series_copy(s, kept - 1, s, row, 1, d->channels);
    }
    s->rows = kept;
    return LC_OK;
}

lc_status lc_duplicates_drop(lc_dataset *d, const char *keep, const char *path, lc_buffer *notes)
{
    const size_t before = lc_dataset_rows(d);
    lc_duplicates way = LC_DUPLICATES_EQUAL;
    if (lc_duplicates_find(&way, keep) != LC_OK)
        return lc_fail(LC_E_USAGE, "%s: %s", path, lc_error_message());
    for (size_t i = 0; i < d->series_count; i++)
        CHECK(drop_in(d, &d->series[i], way, path));
    const size_t dropped = before - lc_dataset_rows(d);
    if (dropped)
        lc_buffer_line(notes, "%s: %s left out: %s", path, lc_counted(dropped, "row").text,
                       way == LC_DUPLICATES_EQUAL   ? "an equal one of the same series and time is kept"
                       : way == LC_DUPLICATES_FIRST ? "the first of the same series and time is kept"
                                                    : "the last of the same series and time is kept");
    return LC_OK;
}
