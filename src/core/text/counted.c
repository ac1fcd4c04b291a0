/* counted - counts and names in words. */
#include "core/counted.h"

#include <stdio.h>
#include <string.h>

enum { NAMED = 3 };

lc_count_text lc_counted(size_t count, const char *noun)
{
    lc_count_text out;
    const size_t length = strlen(noun);
    const bool same = count == 1 || (length && noun[length - 1] == 's');
    snprintf(out.text, sizeof out.text, "%zu %s%s", count, noun, same ? "" : "s");
    return out;
}

static size_t most_of(const lc_few *few)
{
    return few->most ? few->most : NAMED;
}

void lc_few_add(lc_few *few, const char *name, const char *more)
{
    if (few->count++ < most_of(few))
        lc_buffer_format(&few->text, "%s'%s'%s", few->count > 1 ? ", " : "", name, more);
}

const char *lc_few_text(lc_few *few)
{
    if (few->count > most_of(few))
        lc_buffer_format(&few->text, " and %zu more", few->count - most_of(few));
    return few->text.text ? few->text.text : "";
}

void lc_few_free(lc_few *few)
{
    lc_buffer_free(&few->text);
    few->count = 0;
}
