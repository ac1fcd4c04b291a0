/* digest - XXH3, 64 bits: the same bytes give the same number on every machine. */
#ifndef LC_CORE_DIGEST_H
#define LC_CORE_DIGEST_H

#include <lanecast/base.h>

/* The digest of bytes, continued from an earlier one (0 to begin). */
uint64_t lc_digest(uint64_t before, const void *bytes, size_t count);

/* The same of a text with its end, so that "ab", "c" differs from "a", "bc". */
uint64_t lc_digest_text(uint64_t before, const char *text);

#endif
