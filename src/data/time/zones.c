/* zones - the offsets of a column: written after its stamps, said by words that mean one, or by its name. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/zone.h"
#include "core/zone_word.h"
#include "data/time/room.h"
#include "data/time/zoned.h"

/* --- words ------------------------------------------------------------------------------------------------------------- */

/* Whether the words of all rows mean one offset each. */
static bool words_known(const lc_view *v, const lc_time_columns *c)
{
    lc_date date;
    for (size_t row = 0; row < v->rows; row++)
        if (lc_row_date(&date, v, c, row) != LC_OK || (!date.zoned && !lc_zone_word_find(date.zone)))
            return false;
    return true;
}

static bool is_month_of_other(const lc_zone_known *word, int64_t local)
{
    const int month = lc_calendar_day(LC_CALENDAR_GREGORIAN, lc_floor_divide(local, 86400)).month;
    return word->other &&
           (word->from <= word->to ? month >= word->from && month <= word->to : month >= word->from || month <= word->to);
}

/* CET in winter and in summer: either clocks there do not change, or the word was added to what they showed. */
static lc_status check_season(const lc_view *v, const lc_time_columns *c, const lc_date *first)
{
    const lc_zone_known *word = lc_zone_word_find(first->zone);
    size_t within = v->rows, beyond = v->rows;
    lc_moment m;
    char what[2 * LC_TEXT_MAX], without[LC_TEXT_MAX];
    for (size_t row = 0; word && word->other && row < v->rows; row++) {
        CHECK(lc_row_moment(&m, v, c, row));
        if (strcmp(m.date.zone, first->zone) != 0)
            return LC_OK;
        if (is_month_of_other(word, m.second + m.date.offset))
            beyond = beyond < v->rows ? beyond : row;
        else
            within = within < v->rows ? within : row;
    }
    if (beyond == v->rows)
        return LC_OK;
    snprintf(without, sizeof without, "--time-format has the word as text (%%Y-%%m-%%d %%H:%%M %s)", word->word);
    if (c->has_zone)
        snprintf(without, sizeof without, "--time the columns without '%s'", lc_view_name(v, c->zone));
    snprintf(what, sizeof what,
             "says %s in a month of %s, as all rows do; --zone %c%02d:%02d if clocks there stay so all year; if they are put "
             "forward, --zone names the place and %s",
             word->word, word->other, '+', word->offset / 3600, word->offset / 60 % 60, without);
    return lc_view_fail(v, beyond, lc_time_zone_column(c), what);
}

lc_status lc_time_take_words(lc_time_columns *c, const lc_view *v, size_t first)
{
    lc_date date;
    CHECK(lc_row_date(&date, v, c, first));
    if (!words_known(v, c))
        return lc_view_fail(v, first, lc_time_zone_column(c),
                            c->has_zone
                                ? "is an abbreviation that means several time zones; --zone names one (America/New_York), "
                                  "or --time the columns without this one"
                                : "ends with an abbreviation that means several time zones; --zone names one "
                                  "(Europe/Berlin)");
    c->by_word = true;
    return check_season(v, c, &date);
}

/* --- places ------------------------------------------------------------------------------------------------------------- */

/* The name of a zone with which a row ends: its length, 0 for none. */
static size_t place_at(const char **place, const lc_view *v, const lc_time_columns *c, size_t row)
{
    const char *cell = lc_view_cell(v, row, lc_time_zone_column(c));
    if (!c->zone_places || !lc_is_utc(cell))
        return lc_date_place(place, cell);
    *place = cell;
    return strlen(cell);
}

/* Whether all rows end with the same name of a zone as the first; *other: the first that does not. */
static bool is_one_place(size_t *other, const lc_view *v, const lc_time_columns *c, const char *place, size_t length)
{
    const char *at;
    for (*other = 0; *other < v->rows; ++*other)
        if (place_at(&at, v, c, *other) != length || strncmp(at, place, length) != 0)
            return false;
    return true;
}

bool lc_time_are_places(const lc_view *v, const lc_time_columns *c)
{
    const char *place, *before = "";
    for (size_t row = 0; row < v->rows; row++, before = place) {
        lc_zone *known = NULL;
        char name[40];
        const size_t length = place_at(&place, v, c, row);
        if (!length || length >= sizeof name)
            return false;
        if (strncmp(before, place, length + 1) == 0)
            continue;
        snprintf(name, sizeof name, "%.*s", (int)length, place);
        const bool knows = lc_zone_new(&known, name) == LC_OK;
        lc_zone_free(known);
        if (!knows)
            return false;
    }
    return true;
}

