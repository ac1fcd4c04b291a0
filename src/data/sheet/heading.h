/* heading - neighbouring columns whose names are times: 1990, 1991 ...; 2015-01 ...; 1/22/20 ...; H1 to H24; Jan to Dec. */
#ifndef LC_DATA_SHEET_HEADING_H
#define LC_DATA_SHEET_HEADING_H

#include "core/date.h"

typedef enum lc_heading {
    LC_HEADING_NONE,
    LC_HEADING_DATE,   /* dates, months, quarters, weeks */
    LC_HEADING_YEAR,   /* 1990, X1990, 1990 [YR1990] */
    LC_HEADING_SEASON, /* 2000/01 */
    LC_HEADING_NUMBER, /* 202001, days of Excel, seconds since 1970 */
    LC_HEADING_PART,   /* of a day, month or year: H1, Jan, 31 */
} lc_heading;

/* What a part is of, and how long. */
typedef enum lc_heading_part {
    LC_PART_COUNT,
    LC_PART_HOUR,
    LC_PART_DAY,
    LC_PART_WEEK,
    LC_PART_MONTH,
    LC_PART_QUARTER,
    LC_PART_CLOCK, /* 0000 to 2330 */
    LC_PART_PERIOD /* of a day, by a number behind any letters: TP1 to TP48 */
} lc_heading_part;

/* One name, read. */
typedef struct lc_heading_word {
    lc_heading kind;
    lc_heading_part part;
    lc_date_unit unit;
    long number;   /* of all kinds except for DATE */
    size_t digits; /* of a NUMBER */
    char stem[16]; /* letters around the number; "a" of months by their names, "s" of 1月, ":" of clocks */
    char mark;     /* after the number of an hour: 'A' of 3A, '*' of 2*; 0: none */
    bool bare;
} lc_heading_word;

/* format: how it is written, NULL: found. seasons: 2000-01 is one, not a month. */
lc_heading_word lc_heading_read(const char *name, const char *format, bool seasons);

/* Columns `first` to before `end`; none if kind is NONE. */
typedef struct lc_headings {
    lc_heading kind;
    lc_heading_part part; /* of kind PART; COUNT: 1, 2, 3, which the rows decide */
    size_t first, end;
    bool bare;     /* they are numbers as values are: 1990, 43831, 12 */
    bool even;     /* bare ones continue by one step, by months or by ones */
    bool shuffled; /* years in any order */
    size_t again;  /* the column of an hour that clocks show twice, the second time: 3B after 3A or 3; 0: none */
} lc_headings;

/* The longest run of two or more such names; what follows it is not a time. format: how they are written, NULL: found. */
lc_headings lc_headings_find(char *const *name, size_t count, const char *format);

/* The last name alone, if that is a time: the newest year of a table that is wide. */
lc_headings lc_headings_last(char *const *name, size_t count, const char *format);

/* The longest run of names that are the same letters before numbers that follow each other, from 0 or 1 on, as many as a day has
 * periods; none if kind is NONE. */
lc_headings lc_headings_find_periods(char *const *name, size_t count);

/* The longest run of four names or more that are clocks without a colon, perhaps behind letters, an equal step apart: 0000, 0030,
 * 0100; one of them begins with 0, as no year does. */
lc_headings lc_headings_find_clocks(char *const *name, size_t count);

/* The first column outside a run whose name is a time by itself too; `count` without one. */
size_t lc_headings_stray(char *const *name, size_t count, const lc_headings *run);

enum { LC_HEADING_TEXT = 64 };

/* A name as data/time reads it, without what is around it: "X1.22.20" is 1/22/20, "1990 [YR1990]" is 1990. */
void lc_heading_text(char out[LC_HEADING_TEXT], lc_heading kind, const char *name);

/* The letters before the digits at the end of a name: how many. */
size_t lc_heading_stem(const char *name);

/* The number of a part: 1 to 12 of months, seconds since midnight of a clock that is written 13:30, or 1330 where such are, else
 * the number that it has, or ends with. */
long lc_heading_number(const char *name, lc_heading_part part, bool *clock);

/* Minutes since midnight of four digits at the end of a name, as clocks without a colon have them; -1: they are none. */
int lc_heading_minutes(const char *name);

#endif
