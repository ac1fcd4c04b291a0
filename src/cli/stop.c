/* stop - a handler that remembers the first signal. */
#include "cli/stop.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

static const struct named {
    int number;
    const char *name;
} signals[] = {{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}, {SIGUSR1, "SIGUSR1"}, {SIGXCPU, "SIGXCPU"}};

enum { SIGNALS = sizeof signals / sizeof signals[0] };

/* A handler has no other place: only this file's functions touch them. It may run in two threads at once, for two signals: the
 * one that sets the time is the first. */
static _Atomic int caught;
static _Atomic int64_t caught_at; /* nanoseconds; 0: not yet */

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The system repeats SIGXCPU every second: only another signal is a second request. timeout(1) sends its signal to the program
 * and again to its group: two that come within a tenth of a second are one request. */
static void remember(int number)
{
    int64_t first = 0;
    if (atomic_compare_exchange_strong(&caught_at, &first, now()))
        caught = number;
    else if (number != SIGXCPU && now() - first >= 100000000) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

void lc_stop_watch(void)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction action = {.sa_handler = remember, .sa_flags = SA_RESTART}, before;
        sigemptyset(&action.sa_mask);
        for (size_t k = 0; k < SIGNALS; k++)
            sigaddset(&action.sa_mask, signals[k].number);
        if (sigaction(signals[i].number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i].number, &action, NULL);
    }
}

const char *lc_stop_signal(void)
{
    const int number = caught;
    for (size_t i = 0; i < SIGNALS; i++)
        if (signals[i].number == number)
            return signals[i].name;
    return NULL;
}
