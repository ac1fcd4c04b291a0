/* reflect - a large random orthogonal matrix, as a product of reflections (Stewart 1980, "The efficient generation of random
 * orthogonal matrices with an application to condition estimators").
 *
 *     Q = D H(n) ... H(1),  H(k) = I - 2 u u' / (u' u),  u = x + sign(x(k)) |x| e(k),  D(k) = -sign(x(k))
 *
 * where x is 0 before k and normal from there on. It is distributed as the Q of a normal matrix whose R has a positive diagonal,
 * as of Gram-Schmidt, in a third of its sums. H(k) of a panel of rows are applied together:
 *
 *     q H(b) ... H(1) = q - sum over l of y(l) u(l),  y(l) = 2 / (u(l) u(l)') (q u(l)' - sum over m > l of y(m) u(m) u(l)')
 *
 * Every sum has one order: the bits are those of one thread, and of any level.
 */
#ifndef LC_NN_REFLECT_H
#define LC_NN_REFLECT_H

#include "core/rng.h"

/* w (blocks * size, size): its columns become orthonormal; of one block its rows, too. The stream continues after what was
 * drawn. */
void lc_reflect_fill(lc_real *w, size_t blocks, size_t size, lc_rng *rng, size_t threads);

#endif
