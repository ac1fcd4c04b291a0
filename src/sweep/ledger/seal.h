/* seal - digests of what a study and its trials are, kept beside them: SQLite does not see a bit that has changed. */
#ifndef LC_SWEEP_LEDGER_SEAL_H
#define LC_SWEEP_LEDGER_SEAL_H

#include "sweep/ledger/sql.h"

/* Writes the digest of a trial that has ended: its state, point, values, reports, message and plan; not its times. */
lc_status lc_seal_trial(lc_ledger *ledger, const lc_trial *trial, sqlite3_int64 id);

/* LC_E_DATA, naming the trial, if one of the study's first `count` is not as it was when it was sealed, or if one is missing.
 * A trial without a seal, such as Optuna's, is passed over. */
lc_status lc_seal_check_trials(lc_ledger *ledger, size_t count);

/* Writes the digest of plan `number`; LC_E_DATA if that plan has another text now. */
lc_status lc_seal_plan(lc_ledger *ledger, size_t number, const char *plan);
lc_status lc_seal_check_plan(lc_ledger *ledger, size_t number, const char *plan);

#endif
