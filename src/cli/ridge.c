/* ridge - the least and the most of what was chosen for the channels and steps. */
#include "cli/ridge.h"

#include <math.h>

#include "cli/progress.h"
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

/* What there is, and how it was chosen. */
static void spell_fit(char what[LC_TEXT_MAX], char how[LC_TEXT_MAX], const lc_ridge *r)
{
    char lookback[LC_NAME_MAX], trailing[LC_NAME_MAX], penalty[LC_NAME_MAX];
    spell(lookback, range_of(r, offsetof(lc_ridge_choice, lookback)));
    spell(trailing, range_of(r, offsetof(lc_ridge_choice, trailing)));
    spell(penalty, range_of(r, offsetof(lc_ridge_choice, penalty)));
    snprintf(what, LC_TEXT_MAX, "%s of %zu x %zu coefficients; %s of one channel", lc_counted(r->maps, "map").text, r->context,
             r->horizon, lc_counted(r->windows, "training window").text);
    snprintf(how, LC_TEXT_MAX, "look-back %s, level of the last %s, penalty %s", lookback, trailing, penalty);
}

void lc_ridge_print(const lc_ridge *r)
{
    char what[LC_TEXT_MAX], how[LC_TEXT_MAX];
    spell_fit(what, how, r);
    lc_print_line(NULL, "%s", what);
    lc_print_line(NULL, "%s", how);
}

void lc_ridge_facts(lc_page *page, const lc_ridge *r)
{
    char what[LC_TEXT_MAX], how[LC_TEXT_MAX], loss[32];
    const bool valid = !isnan(r->valid);
    spell_fit(what, how, r);
    lc_spell_loss(loss, sizeof loss, valid ? r->valid : r->train);
    lc_page_fact(page, "ridge", "scaled MSE %s over %s windows", loss, valid ? "validation" : "training");
    lc_page_fact(page, "", "%s", what);
    lc_page_fact(page, "", "%s", how);
}

void lc_ridge_note(const lc_args *args, const lc_ridge *r)
{
    if (r->left_out)
        lc_note(
            args,
            "ridge is fitted on %zu of %zu training windows of one channel: the others have a missing value, filled or not, or "
            "fewer rows than the context; a shorter window.context leaves out fewer",
            r->windows, r->windows + r->left_out);
    if (r->unchosen)
        lc_note(args,
                "ridge: of %zu of %s no validation window is whole: it has the first of what each option names, and of auto "
                "windows * 0.001, the context and its last value",
                r->unchosen, lc_counted(r->maps, "map").text);
}

void lc_ridge_show_few(lc_page *page, const lc_ridge *r)
{
    if (r && r->windows < r->left_out)
        lc_page_line(page,
                     "That ridge regression is fitted on %zu of %zu training windows: the others have a missing value, or fewer "
                     "rows than the context.",
                     r->windows, r->windows + r->left_out);
}

void lc_ridge_spell_loss(char *out, size_t size, const lc_ridge *r, double all)
{
    const bool valid = !isnan(r->valid), some = valid ? r->valid_left_out : r->left_out;
    char whole[32], every[32];
    lc_spell_loss(whole, sizeof whole, valid ? r->valid : r->train);
    lc_spell_loss(every, sizeof every, all);
    const size_t windows = valid ? r->valid_windows : r->windows, left = valid ? r->valid_left_out : r->left_out;
    if (!some)
        snprintf(out, size, "%s loss %s", valid ? "validation" : "training", whole);
    else if (valid && !isnan(all))
        snprintf(out, size, "validation loss %s; %s over the %zu of %zu windows of one channel that are whole", every, whole,
                 windows, windows + left);
    else
        snprintf(out, size, "%s loss %s, over the %zu of %zu windows of one channel that are whole",
                 valid ? "validation" : "training", whole, windows, windows + left);
}

static json_t *range_json(range r)
{
    return json_pack("[oo]", lc_json_number(r.least), lc_json_number(r.most));
}

json_t *lc_ridge_json(const lc_ridge *r)
{
    if (!r)
        return json_null();
    return json_pack("{sI sI sI sI sI sI sI so so so so so}", "maps", (json_int_t)r->maps, "context", (json_int_t)r->context,
                     "horizon", (json_int_t)r->horizon, "windows", (json_int_t)r->windows, "left_out",
                     (json_int_t)r->left_out + (json_int_t)r->valid_left_out, "valid_windows", (json_int_t)r->valid_windows,
                     "valid_left_out", (json_int_t)r->valid_left_out, "loss", lc_json_number(r->train), "valid_loss",
                     lc_json_number(r->valid), "lookback", range_json(range_of(r, offsetof(lc_ridge_choice, lookback))), "level",
                     range_json(range_of(r, offsetof(lc_ridge_choice, trailing))), "penalty",
                     range_json(range_of(r, offsetof(lc_ridge_choice, penalty))));
}
