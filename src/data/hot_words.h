/* hot_words - channels COLUMN=WORD of a column of words (import --one-hot): rows may lack a word, which is 0 in them. */
#ifndef LC_DATA_HOT_WORDS_H
#define LC_DATA_HOT_WORDS_H

#include <lanecast/dataset.h>

/* Whether a dataset has channels of the column that a channel's name begins with. */
bool lc_hot_has(const lc_dataset *dataset, const char *name);

/* The value of a word that the dataset has no channel of: 0 where another word of its column is known, else NaN. */
double lc_hot_value(const lc_dataset *dataset, const lc_series *series, size_t row, const char *name);

#endif
