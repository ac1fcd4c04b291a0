/* forms - how dates are written: words, and the form that a text has. */
#include <string.h>

#include "core/date_scan.h"

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* A day's number, perhaps with st, nd, rd, th or er. */
static const char *scan_ordinal(int *out, int *digits, const char *text)
{
    text = lc_scan_number(out, digits, text, 4);
    if (!text || *digits > 2 || !*text)
        return text;
    static const char *const ends[] = {"st", "nd", "rd", "th", "er"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if ((text[0] | 32) == ends[i][0] && (text[1] | 32) == ends[i][1])
            return text + 2;
    return text;
}

/* Mar 03-12-2021 begins with Tuesday. */
static bool goes_on(const char *text)
{
    return lc_is_digit(*text) || (*text && strchr("-/.", *text) && lc_is_digit(text[1]));
}

/* A month and a number without a third one: its year, or a day of a year that is not said. */
static const char *finish_doubtful(lc_date *date, int number, int month, const char *text)
{
    date->doubt = number >= 1 && number <= 31 ? LC_DOUBT_DAY : LC_DOUBT_NONE;
    return lc_date_finish(date, LC_DATE_MONTH, (const int[]){number, 2, month, 1}, text);
}

/* Jan  1 00:00:00 2020, or with a zone before the year. */
static const char *scan_clock_and_year(lc_date *date, int month, int day, const char *text)
{
    char word[8];
    int year, digits;
    text = lc_scan_clock(date, text, false);
    if (!text || *text != ' ')
        return NULL;
    text += strspn(text, " ");
    const size_t length = strcspn(text, " ");
    if (!lc_is_digit(*text) && text[length] == ' ' && length < sizeof word) {
        memcpy(word, text, length);
        word[length] = '\0';
        if (!lc_scan_zone(date, word))
            return NULL;
        text += length + strspn(text + length, " ");
    }
    text = lc_scan_number(&year, &digits, text, 4);
    return text && digits == 4 ? lc_date_finish(date, LC_DATE_DAY, (const int[]){year, 4, month, day}, text) : NULL;
}

/* Dec 03, 2021; Dec 2021; Dec-21, with a sign between: a month. */
static const char *scan_month_first(lc_date *date, const char *text)
{
    int month, number, digits, year, year_digits;
    const char *word = text;
    text = lc_scan_month(&month, text);
    if (!text || text == word)
        return NULL;
    const char *start = lc_skip_between(text), *behind = scan_ordinal(&number, &digits, start);
    if (!behind || digits == 3)
        return NULL;
    if (digits == 4)
        return lc_date_finish(date, LC_DATE_MONTH, (const int[]){number, 4, month, 1}, lc_skip_last_point(behind));
    const char *next = lc_skip_between(behind), *end = lc_scan_number(&year, &year_digits, next, 4);
    if (end && next > behind && *end == ':')
        return scan_clock_and_year(date, month, number, next);
    if (end && next > behind)
        return year_digits == 2 && goes_on(end)
                   ? NULL
                   : lc_date_finish(date, LC_DATE_DAY, (const int[]){year, year_digits, month, number}, end);
    const bool sign = strcspn(text, "-/'") < (size_t)(start - text);
    return digits == 2 && (sign || number > 31 || !*behind) ? finish_doubtful(date, number, month, behind) : NULL;
}

/* 03-Dec-2021, 3 Dec 21, 2021-Dec-03, 2021. dec. 3., 2021 Dec, 90-Dec. */
static const char *scan_number_first(lc_date *date, const char *text)
{
    int first, digits, month, last, last_digits;
    text = scan_ordinal(&first, &digits, text);
    if (!text || digits == 3 || !(text = lc_scan_month(&month, lc_skip_between(text))))
        return NULL;
    const char *next = lc_skip_between(text), *end = lc_scan_number(&last, &last_digits, next, 4);
    if (digits == 4 && end && last_digits <= 2 && *end != ':')
        return lc_date_finish(date, LC_DATE_DAY, (const int[]){first, digits, month, last}, lc_skip_last_point(end));
    if (digits == 4)
        return lc_date_finish(date, LC_DATE_MONTH, (const int[]){first, digits, month, 1}, text);
    if (end)
        return lc_date_finish(date, LC_DATE_DAY, (const int[]){last, last_digits, month, first}, lc_skip_last_point(end));
    return digits == 2 && !*text ? finish_doubtful(date, first, month, text) : NULL;
}

/* A weekday's name in front says nothing new. */
static const char *skip_weekday(const char *text)
{
    const char *end = lc_scan_weekday(text);
    return end && *end && strchr(", .-", *end) ? lc_skip_between(end) : text;
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

typedef const char *scan_form(lc_date *, const char *);

static const char *first_form(lc_date *date, scan_form *const *forms, const char *text)
{
    const lc_date empty = *date;
    for (; *forms; forms++) {
        const char *end = (*forms)(date, text);
        if (end)
            return end;
        *date = empty;
    }
    return NULL;
}

static const char *scan_from_digit(lc_date *date, const char *text)
{
    static scan_form *const forms[] = {lc_scan_date_numbers, scan_number_first, lc_scan_unit_behind, lc_scan_unit_first, NULL};
    return lc_is_digit(*text) ? first_form(date, forms, text) : NULL;
}

const char *lc_scan_date(lc_date *date, const char *text)
{
    static scan_form *const forms[] = {scan_month_first, lc_scan_unit_first, NULL};
    if (lc_is_digit(*text))
        return scan_from_digit(date, text);
    const char *end = first_form(date, forms, text), *behind = end ? text : skip_weekday(text);
    if (end || behind == text)
        return end;
    return lc_is_digit(*behind) ? scan_from_digit(date, behind) : scan_month_first(date, behind);
}
