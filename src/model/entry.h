/* entry - every key of a configuration with its value, one after the other: the rows of the table, and after a choice of variants
 * the knobs of the chosen one.
 *
 *     lc_entry entry = {0};
 *     while (lc_entry_next(&entry, &config)) ... entry.section, entry.key, entry.value ...
 */
#ifndef LC_MODEL_ENTRY_H
#define LC_MODEL_ENTRY_H

#include <lanecast/config.h>

typedef struct lc_entry {
    const char *section;
    char key[2 * LC_NAME_MAX]; /* "loss", "huber.delta" */
    char value[LC_TEXT_MAX];
    size_t row;             /* of the table, from 1 */
    const lc_option *knobs; /* those of this row's variant that are still to come; NULL: no more */
} lc_entry;

bool lc_entry_next(lc_entry *entry, const lc_config *config);

/* Whether its value is the default. */
bool lc_entry_is_standard(const lc_entry *entry);

/* What "loss" or "huber.delta" is in a section: a row of the table, or a knob; NULL if it is neither.
 * *chooser: the row itself, or the one that chooses the knob's variant. */
const lc_option *lc_entry_option(const lc_option **chooser, const char *section, const char *key);

/* "model.huber.delta": copies "model", and returns what is behind it, "huber.delta"; NULL without a point. */
const char *lc_entry_split(char section[LC_NAME_MAX], const char *name);

/* The knobs given in a section; NULL if it cannot have any. */
const lc_knobs *lc_entry_knobs(const lc_config *config, const char *section);

/* LC_E_CONFIG for a knob that was given and whose variant is not chosen. */
lc_status lc_entry_check(const lc_config *config);

#endif
