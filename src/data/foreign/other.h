/* other - HDF5 files that are not series, refused by name. */
#ifndef LC_DATA_FOREIGN_OTHER_H
#define LC_DATA_FOREIGN_OTHER_H

#include "core/h5_tree.h"
#include "core/status.h"

/* Fails, saying what the file is, where that is known: weights, cells, arrays of types or axes that are not read. */
lc_status lc_other_named(const char *path, const lc_h5_tree *tree);

/* Fails: a file of which only the first objects are looked at, and none of these is `what`. */
lc_status lc_other_cut(const char *path, const lc_h5_tree *tree, const char *what);

/* Fails, saying what to do. */
lc_status lc_other_refuse(const char *path, const lc_h5_tree *tree);

/* Whether a frame of pandas, in that group, has an index of periods. */
bool lc_other_has_periods(const lc_h5_tree *tree, size_t group);

/* The first group, from a node on, that is a frame or table of pandas; NULL if there is none. */
const lc_h5_node *lc_other_frame(const lc_h5_tree *tree, size_t first);

/* Fails for an array that cannot be read. */
lc_status lc_other_unreadable(const char *path, const lc_h5_node *node);

#endif
