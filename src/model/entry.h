/* entry - every key of a configuration with its value, one after the other: the rows of the table, and after a choice of variants
 * the knobs of the chosen one.
 *
 *     lc_entry entry = {0};
 *     while (lc_entry_next(&entry, &config)) ... entry.section, entry.key, entry.value ...
 */
#ifndef LC_MODEL_ENTRY_H
#define LC_MODEL_ENTRY_H

#include "core/buffer.h"

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

/* Whether two texts are the same value of an option: 0.001 and 1e-3, yes and true. */
bool lc_entry_is_same(const lc_option *option, const char *a, const char *b);

/* "model.huber.delta": copies "model", and returns what is after it, "huber.delta"; NULL without a point. */
const char *lc_entry_split(char section[LC_NAME_MAX], const char *name);

/* The knobs given in a section; NULL if it cannot have any. */
const lc_knobs *lc_entry_knobs(const lc_config *config, const char *section);

/* LC_E_CONFIG for a knob that was given and whose variant is not chosen. */
lc_status lc_entry_check(const lc_config *config);

/* A knob that was given; begins as {0}. */
typedef struct lc_entry_knob {
    size_t at, next; /* which section; which of its knobs comes next */
    const char *section, *key, *value;
    const lc_option *row, *option; /* what chooses its variant; the knob itself, NULL if no variant has it */
} lc_entry_knob;

/* The knobs that were given, one after the other, whether their variants are chosen or not. */
bool lc_entry_next_knob(lc_entry_knob *knob, const lc_config *config);

/* Whether the configuration chooses the variant of a knob; has given that knob itself; whether its value is the default. */
bool lc_entry_chooses(const lc_config *config, const lc_entry_knob *knob);
bool lc_entry_gives(const lc_config *config, const lc_entry_knob *knob);
bool lc_entry_knob_is_standard(const lc_entry_knob *knob);

/* Gives *config the knob of another one. LC_E_CONFIG for one that no variant has. */
lc_status lc_entry_take(lc_config *config, const lc_entry_knob *knob);

/* Takes back every knob that was given, so that those given afterwards can be told apart. */
void lc_entry_forget(lc_config *config);

/* Gives *config, after lc_entry_forget and what was asked for then, the other knobs of `stored`: those whose variants it chooses.
 * What was stored with a choice that is no longer made is of no use; what was asked for stays, and lc_entry_check refuses it. */
lc_status lc_entry_inherit(lc_config *config, const lc_config *stored);

/* A line for each knob of `stored` that lc_entry_inherit leaves out and that was not at its default:
 * "train.adam.beta1 = 0.8 is left out: train.optimizer = sgd". */
void lc_entry_left_out(lc_buffer *out, const lc_config *config, const lc_config *stored);

#endif
