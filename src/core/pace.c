/* pace - what is learnt from the time of each step. */
#include "core/pace.h"

enum { PATIENCE = 20 }; /* a try that fails costs at most one part in 20 */

static double mean_of(double mean, double seconds)
{
    return mean > 0 ? 0.75 * mean + 0.25 * seconds : seconds;
}

static void note_together(lc_pace *p, double seconds, size_t yields)
{
    p->together = mean_of(p->together, seconds);
    p->sure -= seconds;
    p->asks = yields > 0 && (p->sure <= 0 || p->together > p->apart);
}

static void note_apart(lc_pace *p, double seconds)
{
    const bool asked = p->asks;
    p->apart = mean_of(p->apart, seconds);
    p->asks = false;
    p->left -= seconds;
    if (asked && p->apart < p->together) {
        p->left = PATIENCE * p->together;
        p->together = 0;
    } else if (asked)
        p->sure = PATIENCE * p->apart;
}

void lc_pace_note(lc_pace *p, double seconds, size_t yields)
{
    if (lc_pace_is_together(p))
        note_together(p, seconds, yields);
    else
        note_apart(p, seconds);
}
