/* kernels - the level's own kernels, gathered in lane.c. */
#ifndef LC_LANE_KERNELS_H
#define LC_LANE_KERNELS_H

#include "lane/attend.h"
#include "lane/lane.h"
#include "lane/outer.h"
#include "lane/product.h"

void LC_LEVEL(lc_product_run)(const lc_product *product);
void LC_LEVEL(lc_single_run)(const lc_single *single);
void LC_LEVEL(lc_outer_run)(const lc_outer *outer);
void LC_LEVEL(lc_transpose_run)(const lc_transpose *transpose);
extern const lc_attend_kernels LC_LEVEL(lc_attend_kernels);
void LC_LEVEL(lc_ceiling_fma)(lc_real *sink, size_t rounds);
void LC_LEVEL(lc_ceiling_sum)(lc_real *sink, const lc_real *x, size_t count);

#endif
