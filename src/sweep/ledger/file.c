/* file - the ledger's file, and its study. */
#include "sweep/ledger/disk.h"
#include "sweep/ledger/plan.h"
#include "sweep/ledger/sql.h"
#include "sweep/ledger/tables.h"

#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { BUSY_MS = 10000, VALUE_MOST = 1 << 24 /* bytes */ };

/* --- the study ------------------------------------------------------------------------------------------------------- */

static lc_status put_metrics(lc_ledger *l)
{
    char json[LC_OBJECTIVES_MAX * (LC_NAME_MAX + 4)] = "[";
    for (size_t i = 0; i < l->study->objectives; i++)
        snprintf(json + strlen(json), sizeof json - strlen(json), "%s\"%s\"", i ? ", " : "", l->study->metric[i]);
    snprintf(json + strlen(json), sizeof json - strlen(json), "]");
    return lc_sql_put_attribute(l, &(lc_attribute){"study_system", l->id, 0, "study:metric_names"}, json);
}

static lc_status put_directions(lc_ledger *l)
{
    for (size_t i = 0; i < l->study->objectives; i++) {
        sqlite3_stmt *s;
        CHECK(lc_sql_prepare(&s, l, "INSERT INTO study_directions (direction, study_id, objective) VALUES (?, ?, ?)"));
        lc_sql_bind_text(l, s, 1, l->study->maximize[i] ? "MAXIMIZE" : "MINIMIZE");
        sqlite3_bind_int64(s, 2, l->id);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)i);
        CHECK(lc_sql_finish(l, s));
    }
    return LC_OK;
}

static lc_status make_study(lc_ledger *l)
{
    sqlite3_stmt *s;
    CHECK(lc_sql_prepare(&s, l, "INSERT INTO studies (study_name) VALUES (?)"));
    lc_sql_bind_text(l, s, 1, l->study->name);
    CHECK(lc_sql_finish(l, s));
    l->id = sqlite3_last_insert_rowid(l->db);
    CHECK(put_directions(l));
    CHECK(put_metrics(l));
    return lc_plan_put(l);
}

static lc_status find_study(lc_ledger *l, const char *name)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(lc_sql_prepare(&s, l, "SELECT study_id FROM studies WHERE study_name = ?"));
    lc_sql_bind_text(l, s, 1, name);
    const lc_status status = lc_sql_step(&more, l, s);
    l->id = status == LC_OK && more ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return status;
}

/* Whether the study's objectives are as many, and are minimized or maximized as those of this sweep. */
static lc_status check_directions(lc_ledger *l)
{
    sqlite3_stmt *s;
    bool more, same = true;
    const char *direction = NULL;
    size_t count = 0;
    CHECK(lc_sql_prepare(&s, l, "SELECT direction FROM study_directions WHERE study_id = ? ORDER BY objective"));
    sqlite3_bind_int64(s, 1, l->id);
    lc_status status = lc_sql_step(&more, l, s);
    for (; status == LC_OK && more; count++) {
        const char *wanted = count < l->study->objectives && l->study->maximize[count] ? "MAXIMIZE" : "MINIMIZE";
        status = lc_sql_text(&direction, l, s, 0);
        same = same && direction && strcmp(direction, wanted) == 0;
        if (status == LC_OK)
            status = lc_sql_step(&more, l, s);
    }
    sqlite3_finalize(s);
    if (status == LC_OK && (!same || count != l->study->objectives))
        return lc_fail(LC_E_MISMATCH, "%s: study '%s' has other objectives, or another direction of one; name another study",
                       l->path, l->study->name);
    return status;
}

/* A study that another program began becomes one of this plan. */
static lc_status adopt_study(lc_ledger *l)
{
    CHECK(check_directions(l));
    return lc_plan_put(l);
}

/* Trials that follow are of another plan than those that are there. */
static lc_status change_plan(lc_ledger *l)
{
    l->plan++;
    return lc_plan_put(l);
}

