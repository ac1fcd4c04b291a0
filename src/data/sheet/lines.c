/* lines - whole lines of a text, cut into cells in place. */
#include "data/sheet/lines.h"

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { COUNTED = 128 }; /* bytes that one byte counts */

/* What ends a cell or a line. */
typedef struct reader {
    lc_csv_lines *lines;
    char *at;
    bool literal;          /* quotes are letters, but for those around a whole cell */
    char separator, other; /* a tab too, where it is a blank */
    bool stops[256];       /* bytes that end a cell */
} reader;

static void set_stops(reader *r, char separator)
{
    static const char ends[] = {'\n', '\r', '\0'};
    for (size_t i = 0; i < sizeof ends; i++)
        r->stops[(unsigned char)ends[i]] = true;
    r->separator = separator;
    r->other = separator == ' ' ? '\t' : separator;
    r->stops[(unsigned char)r->separator] = r->stops[(unsigned char)r->other] = true;
}

/* The highest bit of each byte that is the letter, and perhaps of some behind the first one. */
static uint64_t bytes_that_are(char letter, uint64_t bytes)
{
    const uint64_t ones = UINT64_MAX / 255, other = bytes ^ ones * (unsigned char)letter;
    return (other - ones) & ~other & ones << 7;
}

/* The first byte that ends a cell: eight at a time, since a loop that ends with each cell is mispredicted for each. */
static char *find_end(const reader *r, char *at)
{
    for (uint64_t bytes; r->lines->end - at >= (ptrdiff_t)sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, at, sizeof bytes);
        bytes = le64toh(bytes);
        const uint64_t ends = bytes_that_are(r->separator, bytes) | bytes_that_are('\n', bytes) | bytes_that_are('\r', bytes) |
                              bytes_that_are(r->other, bytes);
        if (ends)
            return at + __builtin_ctzll(ends) / 8;
    }
    while (!r->stops[(unsigned char)*at])
        at++;
    return at;
}

static bool ends_cell(const reader *r, char letter)
{
    return r->stops[(unsigned char)letter];
}

static bool is_end(char letter)
{
    return letter == '\n' || letter == '\r';
}

/* To the byte after the end of a line, which is 1 or 2 bytes, or none at the end of the text. */
static char *behind_end(char *at)
{
    return at + (*at == '\r' && at[1] == '\n' ? 2 : *at != 0);
}

/* --- counted ---------------------------------------------------------------------------------------------------------- */

/* Of at most COUNTED bytes, how many end a line, how many of these have a line after them that is not empty, and how many are
 * between cells. */
static void count_bytes(lc_csv_lines *l, const char *at, size_t bytes)
{
    const char separator = l->csv->separator, other = separator == ' ' ? '\t' : separator;
    unsigned char ends = 0, begun = 0, between = 0;
    for (size_t i = 0; i < bytes; i++) {
        const char next = at[i + 1];
        const bool end = (at[i] == '\n') | ((at[i] == '\r') & (next != '\n'));
        ends += end;
        begun += end & (next != '\n') & (next != '\r');
        between += (at[i] == separator) | (at[i] == other);
    }
    l->ends += ends;
    l->rows += begun;
    l->cells += between;
}

void lc_csv_lines_count(lc_csv_lines *l)
{
    l->ends = l->cells = 0;
    l->rows = l->end > l->at && !is_end(*l->at);
    for (const char *at = l->at; at < l->end; at += COUNTED)
        count_bytes(l, at, l->end - at < COUNTED ? (size_t)(l->end - at) : COUNTED);
    l->cells += l->rows;
}

/* --- cut -------------------------------------------------------------------------------------------------------------- */

/* A quoted cell, quotes taken off and doubled ones made single, in place. column: from 1. */
static lc_status quoted(reader *r, size_t column)
{
    const lc_csv *csv = r->lines->csv;
    char *to = r->at;
    const size_t line = r->lines->line;
    for (char *from = r->at + 1;; from++) {
        if (!*from)
            return lc_fail(LC_E_DATA, "%s:%zu: a quoted field is never closed", csv->path, line);
        if (*from == '"' && from[1] != '"') {
            r->at = from + 1;
            while (*r->at == ' ' && csv->separator != ' ')
                r->at++;
            if (!ends_cell(r, *r->at))
                return lc_fail(LC_E_DATA, "%s:%zu: column %zu: text after a closing quote", csv->path, r->lines->line, column);
            *to = 0;
            return LC_OK;
        }
        r->lines->line += *from == '\n';
        from += *from == '"';
        *to++ = *from;
    }
}

static bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\v' || letter == '\f';
}

/* Blanks off both ends; the first byte after the cell is at `end`, and may be overwritten. */
static char *trim(char *begin, char *end)
{
    while (begin < end && is_blank(*begin))
        begin++;
    while (end > begin && (is_blank(end[-1]) || is_end(end[-1])))
        end--;
    *end = 0;
    return begin;
}

/* ="12.3" that was in quotes itself. */
static char *undress(char *cell)
{
    const size_t length = *cell == '=' ? strlen(cell) : 0;
    if (length < 3 || cell[1] != '"' || cell[length - 1] != '"')
        return cell;
    cell[length - 1] = 0;
    return cell + 2;
}

/* Whether a cell begins that is in quotes: in a comment only where they end on its line, before what ends a cell. */
static bool is_in_quotes(const reader *r, const char *at)
{
    if (*at != '"' || !r->literal)
        return *at == '"';
    do
        at += 1 + strcspn(at + 1, "\"\r\n");
    while (*at == '"' && at[1] == '"' && *++at);
    return *at == '"' && ends_cell(r, at[1]);
}

/* Cuts one cell off, the row's next, and what ends it; *last: it is the last of its line. */
static lc_status read_cell(char **cell, reader *r, size_t column, bool *last)
{
    while (*r->at == ' ')
        r->at++;
    r->at += *r->at == '=' && r->at[1] == '"' && !r->literal; /* ="12.3", as spreadsheets keep a text */
    char *begin = r->at;
    const bool in_quotes = is_in_quotes(r, begin);
    if (in_quotes)
        CHECK(quoted(r, column));
    r->at = find_end(r, r->at);
    const char end = *r->at;
    char *after = behind_end(r->at);
    *cell = undress(trim(begin, in_quotes ? begin + strlen(begin) : r->at));
    r->at = after;
    *last = is_end(end) || !end;
    return LC_OK;
}

/* With blanks between cells, those at the end of a line separate nothing. */
static void skip_blanks(reader *r, bool *last)
{
    while (!*last && is_blank(*r->at))
        r->at++;
    if (*last || (*r->at && !is_end(*r->at)))
        return;
    r->at = behind_end(r->at);
    *last = true;
}

/* Whether a line begins with # or %, and not with a cell of a spreadsheet's: an error, ##### for what is too wide, or % alone. */
static bool is_comment(const reader *r)
{
    static const char *const errors[] = {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#NV"};
    if (*r->at != '#' && *r->at != '%')
        return false;
    if (r->lines->csv->separator == ' ')
        return true;
    const size_t marks = strspn(r->at, "#%"), many = *r->at == '%' ? 1 : 3;
    if (marks >= many && r->at[marks] == r->lines->csv->separator)
        return false;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        const char *behind = r->at + strlen(errors[i]);
        if (strncmp(r->at, errors[i], strlen(errors[i])) == 0 && (*behind == r->lines->csv->separator || *behind == ' '))
            return false;
    }
    return true;
}

/* The next line; a blank one is not a row. */
static lc_status read_row(reader *r)
{
    lc_csv_lines *l = r->lines;
    const bool blanks = l->csv->separator == ' ';
    bool last = false;
    while (blanks && is_blank(*r->at))
        r->at++;
    lc_csv_row row = {.first = l->first_cell + l->cells, .line = l->line, .comment = is_comment(r)};
    char **cell = l->csv->cell + row.first;
    r->literal = row.comment;
    while (!last) {
        CHECK(read_cell(&cell[row.width], r, row.width + 1, &last));
        row.width++;
        if (blanks)
            skip_blanks(r, &last);
    }
    l->line++;
    if (row.width == 1 && !*cell[0])
        return LC_OK;
    l->csv->row[l->first_row + l->rows++] = row;
    l->cells += row.width;
    return LC_OK;
}

lc_status lc_csv_lines_cut(lc_csv_lines *l)
{
    reader r = {.lines = l, .at = l->at};
    set_stops(&r, l->csv->separator);
    l->rows = l->cells = 0;
    while (r.at < l->end)
        if (is_end(*r.at)) {
            r.at = behind_end(r.at);
            l->line++;
        } else {
            CHECK(read_row(&r));
        }
    l->at = r.at;
    return LC_OK;
}

void lc_csv_lines_skip(lc_csv_lines *l, size_t count)
{
    while (count-- > 0 && l->at < l->end) {
        l->at += strcspn(l->at, "\r\n");
        l->at = behind_end(l->at);
        l->line++;
    }
}
