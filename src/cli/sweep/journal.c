/* journal - a ledger as Optuna's journal file: a JSON object a line, a study, then a line for each trial. */
#include "cli/sweep_look.h"

#include "core/file.h"
#include "core/mem.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* What a line does, by Optuna's numbers. */
enum { CREATE_STUDY = 0, STUDY_USER_ATTRIBUTE = 2, STUDY_SYSTEM_ATTRIBUTE = 3, CREATE_TRIAL = 4, MINIMIZE = 1, MAXIMIZE = 2 };

static const int code_of_state[LC_TRIAL_STATES] = {
    [LC_TRIAL_RUNNING] = 0, [LC_TRIAL_COMPLETE] = 1, [LC_TRIAL_PRUNED] = 2, [LC_TRIAL_FAIL] = 3, [LC_TRIAL_WAITING] = 4};

/* "2026-11-25T20:00:00.000000+00:00"; null for what has not been. */
static json_t *time_json(double seconds)
{
    char day[LC_NAME_MAX], text[2 * LC_NAME_MAX];
    const time_t whole = isfinite(seconds) ? (time_t)floor(seconds) : 0;
    struct tm utc;
    if (!isfinite(seconds) || seconds <= 0)
        return json_null();
    gmtime_r(&whole, &utc);
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(text, sizeof text, "%s.%06d+00:00", day, (int)((seconds - floor(seconds)) * 1e6));
    return json_string(text);
}

/* An object as a line, with `more` before its end. The reference is taken. */
static lc_status write_line(lc_file *file, json_t *object, const char *more)
{
    char *line = NULL;
    CHECK(lc_json_line(&line, object));
    const lc_status status = lc_file_text(file, "%.*s%s}\n", (int)strlen(line) - 1, line, more);
    lc_free(line);
    return status;
}

static lc_status write_study(lc_file *file, const lc_sweep_read_back *b)
{
    char *plan = NULL;
    json_t *directions = json_array(), *metrics = json_array();
    for (size_t i = 0; i < b->study.objectives; i++) {
        json_array_append_new(directions, json_integer(b->study.maximize[i] ? MAXIMIZE : MINIMIZE));
        json_array_append_new(metrics, json_string(b->study.metric[i]));
    }
    lc_status status = write_line(file,
                                  json_pack("{si ss ss so}", "op_code", CREATE_STUDY, "worker_id", "lanecast", "study_name",
                                            b->study.name, "directions", directions),
                                  "");
    if (status == LC_OK)
        status = lc_ledger_plan(&plan, b->setup.output, b->study.name, LC_LATEST_PLAN);
    if (status == LC_OK)
        status = write_line(file,
                            json_pack("{si ss si s{so}}", "op_code", STUDY_USER_ATTRIBUTE, "worker_id", "lanecast", "study_id", 0,
                                      "user_attr", "lanecast:plan", lc_json_text(plan)),
                            "");
    lc_free(plan);
    json_t *names = json_pack("{si ss si s{so}}", "op_code", STUDY_SYSTEM_ATTRIBUTE, "worker_id", "lanecast", "study_id", 0,
                              "system_attr", "study:metric_names", metrics);
    if (status == LC_OK)
        return write_line(file, names, "");
    json_decref(names);
    return status;
}

/* Names and numbers as Optuna keeps them, and what each may be. */
static lc_status add_point(json_t *object, const lc_domain *domain, const lc_trial *t)
{
    json_t *params = json_object(), *distributions = json_object();
    json_object_set_new(object, "params", params);
    json_object_set_new(object, "distributions", distributions);
    for (size_t i = 0; i < domain->count; i++) {
        lc_buffer text = {0};
        char *distribution = NULL;
        if (isnan(t->value[i]))
            continue;
        lc_dimension_json(&text, &domain->dimension[i]);
        CHECK(lc_buffer_take(&distribution, &text));
        json_object_set_new(params, domain->dimension[i].key, json_real(t->value[i]));
        json_object_set_new(distributions, domain->dimension[i].key, lc_json_text(distribution));
        lc_free(distribution);
    }
    return LC_OK;
}

/* Objectives of a complete trial; of a pruned one with one objective, its last report. */
static json_t *values_json(const lc_study *study, const lc_trial *t)
{
    json_t *values = json_array();
    for (size_t i = 0; i < study->objectives; i++) {
        if (!isfinite(t->objective[i]))
            break;
        json_array_append_new(values, json_real(t->objective[i]));
    }
    if (json_array_size(values) == study->objectives)
        return values;
    json_decref(values);
    return json_null();
}

/* ,"intermediate_values":{"1":0.5,"2":NaN}: JSON does not have what is not finite, Optuna's journal has. */
static lc_status spell_reports(char **out, const lc_study *study, const lc_trial *t)
{
    lc_buffer text = {0};
    lc_buffer_add(&text, ",\"intermediate_values\":{");
    for (size_t i = 0; i < t->reports; i++) {
        const double x = lc_study_report(study, t->report[i]);
        lc_buffer_format(&text, "%s\"%zu\":", i ? "," : "", i + 1);
        if (isfinite(x))
            lc_buffer_format(&text, "%.17g", x);
        else
            lc_buffer_add(&text, isnan(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
    }
    lc_buffer_add(&text, "}");
    return lc_buffer_take(out, &text);
}

static lc_status write_trial(lc_file *file, const lc_sweep_read_back *b, const lc_trial *t)
{
    char *reports = NULL;
    const bool ended = lc_trial_has_ended(t);
    json_t *attributes = t->message ? json_pack("{so}", "message", lc_json_text(t->message)) : json_object();
    json_t *object = json_pack("{si ss si si so so so}", "op_code", CREATE_TRIAL, "worker_id", "lanecast", "study_id", 0, "state",
                               code_of_state[t->state], "datetime_start", time_json(t->began), "values",
                               values_json(&b->study, t), "user_attrs", attributes);
    if (ended)
        json_object_set_new(object, "datetime_complete", time_json(t->began + t->seconds));
    lc_status status = add_point(object, &b->setup.domain, t);
    if (status == LC_OK)
        status = spell_reports(&reports, &b->study, t);
    if (status == LC_OK)
        status = write_line(file, object, reports);
    else
        json_decref(object);
    lc_free(reports);
    return status;
}

lc_status lc_sweep_journal(const lc_sweep_read_back *b, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_create(&file, path));
    TRY(write_study(file, b));
    for (size_t i = 0; i < b->trials; i++)
        TRY(write_trial(file, b, &b->trial[i]));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}
