/* dataset - a set of series (tickers, stations) that share channels; each has its own time axis and length.
 *
 * Values are in the data's own units. A missing value is NaN and stays visible. Plain structs: read them freely; a field that is
 * 0 or NULL is the usual case.
 *
 *     #include <lanecast.h>
 *     #include <math.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const char *const channel[] = {"Close"};
 *         const char *const units[] = {"USD"};
 *         const int64_t time[] = {0, 86400, 172800};
 *         const double value[] = {101.5, NAN, 102.25};
 *         const lc_array_series series = {
 *             .name = "AAPL", .rows = 3, .time = time, .value = value};
 *         const lc_arrays arrays = {.channels = 1, .channel = channel,
 *             .units = units, .series_count = 1, .series = &series};
 *         lc_dataset *data = NULL;
 *         char stamp[LC_STAMP_TEXT];
 *         lc_status status = lc_dataset_new(&data, &arrays);
 *         if (status == LC_OK)
 *             status = lc_dataset_write(data, "aapl.h5");
 *         if (status != LC_OK) {
 *             fprintf(stderr, "%s\n", lc_error_message());
 *             lc_dataset_free(data);
 *             return 1;
 *         }
 *         lc_series_stamp(stamp, &data->series[0], 2);
 *         printf("%s %g\n", stamp, data->series[0].value[2]);
 *         lc_dataset_free(data);
 *         return 0;
 *     }
 */
#ifndef LANECAST_DATASET_H
#define LANECAST_DATASET_H

#include <lanecast/calendar.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_channel {
    char *name;     /* "temperature" */
    char *units;    /* "degC"; "1" where unknown or without unit */
    char *meanings; /* of forecast classes: a word for each of the values 0, 1, ..., blanks between them (CF's flag_meanings);
                       NULL: numbers. Written, not read back */
    char *comment;  /* of forecasts: what the number is, "the mean" (CF's comment); NULL: its name says it. Likewise */
} lc_channel;

/* The time axis of a series: time[row] / ticks seconds since 1970-01-01 00:00:00 of its calendar. With an offset that is UTC, and
 * local time is time[row] / ticks + offset[row]; without, it is local time of an unknown zone. */
typedef struct lc_series {
    char *name; /* "AAPL" */
    size_t rows;
    int64_t *time;        /* (rows), never falling */
    int64_t ticks;        /* per second: 1, 1000, 1000000 or 1000000000; 0 counts as 1 */
    lc_calendar calendar; /* 0: Gregorian */
    int32_t *offset;      /* (rows) seconds that local time is ahead of UTC; NULL where no zone is known */
    char *zone;           /* "Europe/Berlin"; NULL where unknown, and without offset */
    double *value;        /* (rows, channels) */
    size_t ideal_horizon; /* 0: the best possible forecast is not known */
    float *ideal; /* (rows, ideal_horizon, channels): E[value at row t+1+k | rows 0..t]; NaN where unknown. NULL if not known */
} lc_series;

typedef struct lc_dataset {
    char *title;
    char *history; /* the command that reads the files it came from the same way again; NULL where unknown */
    size_t channels;
    lc_channel *channel;
    size_t series_count;
    lc_series *series;
    size_t holidays;
    int64_t *holiday; /* (holidays) closed days of all series, since 1970, ascending; NULL without any */
    uint64_t seal;    /* as read: lc_dataset_content when Lanecast wrote the file; 0: another program did, or layout 1, or text */
} lc_dataset;

/* Reads a file of any readable format into *out (free with lc_dataset_free). The format is found by looking at the content.
 * *notes: what reading had to decide and a user should know (a text file's columns left out, rows sorted, ...), a line each, ""
 * for nothing, for lc_string_free; NULL: do not say. LC_E_DATA, naming what differs, for a file that Lanecast wrote and that has
 * changed since (docs/dataset-layout.md); for time that goes back, infinite values and whatever else no dataset has. */
lc_status lc_dataset_read(lc_dataset **out, char **notes, const char *path);

/* A series of a program's own arrays. Only rows, time and value must be there. */
typedef struct lc_array_series {
    const char *name; /* NULL: "series" (of several, each has a name) */
    size_t rows;
    const int64_t *time;   /* (rows) stamps, never falling, as in lc_series */
    int64_t ticks;         /* per second; 0 counts as 1 */
    const int32_t *offset; /* (rows) seconds that local time is ahead of UTC; NULL: no zone is known, and stamps are local time */
    const char *zone;      /* "Europe/Berlin", NULL where unknown; only with offsets */
    const double *value;   /* (rows, channels); NaN where missing */
} lc_array_series;

typedef struct lc_arrays {
    size_t channels;
    const char *const *channel; /* (channels) names, all different */
    const char *const *units;   /* (channels); NULL, all or one of them: "1" */
    size_t series_count;
    const lc_array_series *series;
    size_t holidays;
    const int64_t *holiday; /* (holidays) days since 1970 that are closed in every series, ascending; NULL without any; at most
                               5000, of the years 1 to 9999 */
} lc_arrays;

/* A dataset of copies of arrays, for lc_dataset_free: the same, to the digest, as an import of the same values. LC_E_DATA, naming
 * series, row and channel, for what no dataset has: time that goes back, infinite values, two series or channels of one name. */
lc_status lc_dataset_new(lc_dataset **out, const lc_arrays *arrays);

/* Writes the native layout (netCDF-4/CF through HDF5) whole, or not at all, and seals it. LC_E_DATA, naming series, row and
 * channel, for what could not be read again, a name or units that are NULL, a zone without offset, another calendar, other
 * ticks than the four. */
lc_status lc_dataset_write(const lc_dataset *dataset, const char *path);

/* Frees a dataset, whole or half-built. NULL is fine. */
void lc_dataset_free(lc_dataset *dataset);

/* The index of the channel of that name. LC_E_DATA, naming a near one, if there is no such channel. */
lc_status lc_dataset_find_channel(size_t *out, const lc_dataset *dataset, const char *name);

enum { LC_STAMP_TEXT = 80 };

/* The stamp of a row in local time, with fractions of a second where ticks count them, and the offset where it is known:
 * "2016-07-01 00:00:00", "2020-03-29 03:00:00.250+02:00". */
void lc_series_stamp(char out[LC_STAMP_TEXT], const lc_series *series, size_t row);

/* Digest (XXH3, 64 bits) of names, units, the time axis and values; independent of the file's bytes. */
uint64_t lc_dataset_digest(const lc_dataset *dataset);

/* Digest of all that a file of the native layout holds: the above, the title and the best possible forecasts. Never 0. */
uint64_t lc_dataset_content(const lc_dataset *dataset);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
