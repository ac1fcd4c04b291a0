/* columns - what an outlook asks a forecaster for, as those see it who fill its columns. */
#ifndef LC_MODEL_COLUMNS_H
#define LC_MODEL_COLUMNS_H

#include <lanecast/forecaster.h>

struct lc_outlook {
    const lc_forecaster *forecaster; /* borrowed */
    lc_column *column;
    size_t count;
    size_t left; /* levels of its own that it leaves out, since model.interval has too few validation windows for them */
    struct lc_adaptive *adaptive; /* of model.interval = adaptive, what its windows have moved; else NULL */
};

/* lc_outlook_columns; without an outlook, the point. */
static inline const lc_column *lc_outlook_list(size_t *count, const lc_outlook *outlook)
{
    static const lc_column point = {.kind = LC_COLUMN_POINT};
    *count = outlook ? outlook->count : 1;
    return outlook ? outlook->column : &point;
}

#endif
