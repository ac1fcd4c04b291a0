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
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_piece_runs_once),
                                       cmocka_unit_test(there_are_no_more_threads_than_cores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
