/* sql - statements of SQLite as the files of the ledger write them. */
#ifndef LC_SWEEP_LEDGER_SQL_H
#define LC_SWEEP_LEDGER_SQL_H

#include "sweep/ledger.h"

#include <sqlite3.h>

enum { LC_CHILDREN = 1 << 20 /* ids of a trial's own rows: more than a training has epochs */ };

struct lc_ledger {
    const lc_ledger_request *request; /* only while it opens */
    const lc_domain *domain;
    const lc_study *study;
    char *path;
    sqlite3 *db;
    sqlite3_int64 id;     /* of the study */
    size_t plan;          /* the study's latest, of which trials begin */
    size_t known;         /* trials that were there when it was opened, or began since: others are another program's */
    bool remote;          /* on a disk of another machine */
    int held;             /* the file, locked against other sweeps; -1: it is not */
    sqlite3_stmt *sealed; /* the rows that a digest is of; NULL before they are asked for */
    bool unbound;         /* memory was missing for a text of the statement that is next */
};

/* The latest failure as a status: what, and what to do. */
lc_status lc_sql_refused(lc_ledger *ledger);

lc_status lc_sql_execute(lc_ledger *ledger, const char *sql);
lc_status lc_sql_prepare(sqlite3_stmt **out, lc_ledger *ledger, const char *sql);

/* The next row; *more is false after the last. */
lc_status lc_sql_step(bool *more, lc_ledger *ledger, sqlite3_stmt *statement);

/* All rows, one after the other, until one fails; the statement stays. */
typedef lc_status (*lc_sql_row)(void *ctx, lc_ledger *ledger, sqlite3_stmt *row);
lc_status lc_sql_each(lc_ledger *ledger, sqlite3_stmt *statement, lc_sql_row visit, void *ctx);

/* *out: the first row's first column, lc_free; NULL where there is no row, or no text in it. The statement is freed. */
lc_status lc_sql_read_text(char **out, lc_ledger *ledger, sqlite3_stmt *statement);

/* A statement without rows, its values bound; it is freed. */
lc_status lc_sql_finish(lc_ledger *ledger, sqlite3_stmt *statement);

/* A text, NULL for NULL, which lives until the statement has run; a number, and after it what kind of number it is. Where memory
 * is missing, the next step says so. */
void lc_sql_bind_text(lc_ledger *ledger, sqlite3_stmt *statement, int at, const char *text);
void lc_sql_bind_value(lc_ledger *ledger, sqlite3_stmt *statement, int at, double value);

/* A text of the row, NULL for NULL, which lives until the next step; LC_E_FAILURE if memory is missing for it. */
lc_status lc_sql_text(const char **out, const lc_ledger *ledger, sqlite3_stmt *row, int at);

/* A time as Optuna 5 writes it, "2026-11-25 20:00:00.000000", UTC. */
void lc_sql_spell_time(char out[LC_NAME_MAX], double seconds);

typedef struct lc_attribute {
    const char *of;    /* "study_user", "study_system", "trial_user", "trial_system" */
    sqlite3_int64 id;  /* of that study or trial */
    sqlite3_int64 row; /* its own: of a trial one that does not depend on which trial ends first; 0: the next one */
    const char *key;
} lc_attribute;

/* Its value: JSON, or a text that becomes JSON. */
lc_status lc_sql_put_attribute(lc_ledger *ledger, const lc_attribute *attribute, const char *json);
lc_status lc_sql_put_text(lc_ledger *ledger, const lc_attribute *attribute, const char *text);

/* The number that a statement gives, whose only ?, if any, is the study. *found: there is one, not NULL; else *out is 0. */
lc_status lc_sql_ask(sqlite3_int64 *out, bool *found, lc_ledger *ledger, const char *sql);

/* How many trials the study has: its numbers have no gaps, so the last one says, however many there are. */
lc_status lc_sql_count_trials(size_t *out, lc_ledger *ledger);

#endif
