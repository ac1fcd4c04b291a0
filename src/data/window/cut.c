/* cut - the windows of a part: runs of origins that no gap, border or missing value forbids. */
#include <stdio.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "data/axis.h"
#include "data/window/windows.h"

const char *const *lc_gaps_names(void)
{
    static const char *const names[] = {"cut", "ignore", NULL};
    return names;
}

/* What is being cut, and where. */
typedef struct cutter {
    const lc_windows_request *request;
    lc_windows *windows;
    lc_missing policy;
    const lc_dataset *known; /* what contexts are read from */
    lc_dataset *filled;      /* the same, if it was filled here */
    const lc_series *series;
    size_t index;    /* of the series */
    size_t *context; /* channels that a context must know: inputs and targets */
    size_t contexts;
    const lc_axis *axis; /* (series), their gaps as they are to be cut */
    lc_axis *learnt;     /* the same, if they were learnt here */
    bool running;        /* the last origin looked at was taken */
    size_t floor;        /* the first row that a context of the current run may hold */
    size_t longest;      /* rows of the longest series, for the message */
    size_t part_rows;    /* and of the longest part */
} cutter;

/* --- missing values -------------------------------------------------------------------------------------------------- */

static size_t missing_in(const cutter *cut, size_t row, const size_t *channel, size_t count)
{
    return lc_missing_in(cut->request->dataset, cut->series, row, channel, count);
}

/* Rows looked at so far, and the last of them with a missing value: one past it, or 0. */
typedef struct seen {
    size_t next, bad;
} seen;

static void advance(seen *rows, size_t end, const lc_dataset *dataset, size_t series, const size_t *channel, size_t count)
{
    for (; rows->next < end; rows->next++)
        if (lc_missing_in(dataset, &dataset->series[series], rows->next, channel, count) < dataset->channels)
            rows->bad = rows->next + 1;
}

/* --- cutting --------------------------------------------------------------------------------------------------------- */

/* Adds an origin, whose context may begin with row `floor`, to the current run, or begins a new one. */
static lc_status take(cutter *cut, size_t origin, size_t floor)
{
    lc_windows *windows = cut->windows;
    const size_t context = cut->request->window->context, rows = origin - floor;
    if (!cut->running || (floor != cut->floor && rows < context)) {
        CHECK(lc_grow(&windows->item, &windows->capacity, windows->runs + 1, sizeof *windows->item));
        windows->item[windows->runs++] = (lc_window_run){
            .series = cut->index, .first = origin, .before = windows->count, .lacks = rows < context ? context - rows : 0};
        cut->running = true;
        cut->floor = floor;
    }
    windows->item[windows->runs - 1].count++;
    windows->count++;
    return LC_OK;
}

/* Whether a window's targets, the last unknown one of which is before `bad`, are too few: one for most policies, all for a
 * mask. */
static bool lacks_targets(const cutter *cut, size_t origin, size_t bad)
{
    const lc_windows_request *r = cut->request;
    if (bad <= origin || cut->policy != LC_MISSING_MASK)
        return bad > origin;
    for (size_t row = origin; row < origin + r->window->horizon; row++)
        for (size_t i = 0; i < r->target_count; i++)
            if (missing_in(cut, row, &r->targets[i], 1) != r->targets[i])
                return false;
    return true;
}

/* Interpolation in a hole that reaches the origin would know what comes after it. */
static bool is_ahead(const cutter *cut, size_t origin)
{
    return cut->policy == LC_MISSING_INTERPOLATE &&
           missing_in(cut, origin - 1, cut->context, cut->contexts) < cut->request->dataset->channels;
}

