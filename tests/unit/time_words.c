/* Columns of years, months, days and hours that are called so in other languages, or have a word before their numbers; clocks
 * with a zone; numbers of 100 ns, and seconds since a day that is said. */
#include "unit/time_table.h"

static const lc_time_request nothing = {0};

static void parts_of_a_date_have_names_in_many_languages(void **state)
{
    static const char *const header[] = {"Año;Mes;Día;Hora",      "ano;mes;dia;hora",     "Ano;Mês;Dia;Hora",
                                         "Année;Mois;Jour;Heure", "Anno;Mese;Giorno;Ora", "Jahr;Monat;Tag;Stunde",
                                         "Jaar;Maand;Dag;Uur",    "År;Månad;Dag;Timme",   "Rok;Miesiąc;Dzień;Godzina",
                                         "年;月;日;时",           "AÑO;MES;DÍA;HORA"};
    char text[256];
    (void)state;
    for (size_t i = 0; i < sizeof header / sizeof *header; i++) {
        snprintf(text, sizeof text, "%s;y\n2021;1;31;22;1\n2021;1;31;23;2\n2021;2;1;0;3\n", header[i]);
        reads(text, "2021-01-31 22:00:00 | 2021-01-31 23:00:00 | 2021-02-01 00:00:00");
    }
}

/* Destatis: a year in a column called Zeit, and MONAT01 in another. */
static void numbers_of_months_and_quarters_may_have_a_word_before_them(void **state)
{
    (void)state;
    reads("Zeit;1_Code;y\n2015;MONAT11;1\n2015;MONAT12;2\n2016;MONAT01;3\n",
          "2015-11-01 00:00:00 | 2015-12-01 00:00:00 | 2016-01-01 00:00:00");
    reads("Zeit;1_Code;y\n2015;QUARTAL3;1\n2015;QUARTAL4;2\n2016;QUARTAL1;3\n",
          "2015-07-01 00:00:00 | 2015-10-01 00:00:00 | 2016-01-01 00:00:00");
    reads("year;week;y\n2015;Woche 52;1\n2015;Woche 53;2\n2016;Woche 1;3\n",
          "2015-12-21 00:00:00 | 2015-12-28 00:00:00 | 2016-01-04 00:00:00");
}

/* INMET: 0000 UTC beside a day. */
static void a_clock_in_a_column_of_its_own_may_have_a_zone(void **state)
{
    (void)state;
    reads("Data;Hora UTC;y\n2021/01/04;0000 UTC;1\n2021/01/04;0100 UTC;2\n2021/01/05;0000 UTC;3\n",
          "2021-01-04 00:00:00+00:00 | 2021-01-04 01:00:00+00:00 | 2021-01-05 00:00:00+00:00");
    reads("date;time;y\n2021-01-04;00:30+01:00;1\n2021-01-04;01:30+01:00;2\n",
          "2021-01-04 00:30:00+01:00 | 2021-01-04 01:30:00+01:00");
    reads("Vuosi;Kuukausi;Päivä;Aika [Paikallinen aika];y\n2021;1;4;22:00;1\n2021;1;4;23:00;2\n2021;1;5;00:00;3\n",
          "2021-01-04 22:00:00 | 2021-01-04 23:00:00 | 2021-01-05 00:00:00");
    reads_with("epiweek;y\n202001;1\n202002;2\n202003;3\n", "2019-12-30 00:00:00 | 2020-01-06 00:00:00 | 2020-01-13 00:00:00",
               "is read as year and week", nothing);
}

static void hundreds_of_nanoseconds_are_those_of_windows_and_dotnet(void **state)
{
    (void)state;
    static const char *const march = "2024-03-01 00:00:00+00:00 | 2024-03-01 01:00:00+00:00";
    reads_with("timestamp;y\n133537248000000000;1\n133537284000000000;2\n", march, "FILETIME of Windows", (lc_time_request){0});
    reads_with("x;y\n133537248000000000;1\n133537284000000000;2\n133537320000000000;3\n",
               "2024-03-01 00:00:00+00:00 | 2024-03-01 01:00:00+00:00 | 2024-03-01 02:00:00+00:00", "FILETIME",
               (lc_time_request){0});
    reads_with("Ticks;y\n638448480000000000;1\n638448516000000000;2\n", "2024-03-01 00:00:00 | 2024-03-01 01:00:00",
               "ticks of .NET", (lc_time_request){0});
    reads_with("t;y\n638448480000000000;1\n638448516000000000;2\n", "2024-03-01 00:00:00+01:00 | 2024-03-01 01:00:00+01:00", "",
               (lc_time_request){.columns = "t", .format = "dotnet", .zone = "Europe/Berlin"});
    reads_with("t;y\n133537248000000000;1\n", "2024-03-01 00:00:00+00:00", "",
               (lc_time_request){.columns = "t", .format = "filetime"});
    reads_with("t;y\n133537248000000000;1\n", "1974-03-26 13:40:48+00:00", "",
               (lc_time_request){.columns = "t", .format = "epoch_ns"});
}

