/* window - index arithmetic over series x origins, no copies.
 *
 * A window is (series, origin): its context is rows origin-context .. origin-1, its targets are rows origin .. origin+horizon-1.
 * Targets never leave their part of the split; the context may reach back across a border, never across a gap or a series.
 * Where fewer than `context` rows are there, at the beginning of a series, after a gap, after a missing value that is not filled,
 * there is no window, unless `shortest` allows it: then its context is the rows that are there.
 *
 * The stamps of a series decide what a gap is, by the calendar that they show (src/data/axis.h), in local time. A regular axis,
 * 99 % of whose steps from row to row, or 90 % of steps of a day or more, are within a tenth of the median, as months are, has a
 * gap where a step is above 1.5 medians. Where some weekdays are closed (Mon-Fri, Sun-Thu, Mon-Sat) it is a step above 14 days,
 * for markets close for up to 11. In sessions within days it is a step that leaves out rows within a session, or one above 14
 * days; nights, lunch breaks, early closes and closed days are no gaps. A weekday or a time of day belongs to a calendar if at
 * least 5 % of the weeks have it. Holidays of the dataset are taken off. Otherwise gaps cannot be recognized and windows cross
 * them all; lc_quality_warnings says so. lc_forecaster_future, whose windows are not cut here, keeps the same rule.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const lc_config config = lc_config_default();
 *         const size_t channel[] = {0};
 *         lc_dataset *data = NULL;
 *         lc_split *split = NULL;
 *         lc_windows *windows = NULL;
 *         lc_status status = lc_dataset_read(&data, NULL, "weather.h5");
 *         if (status == LC_OK)
 *             status = lc_split_new(&split, data, "0.7 0.1 0.2");
 *         if (status == LC_OK) {
 *             const lc_windows_request request = {.dataset = data,
 *                 .split = split, .part = LC_TRAIN, .inputs = channel,
 *                 .targets = channel, .input_count = 1, .target_count = 1,
 *                 .window = &config.window, .missing = "error"};
 *             status = lc_windows_new(&windows, &request);
 *         }
 *         if (status == LC_OK)
 *             printf("%zu windows, the first forecasts row %zu\n",
 *                    lc_windows_count(windows),
 *                    lc_windows_at(windows, 0).origin);
 *         else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_windows_free(windows);
 *         lc_split_free(split);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_WINDOW_H
#define LANECAST_WINDOW_H

#include <lanecast/dataset.h>
#include <lanecast/option.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_window_config {
    size_t context, horizon, stride; /* rows */
    size_t shortest;                 /* rows of context that a window has at least; 0: context */
    char gaps[LC_NAME_MAX];          /* cut: no window crosses a gap, as above; ignore */
    size_t drop_last;                /* evaluation drops windows beyond the last multiple of this; 0: every window counts */
} lc_window_config;

/* The same without the 0. */
static inline size_t lc_window_shortest(const lc_window_config *config)
{
    return config->shortest ? config->shortest : config->context;
}

typedef enum lc_part { LC_TRAIN, LC_VALID, LC_TEST, LC_PARTS } lc_part;

/* "train", "valid", "test"; all of them, NULL-ended; which one a name is, LC_E_CONFIG for any other. */
const char *lc_part_name(lc_part part);
const char *const *lc_part_names(void);
lc_status lc_part_find(lc_part *out, const char *name);

/* The words that data.missing and window.gaps may be, NULL-ended. */
const char *const *lc_missing_names(void);
const char *const *lc_gaps_names(void);

typedef struct lc_rows {
    size_t first, end; /* [first, end) */
} lc_rows;

/* The split of every series: part[series * LC_PARTS + part]. Chronological, never overlapping. */
typedef struct lc_split {
    size_t series_count;
    lc_rows *part;
} lc_split;

/* Rows ("8640 2880 2880"; "* 0 48": the last 48 of every series are its test, all before them train), fractions ("0.7 0.1 0.2":
 * train floor(a n), test floor(c n), validation the rest; if b is 0, validation nothing and test the rest) or dates ("2015-01-01
 * 2016-01-01": first local day of validation, first of test).
 * A series of a panel that is too short, begins late or has ended has fewer rows in its parts, or none.
 * LC_E_CONFIG for any other text, LC_E_DATA if every series is too short for it or no row is left to train on. */
