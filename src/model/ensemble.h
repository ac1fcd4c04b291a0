/* ensemble - what the members of an ensemble are together: a run with run.seeds has several networks, all others one. */
#ifndef LC_MODEL_ENSEMBLE_H
#define LC_MODEL_ENSEMBLE_H

#include <lanecast/forecaster.h>

#include "train/member.h"

/* Of a member as it is now; seed and digest are 0, which are the configuration's, and take long to find. */
lc_member_facts lc_ensemble_facts(const lc_member *member);

/* Where `count` members that have begun are, all of run.seeds together: diverged where one has; unfinished where one is, has not
 * begun, or (of several) was finished with fewer epochs than are now asked for. */
lc_training_state lc_ensemble_training(const lc_member_facts *facts, size_t count, const lc_config *config);

/* The digest of all members: of one its own. */
uint64_t lc_ensemble_digest(const lc_member_facts *facts, size_t count);

#endif
