/* rule - the rule by which a zone continues after its table: "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX TZ, RFC 8536 3.3). */
#ifndef LC_CORE_ZONE_RULE_H
#define LC_CORE_ZONE_RULE_H

#include <lanecast/base.h>

/* A day of every year and the local second of it; seconds may be negative or beyond a day. */
typedef struct lc_zone_day {
    char kind; /* 'M': the week-th weekday (0 Sunday) of a month, 5 the last; 'J': 1 to 365, never 29 February; 0: 0 to 365 */
    int month, week, day;
    int32_t second;
} lc_zone_day;

/* "CEST", "+03"; cut off after its seventh letter. */
typedef struct lc_zone_word {
    char text[8];
} lc_zone_word;

typedef struct lc_zone_rule {
    int32_t standard, summer; /* seconds ahead of UTC */
    lc_zone_word standard_word, summer_word;
    bool changes; /* between the two, at start and end; else always standard */
    lc_zone_day start, end;
} lc_zone_rule;

/* The first `length` bytes of a text; false if they are not a rule. */
bool lc_zone_rule_read(lc_zone_rule *out, const char *text, size_t length);

/* Whether it is summer time at a moment. */
bool lc_zone_rule_summer(const lc_zone_rule *rule, int64_t utc);

#endif
