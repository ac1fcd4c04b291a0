/* init - random weights by role: Glorot-uniform, orthogonal, or PyTorch's uniform. */
#include "nn/init.h"

#include <math.h>

#include "core/clones.h"

enum { CHAINS = 8 }; /* of additions in a dot product, in fixed order */

static void fill_uniform(lc_real *w, size_t count, double bound, lc_rng *rng)
{
    for (size_t i = 0; i < count; i++)
        w[i] = (lc_real)((2 * lc_rng_uniform(rng) - 1) * bound);
}

/* a -= factor * b, and the dot product of what it is then with c: its additions are CHAINS chains over i mod CHAINS, in order. */
LC_CLONES static double subtract_and_dot(lc_real *restrict a, const lc_real *restrict b, double factor, const lc_real *c,
                                         size_t count)
{
    double sum[CHAINS] = {0}, total = 0;
    size_t i = 0;
    for (; i + CHAINS <= count; i += CHAINS)
        for (size_t k = 0; k < CHAINS; k++) {
            a[i + k] = (lc_real)(a[i + k] - factor * b[i + k]);
            sum[k] += (double)a[i + k] * c[i + k];
        }
    for (; i < count; i++) {
        a[i] = (lc_real)(a[i] - factor * b[i]);
        sum[i % CHAINS] += (double)a[i] * c[i];
    }
    for (size_t k = 0; k < CHAINS; k++)
        total += sum[k];
    return total;
}

LC_CLONES static double dot(const lc_real *a, const lc_real *b, size_t count)
{
    double sum[CHAINS] = {0}, total = 0;
    size_t i = 0;
    for (; i + CHAINS <= count; i += CHAINS)
        for (size_t k = 0; k < CHAINS; k++)
            sum[k] += (double)a[i + k] * b[i + k];
    for (; i < count; i++)
        sum[i % CHAINS] += (double)a[i] * b[i];
    for (size_t k = 0; k < CHAINS; k++)
        total += sum[k];
    return total;
}

/* Takes the rows before it off v, one after the other; each is read once for what is taken off and once for how much that is, the
 * former together with the latter of the next. */
static void take_off(lc_real *v, const lc_real *w, size_t rows, size_t size)
{
    double factor = rows ? dot(v, w, size) : 0;
    for (size_t other = 0; other < rows; other++) {
        const lc_real *b = w + other * size;
        factor = subtract_and_dot(v, b, factor, other + 1 < rows ? b + size : b, size);
    }
}

/* Rows of a random normal matrix made orthonormal by Gram-Schmidt, each twice ("twice is enough", Giraud et al. 2005). */
static void fill_orthogonal(lc_real *w, size_t size, lc_rng *rng)
{
    for (size_t row = 0; row < size; row++) {
        lc_real *v = w + row * size;
        for (size_t i = 0; i < size; i++)
            v[i] = (lc_real)lc_rng_normal(rng);
        for (int pass = 0; pass < 2; pass++)
            take_off(v, w, row, size);
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
