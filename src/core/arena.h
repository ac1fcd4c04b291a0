/* arena - one block, carved. The same planning function runs twice: first over an empty arena to count, then over memory to
 * carve. */
#ifndef LC_CORE_ARENA_H
#define LC_CORE_ARENA_H

#include <lanecast/base.h>

typedef struct lc_arena {
    char *base;  /* NULL: only count */
    size_t used; /* bytes */
} lc_arena;

/* The next count elements of size bytes, aligned to 64 bytes; NULL while counting. */
void *lc_arena_take(lc_arena *arena, size_t count, size_t size);

#endif
