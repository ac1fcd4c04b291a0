/* declared - what the attributes of an array declare of its numbers. */
#ifndef LC_DATA_FOREIGN_DECLARED_H
#define LC_DATA_FOREIGN_DECLARED_H

#include "data/foreign/stored.h"

enum { LC_DECLARED_MOST = 64, LC_UNUSED_MOST = 4 };

typedef struct lc_declared {
    const lc_stored *stored;
    const char *what; /* how messages name the array */
    lc_convention convention;
    double missing[LC_DECLARED_MOST];
    size_t missing_count, named; /* from `named` on, by names that are no convention */
    bool filled;                 /* a _FillValue is declared */
    double fill;                 /* the default one */
    double least, most;
    bool unpacked; /* the valid range is of values, not of stored numbers */
    bool packed;
    double scale, offset;
    const lc_h5_attribute *unused[LC_UNUSED_MOST]; /* scales and offsets by other names */
    size_t unused_count;
} lc_declared;

/* With stored, what and convention set: the rest. LC_E_DATA for a scale_factor or add_offset that is not a number. */
lc_status lc_declared_read(lc_declared *declared);

/* Whether a stored number is declared missing, or is what netCDF fills with what nobody wrote. */
bool lc_declared_misses(const lc_declared *declared, double stored);

#endif
