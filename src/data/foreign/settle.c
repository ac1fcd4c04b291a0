/* settle - the parts of a plan once its stamps are known: rows without a time, and stations without rows, are left out. */
#include "core/mem.h"
#include "data/foreign/plan.h"

/* Rows without a time, or of no part. */
static void leave_rows(lc_plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->axis.time[row] == LC_NO_STAMP)
            p->of[row] = (size_t)LC_NO_PART;
}

lc_status lc_parts_settle(lc_plan *p)
{
    lc_status status = LC_OK;
    size_t *number = NULL, kept = 0; /* of a part: its new one, from 1; 0: it has no rows */
    TRY(lc_new(&number, p->parts, sizeof *number));
    leave_rows(p);
    for (size_t row = 0; row < p->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART)
            number[p->of[row]] = 1;
    for (size_t i = 0; i < p->parts; i++) {
        if (!number[i]) {
            lc_free(p->part[i]);
            continue;
        }
        p->part[kept] = p->part[i];
        number[i] = ++kept;
    }
    p->parts = kept;
    p->part[kept] = NULL;
    for (size_t row = 0; row < p->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART)
            p->of[row] = number[p->of[row]] - 1;
    if (kept == 0)
        FAIL(LC_E_DATA, "%s: no row has a time", p->path);
done:
    lc_free(number);
    return status;
}
