/* digits - of one number, of several, and a number in it. */
#include "core/digits.h"

#include "core/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FURTHER = 2, /* decimals that a column may have more than it has by itself */
    GREAT = 7,   /* 1e7 and more have an exponent */
    SMALL = -5,  /* less than 1e-5 has one */
    SPARE = 6,   /* digits that a plain number may have beyond its figures */
    SPELLED = 64,
    FIGURES = 17, /* letters of a number; digits of a double */
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* "-1.2300e-05" of that many digits: its exponent, and the digits before zeros at the end. */
static int spell(int *digits, double value, int figures)
{
    char text[SPELLED];
    lc_text_print(text, sizeof text, "%.*e", figures - 1, fabs(value));
    const char *e = strchr(text, 'e'), *end = e;
    while (end > text + 1 && end[-1] == '0')
        end--;
    *digits = end > text + 2 ? (int)(end - text) - 1 : 1;
    return (int)strtol(e + 1, NULL, 10);
}

lc_digits lc_digits_decimals(double value, int decimals)
{
    int digits;
    lc_digits form = {.decimals = decimals, .mantissa = decimals};
    if (!isfinite(value) || value == 0)
        return form;
    const int exponent = spell(&digits, value, FIGURES);
    if (fabs(value) < 0.5 * pow(10, -decimals))
        form.decimals = 1 - exponent;
    form.exponent = exponent >= GREAT || form.decimals > decimals + FURTHER;
    return form;
}

lc_digits lc_digits_figures(double value, int figures)
{
    int digits;
    lc_digits form = {.most = figures + SPARE};
    if (!isfinite(value) || value == 0)
        return form;
    const int exponent = spell(&digits, value, figures);
    form.mantissa = digits - 1;
    form.decimals = larger(0, digits - 1 - exponent);
    form.whole = larger(1, exponent + 1);
    form.exponent = exponent >= GREAT || exponent < SMALL;
    return form;
}

bool lc_digits_join(lc_digits *form, lc_digits other)
{
    const lc_digits old = *form;
    form->decimals = larger(old.decimals, other.decimals);
    form->mantissa = larger(old.mantissa, other.mantissa);
    form->whole = larger(old.whole, other.whole);
    form->most = larger(old.most, other.most);
    form->exponent = old.exponent || other.exponent || (form->most && form->whole + form->decimals > form->most);
    return form->exponent != old.exponent || (form->exponent ? form->mantissa != old.mantissa : form->decimals != old.decimals);
}

void lc_digits_print(char *out, size_t size, lc_digits form, double value)
{
    if (isfinite(value))
        lc_text_print(out, size, form.exponent ? "%.*e" : "%.*f", form.exponent ? form.mantissa : form.decimals, value);
    else
        lc_text_print(out, size, "-");
}
