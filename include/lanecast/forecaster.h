/* forecaster - fit, predict, save, load: one interface for networks and for baselines.
 *
 * `[model] kind` names an architecture (recurrent, seq2seq), ridge (a ridge regression, closed form), or a baseline (repeat_last,
 * seasonal_naive, drift, mean, training_mean, zero; of classes majority, last_class).
 *
 *     lc_forecaster_new -> lc_forecaster_step until done -> lc_forecaster_predict, lc_forecaster_save
 *
 * Training that stops early is not lost: save between any two steps, and later
 *
 *     lc_run_read -> lc_forecaster_resume -> lc_forecaster_step until done
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         lc_dataset *data = NULL, *future = NULL;
 *         lc_forecaster *model = NULL;
 *         char stamp[LC_STAMP_TEXT];
 *         lc_status status = lc_dataset_read(&data, NULL, "weather.h5");
 *         if (status == LC_OK)
 *             status = lc_forecaster_load(&model, "run.h5", data, NULL);
 *         if (status == LC_OK)
 *             status = lc_forecaster_future(&future, NULL, model, NULL);
 *         if (status == LC_OK) {
 *             const lc_series *series = &future->series[0];
 *             for (size_t row = 0; row < series->rows; row++) {
 *                 lc_series_stamp(stamp, series, row);
 *                 printf("%s %s %.1f\n", stamp, future->channel[0].name,
 *                        series->value[row * future->channels]);
 *             }
 *         } else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_dataset_free(future);
 *         lc_forecaster_free(model);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_FORECASTER_H
#define LANECAST_FORECASTER_H

#include <lanecast/config.h>
#include <lanecast/flow.h>
#include <lanecast/scaler.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_forecaster lc_forecaster;

/* Prepares split, scaler, windows and network for the data. The dataset is borrowed for the life of the forecaster; config is
 * copied. With train.from the run file of that name is read: its weights, member by member, are those that training begins with,
 * and its scaler (and limits of classes) stays, unless train.from_scaler is new. LC_E_CONFIG names what differs where these
 * weights cannot be those of this network: a key of [data], [classes] or [model] that gives them their meaning, a shape,
 * run.seeds; LC_E_DATA a channel, and a series whose scale the run does not know. */
lc_status lc_forecaster_new(lc_forecaster **out, const lc_dataset *dataset, const lc_config *config);
void lc_forecaster_free(lc_forecaster *forecaster);

/* Trains one optimizer step (at the end of an epoch also the validation). A baseline is done at the first call, and so is what
 * has been trained before. LC_E_DIVERGED: the loss, a gradient or a weight is not finite; the message says where and what to try.
 * Then training has ended, and the best weights before that remain. LC_E_USAGE for an unfinished run of lc_forecaster_load. */
lc_status lc_forecaster_step(lc_progress *progress, lc_forecaster *forecaster);

/* Forecasts of windows [first, first+count) in the data's own units: out (count, horizon, targets), belongs to the caller. Where
 * classes are forecast (lc_forecaster_classes): what is said of each, out (count, steps, targets, classes), probabilities or, of
 * hinge, scores, the largest of which is the class.
 * A forecast depends only on its own context: not on count, not on threads. */
lc_status lc_forecaster_predict(double *out, const lc_forecaster *forecaster, const lc_windows *windows, size_t first,
                                size_t count);

/* --- what a forecast says beyond the point --------------------------------------------------------------------------- */

typedef enum lc_column_kind {
    LC_COLUMN_POINT,    /* what lc_forecaster_predict gives */
    LC_COLUMN_QUANTILE, /* the value that the truth is below with probability `level` */
    LC_COLUMN_SAMPLE    /* a number drawn from what is forecast, each step of a horizon by itself */
} lc_column_kind;

/* One number that is said of every step of every target. */
typedef struct lc_column {
    lc_column_kind kind;
    double level;           /* of a quantile */
    size_t index;           /* of a sample, from 0 */
    char name[LC_NAME_MAX]; /* what follows a target's name and "_": "q0.1", "sample1"; "" of the point */
} lc_column;

/* Which columns a forecaster is asked for; an outlook belongs to one forecaster, which it borrows. */
typedef struct lc_outlook lc_outlook;

/* The point, then a quantile for each of the levels, which rise, then `samples` samples. level NULL: the levels that the
 * forecaster itself has: those that model.loss = quantile learned, 0.1 to 0.9 of a distribution or with model.interval, none
 * where it says a point only; without those that model.interval has too few validation windows for. LC_E_USAGE for levels that
 * do not rise or are not between 0 and 1, LC_E_CONFIG for levels and samples that it does not have. */
