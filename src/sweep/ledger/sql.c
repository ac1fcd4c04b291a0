/* sql - what every statement of the ledger needs. */
#include "sweep/ledger/sql.h"

#include "core/mem.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Why a read failed that SQLite takes for damage; 0: none did. */
static int failed_read(sqlite3 *db)
{
    int cause = 0;
    sqlite3_file *file[2] = {NULL, NULL}; /* itself, and its log */
    sqlite3_file_control(db, NULL, SQLITE_FCNTL_FILE_POINTER, &file[0]);
    sqlite3_file_control(db, NULL, SQLITE_FCNTL_JOURNAL_POINTER, &file[1]);
    for (size_t i = 0; i < 2 && cause != EIO && cause != ENXIO; i++)
        if (file[i] && file[i]->pMethods)
            file[i]->pMethods->xFileControl(file[i], SQLITE_FCNTL_LAST_ERRNO, &cause);
    return cause == EIO || cause == ENXIO ? cause : 0;
}

/* ": Too many open files" and other causes that SQLite's words leave out. */
static const char *spell_cause(char out[LC_NAME_MAX], sqlite3 *db)
{
    static const int causes[] = {EMFILE, ENFILE, ENOSPC, EDQUOT, EFBIG, ENAMETOOLONG};
    const int code = sqlite3_errcode(db), cause = sqlite3_system_errno(db);
    *out = '\0';
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (cause == causes[i] && (code == SQLITE_CANTOPEN || code == SQLITE_IOERR))
            snprintf(out, LC_NAME_MAX, ": %s", strerror(cause));
    return out;
}

lc_status lc_sql_refused(lc_ledger *l)
{
    char system[LC_NAME_MAX];
    const int code = sqlite3_errcode(l->db), cause = code == SQLITE_CORRUPT ? failed_read(l->db) : 0;
    const char *why = sqlite3_errmsg(l->db), *said = spell_cause(system, l->db), *what = "";
    lc_status status = code == SQLITE_NOMEM ? LC_E_FAILURE : LC_E_IO;
    if (cause)
        return lc_fail(LC_E_IO, "%s: cannot be read: %s", l->path, strerror(cause));
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        what = "; another program holds it: wait for that, or end it";
    else if (code == SQLITE_ERROR && strstr(why, "no such table"))
        status = LC_E_DATA, what = "; no sweep was begun in it, or it is not a ledger";
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_ERROR || code == SQLITE_TOOBIG)
        status = LC_E_DATA, what = "; it is not a ledger of lanecast sweep, or is damaged: name another file, or restore a copy";
    else if (code == SQLITE_FULL || code == SQLITE_IOERR)
        what = "; what was written before is kept: see that the disk has room and works, then run the same command again";
    else if (code == SQLITE_READONLY || (code == SQLITE_CANTOPEN && !*said) || code == SQLITE_PERM)
        what = "; a ledger and its folder must be writable";
    return lc_fail(status, "%s: %s%s%s", l->path, why, said, what);
}

static lc_status refuse_memory(const lc_ledger *l)
{
    return lc_fail(LC_E_FAILURE, "%s: out of memory", l->path);
}

lc_status lc_sql_execute(lc_ledger *l, const char *sql)
{
    return sqlite3_exec(l->db, sql, NULL, NULL, NULL) == SQLITE_OK ? LC_OK : lc_sql_refused(l);
}

lc_status lc_sql_prepare(sqlite3_stmt **out, lc_ledger *l, const char *sql)
{
    return sqlite3_prepare_v2(l->db, sql, -1, out, NULL) == SQLITE_OK ? LC_OK : lc_sql_refused(l);
}

/* The next row; *more is false after the last. */
lc_status lc_sql_step(bool *more, lc_ledger *l, sqlite3_stmt *s)
{
    const bool unbound = l->unbound;
    l->unbound = *more = false;
    if (unbound)
        return refuse_memory(l);
    const int code = sqlite3_step(s);
    *more = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? LC_OK : lc_sql_refused(l);
}

/* A statement without rows; its values bound. */
lc_status lc_sql_finish(lc_ledger *l, sqlite3_stmt *s)
{
    bool more;
    const lc_status status = lc_sql_step(&more, l, s);
    sqlite3_finalize(s);
    return status;
}

