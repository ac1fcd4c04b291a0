/* pace - how many threads are worth it now. On cores that other programs use too, members of a team wait for one that has no
 * core, and threads that spin at the end of a run take the cores from those that work.
 *
 * Three ways to run, each with fewer threads: teams together; apart, a thread for each piece; alone, one thread for all. Where a
 * run was hindered (a member gave its core away, or the system took one), the next way is tried, and the times are compared. The
 * faster way stays for PATIENCE times what the other one took: tries cost at most one part in PATIENCE.
 */
#ifndef LC_CORE_PACE_H
#define LC_CORE_PACE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum lc_way { LC_TOGETHER, LC_APART, LC_ALONE, LC_WAYS } lc_way;

typedef struct lc_pace {
    double seconds[LC_WAYS]; /* of a run that way, the later ones count more; 0: not known */
    double sure[LC_WAYS];    /* seconds until the next way is tried again, though a run was hindered */
    double left;             /* seconds until the way before is tried again */
    lc_way way, first, last;
    size_t tries; /* of this way, still to come */
} lc_pace;

/* Of `count` teams of `size` threads. */
lc_pace lc_pace_of(size_t count, size_t size);

/* A run took `seconds`, and was hindered. */
void lc_pace_note(lc_pace *pace, double seconds, bool hindered);

#endif
