/* pace - what is learnt from the time of each run. */
#include "core/pace.h"

enum { PATIENCE = 20, TRIES = 3 /* the first ones still meet threads that spin */ };

lc_pace lc_pace_of(size_t count, size_t size)
{
    const lc_way first = size > 1 ? LC_TOGETHER : count > 1 ? LC_APART : LC_ALONE;
    return (lc_pace){.way = first, .first = first, .last = count > 1 ? LC_ALONE : LC_APART};
}

static void note_try(lc_pace *p, double seconds)
{
    if (--p->tries > 0)
        return;
    p->seconds[p->way] = seconds;
    if (seconds < p->seconds[p->way - 1]) {
        p->left = PATIENCE * p->seconds[p->way - 1];
        return;
    }
    p->way--;
    p->sure[p->way] = PATIENCE * (p->way == LC_TOGETHER ? 1 : TRIES) * seconds;
}

static bool is_over(lc_pace *p, double seconds)
{
    p->left -= seconds;
    return p->way > p->first && p->left <= 0;
}

void lc_pace_note(lc_pace *p, double seconds, bool hindered)
{
    const lc_way way = p->way;
    if (p->tries > 0) {
        note_try(p, seconds);
        return;
    }
    p->seconds[way] = p->seconds[way] > 0 ? 0.75 * p->seconds[way] + 0.25 * seconds : seconds;
    p->sure[way] -= seconds;
    if (is_over(p, seconds)) {
        p->way--;
        p->seconds[p->way] = 0;
    } else if (hindered && way < p->last && (p->sure[way] <= 0 || p->seconds[way] > p->seconds[way + 1])) {
        p->way++;
        p->tries = way == LC_TOGETHER ? 1 : TRIES;
    }
}
