/* crew - threads that work on things of their own for a long time, and wait for each other's results: those of a sweep. Each
 * may call lc_parallel, as the main thread may. */
#ifndef LC_CORE_CREW_H
#define LC_CORE_CREW_H

#include "core/status.h"

typedef struct lc_crew lc_crew;

/* Called once by each worker, [0, workers). */
typedef void (*lc_crew_work)(void *ctx, size_t worker, lc_crew *crew);

/* Returns when all workers have; the calling thread is one of them. LC_E_FAILURE if a thread cannot be had; then nobody has
 * worked. */
lc_status lc_crew_run(size_t workers, lc_crew_work work, void *ctx);

/* One worker at a time is between enter and leave. wait, from in between: lets others in, until one of them calls wake. */
void lc_crew_enter(lc_crew *crew);
void lc_crew_leave(lc_crew *crew);
void lc_crew_wait(lc_crew *crew);
void lc_crew_wake(lc_crew *crew);

#endif
