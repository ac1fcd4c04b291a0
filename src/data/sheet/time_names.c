/* time_names - what columns of time are called. */
#include <ctype.h>
#include <string.h>

#include "core/names.h"
#include "data/sheet/phases.h"

bool lc_names_time(const char *name)
{
    static const char *const known[] = {"date", "time", "datetime", "timestamp", "month", "year", "day", "ds", "hour", NULL};
    return lc_names_among(name, known);
}

/* Whether a word is in a name, by itself; or, of an affix, as the beginning or the end of one: TradeDate. */
static bool is_in(const char *name, const char *word, bool affix)
{
    for (const char *at = strcasestr(name, word); at; at = strcasestr(at + 1, word)) {
        const bool begins = at == name || !isalpha((unsigned char)at[-1]), ends = !isalpha((unsigned char)at[strlen(word)]);
        if (affix ? begins || ends : begins && ends)
            return true;
    }
    return false;
}

bool lc_mentions_time(const char *name)
{
    static const char *const affixes[] = {"date", "time", "datum", "zeit", "fecha", "hour", NULL};
    static const char *const words[] = {"month", "year",  "day",   "week",    "quarter", "period", "ds",   "dt",
                                        "tag",   "monat", "jahr",  "woche",   "stunde",  "dia",    "día",  "mes",
                                        "hora",  "ano",   "data",  "giorno",  "ora",     "mese",   "anno", "jour",
                                        "heure", "mois",  "annee", "semaine", NULL};
    for (size_t i = 0; affixes[i]; i++)
        if (is_in(name, affixes[i], true))
            return true;
    for (size_t i = 0; words[i]; i++)
        if (is_in(name, words[i], false))
            return true;
    return false;
}
