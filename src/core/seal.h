/* seal - what a file's bytes were when it was written: digests of its parts, after the file's own end.
 *
 *     BYTES DIGEST NAME                      a part, a line each, from the first byte to the end; digests are 16 hex digits
 *     BYTES DIGEST                           a part between two with a name: structure
 *     lanecast seal CONTENT DIGEST LENGTH    the last line: the content's digest as the writer counts it, the digest of the lines
 *                                            above, and how many bytes they have, of 16 hex digits each
 *
 * A digest of bytes is XXH3 of blocks of 64 KiB, each continued from the one before; that of the lines begins with CONTENT.
 * A program that writes the file anew, or changes it through HDF5, drops the seal.
 */
#ifndef LC_CORE_SEAL_H
#define LC_CORE_SEAL_H

#include "core/status.h"

/* A part with a name: bytes [first, end). Of one name there may be several; they may overlap. */
typedef struct lc_seal_part {
    uint64_t first, end;
    char *name; /* without a line end */
} lc_seal_part;

/* The seal of a file with this content. part (count) is sorted. For lc_free. */
lc_status lc_seal_new(char **out, lc_seal_part *part, size_t count, const void *bytes, size_t length, uint64_t content);

typedef struct lc_seal {
    uint64_t content; /* 0 without one */
    uint64_t digest;  /* of the lines */
    uint64_t lines;   /* their bytes */
    uint64_t length;  /* of the whole seal; 0 without one */
} lc_seal;

/* The seal of a file, from its last bytes; nothing is compared. LC_E_IO if it cannot be read. */
lc_status lc_seal_find(lc_seal *out, const char *path);

/* The same of an open file of `bytes` bytes, and its bytes compared with it. LC_E_DATA, naming what differs, if they are
 * not those that were written. */
lc_status lc_seal_check(lc_seal *out, int descriptor, uint64_t bytes, const char *path);

#endif
