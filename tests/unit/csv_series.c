/* Series: from a column, from rows, from the files of a folder. */
#include <sys/stat.h>

#include "unit/import_text.h"

/* The series of a text, described: "NAME rows first-value | ...". */
static void parts(const char *text, const char *expected, lc_import request)
{
    char found[512];
    size_t used = 0;
    lc_dataset *d = import_text(NULL, text, request);
    for (size_t i = 0; i < d->series_count; i++)
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s %zu %g", i ? " | " : "", d->series[i].name,
                                 d->series[i].rows, d->series[i].value[0]);
    assert_string_equal(found, expected);
    lc_dataset_free(d);
}

static void a_column_of_ids_makes_a_panel(void **state)
{
    (void)state;
    parts("date,close,Name\n2020-01-01,1,A\n2020-01-02,2,A\n2020-01-01,3,B\n2020-01-02,4,B\n", "A 2 1 | B 2 3", (lc_import){0});
    parts("unique_id,ds,y\n7,2020-01-01,1\n8,2020-01-01,2\n7,2020-01-02,3\n8,2020-01-02,4\n", "7 2 1 | 8 2 2", (lc_import){0});
    parts("ticker,date,close\nA,2020-01-01,1\nA,2020-01-02,2\nB,2019-01-01,3\nB,2019-01-02,4\n", "A 2 1 | B 2 3", (lc_import){0});
    parts("date,variable,value\n2020-01-01,T,1\n2020-01-02,T,2\n2020-01-01,W,3\n2020-01-02,W,4\n", "T 2 1 | W 2 3",
          (lc_import){0});
    parts("date,s,i,y\n2020-01-01,1,1,1\n2020-01-01,1,2,2\n2020-01-02,1,1,3\n2020-01-02,1,2,4\n", "1 1 2 1 | 1 2 2 2",
          (lc_import){.series_column = "s,i"});
}

static void parts_of_a_year_are_no_series(void **state)
{
    (void)state;
    reads("Year,Quarter,v\n2018,Q3,1\n2018,Q4,3\n2019,Q1,2\n2019,Q2,5\n", "v | 2018-07-01 00:00:00 1 | 2018-10-01 00:00:00 3 | "
                                                                          "2019-01-01 00:00:00 2 | 2019-04-01 00:00:00 5");
    reads("Year,Week,v\n2019,W52,1\n2020,W01,3\n2020,KW 2,2\n",
          "v | 2019-12-23 00:00:00 1 | 2019-12-30 00:00:00 3 | 2020-01-06 00:00:00 2");
    refused_with("Year,Season,v\n2018,dry,1\n2018,wet,3\n2019,dry,2\n2019,wet,5\n",
                 ": column 'Season' may name the series of the rows", LC_E_DATA, (lc_import){0});
}

/* As NOAA writes the running means of three months. */
static void initials_of_months_are_no_series(void **state)
{
    (void)state;
    const char *text = "SEAS YR TOTAL\nDJF 2018 1\nJFM 2018 2\nFMA 2018 3\nDJF 2019 4\nJFM 2019 5\nFMA 2019 6\n";
    refused(text, ": column 'SEAS' has parts of the year ('DJF')");
    parts(text, "DJF 2 1 | JFM 2 2 | FMA 2 3", (lc_import){.series_column = "SEAS"});
}

static void series_that_are_not_plain_are_refused(void **state)
{
    (void)state;
    refused("time,wind,t\n2020-01-01,N,1\n2020-01-01,S,2\n2020-01-02,E,3\n2020-01-02,S,4\n2020-01-03,N,5\n2020-01-03,E,6\n",
            ": column 'wind' may name the series of the rows, or not: --series-column 'wind'");
    refused(
        "date,s,i,y\n2020-01-01,1,1,1\n2020-01-01,1,2,2\n2020-01-01,2,1,3\n2020-01-01,2,2,4\n2020-01-02,1,1,5\n2020-01-02,1,2,"
        "6\n2020-01-02,2,1,7\n2020-01-02,2,2,8\n",
        ": 8 of 8 rows have the time of another row; columns 's' and 'i' together tell them apart");
    reads_with("time,wind,t\n2020-01-01,N,1\n2020-01-02,S,2\n", "t | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2",
               "column 'wind' left out: text", (lc_import){0});
}

