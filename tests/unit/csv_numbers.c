/* Cells as numbers: how people write them, what may mean two things, which cells are missing. */
#include "unit/import_text.h"

/* Four rows of one column of cells, read as those values. */
/* NOAA's ISD: degrees in tenths, and how good they are. */
static void two_values_in_a_cell_are_no_number_with_a_decimal_comma(void **state)
{
    (void)state;
    refused("date,TMP\n2020-01-01,\"+0034,1\"\n2020-01-02,\"-0012,1\"\n",
            ":2: column 'TMP': '+0034,1' may be a number with a decimal comma, or two values in one cell");
    reads_with("date,TMP\n2020-01-01,\"+0,1\"\n2020-01-02,\"-12,1\"\n",
               "TMP | 2020-01-01 00:00:00 0.1 | 2020-01-02 00:00:00 -12.1", "numbers have a decimal comma", (lc_import){0});
    reads_with("date,TMP\n2020-01-01,\"+0034,1\"\n", "TMP | 2020-01-01 00:00:00 34.1", "", (lc_import){.decimal = ","});
}

/* Between commas, without quotes: the header names one of the two cells, or none. */
static void numbers_that_their_decimal_commas_cut_are_refused(void **state)
{
    (void)state;
    refused("date,price,\n2020-01-01,-8,39\n2020-01-02,7,05\n2020-01-03,-10,21\n",
            ":3: column 'price': '7,05' may be a number with a decimal comma, cut in two");
    refused("date,price,\n2020-01-01,-8,3\n2020-01-02,7,05\n2020-01-03,-10,215\n", ":3: column 'price': '7,05' may be a number");
    refused("2020-01-01,-8,39\n2020-01-02,7,05\n2020-01-03,-10,21\n", ":2: column 'column_2': '7,05' may be a number");
    reads_with("date,price,\n2020-01-01,-8,39\n2020-01-02,7,05\n2020-01-03,-10,21\n",
               "price column_3 | 2020-01-01 00:00:00 -8 39 | 2020-01-02 00:00:00 7 5 | 2020-01-03 00:00:00 -10 21", "",
               (lc_import){.decimal = "."});
    reads("2020-01-01,-8,39\n2020-01-02,7,5\n2020-01-03,-10,21\n",
          "column_2 column_3 | 2020-01-01 00:00:00 -8 39 | 2020-01-02 00:00:00 7 5 | 2020-01-03 00:00:00 -10 21");
}

static void writes(const char *cells, const char *values, const char *phrase, lc_import request)
{
    char text[512] = "date;a\n", expected[512] = "a", copy[256];
    int day = 1;
    snprintf(copy, sizeof copy, "%s", cells);
    for (char *cell = copy, *next; cell; cell = next) {
        next = strchr(cell, '|');
        if (next)
            *next++ = 0;
        snprintf(text + strlen(text), sizeof text - strlen(text), "2020-01-%02d;%s\n", day++, cell);
    }
    day = 1;
    snprintf(copy, sizeof copy, "%s", values);
    for (char *value = copy, *next; value; value = next) {
        next = strchr(value, ' ');
        if (next)
            *next++ = 0;
        snprintf(expected + strlen(expected), sizeof expected - strlen(expected), " | 2020-01-%02d 00:00:00 %s", day++, value);
    }
    reads_with(text, expected, phrase, request);
}

/* A dash behind a decimal sign says that there are no cents; behind a digit it is a minus. */
static void a_dash_for_no_cents_is_no_minus(void **state)
{
    (void)state;
    writes("5,-|6,50|-7,--|1.008,-", "5 6.5 -7 1008", "", (lc_import){0});
    writes("5.\xe2\x80\x93|6.50|7.\xe2\x80\x94|8.-", "5 6.5 7 8", "", (lc_import){0});
    writes("CHF 5.-|CHF 6.50|CHF 7.\xe2\x80\x93", "5 6.5 7", "", (lc_import){0});
    writes("5:-|6,50|7,-", "5 6.5 7", "", (lc_import){0});
    writes("5-|6.50-|7.-|8.25", "-5 -6.5 7 8.25", "", (lc_import){0});
}

