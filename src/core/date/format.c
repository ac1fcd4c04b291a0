/* format - dates in a format that is given, as strptime has it. */
#include <string.h>

#include "core/date_scan.h"

/* What has been read so far. */
typedef struct fields {
    lc_date date;
    int year, month, day, yearday, quarter, week, weekday; /* 0: not there; year: -1 */
    int hour, minute, second;
    char half; /* a or p: AM or PM was there */
} fields;

/* F, T and R are short for others. */
static const char *long_form(char letter)
{
    return letter == 'F' ? "%Y-%m-%d" : letter == 'T' ? "%H:%M:%S" : letter == 'R' ? "%H:%M" : NULL;
}

/* Where a letter's number goes, and how many digits it may have. */
static int *number_of(fields *f, int *digits, char letter)
{
    *digits = letter == 'Y' || letter == 'G' ? 4 : letter == 'j' ? 3 : letter == 'u' || letter == 'q' ? 1 : 2;
    switch (letter) {
    case 'Y':
    case 'G':
    case 'y':
        return &f->year;
    case 'm':
        return &f->month;
    case 'd':
    case 'e':
        return &f->day;
    case 'j':
        return &f->yearday;
    case 'q':
        return &f->quarter;
    case 'V':
        return &f->week;
    case 'u':
        return &f->weekday;
    case 'H':
    case 'I':
        return &f->hour;
    case 'M':
        return &f->minute;
    case 'S':
        return &f->second;
    default:
        return NULL;
    }
}

/* A zone's name, or its offset, up to a blank or to what the format has behind it. */
static const char *read_zone(fields *f, const char *text, char behind)
{
    char word[32];
    size_t length = strcspn(text, (char[]){' ', behind == '%' ? '\0' : behind, '\0'});
    if (length == 0 || length >= sizeof word)
        return NULL;
    memcpy(word, text, length);
    word[length] = '\0';
    return lc_scan_zone(&f->date, word) ? text + length : NULL;
}

/* AM, p.m., or a letter at the end; it may be before the hour. */
static const char *read_half(fields *f, const char *text)
{
    int any = 1;
    f->half = (char)(*text | 32);
    const char *end = text[0] && text[1] ? lc_scan_half(&any, text) : lc_scan_half_letter(&any, text);
    return end > text && (f->half == 'a' || f->half == 'p') ? end : NULL;
}

/* The hour of one of 12. */
static bool take_half(fields *f)
{
    const bool of_twelve = f->hour >= 1 && f->hour <= 12;
    f->hour = f->hour % 12 + (f->half == 'p' ? 12 : 0);
    return of_twelve;
}

/* What the letter stands for with which a format goes on; NULL if the text does not have it. */
static const char *read_letter(fields *f, const char *text, const char *format)
{
    const char letter = *format;
    int digits;
    int *number = number_of(f, &digits, letter);
    f->date.clocked |= strchr("HIMS", letter) != NULL;
    f->date.short_year |= letter == 'y';
    if (number) {
        const bool padded = *text == ' ' && digits == 2;
        digits -= padded && letter != 'e';
        text += padded;
        return digits == 4 ? lc_scan_digits(number, text, 4) : lc_scan_number(number, &digits, text, digits);
    }
    switch (letter) {
    case 'b':
    case 'B':
    case 'h':
        return lc_scan_month(&f->month, text);
    case 'a':
    case 'A':
        return lc_scan_weekday(text);
    case 'f':
        return lc_scan_fraction(&f->date.nanosecond, text);
    case 'p':
        return read_half(f, text);
    case 'z':
    case 'Z':
        return read_zone(f, text, format[1]);
    case '*':
        return text + strlen(text);
    default:
        return letter == '%' && *text == '%' ? text + 1 : NULL;
    }
}

static const char *read_all(fields *f, const char *text, const char *format)
{
    for (; text && *format; format++) {
        if (*format == ' ')
            text += strspn(text, " ");
        else if (*format != '%')
            text = *text == *format ? text + 1 : NULL;
        else {
            const char *form = long_form(*++format);
            text = form ? read_all(f, text, form) : read_letter(f, text, format);
        }
    }
    return text;
}

/* The finest unit that the format has. */
static void set_date(lc_date *date, const fields *f)
{
    int month = f->month, day = 1;
    date->unit = LC_DATE_YEAR;
    if (f->yearday)
        date->unit = LC_DATE_YEARDAY, month = f->yearday;
    else if (f->week)
        date->unit = LC_DATE_WEEK, month = f->week, day = f->weekday ? f->weekday : 1;
    else if (f->quarter)
        date->unit = LC_DATE_QUARTER, month = f->quarter;
    else if (f->day)
        date->unit = LC_DATE_DAY, day = f->day;
    else if (f->month)
        date->unit = LC_DATE_MONTH;
    memcpy(date->part, (int[]){f->year, month, day}, sizeof date->part);
    date->ordered = true;
}

static bool read_format(lc_date *out, const char *text, const char *format)
{
    fields f = {.year = -1};
    const char *end = read_all(&f, text, format);
    if (!end || end[strspn(end, " ")] || f.year < 0 || f.minute > 59 || f.second > 60)
        return false;
    if (f.half && !take_half(&f))
        return false;
    f.date.seconds = f.hour * 3600 + f.minute * 60 + f.second;
    set_date(&f.date, &f);
    if (f.date.seconds > 86400 || (f.date.seconds == 86400 && f.date.nanosecond))
        return false;
    *out = f.date;
    return true;
}

bool lc_date_format_read(lc_date *out, const char *text, const char *format)
{
    char plain[LC_DATE_FOLDED], letters[LC_DATE_FOLDED];
    if (read_format(out, text, format))
        return true;
    return lc_date_fold(plain, text) && read_format(out, plain, lc_date_fold(letters, format) ? letters : format);
}

const char *lc_date_format_wrong(const char *format)
{
    fields f;
    int digits;
    bool year = false, second = false, fraction = false;
    for (; *format; format++) {
        if (*format != '%')
            continue;
        format++;
        if (!*format || !(number_of(&f, &digits, *format) || long_form(*format) || strchr("bBhaAfpzZ%*", *format)))
            return "% is followed by one of a A b B d e f F G H I j m M p q R S T u V y Y z Z % *";
        year |= strchr("YyGF", *format) != NULL;
        second |= strchr("ST", *format) != NULL;
        fraction |= *format == 'f';
    }
    return !year                 ? "it needs a year: %Y, %y or %F"
           : fraction && !second ? "%f is a part of a second: it needs %S in front"
                                 : NULL;
}
