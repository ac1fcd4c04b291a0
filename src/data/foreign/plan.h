/* plan - which arrays of a file that others wrote are the time and the channels of which series, before values are read. */
#ifndef LC_DATA_FOREIGN_PLAN_H
#define LC_DATA_FOREIGN_PLAN_H

#include "core/zone.h"
#include "data/foreign/cf_time.h"

#include <lanecast/import.h>

/* A channel: row r of series s is element first + r * row_stride + s * series_stride of the part. */
typedef struct lc_pick {
    char *name, *units;
    const lc_h5_node *node;
    lc_h5_slab slab;
    size_t first, row_stride, series_stride;
    size_t rows;              /* that are written, the others are missing; 0: all */
    size_t ways, way_stride;  /* elements of which the only one with a value is taken; 0: a single one */
    const struct lc_key *key; /* of words and of numbers written as texts: the column; NULL of any other */
    bool of_part;             /* element i is that of part i, the same in its rows (plan->place) */
    char *word;               /* of --one-hot: which a row has or not; NULL of any other */
} lc_pick;

typedef enum lc_time_form {
    LC_FORM_UNITS,   /* numbers of units since a day */
    LC_FORM_TEXTS,   /* dates */
    LC_FORM_EPOCH,   /* numbers since 1970 of a unit that follows from their size */
    LC_FORM_COLUMNS, /* columns of texts or numbers that say it together (data/time) */
    LC_FORM_MADE,    /* made up: --start, --step */
} lc_time_form;

/* What may say which series a row is of, and the names of all columns. */
typedef enum lc_key_kind {
    LC_KEY_NONE,   /* only a name: it cannot */
    LC_KEY_TEXT,   /* texts */
    LC_KEY_OBJECT, /* objects of Python, texts or numbers */
    LC_KEY_NUMBER, /* numbers, which are a channel too */
    LC_KEY_CODE,   /* numbers that are places in a list of texts: categories */
    LC_KEY_MOMENT, /* moments of pandas, or places in a list of them, which --time names beside other columns */
} lc_key_kind;

typedef struct lc_key {
    char *name;
    lc_key_kind kind;
    lc_pick pick;            /* where the texts, or numbers, of the rows are */
    const lc_h5_node *words; /* and, of codes, those of the categories */
    const char *words_field;
    const char *why_not;        /* by what is in it, it is no channel; NULL: it may be one */
    bool again;                 /* of LC_KEY_NONE: says once more what the time says */
    bool fractions;             /* texts are numbers, some of them not whole (data/foreign/spelled.h) */
    int64_t nanoseconds, since; /* of moments: the unit, and when they begin (lc_foreign_datetime) */
} lc_key;

/* Nodes of a tree, in its order. */
typedef struct lc_nodes {
    const lc_h5_node **node;
    size_t count, capacity;
} lc_nodes;

lc_status lc_nodes_add(lc_nodes *nodes, const lc_h5_node *node);