lc_status lc_split_new(lc_split **out, const lc_dataset *dataset, const char *text);
void lc_split_free(lc_split *split);

/* What is worth knowing about a split of a panel, a line each, "" for nothing: fractions and rows cut series of different time at
 * different dates. *out is for lc_string_free. */
lc_status lc_split_notes(char **out, const lc_split *split, const lc_dataset *dataset, const char *text);

/* LC_E_CONFIG if it is not a split of any data. */
lc_status lc_split_check(const char *text);

typedef struct lc_window {
    size_t series, origin;
    size_t lacks; /* rows missing at the beginning of the context */
} lc_window;

typedef struct lc_windows lc_windows;

struct lc_axis;

/* What windows to cut. A missing value in the context, of an input or a target (baselines, model.normalize look back at it),
 * or in the horizon, of a target:
 *
 *     error        fails: LC_E_DATA, naming series, row, time and channel
 *     skip         leaves out every window that holds one
 *     forward      fills contexts with the last known value, and leaves out windows with a missing value in the horizon
 *     interpolate  fills contexts on the line between the known values around a hole; where a series ends with a hole, with the
 *                  last known value. Leaves out the windows that forward does, and those whose last context row is missing: their
 *                  filling would know a value after their origin
 *     mask         fills contexts as forward does and leaves out windows without a known target: the others keep their unknown
 *                  targets, which losses and metrics skip. Where changes are forecast (difference, log_return), a target is
 *                  known if the row before it is, too
 *
 * No filling crosses a gap or spans more than `limit` rows; a window whose context is not whole then is left out. */
typedef struct lc_windows_request {
    const lc_dataset *dataset; /* borrowed for the life of the windows */
    const lc_split *split;     /* borrowed for the call, like the rest */
    lc_part part;
    const size_t *inputs, *targets; /* channels */
    size_t input_count, target_count;
    const size_t *ahead; /* channels that are known of the horizon too: a missing one counts as a missing input */
    size_t ahead_count;
    size_t lead; /* rows at the beginning of a piece without gap that no context may hold: they have no transformed value */
    const lc_window_config *window; /* context, horizon, stride, shortest, gaps */
    const char *missing;            /* of lc_missing_names */
    size_t limit;                   /* rows that a filling spans at most; 0: any number */
    const lc_dataset *known;        /* the dataset as it is when filled; NULL: it is filled for this call, if it needs to be */
    const struct lc_axis *axis;     /* (series) calendars that the library has learnt; NULL: they are learnt for this call */
    bool optional;                  /* a list without a window is one, too */
} lc_windows_request;

/* LC_E_DATA if not one window is left, and there must be one: says how many rows there are and how many a window needs. A series
 * without a window is not an error as long as another has one. */
lc_status lc_windows_new(lc_windows **out, const lc_windows_request *request);
void lc_windows_free(lc_windows *windows);

/* Windows named one by one. Their contexts must exist; their targets need not, in forecasts of the future. */
lc_status lc_windows_list(lc_windows **out, const lc_window *window, size_t count);

/* Those of some series only; chosen (series) is borrowed for the call. There may be none. */
lc_status lc_windows_choose(lc_windows **out, const lc_windows *from, const bool *chosen);

size_t lc_windows_count(const lc_windows *windows);

/* How many of them lack rows of their context. */
size_t lc_windows_short(const lc_windows *windows);

/* How many windows were left out for a missing value. */
size_t lc_windows_skipped(const lc_windows *windows);

/* That, and the series without a window, in words, a line each, "" for nothing. *out is for lc_string_free. */
lc_status lc_windows_notes(char **out, const lc_windows *windows, const lc_dataset *dataset);

/* The window of that index; series by series, origins ascending. */
lc_window lc_windows_at(const lc_windows *windows, size_t index);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
