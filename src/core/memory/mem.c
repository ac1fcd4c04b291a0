/* mem - the heap, counted. */
#include "core/mem.h"

#include "core/reserve.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ALIGNMENT = 64, PAGE = 4096, LARGE_PAGE = 2 << 20, LARGE = 4 << 20 };

static atomic_size_t calls, bytes_now;

/* A large block is touched in pages of 2 MB where the system has some: faults of 4 KB were a sixth of the time to read a CSV. */
static void ask_for_large_pages(char *block, size_t bytes)
{
    const size_t before = (PAGE - (uintptr_t)block % PAGE) % PAGE;
    if (bytes >= LARGE)
        madvise(block + before, (bytes - before) / PAGE * PAGE, MADV_HUGEPAGE); /* refused: as it was */
}

static void count_in(size_t bytes)
{
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&bytes_now, bytes, memory_order_relaxed);
}

/* Of a plan: nothing is touched. */
static lc_status reserve(void *out, size_t bytes)
{
    void *block = lc_reserve_take(bytes);
    if (!block)
        return lc_fail(LC_E_FAILURE, "out of memory: no block of %zu bytes", bytes);
    count_in(bytes);
    memcpy(out, &block, sizeof block);
    return LC_OK;
}

/* Not zeroed. */
static lc_status take(void *out, size_t bytes)
{
    size_t rounded;
    if (bytes >= LARGE && lc_reserve_is_on())
        return reserve(out, bytes);
    if (__builtin_add_overflow(bytes, ALIGNMENT, &rounded))
        return lc_fail(LC_E_FAILURE, "out of memory: a block of %zu bytes cannot exist", bytes);
    void *block = NULL; /* aligned_alloc would want whole large pages */
    if (posix_memalign(&block, bytes < LARGE ? ALIGNMENT : LARGE_PAGE, rounded / ALIGNMENT * ALIGNMENT) != 0)
        return lc_fail(LC_E_FAILURE, "out of memory: no block of %zu bytes", bytes);
    count_in(malloc_usable_size(block));
    ask_for_large_pages(block, bytes);
    memcpy(out, &block, sizeof block);
    return LC_OK;
}

lc_status lc_new_unset(void *out, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return lc_fail(LC_E_FAILURE, "out of memory: %zu elements of %zu bytes", count, size);
    return take(out, bytes);
}

lc_status lc_new(void *out, size_t count, size_t size)
{
    void *block = NULL;
    CHECK(lc_new_unset(&block, count, size));
    if (count * size < LARGE || !lc_reserve_is_on()) /* a reserved block is not touched */
        memset(block, 0, count * size);
    memcpy(out, &block, sizeof block);
    return LC_OK;
}

lc_status lc_grow(void *block, size_t *capacity, size_t count, size_t size)
{
    void *old, *grown = NULL;
    if (count <= *capacity)
        return LC_OK;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < count)
        wanted = count;
    CHECK(lc_new(&grown, wanted, size));
    memcpy(&old, block, sizeof old);
    if (old)
        memcpy(grown, old, *capacity * size);
    lc_free(old);
    memcpy(block, &grown, sizeof grown);
    *capacity = wanted;
    return LC_OK;
}

lc_status lc_spare(size_t bytes)
{
    void *volatile block = malloc(bytes);
    if (!block)
        return lc_fail(LC_E_FAILURE, "out of memory: no block of %zu bytes", bytes);
    free(block);
    return LC_OK;
}

lc_status lc_copy_text(char **out, const char *text)
{
    char *copy = NULL;
    CHECK(lc_new(&copy, strlen(text) + 1, 1));
    memcpy(copy, text, strlen(text) + 1);
    *out = copy;
    return LC_OK;
}

void lc_free(void *block)
{
    const size_t reserved = lc_reserve_give(block), bytes = reserved ? reserved : malloc_usable_size(block);
    atomic_fetch_sub_explicit(&bytes_now, bytes, memory_order_relaxed);
    if (!reserved)
        free(block);
}

void lc_free_texts(char **text, size_t count)
{
    for (size_t i = 0; text && i < count; i++)
        lc_free(text[i]);
    lc_free(text);
}

size_t lc_mem_bytes(void)
{
    return atomic_load(&bytes_now);
}

size_t lc_mem_calls(void)
{
    return atomic_load(&calls);
}
