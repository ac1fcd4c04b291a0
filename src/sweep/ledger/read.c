/* read - trials out of the ledger. */
#include "sweep/ledger/seal.h"

#include "core/mem.h"

#include <math.h>
#include <string.h>

static lc_status column_value(double *out, const lc_ledger *l, sqlite3_stmt *s, int at)
{
    const char *kind;
    CHECK(lc_sql_text(&kind, l, s, at + 1));
    *out = sqlite3_column_type(s, at) != SQLITE_NULL ? sqlite3_column_double(s, at)
           : kind && strcmp(kind, "INF_POS") == 0    ? (double)INFINITY
           : kind && strcmp(kind, "INF_NEG") == 0    ? -(double)INFINITY
                                                     : NAN;
    return LC_OK;
}

static lc_status take_param(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const char *name;
    CHECK(lc_sql_text(&name, l, s, 1));
    const double value = sqlite3_column_double(s, 2);
    if (name && sqlite3_column_type(s, 2) != SQLITE_FLOAT && sqlite3_column_type(s, 2) != SQLITE_INTEGER)
        return lc_fail(LC_E_DATA, "%s: trial %zu: %s has no number", l->path, t->number, name);
    for (size_t i = 0; name && i < l->domain->count; i++) {
        const lc_dimension *d = &l->domain->dimension[i];
        if (strcmp(d->key, name) != 0)
            continue;
        if (d->kind == LC_DIMENSION_CHOICE && !(value >= 0 && value < (double)d->choices))
            return lc_fail(LC_E_MISMATCH, "%s: trial %zu: %s has choice number %g, of %zu", l->path, t->number, name, value,
                           d->choices);
        t->value[i] = value;
    }
    return LC_OK;
}

static lc_status take_value(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const sqlite3_int64 objective = sqlite3_column_int64(s, 1);
    if (objective < 0 || objective >= LC_OBJECTIVES_MAX)
        return LC_OK;
    return column_value(&t->objective[objective], l, s, 2);
}

/* Reports are of epochs from 1, in order. */
static lc_status take_report(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    double value;
    CHECK(column_value(&value, l, s, 2));
    return lc_trial_report(t, lc_study_report(l->study, value));
}

static lc_status take_message(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const char *message;
    CHECK(lc_sql_text(&message, l, s, 1));
    if (!message || t->message)
        return LC_OK;
    return lc_copy_text(&t->message, message);
}

static lc_status take_plan(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    (void)l;
    t->plan = (size_t)sqlite3_column_int64(s, 1);
    return LC_OK;
}

typedef lc_status (*take)(lc_ledger *ledger, lc_trial *trial, sqlite3_stmt *row);

typedef struct reading {
    lc_trial *trial;
    size_t count;
    take each;
} reading;

static lc_status read_row(void *ctx, lc_ledger *l, sqlite3_stmt *row)
{
    const reading *r = ctx;
    const sqlite3_int64 number = sqlite3_column_int64(row, 0);
    return number >= 0 && (size_t)number < r->count ? r->each(l, &r->trial[number], row) : LC_OK;
}

/* Rows of the study's trials, whose first column is the number of the trial. */
static lc_status read_rows(lc_ledger *l, lc_trial *trial, size_t count, const char *sql, take each)
{
    sqlite3_stmt *s;
    CHECK(lc_sql_prepare(&s, l, sql));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = lc_sql_each(l, s, read_row, &(reading){trial, count, each});
    sqlite3_finalize(s);
    return status;
}

static lc_status take_trial(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const char *state;
    CHECK(lc_sql_text(&state, l, s, 1));
    t->state = state ? lc_trial_state_of(state) : LC_TRIAL_STATES;
    if (t->state == LC_TRIAL_STATES)
        return lc_fail(LC_E_DATA, "%s: trial %zu has state '%s', which is not one", l->path, t->number, state ? state : "");
    t->began = sqlite3_column_double(s, 2);
    t->seconds = sqlite3_column_double(s, 3);
    return LC_OK;
}

#define ATTRIBUTE(key)                                                                                                           \
    "SELECT number, json_extract(value_json, '$') FROM trials JOIN trial_user_attributes USING (trial_id) "                      \
    "WHERE study_id = ? AND \"key\" = '" key "'"

static lc_status read_trials(lc_ledger *l, lc_trial *trial, size_t count)
{
    CHECK(read_rows(l, trial, count,
                    "SELECT number, state, 86400 * (julianday(datetime_start) - 2440587.5), "
                    "86400 * (julianday(datetime_complete) - julianday(datetime_start)) FROM trials WHERE study_id = ?",
                    take_trial));
    CHECK(read_rows(l, trial, count,
                    "SELECT number, param_name, param_value FROM trials JOIN trial_params USING (trial_id) WHERE study_id = ?",
                    take_param));
    CHECK(
        read_rows(l, trial, count,
                  "SELECT number, objective, value, value_type FROM trials JOIN trial_values USING (trial_id) WHERE study_id = ?",
                  take_value));
    CHECK(read_rows(l, trial, count,
                    "SELECT number, step, intermediate_value, intermediate_value_type FROM trials "
                    "JOIN trial_intermediate_values USING (trial_id) WHERE study_id = ? ORDER BY trial_id, step",
                    take_report));
    CHECK(read_rows(l, trial, count, ATTRIBUTE("lanecast:plan"), take_plan));
    return read_rows(l, trial, count, ATTRIBUTE("message"), take_message);
}

/* A number twice, or a gap, would be a trial that is not there. */
static lc_status check_numbers(size_t count, lc_ledger *l)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT count(*), count(DISTINCT number), min(number), max(number) FROM trials WHERE study_id = ?"));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = lc_sql_step(&more, l, s);
    const size_t rows = (size_t)sqlite3_column_int64(s, 0), distinct = (size_t)sqlite3_column_int64(s, 1);
    const long long least = sqlite3_column_int64(s, 2), most = sqlite3_column_int64(s, 3);
    sqlite3_finalize(s);
    CHECK(status);
    if (rows == 0 || (rows == count && distinct == count && least == 0))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: %zu trials with %zu numbers from %lld to %lld, which should be 0 to %zu: the ledger is damaged, or "
                   "programs that did not lock it wrote it at once",
                   l->path, rows, distinct, least, most, rows - 1);
}

lc_status lc_ledger_trials(lc_trial **out, size_t *count, lc_ledger *l)
{
    lc_status status = LC_OK;
    lc_trial *trial = NULL;
    size_t found = 0;
    TRY(lc_sql_count_trials(&found, l));
    TRY(check_numbers(found, l));
    TRY(lc_seal_check_trials(l, found));
    TRY(lc_new(&trial, found, sizeof *trial));
    for (size_t i = 0; i < found; i++)
        TRY(lc_trial_new(&trial[i], i, l->domain->count));
    TRY(read_trials(l, trial, found));
    *out = trial;
    *count = found;
    trial = NULL;
done:
    lc_trials_free(trial, found);
    return status;
}
