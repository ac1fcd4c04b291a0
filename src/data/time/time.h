/* time - the stamps of a table of texts: which columns are the time, how they write it, and what moments they mean.
 *
 *     CHECK(lc_time_find(&columns, &view, &request));
 *     if (columns.count) CHECK(lc_time_read(&stamps, &zones, &view, &columns, &request));
 *
 * All that the whole table must decide (the order of day and month, the unit of an epoch) is decided by lc_time_find; a view of
 * some of the rows is then read in the same way.
 */
#ifndef LC_DATA_TIME_TIME_H
#define LC_DATA_TIME_TIME_H

#include "core/buffer.h"
#include "core/date.h"
#include "core/zone.h"

/* A table as its reader sees it: the cells of data rows, without blanks around them. */
typedef struct lc_view {
    const void *table;
    const char *path; /* for messages */
    size_t rows, columns;
    const char *(*name)(const void *table, size_t column); /* "" where the column has none */
    const char *(*cell)(const void *table, size_t row, size_t column);
    size_t (*line)(const void *table, size_t row); /* of the file, from 1 */
    bool (*missing)(const void *table, const char *cell);
    lc_buffer *notes; /* what a user should know, a line each */
    bool marks;       /* rows without a time can be left out: --na COLUMN=WORD */
    bool (*known)(const void *table,
                  size_t column); /* a channel of the rows before, which is left out for nothing; NULL: none is */
} lc_view;

/* The first column of that name, or else the only one that is called so in other capitals; view->columns without one. */
size_t lc_view_find(const lc_view *view, const char *name);

/* Refuses a name that no column has: the status, with the option whose text it is of, and the nearest name. A text with a comma
 * may be one name where a column has a comma too, which is said. */
lc_status lc_view_refuse_name(const lc_view *view, lc_status status, const char *option, const char *text, const char *name);

/* What a user decides; NULL: the table decides. */
typedef struct lc_time_request {
    const char *columns;    /* names of the columns that are the time, in any order: "date, hour" */
    const char *format;     /* how they write it, their cells joined by blanks: a format of core/date.h, or a word: epoch_ms */
    const char *parts;      /* what those columns hold, in their order: "date,hour1"; with columns only (parts.c) */
    bool parts_like;        /* parts is what those of other rows held: LC_E_DATA where these show something else */
    const char *zone;       /* where clocks showed that time, or what is wanted where stamps have offsets */
    const char *date_order; /* of lc_date_order_names */
    const char *calendar;   /* of CF, for dates that the Gregorian one does not have */
    bool mixed;             /* periods may be of several lengths: lc_time_check_periods is asked about each series */
    bool made_up;           /* stamps are made up (--start): that the table's time cannot be read is no error */
} lc_time_request;

enum { LC_TIME_COLUMNS_MAX = 8 };

/* What is in a column. */
typedef enum lc_time_part {
    LC_TIME_DATE,   /* texts of core/date.h */
    LC_TIME_FORMAT, /* a format of core/date.h, over all columns */
    LC_TIME_EPOCH,  /* seconds since 1970 in UTC, or thousandths, millionths, 1e-9 of them: their size says which; or hundreds */
    LC_TIME_EXCEL,  /* days since 1899-12-30 */
    LC_TIME_MATLAB, /* days since the day before year 0 */
    LC_TIME_JULIAN, /* days since noon of -4713-11-24 */
    LC_TIME_MJD,    /* days since 1858-11-17 */
    LC_TIME_SINCE,  /* units since a moment that the column's name says */
    LC_TIME_YEAR_MONTH, /* 202001, 01.2020 */
    LC_TIME_YEAR_DAY,   /* 2020001 */
    LC_TIME_YEAR_WEEK,  /* 202001, 2020-01, 01/2020 in a column that is called week */
    LC_TIME_YEAR,
    LC_TIME_DECIMAL_YEAR, /* 1949.0833 */
    LC_TIME_HALF_YEAR,
    LC_TIME_QUARTER,
    LC_TIME_MONTH,
    LC_TIME_WEEK,
    LC_TIME_DAY,
    LC_TIME_DAY_OF_YEAR,
    LC_TIME_CLOCK,    /* texts: 15:30 */
    LC_TIME_INTERVAL, /* of the hour, from 1; before it, as rows are read */
    LC_TIME_HOUR,
    LC_TIME_MINUTE,
    LC_TIME_SECOND,
    LC_TIME_MILLISECOND, /* of the second */
    LC_TIME_HALF,        /* AM, PM */
    LC_TIME_HHMM,        /* 1530, 930 */
    LC_TIME_HHMMSS,      /* 153000 */
    LC_TIME_PERIOD,      /* of the day, from 1 or 0 */
    LC_TIME_OF_DAY,      /* seconds, minutes, hours or days since midnight */
} lc_time_part;

