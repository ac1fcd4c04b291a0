/* hot_words - channels COLUMN=WORD of a column of words (import --one-hot): rows may lack a word, which is 0 in them. */
#ifndef LC_DATA_HOT_WORDS_H
#define LC_DATA_HOT_WORDS_H

#include <lanecast/dataset.h>

/* Letters of "COLUMN=" at the beginning of a channel's name, where that is one of the columns of a list (NULL: none); else 0. */
size_t lc_hot_column(const char *name, const char *columns);

/* Whether a dataset has channels of that column; column: 0 for none. */
bool lc_hot_has(const lc_dataset *dataset, const char *name, size_t column);

/* The value of a word of the column that the dataset has no channel of: 0 where another word of its column is known, else NaN. */
double lc_hot_value(const lc_dataset *dataset, const lc_series *series, size_t row, const char *name, size_t column);

#endif
