/* softmax - shares in place of numbers. */
#include "nn/softmax.h"

#include <math.h>

double lc_softmax(double *x, size_t count)
{
    double most = x[0];
    for (size_t k = 1; k < count; k++)
        most = fmax(most, x[k]);
    double sum = x[0] = exp(x[0] - most);
    for (size_t k = 1; k < count; k++)
        sum += x[k] = exp(x[k] - most);
    for (size_t k = 0; k < count; k++)
        x[k] /= sum;
    return most + log(sum);
}
