/* A ledger while memory is missing: each allocation of SQLite fails once, and what is written and read is all of it, or an error. */
#include <sqlite3.h>
#include <unistd.h>

#include "core/mem.h"
#include "sweep/ledger.h"
#include "sweep/ledger/disk.h"
#include "unit.h"

enum { EPOCHS = 3 };

static sqlite3_mem_methods heap;
static long countdown; /* the allocation that fails; 0: none */

static bool fails(void)
{
    return countdown > 0 && --countdown == 0;
}

static void *take(int bytes)
{
    return fails() ? NULL : heap.xMalloc(bytes);
}

static void *take_again(void *block, int bytes)
{
    return fails() ? NULL : heap.xRealloc(block, bytes);
}

static void use_heap_that_fails(void)
{
    sqlite3_mem_methods mine;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap), SQLITE_OK);
    mine = heap;
    mine.xMalloc = take;
    mine.xRealloc = take_again;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &mine), SQLITE_OK);
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
}

typedef struct setting {
    const char *path, *encoding;
    lc_domain domain;
    lc_study study;
} setting;

static lc_ledger_request request_of(const setting *s)
{
    return (lc_ledger_request){.path = s->path, .domain = &s->domain, .study = &s->study};
}

/* An empty one, which keeps its texts in that encoding. */
static void lay_out(const setting *s)
{
    char sql[128];
    sqlite3 *db;
    lc_ledger_remove(s->path);
    snprintf(sql, sizeof sql, "PRAGMA encoding = '%s'; PRAGMA user_version = 1", s->encoding);
    assert_int_equal(sqlite3_open(s->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static lc_trial complete_trial(const setting *s)
{
    lc_trial t;
    assert_ok(lc_trial_new(&t, 0, s->domain.count));
    t.value[0] = 1;
    t.value[1] = 1e-3;
    t.began = 1e9;
    for (size_t i = 0; i < EPOCHS; i++)
        assert_ok(lc_trial_report(&t, i == 1 ? (double)INFINITY : 0.5 / (double)(i + 1)));
    t.state = LC_TRIAL_COMPLETE;
    t.objective[0] = 0.25;
    return t;
}

static lc_trial failed_trial(const setting *s)
{
    lc_trial t;
    assert_ok(lc_trial_new(&t, 1, s->domain.count));
    t.value[0] = 0;
    t.value[1] = 2e-3;
    t.began = 1e9;
    t.state = LC_TRIAL_FAIL;
    assert_ok(lc_copy_text(&t.message, "the loss is \xc3\xbc"
                                       "ber alles \"nan\""));
    return t;
}

static lc_status write_trial(lc_ledger *l, const lc_trial *t)
{
    CHECK(lc_ledger_begin(l, t));
    return lc_ledger_end(l, t);
}

static lc_status write_all(const setting *s)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    const lc_ledger_request request = request_of(s);
    lc_trial first = complete_trial(s), second = failed_trial(s);
    TRY(lc_ledger_open(&l, &request));
    TRY(write_trial(l, &first));
    TRY(write_trial(l, &second));
done:
    lc_ledger_close(l);
    lc_trial_clear(&first);
    lc_trial_clear(&second);
    return status;
}

typedef struct content {
    lc_trial *trial;
    size_t trials;
    char *plan;
} content;

static lc_status read_all(content *out, const setting *s)
{
    lc_status status = LC_OK;
    lc_ledger *l = NULL;
    lc_ledger_request request = request_of(s);
    request.readonly = true;
    TRY(lc_ledger_open(&l, &request));
    TRY(lc_ledger_trials(&out->trial, &out->trials, l));
    TRY(lc_ledger_plan(&out->plan, s->path, s->study.name, LC_LATEST_PLAN));
done:
    lc_ledger_close(l);
    return status;
}

static void forget(content *c)
{
    lc_trials_free(c->trial, c->trials);
    lc_free(c->plan);
    *c = (content){0};
}

static void are_equal(const lc_trial *kept, const lc_trial *wanted, const setting *s)
{
    assert_int_equal(kept->state, wanted->state);
    assert_memory_equal(kept->value, wanted->value, s->domain.count * sizeof *kept->value);
    assert_int_equal(kept->reports, wanted->reports);
    assert_true(kept->reports == 0 || memcmp(kept->report, wanted->report, kept->reports * sizeof *kept->report) == 0);
    assert_true(kept->state != LC_TRIAL_COMPLETE || kept->objective[0] == wanted->objective[0]);
    assert_int_equal(!kept->message, !wanted->message);
    assert_true(!kept->message || strcmp(kept->message, wanted->message) == 0);
    assert_true(fabs(kept->began - wanted->began) < 1e-3);
}

static void is_whole(const content *c, const setting *s)
{
    lc_trial first = complete_trial(s), second = failed_trial(s);
    assert_int_equal(c->trials, 2);
    are_equal(&c->trial[0], &first, s);
    are_equal(&c->trial[1], &second, s);
    assert_string_equal(c->plan, s->study.plan);
    lc_trial_clear(&first);
    lc_trial_clear(&second);
}

/* Allocation n fails while it is written; whether there was such a one. */
static bool write_without(long n, const setting *s)
{
    content c = {0};
    lay_out(s);
    countdown = n;
    const lc_status status = write_all(s);
    const bool happened = countdown == 0;
    countdown = 0;
    if (status != LC_OK) {
        assert_int_equal(status, LC_E_FAILURE);
        assert_non_null(strstr(lc_error_message(), "out of memory"));
        return true;
    }
    assert_ok(read_all(&c, s));
    is_whole(&c, s);
    forget(&c);
    return happened;
}

static bool read_without(long n, const setting *s)
{
    content c = {0};
    countdown = n;
    const lc_status status = read_all(&c, s);
    const bool happened = countdown == 0;
    countdown = 0;
    if (status == LC_OK)
        is_whole(&c, s);
    else
        assert_int_equal(status, LC_E_FAILURE);
    forget(&c);
    return happened;
}

/* Every step-th allocation. */
static void try_all(const char *encoding, long step)
{
    char path[64];
    lc_config base = lc_config_default();
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "."; /* a disk would be waited for 10,000 times */
    snprintf(path, sizeof path, "%s/lanecast-ledger-memory-%d.db", folder, (int)getpid());
    setting s = {path, encoding, {0}, {.name = "sweep", .plan = "[sweep]\ntrials = 2 # \xc3\xbc\n"}};
    assert_ok(lc_study_objectives(&s.study, "mse"));
    assert_ok(lc_domain_add(&s.domain, &base, "model.cell=lstm,gru", "t"));
    assert_ok(lc_domain_add(&s.domain, &base, "train.rate=1e-4..1e-2:log", "t"));
    assert_ok(lc_domain_settle(&s.domain));
    long n = 1;
    while (write_without(n, &s))
        n += step;
    assert_true(n > 100);
    for (n = 1; read_without(n, &s);)
        n += step;
    assert_true(n > 100);
    lc_ledger_remove(path);
    lc_domain_free(&s.domain);
}

static void memory_that_is_missing_for_a_ledger_loses_nothing(void **state)
{
    (void)state;
    try_all("UTF-8", 7);
}

/* Texts of such a ledger are made anew wherever they are bound or read. */
static void memory_that_is_missing_for_a_ledger_of_utf_16_loses_nothing(void **state)
{
    (void)state;
    try_all("UTF-16le", 1);
}

static void memory_that_is_missing_when_sqlite_begins_is_said(void **state)
{
    (void)state;
    for (countdown = 1; countdown < 3; countdown++) {
        const long at = countdown;
        assert_int_equal(sqlite3_shutdown(), SQLITE_OK);
        assert_fails(lc_disk_check("begins.db"), LC_E_FAILURE, "begins.db: out of memory");
        countdown = at;
    }
    countdown = 0;
    assert_ok(lc_disk_check("begins.db"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_that_is_missing_for_a_ledger_loses_nothing),
        cmocka_unit_test(memory_that_is_missing_when_sqlite_begins_is_said),
        cmocka_unit_test(memory_that_is_missing_for_a_ledger_of_utf_16_loses_nothing),
    };
    use_heap_that_fails();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
