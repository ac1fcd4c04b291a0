/* shape - where a text file's header is, and where its data begin: the header is the lines of words above the first row of
 * numbers or dates of the longest block of rows of one width. */
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/sheet/block.h"
#include "data/sheet/marks.h"
#include "core/words.h"
#include "data/sheet/number.h"

enum { HEADER_MOST = 8 };

/* A row of words where the others have numbers and times. */
static bool is_head(const lc_block *b, size_t row)
{
    const lc_block_counts c = lc_block_count(b, row);
    return b->times ? c.times == 0 && (c.word_for_time || c.words > c.numbers) : c.names_time || c.words > c.numbers;
}

/* In the block: rows of words right above the first row of data, or one of times. */
static lc_status find_header_inside(lc_block *b)
{
    lc_sheet *s = b->s;
    size_t first = b->begin, header, times;
    CHECK(lc_block_find_times(&times, b, HEADER_MOST));
    if (times < b->end) {
        s->header = times;
        s->first = times + 1;
        return LC_OK;
    }
    while (first < b->end && !(lc_block_fits(b, first) && (b->times || first + 1 == b->end || lc_block_fits(b, first + 1))))
        first++;
    for (header = first; header > b->begin && first - header < HEADER_MOST; header--)
        if (!is_head(b, header - 1) && !lc_csv_blank(s->csv, header - 1))
            break;
    while (header < first && lc_csv_blank(s->csv, header))
        header++;
    for (size_t row = header + 1; row < first; row++) /* below names a row of numbers is data: what is odd is refused later */
        if (2 * lc_block_count(b, row).numbers > b->width / 2)
            first = row;
    s->header = header;
    s->first = first;
    if (header == first)
        s->header = s->first = b->begin;
    return LC_OK;
}

static bool same_cells(const lc_csv *c, size_t a, size_t b)
{
    for (size_t column = 0; column < c->row[a].width; column++)
        if (strcmp(lc_csv_cell(c, a, column), lc_csv_cell(c, b, column)) != 0)
            return false;
    return c->row[a].width == c->row[b].width;
}

/* A header that is there again below a few rows: the first one counts. */
static void take_first_header(lc_block *b)
{
    lc_sheet *s = b->s;
    for (size_t row = 0; s->first == s->header + 1 && row < s->header; row++)
        if (same_cells(s->csv, row, s->header)) {
            s->header = row;
            s->first = row + 1;
        }
}

/* "# date a b": the mark is not a name, unless there would be one too few: "#,date,a". */
static void take_mark_off(lc_csv *c, lc_csv_row *row, size_t width)
{
    char *name = c->cell[row->first];
    name += strspn(name, "#% ");
    if (*name) {
        c->cell[row->first] = name;
    } else if (row->width == width + 1 || c->separator == ' ') {
        row->first++;
        row->width--;
    }
}

/* A third of the cells that are not empty are units of measurement. */
static bool has_units(const lc_csv *c, const lc_csv_row *row)
{
    size_t units = 0, filled = 0;
    for (size_t column = 0; column < row->width; column++) {
        const char *cell = c->cell[row->first + column];
        filled += *cell != 0;
        units += lc_is_unit(cell);
    }
    return units && 3 * units >= filled;
}

/* Whether the last comment is between a row and the one before it. */
static bool is_right_above(const lc_csv *c, size_t row)
{
    return c->comment[0].line < c->row[row].line && (row == 0 || c->row[row - 1].line < c->comment[0].line);
}

/* Whether a comment of as many words as columns is likely to be a sentence: none names the time, and blanks are between them. */
static bool is_doubtful(const lc_block *b, const lc_csv_row *comment)
{
    const lc_csv *c = b->s->csv;
    const char *last = c->cell[comment->first + comment->width - 1];
    return (c->separator == ' ' || last[-1] == ' ') && lc_block_find_misnamed(b, comment) < b->width;
}

static void note_doubtful(const lc_block *b, const lc_csv_row *comment, size_t lines)
{
    char skip[64] = "";
    if (comment->line > 1)
        snprintf(skip, sizeof skip, "--skip %zu ", comment->line - 1);
    lc_sheet_note(b->s,
                  "line %zu, a comment, names no time and is passed over (its words are the names of columns: %s--header %zu)",
                  comment->line, skip, lines);
}

/* The comment right above data without a header, if it has a name for each column; of a unit for each, the one above too; or the
 * one above a header of units. */
