/* shuffle - whether an array gets smaller if the bytes of its numbers are sorted by their places: tried on a piece of it. Numbers
 * of full mantissas do; measured ones, whose few decimals repeat, are smaller as they are, and faster. */
#include <string.h>
#include <zlib.h>

#include "core/h5/handle.h"

enum { TRIAL = 16384, ROOM = TRIAL + 1024 };

/* All bytes that are the first of their number, then all second ones. */
static void sort_bytes(unsigned char *out, const unsigned char *bytes, size_t element, size_t count)
{
    for (size_t place = 0; place < element; place++)
        for (size_t i = 0; i < count; i++)
            *out++ = bytes[i * element + place];
}

static size_t deflated(const unsigned char *bytes, size_t length)
{
    unsigned char out[ROOM];
    uLongf size = sizeof out;
    return compress2(out, &size, bytes, length, LC_H5_DEFLATE) == Z_OK ? size : length;
}

bool lc_h5_shuffles(const void *data, size_t element, size_t count)
{
    unsigned char sorted[TRIAL];
    if (element < 2 || element > 16 || count == 0)
        return true;
    const size_t tried = count < TRIAL / element ? count : TRIAL / element;
    const unsigned char *piece = (const unsigned char *)data + (count - tried) / 2 * element;
    sort_bytes(sorted, piece, element, tried);
    return deflated(sorted, tried * element) <= deflated(piece, tried * element);
}
