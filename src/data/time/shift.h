/* shift - rows of a table on their way from local time to UTC: what the files share that turn one into the other. */
#ifndef LC_DATA_TIME_SHIFT_H
#define LC_DATA_TIME_SHIFT_H

#include "core/zone.h"
#include "data/time/room.h"

/* A row in an hour that clocks show twice, and the moment when they are set back. */
typedef struct lc_repeat {
    int64_t change;
    size_t row;
} lc_repeat;

/* A table's rows on their way to UTC. */
typedef struct lc_shift {
    lc_stamps *stamps; /* local until a row is shifted; its offset is 0 until then */
    const lc_view *view;
    const lc_time_columns *columns;
    const char *name;
    const lc_zone *zone;
    bool falls, shuffled; /* the way that rows go: newest first; neither */
    lc_repeat *repeat;
    size_t repeats;
    size_t guessed;    /* stamps of a repeated hour that occurs once */
    size_t first;      /* the first of them */
    bool marked;       /* a column says which hour a row is of */
    size_t mark;       /* it */
    const char *later; /* its word for the second one; NULL: the mark of an hour, 3B */
} lc_shift;

enum { LC_REPEATS_MANY = 1000 /* rows of an hour, beyond which they are not compared with each other */ };

static inline int64_t lc_shift_second(const lc_shift *s, size_t row)
{
    return lc_floor_divide(s->stamps->stamp[row], s->stamps->ticks);
}

void lc_shift_put(lc_shift *shift, size_t row, int64_t utc);

/* format: with %s for the zone. */
lc_status lc_shift_fail(const lc_shift *shift, size_t row, const char *format);

/* The first moment from a local time on: a day without midnight begins when clocks have been put forward. */
int64_t lc_local_first(const lc_zone *zone, int64_t local);

/* Which way rows go, before any is shifted. */
void lc_shift_look(lc_shift *shift);

/* *step: ticks that periods begin before their stamps, where rows show on a night of changed clocks that stamps are ends, and
 * says so; 0: they do not. */
lc_status lc_ends_find(int64_t *step, const lc_shift *shift);

/* Adds ticks to all stamps; forward: they are moments, and their offsets are those of the zone. */
void lc_ends_move(lc_shift *shift, int64_t by);

/* Keeps a row whose local time means two moments until all others are shifted; then shifts those rows. */
lc_status lc_repeats_add(lc_shift *shift, size_t row, const int64_t utc[2]);
lc_status lc_repeats_shift(lc_shift *shift);

/* Once all of these are added, in the order of rows: looks for a column that says which hour they are of, and says so. */
void lc_repeats_find_mark(lc_shift *shift);

/* Whether that column says that a row is of the second hour. */
bool lc_repeats_is_later(const lc_shift *shift, size_t row);

#endif
