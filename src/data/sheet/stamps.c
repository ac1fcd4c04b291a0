/* stamps - the stamps of a text file's rows, series by series: the file's, or a made-up axis. */
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "core/words.h"
#include "data/sheet/phases.h"

enum { NUMBERED_LEAST = 3 }; /* names that follow one another */

static lc_time_request request_of(const lc_sheet *s)
{
    const lc_import *r = s->request;
    return (lc_time_request){.columns = r->time    ? r->time
                                        : s->years ? s->name[0]
                                                   : NULL,
                             .format = r->time_format,
                             .parts = r->time ? r->time_parts : NULL,
                             .parts_like = r->before.parts,
                             .zone = s->unfolds ? NULL : r->zone,
                             .date_order = r->date_order,
                             .calendar = r->calendar,
                             .mixed = !s->unfolds,
                             .made_up = r->start != NULL};
}

lc_status lc_sheet_find_time(lc_sheet *s)
{
    const lc_time_request request = request_of(s);
    CHECK(lc_sheet_drop_unstamped(s, &request));
    const lc_view view = lc_sheet_view(s);
    return lc_time_find(&s->time, &view, &request);
}

/* --- made up ---------------------------------------------------------------------------------------------------------- */

/* Whether names of columns are numbers that follow one another behind the same word: V1, V2, V3. */
static bool are_numbered(const lc_sheet *s)
{
    size_t run = 0;
    for (size_t column = 1; column < s->columns && run < NUMBERED_LEAST; column++) {
        const char *name = s->name[column], *before = s->name[column - 1];
        const size_t letters = strcspn(name, "0123456789");
        double number, last;
        const bool next = letters && strncmp(name, before, letters) == 0 && !s->unnamed[column] &&
                          lc_text_number(&number, name + letters) && lc_text_number(&last, before + letters) &&
                          number == last + 1;
        run = next ? run + 1 : 0;
    }
    return run == NUMBERED_LEAST;
}

static lc_status make_stamps(lc_sheet *s)
{
    lc_made_up axis;
    CHECK(lc_time_make_up(&axis, s->request->start, s->request->step));
    CHECK(lc_sheet_find_series(s, NULL, 1));
    for (size_t i = 0; i < s->series_count; i++) {
        lc_sheet_series *series = &s->series[i];
        CHECK(lc_new(&series->stamps.stamp, series->rows, sizeof *series->stamps.stamp));
        series->stamps.ticks = axis.ticks;
        CHECK(lc_made_up_stamps(series->stamps.stamp, series->rows, &axis));
    }
    if (!s->request->start)
        lc_sheet_decided(s, "start", "1970-01-01");
    if (!s->request->start)
        lc_sheet_note(s, "no column of dates: rows begin at 1970-01-01, %s%s (change it: import --start and --step%s)",
                      s->request->step ? "by a --step of " : "a day apart", s->request->step ? s->request->step : "",
                      are_numbered(s) ? "; where each row is a series: --wide" : "");
    return LC_OK;
}

/* --- the file's ------------------------------------------------------------------------------------------------------- */

/* The stamps of a series out of those of all rows. */
static lc_status take_stamps(lc_sheet_series *series, const lc_stamps *all)
{
    lc_stamps *to = &series->stamps;
    to->ticks = all->ticks;
    to->calendar = all->calendar;
    CHECK(lc_new(&to->stamp, series->rows, sizeof *to->stamp));
    if (all->offset)
        CHECK(lc_new(&to->offset, series->rows, sizeof *to->offset));
    if (all->zone)
        CHECK(lc_copy_text(&to->zone, all->zone));
    for (size_t row = 0; row < series->rows; row++) {
        to->stamp[row] = all->stamp[series->row[row]];
        if (all->offset)
            to->offset[row] = all->offset[series->row[row]];
    }
    return LC_OK;
}

/* Which of two equal hours is meant follows from the rows of a series: with a zone each is read by itself. turns: of the
 * series that has most of them, where a zone is not known. */
static lc_status read_series(lc_turns *turns, lc_sheet *s, lc_sheet_series *series, const lc_stamps *all)
{
    const lc_time_request request = request_of(s);
    const lc_sheet_rows part = {s, series->row};
    lc_turns own;
    lc_view view = lc_sheet_rows_view(&part, series->rows);
    lc_time_columns columns = s->time;
    view.notes = turns->count ? NULL : view.notes;
    CHECK(lc_time_check_periods(&view, &columns));
    CHECK(lc_time_place_of(&columns, &view));
    CHECK(request.zone || *columns.place ? lc_time_read(&series->stamps, s->zones, &view, &columns, &request)
                                         : take_stamps(series, all));
    CHECK(lc_time_find_turns(&own, &series->stamps, &view, &columns));
    if (!own.count)
        CHECK(lc_time_check_twice(&series->stamps, &view, &columns));
    if (series == s->series && !own.count)
        lc_time_hint_zone(&series->stamps, &view, &columns);
    if (own.count > turns->count)
        *turns = own;
    return LC_OK;
}

/* All series are of one place. */
static lc_status turn_series(lc_sheet *s, const lc_turns *turns)
{
    for (size_t i = 0; turns->count && i < s->series_count; i++) {
        const lc_sheet_rows part = {s, s->series[i].row};
        const lc_view view = lc_sheet_rows_view(&part, s->series[i].rows);
        CHECK(lc_time_turn(&s->series[i].stamps, &view, &s->time, turns));
    }
    return LC_OK;
}

/* The stamps that tell which rows belong together. A repeated hour of several series cannot be told apart yet: then it is what
 * clocks show that counts. */
static lc_status read_all(lc_stamps *all, const lc_sheet *s)
{
    lc_view view = lc_sheet_view(s);
    lc_time_request request = request_of(s);
    lc_time_columns clocks = s->time;
    const bool again = request.zone || *s->time.place || s->time.places;
    view.notes = again ? NULL : s->notes;
    const lc_status status = s->time.places ? LC_E_DATA : lc_time_read(all, s->zones, &view, &s->time, &request);
    if (status == LC_OK || !again)
        return status;
    request.zone = "UTC";
    clocks.place[0] = '\0';
    clocks.places = false;
    return lc_time_read(all, s->zones, &view, &clocks, &request);
}

static lc_status read_stamps(lc_sheet *s)
{
    lc_status status = LC_OK;
    lc_stamps all = {0};
    lc_turns turns = {0};
    TRY(read_all(&all, s));
    TRY(lc_sheet_find_series(s, all.stamp, all.ticks));
    for (size_t i = 0; i < s->series_count; i++)
        TRY(read_series(&turns, s, &s->series[i], &all));
    TRY(turn_series(s, &turns));
done:
    lc_stamps_free(&all);
    return status;
}

lc_status lc_sheet_read_stamps(lc_sheet *s)
{
    if (s->request->step && !s->request->start && s->time.count)
        return lc_fail(LC_E_USAGE, "%s: it has dates; the step of a made-up axis needs a start too", s->csv->path);
    return !s->time.count || s->request->start ? make_stamps(s) : read_stamps(s);
}
