/* csv - a text cut into cells, in place. */
#include "data/sheet/csv.h"

#include <string.h>
#include <strings.h>

#include "core/mem.h"

enum { COLUMNS_MOST = 1 << 20, FIRST_ROOM = 1 << 13 };

typedef struct reader {
    lc_csv *csv;
    const char *begin, *end;
    char *at;
    size_t line;
    bool literal;    /* quotes are letters */
    bool stops[256]; /* bytes that end a cell */
} reader;

static void set_stops(reader *r)
{
    static const char ends[] = {'\n', '\r', '\0'};
    for (size_t i = 0; i < sizeof ends; i++)
        r->stops[(unsigned char)ends[i]] = true;
    r->stops[(unsigned char)r->csv->separator] = true;
    r->stops['\t'] |= r->csv->separator == ' ';
}

static bool ends_cell(const reader *r, char letter)
{
    return r->stops[(unsigned char)letter];
}

/* A quoted cell, quotes taken off and doubled ones made single, in place. column: from 1. */
static lc_status quoted(reader *r, size_t column)
{
    char *to = r->at;
    size_t line = r->line;
    for (char *from = r->at + 1;; from++) {
        if (!*from)
            return lc_fail(LC_E_DATA, "%s:%zu: a quoted field is never closed", r->csv->path, line);
        if (*from == '"' && from[1] != '"') {
            r->at = from + 1;
            while (*r->at == ' ' && r->csv->separator != ' ')
                r->at++;
            if (!ends_cell(r, *r->at))
                return lc_fail(LC_E_DATA, "%s:%zu: column %zu: text after a closing quote", r->csv->path, r->line, column);
            *to = 0;
            return LC_OK;
        }
        r->line += *from == '\n';
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
    while (end > begin && (is_blank(end[-1]) || end[-1] == '\n' || end[-1] == '\r'))
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

/* Room for one more than `count` cells or rows: for all that the text will have if it goes on as it began. */
static lc_status make_room(const reader *r, void *block, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return LC_OK;
    const double part = (double)(r->at + 1 - r->begin) / (double)(r->end + 1 - r->begin);
    const size_t all = (size_t)((double)count / part), room = all + all / 16;
    return lc_grow(block, capacity, room < FIRST_ROOM ? FIRST_ROOM : room, size);
}

/* Cuts one cell off, and what ends it; *last: it is the last of its line. */
static lc_status read_cell(reader *r, bool *last)
{
    lc_csv *c = r->csv;
    lc_csv_row *row = &c->row[c->rows];
    if (row->width == COLUMNS_MOST)
        return lc_fail(LC_E_DATA, "%s:%zu: more than %d columns", c->path, r->line, COLUMNS_MOST);
    CHECK(make_room(r, &c->cell, &c->cell_capacity, c->cells, sizeof *c->cell));
    while (*r->at == ' ')
        r->at++;
    r->at += *r->at == '=' && r->at[1] == '"' && !r->literal; /* ="12.3", as spreadsheets keep a text */
    char *begin = r->at;
    const bool in_quotes = *begin == '"' && !r->literal;
    row->width++;
    if (in_quotes)
        CHECK(quoted(r, row->width));
    while (!ends_cell(r, *r->at))
        r->at++;
    const char end = *r->at;
    char *after = r->at + (end != 0) + (end == '\r' && r->at[1] == '\n');
    c->cell[c->cells++] = undress(trim(begin, in_quotes ? begin + strlen(begin) : r->at));
    r->at = after;
    *last = end == '\n' || end == '\r' || !end;
    return LC_OK;
}

/* With blanks between cells, those at the end of a line separate nothing. */
static void skip_blanks(reader *r, bool *last)
{
    while (r->csv->separator == ' ' && !*last && is_blank(*r->at))
        r->at++;
    if (r->csv->separator != ' ' || *last || (*r->at && *r->at != '\n' && *r->at != '\r'))
        return;
    r->at += *r->at == '\r' && r->at[1] == '\n' ? 2 : *r->at != 0;
    *last = true;
}

static lc_status read_row(reader *r)
{
    lc_csv *c = r->csv;
    bool last = false;
    while (c->separator == ' ' && is_blank(*r->at))
        r->at++;
    CHECK(make_room(r, &c->row, &c->row_capacity, c->rows, sizeof *c->row));
    lc_csv_row *row = &c->row[c->rows];
    *row = (lc_csv_row){.first = c->cells, .line = r->line, .comment = *r->at == '#' || *r->at == '%'};
    r->literal = row->comment;
    while (!last) {
        CHECK(read_cell(r, &last));
        skip_blanks(r, &last);
    }
    r->line++;
    if (row->width == 1 && !*c->cell[row->first])
        c->cells = row->first; /* a blank line */
    else
        c->rows++;
    return LC_OK;
}

bool lc_csv_blank(const lc_csv *c, size_t row)
{
    for (size_t column = 0; column < c->row[row].width; column++)
        if (*lc_csv_cell(c, row, column))
            return false;
    return true;
}

/* Past the first lines, to the beginning of the next one. */
static void skip_lines(reader *r, size_t lines)
{
    while (lines-- > 0 && *r->at) {
        r->at += strcspn(r->at, "\r\n");
        r->at += *r->at == '\r' && r->at[1] == '\n' ? 2 : *r->at != 0;
        r->line++;
    }
}

/* "sep=;" as spreadsheets write it; 0: the first line is not that. */
static char take_separator(reader *r)
{
    const char *at = r->at + (*r->at == '"');
    if (strncasecmp(at, "sep=", 4) != 0 || !at[4] || at[5 + (at[5] == '"')] > '\r')
        return 0;
    const char separator = at[4];
    skip_lines(r, 1);
    return separator;
}

static lc_status cut(lc_csv *c, size_t skip, char decimal)
{
    reader r = {.csv = c, .at = c->text, .line = 1};
    if (strncmp(r.at, "\xef\xbb\xbf", 3) == 0)
        r.at += 3;
    c->separator = take_separator(&r);
    skip_lines(&r, skip + 1 > r.line ? skip + 1 - r.line : 0);
    if (!c->separator)
        CHECK(lc_csv_separator(&c->separator, r.at, decimal, c->path));
    set_stops(&r);
    r.begin = r.at;
    r.end = r.at + strlen(r.at);
    c->no_commas = !memchr(r.begin, c->separator == ',' ? '"' : ',', (size_t)(r.end - r.begin));
    while (*r.at)
        CHECK(read_row(&r));
    while (c->rows > 0 && lc_csv_blank(c, c->rows - 1))
        c->rows--;
    return LC_OK;
}

lc_status lc_csv_cut(lc_csv **out, char *text, size_t skip, char decimal, const char *path)
{
    lc_status status = LC_OK;
    lc_csv *c = NULL;
    if ((status = lc_new(&c, 1, sizeof *c)) != LC_OK) {
        lc_free(text);
        return status;
    }
    c->text = text;
    TRY(lc_copy_text(&c->path, path));
    TRY(cut(c, skip, decimal));
    *out = c;
    c = NULL;
done:
    lc_csv_free(c);
    return status;
}

void lc_csv_free(lc_csv *c)
{
    if (!c)
        return;
    lc_free(c->path);
    lc_free(c->text);
    lc_free(c->cell);
    lc_free(c->row);
    lc_free(c);
}
