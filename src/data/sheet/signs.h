/* signs - the decimal signs of the files of one command, and the sizes of the rows before: what decides a number that may have
 * either sign beyond its own file. */
#ifndef LC_DATA_SHEET_SIGNS_H
#define LC_DATA_SHEET_SIGNS_H

#include "data/sheet/sheet.h"

/* The first number that proves a sign, and the first that may have either and was read by a guess. Begins as {0}. */
typedef struct lc_signs {
    const char *reading; /* borrowed: the file that is read now */
    struct lc_sign {
        const char *path;       /* borrowed; NULL: there is none */
        char cell[32], decimal; /* cell: '.' or ',' is in it */
        size_t line;
    } proven, guessed;
} lc_signs;

/* Adds what a file decided by one of its cells. LC_E_DATA where a guess contradicts what another file proves, or its guess:
 * '2.237' here and '2,237' there. */
lc_status lc_signs_add(lc_signs *signs, const lc_sheet *sheet, size_t row, size_t column, bool proven);

/* The one decimal sign by which columns whose numbers may have either are as large as in the rows before; '\0': these are not
 * known, or do not decide. */
char lc_signs_like_before(const lc_sheet *sheet);

/* LC_E_DATA where a column's numbers have a letter for thousands, and those of the rows before are as large without it. value:
 * (rows); row: of a number that has the letter. */
lc_status lc_signs_check_letter(const lc_sheet *sheet, size_t column, const double *value, size_t row);

/* The mean size of a column's values in the rows before; 0: not known. */
double lc_signs_before(const lc_sheet *sheet, size_t column);

#endif
