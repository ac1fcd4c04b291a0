/* plan - the plans of a study: what its trials are a function of, each as an attribute of the study. */
#ifndef LC_SWEEP_LEDGER_PLAN_H
#define LC_SWEEP_LEDGER_PLAN_H

#include "sweep/ledger/sql.h"

/* *out (lc_free): plan `number`, or the latest one (LC_LATEST_PLAN), whose number is l->plan then; NULL if the study was not made
 * here. */
lc_status lc_plan_read(char **out, lc_ledger *l, int number);

/* The present plan as the study's plan l->plan. */
lc_status lc_plan_put(lc_ledger *l);

/* LC_E_MISMATCH, with the first line that differs, if the present plan is not `kept`. */
lc_status lc_plan_compare(const lc_ledger *l, const char *kept);

/* LC_E_MISMATCH where trials have parameters of another kind than the present dimensions: a number there is no value here. */
lc_status lc_plan_check_space(lc_ledger *l);

#endif
