/* The configuration: defaults, files, --set, and messages. */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include <lanecast/config.h>

#include "core/rng.h"
#include "model/ridge/plan.h"
#include "unit.h"

static void defaults_are_those_of_the_table(void **state)
{
    (void)state;
    lc_config config = lc_config_default();
    assert_string_equal(config.data.target, "*");
    assert_int_equal(config.window.context, 96);
    assert_string_equal(config.model.kind, "recurrent");
    assert_int_equal(config.model.hidden[0], 64);
    assert_int_equal(config.model.hidden_count, 1);
    assert_true(config.train.rate == 3e-3);
    assert_false(config.model.bidirectional);
    assert_int_equal(config.run.seed, 1);
}

static void a_text_is_read_over_the_defaults(void **state)
{
    (void)state;
    lc_config config = lc_config_default();
    assert_ok(lc_config_parse(&config,
                              "\xEF\xBB\xBF# made by hand\r\n"
                              "[model]\r\n"
                              "  hidden = 64, 32 16   ; a size per layer\r\n"
                              "bidirectional=YES\r\n"
                              "\r\n"
                              "[ train ]\n"
                              "rate = 2.5e-4\n"
                              "[data]\n"
                              "target = T (degC), p (mbar)",
                              "text"));
    assert_int_equal(config.model.hidden_count, 3);
    assert_int_equal(config.model.hidden[2], 16);
    assert_true(config.model.bidirectional);
    assert_true(config.train.rate == 2.5e-4);
    assert_string_equal(config.data.target, "T (degC), p (mbar)");
    assert_int_equal(config.train.epochs, 10);
}

static void messages_say_file_line_and_what_to_do(void **state)
{
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"[window]\n\ncontxt = 3\n", "f.ini:3: no key 'contxt' in [window]; the nearest is 'context' in [window]"},
        {"[model]\nclip = 3\n", "f.ini:2: no key 'clip' in [model]; the nearest is 'clip' in [train]"},
        {"[train]\nhid_den_x = 3\n", /* a third of its letters to be changed */
         "f.ini:2: no key 'hid_den_x' in [train]; the nearest is 'hidden' in [model]; see lanecast config explain model"},
        {"[train]\ntransf = 3\n",
         "f.ini:2: no key 'transf' in [train]; see lanecast config explain train"}, /* half: 'transform' */
        {"context = 3\n", "f.ini:1: 'context' comes before the first [section]"},
        {"[window\ncontext = 3\n", "f.ini:1: a section is written [name]"},
        {"[window]\ncontext\n", "f.ini:2: 'context' is not of the form key = value"},
        {"[window]\ncontext = 3\ncontext = 4\n", "f.ini:3: [window] context: already set on line 2"},
        {"[window]\ncontext = three\n", "f.ini:2: [window] context: 'three' is not a whole number"},
        {"[window]\ncontext = -3\n", "f.ini:2: [window] context: '-3' is not between 1 and 100000000"},
        {"[window]\ncontext = 99999999999999999999\n", "context: '99999999999999999999' is not between 1 and 100000000"},
        {"[window]\ncontext = -2.5\n", "context: '-2.5' is not a whole number"},
        {"[model]\nhidden = 8 -4\n", "hidden: '8 -4' is not between 1 and"},
        {"[window]\ncontext = 0\n", "f.ini:2: [window] context: '0' is not between 1 and 100000000"},
        {"[window]\ncontext =\n", "f.ini:2: [window] context: '' is not a whole number"},
        {"[train]\nrate = 1,5\n", "f.ini:2: [train] rate: '1,5' is not a number"},
        {"[train]\nrate = nan\n", "f.ini:2: [train] rate: 'nan' is not a number"},
        {"[model]\ndropout = 1\n", "f.ini:2: [model] dropout: '1' is not between 0 and 0.99"},
        {"[model]\ncell = lstmm\n", "f.ini:2: [model] cell: 'lstmm' is not one of "},
        {"[model]\ncell = lstmm\n", "gru, gru_before, lstm, lstm_norm, lstm_peephole, mingru, minlstm, rnn, rnn_relu, slstm"},
        {"[model]\ncell = lstmm\n", "; the nearest is lstm"},
        {"[model]\nbidirectional = both\n", "f.ini:2: [model] bidirectional: 'both' is not yes or no"},
        {"[model]\nhidden = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n", "has too many numbers"},
        {"[model]\nanchor = yes\n",
         "f.ini:2: [model] anchor is now written normalize = last (anchor = yes) or normalize = none (anchor = no)"},
        {"[model]\nhuber_delta = 1\n", "f.ini:2: [model] huber_delta is now written huber.delta"},
        {"[train]\nbeta2 = 1\n", "f.ini:2: [train] beta2 is now written adam.beta2, adamw.beta2 or rmsprop.decay"},
        {"[model]\nhuber.dleta = 1\n", "f.ini:2: no key 'huber.dleta'; huber has huber.delta"},
        {"[train]\nsgd.factor = 1\n", "f.ini:2: no key 'sgd.factor'; sgd has no options of its own"},
        {"[train]\nadam.beta1 = 1\n", "f.ini:2: [train] adam.beta1: '1' is not between 0 and 0.999999"},
        {"[train]\nadam.beta1 = 0.5\nadam.beta1 = 0.6\n", "f.ini:3: [train] adam.beta1: already set on line 2"},
        {"[train]\nhuber.delta = 1\n", "f.ini:2: no key 'huber.delta' in [train]; it belongs in [model]"},
        {"[huber]\ndelta = 1\n", "f.ini:2: huber.delta is a key of [model]: model.huber.delta"},
        {"[modle]\nhidden = 1\n",
         "f.ini:2: section: 'modle' is not one of data, window, classes, model, train, run, sweep; the nearest is model"},
        {"[run]\nseed = 18446744073709551616\n", "is not a whole number"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lc_config config = lc_config_default(), before = config;
        assert_fails(lc_config_parse(&config, wrong[i].text, "f.ini"), LC_E_CONFIG, wrong[i].message);
        assert_memory_equal(&config, &before, sizeof config);
    }
}

