/* lanecast - the whole library: trains recurrent networks to forecast time series.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_config config = lc_config_default();
 *         lc_dataset *data = NULL;
 *         lc_forecaster *model = NULL;
 *         lc_progress progress = {0};
 *         lc_status status = lc_dataset_read(&data, NULL, "weather.h5");
 *         if (status == LC_OK)
 *             status = lc_forecaster_new(&model, data, &config);
 *         while (status == LC_OK && !progress.done)
 *             status = lc_forecaster_step(&progress, model);
 *         if (status == LC_OK)
 *             status = lc_forecaster_save(model, "run.h5");
 *         if (status != LC_OK)
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_forecaster_free(model);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 *
 * Threads: a dataset does not change, and any threads may read it at once. A forecaster belongs to one thread at a time; several
 * may train at once over one dataset. Files are read and written by one thread at a time, because HDF5 is not thread-safe. A step
 * uses run.threads threads of OpenMP. Those that wait spin: a program that shares its cores with others sets
 * OMP_WAIT_POLICY=passive and GOMP_SPINCOUNT=10000 in its environment before it starts. A child of fork cannot train where its
 * parent has.
 */
#ifndef LANECAST_H
#define LANECAST_H

#include <lanecast/base.h>
#include <lanecast/option.h>
#include <lanecast/calendar.h>
#include <lanecast/dataset.h>
#include <lanecast/window.h>
#include <lanecast/scaler.h>
#include <lanecast/classes.h>
#include <lanecast/simulate.h>
#include <lanecast/import.h>
#include <lanecast/quality.h>
#include <lanecast/net.h>
#include <lanecast/train.h>
#include <lanecast/flow.h>
#include <lanecast/config.h>
#include <lanecast/forecaster.h>
#include <lanecast/evaluate.h>

#endif
