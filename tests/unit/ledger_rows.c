/* Rows of a ledger: each trial has its own, however long it trained, and what a row says is what was written. */
#include <sqlite3.h>
#include <unistd.h>

#include "core/mem.h"
#include "sweep/ledger.h"
#include "unit.h"

typedef struct setting {
    char path[64];
    lc_domain domain;
    lc_study study;
} setting;

static setting setting_new(void)
{
    setting s = {.study = {.name = "sweep", .plan = "[sweep]\ntrials = 2\n"}};
    lc_config base = lc_config_default();
    snprintf(s.path, sizeof s.path, "rows-%d.db", (int)getpid());
    assert_ok(lc_study_objectives(&s.study, "mse"));
    assert_ok(lc_domain_add(&s.domain, &base, "model.hidden=2..8", "t"));
    assert_ok(lc_domain_settle(&s.domain));
    return s;
}

static void forget(setting *s)
{
    lc_ledger_remove(s->path);
    lc_domain_free(&s->domain);
}

static lc_ledger *open_ledger(const setting *s)
{
    lc_ledger *l;
    assert_ok(lc_ledger_open(&l, &(lc_ledger_request){.path = s->path, .domain = &s->domain, .study = &s->study}));
    return l;
}

/* A trial that reported its number, its number + 1, ...; one without reports fails. */
static void add_trial(lc_ledger *l, const setting *s, size_t number, size_t reports)
{
    lc_trial t;
    assert_ok(lc_trial_new(&t, number, s->domain.count));
    t.value[0] = 4;
    assert_ok(lc_ledger_begin(l, &t));
    for (size_t i = 0; i < reports; i++)
        assert_ok(lc_trial_report(&t, (double)(number + i)));
    t.state = reports ? LC_TRIAL_COMPLETE : LC_TRIAL_FAIL;
    if (reports)
        t.objective[0] = 0.5;
    else
        assert_ok(lc_copy_text(&t.message, "no window fits"));
    assert_ok(lc_ledger_end(l, &t));
    lc_trial_clear(&t);
}

static void change(const setting *s, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(s->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void has_reports(const lc_trial *t, size_t number, size_t reports)
{
    assert_int_equal(t->reports, reports);
    for (size_t i = 0; i < reports; i++)
        assert_true(t->report[i] == (double)(number + i));
}

static void a_trial_of_any_length_takes_no_row_of_another(void **state)
{
    (void)state;
    enum { LONG = 10000, SHORT = 3 };
    setting s = setting_new();
    lc_ledger *l = open_ledger(&s);
    lc_trial *trial;
    size_t count;
    add_trial(l, &s, 0, LONG);
    add_trial(l, &s, 1, SHORT);
    add_trial(l, &s, 2, LONG);
    assert_ok(lc_ledger_trials(&trial, &count, l));
    assert_int_equal(count, 3);
    has_reports(&trial[0], 0, LONG);
    has_reports(&trial[1], 1, SHORT);
    has_reports(&trial[2], 2, LONG);
    lc_trials_free(trial, count);
    lc_ledger_close(l);
    forget(&s);
}

static void a_message_of_another_letter_is_refused(void **state)
{
    (void)state;
    setting s = setting_new();
    lc_ledger *l = open_ledger(&s);
    lc_trial *trial;
    size_t count;
    add_trial(l, &s, 0, 0);
    assert_ok(lc_ledger_trials(&trial, &count, l));
    assert_string_equal(trial[0].message, "no window fits");
    lc_trials_free(trial, count);
    change(&s, "UPDATE trial_user_attributes SET value_json = replace(value_json, 'f', 'g')");
    assert_fails(lc_ledger_trials(&trial, &count, l), LC_E_DATA, "trial 0 is not as it was written");
    lc_ledger_close(l);
    forget(&s);
}

/* As another program does it that works on the study at the same time. */
static void a_trial_that_another_program_adds_is_not_begun_again(void **state)
{
    (void)state;
    setting s = setting_new();
    lc_ledger *l = open_ledger(&s);
    lc_trial t, *trial;
    size_t count;
    add_trial(l, &s, 0, 2);
    change(&s, "INSERT INTO trials (trial_id, number, study_id, state) VALUES (7, 1, 1, 'COMPLETE');"
               "INSERT INTO trial_values VALUES (70, 7, 0, 0.25, 'FINITE')");
    assert_ok(lc_trial_new(&t, 1, s.domain.count));
    t.value[0] = 4;
    assert_fails(lc_ledger_begin(l, &t), LC_E_MISMATCH, "trial 1 is not the next one, 2: another program adds trials");
    change(&s, "UPDATE trials SET state = 'RUNNING', datetime_start = NULL WHERE trial_id = 7; DELETE FROM trial_values WHERE "
               "trial_id = 7");
    assert_fails(lc_ledger_begin(l, &t), LC_E_MISMATCH, "trial 1 is not the next one, 2: another program adds trials");
    lc_ledger_close(l);

    l = open_ledger(&s); /* what runs now is of a process that is dead */
    assert_ok(lc_ledger_begin(l, &t));
    change(&s,
           "UPDATE trials SET state = 'COMPLETE' WHERE trial_id = 7; INSERT INTO trial_values VALUES (70, 7, 0, 0.25, 'FINITE')");
    t.state = LC_TRIAL_COMPLETE;
    assert_fails(lc_ledger_end(l, &t), LC_E_MISMATCH, "trial 1 is not there any more, or has ended: another program");
    assert_fails(lc_ledger_begin(l, &t), LC_E_MISMATCH, "trial 1 is not there any more, or has ended: another program");
    assert_ok(lc_ledger_trials(&trial, &count, l));
    assert_int_equal(count, 2);
    assert_true(trial[1].state == LC_TRIAL_COMPLETE && trial[1].objective[0] == 0.25);
    lc_trials_free(trial, count);
    lc_trial_clear(&t);
    lc_ledger_close(l);
    forget(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trial_of_any_length_takes_no_row_of_another),
        cmocka_unit_test(a_trial_that_another_program_adds_is_not_begun_again),
        cmocka_unit_test(a_message_of_another_letter_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
