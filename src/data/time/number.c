/* number - numbers that are times: exact decimals, and what unit an epoch counts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/date_scan.h"
#include "core/text.h"
#include "data/time/room.h"

enum { DIGITS_MOST = 18, REAL_MOST = 64, NANO = 1000000000, DAY = 86400 };

/* 1.6155936e+09, as programs write large numbers that they keep as floating ones: of a second no finer than 1e-6. */
static bool read_scientific(lc_decimal *out, const char *text)
{
    char whole[DIGITS_MOST + 2];
    char *end = NULL;
    const char *digits = text + 2;
    const size_t behind = lc_is_digit(text[0]) && text[1] == '.' ? strspn(digits, "0123456789") : 0;
    const long exponent = behind && (digits[behind] | 32) == 'e' ? strtol(digits + behind + 1, &end, 10) : -1;
    if (exponent < 0 || exponent > DIGITS_MOST || *end)
        return false;
    whole[0] = text[0];
    for (size_t i = 0; i < (size_t)exponent; i++)
        whole[1 + i] = i < behind ? digits[i] : '0';
    whole[1 + exponent] = '\0';
    if (!lc_decimal_read(out, whole))
        return false;
    int64_t micro = 0, unit = NANO;
    for (size_t i = (size_t)exponent; i < behind && unit > 1; i++)
        micro += (unit /= 10) * (digits[i] - '0');
    micro = (micro + 500) / 1000;
    out->whole += micro / 1000000;
    out->nano = (int32_t)(micro % 1000000) * 1000;
    out->point = out->nano > 0;
    return true;
}

bool lc_decimal_read(lc_decimal *out, const char *text)
{
    lc_decimal d = {0};
    const char *const begin = text;
    const bool negative = *text == '-';
    text += negative;
    for (; lc_is_digit(*text); text++) {
        if (++d.digits > DIGITS_MOST + 1 || d.whole > (INT64_MAX - 9) / 10)
            return false;
        d.whole = d.whole * 10 + (*text - '0');
    }
    if (*text == '.' || *text == ',') { /* a comma of thousands leaves less than 1000: no time */
        d.point = true;
        for (int32_t unit = NANO / 10; lc_is_digit(*++text); unit /= 10)
            d.nano += unit * (*text - '0');
    }
    if (!d.digits || *text)
        return d.point && read_scientific(out, begin);
    if (negative) { /* -1.25 is -2 + 0.75 */
        d.whole = -d.whole - (d.nano > 0);
        d.nano = d.nano ? NANO - d.nano : 0;
    }
    *out = d;
    return true;
}

int64_t lc_epoch_unit(int64_t whole)
{
    const int64_t least = 100000000, most = 10000000000; /* seconds: 1973-03-03 to 2286-11-20 */
    for (int64_t unit = 1; unit <= NANO; unit *= 1000)
        if (whole >= least * unit && (unit == NANO || whole < most * unit))
            return unit;
    return 0;
}

void lc_date_set_second(lc_date *date, int64_t second)
{
    const int64_t days = lc_floor_divide(second, DAY);
    const lc_day day = lc_calendar_day(LC_CALENDAR_GREGORIAN, days);
    memcpy(date->part, (int[]){(int)day.year, day.month, day.day}, sizeof date->part);
    date->seconds = second - days * DAY;
    date->ordered = date->clocked = true;
}

int lc_digits_behind(const char *text)
{
    const char *point = strpbrk(text, ".,");
    return point ? (int)strspn(point + 1, "0123456789") : 0;
}

int64_t lc_grain_of(double unit, int digits)
{
    static const int64_t grains[] = {1, 60, 300, 600, 1800, 3600, 86400};
    double finest = unit;
    size_t i = 0;
    for (int digit = 0; digit < digits; digit++)
        finest /= 10;
    while (digits > 1 && i + 1 < sizeof grains / sizeof *grains && (double)grains[i] < finest)
        i++;
    return grains[i];
}

int64_t lc_round_to(double seconds, int64_t grain)
{
    return grain > 1 ? llround(seconds / (double)grain) * grain : llround(seconds);
}

int lc_year_in(const char *cell)
{
    int year = 0, number, digits;
    while (*cell) {
        const char *end = lc_scan_number(&number, &digits, cell, 9);
        if (end && digits == 4)
            year = number;
        cell = end ? end : cell + 1;
    }
    return year;
}

bool lc_count_read(int *out, const char *cell, int least, int most)
{
    lc_decimal d;
    if (!lc_decimal_read(&d, cell) || d.nano || d.whole < least || d.whole > most)
        return false;
    *out = (int)d.whole;
    return true;
}

bool lc_real_read(double *out, const char *cell)
{
    char text[REAL_MOST];
    const size_t length = strlen(cell);
    if (length >= sizeof text)
        return false;
    memcpy(text, cell, length + 1);
    text[strcspn(text, ",")] = strchr(text, ',') ? '.' : '\0';
    return lc_text_number(out, text);
}

bool lc_is_serial(const char *cell)
{
    return strspn(cell, "0123456789") == 5 && !cell[5] && cell[0] >= '1';
}