/* `rows` rows in turn of two words, the second some minutes after the first of each hour. */
static void turns(char text[4096], const char *header, const char *one, const char *two, int minutes, int rows)
{
    int used = snprintf(text, 4096, "%s\n", header);
    for (int i = 0; i < rows; i++)
        used += snprintf(text + used, (size_t)(4096 - used), "2024-01-01 %02d:%02d,%s,%d\n", i / 2, i % 2 ? minutes : 0,
                         i % 2 ? two : one, i % 2 ? 2000 + i : 10 + i);
}

static void series_whose_stamps_never_meet_are_not_mixed(void **state)
{
    char text[4096];
    (void)state;
    turns(text, "time,foo,v", "power", "temp", 7, 40);
    refused(text, ": column 'foo' may name the series of the rows, or not: --series-column 'foo'");
    parts(text, "power 20 10 | temp 20 2001", (lc_import){.series_column = "foo"});
    turns(text, "time,entity_id,v", "power", "temp", 30, 40); /* even together too */
    refused(text, ": column 'entity_id' may name the series");
    memmove(strstr(text, "2024-01-01 09:00"), strstr(text, "2024-01-01 09:30"), strlen(strstr(text, "2024-01-01 09:30")) + 1);
    refused(text, ": column 'entity_id' may name the series"); /* a row is lost */
    turns(text, "time,wind,v", "N", "S", 30, 40);
    parts(text, "a 40 10", (lc_import){0});
    turns(text, "time,valve,v", "open", "shut", 7, 40);
    parts(text, "a 40 1", (lc_import){.one_hot = "valve"});
    parts("time,weather_id,v\n2024-01-01 00:00,800,1\n2024-01-01 01:00,800,2\n2024-01-01 02:00,500,3\n2024-01-01 03:00,800,3\n"
          "2024-01-01 04:00,500,3\n2024-01-01 05:00,500,3\n",
          "a 6 800", (lc_import){0});
    turns(text, "time,device,v", "1", "2", 30, 40);
    refused(text, ": column 'device' may name the series");
    turns(text, "time,gate,v", "1", "2", 30, 40);
    parts(text, "a 40 1", (lc_import){0}); /* values */
    refused("time,pair,v\n2024-01-01 10:00,A,1\n2024-01-01 10:02,B,20\n2024-01-01 10:07,A,1\n2024-01-01 10:08,A,2\n"
            "2024-01-01 10:18,B,22\n2024-01-01 10:22,B,23\n",
            ": column 'pair' may name the series");
    parts("time,fix,v\n2024-01-01 10:30,AM,1\n2024-01-01 15:00,PM,2\n2024-01-02 10:30,AM,3\n2024-01-02 15:00,PM,4\n"
          "2024-01-03 10:30,AM,3\n2024-01-03 15:00,PM,4\n",
          "a 6 1", (lc_import){0}); /* times of a day */
}

static void a_word_that_all_rows_share_names_the_series(void **state)
{
    (void)state;
    parts("time,Region,v\n2024-01-01,NORTH,1\n2024-01-02,NORTH,2\n", "NORTH 2 1", (lc_import){0});
    parts("<TICKER>,<PER>,<DATE>,<CLOSE>\nAAPL.US,D,20240102,5\nAAPL.US,D,20240103,6\n", "AAPL.US 2 5", (lc_import){0});
    parts("time,country,region,v\n2024-01-01,DE,NORTH,1\n2024-01-02,DE,NORTH,2\n", "DE NORTH 2 1", (lc_import){0});
    parts("time,country,station,v\n2024-01-01,DE,10147,1\n2024-01-02,DE,10147,2\n", "10147 2 1", (lc_import){0});
    parts("time,quality,v\n2024-01-01,good,1\n2024-01-02,good,2\n", "a 2 1", (lc_import){0});
    parts("time,code,v\n2024-01-01,A,1\n2024-01-02,A,2\n", "a 2 1", (lc_import){0});
    parts("time,room,v\n2024-01-01,A,1\n2024-01-02,A,2\n", "a 2 1", (lc_import){.one_hot = "room"});
    parts("time,ticker,v\n2024-01-01,A,1\n", "A 1 1", (lc_import){0});
    parts("time,trade_id,v\n2024-01-01 10:00,7,1\n2024-01-01 10:01,8,2\n2024-01-01 10:07,7,2\n2024-01-01 10:08,8,2\n", "a 4 7",
          (lc_import){.columns = "trade_id,v"});
}

