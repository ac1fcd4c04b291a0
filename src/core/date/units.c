/* units - dates longer than a day that count in a year: quarters, halves, months, weeks; seasons. */
#include <string.h>
#include <strings.h>

#include "core/date_scan.h"

/* What a word or letter counts. A year of two digits is for quarters only, a number in front of the word for
 * quarters and halves; letters of other languages are after a year only. S3 is a half, S03 a week (semaine). */
typedef struct unit {
    const char *word;
    lc_date_unit unit;
    int most;
    bool short_year, behind_only;
} unit;

static const unit *find_unit(const char **text)
{
    static const unit padded = {"s", LC_DATE_WEEK, 53, false, true};
    static const unit units[] = {
        {"quarter", LC_DATE_QUARTER, 4, true, false},   {"quartal", LC_DATE_QUARTER, 4, true, false},
        {"trimestre", LC_DATE_QUARTER, 4, true, false}, {"trim", LC_DATE_QUARTER, 4, true, false},
        {"kvartal", LC_DATE_QUARTER, 4, true, false},   {"a", LC_DATE_YEAR, 1, false, true},
        {"qtr", LC_DATE_QUARTER, 4, true, false},       {"q", LC_DATE_QUARTER, 4, true, false},
        {"t", LC_DATE_QUARTER, 4, true, false},         {"week", LC_DATE_WEEK, 53, false, false},
        {"kw", LC_DATE_WEEK, 53, false, false},         {"cw", LC_DATE_WEEK, 53, false, false},
        {"wk", LC_DATE_WEEK, 53, false, false},         {"w", LC_DATE_WEEK, 53, false, false},
        {"k", LC_DATE_QUARTER, 4, false, true},         {"m", LC_DATE_MONTH, 12, false, false},
        {"h", LC_DATE_HALF, 2, false, false},           {"semaine", LC_DATE_WEEK, 53, false, false},
        {"semana", LC_DATE_WEEK, 53, false, false},     {"sem", LC_DATE_WEEK, 53, false, false},
        {"uge", LC_DATE_WEEK, 53, false, false},        {"v", LC_DATE_WEEK, 53, false, true},
        {"u", LC_DATE_WEEK, 53, false, true},           {"s", LC_DATE_HALF, 2, false, false},
    };
    if ((**text | 32) == 's' && lc_is_digit((*text)[1]) && lc_is_digit((*text)[2])) {
        ++*text;
        return &padded;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t length = strlen(units[i].word);
        if (strncasecmp(*text, units[i].word, length) != 0)
            continue;
        *text += length;
        *text += length > 1 && **text == '.';
        *text += length > 1 && **text == ' ';
        return &units[i];
    }
    return NULL;
}

/* -3 or 3: the day of a week. */
static const char *scan_weekday_number(int *day, const char *text)
{
    const char *at = text + (*text == '-');
    *day = 1;
    if (!lc_is_digit(*at))
        return text;
    *day = *at - '0';
    return *day >= 1 && *day <= 7 ? at + 1 : NULL;
}

/* 2000:1, after the year. */
static const char *scan_counted(lc_date *date, int year, const char *text)
{
    int number, digits;
    const char *end = *text == ':' && year >= 1700 && year < 2200 ? lc_scan_number(&number, &digits, text + 1, 2) : NULL;
    return end && !*end && number >= 1 && number <= 53
               ? lc_date_finish(date, LC_DATE_COUNTED, (const int[]){year, 4, number, 1}, end)
               : NULL;
}

/* 1990Q1, 1990-Q1, 2000QTR1, 2020-W01-3, 2020M01, 2020H1. */
const char *lc_scan_unit_behind(lc_date *date, const char *text)
{
    int year, number, digits, day = 1;
    const char *end = lc_scan_digits(&year, text, 4);
    if (!end)
        return NULL;
    text = lc_skip_between(end);
    const unit *u = find_unit(&text);
    if (!u)
        return scan_counted(date, year, end);
    text = lc_scan_number(&number, &digits, text, 2);
    if (text && u->unit == LC_DATE_WEEK && digits == 2) {
        date->weekday = lc_is_digit(text[*text == '-']);
        text = scan_weekday_number(&day, text);
    }
    return text && number >= 1 && number <= u->most ? lc_date_finish(date, u->unit, (const int[]){year, 4, number, day}, text)
                                                    : NULL;
}

/* Q1 1990, Q1/90, Q1 '90, 1Q1990, 1Q90, 1H1990. */
const char *lc_scan_unit_first(lc_date *date, const char *text)
{
    int year, number = 0, digits;
    const bool number_first = lc_is_digit(*text);
    if (number_first)
        number = *text++ - '0';
    text += number_first && *text == '.' ? 1 + (text[1] == ' ') : 0;
    const unit *u = find_unit(&text);
    if (!u || u->behind_only || (number_first && u->unit != LC_DATE_QUARTER && u->unit != LC_DATE_HALF))
        return NULL;
    if (!number_first && !(text = lc_scan_number(&number, &digits, text, 2)))
        return NULL;
    text = lc_scan_number(&year, &digits, lc_skip_between(text), 4);
    return text && number >= 1 && number <= u->most && (digits == 4 || u->short_year)
               ? lc_date_finish(date, u->unit, (const int[]){year, digits, number, 1}, text)
               : NULL;
}