lc_status lc_outlook_new(lc_outlook **out, const lc_forecaster *forecaster, const double *level, size_t levels, size_t samples);
void lc_outlook_free(lc_outlook *outlook);

/* Its columns, borrowed; of NULL the point. */
const lc_column *lc_outlook_columns(size_t *count, const lc_outlook *outlook);

/* What the point is: "the mean", "the median", of a baseline "what repeat_last says"; with data.transform of which values; ""
 * where classes are forecast. */
void lc_forecaster_point(char out[LC_TEXT_MAX], const lc_forecaster *forecaster);

/* As lc_forecaster_predict: out (count, horizon, targets, columns), in the data's own units. Quantiles and samples pass through
 * data.transform, since that is monotone; the point is that of the transformed values, taken back. Samples are the same for any
 * number of threads, and follow from run.seed, the series' name, the last row's stamp, step and target. */
lc_status lc_outlook_predict(double *out, const lc_outlook *outlook, const lc_windows *windows, size_t first, size_t count);

/* --- the future ------------------------------------------------------------------------------------------------------ */

/* What to forecast: every series after its last row where a field is NULL or 0. */
typedef struct lc_future {
    const int64_t *origin; /* the first row at or after it, or that after the last: Gregorian seconds since 1970, local time */
    const char *series;    /* names between blanks or commas, one that has either in double quotes */
    size_t horizon;        /* rows; 0: window.horizon */
    const lc_outlook *outlook; /* of this forecaster: what is said of every target; NULL: the point */
    bool utc;                  /* the origin is UTC: of a series whose offset is not known there is no such row */
} lc_future;

/* The future as a dataset: for every series, horizon rows of the targets; with an outlook each target's columns, "Close",
 * "Close_q0.1", ...; of classes, the horizon's last row or all, and for each target the class as an index, then what is said of
 * each class. Stamps continue as the series' calendar has them (window.h), in local time, with the offset from UTC that will
 * then hold where the zone is known, and the last one where it is not. request: NULL for all. *out: lc_dataset_free. *notes:
 * what was guessed or left out, a line each, "" for nothing, for lc_string_free; NULL: do not say. A series is left out, with a
 * note, if its context is too short, holds a missing value or (window.gaps = cut) is across a gap, itself or from the origin, if
 * the row after its last one is before the origin, if its step is 0, so that it has no stamps to continue with, or if data.known
 * is not known of its rows to come. More rows than window.horizon: a network reads its own forecasts as the newest rows of its
 * context, window.horizon at a time, as long as it takes (a note says from where on); LC_E_CONFIG names the inputs that are
 * neither targets, nor constant, nor in data.known, so that they cannot be continued, and is for quantiles of such rows; each
 * sample continues from its own rows. A decoder continues in one pass, whatever it reads, and a baseline extrapolates. LC_E_DATA
 * if every series is left out, for a name that no series has, and where two channels would have the same name. */
lc_status lc_forecaster_future(lc_dataset **out, char **notes, const lc_forecaster *forecaster, const lc_future *request);

/* Whether there are quantiles of more rows than window.horizon: of a decoder, but not with model.interval, which is measured for
 * each of these steps, and not of changes (data.transform = difference, log_return). */
bool lc_forecaster_quantiles_continue(const lc_forecaster *forecaster);

/* Forecasts from every origin of a range, as repeated calls would give them: one origin of each series at a time.
 *
 *     TRY(lc_origins_new(&origins, forecaster, &range));
 *     for (;;) {
 *         TRY(lc_origins_next(&future, &window, origins));
 *         if (!future)
 *             break;
 *         ...
 *         lc_dataset_free(future);
 *     }
 */
typedef struct lc_origin_range {
    const int64_t *from, *to; /* first and last origin, both included, in the units of lc_future's; the row after a series' last
                                 one is an origin too, if `to` is later than the last. NULL: any */
    lc_future of;             /* what to forecast; its origin is ignored; utc: from and to are UTC */
} lc_origin_range;

typedef struct lc_origins lc_origins;

/* The range's texts and outlook, and the forecaster, are borrowed. LC_E_DATA if no series has an origin in the range; a
 * series whose last origin, the row after its last one, is before the range, counts as one that is left out. */
lc_status lc_origins_new(lc_origins **out, const lc_forecaster *forecaster, const lc_origin_range *range);

