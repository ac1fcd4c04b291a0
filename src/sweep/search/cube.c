/* cube - shares of ranges, and what stands for those that do not count. */
#include "sweep/cube.h"

#include "core/mem.h"

#include <math.h>

lc_status lc_cube_new(lc_cube *out, const lc_domain *domain)
{
    lc_status status = LC_OK;
    lc_cube cube = {.domain = domain};
    TRY(lc_new(&cube.of, domain->count, sizeof *cube.of));
    TRY(lc_new(&cube.choice, domain->count, sizeof *cube.choice));
    for (size_t i = 0; i < domain->count; i++)
        if (lc_dimension_values(&domain->dimension[i]) != 1) {
            cube.choice[cube.dimensions] = domain->dimension[i].kind == LC_DIMENSION_CHOICE;
            cube.of[cube.dimensions++] = i;
        }
    *out = cube;
    return LC_OK;
done:
    lc_cube_free(&cube);
    return status;
}

void lc_cube_free(lc_cube *cube)
{
    lc_free(cube->of);
    lc_free(cube->choice);
    *cube = (lc_cube){0};
}

bool lc_cube_place(double *x, const lc_cube *cube, const double *value)
{
    for (size_t i = 0; i < cube->dimensions; i++) {
        const lc_dimension *d = &cube->domain->dimension[cube->of[i]];
        const double at = value[cube->of[i]];
        if (*d->only_key && !lc_domain_counts(cube->domain, cube->of[i], value))
            x[i] = cube->choice[i] ? 0 : 0.5;
        else if (isnan(at))
            return false;
        else
            x[i] = cube->choice[i] ? at : lc_dimension_share(d, at);
    }
    return true;
}
