/* Texts that are not dates. */
#include "unit/date.h"

static void nonsense_is_refused(void **state)
{
    static const char *const wrong[] = {"",
                                        " ",
                                        "1",
                                        "2016",
                                        "2016-07-",
                                        "2016-07-01 ",
                                        "2016-07-01x",
                                        "2016-07-01 12:",
                                        "2016-07-01 12:60",
                                        "2016-07-01 25:00",
                                        "2016-07-01 12:00:00+1",
                                        "2016-07-01 12:00:00+99:00",
                                        "2016-07-01 12:00:00 CET",
                                        "2016-07/01",
                                        "2016_07_01",
                                        "20160732",
                                        "20161301",
                                        "09991231",
                                        "2016070",
                                        "2016-07-01 0:30 AM",
                                        "2016-07-01 13:00 PM",
                                        "2016-07-01 1:00 XM",
                                        "2016-07-01 1:00 PMs",
                                        "-2016-07-01",
                                        "20166-07-01",
                                        "2016-00-01",
                                        "2016-13-01",
                                        "2016-01-00",
                                        "2016-01-32",
                                        "1.5",
                                        "3.14.",
                                        "Friday",
                                        "2018-S54",
                                        "2016-07-01 1001A",
                                        "31 12 201",
                                        "31 12 2500",
                                        "1 12 2018",
                                        "31 12 2018x",
                                        "2021-01-20 09:30:00:50",
                                        "20210120 0930005",
                                        "20210120 096000500",
                                        "2021- 1",
                                        "2021-  1-20",
                                        "2021-01-20 PM 13:05",
                                        "2021-01-20 PM10",
                                        "2015年2-4月",
                                        "2015年1-4月期",
                                        "14:30 2021-12",
                                        "5 fm",
                                        "14.30 em",
                                        "NaN"};
    int64_t out = 77;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (lc_date_parse(&out, wrong[i]))
            fail_msg("'%s' is read", wrong[i]);
    assert_int_equal(out, 77);
}

static void words_and_numbers_are_not_dates(void **state)
{
    static const char *const wrong[] = {"May",
                                        "March",
                                        "Dec 2",
                                        "3-Jan",
                                        "2020-13",
                                        "2020-00",
                                        "13/2020",
                                        "2020.01",
                                        "01.2020",
                                        "1900",
                                        "1990Q5",
                                        "Q0 1990",
                                        "2020-W54",
                                        "2020-W00",
                                        "2020-W01-8",
                                        "2020-000",
                                        "2020010125",
                                        "202001010560",
                                        "2020010101x",
                                        "2020-01-01 5x",
                                        "2020-01-01 hello",
                                        "2020-01-01 930",
                                        "Monday",
                                        "H1 20",
                                        "W3",
                                        "1685577600",
                                        "1685577600000",
                                        "1.77M",
                                        "12:30",
                                        "10.0.0.1",
                                        "44197.5",
                                        "Maybe 3, 2020",
                                        "2020-01-01 12:00:00 +1",
                                        "2021-W53",
                                        "20-Jan", /* a day without a year, or a month */
                                        "3 listopada 2020",
                                        "3 lis 2020",
                                        "3 lip 2020",
                                        "3 srp 2020", /* Croatian and others */
                                        "3 ma 2020",
                                        "3 marr 2020",
                                        "Jan-20",
                                        "2000/01", /* a month, or a year from one into the next */
                                        "2000:1",
                                        "3 jui 2020", /* juin or juillet */
                                        "3 listopad 2020",
                                        "5h",
                                        "2020-01-01 12.30",
                                        "200101",
                                        "01012020",
                                        "2019-366"};
    int64_t out;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (lc_date_parse(&out, wrong[i]))
            fail_msg("'%s' is read", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(words_and_numbers_are_not_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