static lc_status check_study(lc_ledger *l)
{
    char *kept = NULL;
    CHECK(lc_plan_read(&kept, l, LC_LATEST_PLAN));
    lc_status status = kept ? lc_plan_compare(l, kept) : adopt_study(l);
    if (status == LC_E_MISMATCH && kept && l->request->changed)
        status = change_plan(l);
    lc_free(kept);
    CHECK(status);
    return lc_plan_check_space(l);
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

/* One sweep at a time writes a ledger: it takes trials that run for those of a process that is dead. SQLite's own locks are of
 * another kind, and are not lost before the ledger is closed. */
static lc_status hold(lc_ledger *l)
{
    l->held = lc_file_open_existing(l->path, O_RDWR);
    if (l->held < 0)
        return lc_fail(LC_E_IO, "%s: cannot be locked against other sweeps: %s", l->path, strerror(errno));
    if (flock(l->held, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return lc_fail(LC_E_IO, "%s: another sweep is writing it: wait for that, or end it", l->path);
    return LC_OK;
}

/* A view or a trigger in a file of others may never end, and a column that is computed may be longer than memory. */
static void leave_programs(lc_ledger *l)
{
    sqlite3_limit(l->db, SQLITE_LIMIT_LENGTH, VALUE_MOST);
    sqlite3_db_config(l->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(l->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
}

/* A column, or an index, of what is computed: each row of it may take as long as whoever made the file wants. */
static lc_status refuse_computed(lc_ledger *l)
{
    sqlite3_stmt *s;
    bool found = false;
    CHECK(
        lc_sql_prepare(&s, l,
                       "SELECT 1 FROM sqlite_master m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND x.hidden > 1 "
                       "UNION ALL "
                       "SELECT 1 FROM sqlite_master m JOIN pragma_index_xinfo(m.name) x WHERE m.type = 'index' AND x.cid = -2"));
    const lc_status status = lc_sql_step(&found, l, s);
    sqlite3_finalize(s);
    if (status == LC_OK && found)
        return lc_fail(LC_E_DATA, "%s: has columns that are computed, as no ledger has; it is not one of lanecast sweep",
                       l->path);
    return status;
}

static lc_status open_to_write(lc_ledger *l)
{
    if (lc_disk_open_to_write(&l->db, l->path) != SQLITE_OK)
        return lc_sql_refused(l);
    leave_programs(l);
    sqlite3_busy_timeout(l->db, BUSY_MS);
    CHECK(refuse_computed(l));
    if (l->remote) /* a ledger that was on a disk of this machine before may have such a log */
        return lc_sql_execute(l, "PRAGMA journal_mode = DELETE");
    CHECK(lc_sql_execute(l, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"));
    return hold(l);
}

static lc_status open_in_memory(lc_ledger *l)
{
    return sqlite3_open_v2(":memory:", &l->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL) == SQLITE_OK
               ? LC_OK
               : lc_sql_refused(l);
}

static lc_status open_file(lc_ledger *l, const lc_ledger_request *request)
{
    l->remote = lc_disk_is_remote(l->path);
    if (request->whole)
        return open_in_memory(l);
    CHECK(lc_disk_check(l->path));
    if (!request->readonly)
        return open_to_write(l);
    if (access(l->path, R_OK) != 0)
        return lc_fail(LC_E_IO, "%s: %s; lanecast sweep CONFIG.ini -o LEDGER makes a ledger", l->path, strerror(errno));
    if (lc_disk_open_to_read(&l->db, l->path) != SQLITE_OK)
        return lc_sql_refused(l);
    leave_programs(l);
    sqlite3_busy_timeout(l->db, BUSY_MS);
    CHECK(refuse_computed(l));
    return lc_sql_execute(l, "PRAGMA query_only = ON");
}

/* A trial that Optuna was asked for by its parameters would be run with others. */
static lc_status refuse_enqueued(lc_ledger *l)
{
    sqlite3_int64 number;
    bool found;
    CHECK(lc_sql_ask(&number, &found, l,
                     "SELECT min(number) FROM trials JOIN trial_system_attributes USING (trial_id) "
                     "WHERE study_id = ? AND state = 'WAITING' AND \"key\" = 'fixed_params'"));
    if (!found)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s: trial %lld waits with parameters that enqueue_trial of Optuna gave it, which a sweep does not take: run it "
        "in Optuna first (study.optimize), or make it a sweep of those values",
        l->path, (long long)number);
}

static lc_status open_study(lc_ledger *l)
{
    CHECK(lc_sql_execute(l, "BEGIN IMMEDIATE"));
    CHECK(lc_sql_execute(l, lc_ledger_tables));
    CHECK(find_study(l, l->study->name));
    CHECK(l->id ? check_study(l) : make_study(l));
    CHECK(refuse_enqueued(l));
    CHECK(lc_sql_count_trials(&l->known, l));
    return lc_sql_execute(l, "COMMIT");
}

static lc_status begin(lc_ledger **out, const lc_ledger_request *request)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(lc_new(&l, 1, sizeof *l));
    l->held = -1;
    TRY(lc_copy_text(&l->path, request->path));
    TRY(open_file(l, request));
    *out = l;
    l = NULL;
done:
    lc_ledger_close(l);
    return status;
}

/* LC_E_DATA, with the studies that the file has. */
static lc_status refuse_study(lc_ledger *l, const char *study)
{
    char names[LC_TEXT_MAX];
    sqlite3_stmt *s;
    bool more;
    CHECK(lc_sql_prepare(&s, l, "SELECT group_concat(study_name, ', ') FROM studies"));
    const char *found = NULL;
    lc_status status = lc_sql_step(&more, l, s);
    if (status == LC_OK && more)
        status = lc_sql_text(&found, l, s, 0);
    snprintf(names, sizeof names, "%s", found ? found : "");
    sqlite3_finalize(s);
    CHECK(status);
    return lc_fail(LC_E_DATA, "%s: no study '%s'; %s%s", l->path, study,
                   *names ? "--study names one that it has: " : "it has none", names);
}

lc_status lc_ledger_open(lc_ledger **out, const lc_ledger_request *request)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(begin(&l, request));
    l->request = request;
    l->domain = request->domain;
    l->study = request->study;
    TRY(request->readonly ? find_study(l, request->study->name) : open_study(l));
    if (!l->id)
        TRY(refuse_study(l, request->study->name));
    if (request->readonly)
        TRY(lc_plan_check_space(l));
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
    sqlite3_finalize(l->sealed);
    sqlite3_close_v2(l->db);
    if (l->held >= 0)
        close(l->held);
    lc_free(l->path);
    lc_free(l);
}

void lc_ledger_remove(const char *path)
{
    static const char *const ending[] = {"", "-wal", "-shm", "-journal"};
    char name[PATH_MAX];
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        snprintf(name, sizeof name, "%s%s", path, ending[i]);
        unlink(name);
    }
}

bool lc_ledger_is_remote(const lc_ledger *l)
{
    return l->remote;
}

lc_status lc_ledger_plan(char **plan, const char *path, const char *study, int number)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    TRY(begin(&l, &(lc_ledger_request){.path = path, .readonly = true}));
    TRY(find_study(l, study));
    if (!l->id)
        TRY(refuse_study(l, study));
    TRY(lc_plan_read(plan, l, number));
    if (!*plan)
        FAIL(LC_E_DATA, "%s: study '%s' was not made by lanecast sweep: it has no configuration", path, study);
done:
    lc_ledger_close(l);
    return status;
}
