/* team - threads that carry one piece of work together: each has a share of it, and they meet.
 *
 * What a member computes must not depend on how many there are: bits are then those of one thread.
 */
#ifndef LC_CORE_TEAM_H
#define LC_CORE_TEAM_H

#include <lanecast/base.h>

#include <stdatomic.h>

enum { LC_TEAM_ROUNDS = 10, LC_TEAM_MOST = 1 << LC_TEAM_ROUNDS /* members */ };

/* What one member hears from others, a cache line each: how often they have come to a meeting. */
typedef struct lc_signal {
    _Alignas(64) atomic_uint met;
} lc_signal;

/* A member's share of a piece. A NULL share is the whole piece. */
typedef struct lc_share {
    size_t rank, size;                   /* member number rank of size */
    lc_signal (*signal)[LC_TEAM_ROUNDS]; /* (size) where they meet */
    unsigned met;                        /* how often they have */
    size_t yields;                       /* how often this member gave its core away while it waited */
    struct lc_share *half;               /* in the half of the team that this member is in; NULL where size is odd */
} lc_share;

/* Waits until every member of the team has come. A barrier by dissemination: log2(size) rounds, in which every member signals one
 * and waits for one (Hensgen, Finkel and Manber 1988). What members wrote before, all may read after. It spins for some tens of
 * microseconds, then gives the core to whoever wants it. */
void lc_share_meet(lc_share *share);

/* Members of a team that do the same work, each on memory of its own: an array of the next one is `apart` bytes further on. */
typedef struct lc_mates {
    lc_share *share;
    size_t apart;
} lc_mates;

/* The array of another member that lies as `own` does; own itself without mates, NULL without an array. */
static inline void *lc_mates_array(const void *own, const lc_mates *mates, size_t rank)
{
    if (!own || !mates)
        return (void *)(uintptr_t)own;
    return (char *)(uintptr_t)own + ((ptrdiff_t)rank - (ptrdiff_t)mates->share->rank) * (ptrdiff_t)mates->apart;
}

static inline lc_share *lc_mates_share(const lc_mates *mates)
{
    return mates ? mates->share : NULL;
}

static inline bool lc_share_is_first(const lc_share *share)
{
    return !share || share->rank == 0;
}

/* Which half of its team a member is in. */
static inline size_t lc_share_half(const lc_share *share)
{
    return share->rank >= share->size / 2;
}

/* A member's part of [0, count), whole multiples of `grain` except at the end; empty where there are more members than these. */
typedef struct lc_range {
    size_t first, end;
} lc_range;

static inline size_t lc_share_bound(size_t count, size_t grain, size_t rank, size_t size)
{
    size_t bound = (count + grain - 1) / grain * rank / size * grain;
    return bound < count ? bound : count;
}

static inline lc_range lc_share_of(const lc_share *share, size_t count, size_t grain)
{
    if (!share)
        return (lc_range){0, count};
    return (lc_range){lc_share_bound(count, grain, share->rank, share->size),
                      lc_share_bound(count, grain, share->rank + 1, share->size)};
}

#endif