/* A file being looked at, and what it is read as. */
typedef struct lc_plan {
    lc_h5 *file;
    const lc_h5_tree *tree;
    const char *path; /* of the file, for messages */
    const lc_import *request;
    lc_buffer *met;    /* borrowed: as lc_import_source has it */
    bool further;      /* it is joined to others: its own names of series are theirs only where `like` is */
    char **axis_said;  /* borrowed: as lc_import_source has it */
    const char *like;  /* columns that name series of other files, and may not be in this one; NULL: none */
    bool *marker_used; /* (request->missing_count) borrowed; NULL: nobody asks */
    lc_buffer *notes;
    lc_zones *zones;                /* borrowed: of the files so far */
    size_t group, end;              /* index of the node, a group or a table; of the first one that is not in it */
    const lc_nodes *dated, *shared; /* times of the whole file: of units since a day; that groups without one may share */
    bool matlab;                    /* MATLAB or Octave wrote the file (data/foreign/matlab.h, octave.h) */

    const char *kind;       /* "netCDF-4/CF" */
    struct lc_roles *roles; /* what its arrays say of each other (data/foreign/cf.h) */
    lc_convention convention;
    const lc_h5_node *time;
    char *time_name;  /* NULL: that of the field, or of the array */
    char *time_parts; /* what the columns of the time hold, as words; NULL: these show it */
    lc_h5_slab time_slab;
    size_t time_first, time_stride; /* of a field that is an array, its stamps; stride 0: all are */
    const lc_h5_node *time_codes;   /* of the rows, where `time` has each stamp once */
    bool local;                     /* its numbers are what clocks showed, of a zone that --zone may name */
    lc_time_form form;
    lc_cf_units units;
    char *zone; /* NULL: none is named */
    size_t keys, key_capacity;
    lc_key *key;
    size_t rows, series;
    bool placed;  /* --at is obeyed */
    bool located; /* and `at` is where the rows are, as --at says it; NULL: that is not known */
    char *at;
    char *along; /* the name of the dimension whose places these are; NULL: none is */
    char **name; /* (series) NULL: a single one, which has the name of the file */
    size_t picks, capacity;
    lc_pick *pick;

    lc_series axis; /* the stamps of all rows, once they are read */
    bool *gap;      /* (axis.rows) rows without a time, which are left out; NULL: there are none (data/foreign/gaps.h) */
    size_t parts;   /* and the series that each is of, if they are several; LC_NO_PART: of none */
    char **part;
    char *part_by; /* the names of the keys that say it, a list */
    size_t *of;
    size_t *place; /* (parts) of each, its place in the file, once those without rows are left out; NULL: they are all there */
} lc_plan;

enum { LC_NO_PART = -1 };

void lc_plan_free(lc_plan *plan);

/* The member of the plan's group that has a name; NULL if there is none. */
const lc_h5_node *lc_foreign_member(const lc_plan *plan, const char *name);

/* Adds a channel, if it is wanted (--columns). units: NULL counts as "1". */
lc_status lc_plan_add(lc_plan *plan, const char *name, const char *units, const lc_pick *pick);

/* Takes a channel away again. */
void lc_plan_drop(lc_plan *plan, const char *name);

/* Adds a column by which rows may be parted, or only its name. */
lc_status lc_plan_key(lc_plan *plan, const char *name, lc_key_kind kind, const lc_pick *pick, const lc_h5_node *words,
                      const char *words_field);

/* Whether --time names several columns, and this is one of them. */
bool lc_plan_joins(const lc_plan *plan, const char *name);

/* Adds such a column of moments, or of places in a list of them (words). kind: "datetime64[ns]". LC_E_USAGE if it has a
 * zone: what its clocks showed is not written. */
lc_status lc_plan_moment(lc_plan *plan, const char *name, const lc_pick *pick, const lc_h5_node *words, const char *kind,
                         bool zoned);

/* The words of a key's rows, for lc_free_texts ("" where one is missing); NULL if they are numbers that are not whole. */
lc_status lc_key_read(char ***out, const lc_plan *plan, const lc_key *key);

/* The same of any numbers, with their digits. */
lc_status lc_key_print(char ***out, const lc_plan *plan, const lc_key *key);

/* In how many runs of equal numbers the rows of a key of numbers are. */
lc_status lc_key_runs(size_t *out, const lc_plan *plan, const lc_key *key);

/* LC_E_DATA: what a flag names is not among the columns; keys: among those that may part rows. */
lc_status lc_plan_refuse_name(const lc_plan *plan, const char *flag, const char *name, bool keys);

/* Whether --drop has the name. */
bool lc_plan_drops(const lc_plan *plan, const char *name);

/* Whether it is a channel of the rows before, which names no series and is left out for nothing. */
bool lc_plan_knows(const lc_plan *plan, const char *name);

/* Whether --one-hot has the name: its words are channels (data/foreign/hot.h). */
bool lc_plan_heats(const lc_plan *plan, const char *name);

/* Whether there is a channel, or will be. */
bool lc_plan_has_channels(const lc_plan *plan);

/* Whether --columns has the name, or is not given. */
bool lc_plan_wants(const lc_plan *plan, const char *name);

