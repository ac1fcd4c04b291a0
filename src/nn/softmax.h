/* softmax - shares of a sum of exponentials, the largest number taken off first, so that none of them overflows. */
#ifndef LC_NN_SOFTMAX_H
#define LC_NN_SOFTMAX_H

#include <stddef.h>

/* ln sum e^x[k], of one number or more; x becomes e^x[k] / sum. */
double lc_softmax(double *x, size_t count);

#endif
