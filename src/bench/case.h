/* case - what is measured: one network, one batch, one length of context, read from a name. */
#ifndef LC_BENCH_CASE_H
#define LC_BENCH_CASE_H

#include "core/status.h"

#include <lanecast/config.h>

/* lstm-B64-T96-I7-H64-L1; bilstm-...: both directions; infer-...: forecasts only. */
typedef struct lc_bench_case {
    char name[LC_NAME_MAX], cell[LC_NAME_MAX];
    bool bidirectional, inference;
    size_t batch, context, inputs, hidden, layers;
} lc_bench_case;

/* LC_E_USAGE if the name is not of that form. */
lc_status lc_bench_case_parse(lc_bench_case *out, const char *name);

/* The names that are run where the user gives no name, NULL-ended. */
extern const char *const lc_bench_standard[];

/* Multiplications and additions of the products of one step: forward, backward and weight gradients, or forward only for
 * inference. */
double lc_bench_work(const lc_bench_case *bench);

/* Its run: forecasts every channel one step ahead, trained by Adam on a dataset of `rows` rows, all of them for training. */
lc_config lc_bench_config(const lc_bench_case *bench, size_t rows);

#endif
