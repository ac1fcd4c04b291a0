/* read - the parts of a run file, each checked against the others. */
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/status.h"
#include "model/ensemble.h"
#include "model/run_file.h"
#include "nn/arch.h"

lc_status lc_run_read_name(char *to, lc_h5 *h5, const char *name)
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
        return lc_fail(LC_E_DATA, "%s: not a run file: lanecast inspect shows what it is, lanecast train makes a run of data",
                       path);
    CHECK(lc_run_read_name(schema, h5, "schema"));
    if (strcmp(schema, LC_RUN_SCHEMA) != 0)
        return lc_fail(LC_E_DATA, "%s: a file of kind '%s', not a run file: lanecast train makes a run of data", path, schema);
    CHECK(lc_h5_read_count(&version, h5, NULL, "version"));
    CHECK(lc_run_read_name(program, h5, "lanecast"));
    if (version != LC_RUN_VERSION)
        return lc_fail(LC_E_IO,
                       "%s: trained with Lanecast %s (run file version %llu); this program reads version %d: train again, or use "
                       "%s",
                       path, program, (unsigned long long)version, LC_RUN_VERSION, program);
    return LC_OK;
}

static lc_status says_run(bool *out, lc_h5 *h5)
{
    char *schema = NULL;
    CHECK(lc_h5_find_text(&schema, h5, NULL, "schema"));
    *out = schema && strcmp(schema, LC_RUN_SCHEMA) == 0;
    lc_free(schema);
    return LC_OK;
}

lc_status lc_run_says(bool *out, const char *path)
{
    lc_h5 *h5;
    CHECK(lc_h5_open(&h5, path));
    const lc_status status = says_run(out, h5);
    lc_h5_close(h5);
    return status;
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

/* What HDF5 does not know may be given to the wrong command. */
static lc_status check_content(const char *path)
{
    unsigned char head[512];
    size_t length = 0;
    CHECK(lc_file_head(head, &length, sizeof head, path));
    if (lc_head_is_sqlite(head, length))
        return lc_fail(LC_E_DATA, "%s: a ledger of a sweep, not a run file: lanecast sweep show reads it, sweep best makes a run",
                       path);
    if (length && !lc_h5_begins(head, length) && !memchr(head, 0, length) && head[0] < 0x80)
        return lc_fail(LC_E_DATA, "%s: text, not a run file: lanecast train makes one, and --data names data for it", path);
    return LC_OK;
}

lc_status lc_run_open(lc_h5 **out, const char *path)
{
    lc_h5 *h5;
    const lc_status status = lc_h5_open(&h5, path);
    if (status == LC_E_DATA)
        CHECK(check_content(path));
    CHECK(status);
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

/* 0 where the file does not say it. */
static lc_status read_if_there(uint64_t *count, lc_h5 *h5, const char *name)
{
    bool found = false;
    *count = 0;
    CHECK(lc_h5_has_attribute(&found, h5, NULL, name));
    return found ? lc_h5_read_count(count, h5, NULL, name) : LC_OK;
}

/* A run holds nothing that its kind does not have. */
static lc_status check_holds(const lc_run *run, lc_h5 *h5, const char *path)
{
    const char *kind = run->config.model.kind;
    bool ridge;
    if (lc_arch_find(kind))
        return LC_OK;
    if (run->members)
        return lc_fail(LC_E_DATA, "%s: it has %zu trained network%s, and model.kind = %s has none; train again", path,
                       run->members, run->members > 1 ? "s" : "", kind);
    CHECK(lc_h5_has(&ridge, h5, "ridge"));
    if (ridge && !lc_ridge_is(&run->config.model))
        return lc_fail(LC_E_DATA, "%s: it has a ridge regression, and model.kind = %s has none; train again", path, kind);
    return LC_OK;
}

lc_status lc_run_read_summary(lc_run *run, lc_h5 *h5, const char *path)
{
    lc_member_facts *facts = NULL;
    size_t members;
    uint64_t valid_seen;
    CHECK(read_config(&run->config, h5, path));
    CHECK(lc_run_read_name(run->version, h5, "lanecast"));
    CHECK(lc_run_read_name(run->level, h5, "level"));
    CHECK(lc_h5_read_count(&run->data_digest, h5, NULL, "data_digest"));
    CHECK(read_if_there(&run->from_digest, h5, "from_digest"));
    CHECK(read_if_there(&valid_seen, h5, "valid_seen"));
    run->valid_seen = (size_t)valid_seen;
    CHECK(read_members(&facts, &members, h5, &run->config, path));
    set_members(run, facts, members);
    lc_members_free(facts);
    CHECK(check_holds(run, h5, path));
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
    lc_status status = lc_run_read_summary(&source.run, h5, path);
    if (status == LC_OK)
        status = lc_run_read_measured(&source.measured, h5, path);
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
    lc_measured_clear(&source->measured);
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
