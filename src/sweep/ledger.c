/* ledger - trials in SQLite, in Optuna's tables. */
#include "sweep/ledger.h"
#include "sweep/ledger_tables.h"

#include "core/mem.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <time.h>

enum { BUSY_MS = 60000, CHILDREN = 4096 /* ids of a trial's own rows */ };

struct lc_ledger {
    const lc_ledger_request *request; /* only while it opens */
    const lc_domain *domain;
    const lc_study *study;
    char *path;
    sqlite3 *db;
    sqlite3_int64 id; /* of the study */
    bool remote;
};

/* --- statements ------------------------------------------------------------------------------------------------------ */

static lc_status refused(lc_ledger *l)
{
    const int code = sqlite3_errcode(l->db);
    const char *why = sqlite3_errmsg(l->db), *what = "";
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        what = "; another program holds it: wait for that, or end it";
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        what = "; it is not a ledger, or is damaged: name another file, or take a copy of it";
    else if (code == SQLITE_FULL)
        what = "; what was written before is kept: make room, then run the same command again";
    else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
        what = "; a ledger and its folder must be writable";
    return lc_fail(LC_E_IO, "%s: %s%s", l->path, why, what);
}

static lc_status execute(lc_ledger *l, const char *sql)
{
    return sqlite3_exec(l->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LC_OK : refused(l);
}

static lc_status prepare(sqlite3_stmt **out, lc_ledger *l, const char *sql)
{
    return sqlite3_prepare_v2(l->db, sql, -1, out, NULL) == SQLITE_OK ? LC_OK : refused(l);
}

/* The next row; *more is false after the last. */
static lc_status step(bool *more, lc_ledger *l, sqlite3_stmt *s)
{
    const int code = sqlite3_step(s);
    *more = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? LC_OK : refused(l);
}

/* A statement without rows; its values bound. */
static lc_status finish(lc_ledger *l, sqlite3_stmt *s)
{
    bool more;
    const lc_status status = step(&more, l, s);
    sqlite3_finalize(s);
    return status;
}

static void bind_text(sqlite3_stmt *s, int at, const char *text)
{
    if (text)
        sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

/* "2026-11-25 20:00:00.000000", UTC, as Optuna 5 writes it. */
static void bind_time(sqlite3_stmt *s, int at, double seconds)
{
    char text[64];
    const time_t whole = (time_t)floor(seconds);
    struct tm utc;
    gmtime_r(&whole, &utc);
    const size_t used = strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &utc);
    snprintf(text + used, sizeof text - used, ".%06d", (int)((seconds - floor(seconds)) * 1e6));
    bind_text(s, at, text);
}

/* A number, or what kind of none it is. */
static void bind_value(sqlite3_stmt *s, int at, double value)
{
    if (isfinite(value))
        sqlite3_bind_double(s, at, value);
    bind_text(s, at + 1, isfinite(value) ? "FINITE" : isnan(value) ? "NAN" : value > 0 ? "INF_POS" : "INF_NEG");
}

/* --- the study ------------------------------------------------------------------------------------------------------- */

static lc_status put_attribute(lc_ledger *l, const char *table, const char *parent, sqlite3_int64 id, const char *key,
                               const char *json)
{
    char sql[256];
    sqlite3_stmt *s;
    snprintf(
        sql, sizeof sql,
        "INSERT INTO %s (%s, \"key\", value_json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value_json = excluded.value_json",
        table, parent);
    CHECK(prepare(&s, l, sql));
    sqlite3_bind_int64(s, 1, id);
    bind_text(s, 2, key);
    bind_text(s, 3, json);
    return finish(l, s);
}

/* A text as JSON, by SQLite itself. */
static lc_status put_text(lc_ledger *l, const char *table, const char *parent, sqlite3_int64 id, const char *key,
                          const char *text)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(prepare(&s, l, "SELECT json_quote(?)"));
    bind_text(s, 1, text);
    lc_status status = step(&more, l, s);
    if (status == LC_OK)
        status = put_attribute(l, table, parent, id, key, (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return status;
}

static lc_status put_metrics(lc_ledger *l)
{
    char json[LC_OBJECTIVES_MAX * (LC_NAME_MAX + 4)] = "[";
    for (size_t i = 0; i < l->study->objectives; i++)
        snprintf(json + strlen(json), sizeof json - strlen(json), "%s\"%s\"", i ? ", " : "", l->study->metric[i]);
    snprintf(json + strlen(json), sizeof json - strlen(json), "]");
    return put_attribute(l, "study_system_attributes", "study_id", l->id, "study:metric_names", json);
}

static lc_status put_directions(lc_ledger *l)
{
    for (size_t i = 0; i < l->study->objectives; i++) {
        sqlite3_stmt *s;
        CHECK(prepare(&s, l, "INSERT INTO study_directions (direction, study_id, objective) VALUES (?, ?, ?)"));
        bind_text(s, 1, l->study->maximize[i] ? "MAXIMIZE" : "MINIMIZE");
        sqlite3_bind_int64(s, 2, l->id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i);
        CHECK(finish(l, s));
    }
    return LC_OK;
}

static lc_status make_study(lc_ledger *l)
{
    sqlite3_stmt *s;
    CHECK(prepare(&s, l, "INSERT INTO studies (study_name) VALUES (?)"));
    bind_text(s, 1, l->study->name);
    CHECK(finish(l, s));
    l->id = sqlite3_last_insert_rowid(l->db);
    CHECK(put_directions(l));
    CHECK(put_metrics(l));
    return put_text(l, "study_user_attributes", "study_id", l->id, "lanecast:plan", l->study->plan);
}

static lc_status find_study(lc_ledger *l, const char *name)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(prepare(&s, l, "SELECT study_id FROM studies WHERE study_name = ?"));
    bind_text(s, 1, name);
    const lc_status status = step(&more, l, s);
    l->id = status == LC_OK && more ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return status;
}

/* The kept plan; NULL if the study was not made here. */
static lc_status read_plan(char **out, lc_ledger *l)
{
    sqlite3_stmt *s;
    bool more;
    *out = NULL;
    CHECK(prepare(
        &s, l,
        "SELECT json_extract(value_json, '$') FROM study_user_attributes WHERE study_id = ? AND \"key\" = 'lanecast:plan'"));
    sqlite3_bind_int64(s, 1, l->id);
    lc_status status = step(&more, l, s);
    if (status == LC_OK && more && sqlite3_column_text(s, 0))
        status = lc_copy_text(out, (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return status;
}

/* The first line of two texts that differs. */
static lc_status differs(const lc_ledger *l, const char *kept, const char *now)
{
    while (*kept && *kept == *now) {
        kept++;
        now++;
    }
    return lc_fail(
        LC_E_MISMATCH,
        "%s: a sweep of another plan: it has '%.*s' where this one has '%.*s'; name another file, or go on with --continue",
        l->path, (int)strcspn(kept, "\n"), kept, (int)strcspn(now, "\n"), now);
}

/* Where lines begin, so that a difference is shown whole. */
static lc_status compare_plans(const lc_ledger *l, const char *kept)
{
    const char *now = l->study->plan;
    while (*kept && *now) {
        const size_t a = strcspn(kept, "\n"), b = strcspn(now, "\n");
        if (a != b || memcmp(kept, now, a) != 0)
            return differs(l, kept, now);
        kept += a + (kept[a] != 0);
        now += b + (now[b] != 0);
    }
    return *kept || *now ? differs(l, kept, now) : LC_OK;
}

static lc_status check_study(lc_ledger *l)
{
    char *kept = NULL;
    CHECK(read_plan(&kept, l));
    const lc_status status = kept && !l->request->changed ? compare_plans(l, kept) : LC_OK;
    lc_free(kept);
    return status;
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

/* The write-ahead log wants all its users on one machine. */
static bool on_network(const char *path)
{
    static const long kinds[] = {0x6969 /* NFS */,
                                 0x517B /* SMB */,
                                 (long)0xFF534D42 /* CIFS */,
                                 (long)0xFE534D42 /* SMB2 */,
                                 0x0BD00BD3 /* Lustre */,
                                 0x65735546 /* FUSE */,
                                 0x47504653 /* GPFS */};
    struct statfs found;
    char folder[LC_TEXT_MAX];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path + 1) : 1, slash ? path : ".");
    for (size_t i = 0; statfs(folder, &found) == 0 && i < sizeof kinds / sizeof *kinds; i++)
        if ((long)found.f_type == kinds[i])
            return true;
    return false;
}

static lc_status open_file(lc_ledger *l, bool readonly)
{
    const int flags = (readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_FULLMUTEX;
    if (sqlite3_open_v2(l->path, &l->db, flags, NULL) != SQLITE_OK)
        return refused(l);
    sqlite3_busy_timeout(l->db, BUSY_MS);
    l->remote = on_network(l->path);
    if (readonly)
        return LC_OK;
    if (!l->remote)
        CHECK(execute(l, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"));
    return LC_OK;
}

static lc_status open_study(lc_ledger *l)
{
    CHECK(execute(l, "BEGIN IMMEDIATE"));
    CHECK(execute(l, lc_ledger_tables));
    CHECK(find_study(l, l->study->name));
    CHECK(l->id ? check_study(l) : make_study(l));
    return execute(l, "COMMIT");
}

static lc_status begin(lc_ledger **out, const char *path, bool readonly)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(lc_new(&l, 1, sizeof *l));
    TRY(lc_copy_text(&l->path, path));
    TRY(open_file(l, readonly));
    *out = l;
    l = NULL;
done:
    lc_ledger_close(l);
    return status;
}

lc_status lc_ledger_open(lc_ledger **out, const lc_ledger_request *request)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(begin(&l, request->path, request->readonly));
    l->request = request;
    l->domain = request->domain;
    l->study = request->study;
    TRY(request->readonly ? find_study(l, request->study->name) : open_study(l));
    if (!l->id)
        FAIL(LC_E_DATA, "%s: no study '%s'", request->path, request->study->name);
    l->request = NULL;
    *out = l;
    l = NULL;
done:
    lc_ledger_close(l);
    return status;
}

void lc_ledger_close(lc_ledger *l)
{
    if (!l)
        return;
    sqlite3_close_v2(l->db);
    lc_free(l->path);
    lc_free(l);
}

bool lc_ledger_is_remote(const lc_ledger *l)
{
    return l->remote;
}

lc_status lc_ledger_studies(char ***out, size_t *count, const char *path)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    sqlite3_stmt *s = NULL;
    char **name = NULL;
    size_t found = 0, capacity = 0;
    bool more;
    TRY(begin(&l, path, true));
    TRY(prepare(&s, l, "SELECT study_name FROM studies ORDER BY study_id"));
    TRY(step(&more, l, s));
    while (more) {
        TRY(lc_grow(&name, &capacity, found + 1, sizeof *name));
        TRY(lc_copy_text(&name[found++], (const char *)sqlite3_column_text(s, 0)));
        TRY(step(&more, l, s));
    }
    *out = name;
    *count = found;
    name = NULL;
done:
    lc_free_texts(name, found);
    sqlite3_finalize(s);
    lc_ledger_close(l);
    return status;
}

lc_status lc_ledger_plan(char **plan, const char *path, const char *study)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(begin(&l, path, true));
    TRY(find_study(l, study));
    TRY(read_plan(plan, l));
    if (!*plan)
        FAIL(LC_E_DATA, "%s: study '%s' was not made by lanecast sweep: it has no configuration", path, study);
done:
    lc_ledger_close(l);
    return status;
}

/* --- trials are read -------------------------------------------------------------------------------------------------- */

static double column_value(sqlite3_stmt *s, int at)
{
    const char *kind = (const char *)sqlite3_column_text(s, at + 1);
    if (sqlite3_column_type(s, at) != SQLITE_NULL)
        return sqlite3_column_double(s, at);
    return kind && strcmp(kind, "INF_POS") == 0   ? (double)INFINITY
           : kind && strcmp(kind, "INF_NEG") == 0 ? -(double)INFINITY
                                                  : NAN;
}

static lc_status take_param(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const char *name = (const char *)sqlite3_column_text(s, 1);
    const double value = sqlite3_column_double(s, 2);
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
    (void)l;
    if (objective >= 0 && objective < LC_OBJECTIVES_MAX)
        t->objective[objective] = column_value(s, 2);
    return LC_OK;
}

/* Reports are of epochs from 1, in order. */
static lc_status take_report(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    (void)l;
    return lc_trial_report(t, column_value(s, 2));
}

static lc_status take_message(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    (void)l;
    return lc_copy_text(&t->message, (const char *)sqlite3_column_text(s, 1));
}

typedef lc_status (*take)(lc_ledger *ledger, lc_trial *trial, sqlite3_stmt *row);

/* Rows of the study's trials, whose first column is the number of the trial. */
static lc_status read_rows(lc_ledger *l, lc_trial *trial, size_t count, const char *sql, take each)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(prepare(&s, l, sql));
    sqlite3_bind_int64(s, 1, l->id);
    lc_status status = step(&more, l, s);
    while (status == LC_OK && more) {
        const sqlite3_int64 number = sqlite3_column_int64(s, 0);
        if (number >= 0 && (size_t)number < count)
            status = each(l, &trial[number], s);
        if (status == LC_OK)
            status = step(&more, l, s);
    }
    sqlite3_finalize(s);
    return status;
}

