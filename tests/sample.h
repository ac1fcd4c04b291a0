/* sample - small datasets for tests: hourly from 1970 on, values that tell series, row and channel. */
#ifndef LC_TESTS_SAMPLE_H
#define LC_TESTS_SAMPLE_H

#include <stdio.h>

#include <lanecast/dataset.h>

#include "core/mem.h"
#include "unit.h"

/* A dataset of that many series, rows[i] each; channels are named a, b, ... and series s0, s1, ... */
static inline lc_dataset *sample_new(size_t series_count, const size_t *rows, size_t channels)
{
    lc_dataset *dataset = NULL;
    char name[32];
    assert_ok(lc_new(&dataset, 1, sizeof *dataset));
    assert_ok(lc_copy_text(&dataset->title, "sample"));
    assert_ok(lc_new(&dataset->channel, channels, sizeof *dataset->channel));
    assert_ok(lc_new(&dataset->series, series_count, sizeof *dataset->series));
    dataset->channels = channels;
    dataset->series_count = series_count;
    for (size_t c = 0; c < channels; c++) {
        snprintf(name, sizeof name, "%c", (char)('a' + c));
        assert_ok(lc_copy_text(&dataset->channel[c].name, name));
        assert_ok(lc_copy_text(&dataset->channel[c].units, "1"));
    }
    for (size_t i = 0; i < series_count; i++) {
        lc_series *series = &dataset->series[i];
        snprintf(name, sizeof name, "s%zu", i);
        assert_ok(lc_copy_text(&series->name, name));
        assert_ok(lc_new(&series->time, rows[i], sizeof *series->time));
        assert_ok(lc_new(&series->value, rows[i] * channels, sizeof *series->value));
        series->rows = rows[i];
        for (size_t row = 0; row < rows[i]; row++) {
            series->time[row] = (int64_t)row * 3600;
            for (size_t c = 0; c < channels; c++)
                series->value[row * channels + c] = 1000.0 * (double)i + (double)row + (double)c / 10;
        }
    }
    return dataset;
}

#endif
