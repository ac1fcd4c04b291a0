/* hidden - what other programs keep beside their tables for themselves: it is no data. */
#ifndef LC_DATA_FOREIGN_HIDDEN_H
#define LC_DATA_FOREIGN_HIDDEN_H

#include "core/h5_tree.h"

/* Whether a node is of an index of PyTables, or a group inside of a frame of pandas. */
bool lc_hidden_is(const lc_h5_tree *tree, size_t node);

#endif
