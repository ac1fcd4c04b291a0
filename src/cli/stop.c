/* stop - a handler that remembers the first signal. */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

static const struct named {
    int number;
    const char *name;
} signals[] = {{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}, {SIGUSR1, "SIGUSR1"}, {SIGXCPU, "SIGXCPU"}};

enum { SIGNALS = sizeof signals / sizeof signals[0] };

/* A handler has no other place: only this file's functions touch them. */
static volatile sig_atomic_t caught;
static struct timespec caught_at;

/* timeout(1) sends its signal to the program and again to its group: two that come together are one request. */
static int a_tenth_has_passed(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - caught_at.tv_sec) + 1e-9 * (double)(now.tv_nsec - caught_at.tv_nsec) >= 0.1;
}

/* The system repeats SIGXCPU every second: only another signal is a second request. */
static void remember(int number)
{
    if (!caught) {
        clock_gettime(CLOCK_MONOTONIC, &caught_at);
        caught = number;
    } else if (number != SIGXCPU && a_tenth_has_passed()) {
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
    for (size_t i = 0; i < SIGNALS; i++)
        if (signals[i].number == caught)
            return signals[i].name;
    return NULL;
}
