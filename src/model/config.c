/* config - the configuration between its struct and INI text. */
#include "core/file.h"
#include "core/ini.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "model/channels.h"
#include "model/kind.h"
#include "model/value.h"
#include <lanecast/window.h>

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { LINE_MAX = LC_TEXT_MAX + LC_NAME_MAX };

lc_config lc_config_default(void)
{
    lc_config config;
    size_t count;
    const lc_option *option = lc_option_table(&count);
    memset(&config, 0, sizeof config); /* the gaps between fields too: equal configurations are equal bytes */
    for (size_t i = 0; i < count; i++) {
        lc_status status = lc_value_parse(&config, &option[i], option[i].standard, "default");
        assert(status == LC_OK);
        (void)status;
    }
    return config;
}

static lc_status unknown(const char *section, const char *key, const char *place)
{
    size_t count, least = SIZE_MAX;
    char shown[LC_NAME_MAX];
    const lc_option *option = lc_option_table(&count), *nearest = option;
    for (size_t i = 0; i < count; i++) {
        size_t distance = 2 * lc_nearest_distance(key, option[i].key) + (strcmp(section, option[i].section) != 0);
        if (distance < least) {
            least = distance;
            nearest = &option[i];
        }
    }
    snprintf(shown, sizeof shown, "'%s' in [%s]", nearest->key, nearest->section);
    return lc_fail(LC_E_CONFIG, "%s: no key '%s' in [%s]%s; see lanecast config explain", place, key, section,
                   lc_nearest_hint(key, nearest->key, shown).text);
}

static lc_status find(const lc_option **out, const char *section, const char *key, const char *place)
{
    size_t count;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(section, option[i].section) == 0 && strcmp(key, option[i].key) == 0) {
            *out = &option[i];
            return LC_OK;
        }
    return unknown(section, key, place);
}

static lc_status put(lc_config *config, size_t *line_of, const lc_ini *ini)
{
    lc_status status = LC_OK;
    size_t count;
    char place[LC_TEXT_MAX];
    const lc_option *option = NULL, *table = lc_option_table(&count);
    snprintf(place, sizeof place, "%s:%zu", ini->name, ini->line);
    TRY(find(&option, ini->section, ini->key, place));
    size_t *line = &line_of[option - table];
    if (*line)
        FAIL(LC_E_CONFIG, "%s: [%s] %s: it stands in line %zu already", place, ini->section, ini->key, *line);
    *line = ini->line;
    TRY(lc_value_parse(config, option, ini->value, place));
done:
    return status;
}

lc_status lc_config_parse(lc_config *config, const char *text, const char *name)
{
    lc_status status = LC_OK;
    lc_config read = *config;
    lc_ini ini = lc_ini_new(text, name);
    bool more = true;
    size_t count, *line_of = NULL;
    lc_option_table(&count);
    TRY(lc_new(&line_of, count, sizeof *line_of));
    TRY(lc_ini_next(&more, &ini));
    while (more) {
        TRY(put(&read, line_of, &ini));
        TRY(lc_ini_next(&more, &ini));
    }
    *config = read;
done:
    lc_free(line_of);
    return status;
}

lc_status lc_config_read(lc_config *config, const char *path)
{
    lc_status status = LC_OK;
    char *text = NULL;
    size_t length;
    TRY(lc_file_read(&text, &length, path));
    if (strlen(text) != length)
        FAIL(LC_E_CONFIG, "%s: not a text file: a configuration is INI text", path);
    TRY(lc_config_parse(config, text, path));
done:
    lc_free(text);
    return status;
}

lc_status lc_config_put(lc_config *config, const char *section, const char *key, const char *value, const char *place)
{
    const lc_option *option;
    lc_status status = find(&option, section, key, place);
    return status == LC_OK ? lc_value_parse(config, option, value, place) : status;
}

lc_status lc_config_set(lc_config *config, const char *assignment)
{
    lc_status status = LC_OK;
    char text[LINE_MAX + LC_NAME_MAX];
    if ((size_t)snprintf(text, sizeof text, "%s", assignment) >= sizeof text)
        FAIL(LC_E_CONFIG, "--set: longer than %zu letters", sizeof text - 1);
    char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    if (!dot || !equals || dot > equals)
        FAIL(LC_E_CONFIG, "--set %s: it is written section.key=value", assignment);
    *dot = *equals = '\0';
    TRY(lc_config_put(config, text, dot + 1, equals + 1, "--set"));
done:
    return status;
}

lc_status lc_config_check(const lc_config *config)
{
    lc_status status = LC_OK;
    const lc_model_config *model = &config->model;
    const lc_baseline *baseline;
    if (model->hidden_count > 1 && model->layers && model->layers != model->hidden_count)
        FAIL(LC_E_CONFIG, "[model] layers = %zu, but hidden has %zu sizes: give one size, or one per layer", model->layers,
             model->hidden_count);
    TRY(lc_channels_check(config->data.input, "data.input"));
    TRY(lc_channels_check(config->data.target, "data.target"));
    TRY(lc_split_check(config->data.split));
    TRY(lc_kind_find(&baseline, model->kind));
    if (baseline && baseline->check)
        TRY(baseline->check(config));
done:
    return status;
}

typedef struct lines {
    char *text;
    size_t used, capacity;
} lines;

static lc_status add(lines *out, const char *line)
{
    lc_status status = LC_OK;
    size_t length = strlen(line);
    TRY(lc_grow(&out->text, &out->capacity, out->used + length + 1, 1));
    memcpy(out->text + out->used, line, length + 1);
    out->used += length;
done:
    return status;
}

lc_status lc_config_write(char **out, const lc_config *config)
{
    lc_status status = LC_OK;
    lines written = {0};
    char line[LINE_MAX], value[LC_TEXT_MAX];
    size_t count;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(option[i].section, option[i - 1].section) != 0) {
            snprintf(line, sizeof line, "%s[%s]\n", i ? "\n" : "", option[i].section);
            TRY(add(&written, line));
        }
        lc_value_print(value, sizeof value, config, &option[i]);
        snprintf(line, sizeof line, "%s =%s%s\n", option[i].key, *value ? " " : "", value);
        TRY(add(&written, line));
    }
    *out = written.text;
    written.text = NULL;
done:
    lc_free(written.text);
    return status;
}

void lc_string_free(char *text)
{
    lc_free(text);
}
