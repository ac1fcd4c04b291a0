/* registry - what cmake/registry.cmake writes for a plugin folder: the table of its files, their names, and their look-up. */
#ifndef LC_CORE_REGISTRY_H
#define LC_CORE_REGISTRY_H

#include <lanecast/option.h>

/* The variants of a folder and their names, both NULL-ended and in the order of the names; the one of a name, or NULL. */
#define LC_REGISTRY(type, prefix)                                                                                                \
    extern const type *const prefix##_table[];                                                                                   \
    extern const char *const prefix##_table_names[];                                                                             \
    const type *prefix##_find(const char *name)

/* The same of variants with knobs: their type has `help` and `knobs`, and `prefix_variant` gives both by name (zero if
 * unknown). */
#define LC_REGISTRY_WITH_KNOBS(type, prefix)                                                                                     \
    LC_REGISTRY(type, prefix);                                                                                                   \
    lc_variant prefix##_variant(const char *name)

#endif
