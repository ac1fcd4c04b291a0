/* span - times of day with what may be after them, the end of an interval: 00:00-01:00, 00 - 01, 8h to 9h. */
#include <string.h>
#include <strings.h>

#include "core/date_scan.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

const char *lc_scan_to(const char *text)
{
    static const char *const words[] = {"to ", "bis ", "until ", "till "};
    const char *sign = text + strspn(text, " ");
    for (size_t i = 0; sign > text && i < sizeof words / sizeof *words; i++)
        if (strncasecmp(sign, words[i], strlen(words[i])) == 0)
            return sign + strlen(words[i]) + strspn(sign + strlen(words[i]), " ");
    return *sign && strchr("-/~", *sign) ? sign + 1 + strspn(sign + 1, " ") : NULL;
}

/* h, hh, hh:mm, hh.mm, "8h", "8 Uhr": what an hour is called where another one follows. */
static const char *scan_hour(int64_t *seconds, const char *text)
{
    int hour, minute = 0, digits;
    text = lc_scan_number(&hour, &digits, text, 2);
    if (text && (*text == ':' || *text == '.'))
        text = lc_scan_digits(&minute, text + 1, 2);
    *seconds = (int64_t)hour * HOUR + minute * MINUTE;
    return text && minute < 60 && *seconds <= DAY ? lc_skip_hour_word(text) : NULL;
}

/* How long it takes from one time of day to another, or to the same one of the next day. */
static int64_t length_of(int64_t from, int64_t to)
{
    return to > from ? to - from : to + DAY - from;
}

bool lc_scan_span(lc_date *date, const char *text)
{
    lc_date last = {0};
    int64_t end;
    const char *to = date->clocked ? lc_scan_to(text) : NULL, *behind = to ? lc_scan_clock(&last, to, false) : NULL;
    if (behind)
        end = last.seconds;
    else
        behind = to ? scan_hour(&end, to) : NULL;
    if (!behind || *behind)
        return false;
    date->span = (int32_t)length_of(date->seconds, end);
    return true;
}

bool lc_scan_clock_behind(lc_date *date, const char *text)
{
    lc_date clock = {0};
    const char *end = *text == '-' ? lc_scan_clock(&clock, text + 1, false) : NULL;
    if (!end || *end)
        return false;
    date->span = (int32_t)clock.seconds;
    return true;
}

/* Between full hours, or parts that a day has a whole number of: "00 - 01", "8h-9h", "00.00-00.30". */
static bool scan_hours(lc_date *out, const char *text)
{
    lc_date date = {.clocked = true, .interval = true};
    const char *end = scan_hour(&date.seconds, text);
    if (!end || !lc_scan_span(&date, end) || DAY % date.span || date.span == DAY)
        return false;
    *out = date;
    return true;
}

/* 0000 UTC, 08:00Z, 08:00+01:00 */
static bool scan_zoned(lc_date *out, const char *text)
{
    lc_date date = {0};
    const bool bare = strspn(text, "0123456789") >= 4;
    const char *end = lc_scan_clock(&date, text, bare);
    if (!end || !*end || (bare && (*end == '-' || *end == '+')) || !lc_scan_zone(&date, end) || !date.zoned)
        return false;
    *out = date;
    return true;
}

static bool read_plain(lc_date *out, const char *text)
{
    lc_date date = {0};
    const char *end = lc_scan_clock(&date, text, false);
    if (!end)
        return scan_hours(out, text) || scan_zoned(out, text);
    date.interval = *end && lc_scan_span(&date, end);
    if (*end && !date.interval)
        return scan_zoned(out, text);
    *out = date;
    return true;
}

bool lc_clock_read(lc_date *out, const char *text)
{
    char plain[LC_DATE_FOLDED];
    if (!lc_has_digit(text))
        return false;
    return read_plain(out, text) || (lc_date_fold(plain, text) && read_plain(out, plain));
}
