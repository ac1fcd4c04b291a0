/* run_file - what writing and reading a run file share. The layout is told in run_write.c. */
#ifndef LC_MODEL_RUN_FILE_H
#define LC_MODEL_RUN_FILE_H

#include <string.h>

#include "core/h5.h"
#include "model/forecaster.h"

#define LC_RUN_SCHEMA "lanecast-run"
enum { LC_RUN_VERSION = 2, LC_RUN_SPAN = sizeof(lc_span) / sizeof(int64_t) };

static inline lc_h5_type lc_run_real(void)
{
    return sizeof(lc_real) == sizeof(float) ? LC_H5_F32 : LC_H5_F64;
}

/* PyTorch's shape: a bias has one dimension. */
static inline lc_h5_shape lc_run_shape(const lc_parameter *p)
{
    return (lc_h5_shape){strstr(p->name, "bias") ? 1 : 2, {p->rows, p->columns}};
}

/* place (series of the data): the index in the run of each series of the data. *alias, for lc_free: where both have one series,
 * by different names, the run's; it stays as it is otherwise. LC_E_DATA if channels differ or a series is none of the run's. */
lc_status lc_run_match(size_t *place, char **alias, lc_h5 *h5, const lc_dataset *dataset, const char *path);

/* The columns of a history. Seconds are left out: the same run must give the same bytes. */
typedef struct lc_run_column {
    const char *name;
    size_t offset; /* in lc_epoch */
} lc_run_column;

static const lc_run_column lc_run_columns[] = {
    {"loss", offsetof(lc_epoch, loss)},
    {"valid_loss", offsetof(lc_epoch, valid_loss)},
    {"gradient_norm", offsetof(lc_epoch, gradient_norm)},
    {"rate", offsetof(lc_epoch, rate)},
};

enum { LC_RUN_COLUMNS = sizeof lc_run_columns / sizeof lc_run_columns[0] };

#endif
