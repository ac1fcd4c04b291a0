/* sweep - its plan as a text, and what it keeps in memory. */
#include <unistd.h>

#include <lanecast/simulate.h>

#include "core/mem.h"
#include "sweep/config.h"
#include "sweep/sweep.h"
#include "unit.h"

static void a_plan_is_read_back_as_it_was(void **state)
{
    (void)state;
    lc_config base = lc_config_default(), other = lc_config_default();
    lc_sweep_config config = lc_sweep_config_default(), read = lc_sweep_config_default();
    lc_domain domain = {0}, back = {0};
    char *plan, *again;
    assert_ok(lc_config_set(&base, "model.hidden=24"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "sampler", "sobol", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "pruner", "median", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "median.startup", "7", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "model.dropout", "0..0.5 if model.layers=2", "t"));
    assert_ok(lc_sweep_put(&config, &domain, &base, "model.layers", "1,2", "t"));
    assert_ok(lc_domain_settle(&domain));
    assert_ok(lc_sweep_plan(&plan, &config, &domain, &base, 77));
    assert_ok(lc_sweep_unplan(&read, &back, &other, plan, "plan"));
    assert_ok(lc_sweep_plan(&again, &read, &back, &other, 77));
    assert_string_equal(plan, again);
    lc_free(plan);
    lc_free(again);
    lc_domain_free(&domain);
    lc_domain_free(&back);
}

/* Bytes that a sweep over so many contexts holds when it has ended. */
static size_t bytes_after(size_t contexts, const lc_dataset *dataset)
{
    char path[64], text[64];
    lc_config base = lc_config_default();
    lc_sweep_config config = lc_sweep_config_default();
    lc_domain domain = {0};
    lc_sweep *sweep;
    snprintf(path, sizeof path, "sweep-%d.db", (int)getpid());
    snprintf(text, sizeof text, "window.context=8..%zu", 7 + contexts);
    snprintf(base.model.kind, sizeof base.model.kind, "repeat_last");
    snprintf(config.sampler, sizeof config.sampler, "grid");
    base.window.horizon = 2;
    config.trials = contexts;
    assert_ok(lc_domain_add(&domain, &base, text, "--try"));
    assert_ok(lc_domain_settle(&domain));
    const size_t before = lc_mem_bytes();
    assert_ok(lc_sweep_new(&sweep, &(lc_sweep_request){.dataset = dataset,
                                                       .base = &base,
                                                       .domain = &domain,
                                                       .config = &config,
                                                       .path = path,
                                                       .study = "sweep",
                                                       .threads = 1}));
    assert_ok(lc_sweep_run(sweep));
    assert_int_equal(lc_sweep_counts_of(sweep).complete, contexts);
    const size_t bytes = lc_mem_bytes() - before;
    lc_sweep_free(sweep);
    lc_domain_free(&domain);
    lc_ledger_remove(path);
    return bytes;
}

/* Tasks that trials share are kept for a while, and not for ever. */
static void a_sweep_of_many_contexts_holds_no_more_than_one_of_some(void **state)
{
    (void)state;
    lc_dataset *dataset;
    assert_ok(lc_dataset_simulate(&dataset, &(lc_simulation){.kind = "weather", .rows = 300, .series = 1, .seed = 1}));
    assert_true(bytes_after(64, dataset) < 2 * bytes_after(16, dataset));
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_read_back_as_it_was),
        cmocka_unit_test(a_sweep_of_many_contexts_holds_no_more_than_one_of_some),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
