/* told_classes - every forecast of classes of a part, beside the class that came: what lc_forecasts is for numbers. */
#ifndef LC_EVAL_TOLD_CLASSES_H
#define LC_EVAL_TOLD_CLASSES_H

#include <lanecast/evaluate.h>

typedef struct lc_told_classes lc_told_classes;

/* Sets what the table has for good. The table's arrays are the object's. */
lc_status lc_told_classes_new(lc_told_classes **out, lc_forecast_table *table, const lc_forecaster *forecaster, lc_part part,
                              const char *series);

/* Fills it with the next windows; *out NULL after the last. */
lc_status lc_told_classes_next(const lc_forecast_table **out, lc_forecast_table *table, lc_told_classes *told);
void lc_told_classes_free(lc_told_classes *told);

#endif
