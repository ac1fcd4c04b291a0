/* run_read - the parts of a run file, each checked against the others. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/status.h"
#include "model/ensemble.h"
#include "model/run_file.h"

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

/* Until 0.4.0 model.normalize was model.anchor, a flag. */
static const char *const since[][2] = {{"anchor = yes", "normalize = last"}, {"anchor = no", "normalize = none"}};

/* A configuration as this program writes it. */
static lc_status in_words_of_today(char **out, const char *text)
{
    lc_buffer today = {0};
    while (*text) {
        const size_t length = strcspn(text, "\n"), end = text[length] ? length + 1 : length;
        const char *line = NULL;
        for (size_t i = 0; i < sizeof since / sizeof *since && !line; i++)
            line = strlen(since[i][0]) == length && strncmp(text, since[i][0], length) == 0 ? since[i][1] : NULL;
        if (line)
            lc_buffer_format(&today, "%s\n", line);
        else
            lc_buffer_bytes(&today, text, end);
        text += end;
    }
    const lc_status status = lc_buffer_take(out, &today);
    lc_buffer_free(&today);
    return status;
}

static lc_status read_config(lc_config *config, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    char *text = NULL, *today = NULL;
    *config = lc_config_default();
    TRY(lc_h5_read_text(&text, h5, NULL, "config"));
    TRY(in_words_of_today(&today, text));
    TRY(lc_config_parse(config, today, path));
done:
    lc_free(text);
    lc_free(today);
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

/* Takes the file over, whether it is a run or not. */
static lc_status open_kind(lc_h5 **out, lc_h5 *h5, const char *path)
{
    lc_h5_refuse_variable(h5);
    const lc_status status = check_kind(h5, path);
    if (status == LC_OK)
        *out = h5;
    else
        lc_h5_close(h5);
    return status;
}

lc_status lc_run_open(lc_h5 **out, const char *path)
{
    lc_h5 *h5;
    CHECK(lc_h5_open(&h5, path));
    return open_kind(out, h5, path);
}

/* (members) of a run of that configuration, for lc_members_free; NULL of a baseline. */
static lc_status read_members(lc_member_facts **out, size_t *count, lc_h5 *h5, const lc_config *config, const char *path)
{
    lc_status status = LC_OK;
    lc_member_facts *facts = NULL;
    size_t members;
    TRY(lc_run_count_members(&members, h5, path));
    if (members > config->run.seeds)
        FAIL(LC_E_DATA, "%s: it has %zu trained networks, and its run.seeds is %zu", path, members, config->run.seeds);
    if (members)
        TRY(lc_new(&facts, members, sizeof *facts));
    for (size_t i = 0; i < members; i++) {
        TRY(lc_run_read_facts(&facts[i], h5, i, path));
        facts[i].seed = config->run.seed + i;
    }
    *out = facts;
    *count = members;
    facts = NULL;
done:
    lc_members_free(facts);
    return status;
}

lc_status lc_run_source_members(lc_member_facts **out, size_t *count, const lc_run_source *source)
{
    return read_members(out, count, source->h5, &source->run.config, source->path);
}

lc_status lc_run_read_members(lc_member_facts **out, size_t *count, const char *path)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    const lc_status status = lc_run_source_members(out, count, &source);
    lc_run_source_close(&source);
    return status;
}

static void set_members(lc_run *run, const lc_member_facts *facts, size_t count)
{
    const lc_member_facts none = {0}, *last = count ? &facts[count - 1] : &none;
    run->members = count;
    run->weights_digest = lc_ensemble_digest(facts, count);
    run->epochs = last->epochs;
    run->best_epoch = last->best_epoch;
    run->rounds = last->rounds;
    run->best_round = last->best_round;
    run->training = count ? lc_ensemble_training(facts, count, &run->config) : LC_TRAINING_FINISHED;
}

static lc_status read_from(uint64_t *digest, lc_h5 *h5)
{
    bool found = false;
    *digest = 0;
    CHECK(lc_h5_has_attribute(&found, h5, NULL, "from_digest"));
    return found ? lc_h5_read_count(digest, h5, NULL, "from_digest") : LC_OK;
}

lc_status lc_run_read_summary(lc_run *run, lc_h5 *h5, const char *path)
{
    lc_member_facts *facts = NULL;
    size_t members;
    CHECK(read_config(&run->config, h5, path));
    CHECK(read_name(run->version, h5, "lanecast"));
    CHECK(read_name(run->level, h5, "level"));
    CHECK(lc_h5_read_count(&run->data_digest, h5, NULL, "data_digest"));
    CHECK(read_from(&run->from_digest, h5));
    CHECK(read_members(&facts, &members, h5, &run->config, path));
    set_members(run, facts, members);
    lc_members_free(facts);
    if (lc_ridge_is(&run->config.model)) {
        CHECK(lc_run_read_ridge_digest(&run->weights_digest, h5));
        run->epochs = run->best_epoch = run->rounds = run->best_round = 1;
    }
    run->sealed = lc_h5_is_checked(h5);
    return LC_OK;
}

/* Takes the run over. */
static lc_status read_source(lc_run_source *out, lc_h5 *h5, const char *path)
{
    lc_run_source source = {.h5 = h5, .path = path};
    const lc_status status = lc_run_read_summary(&source.run, h5, path);
    if (status == LC_OK)
        *out = source;
    else
        lc_run_source_close(&source);
    return status;
}