/* Quarters of an hour under a name that does not say so. */
static void a_doubtful_column_of_periods_names_both_ways_out(void **state)
{
    char text[4096] = "date,q,v\n";
    (void)state;
    for (int i = 0; i < 192; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021-03-%02d,%d,%d\n", 13 + i / 96, i % 96 + 1, i % 7);
    refused(
        text,
        ": column 'q' may name the series of the rows, or not: --series-column 'q' makes a series of each of its words; where it "
        "numbers periods of a day: --time 'date,q'");
    const char *const path = write_text("a.csv", text);
    lc_dataset *d = NULL;
    assert_ok(lc_dataset_import(&d, NULL, &(lc_import){.path = (const char *[]){path}, .paths = 1, .time = "date,q"}));
    assert_int_equal(d->series[0].time[191] - d->series[0].time[0], 191 * 900);
    lc_dataset_free(d);
}

/* Which of two equal hours is meant follows from the rows of each. */
static void series_whose_stamps_name_their_zone_are_read_by_themselves(void **state)
{
    (void)state;
    const char *const hours[] = {"01", "02", "02", "03"};
    char text[1024] = "date,name,y\n";
    for (size_t i = 0; i < 8; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "2021-10-31 %s:00 Europe/Berlin,%s,%zu\n", hours[i / 2],
                 i % 2 ? "B" : "A", i);
    lc_dataset *d = import_text(NULL, text, (lc_import){.series_column = "name"});
    assert_int_equal(d->series_count, 2);
    for (size_t i = 0; i < d->series_count; i++)
        for (size_t row = 1; row < 4; row++)
            assert_int_equal(d->series[i].time[row] - d->series[i].time[row - 1], 3600);
    lc_dataset_free(d);
}

/* Clocks of 930 beside a date that a format of its own reads. */
static void a_doubtful_column_of_clocks_names_both_ways_out(void **state)
{
    char text[4096] = "day,clocktime,v\n";
    const char *const format = "%d%m%y";
    (void)state;
    for (int i = 0; i < 60; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%02d0322,%02d%02d00,%d\n", 10 + i / 20, 9 + i % 20 / 4,
                 i % 4 * 15, i % 7);
    refused_with(
        text,
        ": column 'clocktime' may name the series of the rows, or not: --series-column 'clocktime' makes a series of each "
        "of its words; where it is a part of the time: --time 'day,clocktime' and a --time-format of both",
        LC_E_DATA, (lc_import){.time_format = format});
    const char *const path = write_text("a.csv", text);
    lc_dataset *d = NULL;
    assert_ok(lc_dataset_import(
        &d, NULL,
        &(lc_import){.path = (const char *[]){path}, .paths = 1, .time = "day,clocktime", .time_format = "%d%m%y %H%M%S"}));
    assert_int_equal(d->series[0].time[59] - d->series[0].time[0], 2 * 86400 + 19 * 900);
    lc_dataset_free(d);
}

/* The statistical office of the United Kingdom: a table of all three, one after another. */
static void years_and_months_that_no_column_parts_are_named(void **state)
{
    (void)state;
    refused(
        "date,a\n2018,1\n2019,2\n2018 Q1,1\n2018 Q2,2\n2019 Q1,3\n2018 JAN,1\n2018 FEB,2\n2018 MAR,3\n2018 APR,3\n2019 JAN,3\n",
        ": rows of column 'date' are periods of several lengths (years, quarters, months), and no column parts them: ");
}

static void a_row_may_be_a_series(void **state)
{
    (void)state;
    parts("\"V1\",\"V2\",\"V3\",\"V4\"\n\"H1\",\"5\",\"6\",\"7\"\n\"H2\",\"8\",\"9\",\n", "H1 3 5 | H2 2 8", (lc_import){0});
    parts("Page,2020-01-01,2020-01-02,2020-01-03\nA,1,2,3\nB,,5,\n", "A 3 1 | B 1 5", (lc_import){0});
    parts("x,q,r\nA,1,2\nB,3,4\n", "A 2 1 | B 2 3", (lc_import){.wide = true});
}

static void the_monash_format_is_read(void **state)
{
    (void)state;
    lc_dataset *d =
        import_text(NULL,
                    "# made up\n@relation x\n@attribute series_name string\n@attribute start_timestamp date\n@frequency "
                    "monthly\n@missing true\n@data\nT1:2020-01-31 00-00-00:1,?,3\nT2:2021-01-01 00-00-00:4\n",
                    (lc_import){0});
    assert_int_equal(d->series_count, 2);
    assert_string_equal(d->series[1].name, "T2");
    assert_int_equal(d->series[0].time[1], 1582934400); /* 2020-02-29 */
    assert_true(d->series[0].value[1] != d->series[0].value[1] && d->series[0].value[2] == 3);
    lc_dataset_free(d);
}

static void files_of_a_panel_share_columns(void **state)
{
    (void)state;
    lc_dataset *d = NULL;
    char *notes = NULL;
    assert_int_equal(mkdir(path_of("panel"), 0700), 0);
    write_text("panel/B.csv", "date,close,open\n2020-01-01,1,2\n2020-01-02,3,4\n");
    write_text("panel/A.csv", "date,open,high,close\n2020-01-05,10,20,30\n");
    write_text("panel/C.txt", "date,close,open,volume\n2020-01-01,5,6,7\n");
    write_text("panel/README", "nothing to read");
    const char *path = path_of("panel/");
    assert_ok(lc_dataset_import(&d, &notes, &(lc_import){.path = &path, .paths = 1}));
    assert_string_equal(d->title, "panel");
    assert_int_equal(d->series_count, 3);
    assert_int_equal(d->channels, 2);
    assert_string_equal(d->channel[0].name, "open");
    assert_string_equal(d->channel[1].name, "close");
    assert_string_equal(d->series[0].name, "A");
    assert_string_equal(d->series[2].name, "C");
    assert_true(d->series[0].value[0] == 10 && d->series[0].value[1] == 30);
    assert_true(d->series[1].value[2] == 4 && d->series[1].value[3] == 3);
    assert_true(d->series[2].value[0] == 6 && d->series[2].value[1] == 5);
    assert_non_null(strstr(notes, "B.csv: column 'high' left out: the files before have it, this one has not"));
    assert_non_null(strstr(notes, "C.txt: column 'volume' left out: not in all files"));
    lc_string_free(notes);
    lc_dataset_free(d);
    d = NULL;
    write_text("panel/C.txt", "date,close,open\n2020-01-01,5 EUR,6\n");
    write_text("panel/A.csv", "date,open,close\n2020-01-05,10,$30\n");
    assert_ok(lc_dataset_import(&d, &notes, &(lc_import){.path = &path, .paths = 1}));
    assert_non_null(strstr(notes, "C.txt: column 'close' is in EUR, and in $ in the files before: values are taken as they are"));
    lc_string_free(notes);
    lc_dataset_free(d);
    d = NULL;
    const char *other = write_text("panel/D.csv", "date,x\n2020-01-01,1\n");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_DATA,
                 "D.csv: no column of numbers that the files before it have too: it has 'x', they have 'open', 'close'");
    write_text("panel/D.csv", "Date,Open,CLOSE\n2020-01-01,8,9\n");
    assert_ok(lc_dataset_import(&d, &notes, &(lc_import){.path = &path, .paths = 1}));
    assert_int_equal(d->channels, 2);
    assert_true(d->series[3].value[0] == 8 && d->series[3].value[1] == 9);
    assert_non_null(strstr(notes, "D.csv: 2 columns of one name except for case or blanks taken for the same: 'Open' as 'open', "
                                  "'CLOSE' as 'close'"));
    lc_string_free(notes);
    lc_dataset_free(d);
    d = NULL;
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = (const char *[]){other, other}, .paths = 2}), LC_E_DATA,
                 "a second series 'D'");
    assert_int_equal(mkdir(path_of("none"), 0700), 0);
    path = path_of("none");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_IO, "no .csv or .txt file");
}

