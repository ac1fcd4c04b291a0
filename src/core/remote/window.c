/* window - turns: a counter in shared memory, and the kernel's wait for its change. */
#include "core/remote/window.h"

#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

void lc_turn_end(_Atomic uint32_t *turns)
{
    atomic_fetch_add(turns, 1);
    syscall(SYS_futex, turns, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

bool lc_turn_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds)
{
    const struct timespec most = {.tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)};
    syscall(SYS_futex, turns, FUTEX_WAIT, seen, &most, NULL, 0);
    return atomic_load(turns) != seen;
}
