/* read - a ledger is read back, and its trials are spelled. */
#include "cli/args.h"
#include "cli/sweep.h"
#include "core/counted.h"
#include "core/mem.h"
#include "model/entry.h"

#include <math.h>
#include <string.h>

const char *lc_sweep_study_named(const lc_args *args)
{
    return lc_args_has(args, "study") ? lc_args_text(args, "study") : "sweep";
}

lc_status lc_sweep_apart(const lc_domain *domain, const lc_args *args)
{
    for (size_t i = 0; i < domain->count; i++) {
        const lc_dimension *d = &domain->dimension[i];
        const lc_given *given = *d->only_key ? NULL : lc_args_saying(args, d->key);
        if (given)
            return lc_fail(LC_E_USAGE, "--%s %s: the sweep varies %s = %s: leave out one of them", given->flag->name,
                           given->value, d->key, d->text);
    }
    return LC_OK;
}

/* --- a configuration that is changed ---------------------------------------------------------------------------------- */

lc_status lc_sweep_over(lc_config *base, const lc_domain *domain, const lc_args *args, const char *path)
{
    const lc_config stored = *base;
    lc_buffer left = {0};
    char *lines = NULL;
    lc_entry_forget(base);
    CHECK(lc_args_put(base, args));
    lc_status status = lc_domain_inherit(&left, base, &stored, domain);
    if (status == LC_OK)
        status = lc_buffer_take(&lines, &left);
    lc_buffer_free(&left);
    lc_note_each(args, path, lines);
    lc_free(lines);
    return status;
}

/* --- a trial ---------------------------------------------------------------------------------------------------------- */

void lc_sweep_spell_value(char *out, size_t size, const lc_dimension *d, double value)
{
    if (isnan(value))
        snprintf(out, size, "-");
    else if (d->kind == LC_DIMENSION_NUMBER)
        snprintf(out, size, "%.4g", value);
    else
        lc_dimension_text(out, size, d, value);
}

lc_status lc_sweep_spell(char **out, const lc_domain *domain, const lc_trial *t)
{
    lc_buffer text = {0};
    char value[LC_TEXT_MAX];
    for (size_t i = 0; i < domain->count; i++) {
        if (isnan(t->value[i]))
            continue;
        lc_sweep_spell_value(value, sizeof value, &domain->dimension[i], t->value[i]);
        lc_buffer_format(&text, "%s%s=%s", text.length ? " " : "", domain->dimension[i].key, value);
    }
    const lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

void lc_sweep_print_failed(const lc_trial *trial, size_t count)
{
    const lc_trial *first = NULL;
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        failed += trial[i].state == LC_TRIAL_FAIL;
        first = !first && trial[i].state == LC_TRIAL_FAIL ? &trial[i] : first;
    }
    if (first)
        lc_print_line(NULL, "%s failed%s, trial %zu: %s", lc_counted(failed, "trial").text, failed > 1 ? ", the first" : "",
                      first->number, first->message ? first->message : "without a message");
}

json_t *lc_point_json(const lc_domain *domain, const lc_trial *t)
{
    char value[LC_TEXT_MAX];
    json_t *point = json_object();
    for (size_t i = 0; i < domain->count; i++) {
        if (isnan(t->value[i]))
            continue;
        lc_dimension_text(value, sizeof value, &domain->dimension[i], t->value[i]);
        const lc_dimension_kind kind = domain->dimension[i].kind;
        json_object_set_new(point, domain->dimension[i].key,
                            kind == LC_DIMENSION_CHOICE  ? lc_json_text(value)
                            : kind == LC_DIMENSION_COUNT ? json_integer((json_int_t)t->value[i])
                                                         : lc_json_number(t->value[i]));
    }
    return point;
}

json_t *lc_trial_json(const lc_study *study, const lc_domain *domain, const lc_trial *t)
{
    json_t *objective = json_object(), *reports = json_array();
    for (size_t i = 0; i < study->objectives; i++)
        json_object_set_new(objective, study->metric[i], lc_json_number(t->objective[i]));
    for (size_t i = 0; i < t->reports; i++)
        json_array_append_new(reports, lc_json_number(t->report[i]));
    return json_pack("{sI ss so so so so so}", "trial", (json_int_t)t->number, "state", lc_trial_state_name(t->state),
                     "objective", objective, "reports", reports, "point", lc_point_json(domain, t), "seconds",
                     lc_json_number(t->seconds), "message", lc_json_text(t->message));
}

/* --- a ledger --------------------------------------------------------------------------------------------------------- */

/* The plan is INI text: configuration, sweep and space are read from it. */
static lc_status recall(lc_sweep_read_back *b, const char *path, int number)
{
    char *plan = NULL;
    lc_status status = lc_ledger_plan(&plan, path, b->setup.study, number);
    if (status == LC_OK)
        status = lc_sweep_unplan(&b->setup.config, &b->setup.domain, &b->setup.base, plan, path);
    lc_free(plan);
    return status;
}

lc_status lc_sweep_open_as(lc_sweep_read_back *out, const lc_args *args, const char *path, int plan)
{
    lc_status status = LC_OK;
    lc_ledger *ledger = NULL;
    lc_sweep_read_back b = {.setup = {.base = lc_config_default(), .config = lc_sweep_config_default(), .output = path}};
    b.setup.study = lc_sweep_study_named(args);
    snprintf(b.study.name, sizeof b.study.name, "%s", b.setup.study);
    TRY(recall(&b, path, plan));
    TRY(lc_study_objectives(&b.study, b.setup.config.objective));
    TRY(lc_ledger_open(&ledger, &(lc_ledger_request){path, &b.setup.domain, &b.study, .changed = true, .readonly = true}));
    TRY(lc_ledger_trials(&b.trial, &b.trials, ledger));
    *out = b;
    b = (lc_sweep_read_back){.trials = 0};
done:
    lc_ledger_close(ledger);
    lc_sweep_close(&b);
    return status;
}

lc_status lc_sweep_open(lc_sweep_read_back *out, const lc_args *args, const char *path)
{
    return lc_sweep_open_as(out, args, path, LC_LATEST_PLAN);
}

lc_status lc_sweep_is_changed(bool *changed, const char *path, const char *study)
{
    char *second = NULL;
    const lc_status status = lc_ledger_plan(&second, path, study, 1);
    *changed = status == LC_OK;
    lc_free(second);
    return status == LC_E_DATA ? LC_OK : status;
}

void lc_sweep_close(lc_sweep_read_back *b)
{
    lc_trials_free(b->trial, b->trials);
    lc_domain_free(&b->setup.domain);
}
