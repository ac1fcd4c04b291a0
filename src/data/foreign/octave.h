/* octave - files that Octave's save -hdf5 writes: a variable is a group with its type and its value. */
#ifndef LC_DATA_FOREIGN_OCTAVE_H
#define LC_DATA_FOREIGN_OCTAVE_H

#include "core/h5_tree.h"

/* Whether Octave wrote a file. */
bool lc_octave_is(const lc_h5_tree *tree);

/* Makes each value a member of the group around its variable, under the variable's name; paths stay. */
void lc_octave_unwrap(lc_h5_tree *tree);

/* Whether a node is the group of a structure's fields, whose name is that of the group around it. */
bool lc_octave_is_fields(const lc_h5_tree *tree, const lc_h5_node *node);

#endif
