/* unpack - the content of a gzip, xz or zstd file in memory. */
#ifndef LC_CORE_UNPACK_H
#define LC_CORE_UNPACK_H

#include "core/status.h"

/* Whether the first bytes are those of a packed file: "gzip", "xz", "zstd", "lzma"; NULL if not. */
const char *lc_packed_as(const char *bytes, size_t length);

/* The unpacked content, a 0 after it, for lc_free; of a file in several pieces (xz -T, cat a.gz b.gz) all of them. LC_E_DATA,
 * naming the path, for a damaged or cut file, for more than `most` bytes, for a line of more than 64 MB, and above 64 MB for more
 * than 256 times the packed bytes: nothing above that is ever unpacked. */
lc_status lc_unpack(char **out, size_t *out_length, size_t most, const char *bytes, size_t length, const char *path);

#endif
