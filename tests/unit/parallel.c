/* parallel: every piece once, workers within bounds, nested calls serial; no more threads than cores. */
#include "core/parallel.h"

#include <sched.h>
#include <stdatomic.h>

#include "unit.h"

enum { PIECES = 1000, THREADS = 5 };

static atomic_int done[PIECES];
static atomic_int bad_workers, nested_workers;

static void nested(void *ctx, size_t piece, size_t worker)
{
    (void)ctx;
    (void)piece;
    atomic_fetch_add(&nested_workers, worker != 0);
}

static void work(void *ctx, size_t piece, size_t worker)
{
    (void)ctx;
    atomic_fetch_add(&done[piece], 1);
    atomic_fetch_add(&bad_workers, worker >= THREADS);
    if (piece % 100 == 0)
        lc_parallel(3, THREADS, nested, NULL);
}

static void every_piece_runs_once(void **state)
{
    (void)state;
    lc_parallel(PIECES, THREADS, work, NULL);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(done[i], 1);
    assert_int_equal(bad_workers, 0);
    assert_int_equal(nested_workers, 0);
    assert_int_equal(lc_parallel_workers(3, THREADS), 3);
    assert_int_equal(lc_parallel_workers(0, THREADS), 1);
}

enum { TEAMS = 2, MEMBERS = 3, MEETINGS = 200 };

typedef struct tally {
    size_t seen[TEAMS * MEMBERS + 2], wrong;
} tally;

/* Every member writes, all meet, every member reads what the next one wrote. */
static void take_turns(void *ctx, size_t piece, size_t team, lc_share *share)
{
    tally *t = ctx;
    size_t *seen = t->seen + team * MEMBERS; /* of a lone team up to all of them */
    (void)piece;
    for (size_t i = 1; share && i <= MEETINGS; i++) {
        seen[share->rank] = i;
        lc_share_meet(share);
        if (seen[(share->rank + 1) % share->size] != i)
            t->wrong++;
        lc_share_meet(share);
    }
}

static void members_read_what_others_wrote_before_a_meeting(void **state)
{
    (void)state;
    lc_teams *teams;
    tally t = {{0}, 0};
    assert_ok(lc_teams_new(&teams, TEAMS, MEMBERS));
    lc_teams_run(teams, 5, LC_TOGETHER, take_turns, &t);
    assert_int_equal(t.wrong, 0);
    assert_int_equal(t.seen[0], MEETINGS);
    assert_int_equal(lc_teams_run(teams, 5, LC_APART, take_turns, &t), 0);
    lc_teams_free(teams);
}

static void let_run_on(cpu_set_t *before, bool all)
{
    if (all) {
        assert_int_equal(sched_setaffinity(0, sizeof *before, before), 0);
        return;
    }
    cpu_set_t one;
    assert_int_equal(sched_getaffinity(0, sizeof *before, before), 0);
    CPU_ZERO(&one);
    for (int cpu = 0; CPU_COUNT(&one) == 0; cpu++)
        if (CPU_ISSET(cpu, before))
            CPU_SET(cpu, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
}

/* Everything on one core: members can only come one after the other. */
static void eight_members_on_one_core_meet(void **state)
{
    (void)state;
    cpu_set_t before;
    lc_teams *teams;
    tally t = {{0}, 0};
    let_run_on(&before, false);
    assert_ok(lc_teams_new(&teams, 1, 8));
    assert_true(lc_teams_run(teams, 1, LC_TOGETHER, take_turns, &t) > 0);
    assert_int_equal(t.wrong, 0);
    assert_int_equal(t.seen[7], MEETINGS);
    lc_teams_free(teams);
    let_run_on(&before, true);
}

static void count_teams(void *ctx, size_t piece, size_t team, lc_share *share)
{
    tally t = {{0}, 0};
    take_turns(&t, piece, team, share);
    if (share && lc_share_is_first(share)) /* alone there is no share */
        ++*(size_t *)ctx;
}

/* How many of 200 runs were of a team. */
static size_t count_together(void)
{
    lc_teams *teams;
    size_t together = 0;
    assert_ok(lc_teams_new(&teams, 1, 2));
    for (size_t run = 0; run < 200; run++)
        lc_teams_paced(teams, 1, count_teams, &together);
    lc_teams_free(teams);
    return together;
}

/* Other programs on that core blur the pace that is measured: hence several times. */
static void teams_on_one_core_are_given_up(void **state)
{
    (void)state;
    cpu_set_t before;
    let_run_on(&before, false);
    size_t together = count_together();
    for (int again = 0; again < 20 && together > 20; again++)
        together = count_together();
    assert_in_range(together, 1, 20);
    let_run_on(&before, true);
}

static void shares_are_all_of_it_once(void **state)
{
    (void)state;
    for (size_t count = 0; count < 40; count++)
        for (size_t size = 1; size < 9; size++)
            for (size_t grain = 1; grain < 5; grain++) {
                size_t next = 0;
                for (size_t rank = 0; rank < size; rank++) {
                    const lc_range own = lc_share_of(&(lc_share){.rank = rank, .size = size}, count, grain);
                    assert_int_equal(own.first, next);
                    assert_true(own.first % grain == 0 || own.first == count);
                    next = own.end;
                }
                assert_int_equal(next, count);
            }
}

static void there_are_no_more_threads_than_cores(void **state)
{
    (void)state;
    cpu_set_t set;
    assert_int_equal(sched_getaffinity(0, sizeof set, &set), 0);
    assert_int_equal(lc_parallel_threads(1), 1);
    assert_int_equal(lc_parallel_threads(100000), CPU_COUNT(&set));
    assert_int_equal(setenv("OMP_NUM_THREADS", "1", 1), 0);
    assert_int_equal(lc_parallel_threads(0), 1);
    assert_int_equal(setenv("OMP_NUM_THREADS", "nonsense", 1), 0);
    assert_true(lc_parallel_threads(0) >= 1);
    assert_true(lc_parallel_threads(0) <= (size_t)CPU_COUNT(&set));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_runs_once),          cmocka_unit_test(members_read_what_others_wrote_before_a_meeting),
        cmocka_unit_test(eight_members_on_one_core_meet), cmocka_unit_test(teams_on_one_core_are_given_up),
        cmocka_unit_test(shares_are_all_of_it_once),      cmocka_unit_test(there_are_no_more_threads_than_cores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
