/* place_dates - places that are moments, as when forecasts were made: chosen and shown as dates, where a date is asked for. */
#include <stdio.h>

#include "core/date.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/cf.h"

/* "2024-01-01 06:00:00" of a date in whatever form; false if it is none that says its own order. */
static bool write_date(char out[LC_CALENDAR_TEXT], const char *value, lc_calendar calendar)
{
    lc_date date;
    int64_t second;
    double number;
    if (lc_text_number(&number, value) || !lc_date_read(&date, value) || !lc_date_stamp(&second, &date, LC_DATE_YMD))
        return false;
    lc_calendar_format(out, calendar, second - (date.zoned ? date.offset : 0));
    return true;
}

lc_status lc_place_dates(char date[LC_CALENDAR_TEXT], char **label, size_t count, const lc_plan *p, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    lc_cf_units units;
    int64_t *stamp = NULL, ticks = 0;
    char text[LC_CALENDAR_TEXT];
    TRY(lc_cf_units_of(&units, p, node));
    if (!write_date(text, date, units.calendar))
        goto done;
    snprintf(date, LC_CALENDAR_TEXT, "%s", text);
    units.gaps = true;
    TRY(lc_stored_read(&s, p->file, node, NULL));
    TRY(lc_stored_unpack(&s, p->convention, node->path));
    TRY(lc_cf_stamps(&stamp, &ticks, &s, &units, 0, node->path));
    for (size_t i = 0; i < count && i < s.count; i++) {
        if (stamp[i] == LC_NO_STAMP)
            continue;
        lc_calendar_format(text, units.calendar, lc_floor_divide(stamp[i], ticks));
        lc_free(label[i]);
        label[i] = NULL;
        TRY(lc_copy_text(&label[i], text));
    }
done:
    lc_free(stamp);
    lc_stored_free(&s);
    return status;
}
