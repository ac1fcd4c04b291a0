/* window - the windows of a part: runs of origins that no gap, border or missing value forbids. */
#include <lanecast/window.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/status.h"
#include "data/axis.h"
#include "data/fill.h"

/* Origins first, first + stride, ... of one series; before: how many windows come ahead of them. */
typedef struct window_run {
    size_t series, first, count, before;
} window_run;

struct lc_windows {
    window_run *item;
    size_t runs, capacity;
    size_t count, stride;
};

/* In the order of their names. */
typedef enum policy { FAIL_ON_MISSING, FILL_FORWARD, SKIP, MASK } policy;

const char *const *lc_missing_names(void)
{
    static const char *const names[] = {"error", "forward", "skip", "mask", NULL};
    return names;
}

const char *const *lc_gaps_names(void)
{
    static const char *const names[] = {"cut", "ignore", NULL};
    return names;
}

/* What is being cut, and where. */
typedef struct cutter {
    const lc_windows_request *request;
    lc_windows *windows;
    policy policy;
    const lc_series *series;
    size_t index;    /* of the series */
    size_t *context; /* channels that a context must know: inputs and targets */
    size_t contexts;
    size_t known;     /* fill forward: the first row with a known value of each of them at or before it */
    lc_axis axis;     /* of the series, its gaps as they are to be cut */
    bool running;     /* the last origin looked at was taken */
    size_t longest;   /* rows of the longest series, for the message */
    size_t part_rows; /* and of the longest part */
} cutter;

/* --- missing values -------------------------------------------------------------------------------------------------- */

static size_t missing_in(const cutter *cut, size_t row, const size_t *channel, size_t count)
{
    return lc_missing_in(cut->request->dataset, cut->series, row, channel, count);
}

/* Baselines and the anchor look back at targets, whether the model reads them or not. */
static lc_status find_context(cutter *cut)
{
    lc_status status = LC_OK;
    const lc_windows_request *r = cut->request;
    bool *wanted = NULL;
    TRY(lc_new(&wanted, r->dataset->channels, sizeof *wanted));
    TRY(lc_new(&cut->context, r->dataset->channels, sizeof *cut->context));
    for (size_t i = 0; i < r->input_count; i++)
        wanted[r->inputs[i]] = true;
    for (size_t i = 0; i < r->target_count; i++)
        wanted[r->targets[i]] = true;
    for (size_t i = 0; i < r->ahead_count; i++)
        wanted[r->ahead[i]] = true;
    for (size_t channel = 0; channel < r->dataset->channels; channel++)
        if (wanted[channel])
            cut->context[cut->contexts++] = channel;
done:
    lc_free(wanted);
    return status;
}

static void find_known(cutter *cut)
{
    cut->known = 0;
    for (size_t i = 0; i < cut->contexts; i++) {
        size_t row = 0;
        while (row < cut->series->rows && missing_in(cut, row, &cut->context[i], 1) == cut->context[i])
            row++;
        if (row > cut->known)
            cut->known = row;
    }
}

static lc_status fail_missing(const cutter *cut, size_t row, size_t channel)
{
    char text[LC_STAMP_TEXT];
    lc_series_stamp(text, cut->series, row);
    return lc_fail(
        LC_E_DATA,
        "series '%s', row %zu (%s): channel '%s' is missing; clean the data or set data.missing = forward, skip or mask",
        cut->series->name, row, text, cut->request->dataset->channel[channel].name);
}

/* Rows looked at so far, and the last of them with a missing value: one past it, or 0. */
typedef struct seen {
    size_t next, bad;
} seen;

static void advance(seen *rows, size_t end, const cutter *cut, const size_t *channel, size_t count)
{
    for (; rows->next < end; rows->next++)
        if (missing_in(cut, rows->next, channel, count) < cut->request->dataset->channels)
            rows->bad = rows->next + 1;
}

/* --- cutting --------------------------------------------------------------------------------------------------------- */

