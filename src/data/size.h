/* size - how large the numbers of a channel are: percents beside parts of one, thousands beside ones. */
#ifndef LC_DATA_SIZE_H
#define LC_DATA_SIZE_H

#include <lanecast/dataset.h>

/* The mean size of a channel's values in the first series, `count` of them; 0 without any value. */
double lc_size_of(const lc_dataset *dataset, size_t channel, size_t count);

bool lc_size_is_bare(const char *units);

/* Whether numbers on one side only have a sign that is their unit: %, K or M. */
bool lc_size_may_differ(const char *units, const char *other);

/* How many times as large the other side's numbers are, where one side has such a sign and both are of one quantity by their
 * sizes: 0.01 behind percents; 0: they are not. */
double lc_size_times(const char *units, double size, const char *other_units, double other_size);

/* "has '%' behind its numbers in the dataset, and not here, where they are about 0.01 times as large": of units in `before`
 * ("the dataset") and of others here. times: what lc_size_times says of the two. */
void lc_size_text(char out[LC_TEXT_MAX], const char *units, const char *before, const char *other_units, double times);

/* Whether channels of one name are parts of one here and percents there, by their numbers: all from 0 to 1, not all of them
 * whole, and all from 0 to 100, about a hundred times as large. */
bool lc_size_is_parts(const lc_dataset *parts, size_t channel, const lc_dataset *percents, size_t other);

/* How many times as large the numbers of a channel are as those of another of its name, where that is about 1000, 10^6 or 10^9,
 * all are positive, and each is far above all of the other's: thousands of one side, without a word. 0: they are not. */
double lc_size_thousands(const lc_dataset *large, size_t channel, const lc_dataset *small, size_t other);

/* The same of two means. */
double lc_size_power(double large, double small);

#endif
