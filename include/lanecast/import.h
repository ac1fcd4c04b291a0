/* import - text files (CSV and its relatives) into a dataset: one file a series or, if a column or its layout says so, several;
 * several files, or a folder, a panel.
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const char *const path[] = {"prices.csv"};
 *         const lc_import request = {.path = path, .paths = 1,
 *             .columns = "Close", .date_order = "dmy"};
 *         lc_dataset *data = NULL;
 *         char *notes = NULL;
 *         lc_status status = lc_dataset_import(&data, &notes, &request);
 *         if (status == LC_OK)
 *             status = lc_dataset_write(data, "prices.h5");
 *         if (status == LC_OK)
 *             printf("%zu series\n%s", data->series_count, notes);
 *         else
 *             fprintf(stderr, "%s\n", lc_error_message());
 *         lc_string_free(notes);
 *         lc_dataset_free(data);
 *         return status != LC_OK;
 *     }
 */
#ifndef LANECAST_IMPORT_H
#define LANECAST_IMPORT_H

#include <lanecast/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* What files decided whose rows further files continue; what these say themselves comes first. Begins as {0}: nothing. */
typedef struct lc_before {
    const char *decimal;   /* sign of numbers that may have either: "," or "." */
    const char *thousands; /* what groups digits of such numbers: "," or "." */
    const char *channels;  /* names, as `columns`: such a column is a channel here too, whatever its numbers count */
    const char *forms;     /* a line each, "h.csv --time date,hour", how single ones of them were read; NULL: all were alike */
    const char *joined;    /* the files that were joined, a line each; NULL: none were */
    const double *size;    /* of each of `channels` the mean size of its values, 0: not known; NULL: of none */
    const char *series;    /* series column, which the further files may lack: their rows then are of the only series */
    bool parts;    /* lc_import.time_parts, or time_format, is what columns held: LC_E_DATA where these show something else */
    bool dates;    /* time_format, date_order and calendar are for stamps that do not say themselves what they are */
    bool dated;    /* a series a row (wide): names of columns say their time */
    bool place;    /* lc_import.at is where they are from: a file that says no place is taken for one of it */
    bool left_out; /* lc_import.drop is what was left out: a note says which of its columns are there */
    bool apart;    /* files of a folder are series of their own, as those before are: none is a piece of another */
    bool may_lack; /* columns that `columns` and `drop` name, and words of `missing` and `value`, may not be there */
} lc_before;

/* Begins as {0}; whatever is 0 or NULL is decided by the file. Names in a list are separated by commas, a name that has one is in
 * double quotes: a, "b, c", d. */
typedef struct lc_import {
    const char *const *path; /* files, or folders of text files; (paths) */
    size_t paths;
    const char *content; /* of the only path, a pipe, what was read of it: a text without a byte of value 0; NULL: it is read */
    const char *output;  /* LC_E_USAGE if one of the files is this one, which is to be written; NULL: any may be read */

    /* The table. */
    const char *encoding;       /* of its letters, as the C library calls it: "CP932"; NULL: UTF-8, UTF-16 or Windows-1252 */
    const char *skip;           /* lines before the header: "4" */
    const char *header;         /* lines of the header: "1", "none" */
    const char *footer;         /* lines after the last row: "2" */
    const char *decimal;        /* "," or "." */
    const char *thousands;      /* ",", ".", "'" or " ": what groups digits */
    const char *const *missing; /* (missing_count) texts that mean a missing value, in addition to those that pandas knows; a
                                   number by value; COLUMN=WORD: of one column */
    size_t missing_count;
    const char *const *value; /* (value_count) WORD=NUMBER: what a word means: T=0 */
    size_t value_count;

    /* Columns. */
    const char *columns;       /* names to keep; NULL: every column of numbers */
    const char *drop;          /* names to leave out */
    const char *one_hot;       /* names of columns of words: a channel of 0 and 1 for each of their words, COLUMN=WORD */
    const char *series_column; /* the column that names the series of a row (a list: together); "none": the file is one series */
    bool wide;                 /* a series a row: its name, then its values */
    const char *duplicates;    /* of rows of one series and time: "equal", one stays if they are equal, else LC_E_DATA; "first",
                                  "last"; NULL: a few stay in the file's order, many are refused */

    /* Time. */
    const char *time, *time_format, *zone; /* columns, how they are written, where clocks showed it (data/time) */
    const char *time_parts;                /* what each column of `time` holds: "date,hour1" */
    const char *date_order;                /* of lc_date_order_names */
    const char *calendar;                  /* of CF; or "buddhist", "minguo", whose years are others */
    const char *start; /* first stamp of a made-up time axis; NULL: the file's own, or 1970-01-01 without one */
    const char *step;  /* from row to row: "90" (seconds), "0.5s", "1.5h", "1month"; NULL: a day. With a file that has dates, only
                          with start */

    /* HDF5 of others, whose variables are the columns. */
    const char *at;    /* the place on axes that are not the time: "lat=52.5,lon=13.4", "station=Montreal", "site=all" */
    const char *group; /* path of the group, or table */

    lc_before before; /* what files before these decided */

    /* A file of days that are closed in every series, as clocks of its zone show them: a date a line, year first; NULL: there are
     * none but those of datasets. */
    const char *holidays;

    /* Several files. */
    bool join; /* channels of the further files are put beside those of the first, on its stamps */
} lc_import;

/* Reads the files. *notes: what a user should know (columns left out, rows reversed, ...), a line each, for lc_string_free;
 * NULL: do not say. A panel has the columns that all its files have, by name. Rows come out in order of time: reversed where
 * they are newest first, otherwise sorted, equal stamps in the file's order. LC_E_DATA names file, line, column and cell of what
 * cannot be read, and the flag that decides what cannot be known; LC_E_USAGE: the request makes no sense. The dataset's history
 * is the command that reads the files the same way again, with every decision as a flag: columns that are left out as drop. */
lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request);

/* Adds rows to a dataset: of `more`, those after the last row of each series; its further series join. Values that both know
 * must be equal, unless keep is "first", the dataset's, or "last", those of `more`; NULL: "equal". One that was missing becomes
 * what `more` says, one that `more` lacks stays, and a channel that `more` does not have is missing in its rows. LC_E_DATA,
 * naming row and values, if they are not, or if `more` has further channels, or a series whose name is that of another but for
 * case or blanks: the dataset then is as it was. `more` is left without what was taken. */
lc_status lc_dataset_append(lc_dataset *dataset, lc_dataset *more, const char *keep, char **notes);

/* "ymd", "dmy", "mdy", NULL-ended. */
const char *const *lc_date_order_names(void);

/* "equal", "first", "last", NULL-ended. */
const char *const *lc_duplicates_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