static void numbers_are_read_as_people_write_them(void **state)
{
    (void)state;
    writes("98,82|366.484|1.234.567|985", "98.82 366484 1.23457e+06 985", "", (lc_import){0});
    writes("1,011.60|12|1,234,567", "1011.6 12 1.23457e+06", "", (lc_import){0});
    writes("1'201.5|1\xc2\xa0"
           "202.5|1 203.5",
           "1201.5 1202.5 1203.5", "", (lc_import){0});
    writes("$5.50|-$1.5|$(2.25)", "5.5 -1.5 -2.25", "1 numbers in brackets are read as negative", (lc_import){0});
    writes("0.5%|1%|-2.5%", "0.5 1 -2.5", "% is its unit", (lc_import){0});
    writes("1.77M|1.5K|3B|12", "1.77e+06 1500 3e+09 12", "read as thousands to trillions", (lc_import){0});
    writes("1.5-|\xe2\x88\x92"
           "2.5|+3.5",
           "-1.5 -2.5 3.5", "", (lc_import){0});
    writes("8.0*|9.5|7#", "8 9.5 7", "stars and # after 2 numbers passed over", (lc_import){0});
    writes("1.0D+02|0.25d-1|1.234D2", "100 0.025 123.4", "", (lc_import){0}); /* of Fortran */
    writes("7,055E+05|1,234e-2|12", "705500 0.01234 12", "", (lc_import){0}); /* no one groups thousands before a power of ten */
    writes("1e-400|1.5", "0 1.5", "1 numbers are too small for a double: read as 0", (lc_import){0});
    writes("2.237|3.374", "2.237 3.374", "change it: --thousands . or --decimal ,", (lc_import){0});
    writes("2.237|985", "2237 985", "", (lc_import){.thousands = "."});
    writes("2,237|3,374", "2.237 3.374", "", (lc_import){.decimal = ","});
}

static void numbers_that_may_mean_two_things_are_refused(void **state)
{
    (void)state;
    refused("date;a\n2020-01-01;98.82\n2020-01-02;7,055E+05\n", ": '98.82' (line 2, column 'a') is written with a decimal point");
    refused("date;a\n2020-01-01;2.237\n2020-01-02;985\n",
            ":2: column 'a': '2.237' may have a decimal '.' or '.' between thousands");
    refused("date;a\n2020-01-01;2,237\n2020-01-02;3,374\n", ":2: column 'a': '2,237' may have a decimal ','");
    refused("date;a;b\n2020-01-01;0,5;0.5\n", ": '0.5' (line 2, column 'b') is written with a decimal point, '0,5'");
    refused("date,a\n2020-01-01,5%\n2020-01-02,5\n", ":3: column 'a': '5' does not have the unit '%'");
    refused("date,a,code\n2020-01-01,5,A1\n2020-01-02,5,A2\n", ":2: column 'code': 'A1' is not a number");
    refused("date,a\n2020-01-01,1\n2020-01-02,.\n", ":3: column 'a': '.' is not a number (missing: --na '.'");
}

/* Where no cell has a comma, a point decides without a look at all cells; thousands are refused all the same. */
static void points_that_differ_later_are_still_refused(void **state)
{
    (void)state;
    refused("date,a\n2020-01-01,1.5\n2020-01-02,1.234.567\n", ":3: column 'a': '1.234.567' is not a number");
    refused("date;a;b\n2020-01-01;1.5;\n2020-01-02;2.5;1,75\n",
            ": '1.5' (line 2, column 'a') is written with a decimal point, '1,75'");
    refused("date,a,b\n2020-01-01,1.5,\n2020-01-02,2.5,\"1,75\"\n",
            ": '1.5' (line 2, column 'a') is written with a decimal point");
    reads_with("date,a\n2020-01-01,1.234.567\n2020-01-02,2.345.678\n",
               "a | 2020-01-01 00:00:00 1.23457e+06 | 2020-01-02 00:00:00 2.34568e+06", "numbers have a decimal comma",
               (lc_import){0});
}

