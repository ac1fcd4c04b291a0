/* read - the stamps of a table's rows. */
#include <string.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/time/room.h"

enum { DAY = 86400 };

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

/* The stamps of all rows; whether each piece of them has an offset. */
typedef struct reading {
    lc_stamps *stamps;
    bool *zoned; /* (pieces) */
    const lc_view *view;
    const lc_time_columns *columns;
} reading;

static bool read_one(void *ctx, size_t row, size_t piece)
{
    const reading *r = ctx;
    return read_row(r->stamps, &r->zoned[piece], r->view, r->columns, row) == LC_OK;
}

static lc_status read_rows(lc_stamps *s, bool *zoned, const lc_view *v, const lc_time_columns *c)
{
    lc_status status = LC_OK;
    reading r = {s, NULL, v, c};
    size_t refused;
    TRY(lc_new(&r.zoned, lc_row_pieces(v->rows), sizeof *r.zoned));
    TRY(lc_rows_run(&refused, v->rows, read_one, &r));
    if (refused < v->rows)
        TRY(read_row(s, zoned, v, c, refused));
    for (size_t piece = 0; piece < lc_row_pieces(v->rows); piece++)
        *zoned |= r.zoned[piece];
done:
    lc_free(r.zoned);
    return status;
}

/* --- offsets ---------------------------------------------------------------------------------------------------------- */

/* Stamps are moments: their local time is that of the zone asked for. */
static lc_status use_zone(lc_stamps *s, lc_zones *zones, size_t rows)
{
    const lc_zone *zone;
    CHECK(lc_zones_new(&zone, zones, s->zone));
    lc_zone_offsets(s->offset, zone, s->stamp, rows, s->ticks);
    return LC_OK;
}

static lc_status name_utc(lc_stamps *s, size_t rows)
{
    for (size_t row = 0; row < rows; row++)
        if (s->offset[row])
            return LC_OK;
    return lc_copy_text(&s->zone, LC_ZONE_UTC);
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

static lc_status finish(lc_stamps *s, lc_zones *zones, bool zoned, const lc_view *v, const lc_time_columns *c)
{
    if (zoned)
        return s->zone ? use_zone(s, zones, v->rows) : name_utc(s, v->rows);
    if (*c->place) {
        CHECK(lc_time_localize(s, zones, v, c, c->place));
        return use_zone(s, zones, v->rows);
    }
    if (s->zone)
        return lc_time_localize(s, zones, v, c, s->zone);
    lc_free(s->offset);
    s->offset = NULL;
    return LC_OK;
}

static lc_status read_stamps(lc_stamps *out, lc_zones *zones, const lc_view *v, const lc_time_columns *c,
                             const lc_time_request *request)
{
    lc_status status = LC_OK;
    lc_stamps stamps = {.ticks = c->ticks, .calendar = c->calendar};
    bool zoned = false;
    if (request->zone || *c->place)
        TRY(lc_copy_text(&stamps.zone, request->zone ? request->zone : c->place));
    TRY(lc_new(&stamps.stamp, v->rows, sizeof *stamps.stamp));
    TRY(lc_new(&stamps.offset, v->rows, sizeof *stamps.offset));
    TRY(read_rows(&stamps, &zoned, v, c));
    TRY(finish(&stamps, zones, zoned && !c->worded, v, c));
    *out = stamps;
    stamps = (lc_stamps){0};
done:
    lc_stamps_free(&stamps);
    return status;
}

lc_status lc_time_read(lc_stamps *out, lc_zones *zones, const lc_view *v, const lc_time_columns *c,
                       const lc_time_request *request)
{
    lc_time_columns own = *c;
    CHECK(lc_time_place_of(&own, v));
    return read_stamps(out, zones, v, &own, request);
}
