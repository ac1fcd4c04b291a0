/* cube_root - a sample transform: x^(1/3), which takes values of both signs. */
#include "data/transform.h"

#include <math.h>

static double apply(double value, double before)
{
    (void)before;
    return cbrt(value);
}

static double undo(double transformed, double before)
{
    (void)before;
    return transformed * transformed * transformed;
}

const lc_transform lc_transform_cube_root = {.help = "x^(1/3)", .apply = apply, .undo = undo};
