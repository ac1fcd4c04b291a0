/* words - what the numbers of an enumeration, and the flags of CF, are called. */
#ifndef LC_DATA_FOREIGN_WORDS_H
#define LC_DATA_FOREIGN_WORDS_H

#include "data/foreign/stored.h"

/* The word of a number; false, and the text "", if it has none. */
bool lc_words_of(char out[LC_TEXT_MAX], const lc_h5_element *type, int64_t number);

/* Whether all words are those of true, false and missing values: its numbers are numbers. */
bool lc_words_are_truth(const lc_h5_element *type);

/* The word of a flag (CF 3.5): that of flag_meanings whose number flag_values has; false if it has none. */
bool lc_words_of_flag(char out[LC_TEXT_MAX], const lc_h5_node *node, double number);

/* The first words, as a list: "low = 1, high = 2". */
void lc_words_list(char out[LC_TEXT_MAX], const lc_h5_element *type);

#endif