static void one_assignment_sets_one_key(void **state)
{
    (void)state;
    lc_config config = lc_config_default();
    assert_ok(lc_config_set(&config, "data.file=a=b.c.h5"));
    assert_string_equal(config.data.file, "a=b.c.h5");
    assert_fails(lc_config_set(&config, "model.hiden=3"), LC_E_CONFIG,
                 "--set: no key 'hiden' in [model]; the nearest is 'hidden'");
    assert_fails(lc_config_set(&config, "hidden=3"), LC_E_CONFIG,
                 "--set hidden=3: expected section.key=value; here it is model.hidden=...");
    assert_ok(lc_config_set(&config, "model.hidden=64 32"));
    assert_ok(lc_config_set(&config, "model.layers=3"));
    assert_fails(lc_config_check(&config), LC_E_CONFIG, "[model] layers = 3, but hidden has 2 sizes");
}

/* A value that is refused is not stored, whatever its kind. */
static void a_refused_value_changes_nothing(void **state)
{
    (void)state;
    static const char *const wrong[] = {"train.clip=-5", "train.epochs=0",        "model.hidden=3 0",  "model.cell=x",
                                        "run.seed=-1",   "model.bidirectional=2", "train.adam.beta1=2"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        lc_config config = lc_config_default(), before = config;
        assert_int_equal(lc_config_set(&config, wrong[i]), LC_E_CONFIG);
        assert_memory_equal(&config, &before, sizeof config);
    }
}

/* What no single key can know is wrong. */
static void keys_that_contradict_each_other_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {{"data.split=0.7 0.2", "split '0.7 0.2' is neither rows"},
                                           {"data.target=,", "data.target: no channel is named"},
                                           {"data.input=", "data.input: no channel is named"},
                                           {"model.kind=seasonal_naive", "data.season"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        lc_config config = lc_config_default();
        assert_ok(lc_config_check(&config));
        assert_ok(lc_config_set(&config, "data.season=0"));
        assert_ok(lc_config_set(&config, wrong[i][0]));
        assert_int_equal(lc_config_check(&config), LC_E_CONFIG);
        assert_non_null(strstr(lc_error_message(), wrong[i][1]));
    }
}

