/* measure - all that a forecaster can be measured by, in one list: of its errors (eval/metric), of its quantiles (eval/spread),
 * of the classes that it says (eval/class_metric). */
#ifndef LC_EVAL_MEASURE_H
#define LC_EVAL_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

enum { LC_MEASURES_MAX = 64 };

typedef enum lc_measure_kind { LC_MEASURE_ERRORS, LC_MEASURE_QUANTILES, LC_MEASURE_CLASSES, LC_MEASURE_KINDS } lc_measure_kind;

/* All names, NULL-ended; of one kind. */
const char *const *lc_measure_names(void);
const char *const *lc_measure_names_of(lc_measure_kind kind);

/* Of measure `index` of lc_measure_names: its kind, and where those of a kind begin. */
lc_measure_kind lc_measure_kind_of(size_t index);
size_t lc_measure_first(lc_measure_kind kind);

bool lc_measure_less_is_better(size_t index);

#endif
