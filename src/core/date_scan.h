/* date_scan - the pieces that a date or a time of day is written in; each function reads one and returns what is after it,
 * or NULL. */
#ifndef LC_CORE_DATE_SCAN_H
#define LC_CORE_DATE_SCAN_H

#include "core/date.h"

static inline bool lc_is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static inline bool lc_has_digit(const char *text)
{
    while (*text && !lc_is_digit(*text))
        text++;
    return *text;
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

/* "Dec", "December", "DEC", "Sept", "dezembro"; "Fri", "Friday", "Fr", "vendredi". *out: from 1. Which weekday it is says nothing
 * new. */
const char *lc_scan_month(int *out, const char *text);
const char *lc_scan_weekday(const char *text);

/* A text with letters beyond ASCII as one of ASCII: accents and ordinal signs taken off, blanks that do not break as blanks;
 * words of Cyrillic letters in Latin ones behind a q, of Greek ones behind an x.
 * False for a text without such letters, with others, or too long. */
enum { LC_DATE_FOLDED = 96 };
bool lc_date_fold(char out[LC_DATE_FOLDED], const char *text);

/* A fraction after its point: up to nine digits, and zeros. */
const char *lc_scan_fraction(int32_t *nanosecond, const char *text);

/* Nothing, or AM or PM, which makes *hour one of 24. */
const char *lc_scan_half(int *hour, const char *text);

/* Likewise, A or P at the end of the text: 12:30a, 1:05 p. After minutes or seconds only: 5 A is a current. */
const char *lc_scan_half_letter(int *hour, const char *text);

/* A time of day, with separators (h:m, h:m:s, h.m.s, 14h30, h PM, PM h:m); without them (hh, hhmm, hhmmss), if `bare`. */
const char *lc_scan_clock(lc_date *date, const char *text, bool bare);

/* "-15-30-05", "-15:30:05", "-15.30.05.250000" after a day, to the end of the text. */
const char *lc_scan_dashed_clock(lc_date *date, const char *text);

/* " 15.30" after a day with points or slashes, or a month's name, to the end of the text: after hyphens it may be a fraction of
 * hours. */
const char *lc_scan_pointed_clock(lc_date *date, const char *text, bool named);

/* What may be between the pieces of a date with a name in it: nothing, a point, one other sign, blanks, "de". */
const char *lc_skip_between(const char *text);

/* The point behind the last number of a date, 30. 9. 2020., at the end of the text or before a blank or comma. */
static inline const char *lc_skip_last_point(const char *text)
{
    return text + (*text == '.' && (!text[1] || text[1] == ' ' || text[1] == ','));
}

/* The date of numbers in their order: year, its digits, then two of the unit's; what is after it, NULL if that is a digit, or
 * the year has not two or four. */
const char *lc_date_finish(lc_date *date, lc_date_unit unit, const int number[4], const char *text);

/* A date in digits; 1990Q1 or 2000:1; Q1 1990. */
const char *lc_scan_date_numbers(lc_date *date, const char *text);
const char *lc_scan_unit_behind(lc_date *date, const char *text);
const char *lc_scan_unit_first(lc_date *date, const char *text);

/* "2020-01-31", " 00:10" or "T00:10:00" behind it, and nothing else. False where a number is none of a day or of its time. */
bool lc_scan_iso(lc_date *out, const char *text);

/* A date without what is after it. */
const char *lc_scan_date(lc_date *date, const char *text);

/* Whether a calendar has that day. */
bool lc_is_day(lc_calendar calendar, lc_day day);

/* Behind the beginning of an interval, where its end begins: "-", "/", "~", " to ", " bis ". */
const char *lc_scan_to(const char *text);

/* The end of an interval, a time of day, to the end of the text, after the time of day that the date has. Sets its span. */
bool lc_scan_span(lc_date *date, const char *text);

/* "-05:00" after a day, which is an offset or a time of day: sets the span to the latter. */
bool lc_scan_clock_behind(lc_date *date, const char *text);

/* "Uhr", "hrs", "h" after a time of day, which say nothing new. */
const char *lc_skip_hour_word(const char *text);

/* Nothing, an offset or a word, to the end of the text. */
bool lc_scan_zone(lc_date *date, const char *text);

#endif