/* Forecasts after every row must not know those after it. */
static void what_looks_ahead_is_refused_after_every_row_by_name(void **state)
{
    (void)state;
    static const char *const set[] = {"model.bidirectional=yes", "model.normalize=last", "data.missing=interpolate"};
    static const char *const name[] = {", and model.bidirectional = yes looks at the rows after it",
                                       ", and model.normalize = last looks at the rows after it",
                                       ", and data.missing = interpolate looks at the rows after it"};
    for (size_t i = 0; i < 3; i++) {
        lc_config config = lc_config_default();
        assert_ok(lc_config_set(&config, "model.output=every"));
        assert_ok(lc_config_check(&config));
        assert_ok(lc_config_set(&config, set[i]));
        assert_fails(lc_config_check(&config), LC_E_CONFIG, name[i]);
    }
}

/* A value at random for each row of the table. */
static void randomize(lc_config *config, lc_rng *rng)
{
    size_t count;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++) {
        char assignment[256], value[128] = "some,text here";
        double span = option[i].most - option[i].least, number = option[i].least + span * lc_rng_uniform(rng);
        size_t choices = 0;
        while (option[i].choices && option[i].choices()[choices])
            choices++;
        if (choices)
            snprintf(value, sizeof value, "%s", option[i].choices()[lc_rng_below(rng, choices)]);
        else if (option[i].kind == LC_OPTION_NUMBER)
            snprintf(value, sizeof value, "%.17g", number);
        else if (option[i].kind == LC_OPTION_SEED)
            snprintf(value, sizeof value, "%llu", (unsigned long long)lc_rng_bits(rng) << 32 | lc_rng_bits(rng));
        else if (option[i].kind != LC_OPTION_TEXT)
            snprintf(value, sizeof value, "%.0f", option[i].kind == LC_OPTION_FLAG ? lc_rng_uniform(rng) : number);
        snprintf(assignment, sizeof assignment, "%s.%s=%s", option[i].section, option[i].key, value);
        assert_ok(lc_config_set(config, assignment));
    }
}

static void a_written_configuration_reads_back_the_same(void **state)
{
    (void)state;
    lc_rng rng = lc_rng_new(7, "config", 0);
    for (int i = 0; i < 100; i++) {
        lc_config config = lc_config_default(), back = lc_config_default();
        char *text, *again;
        randomize(&config, &rng);
        assert_ok(lc_config_write(&text, &config));
        assert_ok(lc_config_parse(&back, text, "written"));
        assert_ok(lc_config_write(&again, &back));
        assert_string_equal(text, again);
        assert_true(config.train.rate == back.train.rate && config.run.seed == back.run.seed);
        lc_string_free(text);
        lc_string_free(again);
    }
}

static void numbers_are_the_same_in_every_locale(void **state)
{
    (void)state;
    use_decimal_comma();
    lc_config config = lc_config_default();
    assert_ok(lc_config_set(&config, "train.rate=0.25"));
    assert_true(config.train.rate == 0.25);
    char *text;
    assert_ok(lc_config_write(&text, &config));
    assert_non_null(strstr(text, "rate = 0.25\n"));
    assert_non_null(strstr(text, "checkpoint = 600\n"));
    lc_string_free(text);
    assert_ok(lc_config_set(&config, "model.kind=ridge"));
    assert_ok(lc_config_set(&config, "model.ridge.penalty=0.1,0.2"));
    lc_ridge_plan plan;
    assert_ok(lc_ridge_plan_read(&plan, &config));
    assert_int_equal(plan.penalties, 2);
    setlocale(LC_ALL, "C");
}

