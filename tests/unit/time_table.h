/* time_table - a table of texts and the stamps that its time is read to, for the tests of time. */
#ifndef LC_UNIT_TIME_TABLE_H
#define LC_UNIT_TIME_TABLE_H

#include <lanecast/dataset.h>

#include "core/mem.h"
#include "core/zone.h"
#include "data/time/time.h"
#include "unit.h"

enum { ROWS = 64, COLUMNS = 8 };

/* Lines of cells between semicolons, lines ending with '\n', the first a header unless it is empty. */
typedef struct grid {
    char text[4096];
    char *name[COLUMNS], *cell[ROWS][COLUMNS];
    size_t rows, columns;
} grid;

static inline const char *name_of(const void *table, size_t column)
{
    return ((const grid *)table)->name[column];
}

static inline const char *cell_of(const void *table, size_t row, size_t column)
{
    return ((const grid *)table)->cell[row][column];
}

static inline size_t line_of(const void *table, size_t row)
{
    (void)table;
    return row + 2;
}

static inline bool is_missing(const void *table, const char *cell)
{
    (void)table;
    return !*cell || strcmp(cell, "NA") == 0;
}

static inline size_t cut(char *cells[COLUMNS], char *line)
{
    size_t count = 0;
    for (char *at = line; at; count++) {
        assert_true(count < COLUMNS);
        cells[count] = at;
        at = strchr(at, ';');
        if (at)
            *at++ = '\0';
    }
    return count;
}

static inline void make_grid(grid *g, const char *text)
{
    memset(g, 0, sizeof *g);
    assert_true(strlen(text) < sizeof g->text);
    memcpy(g->text, text, strlen(text));
    char *line = g->text, *end;
    size_t row = 0;
    for (; (end = strchr(line, '\n')); line = end + 1, row++) {
        *end = '\0';
        g->columns = row == 0 ? cut(g->name, line) : cut(g->cell[row - 1], line);
    }
    g->rows = row - 1;
}

/* A text's stamps, " | " between them; "none" if no column is the time. */
static inline lc_status stamps_of(char *out, size_t size, char **notes, const char *text, lc_time_request request)
{
    grid g;
    lc_buffer buffer = {0};
    lc_time_columns columns;
    lc_stamps stamps = {0};
    lc_turns turns = {0};
    lc_zones zones = {0};
    make_grid(&g, text);
    for (size_t column = 0; column < g.columns; column++)
        g.name[column] = g.name[column] ? g.name[column] : g.text + sizeof g.text - 1;
    const lc_view view = {&g, "t.csv", g.rows, g.columns, name_of, cell_of, line_of, is_missing, &buffer, true, NULL};
    lc_status status = lc_time_find(&columns, &view, &request);
    snprintf(out, size, "none");
    if (status == LC_OK && columns.count) {
        size_t used = 0;
        status = lc_time_read(&stamps, &zones, &view, &columns, &request);
        status = status == LC_OK ? lc_time_find_turns(&turns, &stamps, &view, &columns) : status;
        status = status == LC_OK && turns.count ? lc_time_turn(&stamps, &view, &columns, &turns) : status;
        if (status == LC_OK)
            lc_time_hint_zone(&stamps, &view, &columns);
        for (size_t row = 0; status == LC_OK && row < g.rows; row++) {
            char stamp[LC_STAMP_TEXT];
            const lc_series series = {.rows = g.rows,
                                      .time = stamps.stamp,
                                      .ticks = stamps.ticks,
                                      .calendar = stamps.calendar,
                                      .offset = stamps.offset};
            lc_series_stamp(stamp, &series, row);
            used += (size_t)snprintf(out + used, size - used, "%s%s", row ? " | " : "", stamp);
        }
    }
    lc_stamps_free(&stamps);
    lc_zones_clear(&zones);
    assert_ok(lc_buffer_take(notes, &buffer));
    return status;
}

/* phrase: of a note; "": there is none. */
static inline void reads_with(const char *text, const char *expected, const char *phrase, lc_time_request request)
{
    char found[4096], *notes;
    if (stamps_of(found, sizeof found, &notes, text, request) != LC_OK)
        fail_msg("%s: %s", text, lc_error_message());
    if (strcmp(found, expected) != 0)
        fail_msg("%s is %s, not %s; %s", text, found, expected, notes);
    if (!strstr(notes, phrase) || (!*phrase && *notes))
        fail_msg("%s: the notes are '%s'", text, notes);
    lc_free(notes);
}

static inline void reads(const char *text, const char *expected)
{
    reads_with(text, expected, "", (lc_time_request){0});
}

static inline void refused_with(const char *text, lc_status code, const char *message, lc_time_request request)
{
    char found[4096], *notes;
    lc_status status = stamps_of(found, sizeof found, &notes, text, request);
    lc_free(notes);
    if (status == LC_OK)
        fail_msg("%s is read: %s", text, found);
    assert_int_equal(status, code);
    if (!strstr(lc_error_message(), message))
        fail_msg("%s: '%s' does not say '%s'", text, lc_error_message(), message);
}

static inline void refused(const char *text, const char *message)
{
    refused_with(text, LC_E_DATA, message, (lc_time_request){0});
}

#endif
