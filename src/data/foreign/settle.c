/* settle - the parts of a plan once its stamps are known: rows without a time, and stations without rows, are left out. */
#include "core/counted.h"
#include "core/mem.h"
#include "data/foreign/plan.h"

enum { NAMES_SHOWN = 6 };

/* Rows without a time, or of no part. */
static void leave_rows(lc_plan *p)
{
    for (size_t row = 0; row < p->rows; row++)
        if (p->axis.time[row] == LC_NO_STAMP)
            p->of[row] = (size_t)LC_NO_PART;
}

/* Parts without rows are left out: by name, where nobody chose others. */
static void leave_parts(lc_plan *p, const size_t *number)
{
    lc_few names = {.most = NAMES_SHOWN};
    size_t kept = 0;
    for (size_t i = 0; i < p->parts; i++) {
        if (number[i]) {
            p->place[kept] = p->place[i];
            p->part[kept++] = p->part[i];
            continue;
        }
        lc_few_add(&names, p->part[i], "");
        lc_free(p->part[i]);
    }
    if (names.count && !p->request->at)
        lc_plan_note(p, "%s left out: no row has a time", lc_few_text(&names));
    lc_few_free(&names);
    p->parts = kept;
    p->part[kept] = NULL;
}

/* Of each part its new number, from 1; 0: it has no rows. */
static lc_status number_parts(size_t **out, const lc_plan *p)
{
    size_t kept = 0, *number = NULL;
    CHECK(lc_new(&number, p->parts, sizeof *number));
    for (size_t row = 0; row < p->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART)
            number[p->of[row]] = 1;
    for (size_t i = 0; i < p->parts; i++)
        number[i] = number[i] ? ++kept : 0;
    *out = number;
    return LC_OK;
}

/* The parts' places, which they have in the file's order at first. */
static lc_status set_places(lc_plan *p)
{
    if (p->place)
        return LC_OK;
    CHECK(lc_new(&p->place, p->parts, sizeof *p->place));
    for (size_t i = 0; i < p->parts; i++)
        p->place[i] = i;
    return LC_OK;
}

lc_status lc_parts_settle(lc_plan *p)
{
    size_t *number = NULL;
    leave_rows(p);
    CHECK(set_places(p));
    CHECK(number_parts(&number, p));
    leave_parts(p, number);
    for (size_t row = 0; row < p->rows; row++)
        if (p->of[row] != (size_t)LC_NO_PART)
            p->of[row] = number[p->of[row]] - 1;
    lc_free(number);
    return p->parts ? LC_OK : lc_fail(LC_E_DATA, "%s: no row has a time", p->path);
}
