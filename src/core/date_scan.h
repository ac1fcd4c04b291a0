/* date_scan - the pieces that a date or a time of day is written in; each function reads one and returns what is behind it,
 * or NULL. */
#ifndef LC_CORE_DATE_SCAN_H
#define LC_CORE_DATE_SCAN_H

#include "core/date.h"

static inline bool lc_is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Up to `most` digits, at least one; *digits: how many. */
static inline const char *lc_scan_number(int *out, int *digits, const char *text, int most)
{
    int value = 0, count = 0;
    for (; count < most && lc_is_digit(text[count]); count++)
        value = value * 10 + (text[count] - '0');
    *out = value;
    *digits = count;
    return count ? text + count : NULL;
}

/* Exactly `count` digits. */
static inline const char *lc_scan_digits(int *out, const char *text, int count)
{
    int digits;
    text = lc_scan_number(out, &digits, text, count);
    return digits == count ? text : NULL;
}

/* "Dec", "December", "DEC", "Sept"; "Fri", "Friday". *out: from 1. */
const char *lc_scan_month(int *out, const char *text);
const char *lc_scan_weekday(int *out, const char *text);

/* A fraction behind its point: up to nine digits, and zeros. */
const char *lc_scan_fraction(int32_t *nanosecond, const char *text);

/* Nothing, or AM or PM, which makes *hour one of 24. */
const char *lc_scan_half(int *hour, const char *text);

/* A time of day, with separators (h:m, h:m:s, h.m.s, h PM); without them (hh, hhmm, hhmmss), if `bare`. */
const char *lc_scan_clock(lc_date *date, const char *text, bool bare);

/* Nothing, an offset or a word, to the end of the text. */
bool lc_scan_zone(lc_date *date, const char *text);

#endif
