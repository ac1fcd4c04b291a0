/* Ledgers that others made or changed: what is not as Optuna writes it is passed over or refused, and runs no program of the file. */
#include <limits.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"
#include "sweep/ledger.h"
#include "unit.h"

typedef struct setting {
    char path[64];
    lc_domain domain;
    lc_study study;
} setting;

static lc_status open_ledger(lc_ledger **out, const setting *s, bool readonly)
{
    return lc_ledger_open(out,
                          &(lc_ledger_request){.path = s->path, .domain = &s->domain, .study = &s->study, .readonly = readonly});
}

/* A ledger with a trial that is complete, changed by SQL then. */
static setting changed(const char *sql)
{
    setting s = {.study = {.name = "sweep", .plan = "[sweep]\ntrials = 2\n"}};
    lc_config base = lc_config_default();
    lc_ledger *l;
    lc_trial t;
    sqlite3 *db;
    snprintf(s.path, sizeof s.path, "odd-%d.db", (int)getpid());
    assert_ok(lc_study_objectives(&s.study, "mse"));
    assert_ok(lc_domain_add(&s.domain, &base, "model.hidden=2..8", "t"));
    assert_ok(lc_domain_settle(&s.domain));
    assert_ok(open_ledger(&l, &s, false));
    assert_ok(lc_trial_new(&t, 0, s.domain.count));
    t.value[0] = 4;
    assert_ok(lc_ledger_begin(l, &t));
    t.state = LC_TRIAL_COMPLETE;
    t.objective[0] = 0.5;
    assert_ok(lc_ledger_end(l, &t));
    lc_trial_clear(&t);
    lc_ledger_close(l);
    assert_int_equal(sqlite3_open(s.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    return s;
}

static void forget(setting *s)
{
    lc_ledger_remove(s->path);
    lc_domain_free(&s->domain);
}

static lc_status read_trials(lc_trial **out, size_t *count, const setting *s)
{
    lc_ledger *l;
    CHECK(open_ledger(&l, s, true));
    const lc_status status = lc_ledger_trials(out, count, l);
    lc_ledger_close(l);
    return status;
}

static void a_message_that_is_null_is_none(void **state)
{
    (void)state;
    setting s = changed("DELETE FROM trial_system_attributes;"
                        "INSERT INTO trial_user_attributes (trial_id, key, value_json) VALUES (1, 'message', NULL)");
    lc_trial *trial;
    size_t count;
    assert_ok(read_trials(&trial, &count, &s));
    assert_int_equal(count, 1);
    assert_null(trial[0].message);
    lc_trials_free(trial, count);
    forget(&s);
}

static void a_direction_that_is_null_is_another_one(void **state)
{
    (void)state;
    setting s =
        changed("ALTER TABLE study_directions RENAME TO old; CREATE TABLE study_directions (direction, study_id, objective);"
                "INSERT INTO study_directions VALUES (NULL, 1, 0); DELETE FROM study_user_attributes");
    lc_ledger *l;
    assert_fails(open_ledger(&l, &s, false), LC_E_MISMATCH, "another direction");
    forget(&s);
}

#define ENDLESS "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT 1, i, i, 'FINITE' FROM c"

static void a_view_in_place_of_a_table_is_refused(void **state)
{
    (void)state;
    setting s = changed("DROP TABLE trial_values; CREATE VIEW trial_values (trial_id, objective, value, value_type) AS " ENDLESS);
    lc_trial *trial;
    size_t count;
    assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "not a ledger");
    forget(&s);
}

/* SQLite makes a value of half a gigabyte of a column that is computed, for each row. */
static void a_computed_column_is_no_bomb(void **state)
{
    (void)state;
    setting s = changed("ALTER TABLE trials RENAME TO old; CREATE TABLE trials (trial_id INTEGER PRIMARY KEY, number, study_id, "
                        "state AS (hex(zeroblob(499000000))) VIRTUAL, datetime_start, datetime_complete);"
                        "INSERT INTO trials SELECT trial_id, number, study_id, datetime_start, datetime_complete FROM old");
    lc_trial *trial;
    size_t count;
    assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "has columns that are computed");
    forget(&s);
}

static void a_trigger_does_not_run(void **state)
{
    (void)state;
    setting s = changed("CREATE TRIGGER t AFTER INSERT ON trials BEGIN DELETE FROM trial_values; END");
    lc_ledger *l;
    lc_trial next, *trial;
    size_t count;
    assert_ok(open_ledger(&l, &s, false));
    assert_ok(lc_trial_new(&next, 1, s.domain.count));
    assert_ok(lc_ledger_begin(l, &next));
    lc_ledger_close(l);
    assert_ok(read_trials(&trial, &count, &s));
    assert_true(trial[0].objective[0] == 0.5);
    lc_trials_free(trial, count);
    lc_trial_clear(&next);
    forget(&s);
}

