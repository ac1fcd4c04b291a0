/* import_text - imports a text as a file of its own, and compares the dataset with a description. */
#ifndef LC_TESTS_UNIT_IMPORT_TEXT_H
#define LC_TESTS_UNIT_IMPORT_TEXT_H

#include <lanecast/config.h>
#include <lanecast/import.h>

#include "core/calendar.h"
#include "unit.h"

static char folder[] = "/tmp/lanecast_csv_XXXXXX";

/* A path in the folder of these tests; the last eight are kept. */
static inline const char *path_of(const char *name)
{
    static char path[8][512];
    static size_t next;
    char *out = path[next++ % 8];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

static inline const char *write_bytes(const char *name, const char *bytes, size_t count)
{
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline const char *write_text(const char *name, const char *text)
{
    return write_bytes(name, text, strlen(text));
}

static inline lc_dataset *import_text(char **notes, const char *text, lc_import request)
{
    lc_dataset *d = NULL;
    const char *path = write_text("a.csv", text);
    request.path = &path;
    request.paths = 1;
    assert_ok(lc_dataset_import(&d, notes, &request));
    return d;
}

/* The dataset as a text: "channel channel | stamp value value | ...". */
static inline void describe(char *out, size_t size, const lc_dataset *d)
{
    char stamp[LC_CALENDAR_TEXT];
    size_t used = 0;
    for (size_t c = 0; c < d->channels; c++)
        used += (size_t)snprintf(out + used, size - used, "%s%s", c ? " " : "", d->channel[c].name);
    for (size_t row = 0; row < d->series[0].rows; row++) {
        lc_calendar_format(stamp, LC_CALENDAR_GREGORIAN, d->series[0].time[row]);
        used += (size_t)snprintf(out + used, size - used, " | %s", stamp);
        for (size_t c = 0; c < d->channels; c++)
            used += (size_t)snprintf(out + used, size - used, " %g", d->series[0].value[row * d->channels + c]);
    }
}

/* The text is read as described; its notes hold a phrase ("" for no note at all). */
static inline void reads_with(const char *text, const char *expected, const char *phrase, lc_import request)
{
    char *notes = NULL, found[2048];
    lc_dataset *d = import_text(&notes, text, request);
    describe(found, sizeof found, d);
    assert_string_equal(found, expected);
    if (!strstr(notes, phrase) || (!*phrase && *notes))
        fail_msg("'%s': the notes are '%s'", text, notes);
    lc_string_free(notes);
    lc_dataset_free(d);
}

static inline void reads(const char *text, const char *expected)
{
    reads_with(text, expected, "", (lc_import){0});
}

static inline void refused_with(const char *text, const char *message, lc_status code, lc_import request)
{
    lc_dataset *d = NULL;
    char expected[1024];
    request.path = (const char *[]){write_text("a.csv", text)};
    request.paths = 1;
    snprintf(expected, sizeof expected, "%s%s", request.path[0], message);
    assert_int_equal(lc_dataset_import(&d, NULL, &request), code);
    if (strncmp(lc_error_message(), expected, strlen(expected)) != 0) /* what to do may follow */
        fail_msg("'%s': the message is '%s', not '%s'", text, lc_error_message(), expected);
    assert_null(d);
}

static inline void refused(const char *text, const char *message)
{
    refused_with(text, message, LC_E_DATA, (lc_import){0});
}

static const char *const two_rows = "a b | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4";

static inline int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

#endif