/* EST before a night and EDT after it are the clocks' words, not two series. */
static void words_for_zones_name_no_series(void **state)
{
    const char *const text = "datetime,tz_cd,y\n2021-03-14 00:30,EST,1\n2021-03-14 01:00,EST,2\n2021-03-14 01:30,EST,3\n"
                             "2021-03-14 03:00,EDT,4\n2021-03-14 03:30,EDT,5\n2021-03-14 04:00,EDT,6\n";
    const char *const y = "y | 2021-03-14 05:30:00 1 | 2021-03-14 06:00:00 2 | 2021-03-14 06:30:00 3 | 2021-03-14 07:00:00 4 | "
                          "2021-03-14 07:30:00 5 | 2021-03-14 08:00:00 6";
    (void)state;
    refused(text, ":2: column 'tz_cd': 'EST' is an abbreviation that means several time zones; --zone names one "
                  "(America/New_York), or --time the columns without this one");
    reads_with(text, y, "column 'tz_cd' ('EST') is read as the offset from UTC", (lc_import){.zone = "America/New_York"});
    reads_with(text,
               "y | 2021-03-14 00:30:00 1 | 2021-03-14 01:00:00 2 | 2021-03-14 01:30:00 3 | 2021-03-14 03:00:00 4 | "
               "2021-03-14 03:30:00 5 | 2021-03-14 04:00:00 6",
               "column 'tz_cd' ('EST') may be the zone of the stamps, which is not read from it: --zone gives it",
               (lc_import){.time = "datetime"});
}

