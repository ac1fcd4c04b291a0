/* import - text files (CSV) into a dataset: one file a series; several, or a folder, a panel. */
#ifndef LANECAST_IMPORT_H
#define LANECAST_IMPORT_H

#include <lanecast/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct lc_import {
    const char *const *path; /* files, or folders of *.csv and *.txt; (paths) */
    size_t paths;
    const char *const
        *missing; /* texts that mean a missing value, in addition to an empty cell, NA, NaN, null and ?; (missing_count) */
    size_t missing_count;
    const char *date_order; /* of lc_date_order_names; NULL: the column decides */
    const char *columns;    /* names to keep: a, "b, c", d; NULL: every column of numbers */
    const char *time;       /* name of the time; NULL: the file decides */
    const char *time_format; /* epoch_s, epoch_ms, epoch_us, epoch_ns; NULL: what it looks like */
    const char *at;         /* of HDF5: place on the axes that are not the time: "lat=52.5,lon=13.4", "station=Montreal" */
    const char *group;      /* of HDF5: path of the group, or table, to read; NULL: the only one */
    const char *start;      /* first stamp of a made-up time axis; NULL: the file's own, or 1970-01-01 without one */
    const char *output;     /* LC_E_USAGE if one of the files is this one, which is to be written; NULL: any may be read */
    int64_t step;           /* its seconds from row to row; 0: a day. With a file that has dates, only with start */
} lc_import;

/* Reads the files. *notes: what a user should know (columns left out, rows reversed, ...), a line each, for lc_string_free;
 * NULL: do not say. A panel has the columns that all its files have, by name. Rows come out in order of time: reversed where
 * they are newest first, otherwise sorted, equal stamps in the file's order. A first line with a text and no date in it is a
 * header; lines before it with fewer cells are skipped. Where day, month and year are ambiguous, the order
 * under which most of them exist counts, among equals the one that puts rows in order of time, then the one of even steps.
 * LC_E_DATA names file, line, column and cell of what cannot be read; LC_E_USAGE: the request makes no sense. */
lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request);

/* "ymd", "dmy", "mdy", NULL-ended. */
const char *const *lc_date_order_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
