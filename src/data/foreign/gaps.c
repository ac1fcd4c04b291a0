/* gaps - rows without a time are left out, in the parts of a plan and in its series. */
#include "data/foreign/gaps.h"

#include <string.h>
#include <strings.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/known.h"

bool lc_gaps_marked(const lc_plan *p, const char *column, const char *cell)
{
    bool found = false;
    double number;
    for (size_t i = 0; i < p->request->missing_count; i++) {
        const char *marker = p->request->missing[i], *own = lc_known_marker(marker, column);
        if (strcasecmp(own ? own : marker, cell) != 0 || (!own && lc_text_number(&number, marker)))
            continue;
        found = true;
        if (p->marker_used)
            p->marker_used[i] = true;
    }
    return found;
}

/* A stamp between the two rows around a gap, if they are further apart than a tick; else one of theirs. */
static int64_t between(const int64_t *time, const bool *gap, size_t rows, size_t row)
{
    size_t next = row;
    while (next < rows && gap[next])
        next++;
    if (row == 0)
        return time[next];
    return next < rows && time[next] < time[row - 1] - 1    ? time[row - 1] - 1
           : next < rows && time[next] <= time[row - 1] + 1 ? time[row - 1]
                                                            : time[row - 1] + 1;
}

lc_status lc_gaps_take(lc_plan *p)
{
    int64_t *time = p->axis.time;
    size_t count = 0, first = 0;
    for (size_t row = 0; !p->of && row < p->axis.rows; row++)
        if (time[row] == LC_NO_STAMP)
            first = count++ ? first : row;
    if (!count)
        return LC_OK;
    if (count == p->axis.rows)
        return lc_fail(LC_E_DATA, "%s: no row has a time", p->path);
    CHECK(lc_new(&p->gap, p->axis.rows, sizeof *p->gap));
    for (size_t row = 0; row < p->axis.rows; row++)
        p->gap[row] = time[row] == LC_NO_STAMP;
    for (size_t row = 0; row < p->axis.rows; row++)
        time[row] = p->gap[row] ? between(time, p->gap, p->axis.rows, row) : time[row];
    lc_plan_note(p, "%s left out: --na marks the time, the first is row %zu", lc_counted(count, "row").text, first);
    return LC_OK;
}

lc_status lc_gaps_part(lc_plan *p)
{
    if (!p->gap || !p->of)
        return LC_OK;
    for (size_t row = 0; row < p->rows; row++)
        if (p->gap[row])
            p->of[row] = (size_t)LC_NO_PART;
    return lc_parts_settle(p);
}

void lc_gaps_drop(lc_series *s, const lc_plan *p, size_t channels)
{
    size_t kept = 0;
    for (size_t row = 0; p->gap && row < s->rows; row++) {
        if (p->gap[row])
            continue;
        s->time[kept] = s->time[row];
        if (s->offset)
            s->offset[kept] = s->offset[row];
        memmove(&s->value[kept * channels], &s->value[row * channels], channels * sizeof *s->value);
        kept++;
    }
    s->rows = p->gap ? kept : s->rows;
}
