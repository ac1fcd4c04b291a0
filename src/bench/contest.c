/* contest - bursts of our steps and of the peers', over and over, until the time is up. */
#include "bench/contest.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#include "bench/ceiling.h"
#include "bench/check.h"
#include "bench/own.h"
#include "bench/peer.h"
#include "bench/times.h"
#include "core/clock.h"

enum { BURST = 5, WARM_MS = 25 };

/* Who runs one case, and what was measured. */
typedef struct race {
    const lc_contest *contest;
    lc_own *own;
    lc_peer *peer[LC_PEERS_MAX]; /* NULL: left out */
    lc_times ours, theirs[LC_PEERS_MAX];
    double fma;
} race;

/* --- peers ----------------------------------------------------------------------------------------------------------- */

static bool agrees(const double *a, const double *b)
{
    return fabs(a[0] - b[0]) <= 1e-3 * (1 + fabs(b[0])) && fabs(a[1] - b[1]) <= 1e-3 * (1 + fabs(b[1]));
}

/* A peer that computes something else does not run the same case. */
static lc_status open_peer(lc_peer **out, const lc_contest *contest, size_t i, const lc_bench_case *bench)
{
    double ours[2];
    CHECK(lc_bench_check(ours, bench));
    CHECK(lc_peer_open(out, contest->program[i], bench, contest->threads));
    const double *theirs = lc_peer_check(*out);
    if (agrees(ours, theirs))
        return LC_OK;
    return lc_fail(LC_E_FAILURE, "left out: it computes something else (%g %g, not %g %g)", theirs[0], theirs[1], ours[0],
                   ours[1]);
}

static void open_peers(race *r, lc_bench_result *out)
{
    for (size_t i = 0; i < r->contest->peers; i++)
        if (open_peer(&r->peer[i], r->contest, i, &out->bench) != LC_OK) {
            snprintf(out->why_not[i], sizeof out->why_not[i], "%s", lc_error_message());
            lc_peer_close(r->peer[i]);
            r->peer[i] = NULL;
        }
}

/* --- bursts ---------------------------------------------------------------------------------------------------------- */

/* So that the threads of whoever ran before, which may still spin, have gone to sleep. */
static void rest(const lc_contest *contest)
{
    const struct timespec pause = {.tv_nsec = 5000000};
    if (contest->peers)
        nanosleep(&pause, NULL);
}

/* Some steps in a row of ours, or of a peer. Those of the first WARM_MS are not counted: threads wake up on one core, and it
 * takes a tick of the scheduler or two until they are apart. */
static lc_status burst(lc_times *times, lc_own *own, lc_peer *peer)
{
    double ms, began = lc_clock_seconds(), at = 0;
    for (size_t counted = 0; counted < BURST; at = 1e3 * (lc_clock_seconds() - began)) {
        CHECK(own ? lc_own_step(&ms, own) : lc_peer_step(&ms, peer));
        if (at < WARM_MS)
            continue;
        CHECK(lc_times_add(times, ms));
        counted++;
    }
    return LC_OK;
}

/* Ours, the multiply-adds of this moment, then each peer. */
static lc_status run_round(race *r)
{
    rest(r->contest);
    CHECK(burst(&r->ours, r->own, NULL));
    CHECK(lc_ceiling_raise(&r->fma, r->contest->threads));
    for (size_t i = 0; i < r->contest->peers; i++) {
        rest(r->contest);
        if (r->peer[i])
            CHECK(burst(&r->theirs[i], NULL, r->peer[i]));
    }
    return LC_OK;
}

static lc_status alternate(race *r)
{
    double end = lc_clock_seconds() + r->contest->seconds;
    do
        CHECK(run_round(r));
    while (lc_clock_seconds() < end);
    return LC_OK;
}

/* --- one case -------------------------------------------------------------------------------------------------------- */

static void end_race(race *r)
{
    lc_times_free(&r->ours);
    for (size_t i = 0; i < LC_PEERS_MAX; i++) {
        lc_times_free(&r->theirs[i]);
        lc_peer_close(r->peer[i]);
    }
    lc_own_free(r->own);
}

lc_status lc_contest_run(lc_bench_result *out, const lc_contest *contest, const lc_bench_case *bench)
{
    lc_status status = LC_OK;
    race r = {.contest = contest};
    lc_bench_result result = {.bench = *bench, .threads = contest->threads};
    TRY(lc_own_new(&r.own, &(lc_own_request){.bench = bench, .threads = contest->threads}));
    TRY(lc_own_step(&result.first, r.own));
    open_peers(&r, &result);
    TRY(alternate(&r));
    result.peak = r.fma * (double)contest->threads;
    result.least = lc_times_least(&r.ours);
    result.median = lc_times_median(&r.ours);
    for (size_t i = 0; i < LC_PEERS_MAX; i++)
        result.over[i] = lc_times_median(&r.theirs[i]) / result.median;
    *out = result;
done:
    end_race(&r);
    return status;
}

double lc_bench_gflops(const lc_bench_result *r)
{
    return 1e-6 * lc_bench_work(&r->bench) / r->least;
}

double lc_bench_share(const lc_bench_result *r)
{
    return lc_bench_gflops(r) / r->peak;
}
