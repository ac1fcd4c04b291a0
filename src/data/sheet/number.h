/* number - a cell as a number, as people write them: 1,011.60  1.234,5  1'201.5  $5  12 %  1.77M  (1.5)  1.5-. */
#ifndef LC_DATA_SHEET_NUMBER_H
#define LC_DATA_SHEET_NUMBER_H

#include <lanecast/base.h>

/* What a cell says of the way its file writes numbers. */
typedef enum lc_writing {
    LC_WRITES_TEXT,        /* it is not a number in any way */
    LC_WRITES_PLAIN,       /* only digits: 985 */
    LC_WRITES_POINT,       /* the point is decimal: 98.82, 1,011.60, 1,234,567 */
    LC_WRITES_COMMA,       /* the comma is decimal: 98,82, 1.011,60, 1.234.567 */
    LC_WRITES_MAYBE_POINT, /* 2.237: a decimal point, or thousands */
    LC_WRITES_MAYBE_COMMA, /* 2,237 */
} lc_writing;

/* Blanks and apostrophes between groups of three digits are understood in either. */
lc_writing lc_number_writing(const char *cell);

enum { LC_MARK_MAX = 12 };

/* A number with what was around its digits. */
typedef struct lc_number {
    double value;
    char mark[LC_MARK_MAX]; /* "%", "$", "EUR": a unit that the cell names; "" without one */
    bool scaled;            /* 1.77M: K, M, B or T after the digits counted */
    char letter;            /* 1.77 M: K, M, B or T behind a blank, which may count, or be a unit or a mark; 0: none */
    bool bracketed;         /* (1.5): negative */
    char flag;              /* 8.0*, 12.3 E, 12.3(p): the mark of quality after it, which was passed over; 0: none */
    bool marked;            /* any of these */
    bool vanished;          /* 1e-400: not 0, but below double's range */
    bool rounded;           /* 1234567890123456789: a whole number of more digits than a double has */
    bool given;             /* by --value: no unit was written, and none is missing */
    bool counted;           /* its letter by a factor of --value */
    bool alone;             /* the whole cell by --value, which is a factor of others */
} lc_number;

/* decimal: '.' or ','; the other one, blanks and apostrophes may group thousands. The value is correctly rounded. False for what
 * is not such a number, and beyond double's range. */
bool lc_number_read(lc_number *out, const char *cell, char decimal);

/* The same times ten to a power, correctly rounded too; false also for a number with such a power of its own. */
bool lc_number_read_times(double *out, const char *cell, char decimal, int power);

/* The usual cell, read faster to the same value: digits, perhaps a minus before them and a point among them, 15 at most. */
bool lc_number_plain(double *out, const char *cell);

/* Whether a cell is infinite, or a number beyond double's range. */
bool lc_number_beyond(const char *cell, char decimal);

#endif
