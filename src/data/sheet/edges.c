/* edges - lines of a text file that are not its table: comments, sums and notes after it, headers repeated in it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/sheet/block.h"
#include "core/counted.h"
#include "core/words.h"

enum { FOOTER_MOST = 10, RULE = 3 };

/* A comment that says nothing: "#". */
static bool is_mark_only(const lc_csv *c, const lc_csv_row *row)
{
    const char *cell = c->cell[row->first];
    return row->width == 1 && !cell[strspn(cell, "#% ")];
}

/* Whether comments are right above a row that is the first of its width, but for words: a preamble may be before them, but no
 * table. */
static bool is_below_comments(lc_sheet *s, size_t from, size_t row)
{
    const lc_block b = {.s = s};
    const lc_csv *c = s->csv;
    if (c->row[row].comment || row == from || !c->row[row - 1].comment)
        return false;
    for (size_t before = row - 1; before-- > from;)
        if (!c->row[before].comment && c->row[before].width == c->row[row].width && !lc_block_only_words(&b, before))
            return false;
    return true;
}

/* The last comment before the table that says something; the number of rows: there is none. */
static size_t find_last_comment(lc_sheet *s, size_t from)
{
    const lc_csv *c = s->csv;
    size_t last = c->rows, run = c->rows;
    for (size_t row = from; row < c->rows; row++)
        if (!c->row[row].comment)
            last = run < c->rows && is_below_comments(s, from, row) ? run : last;
        else if (!is_mark_only(c, &c->row[row]))
            run = row;
    return last;
}

/* Whether all comments are above the first row of values, and none is such a row itself: a preamble, however long. */
static bool are_preamble(lc_sheet *s, size_t from)
{
    const lc_csv *c = s->csv;
    const lc_block b = {.s = s};
    size_t first = from;
    while (first < c->rows && (c->row[first].comment || lc_block_only_words(&b, first)))
        first++;
    bool above = first < c->rows;
    for (size_t row = from; above && row < c->rows; row++)
        if (c->row[row].comment)
            above = row < first && (c->row[row].width != c->row[first].width || lc_block_only_words(&b, row));
    return above;
}

/* Takes out rows that are marked as comments, unless most are and have values: then # belongs to the cells. The last one before
 * the table may be its header: "# date a b". */
void lc_block_drop_comments(lc_sheet *s, size_t from)
{
    lc_csv *c = s->csv;
    size_t comments = 0, kept = from;
    for (size_t row = from; row < c->rows; row++)
        comments += c->row[row].comment;
    if (comments == 0 || (2 * comments >= c->rows && !are_preamble(s, from)))
        return;
    const size_t last = find_last_comment(s, from);
    const lc_csv_row header = last < c->rows ? c->row[last] : (lc_csv_row){0};
    const bool two = last < c->rows && last > from && c->row[last - 1].comment;
    const lc_csv_row above = two ? c->row[last - 1] : (lc_csv_row){0};
    for (size_t row = from; row < c->rows; row++)
        if (!c->row[row].comment)
            c->row[kept++] = c->row[row];
    lc_sheet_note(s, "%s that %s with # or %% passed over", lc_counted(comments, "line").text,
                  lc_if_one(comments, "begins", "begin"));
    c->rows = kept;
    c->comment[0] = header;
    c->comment[1] = above;
}

/* Hyphens in each cell, between bars perhaps with colons at their ends, as Markdown has them; the outer bars make empty cells. */
static bool is_rule(const lc_csv *c, size_t row)
{
    const size_t width = c->row[row].width;
    size_t longest = 0;
    for (size_t column = 0; column < width; column++) {
        const char *cell = lc_csv_cell(c, row, column);
        const size_t length = strspn(cell, "-=_+:");
        const bool outer = c->separator == '|' && (column == 0 || column + 1 == width);
        if (cell[length] || (!length && !outer))
            return false;
        longest = length > longest ? length : longest;
    }
    return longest >= RULE;
}

void lc_block_drop_rules(lc_sheet *s, size_t from)
{
    lc_csv *c = s->csv;
    size_t kept = from;
    for (size_t row = from; row < c->rows; row++)
        if (!is_rule(c, row))
            c->row[kept++] = c->row[row];
    c->rows = kept > from ? kept : c->rows;
}

