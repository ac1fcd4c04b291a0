/* header - what the columns of a text file are called, from one or several lines: names, units, and what tells equal names
 * apart. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/sheet/header.h"
#include "data/sheet/marks.h"
#include "data/sheet/phases.h"
#include "data/known.h"

/* A name is one line: of a header that is broken within quotes the pieces are joined by blanks. */
static bool join_lines(char *name)
{
    bool broken = false;
    for (; (name = strpbrk(name, "\r\n")); broken = true)
        *name = ' ';
    return broken;
}

static lc_status set_name(lc_sheet *s, size_t column, const char *name)
{
    char *copy = NULL;
    CHECK(lc_text_utf8(&copy, name));
    lc_free(s->name[column]);
    s->name[column] = copy;
    if (join_lines(copy))
        lc_sheet_note(s, "column '%s': its name spans several lines, which are joined", copy);
    return LC_OK;
}

/* Whether a line above the names has one word for all columns but the first: "Period,D,,": a key and its value. */
static bool is_key(const lc_sheet *s, size_t row)
{
    const char *carried = lc_header_cell(s, row, 0), *word = NULL;
    for (size_t column = 1; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        carried = *cell ? cell : carried;
        word = word ? word : carried;
        if (strcmp(word, carried) != 0)
            return false;
    }
    return true;
}

/* Whether a line above the names has a word for each column but those of the time, and one of them has no name. */
static bool names_the_unnamed(const lc_sheet *s, size_t row)
{
    bool unnamed = false;
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        if (!*cell && !lc_name_heads_time(s->name[column]))
            return false;
        unnamed |= *cell && s->unnamed[column];
    }
    return unnamed;
}

/* Whether a word is there again in the next column. */
static bool has_repeated(const lc_sheet *s, size_t row)
{
    for (size_t column = 1; column < s->columns; column++)
        if (*lc_header_cell(s, row, column) && strcmp(lc_header_cell(s, row, column), lc_header_cell(s, row, column - 1)) == 0)
            return true;
    return false;
}

/* Whether each name below an empty cell is there once: it needs no word, and the cell is not merged with those before it. */
static bool are_told_below(const lc_sheet *s, size_t row)
{
    for (size_t column = 0; column < s->columns; column++)
        for (size_t other = 0; other < s->columns && !*lc_header_cell(s, row, column); other++)
            if (other != column && strcmp(s->name[other], s->name[column]) == 0)
                return false;
    return true;
}

/* Puts the words of another line of the header to the names: before them, carried on over empty cells unless the words are where
 * they belong or are written anew for each column, or after them. A column without a name has its word alone. */
static lc_status add_level(lc_sheet *s, size_t row, bool before)
{
    const char *carried = "";
    char name[LC_TEXT_MAX];
    const bool carries = before && !s->csv->row[row].placed && !(has_repeated(s, row) && are_told_below(s, row));
    if (s->csv->separator == ' ')
        lc_sheet_note(s, "line %zu: each word is put %s the name %s it", s->csv->row[row].line, before ? "before" : "after",
                      before ? "below" : "above");
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        carried = *cell || !carries ? cell : carried;
        if (s->unnamed[column] ? !*cell : !*carried || lc_time_has(&s->time, column))
            continue;
        if (s->unnamed[column])
            snprintf(name, sizeof name, "%s", cell);
        else
            snprintf(name, sizeof name, "%s %s", before ? carried : s->name[column], before ? s->name[column] : carried);
        s->unnamed[column] = false;
        CHECK(set_name(s, column, name));
    }
    return LC_OK;
}

/* Whether a line below the names has a word for each column without one, and none for the time: cells were merged above. */
static bool is_merged(const lc_sheet *s, size_t row, size_t names)
{
    size_t unnamed = 0;
    for (size_t column = 0; column < s->columns && row > names; column++) {
        const char *cell = lc_header_cell(s, row, column);
        const bool time = lc_time_looks(lc_sheet_cell(s, 0, column));
        if (time ? *cell != 0 : s->unnamed[column] && !*cell)
            return false;
        unnamed += !time && s->unnamed[column];
    }
    return unnamed > 0;
}

/* "Price,,Volume" above "Open,Close,": Price Open, Price Close, Volume. */
static lc_status add_merged(lc_sheet *s, size_t row)
{
    char name[2 * LC_TEXT_MAX], merged[LC_TEXT_MAX] = "";
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        if (!s->unnamed[column])
            snprintf(merged, sizeof merged, "%s", *cell ? s->name[column] : "");
        if (!*cell)
            continue;
        snprintf(name, sizeof name, "%s%s%s", merged, *merged ? " " : "", cell);
        s->unnamed[column] = false;
        CHECK(set_name(s, column, name));
    }
    return LC_OK;
}

static lc_status first_names(lc_sheet *s, size_t names)
{
    char made[32];
    for (size_t column = 0; column < s->columns; column++) {
        const char *given = s->header < s->first ? lc_header_cell(s, names, column) : "";
        if (column == 0 && strcmp(given, "..") == 0) /* reStructuredText has so an empty first cell */
            given = "";
        snprintf(made, sizeof made, "column_%zu", column + 1);
        s->unnamed[column] = !*given;
        CHECK(set_name(s, column, *given ? given : made));
    }
    return LC_OK;
}

