/* run_file - what writing and reading a run file share. The layout is in run/write.c. */
#ifndef LC_MODEL_RUN_FILE_H
#define LC_MODEL_RUN_FILE_H

#include <lanecast/forecaster.h>

#include "core/h5.h"
#include "model/interval.h"
#include "model/measured.h"
#include "model/neural.h"
#include "model/ridge/ridge.h"
#include "model/seen.h"

#define LC_RUN_SCHEMA "lanecast-run"
enum { LC_RUN_VERSION = 3, LC_RUN_SPAN = sizeof(lc_span) / sizeof(int64_t) };

/* What the numbers of networks are in a file. */
static const lc_h5_type lc_run_real = sizeof(lc_real) == sizeof(float) ? LC_H5_F32 : LC_H5_F64;

/* A run file of this version, for reading. LC_E_DATA for a file of another kind, LC_E_IO for one of another version. */
lc_status lc_run_open(lc_h5 **out, const char *path);

/* Whether a file says that it is a run, whatever is wrong with it besides. */
lc_status lc_run_says(bool *out, const char *path);

/* An attribute that is a name, into LC_NAME_MAX letters. */
lc_status lc_run_read_name(char *to, lc_h5 *h5, const char *name);

/* What lc_run_read says. */
lc_status lc_run_read_summary(lc_run *out, lc_h5 *h5, const char *path);

/* A run file that stays open between what it says and what is loaded from it, so that both are of one file, opened once. All 0:
 * none. The path is borrowed; `run` remains after it is closed, and closing again does nothing. */
typedef struct lc_run_source {
    lc_h5 *h5;
    const char *path;
    lc_run run;
    lc_measured measured; /* how its data were measured */
} lc_run_source;

/* Puts the channels of other data as the run has them, found by name: others are left out, and those that the run neither reads
 * nor forecasts may be missing (their values are NaN then); *notes says so, "" for nothing (lc_free). Data whose channels are the
 * run's stays as it is. LC_E_DATA, naming it, for a channel that is missing and that the run reads or forecasts. */
lc_status lc_run_take_channels(char **notes, lc_dataset *dataset, const lc_run_source *source);

/* Takes series that the run does not know out of a panel, if it knows one, and says so in *notes, "" for nothing (lc_free). */
lc_status lc_run_leave_unknown(char **notes, lc_dataset *dataset, const lc_run_source *source);

/* Where the run reads words of the calendar, gives stamps of known zones the zone of the run's series: the moments stay; *notes
 * says so, "" for nothing (lc_free). */
lc_status lc_run_take_zones(char **notes, lc_dataset *dataset, const lc_run_source *source);

lc_status lc_run_source_open(lc_run_source *out, const char *path);
void lc_run_source_close(lc_run_source *source);

/* The same of a run file's bytes, which messages call "the run". */
lc_status lc_run_source_open_bytes(lc_run_source *out, const void *run, size_t bytes);

/* As lc_run_read_members and lc_run_read_flow, of a file that is open. */
lc_status lc_run_source_members(lc_member_facts **out, size_t *count, const lc_run_source *source);
lc_status lc_run_source_flow(lc_flow **out, const lc_run_source *source);

/* The ridge regression of an open run file, its model or beside that, for lc_ridge_free; NULL: there is none. */
lc_status lc_run_source_ridge(lc_ridge **out, const lc_run_source *source);

/* What a run file holds besides what lc_run says, for a reader; begins as {0}. */
typedef struct lc_run_contents {
    char **channel, **series; /* names */
    size_t channels, series_count;
    lc_epoch *history; /* (rounds) of the last network; seconds are 0 */
    size_t rounds;
    size_t parameters; /* of a network; 0 of a baseline */
} lc_run_contents;

lc_status lc_run_source_contents(lc_run_contents *out, const lc_run_source *source);
void lc_run_contents_clear(lc_run_contents *contents);

/* As lc_forecaster_load and lc_forecaster_resume, of a file that is open. */
lc_status lc_run_source_load(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset,
                             const lc_config *config);
lc_status lc_run_source_resume(lc_forecaster **out, const lc_run_source *source, const lc_dataset *dataset,
                               const lc_config *config);

/* A scaler ("scaler"; "inner", of transformed values), and the spans that training saw (LC_TEST, series), by the series of the
 * data. place (series): as lc_run_match says. *out: lc_scaler_free; lc_free, NULL of spans that the run does not have. */
typedef struct lc_run_place {
    const size_t *place;
    const lc_dataset *dataset;
    const char *path;
} lc_run_place;
lc_status lc_run_read_scaler(lc_scaler **out, lc_h5 *h5, const char *name, const lc_run_place *where);
lc_status lc_run_read_seen(lc_span **out, lc_h5 *h5, const size_t *place, size_t series, const char *path);

/* Names, targets, limits and training rows of its classes (NULL: nothing is written); read, they are without the rest.
 * *out: lc_classes_free. LC_E_DATA for what no classes have. */
lc_status lc_run_write_classes(lc_h5 *h5, const lc_classes *classes);
lc_status lc_run_read_classes(lc_classes **out, lc_h5 *h5, const char *path);

/* The trained networks of a run, /members/0 and so on, all of the same plan. */
lc_status lc_run_write_members(lc_h5 *h5, const lc_kept *kept, size_t count, const lc_net *net);

/* The history in a member's group: into a member, whose best round it has; or by itself, for lc_free. */
lc_status lc_run_write_history(lc_h5 *parent, const lc_member *member);
lc_status lc_run_take_history(lc_member *member, lc_h5 *parent, const char *path);

