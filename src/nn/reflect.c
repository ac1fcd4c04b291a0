/* reflect - panels of reflections, from the last one to the first, in place: a vector is drawn where its row of Q will be. */
#include "nn/reflect.h"

#include <math.h>
#include <string.h>

#include "core/clones.h"
#include "core/parallel.h"

enum {
    PANEL = 64 /* rows */,
    QUAD = 4 /* of them at once */,
    CHAINS = 16 /* of additions in a product */,
    PIECE = 512 /* numbers */
};

/* Vectors of blocks * size numbers: number i of block b of vector k is w[(b * size + k) * size + i]. */
typedef struct panel {
    lc_real *w;
    size_t blocks, size, first, count; /* the panel's vectors are first .. first + count - 1 */
    const lc_rng *rng;
    lc_real product[PANEL][PANEL]; /* u(m) u(l)', l <= m */
    lc_real part[PANEL][PANEL];    /* y of its own rows */
    lc_real sign[PANEL];           /* D */
} panel;

static lc_real *vector(const panel *p, size_t block, size_t k)
{
    return p->w + (block * p->size + k) * p->size;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Numbers of a vector that are looked at together: of one block, from the panel's first on, before which all are 0. */
typedef struct piece {
    size_t block, start, count;
} piece;

static size_t pieces_of(const panel *p, size_t block)
{
    return (p->size - (block ? 0 : p->first) + PIECE - 1) / PIECE;
}

static piece piece_of(const panel *p, size_t index)
{
    size_t block = 0;
    for (; index >= pieces_of(p, block); block++)
        index -= pieces_of(p, block);
    const size_t start = (block ? 0 : p->first) + index * PIECE;
    return (piece){block, start, smaller(PIECE, p->size - start)};
}

static size_t pieces_in_all(const panel *p)
{
    return pieces_of(p, 0) + (p->blocks - 1) * pieces_of(p, 1);
}

/* Four vectors of the panel, from `l` on, of the first `count`; the last one in place of those beyond `count`. */
static void find_quad(const lc_real *u[QUAD], const panel *p, const piece *at, size_t l, size_t count)
{
    for (size_t k = 0; k < QUAD; k++)
        u[k] = vector(p, at->block, p->first + smaller(l + k, count - 1)) + at->start;
}

/* --- arithmetic ------------------------------------------------------------------------------------------------------ */

/* sum(k) += q u(k)', each in CHAINS chains over i mod CHAINS, which are then added in order */
LC_CLONES static void add_products(lc_real *sum, const lc_real *q, const lc_real *const u[QUAD], size_t count)
{
    const lc_real *a = u[0], *b = u[1], *c = u[2], *d = u[3];
    lc_real chain[QUAD][CHAINS] = {{0}};
    size_t i = 0;
    for (; i + CHAINS <= count; i += CHAINS)
        for (size_t k = 0; k < CHAINS; k++) {
            chain[0][k] += q[i + k] * a[i + k];
            chain[1][k] += q[i + k] * b[i + k];
            chain[2][k] += q[i + k] * c[i + k];
            chain[3][k] += q[i + k] * d[i + k];
        }
    for (size_t v = 0; v < QUAD; v++) {
        for (size_t k = i; k < count; k++)
            chain[v][k - i] += q[k] * u[v][k];
        lc_real total = 0;
        for (size_t k = 0; k < CHAINS; k++)
            total += chain[v][k];
        sum[v] += total;
    }
}

/* q -= y(0) u(0) + ... + y(3) u(3), one after the other */
LC_CLONES static void take_off(lc_real *restrict q, const lc_real *y, const lc_real *const u[QUAD], size_t count)
{
    const lc_real *restrict a = u[0], *restrict b = u[1], *restrict c = u[2], *restrict d = u[3];
    const lc_real ya = y[0], yb = y[1], yc = y[2], yd = y[3];
    for (size_t i = 0; i < count; i++)
        q[i] = (((q[i] - ya * a[i]) - yb * b[i]) - yc * c[i]) - yd * d[i];
}

/* y(l) = 2 / (u(l) u(l)') (y(l) - sum over m > l of y(m) u(m) u(l)'); 0 after the last */
static void solve(lc_real y[PANEL], const panel *p)
{
    for (size_t m = p->count; m-- > 0;) {
        y[m] *= 2 / p->product[m][m];
        for (size_t l = 0; l < m; l++)
            y[l] -= y[m] * p->product[m][l];
    }
    for (size_t l = p->count; l < PANEL; l++)
        y[l] = 0;
}

/* --- the steps, each over pieces that write disjoint memory ------------------------------------------------------------- */

/* A vector u. */
static void draw(void *ctx, size_t k, size_t worker)
{
    const panel *p = ctx;
    const size_t length = p->blocks * p->size;
    lc_rng rng = lc_rng_ahead(p->rng, k * length);
    double squares = 0;
    (void)worker;
    for (size_t i = 0; i < length; i++) {
        lc_real *v = vector(p, i / p->size, k) + i % p->size;
        *v = i < k ? 0 : (lc_real)lc_rng_normal(&rng);
        squares += (double)*v * *v;
    }
    lc_real *head = vector(p, 0, k) + k;
    const double size = sqrt(squares), norm = sqrt(2 * size * (size + fabs((double)*head)));
    *head += (lc_real)copysign(size, (double)*head);
    for (size_t i = k; i < length; i++) {
        lc_real *v = vector(p, i / p->size, k) + i % p->size;
        *v = (lc_real)(*v / norm);
    }
}

/* A vector's products with those of the panel up to it. */
static void multiply(void *ctx, size_t m, size_t worker)
{
    panel *p = ctx;
    const lc_real *u[QUAD];
    (void)worker;
    memset(p->product[m], 0, sizeof p->product[m]);
    for (size_t i = 0; i < pieces_in_all(p); i++) {
        const piece at = piece_of(p, i);
        for (size_t l = 0; l <= m; l += QUAD) {
            find_quad(u, p, &at, l, p->count);
            add_products(&p->product[m][l], vector(p, at.block, p->first + m) + at.start, u, at.count);
        }
    }
}

/* y(l) += q u(l)' of some rows q, or q -= y(l) u(l), over the panel: four vectors stay near while the rows pass by. */
static void pass(lc_real y[PANEL][PANEL], const panel *p, size_t first, size_t rows, bool taking)
{
    const lc_real *u[QUAD];
    for (size_t i = 0; i < pieces_in_all(p); i++) {
        const piece at = piece_of(p, i);
        for (size_t l = 0; l < p->count; l += QUAD) {
            find_quad(u, p, &at, l, p->count);
            for (size_t row = 0; row < rows; row++) {
                lc_real *q = vector(p, at.block, first + row) + at.start;
                if (taking)
                    take_off(q, &y[row][l], u, at.count);
                else
                    add_products(&y[row][l], q, u, at.count);
            }
        }
    }
}

/* The panel's reflections are applied to as many rows after it. */
static void reflect(void *ctx, size_t group, size_t worker)
{
    const panel *p = ctx;
    const size_t first = p->first + (group + 1) * PANEL, rows = smaller(PANEL, p->size - first);
    lc_real y[PANEL][PANEL] = {{0}};
    (void)worker;
    pass(y, p, first, rows, false);
    for (size_t row = 0; row < rows; row++)
        solve(y[row], p);
    pass(y, p, first, rows, true);
}

/* y of the panel's own rows D(k) e(k). */
static void find_own(panel *p)
{
    memset(p->part, 0, sizeof p->part);
    for (size_t i = 0; i < p->count; i++) {
        const size_t k = p->first + i;
        p->sign[i] = signbit(vector(p, 0, k)[k]) ? 1 : -1;
        for (size_t l = 0; l <= i; l++)
            p->part[i][l] = p->sign[i] * vector(p, 0, p->first + l)[k];
        solve(p->part[i], p);
    }
}

/* The panel's rows from its vectors, the last row first: a row needs the vectors up to its own, which it replaces. */
static void replace(void *ctx, size_t index, size_t worker)
{
    const panel *p = ctx;
    const piece at = piece_of(p, index);
    const lc_real *u[QUAD];
    (void)worker;
    for (size_t i = p->count; i-- > 0;) {
        lc_real *q = vector(p, at.block, p->first + i) + at.start;
        for (size_t c = 0; c < at.count; c++)
            q[c] *= -p->part[i][i];
        for (size_t l = 0; l < i; l += QUAD) {
            lc_real y[QUAD];
            for (size_t k = 0; k < QUAD; k++)
                y[k] = l + k < i ? p->part[i][l + k] : 0;
            find_quad(u, p, &at, l, i);
            take_off(q, y, u, at.count);
        }
    }
}

/* A block's rows and columns change places. */
static void transpose(void *ctx, size_t block, size_t worker)
{
    const panel *p = ctx;
    (void)worker;
    for (size_t first = 0; first < p->size; first += PANEL)
        for (size_t k = first; k < p->size; k++)
            for (size_t i = first; i < smaller(k, first + PANEL); i++) {
                lc_real *a = vector(p, block, k) + i, *b = vector(p, block, i) + k, kept = *a;
                *a = *b;
                *b = kept;
            }
}

void lc_reflect_fill(lc_real *w, size_t blocks, size_t size, lc_rng *rng, size_t threads)
{
    panel p = {.w = w, .blocks = blocks, .size = size, .rng = rng};
    lc_parallel(size, threads, draw, &p);
    *rng = lc_rng_ahead(rng, size * blocks * size);
    for (size_t panels = (size + PANEL - 1) / PANEL; panels-- > 0;) {
        p.first = panels * PANEL;
        p.count = smaller(PANEL, size - p.first);
        lc_parallel(p.count, threads, multiply, &p);
        lc_parallel((size - p.first - p.count + PANEL - 1) / PANEL, threads, reflect, &p);
        find_own(&p);
        lc_parallel(pieces_in_all(&p), threads, replace, &p);
        for (size_t i = 0; i < p.count; i++)
            vector(&p, 0, p.first + i)[p.first + i] += p.sign[i];
    }
    if (blocks > 1)
        lc_parallel(blocks, threads, transpose, &p);
}
