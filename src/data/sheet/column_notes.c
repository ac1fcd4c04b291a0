/* column_notes - what is said of a column: what its numbers were read as, why they cannot be read. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/words.h"
#include "data/sheet/column.h"
#include "data/sheet/magnitude.h"

enum {
    COUNTED_LEAST = 20, /* rows of a column that counts, to be said */
    FEW = 10 /* of this many numbers one may have a letter for thousands; where fewer have it, it means something else */
};

static const double NEAR = 0.05; /* of a price, another one of its day */

/* A unit that is written as thousands, millions or more are. */
static bool is_factor(const char *mark)
{
    static const char *const known[] = {"k", "m", "b", "t", "g", "mm", "mn", "mio", "mln", "bn", "mrd", "tsd"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(mark, known[i]) == 0)
            return true;
    return false;
}

/* Thousands, or millions of M. */
static lc_typed factor_of(const char *column, const char *mark)
{
    char word[LC_MARK_MAX + 16];
    snprintf(word, sizeof word, "1 %s=%s", mark, strcasecmp(mark, "k") == 0 ? "1e3" : "1e6");
    return lc_typed_pair(column, '=', word);
}

/* 1A=10 is a cell that is there, and a factor of 11A. */
static void note_counted(const lc_sheet *s, size_t column, size_t row)
{
    lc_number number;
    const char *cell = lc_sheet_cell(s, row, column);
    lc_sheet_read_cell(&number, s, cell, column);
    lc_sheet_note(s, "column '%s': --value is a factor of all numbers before its word: '%s' is read as %g", s->name[column], cell,
                  number.value);
}

void lc_column_note(const lc_sheet *s, size_t column, const lc_content *c)
{
    const char *name = s->name[column];
    if (c->counted && c->alone)
        note_counted(s, column, c->first_counted);
    if (lc_content_is_truth(c))
        lc_sheet_note(s, "column '%s': true and false are read as 1 and 0", name);
    if (*c->mark && c->mark[0] == '%')
        lc_sheet_note(s, "column '%s': %% is its unit, 0.5%% is read as 0.5", name);
    else if (is_factor(c->mark))
        lc_sheet_note(s, "column '%s': '%s' beside its numbers is taken as its unit, and not as a factor (a factor: --value %s)",
                      name, c->mark, factor_of(name, c->mark).text);
    if (c->scaled)
        lc_sheet_note(s, "column '%s': K, M, B and T after a number are read as thousands to trillions", name);
    if (c->flagged && (c->flag == '*' || c->flag == '#'))
        lc_sheet_note(s, "column '%s': stars and # after %zu numbers passed over", name, c->flagged);
    else if (c->flagged)
        lc_sheet_note(s, "column '%s': marks after %zu numbers passed over, as in '%s'", name, c->flagged,
                      lc_sheet_cell(s, c->first_flag, column));
    if (c->bracketed)
        lc_sheet_note(s, "column '%s': %zu numbers in brackets are read as negative", name, c->bracketed);
    if (c->vanished)
        lc_sheet_note(s, "column '%s': %zu numbers are too small for a double: read as 0", name, c->vanished);
    if (c->rounded)
        lc_sheet_note(s, "column '%s': %s more digits than a double: rounded, so that different ones may be equal", name,
                      c->rounded == 1 ? "a whole number has" : "whole numbers have");
    if (c->even && fabs(c->step) == 1 && c->numbers >= COUNTED_LEAST && c->texts == 0)
        lc_sheet_note(s, "column '%s' counts by one from row to row, and is a channel (leave it out: --drop %s)", name,
                      lc_typed_name(name).text);
}

static const size_t NO_ROW = (size_t)-1;

/* --- refusals --------------------------------------------------------------------------------------------------------- */

static lc_status refuse(const lc_sheet *s, size_t row, size_t column, const char *what)
{
    const char *cell = lc_sheet_cell(s, row, column), *name = s->name[column];
    return lc_fail(LC_E_DATA, "%s:%zu: column '%s': '%s' %s (--value %s, --na %s; leave the column out: --drop %s)", s->csv->path,
                   lc_sheet_line(s, row), name, cell, what, lc_magnitude_way(s->wide ? NULL : name, cell).text,
                   lc_typed_missing(name, cell).text, lc_typed_name(name).text);
}

/* The number in front of a letter. */
static bool read_head(double *out, const char *cell, char decimal)
{
    char head[64];
    lc_number number;
    const size_t length = strlen(cell);
    snprintf(head, sizeof head, "%.*s", (int)length - 1, cell);
    const bool read = length > 1 && length < sizeof head && lc_number_read(&number, head, decimal);
    *out = read ? number.value : 0;
    return read;
}

/* Whether all numbers have the letter of a bid, and are without it those of another column, with parts of one, in nine rows of
 * ten. */
static bool is_as_other(const lc_sheet *s, size_t column)
{
    for (size_t row = 0; row < s->rows; row++)
        if (!strchr(lc_sheet_cell(s, row, column), 'B'))
            return false;
    for (size_t other = 0; other < s->columns; other++) {
        size_t same = 0;
        double head, value;
        for (size_t row = 0; row < s->rows && other != column; row++)
            same += strchr(lc_sheet_cell(s, row, other), s->decimal) &&
                    read_head(&head, lc_sheet_cell(s, row, column), s->decimal) && head != 0 &&
                    lc_number_plain(&value, lc_sheet_cell(s, row, other)) && fabs(value - head) <= NEAR * fabs(head);
        if (FEW * same >= (FEW - 1) * s->rows)
            return true;
    }
    return false;
}

lc_status lc_column_check(const lc_sheet *s, size_t column, const lc_content *c)
{
    char what[96];
    if (c->scaled && c->scaled == c->numbers && is_as_other(s, column))
        return refuse(s, c->first_scaled, column,
                      "has a letter, and without it is a number of another column: a factor, or a mark");
    if (c->scaled && FEW * c->scaled < c->numbers)
        return refuse(s, c->first_scaled, column, "has a letter that few others have: thousands or more, or a mark");
    if (c->counted && c->flagged && isalpha((unsigned char)c->flag))
        return refuse(s, c->first_flag, column, "has a letter behind a blank of which it is not known whether it counts");
    if (c->first_letter != NO_ROW && (c->counted || c->scaled))
        return refuse(s, c->first_letter, column, "has a letter behind a blank of which it is not known whether it counts");
    if (c->other_letter != NO_ROW && c->flagged <= c->lettered)
        return refuse(s, c->other_letter, column,
                      "has another letter behind a blank than rows before, and some have none: thousands or more, or a mark");
    if (c->flagged == c->numbers && c->flag && strchr("KMBTkmbt", c->flag))
        return refuse(
            s, c->first_flag, column,
            "has a letter behind a blank, as all others have: thousands or more, or a unit or a mark, whose factor is 1");
    if (c->other_flag != NO_ROW)
        return refuse(s, c->other_flag, column, "is at another side than those before it");
    if (c->other_mark == NO_ROW)
        return LC_OK;
    if (!*c->mark)
        return refuse(s, c->other_mark, column, "is not a number as those before it");
    snprintf(what, sizeof what, "does not have the unit '%s' that the numbers before it have", c->mark);
    return refuse(s, c->other_mark, column, what);
}
