/* csv - a text file cut into cells, in place. */
#include "data/sheet/csv.h"

#include <ctype.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

/* A cell costs 8 bytes besides its text, so a text takes up to 10 times its size. */
#define TEXT_MOST ((size_t)2 << 30)

enum { COLUMNS_MOST = 1 << 20 };

/* First bytes of files that only look like text by their name. */
static const struct {
    const char *bytes, *what, *cure;
} packed[] = {
    {"\xfd"
     "7zXZ",
     "xz", "xz -dk"},
    {"\x1f\x8b", "gzip", "gzip -dk"},
    {"BZh", "bzip2", "bzip2 -dk"},
    {"PK\x03\x04", "zip", "unzip"},
};

static bool begins(const char *text, size_t length, const char *bytes)
{
    return length >= strlen(bytes) && memcmp(text, bytes, strlen(bytes)) == 0;
}

/* By its byte-order mark, or by a first letter of two bytes of which one is 0. */
static bool is_utf16(const char *text, size_t length)
{
    if (length < 2 || begins(text, length, "\xff\xfe") || begins(text, length, "\xfe\xff"))
        return length >= 2;
    return (isprint((unsigned char)text[0]) && !text[1]) || (!text[0] && isprint((unsigned char)text[1]));
}

static lc_status refuse_binary(const char *path, const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof packed / sizeof packed[0]; i++)
        if (begins(text, length, packed[i].bytes))
            return lc_fail(LC_E_DATA, "%s: compressed (%s); unpack it first: %s %s", path, packed[i].what, packed[i].cure, path);
    if (begins(text, length, "\x89HDF"))
        return lc_fail(LC_E_DATA, "%s: HDF5, of which import takes one file at a time, without others", path);
    if (is_utf16(text, length))
        return lc_fail(LC_E_DATA, "%s: text in UTF-16; save it as CSV in UTF-8", path);
    if (memchr(text, 0, length))
        return lc_fail(LC_E_DATA, "%s: a binary file, not text (it has bytes of value 0); save it as CSV in UTF-8", path);
    return LC_OK;
}

/* Decided by the first line with a separator outside quotes; tabs and semicolons win, since a comma next to them is a decimal
 * point. */
static char separator_of(const char *text)
{
    bool tab = false, semicolon = false, comma = false, quoted = false;
    for (; *text; text++) {
        quoted ^= *text == '"';
        tab |= *text == '\t' && !quoted;
        semicolon |= *text == ';' && !quoted;
        comma |= *text == ',' && !quoted;
        if ((*text == '\n' || *text == '\r') && !quoted && (tab || semicolon || comma))
            break;
    }
    return tab ? '\t' : semicolon ? ';' : ',';
}

typedef struct reader {
    lc_csv *csv;
    char *at;
    char separator;
    size_t line;
} reader;

/* A quoted cell, quotes taken off and doubled ones made single, in place. column: from 1. */
static lc_status quoted(reader *r, size_t column)
{
    char *to = r->at;
    size_t line = r->line;
    for (char *from = r->at + 1;; from++) {
        if (!*from)
            return lc_fail(LC_E_DATA, "%s:%zu: a quoted field is never closed", r->csv->path, line);
        if (*from == '"' && from[1] != '"') {
            r->at = from + 1 + strspn(from + 1, " ");
            if (*r->at && !strchr((char[]){r->separator, '\r', '\n', 0}, *r->at))
                return lc_fail(LC_E_DATA, "%s:%zu: column %zu: text after a closing quote", r->csv->path, r->line, column);
            *to = 0;
            return LC_OK;
        }
        r->line += *from == '\n';
        from += *from == '"';
        *to++ = *from;
    }
}

static lc_status read_cell(reader *r)
{
    lc_csv *c = r->csv;
    if (c->cells - c->row[c->rows] == COLUMNS_MOST)
        return lc_fail(LC_E_DATA, "%s:%zu: more than %d columns", c->path, r->line, COLUMNS_MOST);
    CHECK(lc_grow(&c->cell, &c->cell_capacity, c->cells + 1, sizeof *c->cell));
    char *begin = c->cell[c->cells++] = r->at;
    if (*begin == '"')
        return quoted(r, c->cells - c->row[c->rows]);
    r->at += strcspn(r->at, (char[]){r->separator, '\r', '\n', 0});
    return LC_OK;
}

static lc_status begin_row(reader *r)
{
    lc_csv *c = r->csv;
    CHECK(lc_grow(&c->row, &c->row_capacity, c->rows + 2, sizeof *c->row));
    CHECK(lc_grow(&c->line, &c->line_capacity, c->rows + 1, sizeof *c->line));
    c->row[c->rows] = c->cells;
    c->line[c->rows] = r->line;
    return LC_OK;
}

static lc_status read_row(reader *r)
{
    lc_csv *c = r->csv;
    CHECK(begin_row(r));
    for (;;) {
        CHECK(read_cell(r));
        char end = *r->at;
        if (end)
            *r->at++ = 0;
        if (end == '\r' && *r->at == '\n')
            r->at++;
        if (end == r->separator)
            continue;
        break;
    }
    r->line++;
    if (c->cells - c->row[c->rows] == 1 && !*lc_text_trim(c->cell[c->cells - 1]))
        c->cells = c->row[c->rows]; /* a blank line */
    else
        c->row[++c->rows] = c->cells;
    return LC_OK;
}

lc_status lc_csv_read(lc_csv **out, const char *path)
{
    lc_status status = LC_OK;
    lc_csv *c = NULL;
    size_t length;
    TRY(lc_new(&c, 1, sizeof *c));
    TRY(lc_copy_text(&c->path, path));
    TRY(lc_file_read_text(&c->text, &length, TEXT_MOST, path));
    TRY(refuse_binary(path, c->text, length));
    reader r = {.csv = c, .at = c->text, .line = 1};
    if (strncmp(r.at, "\xef\xbb\xbf", 3) == 0)
        r.at += 3;
    r.separator = separator_of(r.at);
    while (*r.at)
        TRY(read_row(&r));
    if (c->rows == 0)
        FAIL(LC_E_DATA, "%s: the file is empty", path);
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
    lc_free(c->line);
    lc_free(c);
}
