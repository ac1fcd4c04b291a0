/* follow - files read as others were: the flags that the commands of a history had. */
#ifndef LC_CLI_FOLLOW_H
#define LC_CLI_FOLLOW_H

#include "core/buffer.h"
#include "core/labels.h"

#include <lanecast/import.h>

enum { LC_FOLLOWED_TEXTS = 13, LC_FOLLOWED_LISTS = 2 };

/* What a request borrows. Begins as {0}. */
typedef struct lc_followed {
    char *text[LC_FOLLOWED_TEXTS], *decimal, *thousands, *series_column, *channels, *forms, *joined;
    double *size;
    char **item[LC_FOLLOWED_LISTS];
    size_t items[LC_FOLLOWED_LISTS];
} lc_followed;

/* Gives a request what the commands of a history decided and it leaves open; what is of a single file, the lines before and
 * after its table, is not followed. single: what continues is one series; kinds: of the files (data/asked.h), of which one obeys
 * what is followed. said: a flag with its value a line. */
lc_status lc_follow(lc_import *request, lc_followed *followed, lc_buffer *said, const char *history, bool single, unsigned kinds);

/* The channels of the rows before, which a file's columns are too. */
lc_status lc_follow_channels(lc_import *request, lc_followed *followed, const lc_texts *channels);

/* Of what a request for files of several kinds follows, that which one of these obeys: the rest is as given. */
void lc_follow_fit(lc_import *request, const lc_import *given, unsigned kinds);

/* Reads as a request says. LC_E_DATA or LC_E_USAGE only if it cannot be read below the lines that the file of the rows before
 * had above its names either; said: the flags of these, a line each. */
lc_status lc_follow_read(lc_dataset **out, char **notes, const lc_import *request, lc_buffer *said, const char *history);

/* The kinds of files; LC_E_IO if one cannot be read. */
lc_status lc_follow_kinds(unsigned *kinds, const char *const *path, size_t count);

/* What dates mean in HDF5 whose time is called otherwise than followed: order, format and calendar, for stamps that do not say
 * it. */
void lc_follow_dates(lc_import *request, const lc_import *followed);

/* A flag of a history without which values, moments or places of files of these kinds would be others; NULL: it has none. */
lc_status lc_follow_decisive(const char **flag, const char *history, unsigned kinds);

/* Rows that others continue: their usual step in nanoseconds, 0 where it is not known; the dataset that ends with the last of
 * them, NULL where others may be in between. */
typedef struct lc_before_rows {
    int64_t step;
    const lc_dataset *dataset;
} lc_before_rows;

/* LC_E_DATA where an order of days and months that was followed gives a file other steps than the rows before have, and the other
 * order the same. request: how the file was read. */
lc_status lc_follow_order(const lc_dataset *dataset, const lc_import *request, const lc_before_rows *before, const char *path);

void lc_followed_free(lc_followed *followed);

#endif
