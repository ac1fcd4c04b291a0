/* read - the stamps of a table's rows. */
#include <string.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/time/room.h"

enum { DAY = 86400, HOUR = 3600 };

void lc_stamps_free(lc_stamps *stamps)
{
    lc_free(stamps->stamp);
    lc_free(stamps->offset);
    lc_free(stamps->zone);
    *stamps = (lc_stamps){0};
}

static lc_status check_range(const lc_view *v, const lc_time_columns *c, const lc_moment *m, size_t row)
{
    if (c->ticks == 1000000000 && (m->second < -9223372000 || m->second > 9223372000))
        return lc_view_fail(v, row, c->column[0], "is before 1678 or after 2261, where stamps with billionths of a second end");
    return LC_OK;
}

/* Numbered periods of a day that has more of them than others: only its zone knows when they are. */
static lc_status add_elapsed(lc_moment *m, const lc_view *v, const lc_time_columns *c, size_t row)
{
    if (m->elapsed >= DAY)
        return lc_view_fail(v, row, c->column[c->count - 1],
                            "is a period of a day with 25 hours; --zone says where clocks change");
    m->second += m->elapsed;
    return LC_OK;
}

static lc_status read_row(lc_stamps *s, bool *zoned, const lc_view *v, const lc_time_columns *c, size_t row)
{
    lc_moment m;
    CHECK(lc_row_moment(&m, v, c, row));
    CHECK(check_range(v, c, &m, row));
    if (!s->zone)
        CHECK(add_elapsed(&m, v, c, row));
    s->stamp[row] = m.second * c->ticks + m.nanosecond / (1000000000 / c->ticks);
    s->offset[row] = m.date.offset;
    *zoned |= m.date.zoned;
    return LC_OK;
}

/* --- offsets ---------------------------------------------------------------------------------------------------------- */

/* Stamps are moments: their local time is that of the zone asked for. */
static lc_status use_zone(lc_stamps *s, size_t rows)
{
    lc_zone *zone = NULL;
    CHECK(lc_zone_new(&zone, s->zone));
    for (size_t row = 0; row < rows; row++)
        s->offset[row] = lc_zone_offset(zone, lc_floor_divide(s->stamp[row], s->ticks));
    lc_zone_free(zone);
    return LC_OK;
}

static lc_status name_utc(lc_stamps *s, size_t rows)
{
    for (size_t row = 0; row < rows; row++)
        if (s->offset[row])
            return LC_OK;
    return lc_copy_text(&s->zone, "UTC");
}

/* --- a repeated hour -------------------------------------------------------------------------------------------------- */

static int64_t local_second(const lc_stamps *s, size_t row)
{
    return lc_floor_divide(s->stamp[row], s->ticks) + (s->offset ? s->offset[row] : 0);
}

/* Rows that go on by less than an hour and once a year go back by less than one, at night: clocks were set back, and sorting
 * would mix the two hours. The row after such a step, or 0. */
static size_t find_setback(const lc_stamps *s, size_t rows)
{
    size_t falls = 0, row_of_first = 0;
    const int64_t way = s->stamp[rows - 1] < s->stamp[0] ? -1 : 1;
    for (size_t row = 1; row < rows; row++) {
        const int64_t step = way * (s->stamp[row] - s->stamp[row - 1]);
        if (step >= 0)
            continue;
        const int64_t hour = local_second(s, row - (way > 0)) / HOUR;
        if (step <= -HOUR * s->ticks || hour - 24 * lc_floor_divide(hour, 24) >= 4)
            return 0;
        row_of_first = falls++ ? row_of_first : row;
    }
    const int64_t years = way * (s->stamp[rows - 1] - s->stamp[0]) / s->ticks / (365 * DAY) + 1;
    return (int64_t)falls <= years ? row_of_first : 0;
}

lc_status lc_time_check_hours(const lc_stamps *s, const lc_view *v, const lc_time_columns *c)
{
    const size_t row = v->rows > 2 && c->clocked && !c->zoned ? find_setback(s, v->rows) : 0;
    return row ? lc_view_fail(v, row, c->column[0],
                              "goes back by an hour, as clocks do in autumn; --zone says where (Europe/Berlin)")
               : LC_OK;
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

static lc_status finish(lc_stamps *s, bool zoned, const lc_view *v, const lc_time_columns *c)
{
    if (zoned)
        return s->zone ? use_zone(s, v->rows) : name_utc(s, v->rows);
    if (s->zone)
        return lc_time_localize(s, v, c, s->zone);
    lc_free(s->offset);
    s->offset = NULL;
    return LC_OK;
}

lc_status lc_time_read(lc_stamps *out, const lc_view *v, const lc_time_columns *c, const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_stamps stamps = {.ticks = c->ticks, .calendar = c->calendar};
    bool zoned = false;
    if (request->zone)
        TRY(lc_copy_text(&stamps.zone, request->zone));
    TRY(lc_new(&stamps.stamp, v->rows, sizeof *stamps.stamp));
    TRY(lc_new(&stamps.offset, v->rows, sizeof *stamps.offset));
    for (size_t row = 0; row < v->rows; row++)
        TRY(read_row(&stamps, &zoned, v, c, row));
    TRY(finish(&stamps, zoned && !c->worded, v, c));
    *out = stamps;
    stamps = (lc_stamps){0};
done:
    lc_stamps_free(&stamps);
    return status;
}
