/* scaler - per series and channel: scaled = (x - shift) / scale. Fitted on training rows only.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_dataset *data = NULL;
 *         lc_split *split = NULL;
 *         lc_scaler *scaler = NULL;
 *         lc_status status = lc_dataset_read(&data, NULL, "weather.h5");
 *         if (status == LC_OK)
 *             status = lc_split_new(&split, data, "0.7 0.1 0.2");
 *         if (status == LC_OK)
 *             status =
 *                 lc_scaler_new(&scaler, data, split, "robust", NULL);
 *         for (size_t i = 0; status == LC_OK && i < data->channels; i++)
 *             printf("(%s - %.2f) / %.2f\n", data->channel[i].name,
 *                    scaler->shift[i], scaler->scale[i]);
 *         if (status != LC_OK)
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_scaler_free(scaler);
 *         lc_split_free(split);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_SCALER_H
#define LANECAST_SCALER_H

#include <lanecast/option.h>
#include <lanecast/window.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_scaler {
    char name[LC_NAME_MAX];
    size_t series_count, channels;
    double *shift, *scale; /* (series, channels); scale is never 0 */
    bool *across;          /* (channels): constant within every series, and scaled across them: a static covariate */
    bool *borrowed;        /* (series, channels): too few training values, so that the scale is the panel's */
    bool *fallen; /* (series, channels): values differ, but the spread that the scaler measures is 0 (of robust, where more
                              than half are one number), and none is borrowed: scale is 1. Of both: false where read from a run */
} lc_scaler;

/* A series with fewer known training values of a channel is scaled with the panel's spread. */
enum { LC_SCALER_FEW = 20 };

/* Fits the scaler of that name (lc_scaler_names) on the training rows of each series. Missing values are left out. A channel
 * that is constant, except for rounding, gets scale 1; so does one whose spread is 0 to the scaler alone. Of
 * several series: a channel that is constant within each of them, but not the same in all, is fitted on their constants, once
 * for all; where a series has fewer than LC_SCALER_FEW known training values of a channel and others have more, its scale is the
 * median of those that are not constant (and its shift too, if it has no value at all); where none has more, so is that of a
 * series whose values are one number, or none. knobs: those given for the scaler; NULL:
 * defaults. LC_E_CONFIG for a name that is not one of them. */
lc_status lc_scaler_new(lc_scaler **out, const lc_dataset *dataset, const lc_split *split, const char *name,
                        const lc_knobs *knobs);
void lc_scaler_free(lc_scaler *scaler);

/* The names of all scalers, NULL-ended. */
const char *const *lc_scaler_names(void);

/* Scaled copies of the values: (rows, channels) per series. */
typedef struct lc_scaled {
    size_t series_count, channels;
    lc_real **value;
} lc_scaled;

lc_status lc_scaled_new(lc_scaled **out, const lc_dataset *dataset, const lc_scaler *scaler);
void lc_scaled_free(lc_scaled *scaled);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
