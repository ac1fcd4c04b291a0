/* column - the cells of a column, looked at once. */
#include "core/names.h"
#include "data/sheet/column.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/labels.h"
#include "data/known.h"

enum { BLOCK = 64, SENTENCE = 40 }; /* rows; letters: digits in more of them are those of a remark */

static const size_t NO_ROW = (size_t)-1;

static void note_row(size_t *first, size_t row)
{
    *first = *first == NO_ROW ? row : *first;
}

/* North and south, east and west, credit and debit of German banks (Haben and Soll): a sign, not a mark of quality. */
static bool is_opposite(char a, char b)
{
    static const char *const sides[] = {"NSEW", "HS"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (strchr(sides[i], a) && strchr(sides[i], b))
            return a != b;
    return false;
}

static void add_marks(lc_content *c, const lc_number *number, size_t row)
{
    if (strcmp(c->mark, number->mark) != 0)
        note_row(&c->other_mark, row);
    if (number->scaled && c->scaled++ == 0)
        c->first_scaled = row;
    if (number->flag && c->flagged++ == 0) {
        c->flag = number->flag;
        c->first_flag = row;
    }
    if (number->letter && c->lettered++ == 0) {
        c->letter = number->letter;
        c->first_letter = row;
    }
    if (number->letter && toupper((unsigned char)number->letter) != toupper((unsigned char)c->letter))
        note_row(&c->other_letter, row);
    if (number->flag && is_opposite(c->flag, number->flag))
        note_row(&c->other_flag, row);
    c->bracketed += number->bracketed;
    c->vanished += number->vanished;
    c->rounded += number->rounded;
}

static void add_number(lc_content *c, double value)
{
    const double step = value - c->before;
    if (c->numbers == 0)
        c->lowest = value;
    else if (c->numbers == 1)
        c->step = step;
    if (c->numbers > 0) {
        c->even = c->even && step == c->step;
        c->one_way = c->one_way && step * c->step > 0;
    }
    c->whole = c->whole && value >= 0 && value == floor(value);
    c->lowest = value < c->lowest ? value : c->lowest;
    c->before = value;
    c->numbers++;
}

static void add_text(lc_content *c, double *value, const char *cell)
{
    const bool yes = strcasecmp(cell, "true") == 0, no = strcasecmp(cell, "false") == 0;
    if (yes || no)
        *value = yes;
    c->truths += yes || no;
    c->texts++;
    c->digits += strcspn(cell, "0123456789") < strlen(cell) && strlen(cell) <= SENTENCE;
    c->dates += lc_time_looks(cell);
}

/* What nearly every cell is: a number without a mark, as those before it. */
static bool add_plain(lc_content *c, double *value, const lc_sheet *s, const char *cell)
{
    if (*c->mark || !lc_sheet_plain(value, s, cell))
        return false;
    c->written = true;
    add_number(c, *value);
    return true;
}

static void add_cell(lc_content *c, double *value, const lc_sheet *s, size_t row, size_t column)
{
    const char *cell = lc_sheet_cell(s, row, column);
    lc_number number;
    c->constant = c->constant && strcmp(cell, lc_sheet_cell(s, 0, column)) == 0;
    if (add_plain(c, value, s, cell))
        return;
    const lc_cell_sort sort = lc_sheet_read_cell(&number, s, cell, column);
    *value = number.value;
    if (sort == LC_IS_MISSING) {
        c->one_way = c->even = false;
    } else if (sort == LC_IS_NUMBER) {
        if (!c->written && !number.given)
            memcpy(c->mark, number.mark, sizeof c->mark);
        c->written |= !number.given;
        c->alone += number.alone;
        if (number.counted && c->counted++ == 0)
            c->first_counted = row;
        if (!number.given && (number.marked || *c->mark))
            add_marks(c, &number, row);
        add_number(c, number.value);
    } else {
        note_row(&c->first_text, row);
        add_text(c, value, cell);
    }
}

void lc_columns_look(lc_content *c, double *const *value, const lc_sheet *s, const size_t *column, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        c[i] = (lc_content){.constant = true,
                            .whole = true,
                            .one_way = true,
                            .even = true,
                            .first_text = NO_ROW,
                            .other_mark = NO_ROW,
                            .other_flag = NO_ROW,
                            .first_letter = NO_ROW,
                            .other_letter = NO_ROW};
    for (size_t begin = 0; begin < s->rows; begin += BLOCK) {
        const size_t end = begin + BLOCK < s->rows ? begin + BLOCK : s->rows;
        for (size_t i = 0; i < columns; i++)
            for (size_t row = begin; row < end; row++)
                add_cell(&c[i], &value[i][row], s, row, column[i]);
    }
}

/* --- verdicts --------------------------------------------------------------------------------------------------------- */

/* Names of time counted in days or years. */
static bool counts_time(const char *name)
{
    static const char *const known[] = {
        "jd",         "mjd",          "julian",       "julian_date", "julian date",  "julian_day",
        "julian day", "decimal_year", "decimal year", "decyear",     "decimal_date", "decimal date",
        "year_frac",  "yearfrac",     "frac_year",    "epoch",       "unixtime",     "unix_time",
        NULL};
    return lc_names_among(name, known);
}

bool lc_content_is_truth(const lc_content *c)
{
    return c->numbers == 0 && c->texts > 0 && c->truths == c->texts;
}

lc_status lc_column_distinct(bool *out, const lc_sheet *s, size_t column)
{
    lc_status status = LC_OK;
    lc_labels words = {0};
    size_t index;
    for (size_t row = 0; row < s->rows; row++)
        TRY(lc_labels_add(&index, &words, lc_sheet_cell(s, row, column)));
    *out = words.count == s->rows;
done:
    lc_labels_free(&words);
    return status;
}

/* 066062, 541448820000000000: a number that is measured has no 0 in front of its digits, and not a dozen of them. */
static bool is_no_measure(const char *cell)
{
    const size_t digits = strspn(cell, "0123456789");
    return !cell[digits] && ((cell[0] == '0' && digits > 1) || digits >= 12);
}

/* Whether a column has one word in all rows of each series: the name of a station beside its id, digits or not. */
static bool is_of_series(const lc_sheet *s, size_t column)
{
    for (size_t i = 0; i < s->series_count; i++)
        for (size_t row = 1; row < s->series[i].rows; row++)
            if (strcmp(lc_sheet_cell(s, s->series[i].row[row], column), lc_sheet_cell(s, s->series[i].row[0], column)) != 0)
                return false;
    return s->series_columns > 0 && s->rows > s->series_count;
}

lc_status lc_column_judge(lc_verdict *out, const lc_sheet *s, size_t column, const lc_content *c, const double *value)
{
    const char *name = s->name[column];
    const bool pure = c->texts == 0;
    bool distinct = false;
    if (pure && c->whole && c->numbers == s->rows && s->rows > 2 && lc_known_id(name))
        CHECK(lc_column_distinct(&distinct, s, column));
    *out = LC_KEPT;
    if (lc_content_is_truth(c))
        return LC_OK;
    if (c->numbers == 0 && pure)
        *out = LC_NOTHING;
    else if (c->numbers == 0 && c->dates == c->texts)
        *out = LC_DATES;
    else if (c->numbers == 0 && (c->digits < c->texts || c->constant || is_of_series(s, column)))
        *out = LC_TEXT;
    else if (pure && lc_column_is_counter(s, column, c, value))
        *out = LC_COUNTER;
    else if (pure && c->numbers > 2 && c->one_way && counts_time(name))
        *out = LC_TIME_NUMBER;
    else if (pure && c->constant && s->rows > 1 &&
             (lc_known_id(name) || lc_known_series_perhaps(name) || is_no_measure(lc_sheet_cell(s, 0, column))))
        *out = LC_SAME_ID;
    else if (pure && c->constant && s->rows > 1 && lc_name_counts_offset(name))
        *out = LC_SAME_OFFSET;
    else if (distinct)
        *out = LC_ID;
    return LC_OK;
}
