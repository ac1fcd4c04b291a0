/* Clocks of newer rows beside those that a run knows. */
#include "model/clocks.h"

#include "core/calendar.h"
#include "data/stamp.h"
#include "unit.h"

enum { ROWS = 4, HOUR = 3600 };

/* Hours of a winter, all of one offset; zone NULL: they do not say it. */
static lc_clocks clocks_of(char *zone, int32_t offset, const char *run)
{
    int64_t time[ROWS];
    int32_t offsets[ROWS];
    lc_zones zones = {0};
    lc_clocks clocks;
    const int64_t january = 1704067200;
    const lc_span seen = {january - 30 * 86400, january - HOUR};
    const lc_series s = {.rows = ROWS, .time = time, .offset = offsets, .zone = zone};
    for (int i = 0; i < ROWS; i++) {
        time[i] = january + i * HOUR;
        offsets[i] = offset;
    }
    assert_ok(lc_clocks_of(&clocks, &zones, &s, run, &seen));
    lc_zones_clear(&zones);
    return clocks;
}

/* A zone that is an offset says no more than the offsets of rows do. */
static void a_fixed_offset_is_no_place(void **state)
{
    static const struct {
        int32_t offset;
        char zone[8];
        const char *run;
        lc_clocks clocks;
    } row[] = {
        {HOUR, "+01:00", "+01:00", LC_CLOCKS_SAME},
        {HOUR, "+01:00", "+02:00", LC_CLOCKS_SAME},
        {HOUR, "+01:00", "UTC", LC_CLOCKS_UNKNOWN},
        {9 * HOUR, "+09:00", "UTC", LC_CLOCKS_ELSEWHERE},
        {9 * HOUR, "+09:00", "+01:00", LC_CLOCKS_UNKNOWN},
        {0, "UTC", "+01:00", LC_CLOCKS_UNKNOWN},
        {0, "UTC", "Europe/Berlin", LC_CLOCKS_ELSEWHERE},
        {HOUR, "+01:00", "Europe/Berlin", LC_CLOCKS_SAME},
        {0, "GMT", "+00:00", LC_CLOCKS_SAME},
        {HOUR, "+01:00", "+01:00 +02:00", LC_CLOCKS_SAME},
        {2 * HOUR, "+02:00", "+01:00 +02:00", LC_CLOCKS_SAME},
        {0, "UTC", "+01:00 +02:00", LC_CLOCKS_UNKNOWN},
        {-4 * HOUR, "-04:00", "+01:00 +02:00", LC_CLOCKS_UNKNOWN},
        {5 * HOUR, "+05:00", "+01:00 +02:00", LC_CLOCKS_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        char zone[8];
        memcpy(zone, row[i].zone, sizeof zone);
        const lc_clocks named = clocks_of(zone, row[i].offset, row[i].run), bare = clocks_of(NULL, row[i].offset, row[i].run);
        if (named != row[i].clocks || bare != row[i].clocks)
            fail_msg("%s beside %s: %d, %d of offsets alone, not %d", zone, row[i].run, named, bare, row[i].clocks);
    }
}

static void a_place_has_the_offset_of_its_days(void **state)
{
    char berlin[] = "Europe/Berlin", tokyo[] = "Asia/Tokyo";
    (void)state;
    assert_int_equal(clocks_of(berlin, HOUR, "Europe/Paris"), LC_CLOCKS_SAME);
    assert_int_equal(clocks_of(berlin, HOUR, "UTC"), LC_CLOCKS_ELSEWHERE);
    assert_int_equal(clocks_of(tokyo, 9 * HOUR, "+08:00"), LC_CLOCKS_UNKNOWN);
    assert_int_equal(clocks_of(tokyo, 9 * HOUR, "Europe/Berlin"), LC_CLOCKS_ELSEWHERE);
}

/* A place is that of rows of an offset, or two, if it had them all the time, not on the first and the last day alone. */
static void a_place_had_the_offsets_of_a_run_on_each_of_its_days(void **state)
{
    static const struct {
        const char *place, *run;
        lc_clocks clocks;
    } row[] = {{"Europe/London", "+00:00", LC_CLOCKS_ELSEWHERE},      {"Europe/Berlin", "+01:00", LC_CLOCKS_UNKNOWN},
               {"Africa/Algiers", "+01:00", LC_CLOCKS_SAME},          {"Europe/Berlin", "+01:00 +02:00", LC_CLOCKS_SAME},
               {"Europe/London", "+01:00 +02:00", LC_CLOCKS_UNKNOWN}, {"Africa/Algiers", "+01:00 +02:00", LC_CLOCKS_UNKNOWN}};
    const lc_span year = {1672531200, 1709251200}; /* January 2023 to March 2024 */
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        int64_t july = 1719792000;
        int32_t offset;
        const lc_zone *zone;
        lc_zones zones = {0};
        lc_clocks clocks;
        char place[32];
        snprintf(place, sizeof place, "%s", row[i].place);
        assert_ok(lc_zones_new(&zone, &zones, place));
        offset = lc_zone_offset(zone, july);
        assert_ok(lc_clocks_of(&clocks, &zones, &(lc_series){.rows = 1, .time = &july, .offset = &offset, .zone = place},
                               row[i].run, &year));
        if (clocks != row[i].clocks)
            fail_msg("%s beside %s: %d, not %d", place, row[i].run, clocks, row[i].clocks);
        lc_zones_clear(&zones);
    }
}

static void rows_show_utc_where_they_say_so_or_have_no_other_offset(void **state)
{
    int32_t offset[2] = {0, 0};
    char utc[] = "UTC", london[] = "Europe/London";
    lc_series s = {.rows = 2, .offset = offset};
    (void)state;
    assert_true(lc_series_shows_utc(&s));
    s.zone = utc;
    assert_true(lc_series_shows_utc(&s));
    s.rows = 0;
    assert_true(lc_series_shows_utc(&s));
    s.zone = NULL;
    assert_false(lc_series_shows_utc(&s));
    s.rows = 2;
    s.zone = london; /* in winter */
    assert_false(lc_series_shows_utc(&s));
    s.zone = NULL;
    offset[1] = HOUR;
    assert_false(lc_series_shows_utc(&s));
    s.offset = NULL;
    assert_false(lc_series_shows_utc(&s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fixed_offset_is_no_place),
        cmocka_unit_test(a_place_has_the_offset_of_its_days),
        cmocka_unit_test(a_place_had_the_offsets_of_a_run_on_each_of_its_days),
        cmocka_unit_test(rows_show_utc_where_they_say_so_or_have_no_other_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
