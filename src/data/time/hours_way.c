/* hours_way - the flags that say what hours beside a date are: counted from midnight, or a clock's. */
#include <stdio.h>

#include "core/mem.h"
#include "core/words.h"
#include "data/time/room.h"

enum { HOUR = 3600 };

void lc_hours_way(char out[LC_TEXT_MAX], const lc_view *v, const lc_time_columns *c, bool counted)
{
    char *parts = NULL;
    size_t used = 0;
    lc_time_columns other = *c;
    other.part[c->count - 1] = counted ? LC_TIME_PERIOD : LC_TIME_HOUR;
    other.period = HOUR;
    other.hour_first = !counted && !c->from_zero;
    other.from_zero = counted && !c->hour_first;
    for (size_t i = 0; i < c->count && used < LC_TEXT_MAX; i++)
        used += (size_t)snprintf(out + used, LC_TEXT_MAX - used, "%s%s", i ? "," : "--time ",
                                 lc_typed_name(lc_view_name(v, c->column[i])).text);
    if (lc_time_parts_say(&parts, &other, true) == LC_OK && used < LC_TEXT_MAX)
        snprintf(out + used, LC_TEXT_MAX - used, " --time-parts %s", parts);
    lc_free(parts);
}
