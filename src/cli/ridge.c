/* ridge - the least and the most of what was chosen for the channels and steps. */
#include "cli/ridge.h"

#include <math.h>

#include "core/counted.h"

typedef struct range {
    double least, most;
} range;

/* offset: of a field of lc_ridge_choice */
static range range_of(const lc_ridge *r, size_t offset)
{
    range found = {INFINITY, -INFINITY};
    for (size_t i = 0; i < r->maps * r->blocks; i++) {
        const double value = *(const double *)(const void *)((const char *)&r->choice[i] + offset);
        found.least = fmin(found.least, value);
        found.most = fmax(found.most, value);
    }
    return found;
}

/* "720", "96 to 720" */
static void spell(char out[LC_NAME_MAX], range r)
{
    if (r.least == r.most)
        snprintf(out, LC_NAME_MAX, "%.4g", r.least);
    else
        snprintf(out, LC_NAME_MAX, "%.4g to %.4g", r.least, r.most);
}

void lc_ridge_print(const lc_ridge *r)
{
    char lookback[LC_NAME_MAX], trailing[LC_NAME_MAX], penalty[LC_NAME_MAX];
    spell(lookback, range_of(r, offsetof(lc_ridge_choice, lookback)));
    spell(trailing, range_of(r, offsetof(lc_ridge_choice, trailing)));
    spell(penalty, range_of(r, offsetof(lc_ridge_choice, penalty)));
    lc_print_line(NULL, "%s of %zu x %zu coefficients; %s of one channel, %zu more left out for a missing value",
                  lc_counted(r->maps, "map").text, r->context, r->horizon, lc_counted(r->windows, "window").text, r->left_out);
    lc_print_line(NULL, "look-back %s, level of the last %s, penalty %s", lookback, trailing, penalty);
}

static json_t *range_json(range r)
{
    return json_pack("[oo]", lc_json_number(r.least), lc_json_number(r.most));
}

json_t *lc_ridge_json(const lc_ridge *r)
{
    if (!r)
        return json_null();
    return json_pack("{sI sI sI sI sI so so so so so}", "maps", (json_int_t)r->maps, "context", (json_int_t)r->context, "horizon",
                     (json_int_t)r->horizon, "windows", (json_int_t)r->windows, "left_out", (json_int_t)r->left_out, "loss",
                     lc_json_number(r->train), "valid_loss", lc_json_number(r->valid), "lookback",
                     range_json(range_of(r, offsetof(lc_ridge_choice, lookback))), "level",
                     range_json(range_of(r, offsetof(lc_ridge_choice, trailing))), "penalty",
                     range_json(range_of(r, offsetof(lc_ridge_choice, penalty))));
}
