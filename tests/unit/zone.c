/* Time zones against Python's zoneinfo; names that are refused, and damaged files. */
#include <sys/stat.h>
#include <unistd.h>

#include "core/rng.h"
#include "core/zone.h"
#include "core/zone/rule.h"
#include "unit.h"

static const int64_t HOUR = 3600;

static void offsets_are_those_of_zoneinfo(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t utc;
        int32_t offset;
    } known[] = {
        {"Europe/Berlin", -3000000000, 3208},
        {"Europe/Berlin", 1585443599, 3600},
        {"Europe/Berlin", 1585443600, 7200},
        {"Europe/Berlin", 1603587599, 7200},
        {"Europe/Berlin", 1603587600, 3600},
        {"Europe/Berlin", 2550000000, 7200},
        {"Europe/Berlin", 4102444800, 3600},
        {"Europe/Berlin", 7000000000, 7200},
        {"America/New_York", -3000000000, -17762},
        {"America/New_York", 1700000000, -18000},
        {"America/New_York", 7000000000, -14400},
        {"Australia/Lord_Howe", 1700000000, 39600},
        {"Australia/Lord_Howe", 4118000000, 37800},
        {"Asia/Kolkata", -3000000000, 19270},
        {"Asia/Kolkata", 4118000000, 19800},
        {"Europe/Dublin", 2550000000, 3600},
        {"Europe/Dublin", 4102444800, 0},
        {"Africa/Casablanca", 1559347200, 0}, /* in Ramadan */
        {"Africa/Casablanca", 1568000000, 3600},
        {"Pacific/Apia", 1325239199, -36000},
        {"Pacific/Apia", 1325240000, 50400},
        {"America/Santiago", 4102444800, -10800},
        {"America/Santiago", 4118000000, -14400},
        {"Antarctica/Troll", 4118000000, 7200},
        {"America/Nuuk", 7000000000, -3600},
        {"UTC", 4118000000, 0},
        {"+05:30", 4118000000, 19800},
        {"-0330", 4118000000, -12600},
        {"Etc/GMT+5", 4118000000, -18000},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        lc_zone *zone = NULL;
        assert_ok(lc_zone_new(&zone, known[i].zone));
        if (lc_zone_offset(zone, known[i].utc) != known[i].offset)
            fail_msg("%s at %lld: %d", known[i].zone, (long long)known[i].utc, lc_zone_offset(zone, known[i].utc));
        lc_zone_free(zone);
    }
}

static void a_local_time_has_no_one_or_two_moments(void **state)
{
    (void)state;
    lc_zone *berlin = NULL, *apia = NULL;
    int64_t utc[2];
    assert_ok(lc_zone_new(&berlin, "Europe/Berlin"));
    assert_ok(lc_zone_new(&apia, "Pacific/Apia"));
    const int64_t autumn = 1603587600 + 3600, spring = 1585443600 + 3600; /* local 02:00 on 2020-10-25 and on 2020-03-29 */
    assert_int_equal(lc_zone_local(utc, berlin, autumn + 1800), 2);
    assert_int_equal(utc[0], autumn + 1800 - 2 * HOUR);
    assert_int_equal(utc[1], autumn + 1800 - HOUR);
    assert_int_equal(lc_zone_local(utc, berlin, autumn), 2);
    assert_int_equal(lc_zone_local(utc, berlin, autumn - 1), 1);
    assert_int_equal(utc[0], autumn - 1 - 2 * HOUR);
    assert_int_equal(lc_zone_local(utc, berlin, autumn + HOUR), 1);
    assert_int_equal(utc[0], autumn);
    assert_int_equal(lc_zone_local(utc, berlin, spring), 0);
    assert_int_equal(lc_zone_local(utc, berlin, spring + HOUR - 1), 0);
    assert_int_equal(lc_zone_local(utc, berlin, spring + HOUR), 1);
    assert_int_equal(utc[0], spring - HOUR);
    assert_int_equal(lc_zone_local(utc, apia, 1325246400), 0); /* 2011-12-30 12:00, on a day that was left out */
    assert_int_equal(lc_zone_local(utc, apia, 1325199600), 1); /* the evening before */
    assert_int_equal(utc[0], 1325199600 + 10 * HOUR);
    lc_zone_free(berlin);
    lc_zone_free(apia);
}

