/* init - random weights by role: Glorot-uniform, orthogonal, or PyTorch's uniform. */
#include "nn/init.h"

#include <math.h>

#include "core/clones.h"
#include "core/names.h"
#include "nn/reflect.h"

/* Up to LARGE units orthogonal weights are those of Gram-Schmidt; beyond, that would take seconds. */
enum {
    CHAINS = 8 /* of additions in a dot product, in fixed order */,
    ABREAST = 64 /* columns that are looked at together */,
    LARGE = 512
};

static const char *const names[] = {"glorot", "keras", "pytorch", NULL};

const char *const *lc_init_names(void)
{
    return names;
}

lc_init lc_init_of(const char *name)
{
    return (lc_init)lc_names_find(names, name);
}

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

/* The part of columns [first, end) that lies along column `done`, of length 1, is taken off them. */
static void straighten(lc_real *w, size_t rows, size_t columns, size_t done, size_t first, size_t end)
{
    double product[ABREAST] = {0};
    for (size_t row = 0; row < rows; row++)
        for (size_t k = first; k < end; k++)
            product[k - first] += (double)w[row * columns + done] * w[row * columns + k];
    for (size_t row = 0; row < rows; row++)
        for (size_t k = first; k < end; k++)
            w[row * columns + k] = (lc_real)(w[row * columns + k] - product[k - first] * w[row * columns + done]);
}

static void to_length_1(lc_real *w, size_t rows, size_t columns, size_t column)
{
    double squares = 0;
    for (size_t row = 0; row < rows; row++)
        squares += (double)w[row * columns + column] * w[row * columns + column];
    for (size_t row = 0; row < rows; row++)
        w[row * columns + column] = (lc_real)(w[row * columns + column] / sqrt(squares));
}

/* Columns of a random normal matrix, more rows than columns, made orthonormal likewise. */
static void fill_orthogonal_columns(lc_real *w, size_t rows, size_t columns, lc_rng *rng)
{
    for (size_t i = 0; i < rows * columns; i++)
        w[i] = (lc_real)lc_rng_normal(rng);
    for (int pass = 0; pass < 2; pass++)
        for (size_t column = 0; column < columns; column++) {
            to_length_1(w, rows, columns, column);
            for (size_t first = column + 1; first < columns; first += ABREAST)
                straighten(w, rows, columns, column, first, first + ABREAST < columns ? first + ABREAST : columns);
        }
}

/* Rows of one gate under glorot, of all gates under keras. */
static void fill_rows(lc_real *w, const lc_init_rule *rule, size_t rows, size_t columns, lc_rng *rng, size_t threads)
{
    if (rule->role == LC_INIT_INPUT)
        fill_uniform(w, rows * columns, sqrt(6.0 / (double)(rows + columns)), rng);
    else if (columns > LARGE && rows % columns == 0)
        lc_reflect_fill(w, rows / columns, columns, rng, threads);
    else if (rows > columns)
        fill_orthogonal_columns(w, rows, columns, rng);
    else
        fill_orthogonal(w, rows, rng);
}

static void fill_constants(lc_real *w, const lc_init_rule *rule, size_t rows)
{
    for (size_t gate = 0; gate < rule->gates; gate++)
        for (size_t i = 0; i < rows; i++)
            w[gate * rows + i] = rule->bias ? (lc_real)rule->bias[gate] : 0;
}

void lc_init_parameter(lc_real *weights, const lc_parameter *p, const lc_init_rule *rule, lc_init init, uint64_t seed,
                       size_t threads)
{
    lc_rng rng = lc_rng_new(seed, p->name, 0);
    const bool matrix = rule->role == LC_INIT_INPUT || rule->role == LC_INIT_RECURRENT;
    const size_t blocks = init == LC_INIT_KERAS ? 1 : rule->gates, rows = p->rows / blocks;
    if (init == LC_INIT_PYTORCH && rule->role != LC_INIT_CONSTANT)
        fill_uniform(weights, p->rows * p->columns, 1 / sqrt((double)rule->fan), &rng);
    else if (!matrix)
        fill_constants(weights, rule, p->rows * p->columns / rule->gates);
    else
        for (size_t block = 0; block < blocks; block++)
            fill_rows(weights + block * rows * p->columns, rule, rows, p->columns, &rng, threads);
}
