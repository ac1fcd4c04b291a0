/* axis_samples - datasets whose time has fractions, zones or another calendar. */
#ifndef LC_TESTS_UNIT_AXIS_SAMPLES_H
#define LC_TESTS_UNIT_AXIS_SAMPLES_H

#include "core/date.h"
#include "sample.h"

enum { HALF_HOUR = 1800 };

static inline int64_t seconds(const char *text)
{
    int64_t out = 0;
    assert_true(lc_date_parse(&out, text));
    return out;
}

/* Every half hour and a quarter of a second, two days around the hour that Berlin leaves out; two series with a zone each. */
static inline lc_dataset *daylight(void)
{
    lc_dataset *d = sample_new(2, (const size_t[]){96, 50}, 2);
    for (size_t i = 0; i < 2; i++) {
        lc_series *s = &d->series[i];
        s->ticks = 1000;
        assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
        assert_ok(lc_copy_text(&s->zone, i ? "America/New_York" : "Europe/Berlin"));
        for (size_t row = 0; row < s->rows; row++) {
            int64_t utc = seconds("2020-03-28 00:00:00") + (int64_t)row * HALF_HOUR;
            s->time[row] = utc * 1000 + 250;
            s->offset[row] = i ? -4 * 3600 : utc < seconds("2020-03-29 01:00:00") ? 3600 : 7200;
        }
    }
    return d;
}

/* Every day of 2019 and 2020, which end with the 365th day each. */
static inline lc_dataset *noleap(void)
{
    lc_dataset *d = sample_new(1, (const size_t[]){730}, 1);
    d->series->calendar = LC_CALENDAR_NOLEAP;
    for (size_t row = 0; row < 730; row++)
        d->series->time[row] = (lc_calendar_days(LC_CALENDAR_NOLEAP, (lc_day){2019, 1, 1}) + (int64_t)row) * 86400;
    return d;
}

#endif
