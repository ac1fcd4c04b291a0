/* hot - columns of words whose words become channels of 0 and 1 (--one-hot). */
#ifndef LC_DATA_FOREIGN_HOT_H
#define LC_DATA_FOREIGN_HOT_H

#include "data/foreign/plan.h"

/* Gives plans of one file a channel COLUMN=WORD for each word that a column of --one-hot has in any of them. LC_E_DATA or
 * LC_E_USAGE for a column that is not there, or has no words. */
lc_status lc_hot_widen(lc_plan *plan, size_t plans);

/* A column whose words were read, for the channels that follow; begins as {0}. */
typedef struct lc_hot_column {
    const lc_key *key;
    char **text; /* (rows of the plan) */
} lc_hot_column;

/* The values of such a channel, (rows of the plan): 1 where a row has the word, NaN where it has none. */
lc_status lc_hot_read(double *out, lc_hot_column *column, const lc_plan *plan, const lc_pick *pick);
void lc_hot_free(lc_hot_column *column, const lc_plan *plan);

#endif
