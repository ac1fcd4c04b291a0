/* look - what a column of decimals looks like, in the file's order and in that of its numbers. */
#ifndef LC_DATA_TIME_LOOK_H
#define LC_DATA_TIME_LOOK_H

#include "data/time/room.h"

typedef struct lc_look {
    size_t cells;
    int64_t least, most; /* of the whole parts */
    int shortest, longest;
    bool points, fractions, dates, rises, falls;
    bool on;      /* each number is above the one before, by whatever part */
    int64_t step; /* the one that most steps are, if more than half are */
    size_t steps;
    long even; /* how many more than others; of rows in no order, and not of years, no more than a hint of it */
} lc_look;

/* The first row at or after one whose cell is not missing, or the view's rows. */
size_t lc_look_next(const lc_view *view, size_t column, size_t row);

/* False if a cell is not a decimal number. */
bool lc_look_at(lc_look *out, const lc_view *view, size_t column);

/* Whether rows follow one another by equal steps, most of them, in one direction. */
bool lc_look_runs(const lc_look *look);

enum { LC_MICRO = 1000000 };

/* Whether half of the first rows' epochs, 64 at most, are whole steps, in millionths of a second, from the first one: what
 * does not run by such steps is seen without putting it in order. */
bool lc_look_may_step(const lc_view *view, size_t column, int64_t step);

/* number, for lc_free: the whole numbers of a column in their order, each once. epochs: as millionths of a second, whatever parts
 * of one each of them counts. *count: 0 where a cell is none. */
lc_status lc_look_numbers(int64_t **number, size_t *count, const lc_view *view, size_t column, bool epochs);

/* The column as it would look if its rows were in the order of its numbers, each once: shuffled rows, several series below one
 * another. Of `out` cells, step, steps, even, rises and falls are set. */
bool lc_look_in_order(lc_look *out, const lc_view *view, size_t column, bool epochs);

#endif