/* The row between the block and a row outside it whose width is another; the number of rows if there is none. */
static size_t find_odd(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    if (c->row[row].width != b->width)
        return row;
    if (row >= b->end)
        return b->end;
    for (size_t odd = row; odd < b->begin; odd++)
        if (c->row[odd].width != b->width)
            return odd;
    return c->rows;
}

/* Whether the table continues after a row that is not of its width. */
static bool is_between(const lc_block *b, size_t odd)
{
    const lc_csv *c = b->s->csv;
    size_t row = odd < b->begin ? 0 : odd + 1;
    const size_t end = odd < b->begin ? odd : c->rows;
    while (row < end && c->row[row].width != b->width)
        row++;
    return row < end;
}

lc_status lc_block_refuse_width(const lc_block *b, size_t row, const char *other)
{
    const lc_csv *c = b->s->csv;
    const size_t width = c->row[row].width;
    return lc_fail(LC_E_DATA, "%s:%zu: %s where the other lines have %zu: %s; or, %s", c->path, c->row[row].line,
                   lc_counted(width, "cell").text, b->width,
                   width > b->width ? "put a cell that has a separator in it in quotes, or take out the extra cell"
                                    : "fill it up with separators for the cells that are missing",
                   other);
}

/* Of a line outside a block without times: numbers and nothing else, or mostly numbers, the first cell one as in the block. */
static bool is_data(const lc_block *b, size_t row, size_t numbers, size_t filled)
{
    const bool begins = b->kind[0] == LC_CELL_NUMBER && lc_block_kind(b, row, 0) == LC_CELL_NUMBER;
    return numbers > 1 && (numbers == filled || (begins && 2 * numbers > filled));
}

/* A line outside the block that holds data: reading on would lose it. */
lc_status lc_block_refuse_data(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    size_t numbers = 0, times = 0, filled = 0;
    CHECK(lc_block_refuse_separator(b, row));
    for (size_t column = 0; column < c->row[row].width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        numbers += kind == LC_CELL_NUMBER;
        times += kind == LC_CELL_TIME;
        filled += kind != LC_CELL_EMPTY;
    }
    const bool timed = times && numbers && (b->times || row >= b->end);
    if (!timed && (b->times || !is_data(b, row, numbers, filled)))
        return LC_OK;
    const size_t odd = find_odd(b, row);
    if (odd == c->rows)
        return lc_fail(LC_E_DATA, "%s:%zu: a row of data before the header (to pass it over: --skip %zu)", c->path,
                       c->row[row].line, c->row[row].line);
    char end[80];
    snprintf(end, sizeof end, "if the table ends before it: --footer %zu", lc_csv_lines_from(c, odd));
    return lc_block_refuse_width(b, odd, is_between(b, odd) ? end : "if the line is not of the table: --skip N, --footer N");
}

/* Words that begin a line of sums or notes under a table. */
static bool begins_footer(const char *cell)
{
    static const char *const words[] = {"total",  "sum",    "average",   "mean", "min", "max",   "count",
                                        "note",   "source", "copyright", "©",    "(c)", "summe", "gesamt",
                                        "mittel", "end",    "data",      "*",    "**"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t length = strlen(words[i]);
        if (strncasecmp(cell, words[i], length) == 0 && (!cell[length] || strchr(" :.=-", cell[length]) || words[i][0] < 'a'))
            return true;
    }
    return false;
}

/* "(72 rows affected)", "72 rows selected.", between blanks below a blank line. */
static bool is_count(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const char *number = lc_csv_cell(c, row, 0);
    number += *number == '(';
    return c->separator == ' ' && row > 0 && c->row[row].line > c->row[row - 1].line + 1 && c->row[row].width > 1 &&
           isdigit((unsigned char)*number) && !number[strspn(number, "0123456789,")] &&
           strncmp(lc_csv_cell(c, row, 1), "row", 3) == 0;
}

