/* date - a text and the stamp that it is read to, for the tests of dates. */
#ifndef LC_TESTS_UNIT_DATE_H
#define LC_TESTS_UNIT_DATE_H

#include "core/date.h"
#include "unit.h"

static inline int64_t stamp(const char *text)
{
    lc_date date;
    int64_t out = 0, parsed = 1;
    if (!lc_date_read(&date, text) || !lc_date_stamp(&out, &date, LC_DATE_UNKNOWN) || !lc_date_parse(&parsed, text))
        fail_msg("'%s' is not read", text);
    assert_int_equal(out, parsed);
    return out - date.offset;
}

static inline int64_t ordered(const char *text, lc_date_order order)
{
    lc_date date;
    int64_t out = 0;
    if (!lc_date_read(&date, text) || !lc_date_stamp(&out, &date, order))
        fail_msg("'%s' is not read", text);
    return out;
}

static inline bool is_day(const char *text, lc_date_order order)
{
    lc_date date;
    int64_t out;
    return lc_date_read(&date, text) && lc_date_stamp(&out, &date, order);
}

#endif