static void every_moment_is_one_of_its_local_time(void **state)
{
    (void)state;
    static const char *const names[] = {"Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca",
                                        "Asia/Gaza"};
    lc_rng rng = lc_rng_new(3, "zone", 0);
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        lc_zone *zone = NULL;
        assert_ok(lc_zone_new(&zone, names[n]));
        for (int i = 0; i < 20000; i++) {
            int64_t utc = (int64_t)(lc_rng_uniform(&rng) * 8e9) - 2000000000, found[2];
            size_t count = lc_zone_local(found, zone, utc + lc_zone_offset(zone, utc));
            assert_true(count >= 1 && (found[0] == utc || (count == 2 && found[1] == utc && found[0] < found[1])));
        }
        lc_zone_free(zone);
    }
}

static void local_time_has_a_word(void **state)
{
    (void)state;
    static const struct {
        const char *zone, *word;
        int64_t utc;
    } known[] = {{"Europe/Berlin", "CET", 1603587600},
                 {"Europe/Berlin", "CEST", 1603587599},
                 {"Europe/Berlin", "CEST", 7000000000},
                 {"America/New_York", "EST", 1700000000},
                 {"Asia/Kolkata", "IST", 4118000000},
                 {"America/Nuuk", "-02", 1700000000},
                 {"+02:00", "", 0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        lc_zone *zone = NULL;
        assert_ok(lc_zone_new(&zone, known[i].zone));
        assert_string_equal(lc_zone_word_at(zone, known[i].utc), known[i].word);
        lc_zone_free(zone);
    }
}

static void refused(const char *name, lc_status code, const char *why)
{
    lc_zone *zone = NULL;
    assert_fails(lc_zone_new(&zone, name), code, why);
    assert_null(zone);
}

static void other_names_are_refused_with_a_near_one(void **state)
{
    (void)state;
    refused("Europe/Berln", LC_E_USAGE, "unknown time zone 'Europe/Berln'");
    refused("Europe/Berln", LC_E_USAGE, "; the nearest is Europe/Berlin");
    refused("berlin", LC_E_USAGE, "; the nearest is Europe/Berlin");
    refused("Calcutta", LC_E_USAGE, "; the nearest is Asia/Calcutta");
    static const char *const wrong[] = {
        "",          "Europe", "/etc/passwd", "../../../etc/passwd", "Europe/../Asia/Tokyo", "Europe//Berlin", "+25:00", "+1",
        "tzdata.zi", ".",      "CEST",        "Europe/Berlin "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lc_zone *zone = NULL;
        if (lc_zone_new(&zone, wrong[i]) == LC_OK)
            fail_msg("'%s' is a zone", wrong[i]);
    }
}

/* A zone of one's own, in a folder that TZDIR names. */
static void write_file(const char *folder, const char *name, const char *bytes, size_t count)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static const char good[] = "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\0\0\0\0"
                           "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1"
                           "\0\0\0\0\0\0\0\144\0\0\0\016\020\0\0\0\nABC-2\n";

static void damaged_files_are_refused(void **state)
{
    (void)state;
    char folder[] = "/tmp/lanecast_zone_XXXXXX", path[128];
    char bytes[sizeof good - 1];
    lc_zone *zone = NULL;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Mine", folder);
    assert_int_equal(setenv("TZDIR", folder, 1), 0);
    write_file(folder, "Mine", good, sizeof bytes);
    assert_ok(lc_zone_new(&zone, "Mine"));
    assert_int_equal(lc_zone_offset(zone, 99), HOUR);
    assert_int_equal(lc_zone_offset(zone, 100), 2 * HOUR);
    lc_zone_free(zone);
    for (size_t length = 0; length + 1 < sizeof bytes; length++) {
        write_file(folder, "Mine", good, length);
        refused("Mine", LC_E_DATA, "Mine: ");
    }
    lc_rng rng = lc_rng_new(5, "damage", 0);
    for (int i = 0; i < 3000; i++) { /* refused or read, and asked without harm */
        memcpy(bytes, good, sizeof bytes);
        for (int k = 0; k < 3; k++)
            bytes[(size_t)(lc_rng_uniform(&rng) * (double)sizeof bytes)] = (char)(lc_rng_uniform(&rng) * 256);
        write_file(folder, "Mine", bytes, sizeof bytes);
        if (lc_zone_new(&zone, "Mine") == LC_OK) {
            assert_true(abs(lc_zone_offset(zone, 1600000000)) < 200 * HOUR);
            lc_zone_free(zone);
        }
    }
    unlink(path);
    refused("Mine", LC_E_USAGE, "unknown time zone 'Mine'");
    rmdir(folder);
    refused("Mine", LC_E_USAGE, "install the package tzdata");
    assert_ok(lc_zone_new(&zone, "+02:00"));
    lc_zone_free(zone);
    unsetenv("TZDIR");
}

/* Debian 13 has no file of US/Eastern. */
static void an_old_name_is_that_of_its_link(void **state)
{
    (void)state;
    char folder[] = "/tmp/lanecast_zone_XXXXXX", path[128];
    static const char list[] = "# version 2026a\nZ Mine 1 - ABC\nL Mine Ours/Old\nL Nobody Ours/Lost\nL ../Mine Ours/Above\n";
    lc_zone *zone = NULL;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("TZDIR", folder, 1), 0);
    write_file(folder, "Mine", good, sizeof good - 1);
    write_file(folder, "tzdata.zi", list, sizeof list - 1);
    assert_ok(lc_zone_new(&zone, "Ours/Old"));
    assert_int_equal(lc_zone_offset(zone, 100), 2 * HOUR);
    lc_zone_free(zone);
    refused("Ours/Lost", LC_E_USAGE, "unknown time zone 'Ours/Lost'");
    refused("Ours/Above", LC_E_USAGE, "unknown time zone 'Ours/Above'");
    refused("Ours/O", LC_E_USAGE, "; the nearest is Ours/Old");
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, i ? "Mine" : "tzdata.zi");
        unlink(path);
    }
    rmdir(folder);
    unsetenv("TZDIR");
}

