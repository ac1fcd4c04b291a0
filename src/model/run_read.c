/* run_read - a run file back into a forecaster. Everything read is checked against what its configuration asks for. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/forecaster.h"
#include "model/run_file.h"
#include "model/entry.h"

static lc_status read_name(char *to, lc_h5 *h5, const char *name)
{
    lc_status status = LC_OK;
    char *text = NULL;
    TRY(lc_h5_read_text(&text, h5, NULL, name));
    snprintf(to, LC_NAME_MAX, "%s", text);
done:
    lc_free(text);
    return status;
}

static lc_status read_config(lc_config *config, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    char *text = NULL;
    *config = lc_config_default();
    TRY(lc_h5_read_text(&text, h5, NULL, "config"));
    TRY(lc_config_parse(config, text, path));
done:
    lc_free(text);
    return status;
}

/* Refuses files of another kind and of another version. */
static lc_status check_kind(lc_h5 *h5, const char *path)
{
    char schema[LC_NAME_MAX], program[LC_NAME_MAX];
    uint64_t version;
    bool found = false;
    CHECK(lc_h5_has_attribute(&found, h5, NULL, "schema"));
    if (!found)
        return lc_fail(LC_E_DATA, "%s: not a run file; make one with lanecast train", path);
    CHECK(read_name(schema, h5, "schema"));
    if (strcmp(schema, LC_RUN_SCHEMA) != 0)
        return lc_fail(LC_E_DATA, "%s: a file of kind '%s', not a run file; make one with lanecast train", path, schema);
    CHECK(lc_h5_read_count(&version, h5, NULL, "version"));
    CHECK(read_name(program, h5, "lanecast"));
    if (version != LC_RUN_VERSION)
        return lc_fail(LC_E_IO,
                       "%s: trained with Lanecast %s (run file version %llu); this program reads version %d: train again, or use "
                       "%s",
                       path, program, (unsigned long long)version, LC_RUN_VERSION, program);
    return LC_OK;
}

static lc_status open_run(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_open(&h5, path));
    lc_h5_refuse_variable(h5);
    TRY(check_kind(h5, path));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

static lc_status read_facts(lc_run *run, lc_h5 *h5, const char *path)
{
    lc_member_facts first = {0};
    size_t members;
    CHECK(read_config(&run->config, h5, path));
    CHECK(read_name(run->version, h5, "lanecast"));
    CHECK(read_name(run->level, h5, "level"));
    CHECK(lc_h5_read_count(&run->data_digest, h5, NULL, "data_digest"));
    CHECK(lc_run_count_members(&members, h5, path));
    if (members)
        CHECK(lc_run_read_facts(&first, h5, 0));
    run->weights_digest = first.weights_digest;
    run->best_epoch = (size_t)first.best_epoch;
    return LC_OK;
}

lc_status lc_run_read(lc_run *out, const char *path)
{
    lc_status status = LC_OK;
    lc_run run = {0};
    lc_h5 *h5 = NULL;
    TRY(open_run(&h5, path));
    TRY(read_facts(&run, h5, path));
    *out = run;
done:
    lc_h5_close(h5);
    return status;
}

/* What the rows of an array, one per series, are read for. */
typedef struct rows_request {
    lc_h5_type type; /* of 8 bytes */
    size_t columns;
    const size_t *place;
    size_t series_count;
} rows_request;

/* An array's rows, put in the data's order of series. */
static lc_status read_rows(void *to, lc_h5 *group, const char *name, const rows_request *r, const char *path)
{
    lc_status status = LC_OK;
    char *read = NULL;
    lc_h5_shape shape;
    size_t bytes = r->columns * sizeof(double);
    TRY(lc_h5_read_array(&read, &shape, group, name, r->type));
    for (size_t i = 0; i < r->series_count; i++) {
        if (shape.rank != 2 || shape.size[1] != r->columns || r->place[i] >= shape.size[0])
            FAIL(LC_E_DATA, "%s: '%s' does not have %zu numbers for each series of the run", path, name, r->columns);
        memcpy((char *)to + i * bytes, read + r->place[i] * bytes, bytes);
    }
done:
    lc_free(read);
    return status;
}

static lc_status read_scaler(lc_scaler **out, lc_h5 *h5, const size_t *place, const lc_dataset *dataset, const char *path)
{
    lc_status status = LC_OK;
    lc_scaler *scaler = NULL;
    lc_h5 *group = NULL;
    size_t count = dataset->series_count * dataset->channels;
    const rows_request request = {LC_H5_F64, dataset->channels, place, dataset->series_count};
    TRY(lc_new(&scaler, 1, sizeof *scaler));
    TRY(lc_new(&scaler->shift, count, sizeof *scaler->shift));
    TRY(lc_new(&scaler->scale, count, sizeof *scaler->scale));
    scaler->series_count = dataset->series_count;
    scaler->channels = dataset->channels;
    TRY(lc_h5_group_open(&group, h5, "scaler"));
    TRY(read_name(scaler->name, group, "name"));
    TRY(read_rows(scaler->shift, group, "shift", &request, path));
    TRY(read_rows(scaler->scale, group, "scale", &request, path));
    for (size_t i = 0; i < count; i++)
        if (!isfinite(scaler->shift[i]) || !isfinite(scaler->scale[i]) || scaler->scale[i] <= 0)
            FAIL(LC_E_DATA, "%s: scaler: a shift of %g and a scale of %g cannot scale", path, scaler->shift[i], scaler->scale[i]);
    *out = scaler;
    scaler = NULL;
done:
    lc_h5_close(group);
    lc_scaler_free(scaler);
    return status;
}

