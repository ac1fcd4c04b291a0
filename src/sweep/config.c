/* config - the rows of [sweep], and what a sweep is as text. */
#include "sweep/config.h"

#include "core/ini.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/value.h"
#include "model/entry.h"
#include "sweep/pruner.h"
#include "sweep/sampler.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const *sampler_names(void)
{
    return lc_sampler_table_names;
}

static const char *const *pruner_names(void)
{
    return lc_pruner_table_names;
}

enum { MOST = 100000000 };

#define AT(field)   offsetof(lc_sweep_config, field)
#define SIZE(field) sizeof(((lc_sweep_config *)0)->field)

/* clang-format off */
#define COUNT(field, standard, least, most, help) \
    {"sweep", #field, LC_OPTION_COUNT, AT(field), 1, standard, least, most, NULL, help, NULL}
#define CHOICE(field, standard, names, variant, help) \
    {"sweep", #field, LC_OPTION_CHOICE, AT(field), SIZE(field), standard, 0, 0, names, help, variant}

static const lc_option rows[] = {
    COUNT(trials, "100", 1, MOST, "points to try"),
    COUNT(seeds, "1", 1, 1000, "trainings of a trial, from run.seed on; their scores are averaged"),
    {"sweep", "objective", LC_OPTION_TEXT, AT(objective), SIZE(objective), "mse", 0, 0, NULL,
     "scaled metrics over the validation windows, or measures of quantiles or classes: one to minimize or maximize, or "
     "several for a Pareto front", NULL},
    CHOICE(sampler, "tpe", sampler_names, lc_sampler_variant, "how points are chosen"),
    CHOICE(pruner, "none", pruner_names, lc_pruner_variant, "which trials end early"),
    COUNT(lag, "0", 0, MOST, "trial k learns from trials 0 to k - lag - 1; 0: the smaller of 31 and an eighth of the trials"),
    {"sweep", "seed", LC_OPTION_SEED, AT(seed), 1, "1", 0, 0, NULL, "seed of the sampler", NULL},
    COUNT(parameters, "0", 0, 1e15, "parameters of a network at most; a trial with more fails at once; 0: any number"),
    COUNT(arithmetic, "0", 0, 1e15, "multiply-adds of a forecast at most, likewise"),
    {"sweep", "minutes", LC_OPTION_NUMBER, AT(minutes), 1, "0", 0, 1e9, NULL, "after which no trial begins; 0: no limit", NULL},
};
/* clang-format on */

enum { ROWS = sizeof rows / sizeof *rows };

const lc_option *lc_sweep_options(size_t *count)
{
    *count = ROWS;
    return rows;
}

lc_sweep_config lc_sweep_config_default(void)
{
    lc_sweep_config config;
    memset(&config, 0, sizeof config);
    for (const lc_option *row = rows; row < rows + ROWS; row++) {
        const lc_status status = lc_value_parse(&config, row, row->standard, "default");
        assert(status == LC_OK);
        (void)status;
    }
    return config;
}

static const char *const *keys(void)
{
    static _Thread_local const char *names[ROWS + 1];
    for (size_t i = 0; i < ROWS; i++)
        names[i] = rows[i].key;
    return names;
}

/* "tpe.startp": what that variant has; LC_OK if it is of no variant. */
static lc_status refuse_knob(const char *variant, const char *key, const char *place)
{
    enum { KNOBS_MOST = 32 };
    const char *names[KNOBS_MOST + 1] = {NULL};
    char where[2 * LC_TEXT_MAX];
    for (const lc_option *row = rows; row < rows + ROWS; row++) {
        const lc_variant found = row->variant ? row->variant(variant) : (lc_variant){NULL, NULL, NULL};
        for (size_t i = 0; found.name && i < KNOBS_MOST && found.knobs && found.knobs[i].key; i++)
            names[i] = found.knobs[i].key;
    }
    snprintf(where, sizeof where, "%s: [sweep] option of %s", place, variant);
    return *names ? lc_names_refuse(LC_E_CONFIG, where, key + strlen(variant) + 1, names) : LC_OK;
}

/* "trials", "median.startup" */
static lc_status put_option(lc_sweep_config *config, const char *key, const char *value, const char *place)
{
    char variant[LC_NAME_MAX], where[LC_TEXT_MAX];
    snprintf(variant, sizeof variant, "%.*s", (int)strcspn(key, "."), key);
    snprintf(where, sizeof where, "%s: [sweep] %s", place, key);
    for (const lc_option *row = rows; row < rows + ROWS; row++) {
        const lc_option *found = lc_option_match(row, key);
        if (found)
            return found == row ? lc_value_parse(config, row, value, where)
                                : lc_knobs_put(&config->knobs, variant, found, value, where);
    }
    if (strchr(key, '.'))
        CHECK(refuse_knob(variant, key, place));
    snprintf(where, sizeof where, "%s: key of [sweep]", place);
    return lc_names_refuse(LC_E_CONFIG, where, key, keys());
}

/* Whether a key begins with a section of the configuration. */
static bool is_dimension(const char *key)
{
    size_t count;
    const lc_option *table = lc_option_table(&count);
    for (size_t i = 0; i < count; i++)
        if (strcspn(key, ".") == strlen(table[i].section) && strncmp(key, table[i].section, strlen(table[i].section)) == 0)
            return strchr(key, '.');
    return false;
}

lc_status lc_sweep_put(lc_sweep_config *config, lc_domain *domain, const lc_config *base, const char *key, const char *value,
                       const char *place)
{
    char text[LC_TEXT_MAX];
    if (is_dimension(key)) {
        if ((size_t)snprintf(text, sizeof text, "%s=%s", key, value) >= sizeof text)
            return lc_fail(LC_E_CONFIG, "%s: %s: longer than %zu letters", place, key, sizeof text - 1);
        return lc_domain_add(domain, base, text, place);
    }
    return put_option(config, key, value, place);
}

/* Sixteen hexadecimal digits. */
static bool is_digest(const char *text)
{
    return strlen(text) == 16 && strspn(text, "0123456789abcdef") == 16;
}

bool lc_sweep_plan_data(uint64_t *digest, const char *plan)
{
    static const char entry[] = "\n[sweep]\ndata = ";
    const char *found = strstr(plan, entry);
    char text[17];
    if (!found)
        return false;
    snprintf(text, sizeof text, "%s", found + sizeof entry - 1);
    *digest = strtoull(text, NULL, 16);
    return is_digest(text);
}

/* An entry of the section [sweep], which a plan has too: there with the data's digest. */
static lc_status take_entry(lc_sweep_config *config, lc_domain *domain, const lc_config *base, const lc_ini *ini)
{
    char place[LC_TEXT_MAX];
    snprintf(place, sizeof place, "%s:%zu", ini->name, ini->line);
    if (strcmp(ini->key, "shard") == 0)
        return lc_sweep_take_shard(config, ini->value);
    if (strcmp(ini->key, "data") == 0 && is_digest(ini->value))
        return LC_OK;
    return lc_sweep_put(config, domain, base, ini->key, ini->value, place);
}

static lc_status read_section(lc_sweep_config *config, lc_domain *domain, const lc_config *base, lc_ini ini)
{
    lc_status status = LC_OK;
    lc_ini_keys set = {0};
    bool more;
    TRY(lc_ini_next(&more, &ini));
    while (more) {
        if (strcmp(ini.section, "sweep") == 0) {
            TRY(take_entry(config, domain, base, &ini));
            TRY(lc_ini_once(&set, &ini));
        }
        TRY(lc_ini_next(&more, &ini));
    }
done:
    lc_ini_keys_free(&set);
    return status;
}

lc_status lc_sweep_parse(lc_sweep_config *config, lc_domain *domain, lc_config *base, const char *text, const char *name)
{
    CHECK(lc_config_parse(base, text, name));
    return read_section(config, domain, base, lc_ini_new(text, name));
}

lc_status lc_sweep_unplan(lc_sweep_config *config, lc_domain *domain, lc_config *base, const char *plan, const char *name)
{
    CHECK(lc_sweep_parse(config, domain, base, plan, name));
    return lc_domain_settle(domain);
}

lc_status lc_sweep_take_shard(lc_sweep_config *config, const char *text)
{
    double part, parts;
    char copy[LC_NAME_MAX], *slash;
    snprintf(copy, sizeof copy, "%s", text);
    slash = strchr(copy, '/');
    if (slash)
        *slash = '\0';
    if (!slash || !lc_text_number(&part, copy) || !lc_text_number(&parts, slash + 1) || !(part >= 1) || !(part <= parts) ||
        parts > 1e6 || part != floor(part) || parts != floor(parts))
        return lc_fail(LC_E_CONFIG, "--shard %s: expected which part of how many: 1/8 to 8/8", text);
    config->shard = (size_t)part - 1;
    config->shards = (size_t)parts;
    return LC_OK;
}

size_t lc_sweep_lag(const lc_sweep_config *config)
{
    const size_t eighth = config->trials / 8, most = 31, lag = eighth < most ? eighth : most;
    return config->lag ? config->lag : lag ? lag : 1;
}

/* How long it goes on: no trial's result depends on it. */
static bool is_length(const lc_option *row)
{
    return strcmp(row->key, "trials") == 0 || strcmp(row->key, "minutes") == 0;
}

static void add_rows(lc_buffer *out, const lc_sweep_config *config, bool lengths)
{
    char value[LC_TEXT_MAX];
    for (const lc_option *row = rows; row < rows + ROWS; row++) {
        if ((is_length(row) && !lengths) || strcmp(row->key, "lag") == 0)
            continue;
        lc_value_print(value, sizeof value, config, row);
        lc_buffer_format(out, "%s = %s\n", row->key, value);
    }
    lc_buffer_format(out, "lag = %zu\n", lc_sweep_lag(config));
    if (config->shards)
        lc_buffer_format(out, "shard = %zu/%zu\n", config->shard + 1, config->shards);
    for (size_t i = 0; i < config->knobs.count; i++)
        lc_buffer_format(out, "%s = %s\n", config->knobs.given[i].key, config->knobs.given[i].value);
}

/* Of variants that are not chosen, but tried. */
static void add_knobs(lc_buffer *out, const lc_config *base)
{
    lc_entry_knob k = {0};
    while (lc_entry_next_knob(&k, base))
        if (k.option && !lc_entry_chooses(base, &k))
            lc_buffer_format(out, "[%s]\n%s = %s\n\n", k.section, k.key, k.value);
}

/* The configuration, then the section [sweep], which begins with a line of its own. */
static lc_status write_all(char **out, const lc_sweep_config *config, const lc_domain *domain, const lc_config *base,
                           const char *line)
{
    lc_buffer text = {0};
    char *written = NULL;
    CHECK(lc_config_write(&written, base));
    lc_buffer_format(&text, "%s\n", written);
    lc_free(written);
    add_knobs(&text, base);
    lc_buffer_format(&text, "[sweep]\n%s", line);
    add_rows(&text, config, !*line);
    for (size_t i = 0; i < domain->count; i++)
        lc_buffer_format(&text, "%s = %s\n", domain->dimension[i].key, domain->dimension[i].text);
    const lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

lc_status lc_sweep_write(char **out, const lc_sweep_config *config, const lc_domain *domain, const lc_config *base)
{
    return write_all(out, config, domain, base, "");
}

lc_status lc_sweep_plan(char **out, const lc_sweep_config *config, const lc_domain *domain, const lc_config *base,
                        uint64_t digest)
{
    char line[LC_NAME_MAX];
    lc_config same = *base; /* what results do not depend on */
    same.run.threads = 0;
    same.run.checkpoint = 0;
    snprintf(line, sizeof line, "data = %016llx\n", (unsigned long long)digest);
    return write_all(out, config, domain, &same, line);
}