/* The next origin of every series that has one more, as lc_forecaster_future gives it: *out for lc_dataset_free, NULL after the
 * last. *window, borrowed until the next call: series of the data and row of the origin of each series of *out. Origins that
 * cannot be forecast (a gap, a missing value in the context, too few rows, data.known not known) are left out; LC_E_DATA, with
 * the reason of the first, if all are. */
lc_status lc_origins_next(lc_dataset **out, const lc_window **window, lc_origins *origins);

/* After the last: origins that were forecast; origins left out, and why the first of them was (borrowed, "" without one). */
size_t lc_origins_count(const lc_origins *origins);
size_t lc_origins_left(const lc_origins *origins);
const char *lc_origins_reason(const lc_origins *origins);
void lc_origins_free(lc_origins *origins);

/* Accessors. All pointers are borrowed. */
const lc_config *lc_forecaster_config(const lc_forecaster *forecaster);
const char *lc_forecaster_title(const lc_forecaster *forecaster); /* what it is, for tables: "lstm 64 2-layer" */
const lc_dataset *lc_forecaster_dataset(const lc_forecaster *forecaster);
const char *lc_forecaster_notes(const lc_forecaster *forecaster); /* what was decided of rows and scales, a line each; "" */
const char *lc_forecaster_alias(const lc_forecaster *forecaster); /* see lc_forecaster_load; NULL without one */
const lc_split *lc_forecaster_split(const lc_forecaster *forecaster);
const lc_scaler *lc_forecaster_scaler(const lc_forecaster *forecaster);
const lc_classes *lc_forecaster_classes(const lc_forecaster *forecaster);              /* what it says; NULL: numbers */
lc_training_state lc_forecaster_training(const lc_forecaster *forecaster);             /* of a baseline: finished */
const size_t *lc_forecaster_targets(size_t *count, const lc_forecaster *forecaster);   /* channel indices */
const size_t *lc_forecaster_inputs(size_t *count, const lc_forecaster *forecaster);    /* those that are read, in that order */
const lc_epoch *lc_forecaster_history(size_t *count, const lc_forecaster *forecaster); /* seconds are 0 where read from a file */
size_t lc_forecaster_best_round(const lc_forecaster *forecaster); /* row of the history, from 1; 0: none yet, and of a baseline */
size_t lc_forecaster_best_epoch(const lc_forecaster *forecaster); /* the epoch that it ended in, likewise */

/* How far back gradients reach at the best weights, measured when training ended; NULL before, of a baseline, and of a run file
 * without it. */
const lc_flow *lc_forecaster_flow(const lc_forecaster *forecaster);

/* One trained network: of an ensemble (run.seeds) there are several, which average. */
typedef struct lc_member_facts {
    uint64_t seed, weights_digest;
    size_t epochs, best_epoch; /* that are done; the one with the best round, from 1; 0: none yet */
    size_t rounds, best_round; /* (train.h) that are done; the best of them, from 1 */
    double loss, valid_loss;   /* of the best round; NaN: there is none, or no validation part */
    lc_training_state training;
} lc_member_facts;

/* How many have begun; 0 for a baseline. And one of them. History, best epoch and round, and weights above and below are of the
 * member that trains, or trained last; the flow is the first one's. */
size_t lc_forecaster_members(const lc_forecaster *forecaster);
lc_member_facts lc_forecaster_member(const lc_forecaster *forecaster, size_t index);

/* The flat block of the best weights so far and its length; NULL and 0 for a baseline. Until training is done, valid to the next
 * step. */
const lc_real *lc_forecaster_weights(size_t *length, const lc_forecaster *forecaster);

/* Names and places of these weights; NULL and 0 for a baseline. */
const lc_parameter *lc_forecaster_parameters(size_t *count, const lc_forecaster *forecaster);

/* Threads that a step of its training has work for, of those that run.threads allows: threads that carry a sum each, or part
 * the units of one. 1 for a baseline, and where nothing is left to train. Results do not depend on it. */
size_t lc_forecaster_workers(const lc_forecaster *forecaster);

/* XXH3 of the weights' bytes, of an ensemble of its members' digests; 0 for a baseline. */
uint64_t lc_forecaster_digest(const lc_forecaster *forecaster);

/* The windows of a part, as this forecaster was configured to cut them; borrowed. LC_E_DATA, saying why, if there is not one. */
lc_status lc_forecaster_windows(const lc_windows **out, const lc_forecaster *forecaster, lc_part part);

/* The windows that an epoch visits: those of training, or with train.truncate others, which read that many rows each. */
lc_status lc_forecaster_training_windows(const lc_windows **out, const lc_forecaster *forecaster);