static lc_status take_comment_header(lc_block *b)
{
    lc_csv *c = b->s->csv;
    const bool units = b->s->header < b->s->first;
    const size_t at = b->s->header, width = units ? c->row[at].width : lc_block_full_width(b);
    size_t lines = 0;
    while (is_right_above(c, at) && lines < 2 && c->comment[lines].width &&
           (lines == 0 || (!units && has_units(c, c->comment)))) {
        take_mark_off(c, &c->comment[lines], width);
        if (c->comment[lines].width != width && c->comment[lines].width != b->width)
            break;
        lines++;
    }
    if (lines == 2 && is_doubtful(b, &c->comment[1]) && !is_doubtful(b, c->comment))
        lines = 1; /* a title above names, of which some look like units */
    if (lines && is_doubtful(b, &c->comment[lines - 1])) {
        note_doubtful(b, &c->comment[lines - 1], lines);
        lines = 0;
    }
    if (lines)
        lc_sheet_note(b->s, "line %zu, a comment, has the names of columns", c->comment[lines - 1].line);
    if (lines && c->comment[lines - 1].width < b->width)
        b->s->gap = b->width - 1;
    CHECK(lc_grow(&c->row, &c->row_capacity, c->rows + lines, sizeof *c->row));
    memmove(c->row + at + lines, c->row + at, (c->rows - at) * sizeof *c->row);
    for (size_t line = 0; line < lines; line++)
        c->row[at + lines - 1 - line] = c->comment[line];
    c->rows += lines;
    b->s->first += lines;
    b->end += lines;
    return LC_OK;
}

/* Whether a comment right above the data names the time, which the words above it do not. */
static bool comment_names_time(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    const lc_csv_row *comment = &c->comment[0];
    const size_t time = lc_block_time(b);
    if (b->s->header == b->s->first || comment->width != c->row[b->s->header].width || time >= comment->width ||
        !is_right_above(c, b->s->first))
        return false;
    const char *name = c->cell[comment->first + time];
    return lc_name_mentions_time(name + strspn(name, "#% ")) && !lc_name_mentions_time(lc_csv_cell(c, b->s->header, time));
}

/* Names above the block that are not for its columns. */
static lc_status refuse_names(const lc_block *b)
{
    const lc_sheet *s = b->s;
    const lc_csv_row *row = &s->csv->row[s->first];
    if (s->header < s->first || s->first == 0 || row[-1].width < 2 || !lc_block_only_words(b, s->first - 1))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s:%zu: %s where the line before has %zu (%swithout names: --skip %zu --header none)",
                   s->csv->path, row->line, lc_counted(row->width, "cell").text, row[-1].width,
                   s->csv->separator == ',' && row->width > row[-1].width
                       ? "where numbers have a decimal comma, put them in quotes, or semicolons between cells; "
                       : "",
                   row->line - 1);
}

/* Names of the block's width above it, and another line between: a row of data with cells too few or too many. */
static lc_status refuse_between(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    for (size_t row = 0; row + 1 < b->s->header && b->s->header == b->s->first; row++)
        if (c->row[row].width == b->width && b->width > 1 && lc_block_only_words(b, row))
            return lc_block_refuse_width(b, b->s->header - 1, "if the line is not of the table, take it out");
    return LC_OK;
}

/* Whether a row before the header is a table of its own, a station's place or period: one row below names of which the header has
 * none. */
static bool is_apart(const lc_block *b, size_t row)
{
    const lc_csv *c = b->s->csv;
    const size_t width = c->row[row].width, header = b->s->header;
    if (row == 0 || header == b->s->first || width == b->width || c->row[row - 1].width != width ||
        c->row[row + 1].width == width || !lc_block_only_words(b, row - 1))
        return false;
    for (size_t i = 0; i < width; i++)
        for (size_t column = 0; column < c->row[header].width; column++)
            if (strcmp(lc_csv_cell(c, row - 1, i), lc_csv_cell(c, header, column)) == 0)
                return false;
    return true;
}

/* Lines before the header that are not its. */
static lc_status note_skipped(const lc_block *b)
{
    lc_sheet *s = b->s;
    char text[32];
    CHECK(refuse_between(b));
    for (size_t row = 0; row < s->header; row++)
        if (!is_apart(b, row))
            CHECK(lc_block_refuse_data(b, row));
    for (size_t row = s->header + 1; row < s->first; row++)
        CHECK(lc_block_refuse_separator(b, row));
    const size_t line = s->csv->row[s->header].line;
    if (s->header)
        lc_sheet_note(s, "skipped %s before the %s", lc_counted(s->header, "line").text,
                      s->header < s->first ? "header" : "data");
    lc_block_note_zone(s);
    snprintf(text, sizeof text, "%zu", line - 1);
    if (line > 1)
        lc_sheet_decided(s, "skip", text);
    return LC_OK;
}

