/* plan - which arrays of a file that others wrote are the time and the channels of which series, decided before values are read. */
#ifndef LC_DATA_FOREIGN_PLAN_H
#define LC_DATA_FOREIGN_PLAN_H

#include "data/foreign/cf_time.h"

#include <lanecast/import.h>

/* A channel: row r of series s is element first + r * row_stride + s * series_stride of the part. */
typedef struct lc_pick {
    char *name, *units;
    const lc_h5_node *node;
    lc_h5_slab slab;
    size_t first, row_stride, series_stride;
} lc_pick;

typedef enum lc_time_form {
    LC_FORM_UNITS, /* numbers of units since a day */
    LC_FORM_TEXTS, /* dates */
    LC_FORM_EPOCH, /* numbers since 1970 of a unit that their size tells */
    LC_FORM_MADE,  /* made up: --start, --step */
} lc_time_form;

enum { LC_KEYS_MOST = 8 };

/* A file being looked at, and what it is read as. */
typedef struct lc_plan {
    lc_h5 *file;
    const lc_h5_tree *tree;
    const char *path; /* of the file, for messages */
    const lc_import *request;
    lc_buffer *notes;
    size_t group, end; /* index of the node, a group or a table; of the first one that is not in it */

    const char *kind; /* "netCDF-4/CF" */
    lc_convention convention;
    const lc_h5_node *time;
    lc_h5_slab time_slab;
    lc_time_form form;
    lc_cf_units units;
    char *zone; /* NULL: none is named */
    size_t keys; /* lists of texts, one of which may say which series a row is of */
    struct {
        const lc_h5_node *node;
        const char *field;
    } key[LC_KEYS_MOST];
    size_t rows, series;
    char **name; /* (series) NULL: a single one, which has the name of the file */
    size_t picks, capacity;
    lc_pick *pick;
} lc_plan;

void lc_plan_free(lc_plan *plan);

/* Adds a channel, if it is wanted (--columns). units: NULL counts as "1". */
lc_status lc_plan_add(lc_plan *plan, const char *name, const char *units, const lc_pick *pick);

/* Whether --columns has the name, or is not given. */
bool lc_plan_wants(const lc_plan *plan, const char *name);

/* Says that an array is left out, unless other columns were asked for. */
void lc_plan_leave(const lc_plan *plan, const char *name, const char *why);

void lc_plan_note(const lc_plan *plan, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each of them sees whether the group (or the table) is laid out as it knows, and fills in the plan. *found stays false if not.
 * LC_E_DATA or LC_E_USAGE if it is, and cannot be read as asked. */
typedef lc_status lc_layout(bool *found, lc_plan *plan);
lc_layout lc_foreign_pandas, lc_foreign_rex, lc_foreign_cf, lc_foreign_table, lc_foreign_plain, lc_foreign_made;

/* --- what they share -------------------------------------------------------------------------------------------------- */

/* Whether a name is one that times have: "time", "timestamp", "date". */
bool lc_foreign_names_time(const char *name);

/* Whether a node of the tree is an array in the plan's group. */
bool lc_foreign_is_member(const lc_plan *plan, const lc_h5_node *node);

/* Adds texts that may say which series a row is of. */
void lc_plan_key(lc_plan *plan, const lc_h5_node *node, const char *field);

/* "datetime64[us]" of pandas: nanoseconds of its unit; 0 for anything else. */
int64_t lc_foreign_datetime(const char *kind);

/* A list of texts, or numbers as texts, along the first axis of an array (or of a field of it); for lc_free_texts. */
lc_status lc_foreign_labels(char ***out, size_t *count, const lc_plan *plan, const lc_h5_node *node, const char *field);

/* All names of an attribute of PyTables, a pickled list: ('power', 'active') becomes "power active". For lc_free_texts. */
lc_status lc_foreign_unpickle(char ***out, size_t *count, const char *pickle);

/* The text after a key in a pickled dictionary, for lc_free; NULL if there is none. */
lc_status lc_foreign_pickled(char **out, const char *pickle, const char *key);

/* Stamps and the rest of an axis, as far as rows go, from what the plan says is the time. */
lc_status lc_foreign_stamps(lc_series *out, const lc_plan *plan);

#endif
