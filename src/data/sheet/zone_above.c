/* zone_above - a zone that the lines above a table say: Open-Meteo's timezone, "Zeitzone;UTC". It is no guess, and is said. */
#include <string.h>

#include "core/words.h"
#include "core/zone.h"
#include "data/sheet/block.h"

static bool is_utc(const char *zone)
{
    return strcmp(zone, "UTC") == 0 || strcmp(zone, "GMT") == 0;
}

/* Whether a cell is the name of a zone of tzdata, which has a stroke in it, or UTC. */
static bool is_zone(lc_zones *zones, const char *cell)
{
    const lc_zone *zone = NULL;
    if (is_utc(cell))
        return true;
    return strchr(cell, '/') && strspn(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/-") == strlen(cell) &&
           lc_zones_find(&zone, zones, cell) == LC_OK && zone;
}

void lc_block_note_zone(const lc_sheet *s)
{
    const char *asked = s->request->zone;
    for (size_t row = 0; row < s->header; row++)
        for (size_t column = 0; column < s->csv->row[row].width; column++) {
            const char *cell = lc_csv_cell(s->csv, row, column);
            if (!is_zone(s->zones, cell))
                continue;
            if (!asked)
                lc_sheet_note(s, "line %zu, above the table, says the zone '%s': --zone %s, if its times are of that",
                              s->csv->row[row].line, cell, lc_typed_word(cell).text);
            else if (strcmp(asked, cell) != 0 && !(is_utc(asked) && is_utc(cell)))
                lc_sheet_note(s, "line %zu, above the table, says the zone '%s', and --zone is '%s'", s->csv->row[row].line, cell,
                              asked);
            return;
        }
}
