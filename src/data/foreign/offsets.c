/* offsets - the offsets of stamps from UTC: none, those of a zone that is named, or what its clocks showed. */
#include <stdio.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/foreign/columns.h"
#include "data/foreign/gaps.h"
#include "data/series.h"
#include "data/stamp.h"

lc_status lc_offsets_fixed(lc_series *s, int32_t offset)
{
    CHECK(lc_new(&s->offset, s->rows, sizeof *s->offset));
    for (size_t row = 0; row < s->rows; row++)
        s->offset[row] = offset;
    return LC_OK;
}

lc_status lc_offsets_utc(lc_series *s)
{
    return lc_offsets_fixed(s, 0);
}

/* What clocks of a zone showed: cells as texts would have it, where the order of rows decides a repeated hour. */
lc_status lc_offsets_clocks(lc_series *s, const lc_plan *p)
{
    lc_status status = LC_OK;
    lc_text_columns c = {.count = 1, .rows = s->rows, .name = {lc_plan_time(p)}, .written = true};
    char stamp[LC_STAMP_TEXT];
    lc_series read = {0};
    bool found = false;
    TRY(lc_new(&c.text[0], s->rows + 1, sizeof *c.text[0]));
    for (size_t row = 0; row < s->rows; row++) {
        lc_series_stamp(stamp, s, row);
        if (s->time[row] == LC_NO_STAMP)
            snprintf(stamp, sizeof stamp, LC_GAP_WORD);
        TRY(lc_copy_text(&c.text[0][row], stamp));
    }
    TRY(lc_text_columns_read(&found, &read, &c, p, c.name[0]));
    if (found) {
        lc_series_clear(s);
        *s = read;
    }
done:
    lc_free_texts(c.text[0], s->rows);
    return status;
}

/* Moments of a zone that is named: offsets of each row. Without its table the moments are known all the same. */
lc_status lc_offsets_zone(lc_series *s, const lc_plan *p)
{
    const lc_zone *zone;
    const char *name = p->request->zone ? p->request->zone : p->zone;
    CHECK(lc_offsets_utc(s));
    if (p->request->zone)
        CHECK(lc_zones_new(&zone, p->zones, name));
    else
        CHECK(lc_zones_find(&zone, p->zones, name));
    if (!zone) {
        lc_plan_note(p, "its zone '%s' is not known here: stamps are shown in UTC; --zone names it", name);
        return LC_OK;
    }
    lc_series_put_zone(s, zone);
    return lc_copy_text(&s->zone, name);
}
