/* domain - dimensions from their texts, points, knobs and conditions. */
#include <math.h>

#include "unit/domain.h"

static void what_is_not_a_range_of_an_option_is_refused(void **state)
{
    (void)state;
    is_refused("model.hiden=8..16", "hidden");
    is_refused("hidden=8..16", "hidden");
    is_refused("model.hidden=16..8", "empty");
    is_refused("model.hidden=16..16", "empty");
    is_refused("model.hidden=0..16", "between");
    is_refused("train.rate=0..1:log", "logarithm");
    is_refused("train.rate=1e-3..1e-2:lgo", "log");
    is_refused("model.dropout=0..2", "between");
    is_refused("model.cell=lstm,grru", "gru");
    is_refused("model.cell=lstm,lstm", "twice");
    is_refused("model.huber.delt=1..2", "delta");
    is_refused("model.hidden", "section.key=values");
}

static void stepped_values_are_on_their_steps_and_ends_are_as_likely_as_others(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"window.context=24..100:24", NULL}, &base);
    const lc_dimension *d = domain.dimension;
    size_t found[4] = {0};
    assert_int_equal(lc_dimension_values(d), 4);
    assert_true(d->high == 96);
    for (int i = 0; i < 4000; i++)
        found[(size_t)((lc_dimension_at(d, (i + 0.5) / 4000) - 24) / 24)]++;
    for (int i = 0; i < 4; i++)
        assert_int_equal(found[i], 1000);
    lc_domain_free(&domain);
}

static void a_knob_counts_only_where_its_variant_is_chosen(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"model.huber.delta=0.5..2", "model.loss=mse,huber", NULL}, &base);
    double point[] = {1.25, 0}, other[] = {1.25, 1};
    lc_config config;
    lc_domain_trim(point, &domain);
    assert_true(isnan(point[0]));
    assert_ok(lc_domain_config(&config, &base, &domain, point));
    lc_domain_trim(other, &domain);
    assert_true(other[0] == 1.25);
    assert_ok(lc_domain_config(&config, &base, &domain, other));
    assert_string_equal(config.model.loss, "huber");
    assert_string_equal(config.model.knobs.given[0].value, "1.25");
    lc_domain_free(&domain);
}

static void a_condition_is_obeyed_and_one_on_what_does_not_vary_is_refused(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain =
        domain_of((const char *const[]){"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2,3", NULL}, &base);
    double one[] = {1, 0.3}, three[] = {3, 0.3};
    lc_domain_trim(one, &domain);
    lc_domain_trim(three, &domain);
    assert_true(isnan(one[1]));
    assert_true(three[1] == 0.3);
    lc_domain_free(&domain);
    assert_ok(lc_domain_add(&domain, &base, "model.dropout=0.1..0.5 if model.layers=2", "--try"));
    assert_int_equal(lc_domain_settle(&domain), LC_E_CONFIG);
    lc_domain_free(&domain);
}

/* What lc_domain_check says of dimensions. */
static lc_status checked(const char *const *text, const lc_config *base)
{
    lc_domain domain = domain_of(text, base);
    const lc_status status = lc_domain_check(&domain, base);
    lc_domain_free(&domain);
    return status;
}

static void a_dimension_that_could_never_count_is_refused(void **state)
{
    (void)state;
    lc_config base = lc_config_default();
    const char *const never[][3] = {
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2,4"},
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=2.5"},
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=02"},
        {"model.hidden=16..64:24", "model.dropout=0.1..0.5 if model.hidden=32"},
        {"train.rate=1e-4..1e-2", "model.dropout=0.1..0.5 if train.rate=1e-3"},
        {"model.cell=lstm,gru", "model.dropout=0.1..0.5 if model.cell=rnn"},
        {"model.loss=mse,mae", "model.huber.delta=0.5..1"},
        {"model.huber.delta=0.5..1"},
        {"model.layers=1..3 if model.layers=2"},
    };
    const char *const fine[][3] = {
        {"model.layers=1..3", "model.dropout=0.1..0.5 if model.layers=1,3"},
        {"model.hidden=16..64:24", "model.dropout=0.1..0.5 if model.hidden=40,64"},
        {"data.target=\"a,b\",c", "model.dropout=0.1..0.5 if data.target=a,b"},
        {"model.loss=mse,huber", "model.huber.delta=0.5..1"},
        {"model.loss=mse,huber", "model.dropout=0.1..0.5 if model.loss=huber"},
    };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_int_equal(checked(never[i], &base), LC_E_CONFIG);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_ok(checked(fine[i], &base));
    assert_ok(lc_config_set(&base, "model.loss=huber"));
    assert_ok(checked((const char *const[]){"model.huber.delta=0.5..1", NULL}, &base));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_a_range_of_an_option_is_refused),
        cmocka_unit_test(stepped_values_are_on_their_steps_and_ends_are_as_likely_as_others),
        cmocka_unit_test(a_knob_counts_only_where_its_variant_is_chosen),
        cmocka_unit_test(a_condition_is_obeyed_and_one_on_what_does_not_vary_is_refused),
        cmocka_unit_test(a_dimension_that_could_never_count_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