lc_status lc_run_source_open(lc_run_source *out, const char *path)
{
    lc_h5 *h5;
    CHECK(lc_run_open(&h5, path));
    return read_source(out, h5, path);
}

lc_status lc_run_source_open_bytes(lc_run_source *out, const void *run, size_t bytes)
{
    static const char label[] = "the run";
    lc_h5 *opened, *h5;
    CHECK(lc_h5_open_bytes(&opened, run, bytes, label));
    CHECK(open_kind(&h5, opened, label));
    return read_source(out, h5, label);
}

void lc_run_source_close(lc_run_source *source)
{
    lc_h5_close(source->h5);
    source->h5 = NULL;
}

lc_status lc_run_configuration(lc_config *out, const void *run, size_t bytes)
{
    lc_run_source source;
    CHECK(lc_run_source_open_bytes(&source, run, bytes));
    *out = source.run.config;
    lc_run_source_close(&source);
    return LC_OK;
}

lc_status lc_run_read(lc_run *out, const char *path)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    *out = source.run;
    lc_run_source_close(&source);
    return LC_OK;
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
        if (r->place[i] == LC_RUN_NOWHERE)
            continue;
        if (shape.rank != 2 || shape.size[1] != r->columns || r->place[i] >= shape.size[0])
            FAIL(LC_E_DATA, "%s: '%s' does not have %zu numbers for each series of the run", path, name, r->columns);
        memcpy((char *)to + i * bytes, read + r->place[i] * bytes, bytes);
    }
done:
    lc_free(read);
    return status;
}

/* Which channels are static covariates; where it is not said, none of them is. */
static lc_status read_across(bool *across, lc_h5 *group, size_t channels, const char *path)
{
    lc_status status = LC_OK;
    uint64_t *read = NULL;
    lc_h5_shape shape;
    bool found;
    CHECK(lc_h5_has(&found, group, "across"));
    if (!found)
        return LC_OK;
    TRY(lc_h5_read_array(&read, &shape, group, "across", LC_H5_U64));
    if (shape.rank != 1 || shape.size[0] != channels)
        FAIL(LC_E_DATA, "%s: 'across' does not have a number for each of %zu channels", path, channels);
    for (size_t i = 0; i < channels; i++)
        across[i] = read[i] != 0;
done:
    lc_free(read);
    return status;
}

static lc_status take_scaler(lc_scaler **out, const lc_dataset *dataset)
{
    const size_t count = dataset->series_count * dataset->channels;
    lc_scaler *scaler;
    CHECK(lc_new(out, 1, sizeof *scaler));
    scaler = *out;
    scaler->series_count = dataset->series_count;
    scaler->channels = dataset->channels;
    CHECK(lc_new(&scaler->shift, count, sizeof *scaler->shift));
    CHECK(lc_new(&scaler->scale, count, sizeof *scaler->scale));
    CHECK(lc_new(&scaler->across, dataset->channels, sizeof *scaler->across));
    return lc_new(&scaler->borrowed, count, sizeof *scaler->borrowed);
}

static lc_status read_scaler(lc_scaler *scaler, lc_h5 *group, const lc_run_place *where)
{
    const rows_request request = {LC_H5_F64, scaler->channels, where->place, scaler->series_count};
    CHECK(read_name(scaler->name, group, "name"));
    CHECK(read_rows(scaler->shift, group, "shift", &request, where->path));
    CHECK(read_rows(scaler->scale, group, "scale", &request, where->path));
    return read_across(scaler->across, group, scaler->channels, where->path);
}

static lc_status check_scaler(const lc_scaler *scaler, const lc_run_place *where)
{
    const lc_dataset *d = where->dataset;
    for (size_t i = 0; i < d->series_count * d->channels; i++)
        if (!isfinite(scaler->shift[i]) || !isfinite(scaler->scale[i]) || scaler->scale[i] <= 0)
            return lc_fail(LC_E_DATA,
                           "%s: scaler: series '%s', channel '%s': a shift of %g and a scale of %g cannot scale; train again",
                           where->path, d->series[i / d->channels].name, d->channel[i % d->channels].name, scaler->shift[i],
                           scaler->scale[i]);
    return LC_OK;
}

lc_status lc_run_read_scaler(lc_scaler **out, lc_h5 *h5, const char *name, const lc_run_place *where)
{
    lc_status status = LC_OK;
    lc_scaler *scaler = NULL;
    lc_h5 *group = NULL;
    TRY(take_scaler(&scaler, where->dataset));
    TRY(lc_h5_group_open(&group, h5, name));
    TRY(read_scaler(scaler, group, where));
    TRY(check_scaler(scaler, where));
    *out = scaler;
    scaler = NULL;
done:
    lc_h5_close(group);
    lc_scaler_free(scaler);
    return status;
}

lc_status lc_run_read_seen(lc_span **out, lc_h5 *h5, const size_t *place, size_t count, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_span *seen = NULL;
    const rows_request request = {LC_H5_I64, LC_RUN_SPAN, place, count};
    TRY(lc_new(&seen, LC_TEST * count, sizeof *seen));
    for (size_t i = 0; i < LC_TEST * count; i++)
        seen[i] = (lc_span){INT64_MAX, INT64_MIN}; /* of what the run does not know */
    TRY(lc_h5_group_open(&group, h5, "seen"));
    for (lc_part part = 0; part < LC_TEST; part++)
        TRY(read_rows(seen + part * count, group, lc_part_name(part), &request, path));
    *out = seen;
    seen = NULL;
done:
    lc_h5_close(group);
    lc_free(seen);
    return status;
}
