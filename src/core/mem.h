/* mem - the one heap. Blocks are zeroed and aligned to 64 bytes; sizes are checked before anything is allocated. */
#ifndef LC_CORE_MEM_H
#define LC_CORE_MEM_H

#include "core/status.h"

/* *out (any pointer type, passed by address) becomes count elements of size bytes, all zero. A count of 0 gives a block too. */
lc_status lc_new(void *out, size_t count, size_t size);

/* The same, not zeroed: for large arrays of which every element is written before it is read. */
lc_status lc_new_unset(void *out, size_t count, size_t size);

/* *block grows to hold count elements, old content kept, the rest zero; *capacity (elements) follows. Amortized. */
lc_status lc_grow(void *block, size_t *capacity, size_t count, size_t size);

/* LC_E_FAILURE if a block of that size could not be had now; it is not kept. For libraries that do not survive it. */
lc_status lc_spare(size_t bytes);

/* A copy of a text. */
lc_status lc_copy_text(char **out, const char *text);

/* Frees a block of lc_new, lc_grow, lc_copy_text. NULL is fine. */
void lc_free(void *block);

/* Frees an array of texts, some of which may be NULL, and each of them. NULL is fine. */
void lc_free_texts(char **text, size_t count);

/* Allocations made so far, by all threads; tests prove that a training step makes no allocation. */
size_t lc_mem_calls(void);

/* Bytes currently allocated, over all threads. */
size_t lc_mem_bytes(void);

#endif
