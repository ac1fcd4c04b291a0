/* room - what the files of data/time share. */
#ifndef LC_DATA_TIME_ROOM_H
#define LC_DATA_TIME_ROOM_H

#include "data/time/time.h"

/* --- view.c ----------------------------------------------------------------------------------------------------------- */

static inline const char *lc_view_cell(const lc_view *view, size_t row, size_t column)
{
    return view->cell(view->table, row, column);
}

static inline const char *lc_view_name(const lc_view *view, size_t column)
{
    return view->name(view->table, column);
}

/* Whether a column has no name: "", or "column_2" as a table without a header calls it. */
bool lc_name_bare(const lc_view *view, size_t column);

static inline bool lc_view_missing(const lc_view *view, const char *cell)
{
    return view->missing(view->table, cell);
}

/* What tells a row's cells in some columns (count) from others (FNV-1a). */
int64_t lc_view_hash(const lc_view *view, size_t row, const size_t *column, size_t count);

/* What a cell says that has a month of two meanings, after "; ", with the way out; "" for other cells. */
void lc_view_doubtful_month(char out[LC_TEXT_MAX], const char *cell);

/* Adds "FILE: ..." and a line end to the notes, if the view has any. */
void lc_view_note(const lc_view *view, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* LC_E_DATA: "FILE:LINE: column 'NAME': 'CELL' WHAT". */
lc_status lc_view_fail(const lc_view *view, size_t row, size_t column, const char *what);

/* One more column that counts time, which is no channel; said. */
void lc_time_leave_out(lc_time_columns *columns, size_t column, const lc_view *view);

/* --- gps.c ------------------------------------------------------------------------------------------------------------ */

/* Seconds since 1970, UTC, of seconds since 1980-01-06 as GPS counts them; a leap second is the one behind it. */
int64_t lc_gps_second(int64_t second);

bool lc_name_says_gps(const char *name);

/* --- names.c ---------------------------------------------------------------------------------------------------------- */

/* Whether a name says when a row was written down, not what it is of: created_at, last update. */
bool lc_name_says_record(const char *name);

/* --- number.c --------------------------------------------------------------------------------------------------------- */

/* A decimal number with at most 18 digits in front of its point. */
typedef struct lc_decimal {
    int64_t whole;
    int32_t nano; /* of one, towards whole's sign for a negative number: value = whole + nano / 1e9, nano >= 0 */
    int digits;   /* in front of the point */
    bool point;
} lc_decimal;
bool lc_decimal_read(lc_decimal *out, const char *text);

/* Whether they are the digits of hhmmss with a fraction, or with three or six digits of one. part_clock.c */
bool lc_is_fine_clock(const lc_decimal *number);

/* A whole number in a range, with perhaps ".0"; a number with a decimal point or comma. */
bool lc_count_read(int *out, const char *cell, int least, int most);
bool lc_real_read(double *out, const char *cell);

/* Units per second of an epoch that is this large: 1, 1000, 1000000 or 1000000000; 0 if none would be between 1973 and 2286. */
int64_t lc_epoch_unit(int64_t whole);

/* The day and the time of day of a moment in seconds since 1970. */
void lc_date_set_second(lc_date *date, int64_t second);

/* Digits after a number's point. */
int lc_digits_behind(const char *text);

/* Seconds that numbers of so many digits, of a unit of so many seconds, are rounded to: a second, or what clocks have that is no
 * finer than they are written. */
int64_t lc_grain_of(double unit, int digits);
int64_t lc_round_to(double seconds, int64_t grain);

/* Whether a text is five digits, as a day number of Excel has them. */
bool lc_is_serial(const char *cell);

/* The last number of four digits in a text, as a year is, or 0. */
int lc_year_in(const char *text);

/* --- echo.c ----------------------------------------------------------------------------------------------------------- */

/* Beside settled columns: leaves out those that say once more, in every row, what its date says: year, month, day, hour, minute,
 * quarter, weekday, day of the year, by their names. */
void lc_time_leave_out_echoes(lc_time_columns *columns, const lc_view *view);

/* --- rows.c ----------------------------------------------------------------------------------------------------------- */

/* Work on a row, which is in that piece; false: it is refused, and so the rows after it in its piece are passed over. */
typedef bool (*lc_row_work)(void *ctx, size_t row, size_t piece);

/* Work on all rows: those of a piece in their order, pieces at once. *refused: the first row that was; rows: none. What is wrong
 * with it the caller says, by reading it again: a message is its thread's own. */
lc_status lc_rows_run(size_t *refused, size_t rows, lc_row_work work, void *ctx);
size_t lc_row_pieces(size_t rows);

/* --- counts.c --------------------------------------------------------------------------------------------------------- */

/* What numbers of the first column count, and how exactly; said: the kind is known already. */
lc_status lc_time_settle_numbers(lc_time_columns *columns, const lc_view *view, bool said);

/* LC_E_DATA, naming the flag that decides, where numbers may count something else. */
lc_status lc_time_check_numbers(const lc_time_columns *columns, const lc_view *view);

/* Says what they were read as; of what a user says, only what goes beyond that. */
void lc_time_note_numbers(const lc_view *view, const lc_time_columns *columns, bool said);

/* --- row.c ------------------------------------------------------------------------------------------------------------ */

/* The moment that a row says. */
typedef struct lc_moment {
    lc_date date;    /* as put together; its seconds are the time of day */
    int64_t second;  /* since 1970: UTC less date.offset if date.zoned, else local */
    int64_t elapsed; /* seconds to add in the zone: numbered periods count from local midnight */
    int32_t nanosecond;
} lc_moment;

/* What the parts say, before anything is made of it: the date. LC_E_DATA names the cell that is not what its column holds. */
lc_status lc_row_date(lc_date *out, const lc_view *view, const lc_time_columns *columns, size_t row);

/* How to leave a row out whose stamp is not what its column holds: the flag of it, and of others like it in the next thousand
 * rows; "" where rows cannot be left out. */
void lc_row_way_out(char out[LC_TEXT_MAX], const lc_view *view, const lc_time_columns *columns, lc_time_part part, size_t row,
                    size_t column);

lc_status lc_row_moment(lc_moment *out, const lc_view *view, const lc_time_columns *columns, size_t row);

/* The columns of local time, as those of a time of its own. */
lc_time_columns lc_time_locals(const lc_time_columns *columns);

/* --- merged.c ---------------------------------------------------------------------------------------------------------- */

/* Whether blank dates are those of the rows above, on which a clock beside them goes on; says so. */
void lc_time_take_merged(lc_time_columns *columns, const lc_view *view);

/* The row that has the date of this one. */
size_t lc_merged_row(const lc_view *view, const lc_time_columns *columns, size_t row);

/* --- survey.c --------------------------------------------------------------------------------------------------------- */

/* What rows have in common, or not. */
typedef struct lc_survey {
    bool unordered, short_year, clocked, interval, ends;
    bool mixed;                 /* periods are of several lengths */
    size_t zoned, words, plain; /* rows: with an offset, with a word for the zone, with neither */
    size_t placed, named;       /* rows that end with the name of their zone; those of them without an offset */
    size_t first_word, first_plain, first_named;
    int64_t ticks;
} lc_survey;

/* Of all rows. LC_E_DATA names the first that is not what its column holds, or, unless they may be mixed, is a period of another
 * length. */
lc_status lc_time_survey(lc_survey *out, const lc_view *view, const lc_time_columns *columns, bool mixed);

/* --- step.c ----------------------------------------------------------------------------------------------------------- */

/* The fewest ticks per second that these nanoseconds need. */
int64_t lc_ticks_of(int64_t nanoseconds);

/* --- part.c ----------------------------------------------------------------------------------------------------------- */

/* Adds what a cell says to the date of its row; false if it is not what such a column holds. */
bool lc_part_take(lc_date *date, const lc_time_columns *columns, lc_time_part part, const char *cell);

/* The same of parts of a day: from CLOCK on. part_clock.c */
bool lc_part_take_clock(lc_date *date, const lc_time_columns *columns, lc_time_part part, const char *cell);

/* The same of the column of zones. part_zone.c */
bool lc_part_take_zone(lc_date *date, const lc_time_columns *columns, const char *cell);

bool lc_part_reads(const lc_time_columns *columns, lc_time_part part, const char *cell);

/* Whether a cell begins with a letter of that part: M05, Q3, W05. */
bool lc_part_has_letter(lc_time_part part, const char *cell);

/* Whether a column's cells all are what such a column holds. */
bool lc_part_reads_all(const lc_view *view, size_t column, lc_time_part part);

/* --- worded.c ---------------------------------------------------------------------------------------------------------- */

/* Letters of ASCII in front of anything else. */
size_t lc_letters_in(const char *text);

/* A number, perhaps with a word for hours or periods, or the mark of an hour, beside it: 7, H1, HE 01, 0h, Period 3, 3B. */
bool lc_worded_read(lc_decimal *out, const char *cell);

/* --- interval.c ------------------------------------------------------------------------------------------------------- */

/* The column of numbered intervals of the hour beside those of a date and an hour, and how long one is; view->columns without. */
size_t lc_time_find_interval(int64_t *seconds, const lc_view *view, size_t date, size_t hour);

/* --- clock_number.c ---------------------------------------------------------------------------------------------------- */

/* Whether a name says that numbers count hours, periods, minutes, seconds or parts of a day. */
bool lc_name_counts_day(const char *name);

/* Whether a column's hours go to 25, which those of a clock do not: they are counted from midnight. */
bool lc_hours_are_periods(const lc_view *view, size_t column);

/* Whether hours are 1 to 24: there is a 24, and no 0. */
bool lc_hours_begin_at_one(const lc_view *view, size_t column);

/* What a column of numbers is as a time of day; false if it is none. */
bool lc_clock_number(lc_time_columns *columns, lc_time_part *part, const lc_view *view, size_t column);

/* --- century.c --------------------------------------------------------------------------------------------------------- */

/* The first year of the century of years of two digits, 1969 unless rows then leap over decades; a note says it. check: LC_E_DATA
 * where rows leap with that of the rows before, and not with their own. */
lc_status lc_century_decide(lc_time_columns *columns, const lc_view *view);
lc_status lc_century_check(const lc_time_columns *columns, const lc_view *view);
/* --- decimal_year.c, since.c ------------------------------------------------------------------------------------------- */

/* said: what fractions are is known already. */
lc_status lc_decimal_year_settle(lc_time_columns *columns, const lc_view *view, bool said);
const char *lc_decimal_year_words(lc_year_fraction fraction);
bool lc_decimal_year_take(lc_date *date, const lc_time_columns *columns, const char *cell);

/* What numbers count: units of some seconds, or parts of a second, since a moment. */
typedef struct lc_since {
    int64_t unit, parts; /* seconds; parts of one: 1, 1000, 1000000 or 1000000000 */
    int64_t origin;      /* seconds since 1970 */
} lc_since;

/* "hours since 2020-01-01", "milliseconds since 2000-01-01 12:00" as a column's name. */
bool lc_since_read(lc_since *out, const char *name);
void lc_since_take(lc_time_columns *columns, const lc_since *since);

/* Whether a name says that its column counts seconds, minutes or hours from a start: "elapsed_s", "time (h)". */
bool lc_name_says_elapsed(const char *name);

/* --- form.c ----------------------------------------------------------------------------------------------------------- */

/* How a column writes time, found from its cells. */
typedef struct lc_form {
    bool is;
    bool sure;    /* it names moments whatever else the table has; a year, for example, does so only if nothing else does */
    bool maybe;   /* it is not taken for time, but looks like it */
    bool elapsed; /* it counts from a start that is not known */
    bool guess;   /* its numbers alone say so: counts and amounts may look like that too */
    lc_time_part part;
} lc_form;

/* Whether a name says that numbers are years; or at least that they are time. */
bool lc_name_says_year(const char *name);
bool lc_name_may_be_year(const char *name);

/* asked: a user says that the column is time. */
lc_form lc_form_of(const lc_view *view, size_t column, bool asked);

/* --- serials.c -------------------------------------------------------------------------------------------------------- */

/* Whether some dates are such; then, once the order of day and month is decided, whether rows are in order with them, which is
 * said. LC_E_DATA where they are not. */
void lc_time_take_serials(lc_time_columns *columns, const lc_view *view);
lc_status lc_time_check_serials(const lc_time_columns *columns, const lc_view *view);

/* --- running.c --------------------------------------------------------------------------------------------------------- */

/* Whether the numbers of a column that is such a part run on, and begin again, as hours and days of the year do. */
bool lc_time_runs(const lc_view *view, size_t column);

/* Whether most of its whole numbers fall by one step. */
bool lc_time_counts_down(const lc_view *view, size_t column);

/* How whole numbers are read as a time that counts, after "; "; "" for other cells. */
void lc_time_counted_way(char out[LC_TEXT_MAX], const lc_view *view, size_t column);

/* Says where a made-up axis has no hole and the column's whole numbers have one. */
void lc_time_note_hole(const lc_view *view, size_t column);

/* --- coarse.c --------------------------------------------------------------------------------------------------------- */

/* Says if seconds since 1970 are written with fewer digits than a second needs. */
void lc_time_note_coarse(const lc_view *view, const lc_time_columns *columns);

/* --- doubt.c ---------------------------------------------------------------------------------------------------------- */

/* Decides what dates in doubt mean, by the rows of their column, and says it. LC_E_DATA where rows do not show it. */
lc_status lc_time_doubt(lc_time_columns *columns, const lc_view *view);

/* --- year_number.c ---------------------------------------------------------------------------------------------------- */

/* Decides what numbers behind a year and a colon count, 2000:1, and says it. LC_E_DATA where rows do not show it. */
lc_status lc_time_decide_count(lc_time_columns *columns, const lc_view *view);

/* Whether months, Jan-20, in order of time follow one another by one step of less than a year. */
lc_status lc_time_months_run(bool *out, const lc_view *view, const lc_time_columns *columns);

/* LC_E_DATA where what reads as weeks, 2000KW01, are as likely quarters, as KW is in Dutch. */
lc_status lc_time_check_weeks(const lc_view *view, const lc_time_columns *columns);

/* LC_E_DATA where what reads as months, 2000-1, are as likely quarters, halves, thirds or sixths of years. */
lc_status lc_time_check_months(const lc_view *view, const lc_time_columns *columns);

/* --- era.c ------------------------------------------------------------------------------------------------------------ */

/* What --calendar says: a calendar of CF, or an era whose years are others. LC_E_USAGE for other words. */
lc_status lc_time_take_calendar(lc_time_columns *columns, const char *name);

/* LC_E_DATA, naming --calendar, where the years of days are hardly those of the Gregorian calendar. */
lc_status lc_time_check_era(const lc_time_columns *columns, const lc_view *view);

/* --- hours.c ----------------------------------------------------------------------------------------------------------- */

/* Of settled columns, whether hours are a clock's or counted from midnight. LC_E_DATA where days, with the zone that is asked for
 * or without one, do not show it, or have numbers that they cannot have. */
lc_status lc_hours_decide(lc_time_columns *columns, const lc_view *view, const lc_time_request *request);

/* --- hours_way.c ------------------------------------------------------------------------------------------------------- */

/* The flags with which the last column is hours counted from midnight, or those of a clock. */
void lc_hours_way(char out[LC_TEXT_MAX], const lc_view *view, const lc_time_columns *columns, bool counted);

/* --- period_length.c --------------------------------------------------------------------------------------------------- */

/* Of rows that are read as those before: LC_E_DATA where days show that periods are longer. */
lc_status lc_period_check(const lc_time_columns *columns, const lc_view *view);

/* --- ends.c ----------------------------------------------------------------------------------------------------------- */

/* Whether a time of day is 24:00, as only the end of a period is. */
bool lc_time_is_end(const lc_date *date);

/* --- hint.c ----------------------------------------------------------------------------------------------------------- */

/* The step that most rows have, of at most an hour, in ticks; 0 without one. */
int64_t lc_usual_step(const lc_stamps *stamps, size_t rows);

/* --- unread.c --------------------------------------------------------------------------------------------------------- */

/* Whether a column must be the time, by its name or its cells, and was no channel before. LC_E_DATA where one is, and no other
 * column is the time: what of it is not read, and the flags. */
bool lc_time_must_be(const lc_view *view, size_t column);
lc_status lc_time_refuse_unread(const lc_view *view);

/* --- the other files --------------------------------------------------------------------------------------------------- */

/* Whether a column is called a part of a year or day, from the quarter to the hour, and each cell is one. compose.c */
bool lc_time_is_part(const lc_view *view, size_t column);

/* Whether it is what a column of milliseconds is called. compose.c */
bool lc_name_is_millisecond(const char *name);

/* Adds a column of milliseconds beside seconds, by its name; beside a time whose digits are not looked at, if it tells rows
 * apart. thousandths.c */
void lc_time_add_thousandths(lc_time_columns *columns, const lc_view *view, const bool *only);

/* Adds the columns of the time of day that belong to a date's column. only (columns): those a user named; NULL: any. */
void lc_time_add_clock(lc_time_columns *columns, const lc_view *view, const bool *only);
void lc_time_add_clock_of_day(lc_time_columns *columns, const lc_view *view, const bool *only); /* the last is a day */

/* Year, month, day ... in columns of their own; count 0 without them. What hours in the last of them are (0.5, 1530, 1 to 25). */
void lc_time_compose(lc_time_columns *columns, const lc_view *view, const bool *only);
void lc_time_set_hours(lc_time_columns *columns, const lc_view *view, bool minutes);

/* Whether a first column without a name, as the index of a print, goes on by equal parts of years: 2001, 2001.083, 2001.167.
 * years_index.c */
bool lc_years_are_index(const lc_view *view, size_t column);

/* The same in columns without names that follow one another, where rows are then moments that go one way. Says so. */
void lc_time_compose_bare(lc_time_columns *columns, const lc_view *view);

/* The same in the columns that a user names, whatever they are called. */
void lc_time_compose_asked(lc_time_columns *columns, const lc_view *view, const bool *only);

/* The columns and what they hold, as request->columns and parts say. */
lc_status lc_time_take_parts(lc_time_columns *out, const lc_view *view, const lc_time_request *request);

/* The columns that a user named, or the format that they are in. */
lc_status lc_time_asked(lc_time_columns *out, const lc_view *view, const lc_time_request *request);

/* LC_E_DATA where a table is several side by side, each with its dates: one axis for all would be wrong. */
lc_status lc_time_refuse_pairs(const lc_time_columns *of, size_t count, const lc_view *view);

/* Says if rows are newest first although --start counts on from the first one; whether they are. */
bool lc_time_note_direction(const lc_view *view, const lc_time_columns *columns);

/* Decides what all rows must decide, and says it. LC_E_DATA names a cell that cannot be read. */
lc_status lc_time_settle(lc_time_columns *columns, const lc_view *view, const lc_time_request *request);

/* The same of columns that may not be the time: whether clocks change on their days is not looked at. */
lc_status lc_time_try(lc_time_columns *columns, const lc_view *view, const lc_time_request *request);

/* The order of day, month and year in a column's dates (rows): the one asked for, else the one under which most rows are
 * days; among equals the one that puts rows in order of time, then the one of even steps. A note says which and why. LC_E_DATA
 * where rows contradict one another, or nothing decides. serials: some cells are day numbers of Excel. */
lc_status lc_time_order(lc_date_order *out, const lc_view *view, size_t column, const lc_time_request *request,
                        const lc_date *date, bool serials);

/* Local times without offsets become UTC. */
lc_status lc_time_localize(lc_stamps *stamps, lc_zones *zones, const lc_view *view, const lc_time_columns *columns,
                           const char *zone);

#endif
