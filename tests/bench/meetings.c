/* meetings - what a meeting of a team costs on this machine, and a line of memory that another member wrote: a row for each number of
 * members, "members ns_meeting ns_line", the least of many rounds. scripts/experiments/cores reads it. */
#include <stdio.h>

#include "core/clock.h"
#include "core/mem.h"
#include "core/parallel.h"

enum { ROUNDS = 20, MEETINGS = 2000, LINES = 256, LINE = 64 / sizeof(unsigned) };

typedef struct measuring {
    unsigned *memory; /* (LINES, LINE) */
    double meeting, line;
} measuring;

static double less(double known, double found)
{
    return known > 0 && known < found ? known : found;
}

static void measure_meeting(measuring *m, lc_share *share)
{
    lc_share_meet(share);
    const double began = lc_clock_seconds();
    for (int i = 0; i < MEETINGS; i++)
        lc_share_meet(share);
    if (lc_share_is_first(share))
        m->meeting = less(m->meeting, (lc_clock_seconds() - began) / MEETINGS);
}

/* The last member writes, the first one reads; neither order nor values can be left out. */
static void measure_line(measuring *m, lc_share *share)
{
    unsigned sum = 0;
    for (unsigned i = 0; share->rank + 1 == share->size && i < LINES; i++)
        m->memory[i * LINE] = i + share->met;
    lc_share_meet(share);
    const double began = lc_clock_seconds();
    for (unsigned i = 0; lc_share_is_first(share) && i < LINES; i++)
        sum += m->memory[i * LINE];
    if (lc_share_is_first(share) && sum > 0)
        m->line = less(m->line, (lc_clock_seconds() - began) / LINES);
    lc_share_meet(share);
}

static void work(void *ctx, size_t piece, size_t team, lc_share *share)
{
    (void)piece;
    (void)team;
    if (!share)
        return;
    measure_meeting(ctx, share);
    measure_line(ctx, share);
}

static lc_status measure(size_t members, unsigned *memory)
{
    measuring m = {.memory = memory};
    lc_teams *teams;
    CHECK(lc_teams_new(&teams, 1, members));
    for (int round = 0; round < ROUNDS; round++)
        lc_teams_run(teams, 1, LC_TOGETHER, work, &m);
    lc_teams_free(teams);
    printf("%zu %.0f %.1f\n", members, m.meeting * 1e9, m.line * 1e9);
    return LC_OK;
}

int main(void)
{
    const size_t cores = lc_parallel_threads(0);
    unsigned *memory;
    if (lc_new(&memory, LINES * LINE, sizeof *memory) != LC_OK)
        return 1;
    for (size_t members = 2; members <= cores; members = members < cores && 2 * members > cores ? cores : 2 * members)
        if (measure(members, memory) != LC_OK)
            return 1;
    lc_free(memory);
    return 0;
}
