/* head - the defaults of what a head may leave out. */
#include "nn/head.h"

void lc_head_read(double *value, const lc_head *head, double shift, double scale, const void *knobs)
{
    if (head->read) {
        head->read(value, shift, scale, knobs);
        return;
    }
    for (size_t i = 0; i < lc_head_outputs(head, knobs); i++)
        value[i] = value[i] * scale + shift;
}

double lc_head_point(const double *value, const lc_head *head, const void *knobs)
{
    return head->point ? head->point(value, knobs) : value[0];
}