/* In a database of UTF-16 it becomes another text, which takes memory. */
void lc_sql_bind_text(lc_ledger *l, sqlite3_stmt *s, int at, const char *text)
{
    l->unbound |= text && sqlite3_bind_text(s, at, text, -1, SQLITE_STATIC) != SQLITE_OK;
}

lc_status lc_sql_text(const char **out, const lc_ledger *l, sqlite3_stmt *row, int at)
{
    const bool null = sqlite3_column_type(row, at) == SQLITE_NULL;
    *out = (const char *)sqlite3_column_text(row, at);
    return *out || null ? LC_OK : refuse_memory(l);
}

void lc_sql_spell_time(char out[LC_NAME_MAX], double seconds)
{
    const time_t whole = (time_t)floor(seconds);
    struct tm utc;
    gmtime_r(&whole, &utc);
    const size_t used = strftime(out, LC_NAME_MAX, "%Y-%m-%d %H:%M:%S", &utc);
    snprintf(out + used, LC_NAME_MAX - used, ".%06d", (int)((seconds - floor(seconds)) * 1e6));
}

/* A number, or what kind of none it is. */
void lc_sql_bind_value(lc_ledger *l, sqlite3_stmt *s, int at, double value)
{
    if (isfinite(value))
        sqlite3_bind_double(s, at, value);
    lc_sql_bind_text(l, s, at + 1, isfinite(value) ? "FINITE" : isnan(value) ? "NAN" : value > 0 ? "INF_POS" : "INF_NEG");
}

lc_status lc_sql_put_attribute(lc_ledger *l, const lc_attribute *a, const char *json)
{
    char sql[256];
    sqlite3_stmt *s;
    snprintf(sql, sizeof sql,
             "INSERT INTO %s_attributes VALUES (?, ?, ?, ?) ON CONFLICT (%.5s_id, \"key\") DO UPDATE SET value_json = "
             "excluded.value_json",
             a->of, a->of);
    CHECK(lc_sql_prepare(&s, l, sql));
    if (a->row) /* else NULL: the next one */
        sqlite3_bind_int64(s, 1, a->row);
    sqlite3_bind_int64(s, 2, a->id);
    lc_sql_bind_text(l, s, 3, a->key);
    lc_sql_bind_text(l, s, 4, json);
    return lc_sql_finish(l, s);
}

/* A text as JSON, by SQLite itself. */
lc_status lc_sql_put_text(lc_ledger *l, const lc_attribute *a, const char *text)
{
    sqlite3_stmt *s;
    bool more;
    const char *json;
    CHECK(lc_sql_prepare(&s, l, "SELECT json_quote(?)"));
    lc_sql_bind_text(l, s, 1, text);
    lc_status status = lc_sql_step(&more, l, s);
    if (status == LC_OK)
        status = lc_sql_text(&json, l, s, 0);
    if (status == LC_OK)
        status = lc_sql_put_attribute(l, a, json);
    sqlite3_finalize(s);
    return status;
}

lc_status lc_sql_each(lc_ledger *l, sqlite3_stmt *s, lc_sql_row visit, void *ctx)
{
    bool more;
    lc_status status = lc_sql_step(&more, l, s);
    while (status == LC_OK && more) {
        status = visit(ctx, l, s);
        if (status == LC_OK)
            status = lc_sql_step(&more, l, s);
    }
    return status;
}

lc_status lc_sql_read_text(char **out, lc_ledger *l, sqlite3_stmt *s)
{
    bool more;
    const char *text = NULL;
    *out = NULL;
    lc_status status = lc_sql_step(&more, l, s);
    if (status == LC_OK && more)
        status = lc_sql_text(&text, l, s, 0);
    if (status == LC_OK && text)
        status = lc_copy_text(out, text);
    sqlite3_finalize(s);
    return status;
}

lc_status lc_sql_ask(sqlite3_int64 *out, bool *found, lc_ledger *l, const char *sql)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(lc_sql_prepare(&s, l, sql));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = lc_sql_step(&more, l, s);
    *found = status == LC_OK && more && sqlite3_column_type(s, 0) != SQLITE_NULL;
    *out = *found ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return status;
}

lc_status lc_sql_count_trials(size_t *out, lc_ledger *l)
{
    sqlite3_int64 last;
    bool found;
    CHECK(lc_sql_ask(&last, &found, l, "SELECT number FROM trials WHERE study_id = ? ORDER BY trial_id DESC LIMIT 1"));
    *out = found ? (size_t)last + 1 : 0;
    return LC_OK;
}
