/* link - how the processes of one sweep talk: rank 0, which hands out trials and writes, with the others, which train. */
#ifndef LC_SWEEP_LINK_H
#define LC_SWEEP_LINK_H

#include "core/buffer.h"

typedef struct lc_link {
    size_t rank, ranks;
    const void *ctx; /* of the functions */
    lc_status (*send)(const void *ctx, size_t to, const char *bytes, size_t size);
    /* Waits for a message of anyone. *bytes: lc_free. */
    lc_status (*receive)(const void *ctx, size_t *from, char **bytes, size_t *size);
} lc_link;

/* Sends what a buffer has, which is empty then. */
lc_status lc_link_post(const lc_link *link, size_t to, lc_buffer *message);

#endif
