/* classes - from targets to classes: what a configuration says, limits of training rows, and the class of every row.
 *
 * The measure of row r is y[r] (value), y[r] - y[r - lag] (change) or 100 (y[r] / y[r - lag] - 1) (percent), where lag is the
 * horizon, or 1 where each row has a class: so it depends on the row only, and y[r - lag] is the last known value of the
 * windows whose horizon ends in r. A class never looks across a gap.
 */
#ifndef LC_DATA_CLASSES_H
#define LC_DATA_CLASSES_H

#include <lanecast/classes.h>
#include <lanecast/scaler.h>

#include "core/buffer.h"
#include "data/axis.h"

/* What a [classes] section says, read. */
typedef struct lc_class_plan {
    bool label, quantiles;
    size_t limits;                    /* 0 for labels */
    double limit[LC_CLASSES_MAX - 1]; /* or which quantiles */
    size_t names, weights;            /* 0: made up; 1 each, or balanced */
    double weight[LC_CLASSES_MAX];
    bool balanced;
} lc_class_plan;

/* Whether a class is of the value itself, and not of its change since the last known row. */
bool lc_class_config_is_of_level(const lc_class_config *config);

/* Whether classes are forecast, and not numbers. */
bool lc_class_config_is_on(const lc_class_config *config);

/* LC_E_CONFIG for what no data can mean. *out: nothing where classes.of = numbers. */
lc_status lc_class_plan_read(lc_class_plan *out, const lc_class_config *config);

typedef struct lc_classes_request {
    const lc_dataset *truth, *known; /* y[r] is read from one, y[r - lag] from the other, where missing values are filled */
    const lc_split *split;           /* NULL where classes are fitted */
    const lc_axis *axis;             /* (series) */
    const size_t *targets;           /* channels */
    size_t target_count, horizon;
    const lc_class_config *config;
} lc_classes_request;

/* Limits and counts of the training rows, or those that were fitted before (limit, seen of (targets, count); *fitted is taken
 * over and becomes NULL), and the class of every row. LC_E_CONFIG for names or labels that do not fit. LC_E_DATA for what was
 * fitted for other classes, quantiles that coincide, training rows of one class only, a percentage of what is not above 0, a
 * label that is not one. *out: lc_classes_free. */
lc_status lc_classes_new(lc_classes **out, const lc_classes_request *request, lc_classes **fitted);
void lc_classes_free(lc_classes *classes);

/* Classes of the training rows of a target: their sum; share (classes): that of each. */
uint64_t lc_classes_rows(const lc_classes *classes, size_t target);
void lc_classes_shares(double *share, const lc_classes *classes, size_t target);

/* What a user should know of them, a line each: classes without a training row. */
void lc_classes_note(lc_buffer *notes, const lc_classes *classes);

/* The names in one text, for lc_free: blanks between them, and _ for blanks in them (CF 3.5, flag_meanings). */
lc_status lc_classes_words(char **out, const lc_classes *classes);

/* The class of a measure, (limits) of a target. */
size_t lc_class_of(double value, const double *limit, size_t limits);

/* --- between the files of data/classes ------------------------------------------------------------------------------- */

/* The measure of a row: NaN where it is not known; of labels, which channel is 1. piece: the first row after the last gap. */
typedef struct lc_class_row {
    size_t series, row, piece, target;
} lc_class_row;
lc_status lc_class_measure(double *out, const lc_classes_request *request, const lc_class_row *at);

/* The first row of the piece that `row` is in, from that of the row before. */
size_t lc_class_piece(const lc_classes_request *request, size_t series, size_t row, size_t piece);

/* Counts the training rows of each class. LC_E_DATA where there are none, or all have one class. */
lc_status lc_classes_count(lc_classes *classes, const lc_classes_request *request);

/* The weights of classes, as the plan says; from their counts where it says balanced. */
void lc_classes_weigh(lc_classes *classes, const lc_class_plan *plan);

/* Limits by quantiles of the training rows' measures, (limits) of one target. */
lc_status lc_class_quantiles(double *limit, const lc_classes_request *request, const lc_class_plan *plan, size_t target);

#endif
