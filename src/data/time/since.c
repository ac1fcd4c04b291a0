/* since - columns whose names say from when they count, and those that count from a start that no one says. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "data/time/room.h"

/* Sets the unit; false for another word. */
static bool read_unit(lc_since *out, const char *word)
{
    static const struct {
        const char *words;
        int64_t seconds, parts;
    } known[] = {{"seconds second secs sec s", 1, 1},
                 {"minutes minute mins min m", 60, 1},
                 {"hours hour hrs hr h", 3600, 1},
                 {"days day d", 86400, 1},
                 {"milliseconds millisecond millis msecs msec ms", 1, 1000},
                 {"microseconds microsecond micros usecs usec us", 1, 1000000},
                 {"nanoseconds nanosecond nanos nsecs nsec ns", 1, 1000000000}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lc_name_is(word, known[i].words)) {
            *out = (lc_since){.unit = known[i].seconds, .parts = known[i].parts};
            return true;
        }
    return false;
}

/* Signs that stand for blanks in names: hours_since_2020-01-01. */
static void make_blanks(char out[96], const char *name)
{
    snprintf(out, 96, "%s", name);
    for (char *at = out; *at; at++)
        *at = *at == '_' || *at == '(' || *at == ')' || *at == '[' || *at == ']' ? ' ' : *at;
    for (size_t length = strlen(out); length && out[length - 1] == ' ';)
        out[--length] = '\0';
}

bool lc_since_read(lc_since *out, const char *name)
{
    char text[96], word[24];
    lc_date date;
    make_blanks(text, name);
    const char *since = strcasestr(text, " since "), *start = text + strspn(text, " ");
    if (!since)
        return false;
    for (const char *at = start; at < since; at++)
        start = *at == ' ' ? at + 1 : start;
    snprintf(word, sizeof word, "%.*s", (int)(since - start), start);
    since += strlen(" since ");
    const bool epoch = strncasecmp(since, "epoch", 5) == 0 || strcmp(since, "1970") == 0;
    int64_t moment = 0;
    if (!read_unit(out, word) || (!epoch && !(lc_date_read(&date, since) && !date.zone[0] && !date.placed &&
                                              lc_date_stamp(&moment, &date, LC_DATE_UNKNOWN))))
        return false;
    out->origin = epoch ? 0 : moment - date.offset;
    return true;
}

void lc_since_take(lc_time_columns *c, const lc_since *since)
{
    c->unit = since->unit;
    c->epoch = since->parts;
    c->origin = since->origin;
}

bool lc_name_says_elapsed(const char *name)
{
    static const char units[] = "s sec secs seconds ms min mins minutes h hr hrs hours";
    return lc_name_has(name, "elapsed") || lc_name_is(name, "seconds secs minutes hours days") ||
           (lc_name_has(name, "time t since") && lc_name_has(name, units));
}
