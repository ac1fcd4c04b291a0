/* week_table - what is counted of a series to learn its sessions: slots of the week, and in which weeks they have rows. */
#ifndef LC_DATA_AXIS_WEEK_TABLE_H
#define LC_DATA_AXIS_WEEK_TABLE_H

#include "data/axis/learn.h"

/* Slots of the week: `bins` times of day, `unit` ticks apart from `phase` on, of each weekday. */
typedef struct lc_week_table {
    size_t bins;
    int64_t unit, phase, day;
    size_t weeks;                                   /* that have rows */
    size_t first, last;                             /* slots of the first row and of the last one */
    int64_t last_week;                              /* counted from the first */
    uint32_t *seen, *latest;                        /* (slots) weeks that have it, and one past the last of them */
    uint32_t *until;                                /* (slots) of the weeks that have rows, those to the last that has it */
    uint32_t *times, *times_week;                   /* (bins) the same of a time of day */
    size_t weekdays[LC_WEEKDAYS];                   /* weeks that have the weekday */
    size_t closed[LC_WEEKDAYS];                     /* holidays on it */
    size_t opens[LC_WEEKDAYS], closes[LC_WEEKDAYS]; /* the first and the last bin of a weekday */
    bool *open;                                     /* (slots) the result */
    bool breaks, guessed;                           /* days have closings; some weekday was never seen */
} lc_week_table;

/* The coarsest grid that has every row's time of day; false: it is finer than a second. */
bool lc_week_table_find_grid(lc_week_table *table, const lc_axis *axis, const lc_series *series);

/* Memory for the slots of the grid: lc_week_table_clear. */
lc_status lc_week_table_new(lc_week_table *table);
void lc_week_table_clear(lc_week_table *table);

/* Counts the rows of a series. */
void lc_week_table_count(lc_week_table *table, const lc_axis *axis, const lc_series *series);

/* The weekday and the bin of a clock time; its week. */
int64_t lc_week_table_place(int *weekday, size_t *bin, const lc_week_table *table, int64_t clock);

/* Weeks that have rows and reach over a slot, which is on no holiday then. */
size_t lc_week_table_exposed(const lc_week_table *table, size_t slot);

/* Whether enough weeks have a time of day, on any weekday, and late ones. */
bool lc_week_table_has_time(const lc_week_table *table, size_t bin);

#endif
