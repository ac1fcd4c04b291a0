/* The year, month or day in the name of a file, and what is left of the name. */
#include "core/mem.h"
#include "data/sheet/period.h"
#include "unit.h"

static void assert_period(const char *name, bool within, const char *stem, long year)
{
    lc_period p = {0};
    assert_ok(lc_period_read(&p, name, within));
    if (p.found != (stem != NULL) || (stem && strcmp(p.stem, stem) != 0) || p.year != year)
        fail_msg("'%s': '%s', %ld", name, p.found ? p.stem : "no period", p.year);
    lc_free(p.stem);
}

static void a_period_is_found_wherever_it_is_in_a_name(void **state)
{
    (void)state;
    assert_period("2021", false, "", 2021);
    assert_period("2021-01", false, "", 2021);
    assert_period("2021_01", false, "", 2021);
    assert_period("2021 01", false, "", 2021);
    assert_period("2021.01.31", false, "", 2021);
    assert_period("20210131", false, "", 2021);
    assert_period("202101_oslo", false, "oslo", 2021);
    assert_period("load_2021-01", false, "load", 2021);
    assert_period("load2021", false, "load", 2021);
    assert_period("2021-01_sales", false, "sales", 2021);
    assert_period("sales_2021_Q1", false, "sales", 2021);
    assert_period("sales_Q1_2021", false, "sales", 2021);
    assert_period("sales_Jan_2021", false, "sales", 2021);
    assert_period("EU_2021_north", false, "EU_north", 2021);
    assert_period("BTCUSDT-1h-2021-01", false, "BTCUSDT-1h", 2021);
    assert_period("BTCUSDT-15m-2021-01-03", false, "BTCUSDT-15m", 2021);
    assert_period("BTCUSDT-1h-2021", false, "BTCUSDT-1h", 2021);
    assert_period("BTCUSDT-1M-2021", false, "BTCUSDT-1M", 2021);
    assert_period("BTCUSDT-1w-2021", false, "BTCUSDT-1w", 2021);
    assert_period("sales_1Q_2021", false, "sales", 2021);
    assert_period("USW00094728_2021", false, "USW00094728", 2021);
    assert_period("725030-14732-2021", false, "725030-14732", 2021);
    assert_period("oslo 2021-01 (1)", false, "oslo", 2021);
}

static void other_names_have_no_period(void **state)
{
    (void)state;
    const char *names[] = {"AAPL", "aapl.us", "station1", "sensor-3-21", "01", "Jan", "72503014732", "USW00094728", "(1)", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_period(names[i], false, NULL, 0);
}

static void a_folder_of_a_year_has_its_parts(void **state)
{
    (void)state;
    assert_period("01", true, "", 0);
    assert_period("Jan", true, "", 0);
    assert_period("Q1", true, "", 0);
    assert_period("01-15", true, "", 0);
    assert_period("oslo_01", true, "oslo", 0);
    assert_period("01_oslo", true, "oslo", 0);
    assert_period("oslo", true, NULL, 0);
    assert_period("station1", true, NULL, 0);
    assert_period("2021-01", true, "", 2021);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_period_is_found_wherever_it_is_in_a_name),
        cmocka_unit_test(other_names_have_no_period),
        cmocka_unit_test(a_folder_of_a_year_has_its_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