static size_t later(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The first row that a context may hold, which begins with row `begin` at the earliest, and after the last missing value; the row
 * after a missing target has no change either, where changes are read. */
static size_t floor_of(size_t begin, size_t lead, const seen *contexts, const seen *changes)
{
    return later(later(begin, contexts->bad), changes->bad ? changes->bad + lead : 0);
}

/* The origins first .. last, each a stride after the other, that no missing value forbids; contexts begin with row `begin` at
 * the earliest. */
static lc_status cut_origins(cutter *cut, size_t begin, size_t first, size_t last)
{
    const lc_windows_request *r = cut->request;
    const size_t context = r->window->context, horizon = r->window->horizon, lead = r->known ? r->lead : 0;
    const size_t reached = first > begin + context ? first - context : begin;
    seen contexts = {reached, 0}, changes = {reached - lead, 0}, targets = {first, 0}, ahead = {first, 0};
    cut->running = false;
    for (size_t left = (last - first) / r->window->stride + 1, origin = first; left > 0; left--, origin += r->window->stride) {
        advance(&contexts, origin, cut->known, cut->index, cut->context, cut->contexts);
        advance(&changes, origin, cut->known, cut->index, r->targets, r->target_count);
        advance(&targets, origin + horizon, r->dataset, cut->index, r->targets, r->target_count);
        advance(&ahead, origin + horizon, cut->known, cut->index, r->ahead, r->ahead_count);
        const size_t floor = floor_of(begin, lead, &contexts, &changes);
        bool context_bad = floor + lc_window_shortest(r->window) > origin || is_ahead(cut, origin);
        bool target_bad = lacks_targets(cut, origin, targets.bad), ahead_bad = ahead.bad > origin;
        if (cut->policy == LC_MISSING_ERROR && contexts.bad && contexts.bad + context + lead > origin)
            CHECK(lc_windows_refuse(r, cut->series, contexts.bad - 1,
                                    missing_in(cut, contexts.bad - 1, cut->context, cut->contexts)));
        if (cut->policy == LC_MISSING_ERROR && target_bad)
            CHECK(lc_windows_refuse(r, cut->series, targets.bad - 1,
                                    missing_in(cut, targets.bad - 1, r->targets, r->target_count)));
        if (cut->policy == LC_MISSING_ERROR && ahead_bad)
            CHECK(lc_windows_refuse(r, cut->series, ahead.bad - 1, missing_in(cut, ahead.bad - 1, r->ahead, r->ahead_count)));
        if (context_bad || target_bad || ahead_bad) {
            cut->running = false;
            cut->windows->skipped[cut->index]++;
        } else
            CHECK(take(cut, origin, floor));
    }
    return LC_OK;
}

/* The windows of one series: in each piece without gap, those with room for their context and with targets inside the part. */
static lc_status cut_series(cutter *cut)
{
    const lc_windows_request *r = cut->request;
    const lc_rows part = r->split->part[cut->index * LC_PARTS + r->part];
    const size_t shortest = lc_window_shortest(r->window), horizon = r->window->horizon, before = cut->windows->count;
    for (size_t first = 0, end; first < part.end; first = end) {
        end = lc_axis_piece_end(&cut->axis[cut->index], cut->series, first);
        size_t stop = end < part.end ? end : part.end;
        size_t begin = first + r->lead, least = begin + shortest, origin = least > part.first ? least : part.first;
        if (origin + horizon <= stop)
            CHECK(cut_origins(cut, begin, origin, stop - horizon));
    }
    if (cut->windows->count == before)
        cut->windows->bare[cut->windows->bares++] = cut->index;
    if (cut->series->rows > cut->longest)
        cut->longest = cut->series->rows;
    if (part.end - part.first > cut->part_rows)
        cut->part_rows = part.end - part.first;
    return LC_OK;
}

static lc_status fail_none(const cutter *cut)
{
    char fits[64];
    const lc_window_config *w = cut->request->window;
    const char *part = lc_part_name(cut->request->part);
    const size_t context = lc_window_shortest(w), needed = cut->request->lead + context + w->horizon;
    const size_t in_part = cut->request->part == LC_TRAIN ? needed : w->horizon;
    if (cut->longest < needed)
        return lc_fail(LC_E_DATA,
                       "no window fits: context %zu and horizon %zu need %s, the longest series has %zu; a shorter "
                       "context (window.context) or horizon needs less",
                       context, w->horizon, lc_counted(needed, "row").text, cut->longest);
    if (cut->part_rows == 0)
        return lc_fail(LC_E_DATA,
                       "no window in part '%s': data.split leaves it no rows (as train --on all does): rows to come judge such a "
                       "run, --data with --set data.split; --split train has errors of rows that were trained on; lanecast "
                       "forecast and plot --what future need no parts",
                       part);
    snprintf(fits, sizeof fits, in_part == needed ? "%zu of both together fit" : "window.horizon = %zu fits", cut->part_rows);
    if (cut->part_rows < in_part)
        return lc_fail(LC_E_DATA,
                       "no window in part '%s': it has %s, context %zu and horizon %zu need %zu of them (%s; "
                       "data.split makes the part longer)",
                       part, lc_counted(cut->part_rows, "row").text, context, w->horizon, in_part, fits);
    return lc_fail(LC_E_DATA,
                   "no window in part '%s' (%s): no %s of context and %zu of targets without a gap or a missing value "
                   "(a shorter window.context or window.horizon needs less%s)",
                   part, lc_counted(cut->part_rows, "row").text, lc_counted(context, "row").text, w->horizon,
                   cut->policy == LC_MISSING_MASK ? "" : ", data.missing = mask leaves out fewer");
}

/* LC_E_CONFIG unless the word of a key is one of its names; its index among them. */
static lc_status find_word(size_t *out, const char *word, const char *const *names, const char *key)
{
    *out = lc_names_find(names, word);
    return names[*out] ? LC_OK : lc_names_refuse(LC_E_CONFIG, key, word, names);
}

static lc_status check(lc_missing *out, const lc_windows_request *r)
{
    size_t missing = 0, gaps = 0;
    if (r->window->context == 0 || r->window->horizon == 0 || r->window->stride == 0)
        return lc_fail(LC_E_CONFIG, "context, horizon and stride of a window are at least 1");
    CHECK(find_word(&gaps, r->window->gaps, lc_gaps_names(), "window.gaps"));
    CHECK(find_word(&missing, r->missing, lc_missing_names(), "data.missing"));
    *out = (lc_missing)missing;
    return LC_OK;
}

static lc_status cut_all(cutter *cut)
{
    const lc_windows_request *r = cut->request;
    lc_windows *w = cut->windows;
    w->stride = r->window->stride;
    w->part = r->part;
    w->series = r->dataset->series_count;
    CHECK(lc_new(&w->bare, w->series, sizeof *w->bare));
    CHECK(lc_new(&w->skipped, w->series, sizeof *w->skipped));
    if (!r->axis)
        CHECK(lc_axes_new(&cut->learnt, r->dataset, r->window->gaps));
    cut->axis = r->axis ? r->axis : cut->learnt;
    CHECK(lc_windows_known(&cut->known, &cut->filled, r, &(lc_filling){cut->policy, r->limit, cut->axis}));
    for (cut->index = 0; cut->index < w->series; cut->index++) {
        cut->series = &r->dataset->series[cut->index];
        CHECK(cut_series(cut));
    }
    return w->count || r->optional ? LC_OK : fail_none(cut);
}

lc_status lc_windows_new(lc_windows **out, const lc_windows_request *request)
{
    lc_status status = LC_OK;
    cutter cut = {.request = request};
    TRY(check(&cut.policy, request));
    TRY(lc_windows_read(&cut.context, &cut.contexts, request));
    TRY(lc_new(&cut.windows, 1, sizeof *cut.windows));
    TRY(cut_all(&cut));
    *out = cut.windows;
    cut.windows = NULL;
done:
    lc_free(cut.context);
    lc_free(cut.learnt);
    lc_dataset_free(cut.filled);
    lc_windows_free(cut.windows);
    return status;
}
