/* quasi - a sequence from its beginning to the point that is wanted. */
#include "sweep/quasi.h"

lc_status lc_quasi_point(double *share, const gsl_qrng_type *type, size_t index, size_t dimensions)
{
    gsl_qrng *sequence = gsl_qrng_alloc(type, (unsigned)dimensions);
    if (!sequence)
        return lc_fail(LC_E_FAILURE, "out of memory for %zu dimensions", dimensions);
    for (size_t i = 0; i < dimensions; i++)
        share[i] = 0;
    for (size_t i = 0; i < index; i++)
        gsl_qrng_get(sequence, share);
    gsl_qrng_free(sequence);
    return LC_OK;
}

void lc_quasi_values(double *share, const lc_domain *domain)
{
    for (size_t i = 0; i < domain->count; i++)
        share[i] = lc_dimension_at(&domain->dimension[i], share[i]);
}