static lc_status take_trial(lc_ledger *l, lc_trial *t, sqlite3_stmt *s)
{
    const char *state = (const char *)sqlite3_column_text(s, 1);
    t->state = state ? lc_trial_state_of(state) : LC_TRIAL_STATES;
    if (t->state == LC_TRIAL_STATES)
        return lc_fail(LC_E_DATA, "%s: trial %zu has state '%s', which is not one", l->path, t->number, state ? state : "");
    t->began = sqlite3_column_double(s, 2);
    t->seconds = sqlite3_column_double(s, 3);
    return LC_OK;
}

static lc_status count_trials(size_t *out, lc_ledger *l)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(prepare(&s, l, "SELECT count(*) FROM trials WHERE study_id = ?"));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = step(&more, l, s);
    *out = (size_t)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return status;
}

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
    return read_rows(l, trial, count,
                     "SELECT number, json_extract(value_json, '$') FROM trials JOIN trial_user_attributes USING (trial_id) "
                     "WHERE study_id = ? AND \"key\" = 'message'",
                     take_message);
}

lc_status lc_ledger_trials(lc_trial **out, size_t *count, lc_ledger *l)
{
    lc_status status = LC_OK;
    lc_trial *trial = NULL;
    size_t found = 0;
    TRY(count_trials(&found, l));
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

/* --- and written ------------------------------------------------------------------------------------------------------ */

static lc_status find_trial(sqlite3_int64 *id, lc_ledger *l, size_t number)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(prepare(&s, l, "SELECT trial_id FROM trials WHERE study_id = ? AND number = ?"));
    sqlite3_bind_int64(s, 1, l->id);
    sqlite3_bind_int64(s, 2, (sqlite3_int64)number);
    const lc_status status = step(&more, l, s);
    *id = status == LC_OK && more ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return status;
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
        status = prepare(&s, l, "INSERT OR REPLACE INTO trial_params VALUES (?, ?, ?, ?, ?)");
        if (status == LC_OK) {
            sqlite3_bind_int64(s, 1, id * CHILDREN + (sqlite3_int64)i);
            sqlite3_bind_int64(s, 2, id);
            bind_text(s, 3, l->domain->dimension[i].key);
            sqlite3_bind_double(s, 4, t->value[i]);
            bind_text(s, 5, json);
            status = finish(l, s);
        }
        lc_free(json);
    }
    return status;
}

