/* channels - a list of channel names as a configuration has it, into indices. */
#ifndef LC_MODEL_CHANNELS_H
#define LC_MODEL_CHANNELS_H

#include <lanecast/config.h>
#include <lanecast/dataset.h>

/* `*` for all, or names separated by spaces or commas; a name with either in it is written in double quotes (core/names.h). *out
 * belongs to the caller (lc_free). key ("data.target") begins messages. LC_E_DATA for a name that is not a channel. */
lc_status lc_channels_new(size_t **out, size_t *count, const lc_dataset *dataset, const char *text, const char *key);

/* Whether a text is not a channel, but a column whose words are channels COLUMN=WORD (import --one-hot); these, as above. */
bool lc_channels_has_words(const lc_dataset *dataset, const char *column);
lc_status lc_channels_of_words(size_t **out, size_t *count, const lc_dataset *dataset, const char *column);

/* read (channels): whether a configuration names a channel as an input, a target or a covariate. */
lc_status lc_channels_read(bool *read, const lc_dataset *dataset, const lc_config *config);

/* LC_E_CONFIG if no channel is named. */
lc_status lc_channels_check(const char *text, const char *key);

#endif
