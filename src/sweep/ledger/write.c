/* write - a trial begins, and ends: a transaction each. */
#include "sweep/ledger/seal.h"

#include "core/mem.h"

#include <math.h>
#include <stdio.h>

/* A trial that is there and has not ended, LC_E_MISMATCH if there is none: what another program ended stays as it is. From the
 * last one back, since it is among those: the time does not grow with the study. */
static lc_status find_trial(sqlite3_int64 *id, lc_ledger *l, size_t number)
{
    sqlite3_stmt *s;
    bool more;
    *id = 0;
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT trial_id FROM trials WHERE study_id = ? AND number = ? AND state IN ('RUNNING', 'WAITING') "
                         "ORDER BY trial_id DESC LIMIT 1"));
    sqlite3_bind_int64(s, 1, l->id);
    sqlite3_bind_int64(s, 2, (sqlite3_int64)number);
    const lc_status status = lc_sql_step(&more, l, s);
    *id = status == LC_OK && more ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    CHECK(status);
    return *id ? LC_OK
               : lc_fail(LC_E_MISMATCH, "%s: trial %zu is not there any more, or has ended: another program changes this study",
                         l->path, number);
}

static lc_status put_params(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    lc_status status = LC_OK;
    for (size_t i = 0; status == LC_OK && i < l->domain->count; i++) {
        char *json = NULL;
        lc_buffer text = {0};
        sqlite3_stmt *s;
        if (isnan(t->value[i]))
            continue;
        lc_dimension_json(&text, &l->domain->dimension[i]);
        CHECK(lc_buffer_take(&json, &text));
        status = lc_sql_prepare(&s, l, "INSERT INTO trial_params VALUES (?, ?, ?, ?, ?)");
        if (status == LC_OK) {
            sqlite3_bind_int64(s, 1, id * LC_CHILDREN + (sqlite3_int64)i);
            sqlite3_bind_int64(s, 2, id);
            lc_sql_bind_text(l, s, 3, l->domain->dimension[i].key);
            sqlite3_bind_double(s, 4, t->value[i]);
            lc_sql_bind_text(l, s, 5, json);
            status = lc_sql_finish(l, s);
        }
        lc_free(json);
    }
    return status;
}

/* count: of those that are there. */
static lc_status insert_trial(sqlite3_int64 *id, lc_ledger *l, const lc_trial *t, size_t count)
{
    char began[LC_NAME_MAX];
    sqlite3_stmt *s;
    if (count != t->number)
        return lc_fail(LC_E_MISMATCH, "%s: trial %zu is not the next one, %zu: another program adds trials to this study",
                       l->path, t->number, count);
    CHECK(lc_sql_prepare(&s, l, "INSERT INTO trials (number, study_id, state, datetime_start) VALUES (?, ?, 'RUNNING', ?)"));
    sqlite3_bind_int64(s, 1, (sqlite3_int64)t->number);
    sqlite3_bind_int64(s, 2, l->id);
    lc_sql_spell_time(began, t->began);
    lc_sql_bind_text(l, s, 3, began);
    CHECK(lc_sql_finish(l, s));
    *id = sqlite3_last_insert_rowid(l->db);
    return LC_OK;
}

/* A trial that a dead process left, or that waits, begins again from nothing. */
static lc_status restart_trial(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    static const char *const sql[] = {"DELETE FROM trial_params WHERE trial_id = ?",
                                      "DELETE FROM trial_values WHERE trial_id = ?",
                                      "DELETE FROM trial_intermediate_values WHERE trial_id = ?"};
    char began[LC_NAME_MAX];
    sqlite3_stmt *s;
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        CHECK(lc_sql_prepare(&s, l, sql[i]));
        sqlite3_bind_int64(s, 1, id);
        CHECK(lc_sql_finish(l, s));
    }
    CHECK(lc_sql_prepare(&s, l,
                         "UPDATE trials SET state = 'RUNNING', datetime_start = ?, datetime_complete = NULL WHERE trial_id = ?"));
    lc_sql_spell_time(began, t->began);
    lc_sql_bind_text(l, s, 1, began);
    sqlite3_bind_int64(s, 2, id);
    return lc_sql_finish(l, s);
}