static lc_status insert_trial(sqlite3_int64 *id, lc_ledger *l, const lc_trial *t)
{
    sqlite3_stmt *s;
    size_t count;
    CHECK(count_trials(&count, l));
    if (count != t->number)
        return lc_fail(LC_E_MISMATCH, "%s: trial %zu is not the next one, %zu: another program adds trials to this study",
                       l->path, t->number, count);
    CHECK(prepare(&s, l, "INSERT INTO trials (number, study_id, state, datetime_start) VALUES (?, ?, 'RUNNING', ?)"));
    sqlite3_bind_int64(s, 1, (sqlite3_int64)t->number);
    sqlite3_bind_int64(s, 2, l->id);
    bind_time(s, 3, t->began);
    CHECK(finish(l, s));
    *id = sqlite3_last_insert_rowid(l->db);
    return LC_OK;
}

/* A trial that a dead process left, or that waits, begins again from nothing. */
static lc_status restart_trial(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    static const char *const sql[] = {"DELETE FROM trial_params WHERE trial_id = ?",
                                      "DELETE FROM trial_values WHERE trial_id = ?",
                                      "DELETE FROM trial_intermediate_values WHERE trial_id = ?"};
    sqlite3_stmt *s;
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        CHECK(prepare(&s, l, sql[i]));
        sqlite3_bind_int64(s, 1, id);
        CHECK(finish(l, s));
    }
    CHECK(prepare(&s, l, "UPDATE trials SET state = 'RUNNING', datetime_start = ?, datetime_complete = NULL WHERE trial_id = ?"));
    bind_time(s, 1, t->began);
    sqlite3_bind_int64(s, 2, id);
    return finish(l, s);
}