static void marks_behind_numbers_are_passed_over_or_refused(void **state)
{
    (void)state;
    writes("8.5 E|9.5|7", "8.5 9.5 7", "marks after 1 numbers passed over, as in '8.5 E'", (lc_import){0});
    writes("8,5 e|9,5 e|7,25 e", "8.5 9.5 7.25", "marks after 3 numbers", (lc_import){0});
    writes("8.5(p)|9.5(p)|7[1]", "8.5 9.5 7", "as in '8.5(p)'", (lc_import){0});
    writes("=\"8.5\"|\"=\"\"9.5\"\"\"|7", "8.5 9.5 7", "", (lc_import){0});
    writes("8.5|<0.5|7", "8.5 0.25 7", "", (lc_import){.value = (const char *const[]){"<0.5=0.25"}, .value_count = 1});
    refused("date,a\n2020-01-01,8.5\n2020-01-02,<0.5\n2020-01-03,7\n", ":3: column 'a': '<0.5' is not a number");
    refused("date,a\n2020-01-01,8.5 E\n2020-01-02,7.5 E\n2020-01-03,7 N\n2020-01-04,7 S\n",
            ":4: column 'a': '7 N' is at another side");
    refused("date,a\n2020-01-01,8.5 M\n2020-01-02,7.5 M\n2020-01-03,7 M\n",
            ":2: column 'a': '8.5 M' has a letter behind a blank");
    refused("date,a\n2020-01-01,8.5\n2020-01-02,50%\n2020-01-03,7\n", ":3: column 'a': '50%' is not a number as those before");
    refused("date,a\n2020-01-01,1\n2020-01-02,0.00T\n2020-01-03,7\n2020-01-04,7\n2020-01-05,7\n2020-01-06,7\n2020-01-07,7\n"
            "2020-01-08,7\n2020-01-09,7\n2020-01-10,7\n2020-01-11,7\n",
            ":3: column 'a': '0.00T' has a letter that few others have");
}

/* Kelvin and millions are not in one column: several letters count. One alone may be a unit. */
static void letters_behind_a_blank_count_where_they_differ(void **state)
{
    (void)state;
    writes("4.35 M|-1.1 k||980 K|2 T", "4.35e+06 -1100 nan 980000 2e+12", "read as thousands to trillions", (lc_import){0});
    writes("4,35\xc2\xa0M|1 234,5 K|2,5 B", "4.35e+06 1.2345e+06 2.5e+09", "read as thousands to trillions", (lc_import){0});
    writes("281.5 K|283 K", "281.5 283", "(a factor: --value 'a=1 K=1e3')", (lc_import){0});
    refused("date,a\n2020-01-01,850 K\n2020-01-02,3 M\n2020-01-03,7\n",
            ":3: column 'a': '3 M' has another letter behind a blank");
    refused("date,a\n2020-01-01,2 B\n2020-01-02,3 M\n2020-01-03,7\n", ":3: column 'a': '3 M' has another letter behind a blank");
    refused("date,a\n2020-01-01,2M\n2020-01-02,3 M\n", ":3: column 'a': '3 M' has a letter behind a blank of which");
    refused("date,a\n2020-01-01,3 M\n", ":2: column 'a': '3 M' has a letter behind a blank");
}

