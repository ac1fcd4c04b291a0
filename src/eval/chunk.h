/* chunk - evaluation goes through a part in chunks of windows: the truth once, then every contender's forecast against it.
 *
 * Sums run over windows in order, series after series; cells are dealt to threads, so that bits do not depend on threads.
 */
#ifndef LC_EVAL_CHUNK_H
#define LC_EVAL_CHUNK_H

#include "data/choice.h"
#include "eval/facts.h"
#include "eval/truth_sums.h"

enum { LC_WINDOWS_AT_ONCE = 16 }; /* summed together: a chunk has whole such blocks */

typedef struct lc_chunk {
    const lc_task *task;
    const lc_windows *windows;
    const lc_choice *choice;
    size_t end, most;    /* windows to go through: [0, end); at a time */
    size_t first, count; /* windows of this chunk: [first, first + count) */
    double *forecast;    /* (count, cells) own units */
    double *truth;       /* (rows, targets) own units; NaN: not known. Rows that neighbouring windows share are there once */
    size_t *row;         /* (count) where the rows of each window begin */
    size_t threads;

    /* What errors are summed with; NULL without a choice. */
    double *scaled; /* (rows, targets) the truth scaled */
    lc_facts *facts;
    lc_truth_sums *truths;
} lc_chunk;

/* Where the cells of a window of the chunk begin in truth and in scaled. */
static inline size_t lc_chunk_at(const lc_chunk *chunk, size_t window)
{
    return chunk->row[window] * chunk->task->target_count;
}

/* Before the first chunk of the windows that count (window.drop_last) of series of the choice; with room for its truth and
 * forecasts. All it names is borrowed. LC_E_DATA if none counts. */
lc_status lc_chunk_new(lc_chunk **out, const lc_chunk *of);
void lc_chunk_free(lc_chunk *chunk);

/* The next windows and their truth; false after the last. */
bool lc_chunk_next(lc_chunk *chunk);

#endif
