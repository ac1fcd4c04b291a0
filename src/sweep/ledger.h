/* ledger - the one door to SQLite: a sweep's trials in the tables that Optuna 3.2 to 5 reads and continues.
 *
 * Ids are explicit, so that rows do not depend on the order in which trials end: child rows of trial id t are
 * t * 2^20 + k. Numbers have no gaps. Several processes may write: each change is one transaction that begins by locking.
 */
#ifndef LC_SWEEP_LEDGER_H
#define LC_SWEEP_LEDGER_H

#include "sweep/domain.h"
#include "sweep/study.h"

typedef struct lc_ledger lc_ledger;

typedef struct lc_ledger_request {
    const char *path;
    const lc_domain *domain; /* borrowed for life */
    const lc_study *study;   /* borrowed for life */
    bool changed;            /* a plan that differs is no error */
    bool readonly;           /* the study must be there */
    bool whole;              /* a new file, which lc_ledger_commit writes */
} lc_ledger_request;

/* Opens the file, makes it and the study if they are not there. LC_E_MISMATCH, naming what differs, for a study of another plan,
 * and for one that has other choices, or another kind of numbers, of a dimension;
 * LC_E_DATA for a file that is damaged or no database; LC_E_IO for one that is locked or cannot be written. */
lc_status lc_ledger_open(lc_ledger **out, const lc_ledger_request *request);
void lc_ledger_close(lc_ledger *ledger);

/* All trials of the study in order; lc_trials_free. A parameter that the space does not have is passed over; LC_E_MISMATCH
 * where a choice is not one of the space's. */
lc_status lc_ledger_trials(lc_trial **out, size_t *count, lc_ledger *ledger);

/* The next trial begins: its row, RUNNING, and its point. LC_E_MISMATCH if its number is not the next one: another process writes
 * this study. One that was there when the ledger was opened (it was running when its process died) begins again. */
lc_status lc_ledger_begin(lc_ledger *ledger, const lc_trial *trial);

/* A trial has ended: state, values, reports, message. LC_E_MISMATCH if another process has ended it. */
lc_status lc_ledger_end(lc_ledger *ledger, const lc_trial *trial);

/* Writes a whole ledger as any file is written (core/file.h): all of it is there, or nothing. */
lc_status lc_ledger_commit(lc_ledger *ledger);

/* Removes a ledger's files. */
void lc_ledger_remove(const char *path);

/* Whether writes are many times slower than usual, since the file is on a disk of another machine. */
bool lc_ledger_is_remote(const lc_ledger *ledger);

/* Whether a file is one, by its first bytes. */
bool lc_ledger_is(const char *path);

enum { LC_LATEST_PLAN = -1 };

/* A plan of a study (lc_free): its first is 0, and each change by --continue adds one. Trials know theirs. LC_E_DATA if the
 * file is no ledger, or has no such study or plan. */
lc_status lc_ledger_plan(char **plan, const char *path, const char *study, int number);

#endif
