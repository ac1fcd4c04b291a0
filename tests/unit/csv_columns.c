/* Which columns become channels, and the command that repeats what was decided. */
#include "unit/import_text.h"

static void columns_left_out_are_noted(void **state)
{
    (void)state;
    reads_with("date,a,sky\n2020-01-01,1,rain\n2020-01-02,2,sun\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "a.csv: column 'sky' left out: text, not numbers", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,\n", "a | 2020-01-01 00:00:00 1", "column 'b' left out: empty", (lc_import){0});
    reads_with("date,a,b,c\n2020-01-01,1,2,3\n", "a c | 2020-01-01 00:00:00 1 3", "", (lc_import){.columns = "c, a"});
    reads_with("date,a,b,c,d\n2020-01-01,1,x,,y\n", "a | 2020-01-01 00:00:00 1",
               "a.csv: columns 'b', 'd' left out: text, not numbers\n", (lc_import){0});
    refused_with("date,a\n2020-01-01,1\n", ": no column 'z', which --columns names", LC_E_DATA, (lc_import){.columns = "a,z"});
    reads_with("date,\"a, b\",c,d\n2020-01-01,1,2,3\n", "a, b d | 2020-01-01 00:00:00 1 3", "",
               (lc_import){.columns = "\"a, b\", d"});
    reads_with("date,\"a, b\",c\n2020-01-01,1,2\n", "a, b | 2020-01-01 00:00:00 1", "", (lc_import){.columns = "a, b"});
    refused_with("date,\"a, b\",c\n2020-01-01,1,2\n",
                 ": no column 'a', which --columns names; put a name that has a comma in double quotes", LC_E_DATA,
                 (lc_import){.columns = "a, b, c"});
    refused_with("date,temp,rain\n2020-01-01,1,2\n", ": no column 'tmep', which --columns names; the nearest is temp", LC_E_DATA,
                 (lc_import){.columns = "tmep"});
    refused_with("date,temp,rain\n2020-01-01,1,2\n", ": no column 'rian', which --drop names; the nearest is rain", LC_E_DATA,
                 (lc_import){.drop = "rian"});
    refused_with("date,temp,rain\n2020-01-01,1,2\n", ": no column 'rains', which --one-hot names; the nearest is rain", LC_E_DATA,
                 (lc_import){.one_hot = "rains"});
    refused_with("date,temp,city\n2020-01-01,1,x\n", ": no column 'cty', which --series-column names; the nearest is city",
                 LC_E_DATA, (lc_import){.series_column = "cty"});
}

