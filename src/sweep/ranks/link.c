/* link - a message from a buffer. */
#include "sweep/link.h"

#include "core/mem.h"

lc_status lc_link_post(const lc_link *link, size_t to, lc_buffer *message)
{
    char *bytes = NULL;
    const size_t size = message->length;
    CHECK(lc_buffer_take(&bytes, message));
    const lc_status status = link->send(link->ctx, to, bytes, size);
    lc_free(bytes);
    return status;
}
