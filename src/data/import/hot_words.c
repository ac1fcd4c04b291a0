/* hot_words - words of a column, by the names of their channels. */
#include "data/hot_words.h"

#include <math.h>
#include <string.h>

/* Letters of "COLUMN="; 0: the name has none. */
static size_t column_of(const char *name)
{
    const char *sign = strchr(name, '=');
    return sign ? (size_t)(sign - name) + 1 : 0;
}

bool lc_hot_has(const lc_dataset *d, const char *name)
{
    const size_t column = column_of(name);
    for (size_t c = 0; column && c < d->channels; c++)
        if (strncmp(d->channel[c].name, name, column) == 0)
            return true;
    return false;
}

double lc_hot_value(const lc_dataset *d, const lc_series *s, size_t row, const char *name)
{
    const size_t column = column_of(name);
    for (size_t c = 0; column && c < d->channels; c++)
        if (strncmp(d->channel[c].name, name, column) == 0 && !isnan(s->value[row * d->channels + c]))
            return 0;
    return (double)NAN;
}
