/* dataset - a set of series (tickers, stations) that share channels; each has its own time axis and length.
 *
 * Values are in the data's own units. A missing value is NaN and stays visible. Plain structs: read them freely.
 */
#ifndef LANECAST_DATASET_H
#define LANECAST_DATASET_H

#include <lanecast/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lc_channel {
    char *name;  /* "temperature" */
    char *units; /* "degC"; "1" where unknown or without unit */
} lc_channel;

typedef struct lc_series {
    char *name; /* "AAPL" */
    size_t rows;
    int64_t *time;        /* (rows) seconds since 1970-01-01 00:00:00, proleptic Gregorian, no zone */
    double *value;        /* (rows, channels) */
    size_t ideal_horizon; /* 0: the best possible forecast is not known */
    float *ideal; /* (rows, ideal_horizon, channels): E[value at row t+1+k | rows 0..t]; NaN where unknown. NULL if not known */
} lc_series;

typedef struct lc_dataset {
    char *title;
    size_t channels;
    lc_channel *channel;
    size_t series_count;
    lc_series *series;
} lc_dataset;

/* Reads a file of any readable format into *out (free with lc_dataset_free). The format is found by looking at the content.
 * *notes: what reading had to decide and a user should know (a text file's columns left out, rows sorted, ...), a line each, ""
 * for nothing, for lc_string_free; NULL: do not say. */
lc_status lc_dataset_read(lc_dataset **out, char **notes, const char *path);

/* Writes the native layout (netCDF-4/CF through HDF5) whole, or not at all. */
lc_status lc_dataset_write(const lc_dataset *dataset, const char *path);

/* Frees a dataset, whole or half-built. NULL is fine. */
void lc_dataset_free(lc_dataset *dataset);

/* The index of the channel of that name. LC_E_DATA, naming one that is near, if there is none. */
lc_status lc_dataset_find_channel(size_t *out, const lc_dataset *dataset, const char *name);

/* Digest (XXH3, 64 bits) of names, units, time stamps and values; independent of the file's bytes. */
uint64_t lc_dataset_digest(const lc_dataset *dataset);

#ifdef __cplusplus
}
#endif
#endif
