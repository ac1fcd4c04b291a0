/* plan - plan 0 is the attribute "lanecast:plan", plan 1 "lanecast:plan:1". */
#include "sweep/ledger/plan.h"
#include "sweep/ledger/seal.h"

#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <string.h>

static void spell_key(char out[LC_NAME_MAX], size_t number)
{
    snprintf(out, LC_NAME_MAX, number ? "lanecast:plan:%zu" : "lanecast:plan", number);
}

static lc_status find_latest(lc_ledger *l)
{
    sqlite3_int64 changes;
    bool found;
    CHECK(lc_sql_ask(&changes, &found, l,
                     "SELECT count(*) FROM study_user_attributes WHERE study_id = ? AND \"key\" GLOB 'lanecast:plan:[0-9]*'"));
    l->plan = (size_t)changes;
    return LC_OK;
}

lc_status lc_plan_read(char **out, lc_ledger *l, int number)
{
    char key[LC_NAME_MAX];
    sqlite3_stmt *s;
    CHECK(find_latest(l));
    const size_t wanted = number == LC_LATEST_PLAN ? l->plan : (size_t)number;
    spell_key(key, wanted);
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT json_extract(value_json, '$') FROM study_user_attributes WHERE study_id = ? AND \"key\" = ?"));
    sqlite3_bind_int64(s, 1, l->id);
    lc_sql_bind_text(l, s, 2, key);
    CHECK(lc_sql_read_text(out, l, s));
    const lc_status status = *out ? lc_seal_check_plan(l, wanted, *out) : LC_OK;
    if (status != LC_OK) {
        lc_free(*out);
        *out = NULL;
    }
    return status;
}

lc_status lc_plan_put(lc_ledger *l)
{
    char key[LC_NAME_MAX];
    spell_key(key, l->plan);
    CHECK(lc_sql_put_text(l, &(lc_attribute){"study_user", l->id, 0, key}, l->study->plan));
    return lc_seal_plan(l, l->plan, l->study->plan);
}

/* The first line, "'trials = 3'"; "nothing" after the last. */
static void spell_line(char out[LC_TEXT_MAX], const char *text)
{
    snprintf(out, LC_TEXT_MAX, *text ? "'%.*s'" : "nothing", (int)strcspn(text, "\n"), text);
}

lc_status lc_plan_compare(const lc_ledger *l, const char *kept)
{
    const char *now = l->study->plan;
    if (!lc_text_lines_differ(&kept, &now))
        return LC_OK;
    char was[LC_TEXT_MAX], is[LC_TEXT_MAX];
    spell_line(was, kept);
    spell_line(is, now);
    return lc_fail(
        LC_E_MISMATCH,
        "%s: a sweep of another plan: it has %s where this one has %s; name another file, or continue it with --continue",
        l->path, was, is);
}

/* --- the space -------------------------------------------------------------------------------------------------------- */

/* The choices of a distribution as texts, each letter and number written in one way, 16 as "16" is; NULL of a range. */
#define CHOICES(json)                                                                                                            \
    "(SELECT nullif(json_group_array(CASE WHEN type IN ('true', 'false') THEN type ELSE CAST(value AS TEXT) END), '[]') "        \
    "FROM json_each(" json ", '$.attributes.choices'))"

/* A range may change; what a number means may not. */
static lc_status is_same_kind(bool *same, lc_ledger *l, const char *there, const char *here)
{
    sqlite3_stmt *s;
    bool more;
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT json_extract(?1, '$.name') IS json_extract(?2, '$.name') AND json_extract(?1, "
                         "'$.attributes.log') IS json_extract(?2, '$.attributes.log') AND " CHOICES("?1") " IS " CHOICES("?2")));
    lc_sql_bind_text(l, s, 1, there);
    lc_sql_bind_text(l, s, 2, here);
    const lc_status status = lc_sql_step(&more, l, s);
    *same = status == LC_OK && more && sqlite3_column_int(s, 0) == 1;
    sqlite3_finalize(s);
    return status;
}

/* A row: a trial that has it, its name, and its distribution. */
static lc_status check_parameter(void *ctx, lc_ledger *l, sqlite3_stmt *row)
{
    (void)ctx;
    char *here = NULL;
    bool same = false;
    lc_buffer text = {0};
    const char *name, *there;
    CHECK(lc_sql_text(&name, l, row, 1));
    CHECK(lc_sql_text(&there, l, row, 2));
    const lc_dimension *d = name ? lc_domain_find(l->domain, name) : NULL;
    if (!d || !there)
        return LC_OK;
    lc_dimension_json(&text, d);
    CHECK(lc_buffer_take(&here, &text));
    lc_status status = is_same_kind(&same, l, there, here);
    if (status == LC_OK && !same)
        status =
            lc_fail(LC_E_MISMATCH,
                    "%s: trial %lld has %s of %s, and this sweep has %s: what kind of number a dimension is, and its list of "
                    "choices, are the same in a whole study; name another file, or another --study",
                    l->path, (long long)sqlite3_column_int64(row, 0), d->key, there, d->text);
    lc_free(here);
    return status;
}

lc_status lc_plan_check_space(lc_ledger *l)
{
    sqlite3_stmt *s;
    CHECK(lc_sql_prepare(&s, l,
                         "SELECT min(number), param_name, distribution_json FROM trials JOIN trial_params USING (trial_id) "
                         "WHERE study_id = ? GROUP BY param_name, distribution_json ORDER BY 1"));
    sqlite3_bind_int64(s, 1, l->id);
    const lc_status status = lc_sql_each(l, s, check_parameter, NULL);
    sqlite3_finalize(s);
    return status;
}
