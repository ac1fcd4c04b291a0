/* parting - what speaks for a column as the one that names the series of each row. */
#ifndef LC_DATA_SHEET_PARTING_H
#define LC_DATA_SHEET_PARTING_H

#include "core/labels.h"
#include "data/sheet/sheet.h"

/* What a panel may have: up to one row in LC_FEW with the stamp of another (an hour repeated, a row written twice), and of the
 * stamps between a series' first and last one at least LC_COVERED. */
enum { LC_FEW = 10 };
#define LC_COVERED 0.9

/* Between words of several columns, which have blanks of their own. */
#define LC_BETWEEN_WORDS "\x1f"

/* The rows of a sheet, parted by the words of some columns. */
typedef struct lc_parting {
    lc_labels words; /* the series, in the order in which they first occur */
    char **joined;   /* (joined_count) words made of several columns */
    size_t joined_count;
    size_t *of;     /* (rows) the series of each row */
    bool holes;     /* a cell is missing: it names nothing */
    bool apart;     /* no two rows of one series have one stamp, but for an hour that clocks may show twice */
    bool stacked;   /* each series' rows are one run, in order of time, and time goes back between some */
    bool overlaps;  /* the times of some series overlap */
    bool splits;    /* some rows of one stamp are of several series */
    bool runs;      /* each series' rows are one run */
    bool cycles;    /* the series take turns: a row of each, in one order */
    bool turns;     /* nearly the same: three rows in four have the word of the turn before */
    bool leaps;     /* from some run to the next, time goes back, or on by more than within any */
    bool even;      /* each series has even steps, of less than a day */
    bool together;  /* all rows together have even steps */
    size_t twice;   /* rows that have the stamp of another of their series */
    size_t repeats; /* those of them in an hour that clocks may show twice */
    double covered; /* of the stamps between a series' first and last one, the part at which it has a row */
} lc_parting;

/* Begins as {0}. */
lc_status lc_parting_by(lc_parting *out, const lc_sheet *sheet, const size_t *column, size_t columns);

/* Judges it by the order of rows, and by the stamps of all of them, in ticks per second: fills in all that follows `holes`, but
 * `even` and `together`, which judge_steps does. Without stamps, for the first only: `runs`, `cycles` and `turns`. */
lc_status lc_parting_judge(lc_parting *parting, const int64_t *stamp, size_t rows, int64_t ticks);
lc_status lc_parting_judge_steps(lc_parting *parting, const int64_t *stamp, size_t rows, int64_t ticks);

/* LC_E_DATA where rows that were parted by latitude and longitude, columns of these names, take turns between a few points. */
lc_status lc_parting_refuse_points(const lc_parting *parting, const char *path, const char *latitude, const char *longitude);

void lc_parting_free(lc_parting *parting);

/* What the series are called, for lc_free_texts: their words with blanks between; with commas, if two were called the same. */
lc_status lc_parting_names(char ***out, const lc_parting *parting);

/* How many rows have the stamp of another row. */
lc_status lc_count_shared(size_t *out, const int64_t *stamp, size_t rows);

#endif
