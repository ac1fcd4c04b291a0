/* join - what the files that put channels beside channels share. */
#ifndef LC_DATA_JOIN_H
#define LC_DATA_JOIN_H

#include "data/axis.h"
#include "data/import/gather.h"

/* The series of `other` that belongs to each of the base, or other->series_count; (base->series_count). Those of one name; of
 * names that differ by case or blanks only, if no other is meant; the only one of `other`, for every series, unless its file
 * names it. LC_E_DATA, with what to do, where that gives none. Notes say what is not used. */
lc_status lc_join_partners(size_t *partner, const lc_dataset *base, const lc_dataset *other, const lc_joining *joining);

/* What became of a row of the other file; of several series that it goes to, the best. */
typedef enum lc_join_fate {
    LC_JOIN_UNSEEN,
    LC_JOIN_LATE,
    LC_JOIN_EARLY,
    LC_JOIN_BETWEEN,
    LC_JOIN_FUTURE,
    LC_JOIN_USED
} lc_join_fate;
enum { LC_JOIN_FATES = LC_JOIN_USED + 1 };

/* Series a, with the values of `channels` columns of its own before the `more` of b, joined already. */
typedef struct lc_join_pair {
    lc_series *a;
    const lc_series *b;
    size_t channels, more;
    lc_zones *zones; /* of the series */
} lc_join_pair;

/* axis: of a. Where two series have no stamp in common, or one knows its zone and the other does not, and both have at most one
 * row a local day, or month (of UTC, where rows that are a day apart go on at its midnights): *out is b with the stamps of a's
 * rows of the same days, or those that its calendar continues to, its values borrowed, for lc_join_clear. *unit: "day", "month",
 * for a note; NULL: it is left empty. LC_E_DATA, naming path and --zone, where midnights of UTC may be either day. */
lc_status lc_join_by_days(lc_series *out, const char **unit, const lc_join_pair *pair, const lc_axis *axis, const char *path);
void lc_join_clear(lc_series *aligned);

/* It gets the rows of b after its last that its calendar continues to: its own channels are missing there. *added: how many.
 * fate: of the rows of b. axis: of a. */
lc_status lc_join_future(size_t *added, lc_join_fate *fate, const lc_join_pair *pair, const lc_axis *axis);

#endif
