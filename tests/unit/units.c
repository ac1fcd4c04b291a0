/* Units of measurement that are of one quantity, and differ. */
#include "data/units.h"
#include "unit.h"

static void units_of_one_quantity_differ(void **state)
{
    static const char *const differ[][2] = {{"kW", "W"},   {"°C", "°F"},   {"degC", "K"},    {"C", "degF"},
                                            {"hPa", "Pa"}, {"m/s", "mph"}, {"mm", "inches"}, {"$", "EUR"}};
    (void)state;
    for (size_t i = 0; i < sizeof differ / sizeof *differ; i++) {
        assert_true(lc_units_differ(differ[i][0], differ[i][1]));
        assert_true(lc_units_differ(differ[i][1], differ[i][0]));
    }
}

static void spellings_and_what_is_not_known_do_not(void **state)
{
    static const char *const same[][2] = {{"°C", "degC"}, {"hPa", "mbar"}, {"kn", "knots"},   {"$", "USD"}, {"kW", "kW"},
                                          {"", "kW"},     {"1", "%"},      {"kW", "1"},       {"W", "m"},   {"wh", "Wh"},
                                          {"k", "kW"},    {"kWh", "kW"},   {"m/s", "m s**-1"}};
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_false(lc_units_differ(same[i][0], same[i][1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_of_one_quantity_differ),
        cmocka_unit_test(spellings_and_what_is_not_known_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