/* SQLite reads what a bit has made of a number; the digest does not. */
static void what_is_not_as_it_was_written_is_refused(void **state)
{
    (void)state;
    static const char *const change[] = {"UPDATE trial_values SET value = 0.25",
                                         "UPDATE trial_params SET param_value = 5",
                                         "UPDATE trials SET state = 'PRUNED'",
                                         "DELETE FROM trial_values",
                                         "UPDATE trial_params SET param_name = 'model.layers'",
                                         "INSERT INTO trial_intermediate_values VALUES (7, 1, 1, 0.5, 'FINITE')"};
    for (size_t i = 0; i < sizeof change / sizeof *change; i++) {
        setting s = changed(change[i]);
        lc_trial *trial;
        size_t count;
        assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "trial 0 is not as it was written");
        forget(&s);
    }
    setting s = changed("UPDATE trials SET study_id = 3");
    lc_trial *trial;
    size_t count;
    assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "1 of its trials are missing");
    forget(&s);
    s = changed("UPDATE study_user_attributes SET value_json = replace(value_json, '2', '3')");
    lc_ledger *l;
    assert_fails(open_ledger(&l, &s, false), LC_E_DATA, "its plan 0 is not as it was written");
    forget(&s);
}

/* The rows of two trials that fail, one before the other. */
static void fail_two(char rows[256], const setting *s, size_t first)
{
    static const char sql[] =
        "SELECT group_concat(trial_user_attribute_id || ' ' || trial_id || value_json) FROM trial_user_attributes";
    lc_ledger *l;
    sqlite3 *db;
    sqlite3_stmt *row;
    assert_ok(open_ledger(&l, s, false));
    lc_trial t[2];
    for (size_t i = 0; i < 2; i++) {
        assert_ok(lc_trial_new(&t[i], 1 + i, s->domain.count));
        assert_ok(lc_ledger_begin(l, &t[i]));
        t[i].state = LC_TRIAL_FAIL;
        assert_ok(lc_copy_text(&t[i].message, "no"));
    }
    assert_ok(lc_ledger_end(l, &t[first]));
    assert_ok(lc_ledger_end(l, &t[1 - first]));
    lc_ledger_close(l);
    assert_int_equal(sqlite3_open(s->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    snprintf(rows, 256, "%s", (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(db);
    for (size_t i = 0; i < 2; i++)
        lc_trial_clear(&t[i]);
}

static void rows_do_not_depend_on_which_trial_fails_first(void **state)
{
    (void)state;
    char rows[2][256];
    for (size_t first = 0; first < 2; first++) {
        setting s = changed("");
        fail_two(rows[first], &s, first);
        forget(&s);
    }
    assert_string_equal(rows[0], rows[1]);
}

static void a_trial_that_is_gone_is_not_ended(void **state)
{
    (void)state;
    setting s = changed("DELETE FROM trials");
    lc_ledger *l;
    lc_trial t;
    assert_ok(open_ledger(&l, &s, false));
    assert_ok(lc_trial_new(&t, 0, s.domain.count));
    t.state = LC_TRIAL_FAIL;
    assert_fails(lc_ledger_end(l, &t), LC_E_MISMATCH, "not there any more");
    lc_ledger_close(l);
    lc_trial_clear(&t);
    forget(&s);
}

static void a_file_of_another_kind_is_of_its_content(void **state)
{
    (void)state;
    setting s = changed("DROP TABLE trial_values");
    lc_trial *trial;
    size_t count;
    assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "no such table");
    FILE *file = fopen(s.path, "w");
    fputs("no ledger", file);
    fclose(file);
    assert_fails(read_trials(&trial, &count, &s), LC_E_DATA, "not a ledger");
    forget(&s);
}

/* SQLite takes 512 bytes from the root on, its journal's ending among them. */
static void a_path_that_is_too_long_says_so(void **state)
{
    (void)state;
    char here[PATH_MAX], deep[PATH_MAX] = "deep";
    setting s = changed("SELECT 1");
    lc_ledger *l;
    assert_non_null(getcwd(here, sizeof here));
    while (strlen(deep) < 500) {
        assert_true(mkdir(deep, 0777) == 0 || access(deep, W_OK) == 0);
        strcat(deep, "/0123456789012345678901234567890123456789");
    }
    *strrchr(deep, '/') = '\0';
    assert_int_equal(chdir(deep), 0);
    assert_fails(open_ledger(&l, &s, false), LC_E_IO, "SQLite takes at most 504");
    assert_fails(open_ledger(&l, &s, true), LC_E_IO, "bytes from the root on");
    assert_int_equal(chdir(here), 0);
    forget(&s);
    for (char *slash; rmdir(deep) == 0 && (slash = strrchr(deep, '/'));)
        *slash = '\0';
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_that_is_null_is_none),
        cmocka_unit_test(a_direction_that_is_null_is_another_one),
        cmocka_unit_test(a_view_in_place_of_a_table_is_refused),
        cmocka_unit_test(a_computed_column_is_no_bomb),
        cmocka_unit_test(a_trigger_does_not_run),
        cmocka_unit_test(a_trial_that_is_gone_is_not_ended),
        cmocka_unit_test(a_file_of_another_kind_is_of_its_content),
        cmocka_unit_test(a_path_that_is_too_long_says_so),
        cmocka_unit_test(what_is_not_as_it_was_written_is_refused),
        cmocka_unit_test(rows_do_not_depend_on_which_trial_fails_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
