/* init - random weights by role: Glorot-uniform, orthogonal, or PyTorch's uniform. */
#include "nn/init.h"

#include <math.h>

enum { CHAINS = 8 }; /* of additions in a dot product, in fixed order */

static void fill_uniform(lc_real *w, size_t count, double bound, lc_rng *rng)
{
    for (size_t i = 0; i < count; i++)
        w[i] = (lc_real)((2 * lc_rng_uniform(rng) - 1) * bound);
}

static double dot(const lc_real *a, const lc_real *b, size_t count)
{
    double sum[CHAINS] = {0}, total = 0;
    for (size_t i = 0; i < count; i++)
        sum[i % CHAINS] += (double)a[i] * b[i];
    for (size_t i = 0; i < CHAINS; i++)
        total += sum[i];
    return total;
}

static void subtract(lc_real *a, const lc_real *b, double factor, size_t count)
{
    for (size_t i = 0; i < count; i++)
        a[i] = (lc_real)(a[i] - factor * b[i]);
}

/* Rows of a random normal matrix made orthonormal by Gram-Schmidt, each twice ("twice is enough", Giraud et al. 2005). */
static void fill_orthogonal(lc_real *w, size_t size, lc_rng *rng)
{
    for (size_t row = 0; row < size; row++) {
        lc_real *v = w + row * size;
        for (size_t i = 0; i < size; i++)
            v[i] = (lc_real)lc_rng_normal(rng);
        for (int pass = 0; pass < 2; pass++)
            for (size_t other = 0; other < row; other++)
                subtract(v, w + other * size, dot(v, w + other * size, size), size);
        double length = sqrt(dot(v, v, size));
        for (size_t i = 0; i < size; i++)
            v[i] = (lc_real)(v[i] / length);
    }
}

/* One gate's rows under glorot. */
static void fill_gate(lc_real *w, const lc_init_rule *rule, size_t gate, size_t rows, size_t columns, lc_rng *rng)
{
    if (rule->role == LC_INIT_INPUT)
        fill_uniform(w, rows * columns, sqrt(6.0 / (double)(rows + columns)), rng);
    else if (rule->role == LC_INIT_RECURRENT)
        fill_orthogonal(w, rows, rng);
    else
        for (size_t i = 0; i < rows; i++)
            w[i] = rule->bias ? (lc_real)rule->bias[gate] : 0;
}

void lc_init_parameter(lc_real *weights, const lc_parameter *p, const lc_init_rule *rule, bool pytorch, uint64_t seed)
{
    lc_rng rng = lc_rng_new(seed, p->name, 0);
    size_t rows = p->rows / rule->gates;
    if (pytorch && rule->role != LC_INIT_CONSTANT)
        fill_uniform(weights, p->rows * p->columns, 1 / sqrt((double)rule->fan), &rng);
    else
        for (size_t gate = 0; gate < rule->gates; gate++)
            fill_gate(weights + gate * rows * p->columns, rule, gate, rows, p->columns, &rng);
}
