/* since - columns whose names say from when they count, and those that count from a start that no one says. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "data/time/room.h"

/* Seconds of a unit; 0 for another word. */
static int64_t unit_of(const char *word)
{
    static const struct {
        const char *words;
        int64_t seconds;
    } known[] = {{"seconds second secs sec s", 1},
                 {"minutes minute mins min m", 60},
                 {"hours hour hrs hr h", 3600},
                 {"days day d", 86400}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lc_name_is(word, known[i].words))
            return known[i].seconds;
    return 0;
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

bool lc_since_read(int64_t *unit, int64_t *origin, const char *name)
{
    char text[96], word[16];
    lc_date date;
    make_blanks(text, name);
    const char *since = strcasestr(text, " since "), *start = text + strspn(text, " ");
    if (!since)
        return false;
    for (const char *at = start; at < since; at++)
        start = *at == ' ' ? at + 1 : start;
    snprintf(word, sizeof word, "%.*s", (int)(since - start), start);
    const int64_t seconds = unit_of(word);
    since += strlen(" since ");
    const bool epoch = strncasecmp(since, "epoch", 5) == 0 || strcmp(since, "1970") == 0;
    int64_t moment = 0;
    if (!seconds || (!epoch && !(lc_date_read(&date, since) && !date.zone[0] && !date.placed &&
                                 lc_date_stamp(&moment, &date, LC_DATE_UNKNOWN))))
        return false;
    *unit = seconds;
    *origin = epoch ? 0 : moment - date.offset;
    return true;
}

bool lc_name_says_elapsed(const char *name)
{
    static const char units[] = "s sec secs seconds ms min mins minutes h hr hrs hours";
    return lc_name_has(name, "elapsed") || lc_name_is(name, "seconds secs minutes hours days") ||
           (lc_name_has(name, "time t since") && lc_name_has(name, units));
}
