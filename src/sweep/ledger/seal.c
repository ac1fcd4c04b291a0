/* seal - system attributes of 16 hexadecimal digits: "lanecast:digest" of a trial, "lanecast:digest:N" of a study, for plan N */
#include "sweep/ledger/seal.h"

#include "core/digest.h"
#include "core/mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DIGEST_TEXT = 19 };

/* As JSON. */
static void spell(char out[DIGEST_TEXT], uint64_t digest)
{
    snprintf(out, DIGEST_TEXT, "\"%016" PRIx64 "\"", digest);
}

/* Rows of the study's trials of ids ?2 to ?3, by number: what a digest is of. The plus keeps SQLite to the range of ids. */
/* clang-format off */
#define OF_TRIALS(columns, table) \
    "SELECT number, " columns " FROM " table " WHERE +study_id = ?1 AND trial_id BETWEEN ?2 AND ?3 "
#define OF_ROWS(columns, table) OF_TRIALS(columns, "trials CROSS JOIN " table " USING (trial_id)")

static const char rows[] =
    OF_TRIALS("0 AS part, 0 AS place, state, NULL", "trials")
    "UNION ALL " OF_ROWS("1, param_name, quote(param_value), distribution_json", "trial_params")
    "UNION ALL " OF_ROWS("2, objective, quote(value), value_type", "trial_values")
    "UNION ALL " OF_ROWS("3, step, quote(intermediate_value), intermediate_value_type", "trial_intermediate_values")
    "UNION ALL " OF_ROWS("4, \"key\", value_json, NULL", "trial_user_attributes") "AND \"key\" IN ('lanecast:plan', 'message') "
    "ORDER BY number, part, place";
/* clang-format on */

/* digest: (count), of trials whose numbers begin at `number`. */
typedef struct trials {
    uint64_t *digest;
    size_t number, count;
} trials;

static lc_status add_row(void *ctx, lc_ledger *l, sqlite3_stmt *row)
{
    const trials *t = ctx;
    const size_t at = (size_t)sqlite3_column_int64(row, 0) - t->number;
    const char *text;
    for (int column = 1; column <= 4 && at < t->count; column++) {
        CHECK(lc_sql_text(&text, l, row, column));
        t->digest[at] = lc_digest_text(t->digest[at], text ? text : "");
    }
    return LC_OK;
}

/* To prepare it takes longer than the rest of what a trial costs: it is kept. */
static lc_status ask_rows(sqlite3_stmt **out, lc_ledger *l, const sqlite3_int64 id[2])
{
    if (!l->sealed)
        CHECK(lc_sql_prepare(&l->sealed, l, rows));
    *out = l->sealed;
    sqlite3_bind_int64(*out, 1, l->id);
    sqlite3_bind_int64(*out, 2, id[0]);
    sqlite3_bind_int64(*out, 3, id[1]);
    return LC_OK;
}

/* Digests, 0 before, of trials whose ids are id[0] to id[1]. */
static lc_status add_trials(trials *t, lc_ledger *l, const sqlite3_int64 id[2])
{
    sqlite3_stmt *s;
    CHECK(ask_rows(&s, l, id));
    const lc_status status = lc_sql_each(l, s, add_row, t);
    sqlite3_reset(s);
    return status;
}

lc_status lc_seal_trial(lc_ledger *l, const lc_trial *t, sqlite3_int64 id)
{
    uint64_t digest = 0;
    char json[DIGEST_TEXT];
    CHECK(add_trials(&(trials){&digest, t->number, 1}, l, (sqlite3_int64[]){id, id}));
    spell(json, digest);
    return lc_sql_put_attribute(l, &(lc_attribute){"trial_system", id, id * LC_CHILDREN, "lanecast:digest"}, json);
}

/* Trials that have a digest, and are not among those of any study: without them a study would be another one, without a word. */
static lc_status check_missing(lc_ledger *l)
{
    sqlite3_int64 missing;
    bool found;
    CHECK(lc_sql_ask(&missing, &found, l,
                     "SELECT count(*) FROM trial_system_attributes WHERE \"key\" = 'lanecast:digest' AND trial_id NOT IN (SELECT "
                     "trial_id FROM trials WHERE study_id IN (SELECT study_id FROM studies))"));
    if (missing == 0)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: %lld of its trials are missing: the ledger is damaged; take a copy of it", l->path,
                   (long long)missing);
}

static lc_status compare(void *ctx, lc_ledger *l, sqlite3_stmt *row)
{
    const trials *t = ctx;
    const char *kept;
    char now[DIGEST_TEXT];
    const size_t at = (size_t)sqlite3_column_int64(row, 0);
    CHECK(lc_sql_text(&kept, l, row, 1));
    if (at >= t->count || !kept)
        return LC_OK;
    spell(now, t->digest[at]);
    if (strcmp(kept, now) == 0)
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: trial %zu is not as it was written: the ledger is damaged; take a copy of it", l->path, at);
}

static lc_status compare_trials(trials *t, lc_ledger *l)
{
    sqlite3_stmt *s;
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT number, value_json FROM trials JOIN trial_system_attributes USING (trial_id) "
                         "WHERE study_id = ? AND \"key\" = 'lanecast:digest' ORDER BY number"));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = lc_sql_each(l, s, compare, t);
    sqlite3_finalize(s);
    return status;
}

lc_status lc_seal_check_trials(lc_ledger *l, size_t count)
{
    lc_status status = LC_OK;
    trials all = {.count = count};
    CHECK(check_missing(l));
    TRY(lc_new(&all.digest, count, sizeof *all.digest));
    TRY(add_trials(&all, l, (sqlite3_int64[]){0, INT64_MAX}));
    TRY(compare_trials(&all, l));
done:
    lc_free(all.digest);
    return status;
}

/* --- plans ------------------------------------------------------------------------------------------------------------ */

static void spell_key(char out[LC_NAME_MAX], size_t number)
{
    snprintf(out, LC_NAME_MAX, "lanecast:digest:%zu", number);
}

lc_status lc_seal_plan(lc_ledger *l, size_t number, const char *plan)
{
    char key[LC_NAME_MAX], json[DIGEST_TEXT];
    spell_key(key, number);
    spell(json, lc_digest_text(0, plan));
    return lc_sql_put_attribute(l, &(lc_attribute){"study_system", l->id, 0, key}, json);
}

lc_status lc_seal_check_plan(lc_ledger *l, size_t number, const char *plan)
{
    char key[LC_NAME_MAX], now[DIGEST_TEXT], *kept;
    sqlite3_stmt *s;
    spell_key(key, number);
    spell(now, lc_digest_text(0, plan));
    CHECK(lc_sql_prepare(&s, l, "SELECT value_json FROM study_system_attributes WHERE study_id = ? AND \"key\" = ?"));
    sqlite3_bind_int64(s, 1, l->id);
    lc_sql_bind_text(l, s, 2, key);
    CHECK(lc_sql_read_text(&kept, l, s));
    const bool same = !kept || strcmp(kept, now) == 0;
    lc_free(kept);
    return same ? LC_OK
                : lc_fail(LC_E_DATA, "%s: its plan %zu is not as it was written: the ledger is damaged; take a copy of it",
                          l->path, number);
}