static lc_status begin_trial(lc_ledger *l, const lc_trial *t)
{
    sqlite3_int64 id;
    CHECK(find_trial(&id, l, t->number));
    CHECK(id ? restart_trial(l, id, t) : insert_trial(&id, l, t));
    return put_params(l, id, t);
}

static lc_status put_values(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    const bool has = t->state == LC_TRIAL_COMPLETE || (t->state == LC_TRIAL_PRUNED && l->study->objectives == 1);
    for (size_t i = 0; has && i < l->study->objectives; i++) {
        sqlite3_stmt *s;
        if (!isfinite(t->objective[i]))
            continue;
        CHECK(prepare(&s, l, "INSERT OR REPLACE INTO trial_values VALUES (?, ?, ?, ?, ?)"));
        sqlite3_bind_int64(s, 1, id * CHILDREN + (sqlite3_int64)i);
        sqlite3_bind_int64(s, 2, id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i);
        bind_value(s, 4, t->objective[i]);
        CHECK(finish(l, s));
    }
    return LC_OK;
}

static lc_status put_reports(lc_ledger *l, sqlite3_int64 id, const lc_trial *t)
{
    for (size_t i = 0; i < t->reports; i++) {
        sqlite3_stmt *s;
        CHECK(prepare(&s, l, "INSERT OR REPLACE INTO trial_intermediate_values VALUES (?, ?, ?, ?, ?)"));
        sqlite3_bind_int64(s, 1, id * CHILDREN + (sqlite3_int64)i);
        sqlite3_bind_int64(s, 2, id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i + 1);
        bind_value(s, 4, t->report[i]);
        CHECK(finish(l, s));
    }
    return LC_OK;
}

