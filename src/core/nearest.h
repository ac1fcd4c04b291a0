/* nearest - how far apart two words are, to name the known word that a misspelt one most likely means. */
#ifndef LC_CORE_NEAREST_H
#define LC_CORE_NEAREST_H

#include <lanecast/base.h>

/* The optimal string alignment distance: the least number of letters to add, drop or change, or of neighbours to swap, no letter
 * twice, upper and lower case being equal. Words are compared up to their first 63 bytes. */
size_t lc_nearest_distance(const char *a, const char *b);

typedef struct lc_hint {
    char text[160];
} lc_hint;

/* "; the nearest is SHOWN", to end a message, if at most a third of the word's letters, rounded, must change to make the name of
 * it; farther names do not help, and the hint is empty. */
lc_hint lc_nearest_hint(const char *word, const char *name, const char *shown);

/* The same for the nearest of some names (NULL-ended); where none is near, for the first that is the word and more: "temp (degC)"
 * for "temp". */
lc_hint lc_nearest_name(const char *word, const char *const *names);

#endif