/* A word behind a blank counts as --value says, in its column before all others. */
static void a_word_behind_a_blank_counts_as_it_is_given(void **state)
{
    (void)state;
    writes("4.35 M|3 M", "4.35e+06 3e+06", "", (lc_import){.value = (const char *[]){"1 M=1e6"}, .value_count = 1});
    writes("4,35 Mio|3 Mio|-", "4.35e+06 3e+06 0", "",
           (lc_import){.decimal = ",", .value = (const char *[]){"a=1 Mio=1000000", "-=0"}, .value_count = 2});
    writes("281.5 K|283 K", "281500 283000", "no cell is '1 K'",
           (lc_import){.value = (const char *[]){"1 K=1", "a=1 K=1000"}, .value_count = 2});
    writes("281.5 K|283 K", "281.5 283", "no cell is 'b=1 K'",
           (lc_import){.value = (const char *[]){"b=1 K=1000"}, .value_count = 1});
    refused_with("date,a\n2020-01-01,2 B\n2020-01-02,3 M\n", ":2: column 'a': '2 B' has a letter behind a blank of which",
                 LC_E_DATA, (lc_import){.value = (const char *[]){"1 M=1e6"}, .value_count = 1});
    refused_with("date,a\n2020-01-01,2 M\n2020-01-02,3 G\n", ":3: column 'a': '3 G' has a letter behind a blank of which",
                 LC_E_DATA, (lc_import){.value = (const char *[]){"1 M=1e6"}, .value_count = 1});
    refused_with("date,a\n2020-01-01,2 K\n2020-01-02,3 C\n", ":3: column 'a': '3 C' is not a number as those before it",
                 LC_E_DATA, (lc_import){.value = (const char *[]){"1 K=1e3"}, .value_count = 1});
    refused_with("date,a\n2020-01-01,$2 M\n2020-01-02,\u20ac3 M\n", ":3: column 'a': '\u20ac3 M' does not have the unit '$'",
                 LC_E_DATA, (lc_import){.value = (const char *[]){"1 M=1e6"}, .value_count = 1});
    writes("3.5GB|4GB", "3.5 4", "", (lc_import){.value = (const char *[]){"1GB=1"}, .value_count = 1});
    writes("1A|11A", "10 110", "'11A' is read as 110", (lc_import){.value = (const char *[]){"1A=10"}, .value_count = 1});
    writes("5/h|100/h", "5 100", "", (lc_import){.value = (const char *[]){"a=1/h=1"}, .value_count = 1});
    writes("5+|100+", "5 100", "", (lc_import){.value = (const char *[]){"1+=1"}, .value_count = 1});
    writes("3.5\u00a0Mio. \u20ac|4 Mio. \u20ac", "3.5e+06 4e+06", "",
           (lc_import){.value = (const char *[]){"1 Mio. \u20ac=1e6"}, .value_count = 1});
    writes("15|10", "15 7", "",
           (lc_import){.value = (const char *[]){"10=7"}, .value_count = 1}); /* the whole cell, not 1 and 0 */
    refused_with("date,a\n2020-01-01,2GB\n2020-01-02,3 GB\n", ":3: column 'a': '3 GB' is not a number", LC_E_DATA,
                 (lc_import){.value = (const char *[]){"1GB=1"}, .value_count = 1});
    refused("date,a\n2020-01-01,2 GB\n2020-01-02,3 GB\n",
            ":2: column 'a': '2 GB' is not a number (--decimal, --thousands, --na '2 GB', --value 'a=1 GB=NUMBER', --drop 'a')");
    writes("4.35 M|(3 M)", "4.35e+06 -3e+06", "in brackets", (lc_import){.value = (const char *[]){"1 M=1e6"}, .value_count = 1});
}