static int32_t offset_by(const lc_zone_rule *rule, int64_t utc)
{
    return lc_zone_rule_summer(rule, utc) ? rule->summer : rule->standard;
}

static void rules_follow_posix(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t utc;
        int32_t offset;
    } known[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", 4118000000, 7200}, {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 7000000000, -3600},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", 4102444800, 0},    {"EST5EDT4,J60,J300", 1583020799, -18000},
        {"EST5EDT,J60/0,J300", 1583038800, -14400},       {"EST5EDT,59/0,300", 1582952400, -14400},
        {"EST5EDT,J60/0,J300", 1583038799, -18000},       {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 4118000000, 37800},
    };
    lc_zone_rule rule;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_true(lc_zone_rule_read(&rule, known[i].text, strlen(known[i].text)));
        if (offset_by(&rule, known[i].utc) != known[i].offset)
            fail_msg("%s: %d", known[i].text, offset_by(&rule, known[i].utc));
    }
    static const char *const wrong[] = {"",
                                        "C",
                                        "CET",
                                        "CET-1CEST",
                                        "CET-1CEST,M13.5.0,M10.5.0",
                                        "CET-1CEST,M3.6.0,M10.5.0",
                                        "CET-1CEST,M3.5.7,M10.5.0",
                                        "CET-1CEST,M3.5.0",
                                        "CET-1x",
                                        "<CET-1",
                                        "CET-200",
                                        "CET-1CEST,J0,J3",
                                        "CET-1CEST,M3.5.0,M10.5.0/3x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (lc_zone_rule_read(&rule, wrong[i], strlen(wrong[i])))
            fail_msg("'%s' is a rule", wrong[i]);
}

static void a_dataset_reads_a_zone_once(void **state)
{
    lc_zones zones = {0};
    const lc_zone *berlin, *tokyo, *again, *none = NULL;
    (void)state;
    assert_ok(lc_zones_new(&berlin, &zones, "Europe/Berlin"));
    assert_ok(lc_zones_find(&tokyo, &zones, "Asia/Tokyo"));
    assert_ok(lc_zones_find(&again, &zones, "Europe/Berlin"));
    assert_true(again == berlin && tokyo != berlin);
    assert_int_equal(lc_zone_offset(tokyo, 0), 9 * HOUR);
    for (int i = 0; i < 2; i++) {
        assert_ok(lc_zones_find(&none, &zones, "Mars/Phobos"));
        assert_null(none);
        assert_fails(lc_zones_new(&none, &zones, "Mars/Phobos"), LC_E_USAGE, "unknown time zone 'Mars/Phobos'");
    }
    lc_zones_clear(&zones);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_are_those_of_zoneinfo),
        cmocka_unit_test(local_time_has_a_word),
        cmocka_unit_test(a_local_time_has_no_one_or_two_moments),
        cmocka_unit_test(every_moment_is_one_of_its_local_time),
        cmocka_unit_test(other_names_are_refused_with_a_near_one),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(an_old_name_is_that_of_its_link),
        cmocka_unit_test(rules_follow_posix),
        cmocka_unit_test(a_dataset_reads_a_zone_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
