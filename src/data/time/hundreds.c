/* hundreds - numbers that count hundreds of nanoseconds from the beginning of an era: FILETIME of Windows, DateTime of .NET. */
#include <string.h>

#include "data/time/time.h"

static const int64_t FIRST = 631152000, END = 2208988800; /* 1990 to 2039 */

static const lc_hundreds kinds[] = {
    {"filetime", "100 ns since 1601 (FILETIME of Windows)", -11644473600, true},
    {"dotnet", "100 ns since the year 1 (ticks of .NET), by the clock of a place that is not known", -62135596800, false},
};

const lc_hundreds *lc_hundreds_of(int64_t least, int64_t most)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (least >= (FIRST - kinds[i].origin) * LC_HUNDREDS && most < (END - kinds[i].origin) * LC_HUNDREDS)
            return &kinds[i];
    return NULL;
}

const lc_hundreds *lc_hundreds_named(const char *word)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(word, kinds[i].word) == 0)
            return &kinds[i];
    return NULL;
}
