/* merge - the ledgers of all parts of a sweep as the one that a single run would have written. */
#include "cli/sweep.h"

#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"

#include <string.h>

typedef struct parts {
    lc_sweep_read_back *part; /* (count) in the order of their shards */
    size_t count, trials;
} parts;

/* Without which part it is: all must be of one plan. */
static lc_status plan_of(char **out, const lc_sweep_read_back *b)
{
    char *line;
    CHECK(lc_ledger_plan(out, b->setup.output, b->study.name, 0));
    line = strstr(*out, "\nshard = ");
    if (line) {
        const char *rest = line + 1 + strcspn(line + 1, "\n");
        memmove(line, rest, strlen(rest) + 1);
    }
    return LC_OK;
}

static lc_status take_part(parts *p, const lc_args *args, const char *path)
{
    lc_status status = LC_OK;
    lc_sweep_read_back b;
    bool changed;
    CHECK(lc_sweep_open(&b, args, path));
    const lc_sweep_config *c = &b.setup.config;
    if (c->shards == 0)
        FAIL(LC_E_USAGE, "%s: a whole sweep, and no part of one that --shard made: there is nothing to join", path);
    if (c->shards != p->count)
        FAIL(LC_E_USAGE, "%s: a part of %zu, and %zu are named: name all parts at once", path, c->shards, p->count);
    TRY(lc_sweep_is_changed(&changed, path, b.study.name));
    if (changed)
        FAIL(LC_E_MISMATCH, "%s: --continue changed its plan, so that it is no part of one sweep", path);
    if (p->part[c->shard].setup.output)
        FAIL(LC_E_USAGE, "%s: part %zu is there twice", path, c->shard + 1);
    for (size_t i = 0; i < b.trials; i++)
        if (!lc_trial_has_ended(&b.trial[i]))
            FAIL(LC_E_DATA, "%s: its trial %zu has not ended: run that part again, it continues", path, i);
    p->part[c->shard] = b;
    p->trials += b.trials;
    return LC_OK;
done:
    lc_sweep_close(&b);
    return status;
}

static lc_status check_counts(const parts *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->part[i].trials != (p->trials + p->count - 1 - i) / p->count)
            return lc_fail(LC_E_DATA,
                           "%s: has %zu trials, which do not fit those of the others: run that part again, it continues",
                           p->part[i].setup.output, p->part[i].trials);
    return LC_OK;
}

static lc_status check_plans(char **plan, const parts *p)
{
    for (size_t i = 0; i < p->count; i++) {
        char *own = NULL;
        CHECK(plan_of(&own, &p->part[i]));
        const bool same = !*plan || strcmp(*plan, own) == 0;
        lc_free(*plan);
        *plan = own;
        if (!same)
            return lc_fail(LC_E_MISMATCH, "%s: a part of another sweep than %s", p->part[i].setup.output,
                           p->part[0].setup.output);
    }
    return LC_OK;
}

static lc_status write_trials(lc_ledger *ledger, const parts *p)
{
    for (size_t n = 0; n < p->trials; n++) {
        lc_trial t = p->part[n % p->count].trial[n / p->count]; /* NOLINT: there is a part */
        t.number = n;
        CHECK(lc_ledger_begin(ledger, &t));
        CHECK(lc_ledger_end(ledger, &t));
    }
    return LC_OK;
}

static lc_status write_all(const lc_args *args, const parts *p)
{
    lc_status status = LC_OK;
    lc_ledger *ledger = NULL;
    char *plan = NULL;
    lc_study study = p->part[0].study;
    const char *path = lc_args_word(args, 1);
    TRY(check_counts(p));
    TRY(check_plans(&plan, p));
    study.plan = plan;
    TRY(lc_ledger_open(&ledger, &(lc_ledger_request){path, &p->part[0].setup.domain, &study, .whole = true}));
    TRY(write_trials(ledger, p));
    TRY(lc_ledger_commit(ledger));
    lc_print_line(path, "%s of %s", lc_counted(p->trials, "trial").text, lc_counted(p->count, "part").text);
done:
    lc_ledger_close(ledger);
    lc_free(plan);
    return status;
}

lc_status lc_sweep_merge(const lc_args *args)
{
    lc_status status = LC_OK;
    struct stat there;
    parts p = {.count = lc_args_words(args) > 2 ? lc_args_words(args) - 2 : 0};
    if (p.count == 0)
        return lc_fail(LC_E_USAGE, "expected: lanecast sweep merge SWEEP.db PART.db ...");
    CHECK(lc_file_look(&there, lc_args_word(args, 1)));
    if (there.st_mode)
        return lc_fail(LC_E_USAGE, "%s: is there already; merge writes a new ledger", lc_args_word(args, 1));
    CHECK(lc_new(&p.part, p.count, sizeof *p.part));
    for (size_t i = 0; status == LC_OK && i < p.count; i++)
        status = take_part(&p, args, lc_args_word(args, i + 2));
    if (status == LC_OK)
        status = write_all(args, &p);
    for (size_t i = 0; i < p.count; i++)
        lc_sweep_close(&p.part[i]);
    lc_free(p.part);
    return status;
}
