/* simulate - made-up but realistic series, with the best possible forecast stored with them.
 *
 * The ideal of a row is the exact conditional mean of later values given all rows up to it: no forecast has a smaller expected
 * squared error. A model is measured against it.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const lc_simulation weather = {
 *             .kind = "weather", .rows = 500, .horizon = 24, .seed = 7};
 *         lc_dataset *data = NULL;
 *         lc_status status = lc_dataset_simulate(&data, &weather);
 *         if (status == LC_OK)
 *             status = lc_dataset_write(data, "simulated.h5");
 *         if (status == LC_OK)
 *             printf("%zu rows\n", data->series[0].rows);
 *         else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_SIMULATE_H
#define LANECAST_SIMULATE_H

#include <lanecast/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_simulation {
    const char *kind;    /* a name of lc_simulator_names */
    size_t rows, series; /* 0: as many as the kind has by default */
    size_t horizon;      /* rows ahead of the ideal; 0: it is not stored */
    uint64_t seed;       /* the first rows and series are the same however many are asked for */
} lc_simulation;

/* A new dataset (free with lc_dataset_free). LC_E_USAGE for an unknown kind. */
lc_status lc_dataset_simulate(lc_dataset **out, const lc_simulation *request);

/* The names of what can be simulated, NULL-ended. */
const char *const *lc_simulator_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