/* Clocks of Berlin and New York at the same moments; a column of zones, or their names behind stamps. */
static void each_series_may_be_of_a_zone_of_its_own(void **state)
{
    static const char *const texts[] = {"city,time,tz,y\nB,2021-07-01 12:00,Europe/Berlin,1\nB,2021-07-01 13:00,Europe/Berlin,2\n"
                                        "N,2021-07-01 06:00,America/New_York,3\nN,2021-07-01 07:00,America/New_York,4\n",
                                        "city,time,y\nB,2021-07-01 12:00 Europe/Berlin,1\nB,2021-07-01 13:00 Europe/Berlin,2\n"
                                        "N,2021-07-01 06:00 America/New_York,3\nN,2021-07-01 07:00 America/New_York,4\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *notes = NULL;
        lc_dataset *d = import_text(&notes, texts[i], (lc_import){0});
        assert_int_equal(d->series_count, 2);
        for (size_t s = 0; s < 2; s++)
            for (size_t row = 0; row < 2; row++) {
                assert_int_equal(d->series[s].time[row], 1625133600 + 3600 * (int64_t)row);
                assert_int_equal(d->series[s].offset[row], s ? -4 * 3600 : 2 * 3600);
            }
        assert_string_equal(d->series[0].zone, "Europe/Berlin");
        assert_string_equal(d->series[1].zone, "America/New_York");
        assert_non_null(strstr(notes, "stamps name several zones: each series is read as of its own"));
        lc_string_free(notes);
        lc_dataset_free(d);
    }
    refused_with("time,tz,y\n2021-07-01 12:00,Europe/Berlin,1\n2021-07-01 13:00,America/New_York,2\n",
                 ":3: column 'tz': 'America/New_York' is another zone than in the rows of the series before it", LC_E_DATA,
                 (lc_import){.series_column = "none"});
}

