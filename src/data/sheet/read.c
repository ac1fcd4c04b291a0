/* read - the order in which a text file becomes a sheet. */
#include "data/sheet/read.h"

#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/sheet/phases.h"

/* The columns of the time, as a flag. */
static lc_status decide_columns(lc_sheet *s)
{
    lc_buffer names = {0};
    char *text = NULL;
    for (size_t i = 0; i < s->time.count + s->time.locals; i++)
        lc_names_add(&names, s->name[s->time.column[i]]);
    if (s->time.has_zone)
        lc_names_add(&names, s->name[s->time.zone]);
    CHECK(lc_buffer_take(&text, &names));
    lc_sheet_decided(s, "time", text);
    lc_free(text);
    return LC_OK;
}

/* What they hold, where fewer rows would not show it. */
static lc_status decide_parts(lc_sheet *s)
{
    char *text = NULL;
    CHECK(lc_time_parts_say(&text, &s->time, s->request->time_parts != NULL));
    if (text)
        lc_sheet_decided(s, "time-parts", text);
    lc_free(text);
    return LC_OK;
}

static lc_status decide_time(lc_sheet *s)
{
    if (s->time.count == 0 || s->request->start)
        return LC_OK;
    if (!s->turned) /* of those the file has no column */
        CHECK(decide_columns(s));
    if (!s->turned)
        CHECK(decide_parts(s));
    lc_sheet_decided_order(s, s->time.order);
    return LC_OK;
}

/* What was left out of rows before may be the time of these; what is asked to be left out is not. */
static lc_status check_dropped(const lc_sheet *s)
{
    const lc_import *r = s->request;
    for (size_t i = 0; r->drop && !r->before.left_out && !r->time && !r->start && i < s->time.count; i++)
        if (lc_names_has(r->drop, s->name[s->time.column[i]]))
            return lc_fail(LC_E_DATA,
                           "%s: --drop %s: column '%s' is the time, which is no channel: leave it out of --drop, name another "
                           "time (--time), or make one up (--start)",
                           s->csv->path, r->drop, s->name[s->time.column[i]]);
    return LC_OK;
}

static lc_status read_table(lc_sheet *s)
{
    CHECK(lc_sheet_name_columns(s));
    CHECK(lc_sheet_check_months(s));
    CHECK(lc_sheet_turn(s));
    CHECK(lc_sheet_find_wanted(s));
    CHECK(lc_sheet_find_markers(s));
    CHECK(lc_sheet_find_wide(s));
    if (s->wide)
        return lc_sheet_find_decimal(s);
    CHECK(lc_sheet_refuse_facts(s));
    CHECK(lc_sheet_find_time(s));
    CHECK(check_dropped(s));
    CHECK(decide_time(s));
    CHECK(lc_sheet_find_decimal(s));
    CHECK(lc_sheet_find_counted(s));
    CHECK(lc_sheet_read_stamps(s));
    CHECK(lc_sheet_order_rows(s));
    if (s->unfolds)
        lc_buffer_add(&s->history, "--wide\n");
    else
        CHECK(lc_sheet_find_channels(s));
    if (s->nothing)
        return LC_OK;
    CHECK(lc_sheet_check_shared(s));
    if (!s->unfolds)
        lc_sheet_note_parts(s);
    return LC_OK;
}

lc_status lc_sheet_read(lc_sheet **out, const char **nothing, lc_csv *csv, const lc_import_source *source)
{
    lc_status status = LC_OK;
    lc_sheet *s = NULL;
    if ((status = lc_new(&s, 1, sizeof *s)) != LC_OK) {
        lc_csv_free(csv);
        return status;
    }
    s->csv = csv;
    s->request = source->request;
    s->notes = source->notes;
    s->zones = source->zones;
    s->marker_used = source->marker_used;
    s->met = source->met;
    s->signs = source->signs;
    s->of_folder = source->of_folder;
    s->further = source->further || source->request->before.series;
    s->like = source->like ? source->like : source->request->before.series;
    TRY(lc_sheet_find_shape(s, nothing));
    if (!*nothing) {
        TRY(read_table(s));
        *nothing = s->nothing;
    }
    if (!*nothing) {
        *out = s;
        s = NULL;
    }
done:
    lc_sheet_free(s);
    return status;
}