/* Also where all are of one side: whatever comes later is beside them. */
static void sides_of_the_earth_are_signs_where_the_column_is_called_so(void **state)
{
    (void)state;
    reads_with("date;lon\n2020-01-01;45.83W\n2020-01-02;76.5W\n", "lon | 2020-01-01 00:00:00 -45.83 | 2020-01-02 00:00:00 -76.5",
               "column 'lon': W is a minus, of 2 numbers", (lc_import){0});
    reads_with("date;Longitude (deg)\n2020-01-01;45,83 W\n2020-01-02;6,5 E\n",
               "Longitude (deg) | 2020-01-01 00:00:00 -45.83 | 2020-01-02 00:00:00 6.5", "W is a minus, of 1 number",
               (lc_import){0});
    reads_with("date;lat\n2020-01-01;0.5° N\n2020-01-02;0\n2020-01-03;S 0.25\n2020-01-04;\n2020-01-05;1.5°S\n",
               "lat | 2020-01-01 00:00:00 0.5 | 2020-01-02 00:00:00 0 | 2020-01-03 00:00:00 -0.25 | 2020-01-04 00:00:00 nan | "
               "2020-01-05 00:00:00 -1.5",
               "S is a minus, of 2 numbers", (lc_import){0});
    refused("date;lat\n2020-01-01;0.5 N\n2020-01-02;0.25\n", ":3: column 'lat': '0.25' does not say its side of the earth");
    reads_with("date;power\n2020-01-01;45.83W\n2020-01-02;76.5W\n",
               "power | 2020-01-01 00:00:00 45.83 | 2020-01-02 00:00:00 76.5", "", (lc_import){0});
}

static void the_unit_of_the_header_is_no_factor(void **state)
{
    (void)state;
    reads_with("date;Temperature [K]\n2020-01-01;285.35K\n2020-01-02;298.5K\n",
               "Temperature [K] | 2020-01-01 00:00:00 285.35 | 2020-01-02 00:00:00 298.5",
               "K behind its numbers is its unit, and not thousands", (lc_import){0});
    reads_with("date;air temp\n2020-01-01;285.35K\n2020-01-02;\n2020-01-03;298K\n",
               "air temp | 2020-01-01 00:00:00 285.35 | 2020-01-02 00:00:00 nan | 2020-01-03 00:00:00 298",
               "K behind its numbers is its unit", (lc_import){0});
    reads_with("date;Field (T)\n2020-01-01;1.5T\n2020-01-02;2T\n", "Field (T) | 2020-01-01 00:00:00 1.5 | 2020-01-02 00:00:00 2",
               "T behind its numbers is its unit", (lc_import){0});
    reads_with("date;Volume (M)\n2020-01-01;1.5M\n2020-01-02;900K\n",
               "Volume (M) | 2020-01-01 00:00:00 1.5e+06 | 2020-01-02 00:00:00 900000", "read as thousands", (lc_import){0});
    reads_with("date;attempts\n2020-01-01;1.5K\n2020-01-02;2K\n",
               "attempts | 2020-01-01 00:00:00 1500 | 2020-01-02 00:00:00 2000", "read as thousands", (lc_import){0});
}

static void sides_of_an_account_are_refused(void **state)
{
    (void)state;
    refused("Datum;Saldo\n01.01.2020;4.619,04 H\n13.01.2020;5.478,18 S\n", ":3: column 'Saldo': '5.478,18 S' is at another side");
    refused("date,v\n2020-01-01,4.5 C\n2020-01-02,5.5 D\n", ":3: column 'v': '5.5 D' does not have the unit 'C'");
    reads("date;v\n2020-01-01;12,5 zł\n2020-01-02;1 310,5 zł\n", "v | 2020-01-01 00:00:00 12.5 | 2020-01-02 00:00:00 1310.5");
}

static void a_text_among_numbers_is_refused(void **state)
{
    (void)state;
    refused("date,open,close\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03,5,12.5%\n",
            ":4: column 'close': '12.5%' is not a number");
    refused("date,a\n2020-01-01,1\n2020-01-02,inf\n", ":3: column 'a': 'inf' is out of range");
    refused("date,a\n2020-01-01,1\n2020-01-02,1e999\n", ":3: column 'a': '1e999' is out of range");
    refused("date\n2020-01-01\n", ": no column of numbers");
}