/* date and id of two series in a day, in no order; every nth day has two rows, the others have one */
static void write_ids(char *text, size_t size, const char *name, int nth)
{
    size_t used = (size_t)snprintf(text, size, "date,%s,y\n", name);
    for (int day = 0; day < 28; day++) {
        const int first = day * day % 5, second = (first + 1 + day % 3) % 5;
        used += (size_t)snprintf(text + used, size - used, "2021-02-%02d,%d,%d.5\n", day + 1, 101 + first, day);
        if (day % nth == 0)
            used += (size_t)snprintf(text + used, size - used, "2021-02-%02d,%d,%d.25\n", day + 1, 101 + second, day);
    }
}

/* Numbers in random order that tell rows of one time apart are no channel without a word, whatever they are called. */
static void ids_in_no_order_are_asked_about(void **state)
{
    char text[2048];
    (void)state;
    write_ids(text, sizeof text, "kind", 1);
    refused(text, ": 56 of 56 rows have the time of another row; column 'kind' tells them apart, and may name their series: "
                  "--series-column 'kind' (else keep one row of each time");
    write_ids(text, sizeof text, "kind", 4);
    refused(text, ": 14 of 35 rows have the time of another row; column 'kind' tells them apart");
    write_ids(text, sizeof text, "station_no", 1);
    refused(text, ": column 'station_no' may name the series of the rows, or not: --series-column 'station_no'");
    write_ids(text, sizeof text, "station_no", 27); /* a few rows, of which any column of numbers might tell two apart */
    refused(text, ": column 'station_no' may name the series of the rows, or not: --series-column 'station_no'");
}

/* "NY CITY, 28": the rest of what says which station it is. */
static void a_text_with_digits_that_goes_with_a_series_is_left_out(void **state)
{
    (void)state;
    const char *text = "id,place,date,a\nX1,\"NY, 28\",2020-01-01,1\nX2,\"LA, 3\",2020-01-01,2\n"
                       "X1,\"NY, 28\",2020-01-02,3\nX2,\"LA, 3\",2020-01-02,4\n";
    parts(text, "X1 2 1 | X2 2 2", (lc_import){.series_column = "id"});
    refused_with("id,size,date,a\nX1,<1,2020-01-01,1\nX2,<2,2020-01-01,2\nX1,<3,2020-01-02,3\nX2,<2,2020-01-02,4\n",
                 ":2: column 'size': '<1' is not a number", LC_E_DATA, (lc_import){.series_column = "id"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_in_no_order_are_asked_about),
        cmocka_unit_test(each_series_may_be_of_a_zone_of_its_own),
        cmocka_unit_test(a_column_of_ids_makes_a_panel),
        cmocka_unit_test(parts_of_a_year_are_no_series),
        cmocka_unit_test(initials_of_months_are_no_series),
        cmocka_unit_test(series_that_are_not_plain_are_refused),
        cmocka_unit_test(series_whose_stamps_never_meet_are_not_mixed),
        cmocka_unit_test(a_word_that_all_rows_share_names_the_series),
        cmocka_unit_test(a_doubtful_column_of_periods_names_both_ways_out),
        cmocka_unit_test(series_whose_stamps_name_their_zone_are_read_by_themselves),
        cmocka_unit_test(a_doubtful_column_of_clocks_names_both_ways_out),
        cmocka_unit_test(years_and_months_that_no_column_parts_are_named),
        cmocka_unit_test(a_row_may_be_a_series),
        cmocka_unit_test(the_monash_format_is_read),
        cmocka_unit_test(files_of_a_panel_share_columns),
        cmocka_unit_test(words_for_zones_name_no_series),
        cmocka_unit_test(a_text_with_digits_that_goes_with_a_series_is_left_out),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
