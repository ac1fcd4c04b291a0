/* hot_words - words of a column, by the names of their channels. */
#include "data/hot_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/names.h"
#include "core/status.h"

size_t lc_hot_column(const char *name, const char *columns)
{
    char column[LC_TEXT_MAX];
    const char *sign = strchr(name, '=');
    if (!sign || !columns)
        return 0;
    snprintf(column, sizeof column, "%.*s", (int)(sign - name), name);
    return lc_names_has(columns, column) ? (size_t)(sign - name) + 1 : 0;
}

bool lc_hot_has(const lc_dataset *d, const char *name, size_t column)
{
    for (size_t c = 0; column && c < d->channels; c++)
        if (strncmp(d->channel[c].name, name, column) == 0)
            return true;
    return false;
}

double lc_hot_value(const lc_dataset *d, const lc_series *s, size_t row, const char *name, size_t column)
{
    for (size_t c = 0; column && c < d->channels; c++)
        if (strncmp(d->channel[c].name, name, column) == 0 && !isnan(s->value[row * d->channels + c]))
            return 0;
    return (double)NAN;
}
