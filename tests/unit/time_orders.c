/* The order of rows decides nothing: a table is read alike, or refused alike, oldest first, newest first, and in no order. */
#include "unit/time_table.h"

enum { TEXT = 4096, MOST = 64 };

/* Lines of a table and the stamps that they are read to. */
typedef struct rows {
    char line[MOST][32], stamp[MOST][LC_STAMP_TEXT];
    size_t count;
} rows;

static void add_row(rows *r, const char *stamp, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(r->line[r->count], sizeof *r->line, format, arguments);
    va_end(arguments);
    snprintf(r->stamp[r->count++], sizeof *r->stamp, "%s", stamp);
}

/* The row at a place of an order: 0, oldest first; 1, newest first; else pairs of rows, each turned round, in no order. */
static size_t row_at(const rows *r, size_t order, size_t place)
{
    static const size_t primes[] = {0, 0, 7, 11, 13, 17, 19, 23};
    const size_t pairs = r->count / 2;
    if (order < 2 || place >= 2 * pairs)
        return order == 1 ? r->count - 1 - place : place;
    while (pairs % primes[order] == 0) /* else each place has its pair */
        order++;
    return 2 * ((place / 2 * primes[order] + order) % pairs) + (place + 1) % 2;
}

static void write_rows(char text[TEXT], char stamps[TEXT], const rows *r, const char *header, size_t order)
{
    int used = snprintf(text, TEXT, "%s\n", header), filled = 0;
    for (size_t place = 0; place < r->count; place++) {
        const size_t row = row_at(r, order, place);
        used += snprintf(text + used, TEXT - (size_t)used, "%s\n", r->line[row]);
        filled += snprintf(stamps + filled, TEXT - (size_t)filled, "%s%s", place ? " | " : "", r->stamp[row]);
    }
}

enum { ORDERS = 6 };

/* refusal: what all orders are refused with; NULL: they are read. */
static void assert_orders_with(const rows *r, const char *header, const char *refusal, lc_time_request request)
{
    char text[TEXT], stamps[TEXT], found[TEXT], *notes;
    for (size_t order = 0; order < ORDERS; order++) {
        write_rows(text, stamps, r, header, order);
        const lc_status status = stamps_of(found, sizeof found, &notes, text, request);
        if (refusal && (status != LC_E_DATA || !strstr(lc_error_message(), refusal)))
            fail_msg("%s: read as %s, or '%s' does not say '%s'", text, found, lc_error_message(), refusal);
        if (!refusal && status != LC_OK)
            fail_msg("%s: %s", text, lc_error_message());
        if (!refusal && strcmp(found, stamps) != 0)
            fail_msg("%s is %s, not %s", text, found, stamps);
        lc_free(notes);
    }
}

static void assert_orders(const rows *r, const char *header, const char *refusal)
{
    assert_orders_with(r, header, refusal, (lc_time_request){0});
}

/* --- numbers behind years ------------------------------------------------------------------------------------------------ */

/* Years from 2000 of so many parts, written in a format of year and number, or of number and year. */
static rows make_years(const char *format, int parts, size_t count, bool number_first)
{
    rows r = {0};
    char stamp[LC_STAMP_TEXT];
    for (size_t i = 0; i < count; i++) {
        const int year = 2000 + (int)i / parts, number = (int)i % parts + 1;
        snprintf(stamp, sizeof stamp, "%d-%02d-01 00:00:00", year, 12 / parts * (number - 1) + 1);
        add_row(&r, stamp, format, number_first ? number : year, number_first ? year : number);
    }
    return r;
}