static lc_status read_seen(lc_forecaster *f, lc_h5 *h5, const size_t *place, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    const size_t count = f->task->dataset->series_count;
    const rows_request request = {LC_H5_I64, LC_RUN_SPAN, place, count};
    if (f->baseline)
        return LC_OK;
    TRY(lc_new(&f->seen, LC_TEST * count, sizeof *f->seen));
    TRY(lc_h5_group_open(&group, h5, "seen"));
    for (lc_part part = 0; part < LC_TEST; part++)
        TRY(read_rows(f->seen + part * count, group, lc_part_name(part), &request, path));
done:
    lc_h5_close(group);
    return status;
}

/* What the weights do not depend on may differ from how the run was trained: the data file, its split, season and gaps, which
 * windows are looked at, threads. */
static lc_config allow(const lc_config *trained, const lc_config *asked)
{
    lc_config allowed = *trained;
    memcpy(allowed.data.file, asked->data.file, sizeof allowed.data.file);
    memcpy(allowed.data.split, asked->data.split, sizeof allowed.data.split);
    memcpy(allowed.data.missing, asked->data.missing, sizeof allowed.data.missing);
    allowed.data.season = asked->data.season;
    allowed.window.stride = asked->window.stride;
    memcpy(allowed.window.gaps, asked->window.gaps, sizeof allowed.window.gaps);
    allowed.window.drop_last = asked->window.drop_last;
    allowed.run.threads = asked->run.threads;
    return allowed;
}

static lc_status check_config(const lc_config *trained, const lc_config *asked, const char *path)
{
    const lc_config allowed = allow(trained, asked);
    lc_entry was = {0}, is = {0};
    while (lc_entry_next(&was, &allowed) && lc_entry_next(&is, asked))
        if (strcmp(was.value, is.value) != 0)
            return lc_fail(LC_E_CONFIG, "%s was trained with %s.%s = %s, not %s: train again to change it", path, was.section,
                           was.key, was.value, is.value);
    return LC_OK;
}

/* Of an ensemble, the first. */
static lc_status read_network(lc_forecaster *f, lc_h5 *h5, const char *path)
{
    size_t members;
    lc_member *member;
    if (f->baseline)
        return LC_OK;
    CHECK(lc_run_count_members(&members, h5, path));
    if (members == 0)
        return lc_fail(LC_E_DATA, "%s: it has no trained network, and its configuration names one", path);
    CHECK(lc_run_read_member(&member, h5, 0, lc_neural_net(f->neural), path));
    lc_neural_give(f->neural, member);
    return LC_OK;
}

/* The task of the run over the data of today; place (series): where the run has each of its series. */
static lc_status read_task(lc_task **out, size_t *place, char **alias, lc_h5 *h5, const lc_dataset *dataset,
                           const lc_config *config, const char *path)
{
    lc_status status = LC_OK;
    lc_scaler *scaler = NULL;
    TRY(lc_run_match(place, alias, h5, dataset, path));
    TRY(read_scaler(&scaler, h5, place, dataset, path));
    TRY(lc_task_new_fitted(out, dataset, config, &scaler));
done:
    lc_scaler_free(scaler);
    return status;
}

lc_status lc_forecaster_load(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config)
{
    lc_status status = LC_OK;
    lc_forecaster *f = NULL;
    lc_task *task = NULL;
    lc_h5 *h5 = NULL;
    size_t *place = NULL;
    char *alias = NULL;
    lc_run run;
    TRY(open_run(&h5, path));
    TRY(read_facts(&run, h5, path));
    TRY(check_config(&run.config, config, path));
    TRY(lc_new(&place, dataset->series_count, sizeof *place));
    TRY(read_task(&task, place, &alias, h5, dataset, config, path));
    TRY(lc_forecaster_begin(&f, task, config));
    TRY(read_seen(f, h5, place, path));
    TRY(read_network(f, h5, path));
    f->alias = alias;
    f->owned = task;
    *out = f;
    f = NULL;
    task = NULL;
    alias = NULL;
done:
    lc_forecaster_free(f);
    lc_task_free(task);
    lc_free(place);
    lc_free(alias);
    lc_h5_close(h5);
    return status;
}
