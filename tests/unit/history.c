/* The command that made a dataset: what it gave a flag, and files of which it becomes one. */
#include "core/mem.h"
#include "data/history.h"
#include "unit.h"

static void assert_flag(const char *history, const char *flag, const char *expected)
{
    char *found;
    assert_ok(lc_history_flag(&found, history, flag));
    if (expected)
        assert_string_equal(found, expected);
    else
        assert_null(found);
    lc_free(found);
}

static void words_are_read_as_a_shell_reads_them(void **state)
{
    (void)state;
    assert_flag("lanecast import a.csv --zone Europe/Berlin --time Day", "zone", "Europe/Berlin");
    assert_flag("lanecast import a.csv --time 'the day'\\''s end' --at x", "time", "the day's end");
    assert_flag("lanecast import a.csv", "time", NULL);
    assert_flag(NULL, "time", NULL);
}

/* Neither names of files nor what other flags were given are flags; what a command that appends was given is of its rows. */
static void flags_are_those_of_the_commands_that_made_the_dataset(void **state)
{
    (void)state;
    assert_flag("lanecast import 'a --time b.csv' --zone UTC", "time", NULL);
    assert_flag("lanecast import a.csv --na ' --time b' --time c", "time", "c");
    assert_flag("lanecast import a.csv --wide --time c", "time", "c");
    assert_flag("lanecast import a.csv\nlanecast import b.csv --drop y --append a.h5", "drop", NULL);
    assert_flag("lanecast import a.csv --grid 1h\nlanecast import a.h5 --grid 2h", "grid", "2h");
    assert_true(lc_history_has("lanecast import a.csv --one-hot w", "one-hot"));
    assert_false(lc_history_has("lanecast import ' --one-hot w'", "one-hot"));
    assert_false(lc_history_has(NULL, "one-hot"));
}

/* A file may say anything of itself. */
static void a_word_may_end_anywhere(void **state)
{
    (void)state;
    assert_flag("lanecast import a.csv --time \\", "time", "\\");
    assert_flag("lanecast import a.csv --time 'a", "time", "a");
    assert_flag("lanecast import a.csv --time ", "time", "");
}

static void a_folder_is_one_file_of_a_command(void **state)
{
    (void)state;
    assert_false(lc_history_lists_files("lanecast import months --time d"));
    assert_false(lc_history_lists_files("lanecast import 'a folder'"));
    assert_false(lc_history_lists_files("lanecast import months\nlanecast import a.csv b.csv --append m.h5"));
    assert_true(lc_history_lists_files("lanecast import a.csv b.csv --time d"));
    assert_true(lc_history_lists_files(NULL));
}

/* The history of two parts: what both share is the panel's. */
static void assert_shared(const char *first, const char *second, const char *expected)
{
    lc_dataset panel = {0}, one = {0}, two = {0};
    assert_ok(lc_copy_text(&one.history, first));
    assert_ok(lc_copy_text(&two.history, second));
    assert_ok(lc_history_share(&panel, &one, true));
    assert_ok(lc_history_share(&panel, &two, false));
    assert_string_equal(panel.history, expected);
    lc_free(panel.history);
    lc_free(two.history);
}

static void parts_share_whole_lines(void **state)
{
    (void)state;
    assert_shared("--time a\n--zone UTC\n", "--zone UTC\n--time b\n", "--zone UTC\n");
    assert_shared("--time a\n", "--time ab\n", "");
    assert_shared("made by hand", "--time a\nmade by hand", "made by hand\n");
    assert_shared("made by hand", "--time a\n", "");
}

static void a_line_without_an_end_is_one(void **state)
{
    (void)state;
    const char *path = "a.h5";
    lc_dataset panel = {0};
    assert_ok(lc_copy_text(&panel.history, "made by hand"));
    assert_ok(lc_history_command(&panel, &(lc_import){.path = &path, .paths = 1}));
    assert_string_equal(panel.history, "lanecast import a.h5 made by hand");
    lc_free(panel.history);
}

static void assert_places(const char *a, const char *b, bool differ)
{
    char first[256], second[256], *place[2] = {NULL, NULL};
    snprintf(first, sizeof first, "lanecast import a.nc --time time%s", a);
    snprintf(second, sizeof second, "lanecast import b.nc%s", b);
    assert_ok(lc_history_places(place, first, second));
    if (!place[0] != !differ || !place[1] != !differ)
        fail_msg("'%s' and '%s'", a, b);
    lc_free(place[0]);
    lc_free(place[1]);
}

static void a_place_is_the_same_in_any_order_and_with_any_zeros(void **state)
{
    (void)state;
    assert_places(" --at lat=50,lon=10", " --at lat=50,lon=10", false);
    assert_places(" --at lat=50,lon=10", " --at 'lon=10.0, lat=5e1'", false);
    assert_places(" --at station=Oslo", " --at station=Oslo", false);
    assert_places(" --at '\"station=Oslo, N\"'", " --at '\"station=Oslo, N\"'", false);
    assert_places(" --at lat=50,lon=10", "", false); /* not said by both */
    assert_places("", " --at lat=50", false);
    assert_places(" --at lat=50,lon=10", " --at lat=50,lon=11", true);
    assert_places(" --at lat=50,lon=10", " --at lon=50,lat=10", true);
    assert_places(" --at lat=50,lon=10", " --at lat=50", true);
    assert_places(" --at lat=50", " --at lat=50,lon=10", true);
    assert_places(" --at station=Oslo", " --at station=oslo", true);
    assert_places(" --at station=Oslo", " --at station", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_read_as_a_shell_reads_them),
        cmocka_unit_test(flags_are_those_of_the_commands_that_made_the_dataset),
        cmocka_unit_test(a_word_may_end_anywhere),
        cmocka_unit_test(a_folder_is_one_file_of_a_command),
        cmocka_unit_test(parts_share_whole_lines),
        cmocka_unit_test(a_line_without_an_end_is_one),
        cmocka_unit_test(a_place_is_the_same_in_any_order_and_with_any_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
