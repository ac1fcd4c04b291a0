/* digits - how all numbers of a column are written: one form, decimals or an exponent, that shows each of them. */
#ifndef LC_CORE_DIGITS_H
#define LC_CORE_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

/* Zeros: of no numbers. */
typedef struct lc_digits {
    int decimals, mantissa; /* behind the point: of plain numbers, before an exponent */
    int whole, most;        /* digits before the point; of a plain number in all: more take an exponent. most 0: any number */
    bool exponent;
} lc_digits;

/* The form of one number. decimals: of the column, two more where a small number needs them for two digits; an exponent from 1e7
 * on, and for what shows no digit. figures: as many decimals as show that many digits of the number, no zeros at their end. A
 * number that is 0 or not finite takes any form. */
lc_digits lc_digits_decimals(double value, int decimals);
lc_digits lc_digits_figures(double value, int figures);

/* *form becomes one that shows what both show; whether it was another before. */
bool lc_digits_join(lc_digits *form, lc_digits other);

/* "-" for a number that is not finite. */
void lc_digits_print(char *out, size_t size, lc_digits form, double value);

#endif
