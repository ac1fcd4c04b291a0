/* config - every option explained, and a configuration checked. */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/subject.h"
#include "cli/sweep.h"
#include "core/knob.h"
#include "core/nearest.h"
#include "core/text.h"
#include "data/hdf5.h"
#include "model/synonyms.h"

#include <lanecast/forecaster.h>

#include <string.h>

enum { INDENT = 4 };

static void print_indented(const char *text)
{
    printf("%*s", INDENT, "");
    lc_print_wrapped(stdout, text, INDENT);
}

/* What each variant that an option chooses from does. */
static void print_variants(const lc_option *option)
{
    char line[LC_TEXT_MAX];
    for (const char *const *name = option->choices(); *name; name++) {
        snprintf(line, sizeof line, "%s: %s", *name, option->variant(*name).help);
        print_indented(line);
    }
}

static void explain_text(const lc_option *option, const char *key)
{
    char range[LC_TEXT_MAX];
    lc_help_range(range, sizeof range, option);
    printf("%s = %s\n", key, option->standard);
    print_indented(option->help);
    if (*range)
        print_indented(range);
    if (option->variant)
        print_variants(option);
}

static json_t *explain_json(const lc_option *option, const char *section, const char *key)
{
    json_t *row = json_pack("{ss ss ss ss}", "section", section, "key", key, "default", option->standard, "help", option->help);
    if (option->choices) {
        json_t *choices = json_array();
        for (const char *const *name = option->choices(); *name; name++)
            json_array_append_new(choices, json_string(*name));
        json_object_set_new(row, "choices", choices);
    }
    if (option->variant) {
        json_t *variants = json_object();
        for (const char *const *name = option->choices(); *name; name++)
            json_object_set_new(variants, *name, json_string(option->variant(*name).help));
        json_object_set_new(row, "variants", variants);
    }
    if (option->most > option->least) {
        json_object_set_new(row, "least", json_real(option->least));
        json_object_set_new(row, "most", json_real(option->most));
    }
    return row;
}

/* One option, or a knob of a variant: as JSON into rows, or as text. */
static void explain_one(json_t *rows, const lc_option *option, const char *section, const char *key)
{
    if (rows)
        json_array_append_new(rows, explain_json(option, section, key));
    else
        explain_text(option, key);
}

/* The knobs of all variants that an option chooses from. */
static void explain_knobs(json_t *rows, const lc_option *option)
{
    char key[2 * LC_NAME_MAX];
    for (const char *const *name = option->choices(); *name; name++)
        for (const lc_option *knob = option->variant(*name).knobs; knob && knob->key; knob++) {
            snprintf(key, sizeof key, "%s.%s", *name, knob->key);
            explain_one(rows, knob, option->section, key);
        }
}

/* A key without the section of the option: "data.missing" is "missing". */
static const char *key_within(const lc_option *option, const char *key)
{
    const size_t length = strlen(option->section);
    return lc_text_begins(key, option->section) && key[length] == '.' ? key + length + 1 : key;
}

/* What is asked for of an option by "data.missing", "missing" or "data", all of that section (NULL: all): itself; one of its
 * knobs, "huber.delta"; NULL: nothing. */
static const lc_option *asked_of(const lc_option *option, const char *key)
{
    return !key || strcmp(option->section, key) == 0 ? option : lc_option_match(option, key_within(option, key));
}

/* The option with all knobs, or one knob of it. */
static void explain_asked(json_t *rows, const lc_option *option, const lc_option *asked, const char *key)
{
    if (asked != option) {
        explain_one(rows, asked, option->section, key_within(option, key));
        return;
    }
    explain_one(rows, option, option->section, option->key);
    if (option->variant)
        explain_knobs(rows, option);
}

/* The section, the key, or the key with its section, whichever is nearest to a word. */
static lc_hint nearest_key(const char *word)
{
    char name[LC_TEXT_MAX], nearest[LC_TEXT_MAX] = "";
    size_t least = SIZE_MAX;
    const lc_option *option;
    for (size_t i = 0; (option = lc_file_option(i)); i++)
        for (int form = 0; form < 3; form++) {
            snprintf(name, sizeof name, "%s%s%s", form == 1 ? "" : option->section, form == 2 ? "." : "",
                     form == 0 ? "" : option->key);
            const size_t distance = lc_nearest_distance(word, name);
            if (distance < least)
                snprintf(nearest, sizeof nearest, "%s", name);
            least = distance < least ? distance : least;
        }
    return lc_nearest_hint(word, nearest, nearest);
}