static void missing_cells_are_nan(void **state)
{
    (void)state;
    reads_with(
        "date,a,b\n2020-01-01,,NA\n2020-01-02,nan,NULL\n2020-01-03,1,?\n2020-01-04,2,3\n",
        "a b | 2020-01-01 00:00:00 nan nan | 2020-01-02 00:00:00 nan nan | 2020-01-03 00:00:00 1 nan | 2020-01-04 00:00:00 2 3",
        "2 rows have no value in any of the 2 channels", (lc_import){0});
    reads_with("date,a\n2020-01-01,-9999\n2020-01-02,1\n2020-01-03,none\n",
               "a | 2020-01-01 00:00:00 nan | 2020-01-02 00:00:00 1 | 2020-01-03 00:00:00 nan", "",
               (lc_import){.missing = (const char *[]){"-9999", "none"}, .missing_count = 2});
}

/* Sheets of accounts have a bar for nothing, and programs choose the unit by the size. */
static void a_value_that_is_given_needs_no_unit(void **state)
{
    (void)state;
    writes("$-|$(3,390.00)|$5.25", "0 -3390 5.25", "1 numbers in brackets are read as negative",
           (lc_import){.value = (const char *[]){"$-=0"}, .value_count = 1});
    writes("1.5 kW|911.3 W|2 kW", "1.5 0.9113 2", "", (lc_import){.value = (const char *[]){"911.3 W=0.9113"}, .value_count = 1});
    refused("date;x\n2020-01-01;1.5 kW\n2020-01-02;911.3 W\n", ":3: column 'x': '911.3 W' does not have the unit 'kW'");
}

static void words_may_be_missing_or_numbers(void **state)
{
    (void)state;
    writes("N/A|#N/A|None|<NA>|NaT|-nan|n/a|1.5", "nan nan nan nan nan nan nan 1.5", "", (lc_import){0});
    writes("-9999.0|1|T", "nan 1 0", "",
           (lc_import){
               .missing = (const char *[]){"-9999"}, .missing_count = 1, .value = (const char *[]){"T=0"}, .value_count = 1});
    reads_with("date,a,b\n2020-01-01,-1,-1\n2020-01-02,2,3\n", "a b | 2020-01-01 00:00:00 nan -1 | 2020-01-02 00:00:00 2 3",
               "no cell is 'M' (--na)", (lc_import){.missing = (const char *[]){"a=-1", "M"}, .missing_count = 2});
    reads_with("date,a\n2020-01-01,T\n2020-01-02,2\n", "a | 2020-01-01 00:00:00 0 | 2020-01-02 00:00:00 2",
               "no cell is 'Tr' (--value)", (lc_import){.value = (const char *[]){"T=0", "Tr=0"}, .value_count = 2});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_values_in_a_cell_are_no_number_with_a_decimal_comma),
        cmocka_unit_test(a_dash_for_no_cents_is_no_minus),
        cmocka_unit_test(numbers_are_read_as_people_write_them),
        cmocka_unit_test(numbers_that_may_mean_two_things_are_refused),
        cmocka_unit_test(points_that_differ_later_are_still_refused),
        cmocka_unit_test(marks_behind_numbers_are_passed_over_or_refused),
        cmocka_unit_test(letters_behind_a_blank_count_where_they_differ),
        cmocka_unit_test(a_word_behind_a_blank_counts_as_it_is_given),
        cmocka_unit_test(sides_of_the_earth_are_signs_where_the_column_is_called_so),
        cmocka_unit_test(the_unit_of_the_header_is_no_factor),
        cmocka_unit_test(numbers_that_their_decimal_commas_cut_are_refused),
        cmocka_unit_test(sides_of_an_account_are_refused),
        cmocka_unit_test(a_text_among_numbers_is_refused),
        cmocka_unit_test(missing_cells_are_nan),
        cmocka_unit_test(a_value_that_is_given_needs_no_unit),
        cmocka_unit_test(words_may_be_missing_or_numbers),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
