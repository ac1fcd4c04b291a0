/* outlook - which columns a forecaster is asked for. */
#ifndef LC_MODEL_OUTLOOK_H
#define LC_MODEL_OUTLOOK_H

#include <lanecast/forecaster.h>

struct lc_outlook {
    const lc_forecaster *forecaster; /* borrowed */
    lc_column *column;
    size_t count;
    size_t left; /* levels of its own that it leaves out, since model.interval has too few validation windows for them */
    struct lc_adaptive *adaptive; /* of model.interval = adaptive, what its windows have moved; else NULL */
};

/* Whether its forecaster knows the CRPS of a truth in closed form, in the data's own units. */
bool lc_outlook_has_crps(const lc_outlook *outlook);

/* lc_outlook_columns for those that an outlook is made of. */
static inline const lc_column *lc_outlook_list(size_t *count, const lc_outlook *outlook)
{
    static const lc_column point = {.kind = LC_COLUMN_POINT};
    *count = outlook ? outlook->count : 1;
    return outlook ? outlook->column : &point;
}

#endif