/* A row of the block that is not data: a word for its time, and nothing else or a word that sums up. */
static bool is_footer(const lc_block *b, size_t row)
{
    const lc_block_counts c = lc_block_count(b, row);
    const char *cell = lc_csv_cell(b->s->csv, row, 0);
    if (lc_block_fits(b, row) && b->times)
        return false;
    if (b->times && is_count(b, row))
        return true;
    const bool first = lc_block_kind(b, row, 0) == LC_CELL_WORD && b->kind[0] == LC_CELL_NUMBER; /* 20210301, 09:00 */
    const bool word = (b->times && c.word_for_time) || (first && !c.times);
    return (c.filled == 1 && !c.numbers && !c.times) || (word && begins_footer(cell));
}

lc_status lc_block_drop_footer(lc_block *b, const char *request)
{
    lc_sheet *s = b->s;
    const size_t rows = s->csv->rows;
    size_t end = request ? rows : b->end, given = 0;
    char count[32];
    if (request)
        CHECK(lc_count_of(&given, "footer", request));
    while (request && end > s->first && lc_csv_lines_from(s->csv, end - 1) <= given)
        end--;
    if (end == s->first)
        return lc_fail(LC_E_USAGE, "%s: --footer %zu leaves no row of data", s->csv->path, given);
    if (!request) {
        for (size_t row = end; row < rows; row++)
            CHECK(lc_block_refuse_data(b, row));
        while (end > s->first + 1 && b->end - end < FOOTER_MOST && is_footer(b, end - 1))
            end--;
    }
    snprintf(count, sizeof count, "%zu", end < rows ? lc_csv_lines_from(s->csv, end) : given);
    if (rows - end > FOOTER_MOST && !request)
        return lc_fail(LC_E_DATA, "%s:%zu: %s where the line before has %zu, and so %s to the end (pass them over: --footer %zu)",
                       s->csv->path, s->csv->row[end].line, lc_counted(s->csv->row[end].width, "cell").text, b->width,
                       lc_counted(rows - end, "line").text, lc_csv_lines_from(s->csv, end));
    for (size_t row = end; row < rows && !request; row++)
        lc_sheet_note(s, "line %zu after the data passed over: '%.60s'", s->csv->row[row].line, lc_csv_cell(s->csv, row, 0));
    if (rows > end || given)
        lc_sheet_decided(s, "footer", count);
    s->csv->rows = end;
    b->end = b->end < end ? b->end : end;
    return LC_OK;
}

/* Whether a row of the block's width has a name in each column of times and numbers. */
static bool has_names(const lc_block *b, size_t row)
{
    size_t names = 0;
    if (b->s->csv->row[row].width != b->width)
        return false;
    for (size_t column = 0; column < b->width; column++) {
        const bool counts = b->kind[column] == LC_CELL_TIME || b->kind[column] == LC_CELL_NUMBER;
        const char *cell = lc_csv_cell(b->s->csv, row, column);
        if (counts && (!isalpha((unsigned char)*cell) || lc_block_kind(b, row, column) != LC_CELL_WORD))
            return false;
        names += counts;
    }
    return names > 1;
}

lc_status lc_block_refuse_second(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    for (size_t row = b->s->first + 1; b->times && row + 1 < c->rows; row++)
        if (has_names(b, row))
            return lc_fail(LC_E_DATA,
                           "%s:%zu: names of another table below the first: --footer %zu reads the first, --skip %zu the other",
                           c->path, c->row[row].line, lc_csv_lines_from(c, row), c->row[row].line - 1);
    return LC_OK;
}

/* Rows that repeat the header: files put together. */
void lc_block_drop_repeated(lc_sheet *s)
{
    lc_csv *c = s->csv;
    size_t kept = s->first;
    for (size_t row = s->first; row < c->rows; row++) {
        bool same = s->header < s->first && c->row[row].width == c->row[s->header].width;
        for (size_t column = 0; same && column < c->row[row].width; column++)
            same = strcmp(lc_csv_cell(c, row, column), lc_csv_cell(c, s->header, column)) == 0;
        if (same)
            lc_sheet_note(s, "line %zu repeats the header; passed over", c->row[row].line);
        else
            c->row[kept++] = c->row[row];
    }
    c->rows = kept;
}
