/* reading - outputs of a network into what is said of every cell, in the data's own units. */
#ifndef LC_MODEL_READING_H
#define LC_MODEL_READING_H

#include "model/task.h"

/* The columns of the request's outlook, or the point: out (count, cells, columns) from y (count, cells, outputs of the head). */
void lc_reading_run(double *out, const lc_real *y, const lc_net *net, const lc_config *config,
                    const lc_forecast_request *request);

#endif
