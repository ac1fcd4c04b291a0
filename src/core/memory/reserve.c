/* reserve - blocks of address space, in a list. */
#include "core/reserve.h"

#include <sys/mman.h>

enum { PAGE = 4096 };

/* At the beginning of the page before a block. */
typedef struct head {
    struct head *next;
    size_t bytes; /* of the block */
} head;

static _Thread_local bool on;
static _Thread_local head *first;

void lc_reserve_begin(void)
{
    on = true;
}

void lc_reserve_end(void)
{
    on = false;
}

bool lc_reserve_is_on(void)
{
    return on;
}

void *lc_reserve_take(size_t bytes)
{
    size_t whole;
    if (__builtin_add_overflow(bytes, PAGE, &whole))
        return NULL;
    head *h = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (h == MAP_FAILED)
        return NULL;
    *h = (head){first, bytes};
    first = h;
    return (char *)h + PAGE;
}

size_t lc_reserve_give(void *block)
{
    for (head **link = &first; *link; link = &(*link)->next) {
        head *h = *link;
        if ((char *)h + PAGE != block)
            continue;
        const size_t bytes = h->bytes;
        *link = h->next;
        munmap(h, bytes + PAGE);
        return bytes;
    }
    return 0;
}
