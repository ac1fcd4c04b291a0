/* bed - the dataset of scripts/golden/evaluation.py, and a baseline that has seen its training rows. */
#ifndef LC_TESTS_GOLDEN_BED_H
#define LC_TESTS_GOLDEN_BED_H

#include "golden/numbers.h"

#include <lanecast/forecaster.h>

#include "model/baseline.h"
#include "sample.h"

enum { BED_CHANNELS = 5, BED_HORIZON = 4 };

typedef struct golden_bed {
    lc_dataset *dataset;
    lc_forecaster *forecaster;
    const lc_windows *windows; /* of the test part */
} golden_bed;

/* How many test windows there are. */
static inline size_t golden_bed_read(lc_dataset *dataset)
{
    static double number[4 * NUMBERS_MOST];
    char key[GOLDEN_WORD], word[GOLDEN_WORD];
    size_t count, windows = 0;
    FILE *file = golden_open("eval", "data");
    while (golden_line(file, key, word, number, &count, 4 * NUMBERS_MOST)) {
        lc_series *series = &dataset->series[strcmp(word, "1") == 0];
        if (strcmp(key, "values") == 0) {
            assert_int_equal(count, 1 + series->rows * BED_CHANNELS);
            memcpy(series->value, number + 1, (count - 1) * sizeof *number);
        } else if (strcmp(key, "ideal") == 0) {
            assert_ok(lc_new(&series->ideal, count - 1, sizeof *series->ideal));
            series->ideal_horizon = BED_HORIZON;
            for (size_t i = 0; i < count - 1; i++)
                series->ideal[i] = (float)number[i + 1];
        } else if (strcmp(key, "gap") == 0)
            for (size_t row = (size_t)number[1]; row < series->rows; row++)
                series->time[row] += 24 * 3600;
        else
            windows = (size_t)number[0];
    }
    fclose(file);
    return windows;
}

static inline void golden_bed_open(golden_bed *bed, const char *baseline)
{
    static const char *const set[] = {"data.target=c a d e", "data.input=*",     "data.split=0.5 0.2 0.3", "data.missing=mask",
                                      "data.season=5",       "window.context=6", "window.horizon=4",       "data.scale=standard"};
    lc_config config = lc_config_default();
    lc_progress progress;
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        assert_ok(lc_config_set(&config, set[i]));
    snprintf(config.model.kind, sizeof config.model.kind, "%s", baseline);
    static const char *const classes[] = {"data.target=c a d", "classes.of=change", "classes.limits=-0.5 0.5"};
    for (size_t i = 0; lc_baseline_find(baseline)->classes && i < sizeof classes / sizeof *classes; i++)
        assert_ok(lc_config_set(&config, classes[i]));
    bed->dataset = sample_new(2, (const size_t[]){50, 140}, BED_CHANNELS);
    const size_t windows = golden_bed_read(bed->dataset);
    assert_ok(lc_forecaster_new(&bed->forecaster, bed->dataset, &config));
    assert_ok(lc_forecaster_step(&progress, bed->forecaster));
    assert_true(progress.done);
    assert_ok(lc_forecaster_windows(&bed->windows, bed->forecaster, LC_TEST));
    assert_int_equal(lc_windows_count(bed->windows), windows);
}

static inline void golden_bed_close(golden_bed *bed)
{
    lc_forecaster_free(bed->forecaster);
    lc_dataset_free(bed->dataset);
}

#endif