/* Numbers of 100 ns since the beginning of an era. */
enum { LC_HUNDREDS = 10000000 }; /* per second */
typedef struct lc_hundreds {
    const char *word, *name; /* of --time-format; what a note says */
    int64_t origin;          /* of 0: seconds since 1970 */
    bool utc;                /* else clocks showed it */
} lc_hundreds;

/* Those as which numbers in this range are moments from 1990 to 2039; of a word. NULL: none. */
const lc_hundreds *lc_hundreds_of(int64_t least, int64_t most);
const lc_hundreds *lc_hundreds_named(const char *word);

/* What the fractions of years are. */
typedef enum lc_year_fraction {
    LC_YEAR_MOMENTS,
    LC_YEAR_STARTS,  /* of months */
    LC_YEAR_CENTRES, /* of months */
    LC_YEAR_QUARTER_CENTRES,
    LC_YEAR_MONTH_NUMBERS,   /* 1990.01 to 1990.12 */
    LC_YEAR_QUARTER_NUMBERS, /* 1990.1 to 1990.4 */
} lc_year_fraction;

/* The columns of the time; the fields after `other` are for this room. */
typedef struct lc_time_columns {
    size_t count, column[LC_TIME_COLUMNS_MAX];
    size_t locals; /* columns behind the `count` that show in local time what these show in UTC: the offset of each row */
    size_t others, other[LC_TIME_COLUMNS_MAX]; /* hold time too, in numbers: not channels unless a user asks for them */
    lc_time_part part[LC_TIME_COLUMNS_MAX];
    lc_date_order order; /* UNKNOWN where every date says its own */
    lc_date_order local_order;
    lc_calendar calendar;
    int era;                     /* years to add to those that are written */
    int pivot;                   /* of years of two digits (core/date.h) */
    int hour_first;              /* the number of the day's first hour: 0 or 1 */
    int64_t period;              /* seconds of a numbered period */
    bool from_zero;              /* the first one has the number 0 */
    int64_t interval;            /* seconds of a numbered interval of an hour; 0: there are none */
    int64_t ticks;               /* per second */
    int64_t epoch;               /* ticks per second of an epoch; 0: the size of the number says it */
    int64_t grain;               /* seconds that numbers are rounded to, as their digits have it; 0: one */
    int64_t unit;                /* seconds of SINCE and OF_DAY */
    int64_t origin;              /* of SINCE and of hundreds: seconds since 1970 */
    const lc_hundreds *hundreds; /* what an epoch counts; NULL: seconds since 1970 or parts of them */
    bool gps;                    /* it counts those of GPS since 1980 */
    lc_year_fraction fraction;
    bool merged;          /* a date that is blank is that of the row above */
    const char *format;   /* borrowed from the request */
    lc_date_unit counted; /* what the numbers of 2000:1 count */
    bool serials;         /* some cells are day numbers of Excel */
    int century;          /* 1 + the pivot of years of two digits, as parts say it; 0: they do not */
    bool seasons;         /* 2000/01 is a year */
    bool spans;           /* 08:00-09:00 is an hour, not a time with its offset */
    bool by_word;         /* words after stamps mean offsets */
    bool by_name;         /* the column's name says its offset */
    int32_t offset;       /* which is this */
    bool mixed;           /* periods are of several lengths */
    bool ends;            /* stamps may be the ends of periods: 24:00 is one, or a name says so */
    bool clocked;         /* stamps have a time of day */
    bool zoned;           /* and a UTC offset */
    bool worded;          /* and end with what local time is called: CEST */
    bool has_zone;        /* a column of its own has their offsets or zone */
    size_t zone;          /* it */
    bool zone_places;     /* they are zones of tzdata, UTC and GMT among them */
    int64_t zone_unit;    /* seconds of its numbers; 0: it has texts */
    bool places;          /* they name several zones: lc_time_place_of says which a series is of */
    char place[40];       /* or with the name of the zone whose time they are: Europe/Berlin */
} lc_time_columns;

