/* date - a date, a time of day and a time zone in any text: stamps that are taken print as texts of the same stamp. */
#include "core/date.h"

#include "fuzz/fuzz.h"

static void check_stamp(int64_t stamp)
{
    char printed[LC_CALENDAR_TEXT];
    int64_t again;
    lc_calendar_format(printed, LC_CALENDAR_GREGORIAN, stamp);
    PROMISE(lc_date_parse(&again, printed) && again == stamp);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char *text = fuzz_text(data, length);
    lc_date date;
    int64_t stamp;
    if (lc_date_read(&date, text))
        for (lc_date_order order = LC_DATE_UNKNOWN; order <= LC_DATE_MDY; order++)
            if (lc_date_stamp(&stamp, &date, order) && date.ordered)
                check_stamp(stamp);
    if (lc_clock_read(&date, text))
        PROMISE(date.seconds >= 0 && date.seconds <= 86400);
    lc_date_parse(&stamp, text);
    free(text);
    return 0;
}
