/* magnitude - what is behind a number and says how often it counts: the M of 1.2 M. */
#ifndef LC_DATA_SHEET_MAGNITUDE_H
#define LC_DATA_SHEET_MAGNITUDE_H

#include "core/words.h"
#include "data/sheet/number.h"

/* What K, k, M, B or T count, as a power of ten. */
int lc_magnitude_power(char letter);

/* A cell as a text of --value has it: with '1 M=1e6', 1.2 M is 1200000; with '1GB=1', 3.5GB is 3.5. False where what is behind
 * the cell's number is another word, or it has none. */
bool lc_magnitude_given(lc_number *out, const char *cell, const char *given, char decimal);

/* Whether a text of --value is a factor: 1 M=1e6. */
bool lc_magnitude_is_factor(const char *given);

/* A cell in which K, M, B and T behind a blank count thousands to trillions. False for what has no such letter. */
bool lc_magnitude_read(lc_number *out, const char *cell, char decimal);

/* What --value is to say of a cell that is not understood: what its letter or word counts, in a column or (NULL) in all; or which
 * number it is. */
lc_typed lc_magnitude_way(const char *column, const char *cell);

#endif