/* Names the key that is meant by a word, "lr" or "data.path". */
static lc_status refuse_key(const char *key)
{
    const char *point = strchr(key, '.'), *word = point ? point + 1 : key, *section, *meant;
    const char *answer = lc_answer_find(lc_synonym_answers, "key", word);
    lc_config_meant(&section, &meant, word);
    if (section)
        return lc_fail(LC_E_CONFIG, "config explain: no key '%s'; here it is %s.%s", key, section, meant);
    if (answer)
        return lc_fail(LC_E_CONFIG, "config explain: no key '%s'; %s", key, answer);
    return lc_fail(LC_E_CONFIG, "config explain: no key '%s'%s; without a key, all are explained", key, nearest_key(key).text);
}

static lc_status explain(const lc_args *args)
{
    const char *key = lc_args_word(args, 1), *current = "";
    size_t found = 0;
    const lc_option *option;
    for (size_t i = 0; (option = lc_file_option(i)); i++)
        found += asked_of(option, key) != NULL;
    if (found == 0)
        return refuse_key(key);
    const bool json = lc_args_json(args);
    json_t *rows = json ? json_array() : NULL;
    if (json && !rows)
        return lc_fail(LC_E_FAILURE, "out of memory for a list of options");
    for (size_t i = 0; (option = lc_file_option(i)); i++) {
        const lc_option *asked = asked_of(option, key);
        if (!asked)
            continue;
        if (!rows && strcmp(current, option->section) != 0)
            printf("%s[%s]\n", *current ? "\n" : "", option->section);
        current = option->section;
        explain_asked(rows, option, asked, key);
    }
    return rows ? lc_print_json(json_pack("{ss so}", "schema", "lanecast-config-explain-1", "options", rows)) : LC_OK;
}

/* The configuration that a run was trained with, with flags over it. */
static lc_status write_kept(char **text, const lc_args *args, const char *path)
{
    lc_config config = lc_config_default();
    CHECK(lc_subject_run(&config, path));
    CHECK(lc_args_config_kept(&config, args, path));
    return lc_config_write(text, &config);
}

static lc_status check(const lc_args *args)
{
    lc_status status = LC_OK;
    bool hdf5;
    char *text = NULL;
    const char *path = lc_args_word(args, 1);
    if (!path)
        FAIL(LC_E_USAGE, "config check needs a file; see lanecast config --help");
    TRY(lc_hdf5_is(&hdf5, path));
    TRY(hdf5 ? write_kept(&text, args, path) : lc_sweep_checked(&text, args, path));
    if (lc_args_json(args))
        TRY(lc_print_json(json_pack("{ss so so}", "schema", "lanecast-config-check-1", "file", lc_json_text(path), "config",
                                    lc_json_text(text))));
    else
        fputs(text, stdout);
done:
    lc_string_free(text);
    return status;
}

static lc_status run(const lc_args *args)
{
    static const char *const of_check[] = {"set", "data", "threads", "seed"};
    const char *what = lc_args_word(args, 0);
    if (strcmp(what, "check") == 0)
        return check(args);
    if (strcmp(what, "explain") != 0)
        return lc_fail(LC_E_USAGE, "config: '%s' is not one of explain, check", what);
    for (size_t i = 0; i < sizeof of_check / sizeof of_check[0]; i++)
        if (lc_args_has(args, of_check[i]))
            return lc_fail(LC_E_USAGE, "config explain does not read a configuration; --%s does not apply", of_check[i]);
    return explain(args);
}

const lc_command lc_command_config = {
    .group = LC_GROUP_TOOL,
    .summary = "explain every option, or check a configuration",
    .words = "explain [KEY|SECTION] | check CONFIG.ini|RUN.h5",
    .words_least = 1,
    .words_most = 2,
    .details = "explain prints every option, or that of a key (data.missing, huber.delta), or those of a\n"
               "section (data), with default, range and what it does. check reads a file, or the\n"
               "configuration of a run file, reports what is wrong, and prints all of it as it would be used. Its\n"
               "section [sweep] is checked and printed as lanecast sweep reads it; data is not read.",
    .examples = "    lanecast config explain window.gaps\n"
                "    lanecast config explain train\n"
                "    lanecast config check prices.ini --set model.cell=gru",
    .takes = LC_TAKES_CONFIG | LC_TAKES_SWEEP,
    .run = run,
};
