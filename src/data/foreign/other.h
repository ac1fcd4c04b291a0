/* other - HDF5 files that are not series, refused by name. */
#ifndef LC_DATA_FOREIGN_OTHER_H
#define LC_DATA_FOREIGN_OTHER_H

#include "core/h5_tree.h"
#include "core/status.h"

/* Fails, saying what the file is, where that is known: weights, cells, arrays of types or axes that are not read. */
lc_status lc_other_named(const char *path, const lc_h5_tree *tree);

/* Fails, saying what to do. */
lc_status lc_other_refuse(const char *path, const lc_h5_tree *tree);

/* Fails if a frame of pandas, in that group, has an index of periods. */
lc_status lc_other_periods(const char *path, const lc_h5_tree *tree, size_t group);

/* Fails for an array that cannot be read. */
lc_status lc_other_unreadable(const char *path, const lc_h5_node *node);

#endif
