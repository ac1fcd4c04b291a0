/* iso - "2020-01-31", "2020-01-31 00:10", "2020-01-31T00:10:00": what nearly all files have, read at once. */
#include <string.h>

#include "core/date_scan.h"

enum { DAY = 10, MINUTE = 16, SECOND = 19 }; /* letters of what ends there */

static bool fits(char form, char letter)
{
    return form == '0' ? lc_is_digit(letter) : form == 'T' ? letter == 'T' || letter == ' ' : letter == form;
}

/* Letters up to the first one that is written in another way. */
static size_t length_of(const char *text)
{
    static const char form[] = "0000-00-00T00:00:00";
    size_t length = 0;
    while (form[length] && fits(form[length], text[length]))
        length++;
    return length;
}

static int two(const char *digits)
{
    return 10 * (digits[0] - '0') + digits[1] - '0';
}

bool lc_scan_iso(lc_date *out, const char *text)
{
    const size_t length = length_of(text);
    if (text[length] || (length != DAY && length != MINUTE && length != SECOND))
        return false;
    const int month = two(text + 5), day = two(text + 8), hour = length > DAY ? two(text + 11) : 0,
              minute = length > DAY ? two(text + 14) : 0, second = length == SECOND ? two(text + 17) : 0;
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59)
        return false;
    *out = (lc_date){.part = {100 * two(text) + two(text + 2), month, day},
                     .ordered = true,
                     .separator = '-',
                     .clocked = length > DAY,
                     .to_second = length == SECOND,
                     .seconds = 3600 * hour + 60 * minute + second};
    return true;
}