/* "(C)" is C. */
static lc_status set_unit(lc_sheet *s, size_t column, const char *cell)
{
    const size_t length = strlen(cell);
    const bool bracketed = length > 2 && strchr("([", cell[0]) && strchr(")]", cell[length - 1]);
    CHECK(lc_text_utf8(&s->units[column], cell + bracketed));
    if (bracketed)
        s->units[column][strlen(s->units[column]) - 1] = 0;
    return LC_OK;
}

/* Letters alone are units, V and A, and may as well be names of groups. */
static bool are_letters(const lc_sheet *s, size_t row)
{
    size_t letters = 0, words = 0;
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        words += lc_is_unit(cell);
        letters += lc_is_unit(cell) && strlen(cell) == 1 && isalpha((unsigned char)*cell);
    }
    return letters == words;
}

/* The time's name may be beside them. */
static lc_status read_units(lc_sheet *s, size_t row)
{
    for (size_t column = 0; column < s->columns; column++) {
        const char *cell = lc_header_cell(s, row, column);
        if (s->unnamed[column] && lc_name_heads_time(cell)) {
            s->unnamed[column] = false;
            CHECK(set_name(s, column, cell));
        } else if (*cell) {
            CHECK(set_unit(s, column, cell));
        }
    }
    lc_sheet_note(s, "line %zu has units, not names%s", s->csv->row[row].line,
                  are_letters(s, row) ? ": letters alone (if they are something else: take the line out)" : "");
    return LC_OK;
}

/* Whether names that are there twice are told apart by the units below them: temp °C, temp °F. */
static lc_status are_told_apart(bool *out, lc_sheet *s, size_t row)
{
    lc_status status = LC_OK;
    bool twice, still = true;
    char **name = NULL;
    CHECK(lc_labels_repeat(&twice, s->name, s->columns));
    TRY(lc_new(&name, s->columns, sizeof *name));
    for (size_t column = 0; column < s->columns; column++) {
        lc_buffer both = {0};
        lc_buffer_format(&both, "%s %s", s->name[column], lc_header_cell(s, row, column));
        TRY(lc_buffer_take(&name[column], &both));
    }
    TRY(lc_labels_repeat(&still, name, s->columns));
done:
    lc_free_texts(name, s->columns);
    *out = twice && !still;
    return status;
}

/* The first word of a line, for a note. */
static const char *first_word(const lc_sheet *s, size_t row)
{
    for (size_t column = 0; column < s->columns; column++)
        if (*lc_header_cell(s, row, column))
            return lc_header_cell(s, row, column);
    return "";
}

/* The time's name alone, below those of the other columns: pandas prints that of the index so. */
static lc_status name_index(lc_sheet *s, size_t row)
{
    s->unnamed[0] = false;
    return set_name(s, 0, lc_csv_cell(s->csv, row, 0));
}

/* What each line besides that of the names is for. */
static lc_status read_level(lc_sheet *s, size_t row, size_t names)
{
    const size_t width = s->csv->row[row].width;
    const bool narrow = width != s->csv->row[names].width && width + (s->csv->separator != ' ') < s->columns;
    bool twice;
    if (row > names && width == 1 && s->unnamed[0] && lc_name_mentions_time(lc_csv_cell(s->csv, row, 0)))
        return name_index(s, row);
    if (narrow) {
        lc_sheet_note(s, "line %zu below the header passed over: '%s ...'", s->csv->row[row].line, first_word(s, row));
        return LC_OK;
    }
    if (lc_header_names_one(s, row) && row > names)
        return set_name(s, 0, lc_header_cell(s, row, 0));
    if (row > names && lc_header_is_units(s, row)) {
        CHECK(are_told_apart(&twice, s, row));
        if (!twice)
            return read_units(s, row);
        lc_sheet_note(s, "line %zu: its units are put to the names above them, which are there twice", s->csv->row[row].line);
        return add_level(s, row, false);
    }
    CHECK(lc_labels_repeat(&twice, s->name, s->columns));
    if (is_merged(s, row, names))
        return add_merged(s, row);
    if (!lc_header_is_prose(s, row) && (twice || (row < names && names_the_unnamed(s, row))) && !(row < names && is_key(s, row)))
        return add_level(s, row, row < names);
    if (!lc_csv_blank(s->csv, row))
        lc_sheet_note(s, "line %zu of the header passed over: '%s ...'", s->csv->row[row].line, first_word(s, row));
    return LC_OK;
}

lc_status lc_sheet_name_columns(lc_sheet *s)
{
    CHECK(lc_new(&s->name, s->columns, sizeof *s->name));
    CHECK(lc_new(&s->units, s->columns, sizeof *s->units));
    CHECK(lc_new(&s->unnamed, s->columns, sizeof *s->unnamed));
    const size_t names = s->header < s->first ? lc_header_find_names(s) : s->header;
    CHECK(first_names(s, names));
    for (size_t row = names; row-- > s->header;) /* the nearest first */
        CHECK(read_level(s, row, names));
    for (size_t row = names + 1; row < s->first; row++)
        CHECK(read_level(s, row, names));
    return LC_OK;
}