/* Adds an origin to the current run, or begins a new one. */
static lc_status take(cutter *cut, size_t origin)
{
    lc_windows *windows = cut->windows;
    if (!cut->running) {
        CHECK(lc_grow(&windows->item, &windows->capacity, windows->runs + 1, sizeof *windows->item));
        windows->item[windows->runs++] = (window_run){.series = cut->index, .first = origin, .before = windows->count};
        cut->running = true;
    }
    windows->item[windows->runs - 1].count++;
    windows->count++;
    return LC_OK;
}

static bool fills(policy p)
{
    return p == FILL_FORWARD || p == MASK;
}

/* Whether a window's targets, the last unknown one of which is before `bad`, are too few: one for most policies, all for a
 * mask. */
static bool lacks_targets(const cutter *cut, size_t origin, size_t bad)
{
    const lc_windows_request *r = cut->request;
    if (bad <= origin || cut->policy != MASK)
        return bad > origin;
    for (size_t row = origin; row < origin + r->window->horizon; row++)
        for (size_t i = 0; i < r->target_count; i++)
            if (missing_in(cut, row, &r->targets[i], 1) != r->targets[i])
                return false;
    return true;
}

/* The origins first .. last, each a stride after the other, that no missing value forbids. */
static lc_status cut_origins(cutter *cut, size_t first, size_t last)
{
    const lc_windows_request *r = cut->request;
    const size_t context = r->window->context, horizon = r->window->horizon;
    seen contexts = {first - context, 0}, targets = {first, 0}, ahead = {first, 0};
    cut->running = false;
    for (size_t left = (last - first) / r->window->stride + 1, origin = first; left > 0; left--, origin += r->window->stride) {
        advance(&contexts, origin, cut, cut->context, cut->contexts);
        advance(&targets, origin + horizon, cut, r->targets, r->target_count);
        advance(&ahead, origin + horizon, cut, r->ahead, r->ahead_count);
        bool context_bad = fills(cut->policy) ? origin - context < cut->known : contexts.bad > origin - context;
        bool target_bad = lacks_targets(cut, origin, targets.bad), ahead_bad = !fills(cut->policy) && ahead.bad > origin;
        if (cut->policy == FAIL_ON_MISSING && context_bad)
            CHECK(fail_missing(cut, contexts.bad - 1, missing_in(cut, contexts.bad - 1, cut->context, cut->contexts)));
        if (cut->policy == FAIL_ON_MISSING && target_bad)
            CHECK(fail_missing(cut, targets.bad - 1, missing_in(cut, targets.bad - 1, r->targets, r->target_count)));
        if (cut->policy == FAIL_ON_MISSING && ahead_bad)
            CHECK(fail_missing(cut, ahead.bad - 1, missing_in(cut, ahead.bad - 1, r->ahead, r->ahead_count)));
        if (context_bad || target_bad || ahead_bad)
            cut->running = false;
        else
            CHECK(take(cut, origin));
    }
    return LC_OK;
}

/* The windows of one series: in each piece without gap, those with room for their context and with targets inside the part. */
static lc_status cut_series(cutter *cut)
{
    const lc_windows_request *r = cut->request;
    const lc_rows part = r->split->part[cut->index * LC_PARTS + r->part];
    const size_t context = r->window->context, horizon = r->window->horizon;
    CHECK(lc_axis_cut(&cut->axis, cut->series, r->window->gaps));
    find_known(cut);
    for (size_t first = 0, end; first < part.end; first = end) {
        end = lc_axis_piece_end(&cut->axis, cut->series, first);
        size_t stop = end < part.end ? end : part.end;
        size_t begin = first + r->lead + context, origin = begin > part.first ? begin : part.first;
        if (origin + horizon <= stop)
            CHECK(cut_origins(cut, origin, stop - horizon));
    }
    if (cut->series->rows > cut->longest)
        cut->longest = cut->series->rows;
    if (part.end - part.first > cut->part_rows)
        cut->part_rows = part.end - part.first;
    return LC_OK;
}

