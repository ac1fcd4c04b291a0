/* step - a step of time as people write it: 90, 0.5s, 10min, 1.5h, 1day, 1month. */
#include <string.h>

#include "data/time/room.h"

enum { DAY = 86400, NANO = 1000000000, DIGITS_MOST = 20, MONTHS_MOST = 1200 };

typedef struct unit {
    const char *name;
    int64_t seconds;
    int months;
} unit;

static const unit *find_unit(const char *name)
{
    static const unit known[] = {{"", 1, 0},        {"s", 1, 0},       {"min", 60, 0},  {"m", 60, 0},      {"h", 3600, 0},
                                 {"hour", 3600, 0}, {"d", DAY, 0},     {"day", DAY, 0}, {"w", 7 * DAY, 0}, {"week", 7 * DAY, 0},
                                 {"month", 0, 1},   {"quarter", 0, 3}, {"year", 0, 12}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].name) == 0)
            return &known[i];
    return NULL;
}

bool lc_step_read(lc_step *out, const char *text)
{
    const int64_t century = 36525LL * DAY;
    char number[DIGITS_MOST + 1];
    lc_decimal d;
    const size_t digits = strspn(text, "0123456789.");
    const unit *of = find_unit(text + digits);
    if (!of || digits > DIGITS_MOST)
        return false;
    memcpy(number, text, digits);
    number[digits] = '\0';
    if (!lc_decimal_read(&d, number) || lc_digits_behind(number) > 9 || d.whole > century)
        return false;
    if (of->months ? d.nano || d.whole * of->months > MONTHS_MOST : d.whole * of->seconds > century)
        return false;
    *out = (lc_step){d.whole * of->seconds * NANO + d.nano * of->seconds, (int)d.whole * of->months};
    return out->nanoseconds || out->months;
}

int64_t lc_ticks_of(int64_t nanoseconds)
{
    int64_t ticks = 1;
    while (nanoseconds % (NANO / ticks))
        ticks *= 1000;
    return ticks;
}
