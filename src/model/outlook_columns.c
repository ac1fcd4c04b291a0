/* outlook_columns - the columns that an outlook has. */
#include "model/outlook.h"

#include "core/mem.h"

void lc_outlook_free(lc_outlook *o)
{
    if (!o)
        return;
    lc_free(o->column);
    lc_free(o);
}

const lc_column *lc_outlook_columns(size_t *count, const lc_outlook *o)
{
    static const lc_column point = {.kind = LC_COLUMN_POINT};
    *count = o ? o->count : 1;
    return o ? o->column : &point;
}
