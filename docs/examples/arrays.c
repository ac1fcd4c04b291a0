/* arrays - trains on numbers that are in memory, keeps the model in memory, and forecasts newer numbers with it, without a file.
 *
 *     cc arrays.c $(pkg-config --cflags --libs lanecast) -lm -o arrays
 */
#include <lanecast.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { HOUR = 3600, ROWS = 900, NEWER = 200, CHANNELS = 2 };

/* Temperature and sunshine of an hour: two days are never the same. */
static void observe(double value[CHANNELS], size_t hour)
{
    const double day = 6.283185307179586 * (double)hour / 24;
    value[0] = 12 + 6 * sin(day) + 3 * sin(day / 9.1);
    value[1] = fmax(0, sin(day));
}

/* The rows from an hour on as a dataset of one series; *out is for lc_dataset_free. */
static lc_status observed(lc_dataset **out, size_t first, size_t rows)
{
    static const char *const channel[CHANNELS] = {"temperature", "sunshine"}, *const units[CHANNELS] = {"degC", "1"};
    static int64_t time[ROWS];
    static double value[ROWS * CHANNELS];
    for (size_t row = 0; row < rows; row++) {
        time[row] = (int64_t)(first + row) * HOUR;
        observe(value + row * CHANNELS, first + row);
    }
    const lc_array_series series = {.name = "garden", .rows = rows, .time = time, .value = value};
    const lc_arrays arrays = {.channels = CHANNELS, .channel = channel, .units = units, .series_count = 1, .series = &series};
    return lc_dataset_new(out, &arrays);
}

/* A forecaster of the temperature in six hours, trained. */
static lc_status train(lc_forecaster **out, const lc_dataset *data)
{
    lc_config config = lc_config_default();
    lc_progress progress = {0};
    lc_status status = lc_config_parse(&config,
                                       "[data]\ntarget = temperature\n"
                                       "[window]\ncontext = 48\nhorizon = 6\n"
                                       "[model]\nhidden = 8\n"
                                       "[train]\nepochs = 3\nrate = 0.01\n",
                                       "arrays.c");
    if (status == LC_OK)
        status = lc_forecaster_new(out, data, &config);
    while (status == LC_OK && !progress.done)
        status = lc_forecaster_step(&progress, *out);
    return status;
}

/* What a model, of which there are only bytes, expects after the last row of newer data. */
static lc_status forecast(const char *run, size_t bytes, const lc_dataset *newer)
{
    lc_forecaster *model = NULL;
    lc_dataset *future = NULL;
    char stamp[LC_STAMP_TEXT];
    lc_status status = lc_forecaster_restore(&model, run, bytes, newer, NULL);
    if (status == LC_OK)
        status = lc_forecaster_future(&future, NULL, model, NULL);
    for (size_t row = 0; status == LC_OK && row < future->series[0].rows; row++) {
        lc_series_stamp(stamp, &future->series[0], row);
        printf("%s,%.9g\n", stamp, future->series[0].value[row]);
    }
    lc_dataset_free(future);
    lc_forecaster_free(model);
    return status;
}

int main(void)
{
    lc_dataset *data = NULL, *newer = NULL;
    lc_forecaster *model = NULL;
    char *run = NULL;
    size_t bytes = 0;
    lc_status status = observed(&data, 0, ROWS);
    if (status == LC_OK)
        status = train(&model, data);
    if (status == LC_OK)
        status = lc_forecaster_store(&run, &bytes, model);
    if (status == LC_OK)
        status = observed(&newer, ROWS, NEWER);
    if (status == LC_OK)
        status = forecast(run, bytes, newer);
    if (status != LC_OK)
        fprintf(stderr, "%s\n", lc_error_message());
    lc_string_free(run);
    lc_forecaster_free(model);
    lc_dataset_free(newer);
    lc_dataset_free(data);
    return status == LC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