static lc_status fail_none(const cutter *cut)
{
    const lc_window_config *w = cut->request->window;
    const char *part = lc_part_name(cut->request->part);
    size_t needed = cut->request->lead + w->context + w->horizon, in_part = cut->request->part == LC_TRAIN ? needed : w->horizon;
    if (cut->longest < needed)
        return lc_fail(LC_E_DATA, "no window fits: context %zu and horizon %zu need %zu rows, the longest series has %zu",
                       w->context, w->horizon, needed, cut->longest);
    if (cut->part_rows < in_part)
        return lc_fail(LC_E_DATA, "no window in part '%s': it has %zu rows, context %zu and horizon %zu need %zu of them", part,
                       cut->part_rows, w->context, w->horizon, in_part);
    return lc_fail(
        LC_E_DATA,
        "no window in part '%s' (%zu rows): no %zu rows of context and %zu of targets without a gap or a missing value", part,
        cut->part_rows, w->context, w->horizon);
}

/* LC_E_CONFIG unless the word of a key is one of its names; its index among them. */
static lc_status find_word(size_t *out, const char *word, const char *const *names, const char *key)
{
    *out = lc_names_find(names, word);
    return names[*out] ? LC_OK : lc_names_refuse(LC_E_CONFIG, key, word, names);
}

static lc_status check(policy *out, const lc_windows_request *r)
{
    size_t missing = 0, gaps = 0;
    if (r->window->context == 0 || r->window->horizon == 0 || r->window->stride == 0)
        return lc_fail(LC_E_CONFIG, "context, horizon and stride of a window are at least 1");
    CHECK(find_word(&gaps, r->window->gaps, lc_gaps_names(), "window.gaps"));
    CHECK(find_word(&missing, r->missing, lc_missing_names(), "data.missing"));
    *out = (policy)missing;
    return LC_OK;
}

lc_status lc_windows_new(lc_windows **out, const lc_windows_request *request)
{
    lc_status status = LC_OK;
    cutter cut = {.request = request};
    TRY(check(&cut.policy, request));
    TRY(find_context(&cut));
    TRY(lc_new(&cut.windows, 1, sizeof *cut.windows));
    cut.windows->stride = request->window->stride;
    for (cut.index = 0; cut.index < request->dataset->series_count; cut.index++) {
        cut.series = &request->dataset->series[cut.index];
        TRY(cut_series(&cut));
    }
    if (cut.windows->count == 0)
        TRY(fail_none(&cut));
    *out = cut.windows;
    cut.windows = NULL;
done:
    lc_free(cut.context);
    lc_windows_free(cut.windows);
    return status;
}

lc_status lc_windows_list(lc_windows **out, const lc_window *window, size_t count)
{
    lc_status status = LC_OK;
    lc_windows *w = NULL;
    TRY(lc_new(&w, 1, sizeof *w));
    TRY(lc_new(&w->item, count, sizeof *w->item));
    for (size_t i = 0; i < count; i++)
        w->item[i] = (window_run){.series = window[i].series, .first = window[i].origin, .count = 1, .before = i};
    w->runs = w->count = count;
    w->stride = 1;
    *out = w;
    w = NULL;
done:
    lc_windows_free(w);
    return status;
}

lc_status lc_windows_choose(lc_windows **out, const lc_windows *from, const bool *chosen)
{
    lc_status status = LC_OK;
    lc_windows *w = NULL;
    TRY(lc_new(&w, 1, sizeof *w));
    TRY(lc_new(&w->item, from->runs, sizeof *w->item));
    w->stride = from->stride;
    for (size_t i = 0; i < from->runs; i++) {
        if (!chosen[from->item[i].series])
            continue;
        w->item[w->runs] = from->item[i];
        w->item[w->runs++].before = w->count;
        w->count += from->item[i].count;
    }
    *out = w;
    w = NULL;
done:
    lc_windows_free(w);
    return status;
}

void lc_windows_free(lc_windows *windows)
{
    if (!windows)
        return;
    lc_free(windows->item);
    lc_free(windows);
}

size_t lc_windows_count(const lc_windows *windows)
{
    return windows->count;
}

lc_window lc_windows_at(const lc_windows *windows, size_t index)
{
    size_t low = 0, high = windows->runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (windows->item[middle].before <= index)
            low = middle;
        else
            high = middle;
    }
    const window_run *run = &windows->item[low];
    return (lc_window){run->series, run->first + (index - run->before) * windows->stride};
}