lc_status lc_time_place_of(lc_time_columns *c, const lc_view *v)
{
    const char *place;
    size_t other;
    const size_t length = place_at(&place, v, c, 0);
    if (!c->places)
        return LC_OK;
    if (!is_one_place(&other, v, c, place, length))
        return lc_view_fail(v, other, lc_time_zone_column(c),
                            "is another zone than in the rows of the series before it: part the file by its zones, or name the "
                            "column that tells its series apart (--series-column)");
    snprintf(c->place, sizeof c->place, "%.*s", (int)length, place);
    return LC_OK;
}

lc_status lc_time_take_place(lc_time_columns *c, const lc_view *v, const char *zone, bool needed)
{
    const char *place;
    lc_zone *known = NULL;
    size_t other = 0;
    const size_t length = place_at(&place, v, c, 0);
    const bool one = length && length < sizeof c->place && is_one_place(&other, v, c, place, length);
    c->places = !one && needed && lc_time_are_places(v, c);
    if (c->places)
        lc_view_note(v, "stamps name several zones: each series is read as of its own");
    if (!one)
        return needed && !c->places
                   ? lc_view_fail(
                         v, other, lc_time_zone_column(c),
                         "ends with another zone than the first row does, and not all are of tzdata: part the file by its zones")
                   : LC_OK;
    snprintf(c->place, sizeof c->place, "%.*s", (int)length, place);
    const bool knows = lc_zone_new(&known, c->place) == LC_OK;
    lc_zone_free(known);
    if (zone && strcmp(zone, c->place) != 0)
        lc_view_note(v, "stamps name the zone %s%s in that of --zone, %s", c->place,
                     knows || !needed ? "; shown and forecast" : ", which tzdata does not have: read", zone);
    if (!knows)
        c->place[0] = '\0';
    return knows || zone || !needed ? LC_OK
                                    : lc_view_fail(v, 0, lc_time_zone_column(c),
                                                   "ends with a zone that tzdata does not have; --zone gives one that it has");
}

/* --- a column's name --------------------------------------------------------------------------------------------------- */

/* "time (UTC+1)", "utc_timestamp", "DateGMT". */
bool lc_name_says_offset(int32_t *offset, const char *name)
{
    char word[16];
    for (const char *at = name; *at; at++) {
        const bool begins =
            at == name || !isalpha((unsigned char)at[-1]) || (islower((unsigned char)at[-1]) && isupper((unsigned char)*at));
        if (!begins || (strncasecmp(at, "utc", 3) != 0 && strncasecmp(at, "gmt", 3) != 0))
            continue;
        const bool joined = strncasecmp(at + 3, "date", 4) == 0 || strncasecmp(at + 3, "time", 4) == 0; /* utcdate */
        if (isalpha((unsigned char)at[3]) && !joined)
            continue;
        const size_t length = 3 + (at[3] == '+' || at[3] == '-' ? 1 + strspn(at + 4, "0123456789:") : 0);
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        return lc_offset_read(offset, word);
    }
    return false;
}

bool lc_word_is_zone(const char *word)
{
    static const char *const several[] = {"EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT",  "BST",
                                          "IST", "MSK", "SGT", "AST", "ADT", "NST", "NDT", "AKST", "AKDT"};
    bool is = lc_zone_word_find(word) != NULL;
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        is |= strcmp(word, several[i]) == 0;
    return is;
}

/* A word for a zone in a name, as in "Date (EST)", that is none of UTC's: where it is meant is not known. */
static bool name_says_zone(const char *name)
{
    static const char *const areas[] = {"Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Atlantic/", "US/"};
    char word[16];
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (strstr(name, areas[i]))
            return true;
    for (const char *at = name; *at; at += strcspn(at, " ()[],/_") + 1) {
        snprintf(word, sizeof word, "%.*s", (int)strcspn(at, " ()[],/_"), at);
        if (lc_word_is_zone(word))
            return true;
        if (!at[strcspn(at, " ()[],/_")])
            return false;
    }
    return false;
}

void lc_time_take_name(lc_time_columns *c, const lc_view *v, bool zone)
{
    for (size_t i = 0; i < c->count && !c->by_name; i++) {
        const char *name = lc_view_name(v, c->column[i]);
        c->by_name = lc_name_says_offset(&c->offset, name);
        if (c->by_name)
            lc_view_note(v, "column '%s' is read as time of %s, as its name says", name, c->offset ? "that offset" : "UTC");
        else if (!zone && name_says_zone(name))
            lc_view_note(
                v, "column '%s': the zone in its name is not used, stamps are local: --zone says where (Europe/Berlin, -05:00)",
                name);
    }
}