/* RUN.h5: weights, configuration, scaler, history, digests, versions, level, and where training is. Whole or not at all: an
 * earlier file stays until the new one is complete. The same training gives the same bytes, however often it was saved before. */
lc_status lc_forecaster_save(const lc_forecaster *forecaster, const char *path);

/* A saved forecaster, to forecast, over a dataset (borrowed), whose channels are those of the run, and whose series are among
 * them by name; if both have one series, it is taken for the run's by any name, and lc_forecaster_alias is the run's, unless
 * columns of imported files say both names. LC_E_DATA for a file of another kind or one that contradicts itself, LC_E_IO for one
 * of another version. config: the run's own (NULL, or lc_run_read), in which file, split, season, missing, limit, stride, gaps,
 * drop_last, shortest, threads and checkpoint, and the horizon of a decoder, may have been changed; LC_E_CONFIG names any other
 * key that was. Of an unfinished run it has the best weights so far; LC_E_USAGE if no epoch is done yet. */
lc_status lc_forecaster_load(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config);

/* The bytes that lc_forecaster_save writes, without a file: *out is for lc_string_free (it holds bytes of value 0). */
lc_status lc_forecaster_store(char **out, size_t *bytes, const lc_forecaster *forecaster);

/* As lc_forecaster_load, of bytes that were stored or are a run file's: a trained forecaster over newer rows, to the last bit
 * what saving and loading it would give. The bytes may be freed afterwards. */
lc_status lc_forecaster_restore(lc_forecaster **out, const void *run, size_t bytes, const lc_dataset *dataset,
                                const lc_config *config);

/* Puts other data as those of a run in memory are, as lanecast forecast does: channels are found by name, others are left out,
 * and those that the run neither reads nor forecasts may be missing; series that it does not know are left out of a panel; where
 * it reads local hours and days (data.calendar, data.known), stamps of another zone are in that of the run's series: the moments
 * stay. *notes: what was changed, a line each, "" for nothing, for lc_string_free. LC_E_DATA for a channel that is missing and
 * that the run reads or forecasts; the dataset is then only to be freed. */
lc_status lc_run_arrange(char **notes, lc_dataset *dataset, const void *run, size_t bytes);

/* The configuration that a run in memory was trained with. Errors as of lc_run_read. */
lc_status lc_run_configuration(lc_config *out, const void *run, size_t bytes);

/* A saved forecaster, to train on: the next step continues where the saved training was, and at the end the weights are, to
 * the last bit, those of training without an interruption. The dataset (borrowed) must be the one it was trained on,
 * LC_E_MISMATCH says what differs; likewise for the level of arithmetic (avx2, avx512 and neon give the same bits, portable
 * others). config: the run's own (NULL, or lc_run_read), in which data.file, run.threads, run.checkpoint, train.epochs and
 * train.patience may have been changed, so that even finished training continues, and run.seeds may have grown; LC_E_CONFIG
 * names any other key that was, epochs fewer than are done, and more epochs where the schedule depends on their number.
 * LC_E_USAGE for a baseline and for training that diverged. */
lc_status lc_forecaster_resume(lc_forecaster **out, const char *path, const lc_dataset *dataset, const lc_config *config);

/* What a run file says without its data. A plain struct: there is nothing to free. */
typedef struct lc_run {
    lc_config config;
    uint64_t weights_digest, data_digest;
    uint64_t from_digest;      /* weights_digest of the run that training began with (train.from); 0: of none */
    size_t valid_seen;         /* validation windows with targets that this run was trained on: their errors look too good */
    size_t members;            /* that have begun, of run.seeds; 0 of a baseline */
    size_t epochs, best_epoch; /* of the last one: that are done; the one with the best round, from 1 */
    size_t rounds, best_round; /* of the last one: (train.h) that are done; the best of them, from 1 */
    lc_training_state training;
    bool sealed; /* it has digests of all its bytes, and they were compared: no other program has changed it */
    char version[LC_NAME_MAX], level[LC_NAME_MAX];
} lc_run;

lc_status lc_run_read(lc_run *out, const char *path);

/* The members of a run, for lc_members_free; NULL of a baseline. */
lc_status lc_run_read_members(lc_member_facts **out, size_t *count, const char *path);
void lc_members_free(lc_member_facts *facts);

/* How far back gradients reach in a run's (first) network, for lc_flow_free; NULL where lc_forecaster_flow would be. */
lc_status lc_run_read_flow(lc_flow **out, const char *path);

/* The names `kind` may have, NULL-ended. */
const char *const *lc_kind_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
