/* quality - what is in a dataset and what looks wrong with it. It only looks: nothing is changed.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_dataset *data = NULL;
 *         lc_quality *quality = NULL;
 *         char *warnings = NULL;
 *         lc_status status = lc_dataset_read(&data, NULL, "weather.h5");
 *         if (status == LC_OK)
 *             status = lc_quality_new(&quality, data);
 *         if (status == LC_OK)
 *             status = lc_quality_warnings(&warnings, quality, data, 5);
 *         if (status == LC_OK)
 *             printf("%zu gaps\n%s", quality->series[0].gaps, warnings);
 *         else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_string_free(warnings);
 *         lc_quality_free(quality);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_QUALITY_H
#define LANECAST_QUALITY_H

#include <lanecast/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* One channel of one series.
 *
 * A suspected sentinel is a number written for a missing value. It lies outside the other values by more than their whole
 * range and is one of -99, -99.9, -99.99, -999, -999.9, -999.99, 999, 999.9, 999.99, -9900, -9999, -9999.9, -9999.99, 9999,
 * 9999.9, 9999.99, -99999, 99999, -1234, -123321, -7777, -8888, -32768, 32767, 65535, 1e20; or it is the smallest or the
 * largest of the values beyond this list, occurs at least three times, and lies outside the others by more than ten times
 * their range, which is not 0. The others are values that are not in the list. Or it is 0, in at most a tenth of the rows,
 * where all others are positive, at most one in 1000 steps from row to row halves or doubles a value, and it is reached at
 * once, by ten times the step before: a price is not 0.
 *
 * Outliers are values without a suspected sentinel beside them: of at least 20 values, the smallest or the largest ones, of which
 * at most one in 100 is taken for one, or one of fewer, that lie outside all others by more than ten times their range. */
typedef struct lc_channel_quality {
    size_t missing;            /* NaN */
    bool constant;             /* at least two values, all the same except for rounding */
    size_t sentinels;          /* suspected values; they are not taken out of what follows, for a scaler sees them too */
    double sentinel;           /* the most frequent of them; NaN without one */
    size_t outliers;           /* values far from all others; they are not taken out either */
    double outlier;            /* the farthest of them; NaN without one */
    double mean, sd, min, max; /* sd: of the population; NaN where every value is missing */
} lc_channel_quality;

enum { LC_CALENDAR_WORDS = 96 };

typedef struct lc_series_quality {
    size_t rows;
    int64_t ticks;                    /* per second: what step and longest_gap count */
    int64_t step;                     /* median ticks from row to row; 0 with fewer than two rows */
    bool regular;                     /* the stamps are regular in the sense of window.h */
    bool learnt;                      /* some weekdays or hours are closed, and `calendar` says which are not */
    char calendar[LC_CALENDAR_WORDS]; /* "Mon-Fri 09:30-15:55", "months, on the last day"; "" where there are steps only */
    size_t gaps;                      /* in the sense of window.h; 0 where gaps cannot be recognized */
    int64_t longest_gap;              /* ticks */
    size_t duplicates;                /* rows with the stamp of the row before */
    lc_channel_quality *channel;      /* (channels) */
} lc_series_quality;

typedef struct lc_quality {
    size_t channels, series_count;
    lc_series_quality *series; /* (series_count), in the dataset's order */
} lc_quality;

/* For lc_quality_free. */
lc_status lc_quality_new(lc_quality **out, const lc_dataset *dataset);
void lc_quality_free(lc_quality *quality);

/* What a user should look at before training: a line each, the gravest first; "and 12 more" for what is beyond `most`
 * lines. Empty if all is well. *out is for lc_string_free. */
lc_status lc_quality_warnings(char **out, const lc_quality *quality, const lc_dataset *dataset, size_t most);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
