/* Rows on a regular grid where clocks change: a day, a week and a month are those of local time, an hour is that of UTC; between them rows decide. */
#include "data/grid.h"
#include "data/series.h"
#include "data/stamp.h"
#include "unit/import_text.h"

/* stamp value | stamp value ..., a missing value as "-". */
static void on_grid(const char *step, const char *zone, const char *text, const char *expected)
{
    lc_dataset *d = import_text(NULL, text, (lc_import){.zone = zone});
    lc_buffer notes = {0};
    char found[2048] = "";
    size_t used = 0;
    assert_ok(lc_dataset_grid(d, NULL, step, &notes));
    for (size_t row = 0; row < d->series->rows; row++) {
        char stamp[LC_STAMP_TEXT], value[32] = "-";
        lc_series_stamp(stamp, d->series, row);
        if (!isnan(d->series->value[row]))
            snprintf(value, sizeof value, "%g", d->series->value[row]);
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s %s", row ? " | " : "", stamp, value);
    }
    assert_string_equal(found, expected);
    lc_buffer_free(&notes);
    lc_dataset_free(d);
}

static void cells_of_a_day_or_more_are_local(void **state)
{
    (void)state;
    on_grid("1day", "Europe/Berlin", "date,x\n2020-03-28,1\n2020-03-30,3\n",
            "2020-03-28 00:00:00+01:00 1 | 2020-03-29 00:00:00+01:00 - | 2020-03-30 00:00:00+02:00 3");
    on_grid(
        "1week", "Europe/Berlin", "date,x\n2020-10-18,1\n2020-11-08,3\n",
        "2020-10-18 00:00:00+02:00 1 | 2020-10-25 00:00:00+02:00 - | 2020-11-01 00:00:00+01:00 - | 2020-11-08 00:00:00+01:00 3");
    on_grid("1month", "Europe/Berlin", "date,x\n2020-02-01,1\n2020-04-01,3\n",
            "2020-02-01 00:00:00+01:00 1 | 2020-03-01 00:00:00+01:00 - | 2020-04-01 00:00:00+02:00 3");
}

/* São Paulo's clocks had no midnight on that day. */
static void a_cell_that_clocks_skip_is_the_next_moment(void **state)
{
    (void)state;
    on_grid("1day", "America/Sao_Paulo", "date,x\n2018-11-03,2\n2018-11-05,3\n",
            "2018-11-03 00:00:00-03:00 2 | 2018-11-04 01:00:00-02:00 - | 2018-11-05 00:00:00-02:00 3");
}

static void cells_of_hours_are_of_utc(void **state)
{
    (void)state;
    on_grid("1h", "Europe/Berlin", "date,x\n2020-03-29 00:00,3\n2020-03-29 03:00,4\n2020-03-29 05:00,6\n",
            "2020-03-29 00:00:00+01:00 3 | 2020-03-29 01:00:00+01:00 - | 2020-03-29 03:00:00+02:00 4 | "
            "2020-03-29 04:00:00+02:00 - | 2020-03-29 05:00:00+02:00 6");
}

static void cells_of_several_hours_are_of_the_clocks_that_rows_keep(void **state)
{
    (void)state;
    on_grid("6h", "Europe/Berlin",
            "date,x\n2020-03-28 06:00,1\n2020-03-28 12:00,2\n2020-03-29 00:00,3\n2020-03-29 06:00,4\n2020-03-29 12:00,5\n",
            "2020-03-28 06:00:00+01:00 1 | 2020-03-28 12:00:00+01:00 2 | 2020-03-28 18:00:00+01:00 - | "
            "2020-03-29 00:00:00+01:00 3 | 2020-03-29 06:00:00+02:00 4 | 2020-03-29 12:00:00+02:00 5");
    on_grid("6h", "Europe/Berlin", "date,x\n2020-03-28 07:00,1\n2020-03-29 01:00,3\n2020-03-29 08:00,4\n2020-03-29 14:00,5\n",
            "2020-03-28 07:00:00+01:00 1 | 2020-03-28 13:00:00+01:00 - | 2020-03-28 19:00:00+01:00 - | "
            "2020-03-29 01:00:00+01:00 3 | 2020-03-29 08:00:00+02:00 4 | 2020-03-29 14:00:00+02:00 5");
}

static void ends_of_months_stay_ends(void **state)
{
    (void)state;
    on_grid("1month", NULL, "date,x\n2021-02-28,2\n2021-03-31,3\n2021-05-31,5\n2021-06-30,6\n",
            "2021-02-28 00:00:00 2 | 2021-03-31 00:00:00 3 | 2021-04-30 00:00:00 - | 2021-05-31 00:00:00 5 | "
            "2021-06-30 00:00:00 6");
    on_grid("1month", NULL, "date,x\n2021-04-30,4\n2021-06-30,6\n2021-07-31,7\n",
            "2021-04-30 00:00:00 4 | 2021-05-31 00:00:00 - | 2021-06-30 00:00:00 6 | 2021-07-31 00:00:00 7");
}

/* Clocks of a file may go back by any time: its second row is in a cell before that of the first. */
static void a_row_before_the_first_cell_is_refused(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "date,x\n2020-01-01 00:00,1\n2020-01-01 01:00,2\n", (lc_import){.zone = "UTC"});
    lc_buffer notes = {0};
    d->series->offset[0] = 43200;
    d->series->offset[1] = -40000;
    assert_fails(lc_dataset_grid(d, NULL, "1day", &notes), LC_E_DATA, "are in one cell of the grid of 1day");
    lc_buffer_free(&notes);
    lc_dataset_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_a_day_or_more_are_local),
        cmocka_unit_test(a_cell_that_clocks_skip_is_the_next_moment),
        cmocka_unit_test(cells_of_hours_are_of_utc),
        cmocka_unit_test(cells_of_several_hours_are_of_the_clocks_that_rows_keep),
        cmocka_unit_test(ends_of_months_stay_ends),
        cmocka_unit_test(a_row_before_the_first_cell_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
