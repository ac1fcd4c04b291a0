/* describe - a file as texts, for core/h5/tree.c. */
#ifndef LC_CORE_H5_DESCRIBE_H
#define LC_CORE_H5_DESCRIBE_H

#include "core/h5/handle.h"
#include "core/h5_tree.h"

/* All that a tree holds, as texts behind one another, each with its 0. For lc_free. */
lc_status lc_h5_describe(char **out, size_t *bytes, lc_h5 *file);

/* The type in memory of 8 bytes for a stored one: HDF5 converts bits to bits only, which are numbers for us. */
hid_t lc_h5_bits(hid_t stored, hid_t wanted);

/* The type of an element. */
lc_h5_element lc_h5_element_of(hid_t type);

#endif
