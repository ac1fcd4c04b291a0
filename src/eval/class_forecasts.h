/* class_forecasts - every forecast of classes of a part, beside the class that came: what lc_forecasts is for numbers. */
#ifndef LC_EVAL_CLASS_FORECASTS_H
#define LC_EVAL_CLASS_FORECASTS_H

#include <lanecast/evaluate.h>

typedef struct lc_class_forecasts lc_class_forecasts;

/* Sets what the table has for good. The table's arrays are the object's. */
lc_status lc_class_forecasts_new(lc_class_forecasts **out, lc_forecast_table *table, const lc_forecaster *forecaster,
                                 lc_part part, const char *series);

/* Fills it with the next windows; *out NULL after the last. */
lc_status lc_class_forecasts_next(const lc_forecast_table **out, lc_forecast_table *table, lc_class_forecasts *forecasts);
void lc_class_forecasts_free(lc_class_forecasts *forecasts);

#endif