/* GPS was 18 s ahead of UTC in 2024, 16 s before July 2015 and 17 s from it on; the leap second itself has the stamp behind it. */
static void seconds_of_gps_have_no_leap_seconds(void **state)
{
    static const char *const names[] = {"gps_time", "gpstime", "GPSTime", "gps", "time_gps", "GpsSeconds"};
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(text, sizeof text, "%s;y\n1393286418;1\n1393290018;2\n", names[i]);
        refused(text, "'1393286418' is 2024-03-01 00:00:00 UTC as seconds of GPS (since 1980-01-06, without leap seconds), "
                      "2014-02-25 00:00:18 as an epoch since 1970");
        reads_with(text, "2024-03-01 00:00:00+00:00 | 2024-03-01 01:00:00+00:00", "less the leap seconds up to 2017",
                   (lc_time_request){.columns = names[i], .format = "gps"});
    }
    refused("gps_time;y\n1393286418;1\n1393290018;2\n", "say which with --time 'gps_time' --time-format epoch (gps)");
    reads_with("gps;y\n1119743999;1\n1119744015;2\n1119744016;3\n1119744017;4\n",
               "2015-06-30 23:59:43+00:00 | 2015-06-30 23:59:59+00:00 | 2015-07-01 00:00:00+00:00 | 2015-07-01 00:00:00+00:00",
               "of GPS", (lc_time_request){.columns = "gps", .format = "gps"});
    reads_with("gps;y\n0.5;1\n", "1980-01-06 00:00:00.500+00:00", "of GPS", (lc_time_request){.columns = "gps", .format = "gps"});
    reads_with("gpstime;y\n1393286418;1\n1393290018;2\n", "2014-02-25 00:00:18+00:00 | 2014-02-25 01:00:18+00:00", "",
               (lc_time_request){.columns = "gpstime", .format = "epoch"});
}

static void seconds_of_another_first_day_are_said(void **state)
{
    (void)state;
    refused("time;y\n3792096000;1\n3792099600;2\n", "t.csv:2: column 'time': '3792096000' is 2090-03-02 00:00:00 as an epoch");
    refused("sas_time;y\n1393286418;1\n1393290018;2\n", "--time-format epoch_s (epoch_ms, 'seconds since 1904-01-01')");
    reads_with("time;y\n3792096000;1\n3792099600;2\n", "2024-03-01 00:00:00 | 2024-03-01 01:00:00", "",
               (lc_time_request){.columns = "time", .format = "seconds since 1904-01-01"});
    reads_with("time;y\n3792096000;1\n", "2090-03-02 00:00:00+00:00", "",
               (lc_time_request){.columns = "time", .format = "epoch_s"});
}

static void months_of_two_meanings_are_refused_with_both(void **state)
{
    (void)state;
    refused("Date;y\n1. listopada 2020.;1\n2. listopada 2020.;2\n",
            "t.csv:2: column 'Date': '1. listopada 2020.' is not a time that "
            "is known; its month is 10 in one language (Croatian) and 11 in "
            "another (Polish, Czech): write months as numbers");
    refused("D;y\nrujan 2020;1\nlistopad 2020;2\nstudeni 2020;3\n",
            "t.csv:3: column 'D': 'listopad 2020' is not a date; its month is 10 in one language");
}

/* As in Croatia, Serbia and Slovenia; the word for year, as in Bulgaria. */
static void a_point_may_be_behind_the_year(void **state)
{
    (void)state;
    reads("D;y\n29.09.2020.;1\n30.09.2020.;2\n", "2020-09-29 00:00:00 | 2020-09-30 00:00:00");
    reads("D;y\n29.09.2020 г.;1\n30.09.2020 г.;2\n", "2020-09-29 00:00:00 | 2020-09-30 00:00:00");
    reads("D;y\n30. 9. 2020. 12:30;1\n1. 10. 2020. 0:00;2\n", "2020-09-30 12:30:00 | 2020-10-01 00:00:00");
}

/* As Excel leaves texts that are no dates where it is. */
static void day_numbers_among_dates_are_those_of_excel(void **state)
{
    (void)state;
    reads_with("D;y\n13/01/2021;1\n14/01/2021;2\n44211;3\n44212;4\n17/01/2021;5\n",
               "2021-01-13 00:00:00 | 2021-01-14 00:00:00 | 2021-01-15 00:00:00 | 2021-01-16 00:00:00 | 2021-01-17 00:00:00",
               "column 'D' has day numbers of Excel among its dates: '44211' is 2021-01-15", (lc_time_request){0});
    reads_with("D;y\n44211;3\n16.01.2021;4\n17.01.2021;5\n", "2021-01-15 00:00:00 | 2021-01-16 00:00:00 | 2021-01-17 00:00:00",
               "among its dates", (lc_time_request){0});
    refused(
        "D;y\n44197;1\n44228;2\n44256;3\n13/01/2021;4\n14/01/2021;5\n",
        "t.csv:2: column 'D': '44197' is a number among dates, 2021-01-01 as a day of Excel, with which rows are not in order");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_may_be_behind_the_year),
        cmocka_unit_test(day_numbers_among_dates_are_those_of_excel),
        cmocka_unit_test(months_of_two_meanings_are_refused_with_both),
        cmocka_unit_test(hundreds_of_nanoseconds_are_those_of_windows_and_dotnet),
        cmocka_unit_test(seconds_of_gps_have_no_leap_seconds),
        cmocka_unit_test(seconds_of_another_first_day_are_said),
        cmocka_unit_test(parts_of_a_date_have_names_in_many_languages),
        cmocka_unit_test(numbers_of_months_and_quarters_may_have_a_word_before_them),
        cmocka_unit_test(a_clock_in_a_column_of_its_own_may_have_a_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