static void write_text(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void a_file_is_read_whole_or_not_at_all(void **state)
{
    (void)state;
    static const char good[] = "[train]\nrate = 0.5\n", wrong[] = "[train]\nrate = 0.5\nspeed = 1\n",
                      binary[] = "[train]\n\0[run]\n";
    char path[64], expected[128];
    lc_config config = lc_config_default(), before = config;
    snprintf(path, sizeof path, "/tmp/lanecast-config-%ld.ini", (long)getpid());
    write_text(path, good, sizeof good - 1);
    assert_ok(lc_config_read(&config, path));
    assert_true(config.train.rate == 0.5);
    config = before;
    write_text(path, wrong, sizeof wrong - 1);
    snprintf(expected, sizeof expected, "%s:3: no key 'speed' in [train]", path);
    assert_fails(lc_config_read(&config, path), LC_E_CONFIG, expected);
    write_text(path, binary, sizeof binary - 1);
    snprintf(expected, sizeof expected, "%s: not a text file: a configuration is INI text", path);
    assert_fails(lc_config_read(&config, path), LC_E_CONFIG, expected);
    assert_int_equal(remove(path), 0);
    assert_fails(lc_config_read(&config, path), LC_E_IO, path);
    assert_memory_equal(&config, &before, sizeof config);
}

/* As a program may leave it in the struct: a misspelt name is not taken for another. */
static void names_put_by_hand_are_checked(void **state)
{
    (void)state;
    size_t count, checked = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++) {
        char message[3 * LC_NAME_MAX];
        lc_config config = lc_config_default();
        if (!option[i].choices)
            continue;
        strcpy((char *)&config + option[i].offset, "nonesuch");
        snprintf(message, sizeof message, "%s.%s: 'nonesuch' is not one of ", option[i].section, option[i].key);
        assert_fails(lc_config_check(&config), LC_E_CONFIG, message);
        checked++;
    }
    assert_true(checked > 10);
}

static void an_assignment_has_a_length(void **state)
{
    (void)state;
    static char giant[1 << 14];
    lc_config config = lc_config_default();
    memset(giant, 'a', sizeof giant - 1);
    memcpy(giant, "data.file=", 10);
    assert_fails(lc_config_set(&config, giant), LC_E_CONFIG, "--set: longer than ");
}

/* A program that has names only says hidden = 16, not model.hidden = 16. */
static void a_key_alone_is_in_one_section_and_its_value_comes_back(void **state)
{
    (void)state;
    size_t count;
    const lc_option *option = lc_option_table(&count);
    const char *section = NULL;
    char value[LC_TEXT_MAX];
    lc_config *config;
    assert_ok(lc_config_new(&config));
    for (size_t i = 0; i < count; i++) {
        assert_ok(lc_config_section(&section, option[i].key));
        assert_string_equal(section, option[i].section);
        assert_ok(lc_config_get(value, config, section, option[i].key));
    }
    assert_ok(lc_config_section(&section, "huber.delta"));
    assert_string_equal(section, "model");
    assert_ok(lc_config_put(config, "model", "loss", "huber", "test"));
    assert_ok(lc_config_put(config, "model", "huber.delta", "0.25", "test"));
    assert_ok(lc_config_get(value, config, "model", "huber.delta"));
    assert_string_equal(value, "0.25");
    assert_fails(lc_config_get(value, config, "train", "adamw.decay"), LC_E_CONFIG, "no key 'adamw.decay' in [train]");
    assert_fails(lc_config_section(&section, "hiden"), LC_E_CONFIG, "no option 'hiden'; the nearest is hidden; see");
    assert_fails(lc_config_section(&section, "lookback"), LC_E_CONFIG, "no option 'lookback'; here it is context; see");
    assert_fails(lc_config_section(&section, "quantiles"), LC_E_CONFIG, "no option 'quantiles'; here it is quantile.levels; see");
    assert_fails(lc_config_section(&section, "huber.x"), LC_E_CONFIG, "no option 'huber.x'; see");
    lc_config_free(config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_those_of_the_table),
        cmocka_unit_test(a_text_is_read_over_the_defaults),
        cmocka_unit_test(messages_say_file_line_and_what_to_do),
        cmocka_unit_test(one_assignment_sets_one_key),
        cmocka_unit_test(a_refused_value_changes_nothing),
        cmocka_unit_test(keys_that_contradict_each_other_are_refused),
        cmocka_unit_test(what_looks_ahead_is_refused_after_every_row_by_name),
        cmocka_unit_test(a_written_configuration_reads_back_the_same),
        cmocka_unit_test(numbers_are_the_same_in_every_locale),
        cmocka_unit_test(a_file_is_read_whole_or_not_at_all),
        cmocka_unit_test(names_put_by_hand_are_checked),
        cmocka_unit_test(an_assignment_has_a_length),
        cmocka_unit_test(a_key_alone_is_in_one_section_and_its_value_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