/* A trial without one is of plan 0. */
static lc_status put_plan(lc_ledger *l, sqlite3_int64 id)
{
    char number[LC_NAME_MAX];
    if (l->plan == 0)
        return LC_OK;
    snprintf(number, sizeof number, "%zu", l->plan);
    return lc_sql_put_attribute(l, &(lc_attribute){"trial_user", id, id * LC_CHILDREN, "lanecast:plan"}, number);
}

static lc_status begin_trial(lc_ledger *l, const lc_trial *t)
{
    sqlite3_int64 id = 0;
    size_t count;
    CHECK(lc_sql_count_trials(&count, l));
    if (t->number < l->known) {
        CHECK(find_trial(&id, l, t->number));
        CHECK(restart_trial(l, id, t));
    } else
        CHECK(insert_trial(&id, l, t, count));
    CHECK(put_plan(l, id));
    return put_params(l, id, t);
}

static lc_status put_values(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    const bool has = t->state == LC_TRIAL_COMPLETE || (t->state == LC_TRIAL_PRUNED && l->study->objectives == 1);
    for (size_t i = 0; has && i < l->study->objectives; i++) {
        sqlite3_stmt *s;
        if (!isfinite(t->objective[i]))
            continue;
        CHECK(lc_sql_prepare(&s, l, "INSERT INTO trial_values VALUES (?, ?, ?, ?, ?)"));
        sqlite3_bind_int64(s, 1, id * LC_CHILDREN + (sqlite3_int64)i);
        sqlite3_bind_int64(s, 2, id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i);
        lc_sql_bind_value(l, s, 4, t->objective[i]);
        CHECK(lc_sql_finish(l, s));
    }
    return LC_OK;
}

static lc_status put_reports(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    for (size_t i = 0; i < t->reports; i++) {
        sqlite3_stmt *s;
        CHECK(lc_sql_prepare(&s, l, "INSERT INTO trial_intermediate_values VALUES (?, ?, ?, ?, ?)"));
        sqlite3_bind_int64(s, 1, id * LC_CHILDREN + (sqlite3_int64)i);
        sqlite3_bind_int64(s, 2, id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i + 1);
        lc_sql_bind_value(l, s, 4, lc_study_report(l->study, t->report[i]));
        CHECK(lc_sql_finish(l, s));
    }
    return LC_OK;
}

static lc_status end_trial(lc_ledger *l, const lc_trial *t)
{
    char ended[LC_NAME_MAX];
    sqlite3_int64 id;
    sqlite3_stmt *s;
    CHECK(find_trial(&id, l, t->number));
    CHECK(put_values(l, id, t));
    CHECK(put_reports(l, id, t));
    if (t->message)
        CHECK(lc_sql_put_text(l, &(lc_attribute){"trial_user", id, id * LC_CHILDREN + 1, "message"}, t->message));
    CHECK(lc_sql_prepare(&s, l, "UPDATE trials SET state = ?, datetime_complete = ? WHERE trial_id = ?"));
    lc_sql_bind_text(l, s, 1, lc_trial_state_name(t->state));
    lc_sql_spell_time(ended, t->began + t->seconds);
    lc_sql_bind_text(l, s, 2, ended);
    sqlite3_bind_int64(s, 3, id);
    CHECK(lc_sql_finish(l, s));
    return lc_seal_trial(l, t, id);
}

static lc_status in_transaction(lc_ledger *l, const lc_trial *t, lc_status (*change)(lc_ledger *, const lc_trial *))
{
    CHECK(lc_sql_execute(l, "BEGIN IMMEDIATE"));
    lc_status status = change(l, t);
    if (status == LC_OK)
        status = lc_sql_execute(l, "COMMIT");
    if (status != LC_OK)
        sqlite3_exec(l->db, "ROLLBACK", NULL, NULL, NULL); /* the message stays that of the failure */
    return status;
}

lc_status lc_ledger_begin(lc_ledger *l, const lc_trial *t)
{
    CHECK(in_transaction(l, t, begin_trial));
    l->known = l->known > t->number ? l->known : t->number + 1;
    return LC_OK;
}

lc_status lc_ledger_end(lc_ledger *l, const lc_trial *t)
{
    return in_transaction(l, t, end_trial);
}