/* The stamps of a table's rows, in the table's order. Begins as {0}. */
typedef struct lc_stamps {
    int64_t *stamp;  /* (rows) ticks since 1970, UTC where offset is known, else local */
    int64_t ticks;   /* per second: 1, 1000, 1000000, 1000000000 */
    int32_t *offset; /* (rows) seconds that local time is ahead of UTC; NULL where unknown */
    char *zone;      /* "Europe/Berlin"; NULL where unknown */
    lc_calendar calendar;
} lc_stamps;
void lc_stamps_free(lc_stamps *stamps);

/* The columns of the time; count is 0 where there are none, and the notes say why. LC_E_DATA where a column must be the
 * time, by its name, and cannot be read; LC_E_USAGE for a request that the table does not have. Both name the flag that
 * decides. */
lc_status lc_time_find(lc_time_columns *out, const lc_view *view, const lc_time_request *request);

/* What the columns hold as words of request->parts; NULL where a format says it, or, unless `plain` ones are wanted too, the
 * columns themselves do. *out: lc_free. */
lc_status lc_time_parts_say(char **out, const lc_time_columns *columns, bool plain);

/* Of the rows of one series. LC_E_DATA names one that is a period of another length. */
lc_status lc_time_check_periods(const lc_view *view, const lc_time_columns *columns);

/* Takes the zone that all rows of one series name. LC_E_DATA where they differ. */
lc_status lc_time_place_of(lc_time_columns *columns, const lc_view *view);

/* The stamps. LC_E_DATA names line, column and cell of what is not a time. With a zone, the rows of one series at a time:
 * which of two equal hours is meant follows from the order of rows. */
lc_status lc_time_read(lc_stamps *out, lc_zones *zones, const lc_view *view, const lc_time_columns *columns,
                       const lc_time_request *request);

/* When clocks of a place were put back and forward, in seconds since 1970 of its winter time. */
enum { LC_TURNS_MOST = 256 };
typedef struct lc_turns {
    size_t count;
    int64_t when[LC_TURNS_MOST]; /* ascending */
    bool back;                   /* so the first of them is */
} lc_turns;

/* What the stamps of a series, finer than an hour and without offsets in the file, say of clocks: they go back on a Sunday night
 * and pass an hour twice, and between two such nights they leave one out. count is 0 where they do not go back so. LC_E_DATA,
 * naming line and --zone, where they go back by less than an hour, once a year, and it is not plain when clocks changed, or the
 * request's zone does not say so: sorting them would mix two hours. */
lc_status lc_time_find_turns(lc_turns *out, const lc_stamps *stamps, const lc_view *view, const lc_time_columns *columns);

/* Of a series without offsets whose rows are not in order of time. LC_E_DATA, naming line and --zone, where a stamp is there
 * twice on a night on which clocks are set back, and sorting would guess which row is the later one. */
lc_status lc_time_check_twice(const lc_stamps *stamps, const lc_view *view, const lc_time_columns *columns);

