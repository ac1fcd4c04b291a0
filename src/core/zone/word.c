/* word - a table; what tzdata, or the press of a country, uses for two places of different time is not in it. */
#include "core/zone_word.h"

#include <stddef.h>
#include <string.h>

const lc_zone_known *lc_zone_word_find(const char *word)
{
    static const lc_zone_known known[] = {
        {"CET", 3600, "CEST", 4, 9},    {"CEST", 7200, "CET", 11, 2},   {"MEZ", 3600, "MESZ", 4, 9},
        {"MESZ", 7200, "MEZ", 11, 2},   {"EET", 7200, "EEST", 4, 9},    {"EEST", 10800, "EET", 11, 2},
        {"WET", 0, "WEST", 4, 9},       {"WEST", 3600, "WET", 11, 2},   {"AEST", 36000, "AEDT", 11, 3},
        {"AEDT", 39600, "AEST", 5, 9},  {"ACST", 34200, "ACDT", 11, 3}, {"ACDT", 37800, "ACST", 5, 9},
        {"NZST", 43200, "NZDT", 11, 3}, {"NZDT", 46800, "NZST", 5, 8},  {"AWST", 28800, NULL, 0, 0},
        {"JST", 32400, NULL, 0, 0},     {"HKT", 28800, NULL, 0, 0},     {"SAST", 7200, NULL, 0, 0},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].word, word) == 0)
            return &known[i];
    return NULL;
}
