/* time_repeats - hours that clocks show twice, where a column says which of them a row is of. */
#include "unit/time_table.h"

static void a_column_says_which_hour_a_row_is_of(void **state)
{
    (void)state;
    const lc_time_request berlin = {.zone = "Europe/Berlin"};
    static const char falling[] =
        "2021-10-31 03:00:00+01:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 01:00:00+02:00";
    reads_with(
        "Date;dst;y\n2021-10-31 03:00;STD;4\n2021-10-31 02:00;DST;3\n2021-10-31 02:00;STD;2\n2021-10-31 01:00;DST;1\n", falling,
        "column 'dst' says which of the hours that clocks of Europe/Berlin show twice a row is of: 'STD' the second", berlin);
    reads_with("Date;s;y\n2021-10-31 03:00;0;4\n2021-10-31 02:00;1;3\n2021-10-31 02:00;0;2\n2021-10-31 01:00;1;1\n", falling,
               "column 's' says which", berlin);
    reads_with("Date;Repeated;y\n2021-10-31 03:00;N;4\n2021-10-31 02:00;N;3\n2021-10-31 02:00;Y;2\n2021-10-31 01:00;N;1\n",
               falling, "'Y' the second", berlin);
    reads_with("Date;fold;y\n2021-10-31 02:30;1;4\n2021-10-31 01:00;0;3\n2021-10-31 02:30;0;2\n2021-10-31 03:00;0;1\n",
               "2021-10-31 02:30:00+01:00 | 2021-10-31 01:00:00+02:00 | 2021-10-31 02:30:00+02:00 | 2021-10-31 03:00:00+01:00",
               "'1' the second", berlin);
    /* Values: the order of rows decides. */
    reads_with("Date;rain;y\n2021-10-31 01:00;0;1\n2021-10-31 02:00;3;2\n2021-10-31 02:00;0;3\n2021-10-31 03:00;0;4\n",
               "2021-10-31 01:00:00+02:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 03:00:00+01:00",
               "", berlin);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_column_says_which_hour_a_row_is_of)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
