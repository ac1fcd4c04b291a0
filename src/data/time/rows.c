/* rows - the rows of a table, in pieces shared out to threads. */
#include "core/mem.h"
#include "core/parallel.h"
#include "data/time/room.h"

enum { ROWS = 2048 }; /* of a piece */

typedef struct run {
    lc_row_work work;
    void *ctx;
    size_t rows;
    size_t *stop; /* (pieces) the first row of each that the work refused; rows: none */
} run;

static void run_piece(void *ctx, size_t piece, size_t worker)
{
    const run *r = ctx;
    const size_t end = (piece + 1) * ROWS < r->rows ? (piece + 1) * ROWS : r->rows;
    size_t row = piece * ROWS;
    (void)worker;
    while (row < end && r->work(r->ctx, row, piece))
        row++;
    r->stop[piece] = row < end ? row : r->rows;
}

size_t lc_row_pieces(size_t rows)
{
    return (rows + ROWS - 1) / ROWS;
}

lc_status lc_rows_run(size_t *refused, size_t rows, lc_row_work work, void *ctx)
{
    run r = {work, ctx, rows, NULL};
    const size_t pieces = lc_row_pieces(rows);
    CHECK(lc_new(&r.stop, pieces, sizeof *r.stop));
    lc_parallel(pieces, lc_parallel_threads(0), run_piece, &r);
    *refused = rows;
    for (size_t piece = 0; piece < pieces && *refused == rows; piece++)
        *refused = r.stop[piece];
    lc_free(r.stop);
    return LC_OK;
}
