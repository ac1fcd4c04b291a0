/* digest - XXH3 of bytes and texts. */
#include "core/digest.h"

#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t lc_digest(uint64_t before, const void *bytes, size_t count)
{
    return XXH3_64bits_withSeed(bytes, count, before);
}

uint64_t lc_digest_text(uint64_t before, const char *text)
{
    return lc_digest(before, text, strlen(text) + 1);
}
