/* idle - what a configuration asks for without effect, as notes. */
#ifndef LC_CLI_IDLE_H
#define LC_CLI_IDLE_H

#include "cli/command.h"

#include "model/entry.h"

#include <lanecast/forecaster.h>

/* Keys that do nothing in this training, and how its rows are gone through where that is not by windows. */
void lc_note_idle(const lc_args *args, const lc_forecaster *forecaster);

/* Whether a key of its own, no knob, is of networks or their training, and has no effect on other kinds. */
bool lc_is_of_networks(const char *section, const char *key);

/* Whether a key, a knob too, acts on networks and their training only, and model.kind is no network. */
bool lc_is_idle(const lc_config *config, const lc_entry *entry);

/* The keys of networks and of training that are not at their defaults, where model.kind is no network. */
void lc_note_untrained(const lc_args *args, const lc_config *config);

#endif
