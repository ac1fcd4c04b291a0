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

/* The row at a place of an order: 0, oldest first; 1, newest first; else in no order. */
static size_t row_at(const rows *r, size_t order, size_t place)
{
    static const size_t primes[] = {0, 0, 7, 11, 13, 17, 19, 23};
    if (order < 2)
        return order ? r->count - 1 - place : place;
    while (r->count % primes[order] == 0) /* else each place has its row */
        order++;
    return (place * primes[order] + order) % r->count;
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
static void assert_orders(const rows *r, const char *header, const char *refusal)
{
    char text[TEXT], stamps[TEXT], found[TEXT], *notes;
    for (size_t order = 0; order < ORDERS; order++) {
        write_rows(text, stamps, r, header, order);
        const lc_status status = stamps_of(found, sizeof found, &notes, text, (lc_time_request){0});
        if (refusal && (status != LC_E_DATA || !strstr(lc_error_message(), refusal)))
            fail_msg("%s: read as %s, or '%s' does not say '%s'", text, found, lc_error_message(), refusal);
        if (!refusal && status != LC_OK)
            fail_msg("%s: %s", text, lc_error_message());
        if (!refusal && strcmp(found, stamps) != 0)
            fail_msg("%s is %s, not %s", text, found, stamps);
        lc_free(notes);
    }
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
                 {3, "is a month or a third of a year, and rows, each year from 1 to 3,", "(%Y-%m); if it is none"},
                 {4, "is a month or a quarter, and rows, each year from 1 to 4,", "--time-format says it (%Y-%q, %Y-%m)"},
                 {6, "is a month or a sixth of a year, and rows, each year from 1 to 6,", "(%Y-%m); if it is none"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (size_t count = 8; count <= 24; count += 4) {
            const rows r = make_years("%d-%d;0", known[i].parts, count, false);
            assert_orders(&r, "Date;y", known[i].says);
            assert_orders(&r, "Date;y", known[i].first);
            const rows other = make_years("%d/%d;0", known[i].parts, count, true);
            assert_orders(&other, "Date;y", known[i].parts == 4 ? "(%q/%Y, %m/%Y)" : "(%m/%Y)");
        }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_years_that_may_be_months_are_refused),
        cmocka_unit_test(months_and_counted_parts_are_read),
        cmocka_unit_test(days_without_a_year_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
