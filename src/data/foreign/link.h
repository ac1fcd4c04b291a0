/* link - names of a file that lead to another place, or to another file. They are not followed. */
#ifndef LC_DATA_FOREIGN_LINK_H
#define LC_DATA_FOREIGN_LINK_H

#include "core/h5_tree.h"
#include "core/status.h"

/* Whether a link leads to a place of this file where nothing is. */
bool lc_link_is_broken(const lc_h5_tree *tree, const lc_h5_node *link);

/* LC_E_DATA, saying where it leads and what to do, if a name or a path is a link; of NULL, the first link that is called as times
 * are, else the first one. */
lc_status lc_link_refuse(const char *path, const lc_h5_tree *tree, const char *name);

#endif