/* Says that an array is left out, unless other columns were asked for, or it is dropped. */
void lc_plan_leave(const lc_plan *plan, const char *name, const char *why);

void lc_plan_note(const lc_plan *plan, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Each of them sees whether the group (or the table) is laid out as it knows, and fills in the plan. *found stays false if not.
 * LC_E_DATA or LC_E_USAGE if it is, and cannot be read as asked. */
typedef lc_status lc_layout(bool *found, lc_plan *plan);
lc_layout lc_foreign_pandas, lc_foreign_rex, lc_foreign_cf, lc_foreign_table, lc_foreign_plain, lc_foreign_made;

/* Whether a name is one of a part of a date or of a clock; of a clock. 1 for Julian days, 2 for modified ones. */
bool lc_foreign_names_part(const char *name);
bool lc_foreign_names_clock(const char *name);
int lc_foreign_names_day(const char *name);

/* Whether a number of that name is a moment, whatever else is the time. */
bool lc_foreign_names_moment(const char *name);

/* Leaves out rows without a time and parts without rows. */
lc_status lc_parts_settle(lc_plan *plan);

/* What the time is called. */
const char *lc_plan_time(const lc_plan *plan);

/* --- what they share -------------------------------------------------------------------------------------------------- */

/* How surely a name is one of times: 2 for "time", "timestamp", "date"; 1 for "t", "index"; 0 for any other. */
int lc_foreign_names_time(const char *name);

/* Whether a node of the tree is an array in the plan's group; one without elements is none where there are rows. */
bool lc_foreign_is_member(const lc_plan *plan, const lc_h5_node *node);

/* "datetime64[us]" of pandas, or "date": nanoseconds of its unit, 0 for anything else; when it begins, in seconds from 1970. */
int64_t lc_foreign_datetime(const char *kind);
int64_t lc_foreign_since(const char *kind);

/* A list of texts, or numbers as texts, along the first axis of an array (or of a field of it); for lc_free_texts. */
lc_status lc_foreign_labels(char ***out, size_t *count, const lc_plan *plan, const lc_h5_node *node, const char *field);

/* All names of an attribute of PyTables, a pickled list: ('power', 'active') becomes "power active". For lc_free_texts. */
lc_status lc_foreign_unpickle(char ***out, size_t *count, const char *pickle);

/* What a zone of Python that is an offset is called, "+05:30" or "UTC", for lc_free; NULL for any other, which has a name. */
lc_status lc_foreign_pickled_offset(char **out, const char *pickle);

/* Of a zone as dateutil says it, a file or "dateutil/Europe/Berlin", leaves the name. */
void lc_foreign_name_zone(char *zone);

/* What a table of pandas says of a field, its zone "tz" or "index_name", by a pickled dictionary of dictionaries; for lc_free.
 * *found: it is there and not None; *out stays if it has no name. LC_E_DATA if a zone may be there and cannot be read. */
lc_status lc_foreign_info(char **out, bool *found, const lc_plan *plan, const char *info, const char *field, const char *key);

/* The texts and numbers of a pickled array of objects, as texts ("" for any other), for lc_free_texts. */
lc_status lc_foreign_objects(char ***out, size_t *count, const lc_plan *plan, const lc_h5_node *node);

/* Whether numbers are seconds since 1970, or parts of them, of a unit that follows from their size. */
lc_status lc_epoch_fits(bool *out, const lc_plan *plan, const lc_h5_node *node, const lc_h5_slab *slab);

/* The offsets of stamps from UTC (data/foreign/offsets.c): all 0; those of a zone that is named, asked for or the file's: without
 * its table the moments are known all the same; or, of what a zone's clocks showed, its moments: the order of rows decides a
 * repeated hour. */
lc_status lc_offsets_utc(lc_series *series);
lc_status lc_offsets_fixed(lc_series *series, int32_t offset);
lc_status lc_offsets_zone(lc_series *series, const lc_plan *plan);
lc_status lc_offsets_clocks(lc_series *series, const lc_plan *plan);

/* The plan's axis, stamps and the rest as far as rows go, from what it says is the time. */
lc_status lc_foreign_stamps(lc_plan *plan);

#endif
