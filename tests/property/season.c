/* season: what data.season = auto becomes, and that the run knows the choice. */
#include "forecasters.h"

#include <string.h>

#include "core/rng.h"
#include "data/axis.h"

enum { HOUR = 3600, DAY = 86400, ROWS = 600 };

/* What a series of one channel is made of: a season, and a walk. */
typedef struct recipe {
    double season, walk;
    size_t rows; /* of the season */
    int64_t step;
    bool work; /* from Monday to Friday */
} recipe;

static lc_dataset *make(const recipe *r)
{
    const size_t rows = ROWS;
    lc_dataset *d = sample_new(1, &rows, 1);
    lc_rng rng = lc_rng_new(7, "season", 0);
    double level = 0;
    for (size_t row = 0; row < rows; row++) {
        level += r->walk * lc_rng_normal(&rng);
        d->series[0].time[row] = (int64_t)(r->work ? row / 5 * 7 + row % 5 + 4 : row) * r->step;
        d->series[0].value[row] = level + r->season * sin(2 * M_PI * (double)row / (double)r->rows) + 0.1 * lc_rng_normal(&rng);
    }
    return d;
}

static lc_config config_of(const char *kind, const char *const *set)
{
    lc_config config = forecaster_config(kind);
    assert_ok(lc_config_set(&config, "data.season=auto"));
    for (; set && *set; set++)
        assert_ok(lc_config_set(&config, *set));
    return config;
}