/* Stamps without offsets become moments of winter time, with zone LC_ZONE_LOCAL. */
lc_status lc_time_turn(lc_stamps *stamps, const lc_view *view, const lc_time_columns *columns, const lc_turns *turns);

/* Says --zone if local stamps skip and repeat an hour as clocks do. */
void lc_time_hint_zone(const lc_stamps *stamps, const lc_view *view, const lc_time_columns *columns);

/* A step of time: seconds, or months. */
typedef struct lc_step {
    int64_t nanoseconds;
    int months;
} lc_step;

/* 90 (seconds), 0.5s, 10min, 1.5h, 1day, 1week, 1month, 1quarter, 1year; false for other texts, 0, and more than a century. */
bool lc_step_read(lc_step *out, const char *text);

/* An axis that is made up. */
typedef struct lc_made_up {
    int64_t first, ticks; /* seconds since 1970; ticks per second, as start and step need them */
    int32_t nanosecond;   /* of the first */
    lc_step step;
} lc_made_up;

/* start: NULL for 1970-01-01; step: NULL for a day. LC_E_USAGE for a text that is not a stamp, or not a step. */
lc_status lc_time_make_up(lc_made_up *out, const char *start, const char *step);

/* stamp: (rows) in ticks. LC_E_USAGE if an int64 does not hold them. */
lc_status lc_made_up_stamps(int64_t *stamp, size_t rows, const lc_made_up *axis);

/* Whether a column's whole numbers rise, most of them by one step, and none fall. */
bool lc_time_counts_up(const lc_view *view, size_t column);

/* What a column's name says: that it is the time; that, or a part of it, and nothing else; that it is of the time; that a line
 * which has it could be a header; or it has a word for time in it, in one of several languages. */
bool lc_name_is_moment(const char *name);
bool lc_name_must_be_time(const char *name);
bool lc_name_says_time(const char *name);
bool lc_name_heads_time(const char *name);
bool lc_name_mentions_time(const char *name);

/* How many periods a day has: the usual number (24, 48, 96 ...) that the largest one is, or exceeds by those of an hour, on a day
 * of 25; 0 for no such number. */
int64_t lc_periods_of_day(int64_t most);

/* Whether it is what a part of a date or of a clock is called: "YEAR", "MO", "mois", "HR"; a part of a clock. */
bool lc_name_is_part(const char *name);
bool lc_name_is_clock(const char *name);

/* Whether a name says that its column has the ends of periods. */
bool lc_name_says_end(const char *name);

/* Whether a column could be of the time, by most of its cells or its name. */
bool lc_time_could_be(const lc_view *view, size_t column);

/* Whether a column is one of the time; of the others. */
bool lc_time_has(const lc_time_columns *columns, size_t column);
bool lc_time_has_other(const lc_time_columns *columns, size_t column);

/* Whether a column's name is one of some: "date time" are two. Blanks, signs and capitals do not count. */
bool lc_name_is(const char *name, const char *known);

/* The same of one of the words of a name. */
bool lc_name_has(const char *name, const char *known);

/* Whether a column's name is one of those that say which of two equal hours a row is of: dst, fold. */
bool lc_name_marks_hours(const char *name);

/* Whether a column's name is one of those that zones or offsets from UTC have; of those that numbers of it have: tz, offset. */
bool lc_name_says_zone(const char *name);
bool lc_name_counts_offset(const char *name);

/* Whether clocks are often put forward (else back) in the hour of this local time: a Sunday's small hours. */
bool lc_clocks_change(int64_t local, bool forward);

/* Whether a text ends with a mark after digits, as the hour does that clocks show twice: 3A and 3B, 2X, 2*. */
bool lc_hour_marked(const char *text);

/* Whether a cell could be a date or a time of day, whatever the order: for telling a header from data. */
bool lc_time_looks(const char *cell);

/* Whether a word is one for a zone, whether it means one or several: CET, EST. */
bool lc_word_is_zone(const char *word);

#endif
