/* parts - a cell that is a number, taken apart: its digits, and the signs, marks and brackets around them. */
#ifndef LC_DATA_SHEET_PARTS_H
#define LC_DATA_SHEET_PARTS_H

#include "data/sheet/number.h"

enum { LC_CORE_MOST = 400 };

/* A cell taken apart. */
typedef struct lc_parts {
    lc_number found; /* all except the value */
    bool negative;
    int power;               /* of ten, from K, M, B or T */
    char core[LC_CORE_MOST]; /* digits with points, commas, and _ for a blank or apostrophe between them */
    char exponent[16];       /* "e-3", or "" */
    size_t length, points, commas, groups;
} lc_parts;

/* Bytes of the blank here (also the no-break and thin ones of Unicode); 0: there is none. */
size_t lc_blank_at(const char *at);

/* False if a cell is not digits with signs and marks around them. */
bool lc_parts_read(lc_parts *parts, const char *cell);

#endif
