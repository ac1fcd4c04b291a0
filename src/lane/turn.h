/* turn - two rows of a tile read their weights at once.
 *
 * A tile one vector wide reads a number for each multiply-add, and a core reads no more at a time than it multiplies. So two rows
 * are turned against each other: their first vector has row 0 in even lanes and row 1 in odd ones, their second vector the same
 * of each lane's neighbour. Two weights that are read together then belong to both vectors, if the neighbours in x change places.
 * What is summed for a row and lane, and in which order, stays as it is. */
#ifndef LC_LANE_TURN_H
#define LC_LANE_TURN_H

#include "lane/vec.h"

#if defined(LC_LEVEL_avx2) && !defined(LC_REAL_DOUBLE)

enum { CAN_TURN = 1 };

/* Neighbours change places. */
VEC_INLINE vec turn_lanes(vec x)
{
    return __builtin_shufflevector(x, x, 1, 0, 3, 2, 5, 4, 7, 6);
}

/* Two rows as they are summed; and once more, as they were. */
VEC_INLINE void turn_rows(vec acc[2][2])
{
    const vec a = acc[0][0], b = acc[1][0];
    acc[0][0] = __builtin_shufflevector(a, b, 0, 9, 2, 11, 4, 13, 6, 15);
    acc[1][0] = turn_lanes(__builtin_shufflevector(a, b, 8, 1, 10, 3, 12, 5, 14, 7));
}

VEC_INLINE void turn_rows_back(vec acc[2][2])
{
    const vec a = acc[0][0], b = turn_lanes(acc[1][0]);
    acc[0][0] = __builtin_shufflevector(a, b, 0, 9, 2, 11, 4, 13, 6, 15);
    acc[1][0] = __builtin_shufflevector(a, b, 8, 1, 10, 3, 12, 5, 14, 7);
}

#else

enum { CAN_TURN = 0 };

VEC_INLINE vec turn_lanes(vec x)
{
    return x;
}

VEC_INLINE void turn_rows(vec acc[2][2])
{
    (void)acc;
}

VEC_INLINE void turn_rows_back(vec acc[2][2])
{
    (void)acc;
}

#endif

#endif