static void becomes(const recipe *r, const char *const *set, size_t season, const char *why)
{
    lc_dataset *d = make(r);
    const lc_config config = config_of("mean", set);
    lc_forecaster *f;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_int_equal(lc_forecaster_config(f)->data.season, season);
    if (*why ? !strstr(lc_forecaster_notes(f), why) : strstr(lc_forecaster_notes(f), "data.season") != NULL)
        fail_msg("'%s' does not say '%s'", lc_forecaster_notes(f), why);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static const recipe hours = {4, 0, 24, HOUR, false}, weeks = {4, 0, 168, HOUR, false}, walk = {0, 1, 24, HOUR, false},
                    days = {4, 0, 7, DAY, false}, work = {4, 0, 5, DAY, true}, odd = {4, 0, 24, 7 * HOUR, false};

static void the_naive_forecast_that_errs_least_says_it(void **state)
{
    (void)state;
    static const char *const none[] = {NULL}, *const no_validation[] = {"data.split=0.8 0 0.2", NULL},
                             *const long_week[] = {"data.split=0.8 0.1 0.1", NULL};
    becomes(&hours, none, 24,
            "data.season = auto: 24, by the scaled MSE over the validation windows: the value 24 rows before has ");
    becomes(&weeks, long_week, 168, "the value 168 rows before has ");
    becomes(&walk, none, 0, "data.season = auto: 0, by the scaled MSE");
    becomes(&days, none, 7, "data.season = auto: 7, ");
    becomes(&work, none, 5, "data.season = auto: 5, ");
    becomes(&walk, no_validation, 24, "data.season = auto: 24, as rows of this step often have: there are no validation windows");
    becomes(&odd, none, 0, ""); /* of 7 hours there is no usual one */
}

/* Two of a season must be in the training rows. */
static void a_season_that_was_not_seen_twice_is_none(void **state)
{
    (void)state;
    static const char *const rows[] = {"data.split=40 100 460", NULL};
    becomes(&hours, rows, 0, "");
}

/* Who asks for it by name has one. */
static void a_seasonal_forecaster_always_has_one(void **state)
{
    (void)state;
    lc_dataset *d = make(&walk);
    const lc_config config = config_of("seasonal_naive", NULL);
    lc_forecaster *f;
    assert_ok(lc_forecaster_new(&f, d, &config));
    assert_int_equal(lc_forecaster_config(f)->data.season, 24);
    lc_forecaster_free(f);
    lc_dataset_free(d);
    d = make(&odd);
    assert_fails(lc_forecaster_new(&f, d, &config), LC_E_CONFIG, "seasonal_naive needs data.season");
    lc_dataset_free(d);
}

/* What asked for it is what the run is loaded by; another number is another season. */
static void the_run_knows_the_choice(void **state)
{
    (void)state;
    lc_dataset *d = make(&hours);
    const lc_config asked = config_of("recurrent", NULL);
    lc_forecaster *f = forecaster_trained(d, &asked), *loaded;
    lc_config kept;
    char *run;
    size_t bytes;
    assert_ok(lc_forecaster_store(&run, &bytes, f));
    assert_ok(lc_run_configuration(&kept, run, bytes));
    assert_int_equal(kept.data.season, 24);
    assert_ok(lc_forecaster_restore(&loaded, run, bytes, d, &asked));
    assert_int_equal(lc_forecaster_config(loaded)->data.season, 24);
    assert_null(strstr(lc_forecaster_notes(loaded), "data.season"));
    lc_forecaster_free(loaded);
    assert_ok(lc_config_set(&kept, "data.season=12"));
    assert_ok(lc_forecaster_restore(&loaded, run, bytes, d, &kept));
    assert_int_equal(lc_forecaster_config(loaded)->data.season, 12);
    lc_forecaster_free(loaded);
    lc_string_free(run);
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

static void says(const char *rows, const lc_axis *axis, const lc_series *series)
{
    char text[64] = "";
    const lc_seasons s = lc_axis_seasons(axis, series);
    for (size_t i = 0, used = 0; i < s.count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%zu", i ? " " : "", s.rows[i]);
    assert_string_equal(text, rows);
}

static void seasons_of(const char *rows, const lc_axis *axis)
{
    says(rows, axis, &(lc_series){0});
}

static void steps_and_months_have_usual_seasons(void **state)
{
    (void)state;
    lc_axis axis = {.kind = LC_AXIS_STEPS, .ticks = 1, .regular = true};
    static const struct {
        int64_t step;
        const char *rows;
    } plain[] = {{60, "1440 10080"}, {600, "144 1008"}, {HOUR, "24 168"}, {6 * HOUR, "4 28"}, {7 * HOUR, ""},
                 {30, ""},           {DAY, "7 365"},    {7 * DAY, "52"},  {30 * DAY, ""}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        axis.step = plain[i].step;
        seasons_of(plain[i].rows, &axis);
    }
    seasons_of("52", &(lc_axis){.kind = LC_AXIS_DAYS, .ticks = 1, .regular = true, .days = 0x10, .step = 7 * DAY});
    static const char *const months[] = {"", "12", "6", "4", "3", "", "2"};
    for (int i = 1; i <= 6; i++)
        seasons_of(months[i], &(lc_axis){.kind = LC_AXIS_MONTHS, .ticks = 1, .regular = true, .months = i});
    seasons_of("", &(lc_axis){.kind = LC_AXIS_MONTHS, .ticks = 1, .regular = true, .months = 12});
}

/* Hours of the week of which a series has rows, as its calendar is learnt from them; `leave` in 100 rows are left out. */
typedef struct opening {
    unsigned days; /* bit 0 for Monday */
    int64_t first, last, step;
    size_t leave;
    const char *rows;
} opening;

static void learns(const opening *o)
{
    enum { MOST = 4000 };
    static int64_t time[MOST];
    lc_series series = {.time = time};
    lc_axis axis;
    for (int64_t day = 4; day < 4 + 40 * 7 && series.rows + 24 < MOST; day++) /* from a Monday on */
        for (int64_t at = o->first; at <= o->last && (o->days >> (day + 3) % 7 & 1); at += o->step)
            if ((size_t)(day * 31 + at / o->step * 17) * 2654435761u / 64 % 100 >= o->leave)
                time[series.rows++] = day * DAY + at;
    assert_ok(lc_axis_of(&axis, &series));
    says(o->rows, &axis, &series);
}

static void weekdays_and_sessions_have_usual_seasons(void **state)
{
    (void)state;
    static const opening each[] = {{0x1f, 0, 0, DAY, 0, "5"},
                                   {0x3f, 0, 0, DAY, 0, "6"},
                                   {0x4f, 0, 0, DAY, 0, "5"}, /* Sunday to Thursday */
                                   {0x15, 0, 0, DAY, 0, "3"}, /* Monday, Wednesday, Friday */
                                   {0x1f, 0, 0, DAY, 5, "5"},
                                   {0x1f, 0, 0, DAY, 30, ""}, /* five rows are no week */
                                   {0x7f, 0, 0, DAY, 30, ""},
                                   {0x1f, 9 * HOUR, 16 * HOUR, HOUR, 0, "8 40"},
                                   {0x7f, 9 * HOUR, 16 * HOUR, 2 * HOUR, 0, "4 28"},
                                   {0x1f, 0, 23 * HOUR, 2 * HOUR, 0, "12 60"},
                                   {0x10, 9 * HOUR, 16 * HOUR, HOUR, 0, "8"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        learns(&each[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_naive_forecast_that_errs_least_says_it), cmocka_unit_test(a_season_that_was_not_seen_twice_is_none),
        cmocka_unit_test(a_seasonal_forecaster_always_has_one),       cmocka_unit_test(the_run_knows_the_choice),
        cmocka_unit_test(steps_and_months_have_usual_seasons),        cmocka_unit_test(weekdays_and_sessions_have_usual_seasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
