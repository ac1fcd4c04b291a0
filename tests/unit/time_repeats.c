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
    reads_with("Date;s;y\n2021-10-31 03:00;0;4\n2021-10-31 02:00;1;3\n2021-10-31 02:00;0;2\n2021-10-31 01:00;1;1\n",
               "2021-10-31 03:00:00+01:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 01:00:00+02:00",
               "", berlin); /* few rows, and no name that says it: chance */
    reads_with("Date;remark;y\n2021-10-31 01:00;;1\n2021-10-31 02:00;provisional;2\n2021-10-31 02:00;;3\n2021-10-31 03:00;;4\n",
               "2021-10-31 01:00:00+02:00 | 2021-10-31 02:00:00+02:00 | 2021-10-31 02:00:00+01:00 | 2021-10-31 03:00:00+01:00",
               "", berlin);
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

/* A column whose name says nothing, in many rows; the two of 02:00 are in the other order. */
static void a_column_that_changes_with_the_offset_says_it(void **state)
{
    char text[4096] = "Date;s;y\n", expected[4096] = "";
    (void)state;
    for (int i = 0; i < 28; i++) {
        const bool summer = i < 14 || i == 15;
        const int day = i < 12 ? 30 : 31, hour = i < 12 ? 12 + i : i < 14 ? i - 12 : i < 16 ? 2 : i - 13;
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021-10-%d %02d:00;%c;%d\n", day, hour, summer ? '1' : '0', i);
        snprintf(expected + strlen(expected), sizeof expected - strlen(expected), "%s2021-10-%d %02d:00:00+0%d:00",
                 i ? " | " : "", day, hour, summer ? 2 : 1);
    }
    reads_with(text, expected, "column 's' says which of the hours", (lc_time_request){.zone = "Europe/Berlin"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_column_says_which_hour_a_row_is_of),
                                       cmocka_unit_test(a_column_that_changes_with_the_offset_says_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
