/* place - where cells are in their lines, of a text between blanks. */
#ifndef LC_DATA_SHEET_PLACE_H
#define LC_DATA_SHEET_PLACE_H

#include "data/sheet/csv.h"

/* From its first letter to behind its last one. */
typedef struct lc_place {
    size_t begin, end;
} lc_place;

/* What places are counted in: letters; or what they take on a screen, where those of East Asia are two wide. */
typedef enum lc_measure { LC_LETTERS, LC_WIDTHS, LC_MEASURES } lc_measure;

/* Of a cell of a row, in its line. */
lc_place lc_place_of(const lc_csv *csv, const lc_csv_row *row, size_t index, lc_measure by);

/* How many letters two places share. */
size_t lc_place_shared(lc_place a, lc_place b);

/* Widens the places of columns, (width of the row), by those of a row's cells. */
void lc_place_add_row(lc_place *column, const lc_csv *csv, const lc_csv_row *row, lc_measure by);

#endif