static void parts_of_years_that_may_be_months_are_refused(void **state)
{
    (void)state;
    const struct {
        int parts;
        const char *says, *first;
    } known[] = {{2, "is a month or a half of a year, and rows, each year from 1 to 2,", "(%Y-%m); a half is written 2000H1"},
                 {3, "is a month or a third of a year, and rows, each year from 1 to 3,", "(%Y-%m); if they are no months"},
                 {4, "is a month or a quarter, and rows, each year from 1 to 4,", "--time-format says it (%Y-%q, %Y-%m)"},
                 {6, "is a month or a sixth of a year, and rows, each year from 1 to 6,", "(%Y-%m); if they are no months"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (size_t count = 8; count <= 24; count += 4) {
            const rows r = make_years("%d-%d;0", known[i].parts, count, false);
            assert_orders(&r, "Date;y", known[i].says);
            assert_orders(&r, "Date;y", known[i].first);
            const rows other = make_years("%d/%d;0", known[i].parts, count, true);
            assert_orders(&other, "Date;y", known[i].parts == 4 ? "(%q/%Y, %m/%Y)" : "(%m/%Y)");
        }
}

/* The flag that a refusal names reads the rows; packed and padded ones too. */
static void formats_of_refused_parts_read_them(void **state)
{
    (void)state;
    const struct {
        const char *rows, *format;
        bool number_first;
    } known[] = {{"%d-%d;0", "%Y-%q", false},
                 {"%d-0%d;0", "%Y-0%q", false},
                 {"%d/%d;0", "%q/%Y", true},
                 {"0%d/%d;0", "0%q/%Y", true},
                 {"%d0%d;0", "%Y0%q", false}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char says[64];
        const rows r = make_years(known[i].rows, 4, 13, known[i].number_first);
        snprintf(says, sizeof says, "--time-format says it (%s, ", known[i].format);
        assert_orders(&r, "Date;y", says);
        assert_orders_with(&r, "Date;y", NULL, (lc_time_request){.format = known[i].format});
    }
}

/* A letter or a word says that they are months. */
static void months_that_are_called_so_are_read(void **state)
{
    (void)state;
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr"};
    rows named = {0}, lettered = {0};
    for (int i = 0; i < 16; i++) {
        char stamp[LC_STAMP_TEXT];
        snprintf(stamp, sizeof stamp, "%d-%02d-01 00:00:00", 2000 + i / 4, i % 4 + 1);
        add_row(&named, stamp, "%s-%d;0", names[i % 4], 2000 + i / 4);
        add_row(&lettered, stamp, "%dM%02d;0", 2000 + i / 4, i % 4 + 1);
    }
    assert_orders(&named, "Date;y", NULL);
    assert_orders(&lettered, "Date;y", NULL);
    rows pointed = make_years("0%d.%d;0", 12, 9, true);
    assert_orders(&pointed, "Date;y", NULL);
}

static void months_and_counted_parts_are_read(void **state)
{
    (void)state;
    for (size_t count = 14; count <= 44; count += 6) {
        const rows months = make_years("%d-%02d;0", 12, count, false), counted = make_years("%d:%d;0", 4, count, false);
        const rows pointed = make_years("%d.%d;0", 4, count, false), numbered = make_years("%d.%02d;0", 12, count, false);
        assert_orders(&months, "Date;y", NULL);
        assert_orders(&counted, "Date;y", NULL);
        assert_orders(&pointed, "Year;y", NULL);
        assert_orders(&numbered, "Year;y", NULL);
    }
}

static void halves_beside_years_are_read(void **state)
{
    (void)state;
    const rows plain = make_years("%d;%d;0", 2, 14, false), lettered = make_years("%d;S%d;0", 2, 14, false);
    assert_orders(&plain, "Year;Semester;y", NULL);
    assert_orders(&lettered, "Ano;Semestre;y", NULL);
    assert_orders_with(&plain, "Year;Period;y", NULL, (lc_time_request){.columns = "Year,Period", .parts = "year,halfyear"});
}

/* --- months without a day, or days without a year ------------------------------------------------------------------------- */

static void days_without_a_year_are_refused(void **state)
{
    (void)state;
    rows days = {0}, months = {0};
    for (int i = 0; i < 40; i++)
        add_row(&days, "", "%02d-%s;0", i < 27 ? i + 5 : i - 26, i < 27 ? "Jan" : "Feb");
    assert_orders(&days, "Date;y", "is a month with its year, or a day whose year is not said");
    static const char *const names[] = {"Mar", "Jun", "Sep", "Dec"};
    for (int i = 0; i < 40; i++) {
        char stamp[LC_STAMP_TEXT];
        snprintf(stamp, sizeof stamp, "%d-%02d-01 00:00:00", 2005 + i / 4, 3 * (i % 4 + 1));
        add_row(&months, stamp, "%s-%02d;0", names[i % 4], 5 + i / 4);
    }
    assert_orders(&months, "Date;y", NULL);
}

/* --- numbers beside dates ------------------------------------------------------------------------------------------------- */

/* Hours 1 to 23 of the day on which clocks are put forward, and some of the days around it. */
static rows make_spring(void)
{
    rows r = {0};
    char stamp[LC_STAMP_TEXT];
    add_row(&r, "2022-03-26 23:00:00+01:00", "2022-03-26;24;0");
    for (int hour = 1; hour <= 23; hour++) {
        const bool summer = hour > 2;
        snprintf(stamp, sizeof stamp, "2022-03-27 %02d:00:00+0%d:00", hour - 1 + summer, 1 + summer);
        add_row(&r, stamp, "2022-03-27;%d;0", hour);
    }
    add_row(&r, "2022-03-28 00:00:00+02:00", "2022-03-28;1;0");
    return r;
}

static void days_of_23_counted_hours_are_read_with_their_zone_alone(void **state)
{
    (void)state;
    rows spring = make_spring();
    assert_orders_with(&spring, "Date;Hour;y", NULL, (lc_time_request){.zone = "Europe/Berlin"});
    assert_orders(&spring, "Date;Hour;y", "'23' is the last period of a day with 23 hours");
    assert_orders(&spring, "Date;Hour;y", "where hours are a clock's: --time 'Date','Hour' --time-parts date,hour1");
    const lc_time_request before = {.zone = "Europe/Berlin", .columns = "Date,Hour", .parts = "date,hour1", .parts_like = true};
    assert_orders_with(&spring, "Date;Hour;y", NULL, before);
    spring.count = 20; /* of the day, whose rows may still come */
    assert_orders_with(&spring, "Date;Hour;y",
                       "if hours are counted from midnight: --time 'Date','Hour' --time-parts date,period:3600", before);
}

/* The hour from 2 to 3, that clocks skip, is the third. */
static void a_day_without_the_skipped_hour_has_hours_of_a_clock(void **state)
{
    (void)state;
    rows r = {0};
    char stamp[LC_STAMP_TEXT];
    for (int hour = 1; hour <= 24; hour++) {
        snprintf(stamp, sizeof stamp, "2022-03-27 %02d:00:00+0%d:00", hour - 1, 1 + (hour > 3));
        if (hour != 3)
            add_row(&r, stamp, "2022-03-27;%d;0", hour);
    }
    for (int hour = 1; hour < 24; hour++) { /* the last row may be missing on any day */
        snprintf(stamp, sizeof stamp, "2022-03-28 %02d:00:00+02:00", hour - 1);
        add_row(&r, stamp, "2022-03-28;%d;0", hour);
    }
    assert_orders_with(&r, "Date;Hour;y", NULL, (lc_time_request){.zone = "Europe/Berlin"});
}

static void hours_of_a_part_of_the_autumn_day_are_refused(void **state)
{
    (void)state;
    rows r = {0};
    for (int hour = 1; hour <= 12; hour++)
        add_row(&r, "", "2022-10-30;%d;0", hour);
    for (int hour = 1; hour <= 24; hour++)
        add_row(&r, "", "2022-10-29;%d;0", hour);
    const lc_time_request berlin = {.zone = "Europe/Berlin"};
    assert_orders_with(&r, "Date;Hour;y", "'12' is on a day with 25 hours in Europe/Berlin, and no number is there twice",
                       berlin);
    assert_orders_with(&r, "Date;Hour;y", "--time-parts date,period:3600; where they are a clock's", berlin);
}

static void numbers_beyond_the_end_of_a_day_are_refused(void **state)
{
    (void)state;
    rows r = {0};
    for (int number = 1; number <= 48; number++)
        add_row(&r, "", "2022-03-27;%d;0", number);
    assert_orders_with(&r, "Date;Settlement Period;y", "'48' is beyond the periods that this day has in Europe/London",
                       (lc_time_request){.zone = "Europe/London"});
}

static void intervals_of_hours_are_read(void **state)
{
    (void)state;
    rows r = {0};
    char stamp[LC_STAMP_TEXT];
    for (int i = 0; i < 60; i++) {
        snprintf(stamp, sizeof stamp, "2022-05-%02d %02d:%02d:00", 1 + i / 32, i / 4 % 8, i % 4 * 15);
        add_row(&r, stamp, "2022-05-%02d;%d;%d;0", 1 + i / 32, i / 4 % 8, i % 4 + 1);
    }
    assert_orders(&r, "Date;Hour;Interval;y", NULL);
}

/* 49 and 50 are of the day that clocks are set back on, not of the next one. */
static void periods_of_a_long_day_do_not_decide_the_order_of_dates(void **state)
{
    (void)state;
    rows r = {0};
    char stamp[LC_STAMP_TEXT];
    for (int day = 4; day <= 7; day++)
        for (int number = 1; number <= (day == 6 ? 50 : 48); number += number == 4 ? 42 : 1) {
            const bool late = day == 6 && number > 4;
            const int half = number - 1 - 2 * late;
            snprintf(stamp, sizeof stamp, "2016-11-%02d %02d:%02d:00-0%d:00", day, half / 2, half % 2 * 30,
                     7 + (late || day == 7));
            add_row(&r, stamp, "%02d.11.2016;%d;0", day, number);
        }
    for (size_t order = 0; order < 2; order++) {
        char text[TEXT], stamps[TEXT];
        write_rows(text, stamps, &r, "Date;Settlement Period;y", order);
        reads_with(text, stamps, "read as day first", (lc_time_request){.zone = "America/Los_Angeles"});
    }
}

/* The end of the hour that clocks show twice is there twice, 03:00: which row is the first is not known in no order. */
static void ends_of_hours_in_no_order_are_told_from_beginnings(void **state)
{
    char found[TEXT], *notes;
    const lc_time_request berlin = {.zone = "Europe/Berlin"};
    (void)state;
    refused_with("Date;HE;y\n2022-10-30;03:00;1\n2022-10-29;24:00;2\n2022-10-30;02:00;3\n2022-10-30;05:00;4\n"
                 "2022-10-30;01:00;5\n2022-10-30;03:00;6\n2022-10-30;04:00;7\n",
                 LC_E_DATA, "show twice, and the order of rows does not say which", berlin);
    assert_int_equal(stamps_of(found, sizeof found, &notes,
                               "Date;HE;y\n2022-03-27;02:00;1\n2022-03-26;24:00;2\n2022-03-27;05:00;4\n2022-03-27;01:00;5\n"
                               "2022-03-27;04:00;6\n",
                               berlin),
                     LC_OK);
    assert_string_equal(found, "2022-03-27 03:00:00+02:00 | 2022-03-27 00:00:00+01:00 | 2022-03-27 05:00:00+02:00 | "
                               "2022-03-27 01:00:00+01:00 | 2022-03-27 04:00:00+02:00");
    lc_free(notes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_years_that_may_be_months_are_refused),
        cmocka_unit_test(formats_of_refused_parts_read_them),
        cmocka_unit_test(months_that_are_called_so_are_read),
        cmocka_unit_test(months_and_counted_parts_are_read),
        cmocka_unit_test(halves_beside_years_are_read),
        cmocka_unit_test(days_without_a_year_are_refused),
        cmocka_unit_test(days_of_23_counted_hours_are_read_with_their_zone_alone),
        cmocka_unit_test(a_day_without_the_skipped_hour_has_hours_of_a_clock),
        cmocka_unit_test(hours_of_a_part_of_the_autumn_day_are_refused),
        cmocka_unit_test(numbers_beyond_the_end_of_a_day_are_refused),
        cmocka_unit_test(intervals_of_hours_are_read),
        cmocka_unit_test(periods_of_a_long_day_do_not_decide_the_order_of_dates),
        cmocka_unit_test(ends_of_hours_in_no_order_are_told_from_beginnings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
