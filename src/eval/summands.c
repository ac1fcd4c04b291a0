/* summands - counts, sizes and squares of errors. */
#include "eval/summands.h"

#include "eval/errors.h"

static LC_ERROR void known(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    (void)f;
    (void)fact;
    *sum += LC_WHERE(*y == *y, LC_ONE);
}

static LC_ERROR void size(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    (void)fact;
    *sum += LC_WHERE(*y == *y, LC_SIZE(*f - *y));
}

static LC_ERROR void square(lc_four *sum, const lc_four *y, const lc_four *f, const lc_four *fact)
{
    (void)fact;
    *sum += LC_WHERE(*y == *y, (*f - *y) * (*f - *y));
}

LC_TRUTHS_ADD(add_known, 0, known)
LC_ERRORS_ADD(add_size, 0, size)
LC_ERRORS_ADD(add_square, 0, square)

const lc_summand lc_sum_known = {.of_truth = true, .from_units = true, .power = 0, .add = add_known};
const lc_summand lc_sum_size = {.from_units = true, .power = 1, .add = add_size};
const lc_summand lc_sum_square = {.from_units = true, .power = 2, .add = add_square};
