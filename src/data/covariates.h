/* covariates - numbers that are known of a row before its targets are: what its stamp says, as sines and cosines of local time,
 * and channels whose future is planned.
 *
 * A calendar word (hour) is two columns, hour_sin and hour_cos: sin and cos of 2 pi n / period, where n counts from 0:
 *
 *     minute   of the hour, 60        month    of the year, 12
 *     hour     of the day, 24         yearday  of the year, as many as this year has: 365 or 366 (360 in a calendar of 360 days)
 *     weekday  from Monday, 7
 */
#ifndef LC_DATA_COVARIATES_H
#define LC_DATA_COVARIATES_H

#include <lanecast/scaler.h>

typedef struct lc_covariate {
    size_t field; /* of the calendar; LC_COVARIATE_CHANNEL: it is a channel */
    bool cosine;
    size_t channel;
} lc_covariate;

enum { LC_COVARIATE_CHANNEL = 99 };

/* Those that a list names: calendar words (both columns) or columns; with channels, also their names, which come first. *out
 * belongs to the caller (lc_free). key ("data.known") begins messages: LC_E_CONFIG for a word that is neither, or comes twice. */
lc_status lc_covariates_new(lc_covariate **out, size_t *count, const lc_dataset *dataset, const char *text, const char *key,
                            bool channels);

/* "hour_sin", or the channel's name. */
typedef struct lc_covariate_name {
    char text[LC_NAME_MAX];
} lc_covariate_name;
lc_covariate_name lc_covariate_name_of(const lc_covariate *covariate, const lc_dataset *dataset);

/* Of a time of the calendar, in seconds of local time; not of a channel. */
double lc_covariate_at(const lc_covariate *covariate, lc_calendar calendar, int64_t local);

/* Covariates of rows [first, first + rows) of every series, as networks read them: (rows, count) at value[series]. */
typedef struct lc_ahead {
    size_t series_count, count;
    size_t *first;
    lc_real **value;
} lc_ahead;

/* Room for `rows` rows of each series (rows of the dataset's own where rows is 0), of no value yet. */
lc_status lc_ahead_new(lc_ahead **out, const lc_dataset *dataset, size_t count, size_t rows);
void lc_ahead_free(lc_ahead *ahead);

/* The covariates of a row: channels by its values (NULL: missing) and their scale, the others by its local time. */
typedef struct lc_covariate_row {
    const double *value, *shift, *scale; /* (channels) */
    lc_calendar calendar;
    int64_t local;
} lc_covariate_row;

void lc_covariates_fill(lc_real *to, const lc_covariate *covariate, size_t count, const lc_covariate_row *row);

/* Of every row of the dataset. */
lc_status lc_ahead_of(lc_ahead **out, const lc_dataset *dataset, const lc_scaler *scaler, const lc_covariate *covariate,
                      size_t count);

#endif
