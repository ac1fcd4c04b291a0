/* team - how members of a team wait for each other. */
#include "core/team.h"

#include <sched.h>

enum { SPINS = 1000 }; /* looks, some tens of nanoseconds each, before a member gives its core away */

static void pause_briefly(void)
{
#if defined __x86_64__
    __builtin_ia32_pause();
#elif defined __aarch64__
    __asm__ volatile("isb");
#endif
}

/* A sender may be one meeting ahead, never two. */
static void wait_for(lc_share *share, const atomic_uint *met)
{
    for (size_t looks = 0; (int)(atomic_load_explicit(met, memory_order_acquire) - share->met) < 0; looks++)
        if (looks < SPINS)
            pause_briefly();
        else {
            sched_yield();
            share->yields++;
        }
}

void lc_share_meet(lc_share *share)
{
    if (!share || share->size == 1)
        return;
    share->met++;
    for (size_t round = 0, distance = 1; distance < share->size; round++, distance *= 2) {
        const size_t to = (share->rank + distance) % share->size;
        atomic_store_explicit(&share->signal[to][round].met, share->met, memory_order_release);
        wait_for(share, &share->signal[share->rank][round].met);
    }
}
