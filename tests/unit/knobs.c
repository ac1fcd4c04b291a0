/* The knobs of variants: their defaults and ranges, and where they act. */
#include "model/entry.h"
#include "unit.h"

/* A knob acts where its variant is chosen, and is refused elsewhere, in whatever order the two were set. */
static void a_knob_belongs_to_its_variant(void **state)
{
    (void)state;
    char *text;
    lc_config config = lc_config_default();
    assert_ok(lc_config_set(&config, "model.huber.delta=0.5"));
    assert_fails(lc_config_check(&config), LC_E_CONFIG,
                 "[model] huber.delta = 0.5: not used, since loss = mse; remove it, or set loss = huber");
    assert_ok(lc_config_set(&config, "model.loss=huber"));
    assert_ok(lc_config_check(&config));
    assert_ok(lc_config_write(&text, &config));
    assert_non_null(strstr(text, "loss = huber\nhuber.delta = 0.5\n"));
    assert_null(strstr(text, "adamw.decay"));
    assert_non_null(strstr(text, "optimizer = adam\nadam.beta1 = 0.9\nadam.beta2 = 0.999\n"));
    lc_string_free(text);
}

/* As a program may leave it in the struct, past every parser. */
static void knobs_put_by_hand_are_checked(void **state)
{
    (void)state;
    lc_config config = lc_config_default();
    config.train.knobs.count = 1;
    strcpy(config.train.knobs.given[0].key, "adam.beta1");
    strcpy(config.train.knobs.given[0].value, "7");
    assert_fails(lc_config_check(&config), LC_E_CONFIG, "adam.beta1: '7' is not between 0 and 0.999999");
    strcpy(config.train.knobs.given[0].key, "nodot");
    assert_fails(lc_config_check(&config), LC_E_CONFIG, "[train] nodot = 7: not an option of any variant");
}

static void check_knob(const lc_option *option, const char *name, const lc_option *knob)
{
    lc_config config = lc_config_default(), before;
    char assignment[4 * LC_NAME_MAX + LC_KNOB_MAX];
    assert_true(knob->help && *knob->help && knob->standard &&
                (knob->choices || knob->kind == LC_OPTION_TEXT || knob->least < knob->most));
    snprintf(assignment, sizeof assignment, "%s.%s=%s", option->section, option->key, name);
    assert_ok(lc_config_set(&config, assignment));
    snprintf(assignment, sizeof assignment, "%s.%s.%s=%s", option->section, name, knob->key, knob->standard);
    assert_ok(lc_config_set(&config, assignment));
    for (int beyond = 0; beyond <= 1 && knob->kind != LC_OPTION_TEXT; beyond++) { /* its variant reads a text: unit.ridge */
        before = config;
        double wrong = beyond ? 2 * knob->most + 1 : knob->least - 1;
        snprintf(assignment, sizeof assignment, "%s.%s.%s=%.17g", option->section, name, knob->key, wrong);
        assert_fails(lc_config_set(&config, assignment), LC_E_CONFIG, knob->key);
        assert_memory_equal(&config, &before, sizeof config);
    }
}

/* A variant says what it is; its knobs have a default in their range, and refuse what is beyond. */
static void every_variant_explains_itself_and_its_knobs(void **state)
{
    (void)state;
    size_t count, knobs = 0;
    const lc_option *option = lc_option_table(&count);
    for (size_t i = 0; i < count; i++)
        for (const char *const *name = option[i].choices ? option[i].choices() : NULL; option[i].variant && *name; name++) {
            lc_variant variant = option[i].variant(*name);
            assert_true(variant.help && *variant.help && !strchr(variant.help, '\n'));
            for (const lc_option *knob = variant.knobs; knob && knob->key; knob++, knobs++)
                check_knob(&option[i], *name, knob);
        }
    assert_true(knobs > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_knob_belongs_to_its_variant),
        cmocka_unit_test(knobs_put_by_hand_are_checked),
        cmocka_unit_test(every_variant_explains_itself_and_its_knobs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
