/* sweep_space - dimensions as users write them elsewhere, values written twice, circles, and grids with conditions. */
#include <math.h>

#include "core/mem.h"
#include "sweep/config.h"
#include "sweep/sampler.h"
#include "unit/domain.h"

static void a_range_as_other_programs_write_it_is_answered_with_how_it_is_written(void **state)
{
    (void)state;
    is_refused("train.rate=1e-4:1e-2", "two points: 1e-4..1e-2");
    is_refused("train.rate=1e-4:1e-2:log", "two points: 1e-4..1e-2:log");
    is_refused("model.hidden=8:64:8", "two points: 8..64:8");
    is_refused("model.hidden=8-64", "a range 8..64");
    is_refused("model.dropout=[0,0.1]", "a list is written 8,16,32");
    is_refused("lr=1e-4..1e-2", "as train.rate=...");
    is_refused("units=8..64", "as model.hidden=...");
}

static void blanks_around_the_parts_of_a_range_are_no_part_of_them(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"train.rate= 1e-4 .. 1e-2 : log ", NULL}, &base);
    assert_true(domain.dimension[0].log && domain.dimension[0].low == 1e-4 && domain.dimension[0].high == 1e-2);
    lc_domain_free(&domain);
}

static void a_value_is_not_there_twice_in_two_ways_of_writing_it(void **state)
{
    (void)state;
    is_refused("train.rate=0.001,1e-3", "'0.001' and '1e-3' are the same value");
    is_refused("model.ridge=yes,no,true", "'yes' and 'true' are the same value");
    is_refused("model.layers=1,01", "'1' and '01' are the same value");
}

static void a_range_ends_on_its_last_step_and_has_two_values_at_least(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"model.hidden=4..9:3", NULL}, &base);
    assert_true(domain.dimension[0].high == 7 && domain.dimension[0].end == 9);
    lc_domain_free(&domain);
    is_refused("model.hidden=4..8:5", "the step is longer than the range");
}

static void what_depends_on_itself_through_others_is_refused(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain =
        domain_of((const char *const[]){"model.cell=lstm,gru if model.dropout=0", "model.dropout=0,0.1 if model.layers=2",
                                        "model.layers=1,2 if model.cell=gru", NULL},
                  &base);
    assert_int_equal(lc_domain_check(&domain, &base), LC_E_CONFIG);
    assert_non_null(strstr(lc_error_message(), "which in turn depends on it: of itself nothing can depend"));
    lc_domain_free(&domain);
}

static void choices_in_the_ledger_are_what_they_are_in_python(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"model.hidden=8,16", "[8, 16]"},
        {"train.rate=1e-3,0.01", "[1e-3, 0.01]"},
        {"train.rate=.5,0.1", "[\".5\", \"0.1\"]"},
        {"model.ridge=yes,off", "[true, false]"},
        {"model.cell=lstm,gru", "[\"lstm\", \"gru\"]"},
        {"model.ridge.lookback=auto,24", "[\"auto\", \"24\"]"},
        {"model.hidden=8,\"16 8\"", "[\"8\", \"16 8\"]"},
    };
    const lc_config base = lc_config_default();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lc_domain domain = domain_of((const char *const[]){cases[i][0], NULL}, &base);
        lc_buffer text = {0};
        char *json = NULL;
        lc_dimension_json(&text, &domain.dimension[0]);
        assert_ok(lc_buffer_take(&json, &text));
        if (!strstr(json, cases[i][1]))
            fail_msg("%s: %s", cases[i][0], json);
        lc_free(json);
        lc_domain_free(&domain);
    }
}

/* All points of a grid in its order: (points, dimensions). */
static size_t grid_of(double *point, const lc_domain *domain, const char *points)
{
    lc_knobs given = {0};
    lc_knob_values knobs;
    size_t size = 0;
    const lc_study study = {.objectives = 1};
    const lc_sampler *grid = lc_sampler_find("grid");
    assert_ok(lc_knobs_put(&given, "grid", lc_knobs_find(grid->knobs, "points"), points, "points"));
    assert_ok(lc_knobs_read(&knobs, &given, "grid", grid->knobs));
    assert_ok(lc_sampler_check(&size, "grid", domain, &knobs));
    for (size_t n = 0; n < size; n++) {
        const lc_sampling sampling = {domain, &study, 7, n, NULL, 0, &knobs};
        assert_ok(grid->suggest(point + n * domain->count, &sampling));
        lc_domain_trim(point + n * domain->count, domain);
    }
    return size;
}

/* How many of them are not the same as one before; what does not count is the same everywhere. */
static size_t count_distinct(const double *point, size_t points, size_t dimensions)
{
    size_t distinct = 0;
    for (size_t n = 0; n < points; n++) {
        bool is_new = true;
        for (size_t m = 0; m < n && is_new; m++) {
            size_t same = 0;
            for (size_t i = 0; i < dimensions; i++) {
                const double a = point[n * dimensions + i], b = point[m * dimensions + i];
                same += a == b || (isnan(a) && isnan(b));
            }
            is_new = same < dimensions;
        }
        distinct += is_new;
    }
    return distinct;
}

/* Of losses 1 + 3; of layers 1, and with 2 of them 1 (a dropout of 0.1) + 3 (0.2 and that of the head); 2 cells. */
static void a_grid_has_no_point_twice_where_dimensions_count_only_sometimes(void **state)
{
    (void)state;
    const lc_config base = lc_config_default();
    lc_domain domain = domain_of((const char *const[]){"model.huber.delta=0.5,1,2", "model.loss=mse,huber", "model.layers=1,2",
                                                       "model.cell=lstm,gru", "model.dropout=0.1,0.2 if model.layers=2",
                                                       "model.dropout_head=0.1,0.2,0.3 if model.dropout=0.2", NULL},
                                 &base);
    double point[64 * 6];
    const size_t size = grid_of(point, &domain, "5");
    assert_int_equal(size, 4 * (1 + 1 + 3) * 2);
    assert_int_equal(count_distinct(point, size, domain.count), size);
    lc_domain_free(&domain);
}

/* 1..6 in five logarithmic points are 1, 2, 2, 4, 6 when rounded; 1..5 has no more than five values. */
static void a_grid_of_whole_numbers_with_a_logarithm_has_none_twice(void **state)
{
    (void)state;
    double point[8];
    const lc_config base = lc_config_default();
    static const char *const text[] = {"model.hidden=1..6:log", "model.hidden=1..5:log"};
    static const size_t sizes[] = {4, 5};
    for (size_t i = 0; i < 2; i++) {
        lc_domain domain = domain_of((const char *const[]){text[i], NULL}, &base);
        const size_t size = grid_of(point, &domain, "5");
        assert_int_equal(size, sizes[i]);
        assert_int_equal(count_distinct(point, size, 1), size);
        lc_domain_free(&domain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_range_as_other_programs_write_it_is_answered_with_how_it_is_written),
        cmocka_unit_test(blanks_around_the_parts_of_a_range_are_no_part_of_them),
        cmocka_unit_test(a_value_is_not_there_twice_in_two_ways_of_writing_it),
        cmocka_unit_test(a_range_ends_on_its_last_step_and_has_two_values_at_least),
        cmocka_unit_test(what_depends_on_itself_through_others_is_refused),
        cmocka_unit_test(choices_in_the_ledger_are_what_they_are_in_python),
        cmocka_unit_test(a_grid_has_no_point_twice_where_dimensions_count_only_sometimes),
        cmocka_unit_test(a_grid_of_whole_numbers_with_a_logarithm_has_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