static lc_status check_widths(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    for (size_t row = b->s->first; row < c->rows; row++)
        if (c->row[row].width != b->width)
            return lc_fail(LC_E_DATA, "%s:%zu: %s where the line before has %zu (lines after the table: --footer N)", c->path,
                           c->row[row].line, lc_counted(c->row[row].width, "cell").text, b->width);
    return LC_OK;
}

/* The last full row of the header has the names; without one, the first. */
static lc_status place_words(lc_block *b)
{
    const lc_sheet *s = b->s;
    size_t end = s->first;
    while (end > s->header && s->csv->row[end - 1].width != b->width)
        end--;
    const size_t names = end > s->header ? end - 1 : s->header;
    if (names < s->first && !s->request->header)
        CHECK(lc_block_refuse_counted(b, names));
    return end > s->header ? lc_block_place_words(b, names) : LC_OK;
}

/* Which column of a given header has no name, where its names are one less. */
static void find_gap(lc_block *b)
{
    lc_sheet *s = b->s;
    const size_t names = s->first && lc_block_names_index(b, s->first - 1) ? s->first - 1 : s->first;
    if (names && s->csv->row[names - 1].width + 1 == b->width && !lc_block_header_beside(b, names - 1))
        s->gap = (size_t)-1;
}

/* The lines of the header: those given, or those found. */
static lc_status find_header(lc_block *b)
{
    lc_sheet *s = b->s;
    size_t names, first;
    CHECK(lc_block_align_names(&names, &first, b));
    if (s->request->header) {
        for (size_t row = 0; row < s->first; row++)
            if (s->csv->row[row].comment)
                take_mark_off(s->csv, &s->csv->row[row], b->width);
        find_gap(b);
        if (s->request->skip)
            lc_sheet_decided(s, "skip", s->request->skip);
        return place_words(b);
    }
    if (names < s->csv->rows) {
        s->header = names;
        s->first = first;
    } else {
        CHECK(find_header_inside(b));
        take_first_header(b);
        if (s->header == s->first)
            lc_block_find_header_above(b);
    }
    if (comment_names_time(b))
        s->header = s->first;
    if (s->header == s->first || (s->first == s->header + 1 && has_units(s->csv, &s->csv->row[s->header])))
        CHECK(take_comment_header(b));
    CHECK(place_words(b));
    CHECK(refuse_names(b));
    CHECK(lc_block_refuse_other_names(b));
    return note_skipped(b);
}

static lc_status shape(lc_block *b)
{
    lc_sheet *s = b->s;
    CHECK(find_header(b));
    CHECK(lc_block_drop_footer(b, s->request->footer));
    lc_block_drop_repeated(s);
    CHECK(lc_block_refuse_second(b));
    CHECK(check_widths(b));
    s->columns = b->width;
    s->rows = s->csv->rows - s->first;
    char lines[32] = "none";
    if (s->header < s->first)
        snprintf(lines, sizeof lines, "%zu", s->first - s->header);
    lc_sheet_decided(s, "header", lines);
    return LC_OK;
}

lc_status lc_sheet_find_shape(lc_sheet *s, const char **nothing)
{
    lc_status status = LC_OK;
    lc_block b = {.s = s};
    size_t lines = 0;
    if (s->request->header && strcmp(s->request->header, "none") != 0)
        CHECK(lc_count_of(&lines, "header", s->request->header));
    CHECK(lc_block_refuse_titles(&b, lines));
    lc_block_drop_comments(s, lines);
    lc_block_drop_rules(s, lines);
    s->first = lines;
    s->gap = (size_t)-1;
    TRY(lc_block_find_mended(&b, lines));
    if (s->csv->rows <= lines)
        *nothing = lines || s->csv->rows ? "a header but no data" : "the file is empty";
    else if (!lc_block_has_data(&b))
        *nothing = s->csv->rows == 1 && b.width > 1
                       ? "a header but no data"
                       : "no rows of numbers between commas, semicolons, bars, tabs or blanks: it is not a table of cells";
    else
        TRY(shape(&b));
done:
    lc_free(b.kind);
    return status;
}
