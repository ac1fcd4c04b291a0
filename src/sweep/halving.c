/* halving - the rung of an epoch, and a report's place among the others of that rung. */
#include "sweep/halving.h"

#include <math.h>

static bool is_rung(size_t epoch, const lc_halving *h)
{
    size_t rung = h->least, index = 0;
    for (; rung <= epoch / h->factor; index++)
        rung *= h->factor;
    return rung == epoch && index >= h->skipped;
}

static bool competes(const lc_pruning *p, const lc_halving *h, const lc_trial *t)
{
    if (t->reports < p->reports || isnan(t->report[p->reports - 1]))
        return false;
    return h->brackets == 0 || h->bracket(p->study, t->number, h) == h->bracket(p->study, p->number, h);
}

bool lc_halving_stops(const lc_pruning *p, const lc_halving *h)
{
    const double own = p->report[p->reports - 1];
    size_t there = 1, better = 0;
    if (!is_rung(p->reports, h))
        return false;
    if (isnan(own))
        return true;
    for (size_t i = 0; i < p->trials; i++)
        if (competes(p, h, &p->trial[i])) {
            there++;
            better += p->trial[i].report[p->reports - 1] < own;
        }
    const size_t share = there / h->factor;
    return there <= h->bootstrap || better > (share ? share - 1 : 0);
}