static lc_status end_trial(lc_ledger *l, const lc_trial *t)
{
    sqlite3_int64 id;
    sqlite3_stmt *s;
    CHECK(find_trial(&id, l, t->number));
    CHECK(put_values(l, id, t));
    CHECK(put_reports(l, id, t));
    if (t->message)
        CHECK(put_text(l, "trial_user_attributes", "trial_id", id, "message", t->message));
    CHECK(prepare(&s, l, "UPDATE trials SET state = ?, datetime_complete = ? WHERE trial_id = ?"));
    bind_text(s, 1, lc_trial_state_name(t->state));
    bind_time(s, 2, t->began + t->seconds);
    sqlite3_bind_int64(s, 3, id);
    return finish(l, s);
}

static lc_status in_transaction(lc_ledger *l, const lc_trial *t, lc_status (*change)(lc_ledger *, const lc_trial *))
{
    CHECK(execute(l, "BEGIN IMMEDIATE"));
    const lc_status status = change(l, t);
    if (status == LC_OK)
        return execute(l, "COMMIT");
    sqlite3_exec(l->db, "ROLLBACK", NULL, NULL, NULL); /* the message stays that of the failure */
    return status;
}

lc_status lc_ledger_begin(lc_ledger *l, const lc_trial *t)
{
    return in_transaction(l, t, begin_trial);
}

lc_status lc_ledger_end(lc_ledger *l, const lc_trial *t)
{
    return in_transaction(l, t, end_trial);
}
