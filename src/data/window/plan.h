/* plan - how a split is written: rows, fractions or dates. */
#ifndef LC_DATA_WINDOW_PLAN_H
#define LC_DATA_WINDOW_PLAN_H

#include <lanecast/window.h>

enum { LC_PLAN_WORDS = 3 };

/* Training rows "*": all before the others. */
#define LC_PLAN_ALL_BEFORE SIZE_MAX

typedef struct lc_split_plan {
    enum { LC_SPLIT_ROWS, LC_SPLIT_FRACTIONS, LC_SPLIT_DATES } kind;
    size_t rows[LC_PLAN_WORDS];
    double fraction[LC_PLAN_WORDS];
    int64_t date[2]; /* first local seconds of validation and test */
} lc_split_plan;

/* LC_E_CONFIG for a text that is not one of them. */
lc_status lc_split_plan_read(lc_split_plan *out, const char *text);

#endif