static void counters_and_ids_are_left_out(void **state)
{
    (void)state;
    reads_with(",date,a\n0,2020-01-01,1\n1,2020-01-02,3\n2,2020-01-03,3\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'column_1' left out: counts the rows", (lc_import){0});
    reads_with(",d,a\n2,2020-01-01,7\n0,2020-01-02,8\n2,2020-01-03,9\n", /* of frames below each other, shuffled */
               "a | 2020-01-01 00:00:00 7 | 2020-01-02 00:00:00 8 | 2020-01-03 00:00:00 9",
               "column 'column_1' left out: counts the rows", (lc_import){0});
    reads_with("date,a,station_id\n2020-01-01,1,725\n2020-01-02,3,725\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "column 'station_id' names the series: '725'", (lc_import){0});
    reads_with("date,a,region\n2020-01-01,1,None\n2020-01-02,3,None\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "column 'region' left out: empty", (lc_import){0});
    reads_with("n,date,a\n1000,2020-01-01,1\n1005,2020-01-02,3\n1010,2020-01-03,3\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'n' left out: counts the rows", (lc_import){0});
    reads_with("date,a,offset\n2020-01-01,1,-5\n2020-01-02,3,-5\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "column 'offset' left out: perhaps an offset from UTC, the same in all rows (of the stamps: --time names it too",
               (lc_import){0});
    reads_with("date,a,utc_offset\n2020-01-01T00Z,1,1\n2020-01-02T00Z,3,1\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "column 'utc_offset' left out: perhaps an offset", (lc_import){0});
    reads_with("date,a,offset\n2020-01-01,1,0.5\n2020-01-02,3,0.7\n",
               "a offset | 2020-01-01 00:00:00 1 0.5 | 2020-01-02 00:00:00 3 0.7", "", (lc_import){0});
    reads_with("date,a,trade_id\n2020-01-01,1,77\n2020-01-02,3,12\n2020-01-03,3,405\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'trade_id' left out: an id, another in each row", (lc_import){0});
    reads_with("date,a,MJD\n2020-01-01,1,58849\n2020-01-02,3,58850\n2020-01-03,3,58851.5\n",
               "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3 | 2020-01-03 00:00:00 3",
               "column 'MJD' left out: it counts time, and column 'date' is the time", (lc_import){0});
    reads_with("date,a,b\n2020-01-01,1,2\n", "a | 2020-01-01 00:00:00 1", "", (lc_import){.drop = "b"});
}

static void words_become_channels_on_request(void **state)
{
    (void)state;
    reads_with("date,a,dir\n2020-01-01,1,N\n2020-01-02,2,S\n2020-01-03,3,\n",
               "a dir=N dir=S | 2020-01-01 00:00:00 1 1 0 | 2020-01-02 00:00:00 2 0 1 | 2020-01-03 00:00:00 3 nan nan", "",
               (lc_import){.one_hot = "dir"});
    reads_with(
        "date,dir\n2020-01-01,1\n2020-01-02,2\n2020-01-03,1.0\n2020-01-04,02\n2020-01-05,1%\n", /* numbers by their value */
        "dir=1 dir=2 dir=1% | 2020-01-01 00:00:00 1 0 0 | 2020-01-02 00:00:00 0 1 0 | 2020-01-03 00:00:00 1 0 0 | "
        "2020-01-04 00:00:00 0 1 0 | 2020-01-05 00:00:00 0 0 1",
        "", (lc_import){.one_hot = "dir"});
}

static void true_and_false_are_1_and_0(void **state)
{
    (void)state;
    const char *const said = "column 'IsHoliday': true and false are read as 1 and 0";
    reads_with("date,a,IsHoliday\n2020-01-01,1,TRUE\n2020-01-02,2,false\n2020-01-03,3,\n",
               "a IsHoliday | 2020-01-01 00:00:00 1 1 | 2020-01-02 00:00:00 2 0 | 2020-01-03 00:00:00 3 nan", said,
               (lc_import){0});
    reads_with("date,a,IsHoliday\n2020-01-01,1,False\n2020-01-02,2,False\n",
               "a IsHoliday | 2020-01-01 00:00:00 1 0 | 2020-01-02 00:00:00 2 0", said, (lc_import){0});
    reads_with("date,a,IsHoliday\n2020-01-01,1,True\n2020-01-02,2,unknown\n", "a | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "column 'IsHoliday' left out: text, not numbers", (lc_import){0});
    refused("date,IsHoliday\n2020-01-01,1\n2020-01-02,0\n2020-01-03,True\n", ":4: column 'IsHoliday': 'True' is not a number");
}

static void what_was_decided_is_a_command(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "made up\nd;a\n2020-01-01;1,5\n2020-01-02;2,5\nTotal;4\n", (lc_import){0});
    assert_non_null(strstr(d->history, "/a.csv --skip 1 --footer 1 --header 1 --time d --decimal ,"));
    lc_dataset_free(d);
    d = import_text(NULL, "made up\nd;a\n2020-01-01;1,5\n2020-01-02;2,5\nTotal;4\n",
                    (lc_import){.skip = "1", .footer = "1", .header = "1", .time = "d", .date_order = "ymd", .decimal = ","});
    assert_true(d->series[0].rows == 2 && d->series[0].value[1] == 2.5);
    lc_dataset_free(d);
}

/* Of lines that fill as many cells, words and their values may be above the names, whatever they speak of; kinds of values are
 * below. */
static void a_key_and_its_value_are_no_names(void **state)
{
    (void)state;
    static const char *const above[] = {"Time zone,UTC", "Data source,ACME", "Start date,March", "Period,Daily",
                                        "Month,March",   "Day,one",          "Station,Berlin"};
    char text[128];
    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        snprintf(text, sizeof text, "%s\nDate,Temp\n2020-01-01,1\n2020-01-02,3\n", above[i]);
        reads_with(text, "Temp | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3", "line 1 of the header passed over",
                   (lc_import){0});
    }
    reads_with("Date,Close\nDate,USD\n2020-01-01,1\n2020-01-02,3\n", "Close | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "line 2 of the header passed over", (lc_import){0});
    reads_with("time,temp,wind\ntime,mean,max\n2020-01-01,1,2\n2020-01-02,3,4\n",
               "temp wind | 2020-01-01 00:00:00 1 2 | 2020-01-02 00:00:00 3 4", "line 2 of the header passed over",
               (lc_import){0});
    reads_with("time,flow\ndate,float64\n2020-01-01,1\n2020-01-02,3\n", "flow | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 3",
               "line 2 of the header passed over: 'date ...'", (lc_import){0});
    reads_with("time,flow\nmonth,m3/s\n2020-01-01,1\n2020-02-01,3\n", "flow | 2020-01-01 00:00:00 1 | 2020-02-01 00:00:00 3",
               "line 2 has units, not names", (lc_import){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_left_out_are_noted),       cmocka_unit_test(counters_and_ids_are_left_out),
        cmocka_unit_test(words_become_channels_on_request), cmocka_unit_test(true_and_false_are_1_and_0),
        cmocka_unit_test(what_was_decided_is_a_command),    cmocka_unit_test(a_key_and_its_value_are_no_names),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
