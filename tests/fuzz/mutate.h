/* mutate - mutants of texts and of HDF5 files, by number: the same number, the same mutant.
 *
 * Those of HDF5 know the format: a field of a structure (superblock, object header, message, tree, heap, index of chunks) is set to
 * what is at a limit, the checksums that were right before are made right again, and the seal is dropped, made anew or kept.
 */
#ifndef LC_TESTS_FUZZ_MUTATE_H
#define LC_TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* Changes data (length) in place; it has room for `capacity` bytes. Returns its new length, at least 1. */
size_t lc_mutate_text(uint8_t *data, size_t length, size_t capacity, uint64_t number);
size_t lc_mutate_hdf5(uint8_t *data, size_t length, size_t capacity, uint64_t number);

/* Random numbers; *state is any number. */
uint64_t lc_mutate_next(uint64_t *state);

/* One of [0, count). */
size_t lc_mutate_below(uint64_t *state, size_t count);

/* Some bytes anywhere flipped, copied, moved, left out or cut off. Returns the new length. */
size_t lc_mutate_bytes(uint8_t *data, size_t length, size_t capacity, uint64_t *state);

#endif
