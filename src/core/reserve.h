/* reserve - blocks of a plan: their place in the address space is taken, and memory only where they are written.
 *
 * A plan makes what training would make, counts it (lc_mem_bytes) and draws no weights: a network larger than the machine can be
 * asked for its size. All of it is the calling thread's: it begins and ends, and frees what it has made meanwhile.
 */
#ifndef LC_CORE_RESERVE_H
#define LC_CORE_RESERVE_H

#include <lanecast/base.h>

/* From here on, or no longer: large blocks of lc_new are such ones. */
void lc_reserve_begin(void);
void lc_reserve_end(void);
bool lc_reserve_is_on(void);

/* A block of zeros that begins a page; NULL: there is no such place. For core/memory/mem.c. */
void *lc_reserve_take(size_t bytes);

/* Gives a block back, and says how many bytes it was of; 0: it is none of these. */
size_t lc_reserve_give(void *block);

#endif
