/* unit_names - columns that are one quantity in two units. */
#include "data/import/unit_names.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/names.h"
#include "data/units.h"

/* The unit in brackets at a name's end; *stem: bytes before it. False: there is none. */
static bool take_unit(char out[LC_NAME_MAX], size_t *stem, const char *name)
{
    const size_t length = strlen(name);
    const char last = length ? name[length - 1] : '\0';
    const char *open = last == ')' ? strrchr(name, '(') : last == ']' ? strrchr(name, '[') : NULL;
    if (!open || open == name)
        return false;
    snprintf(out, LC_NAME_MAX, "%.*s", (int)(name + length - open - 2), open + 1);
    for (*stem = (size_t)(open - name); *stem && name[*stem - 1] == ' ';)
        --*stem;
    return true;
}

bool lc_unit_names_differ(const char *a, const char *b)
{
    char unit[LC_NAME_MAX], other[LC_NAME_MAX];
    size_t stem, length;
    return take_unit(unit, &stem, a) && take_unit(other, &length, b) && stem == length && strncasecmp(a, b, stem) == 0 &&
           lc_units_differ(unit, other);
}

size_t lc_unit_names_find(const lc_dataset *d, const char *name)
{
    size_t channel = 0;
    while (channel < d->channels && !lc_unit_names_differ(d->channel[channel].name, name))
        channel++;
    return channel;
}
