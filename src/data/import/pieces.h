/* pieces - files of a folder, or of its folders, that are called alike but for years, months or days: rows of one series, one
 * after another. */
#ifndef LC_DATA_PIECES_H
#define LC_DATA_PIECES_H

#include "core/buffer.h"
#include "data/import/append.h"

#include <lanecast/dataset.h>

/* A file that was read. */
typedef struct lc_piece {
    lc_dataset *dataset; /* owned; NULL: its rows are in another one */
    const char *path;
    bool copy; /* another program called it so, since there was one of its name: 2021-01 (1), 2021-01 - Copy */
} lc_piece;

/* Of one folder. */
typedef struct lc_pieces {
    const char *folder;
    bool nested;        /* files are in folders of it, which are named by years, months or days */
    bool apart;         /* those that no column names are series of their own */
    bool known;         /* their columns are among those of rows before: a piece may have none of another's */
    const char *hot;    /* columns whose words are channels; NULL: none */
    lc_duplicates keep; /* of values of a row that two files have */
    lc_buffer *notes;
} lc_pieces;

/* Files become one, the first of them, where each is after another in time: by the names of series that a column says, else as
 * one series, called as the folder or, where there are others, by what is left of their names. They follow the rules of newer
 * rows (lc_append_rows), except that a column which a file lacks is missing in its rows, whichever file that is. Others stay,
 * and it is said why, unless their names are no periods of their rows. LC_E_DATA: of nested ones why they are none, and where
 * rows of two differ. */
lc_status lc_pieces_unite(lc_piece *piece, size_t count, const lc_pieces *how);

/* Gives all pieces the columns that any of them has, missing in the rows of the others, which is said. LC_E_DATA for one without
 * a column that those before it have, unless columns are known. */
lc_status lc_pieces_widen(lc_piece *piece, size_t count, const lc_pieces *how);

/* Rows of all pieces, in their order, into the first; the others have none then. *all gets what became of them too. */
lc_status lc_pieces_join(lc_appended *all, lc_piece *piece, size_t count, const lc_pieces *how);

/* Puts them in order of time. *at: the piece that does not continue the one before it; count: all do. why: what is the matter,
 * for a message. named: a column says the names of their series. */
lc_status lc_pieces_order(size_t *at, char why[LC_TEXT_MAX], lc_piece *piece, size_t count, bool named);

#endif
