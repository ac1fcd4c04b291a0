/* matlab - what files of MATLAB 7.3 say of their arrays. Their first axis there is the last one of HDF5. */
#ifndef LC_DATA_FOREIGN_MATLAB_H
#define LC_DATA_FOREIGN_MATLAB_H

#include "core/h5_tree.h"

/* Whether MATLAB wrote a file. */
bool lc_matlab_is(const lc_h5_tree *tree);

/* Whether an array is of what are no numbers there: letters, cells, objects, and the sizes of one without
 * elements. */
bool lc_matlab_is_object(const lc_h5_node *node);

#endif