/* LC_E_DATA if another round than the best one that the file names has the least validation loss. */
lc_status lc_run_check_best(const lc_member *member, const char *path);
lc_status lc_run_read_history(lc_epoch **out, size_t *rounds, lc_h5 *member, const char *path);

/* The group of one of them. */
lc_status lc_run_open_member(lc_h5 **out, lc_h5 *h5, size_t index);

/* Where training is, or ended, in a member's group; read, with blocks of its own (lc_point_clear), for the member that was read
 * from there. LC_E_USAGE if the file does not have it. */
lc_status lc_run_write_point(lc_h5 *member, const lc_point *point);
lc_status lc_run_read_point(lc_point *out, lc_h5 *group, const lc_member *member, const char *path);

/* How far back gradients reach, in a member's group, where it was measured; read, *out stays as it is where it was not. */
lc_status lc_run_write_flow(lc_h5 *member, const lc_flow *flow);
lc_status lc_run_take_flow(lc_flow **out, lc_h5 *member, const char *path);

/* Intervals, where there are (NULL: nothing is written); read, for lc_interval_free, *out stays as it is where there are none.
 * trained: window.horizon of the run, which a decoder's may differ from; LC_E_CONFIG where that is longer. */
lc_status lc_run_write_interval(lc_h5 *h5, const lc_interval *interval);
lc_status lc_run_read_interval(lc_interval **out, lc_h5 *h5, const lc_forecaster *forecaster, size_t trained, const char *path);

/* A ridge regression (NULL: nothing is written); read, for lc_ridge_free, *out stays as it is where there is none. LC_E_DATA for
 * coefficients that are not those that were saved, or not of this task's shape. And the digest of one that is there. */
lc_status lc_run_write_ridge(lc_h5 *h5, const lc_ridge *ridge);
lc_status lc_run_read_ridge(lc_ridge **out, lc_h5 *h5, const lc_task *task, const char *path);
lc_status lc_run_read_ridge_digest(uint64_t *out, lc_h5 *h5);

/* What a ridge regression has chosen, or is to take over, without coefficients (NULL: nothing is written); read likewise. */
lc_status lc_run_write_choice(lc_h5 *h5, const lc_ridge *ridge);
lc_status lc_run_read_choice(lc_ridge **out, lc_h5 *h5, size_t horizon, const char *path);

/* What the run was trained on, as digests of every series: without rows of the future. */
lc_status lc_run_write_data(lc_h5 *h5, const lc_dataset *dataset);

/* LC_E_MISMATCH unless the level of arithmetic here gives the bits of the one that the run was trained at. */
lc_status lc_run_check_level(const lc_run *run, const char *path);

/* Names of files, for messages. */
typedef struct lc_run_names {
    const char *run, *data;
} lc_run_names;

/* LC_E_MISMATCH, naming what differs, unless training sees the same in these data (without rows of the future). place (series):
 * as lc_run_match says. */
lc_status lc_run_check_data(lc_h5 *h5, const size_t *place, const lc_dataset *dataset, const lc_run_names *names);

/* Whether the data begins, in every series of the run, with the rows that it was trained on, rows of the future apart; and how
 * many it has after them, 0 if it does not. Channels and series as lc_run_match_known wants them. */
lc_status lc_run_added_rows(size_t *rows, bool *same, const lc_run_source *source, const lc_dataset *dataset);

/* LC_E_DATA for a list of names, what, in which one is there twice. */
lc_status lc_run_check_names(char *const *name, size_t count, const char *what, const char *path);

/* LC_E_DATA, naming the first of the numbers of a member's array that is not finite. */
lc_status lc_run_check_finite(const lc_real *value, size_t count, const char *group, const char *name, const char *path);

/* LC_E_DATA, naming the first of the numbers of a point's block that is negative. */
lc_status lc_run_check_squares(const lc_real *value, size_t count, const char *name, const char *path);

/* LC_E_CONFIG unless the weights of the first have the shapes of this net. */
lc_status lc_run_check_shapes(lc_h5 *h5, const lc_net *net, const char *path);

/* How many there are; a baseline has 0. LC_E_DATA if the file says another number than it has. */
lc_status lc_run_count_members(size_t *out, lc_h5 *h5, const char *path);

/* One of them, whole and checked: LC_E_DATA for weights that are not those that were saved, or not of this net's shapes. *out:
 * lc_member_free. */
lc_status lc_run_read_member(lc_member **out, lc_h5 *h5, size_t index, const lc_net *net, const char *path);

/* What a run file says of a member without reading it; its seed, which the configuration says, is 0. */
lc_status lc_run_read_facts(lc_member_facts *out, lc_h5 *h5, size_t index, const char *path);

/* place (series of the data): the index in the run of each series of the data. *alias, for lc_free: where both have one series,
 * by different names of which a column says one at most, the run's; it stays as it is otherwise. measured: of the run. LC_E_DATA
 * if channels differ or the run does not have a series. */
lc_status lc_run_match(size_t *place, char **alias, lc_h5 *h5, const lc_measured *measured, const lc_dataset *dataset,
                       const char *path);

/* The same for data that may have other series too: their place is LC_RUN_NOWHERE. */
#define LC_RUN_NOWHERE SIZE_MAX
lc_status lc_run_match_known(size_t *place, lc_h5 *h5, const lc_measured *measured, const lc_dataset *dataset, const char *path);

#endif
