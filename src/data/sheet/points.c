/* points - rows of several points of latitude and longitude, which no word names. */
#include "data/known.h"
#include "data/sheet/search.h"

bool lc_search_points(size_t pair[2], const lc_search *q)
{
    const lc_sheet *s = q->s;
    pair[0] = pair[1] = s->columns;
    for (size_t column = 0; column < s->columns; column++)
        if (lc_known_latitude(s->name[column]))
            pair[0] = column;
        else if (lc_known_longitude(s->name[column]))
            pair[1] = column;
    return pair[0] < s->columns && pair[1] < s->columns;
}

lc_status lc_search_refuse_points(const lc_search *q)
{
    const lc_sheet *s = q->s;
    size_t pair[2];
    lc_parting p = {0};
    if (!q->stamp || s->request->columns || !lc_search_points(pair, q) ||
        (lc_sheet_knows(s, pair[0]) && lc_sheet_knows(s, pair[1])))
        return LC_OK;
    lc_status status = lc_parting_by(&p, s, pair, 2);
    if (status == LC_OK)
        status = lc_parting_judge(&p, q->stamp, s->rows, q->ticks);
    if (status == LC_OK)
        status = lc_parting_refuse_points(&p, s->csv->path, s->name[pair[0]], s->name[pair[1]]);
    lc_parting_free(&p);
    return status;
}
