/* arena - pieces handed out of one block. */
#include "core/arena.h"

enum { ALIGNMENT = 64 };

void *lc_arena_take(lc_arena *arena, size_t count, size_t size)
{
    void *piece = arena->base ? arena->base + arena->used : NULL;
    arena->used += (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return piece;
}
