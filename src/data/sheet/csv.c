/* csv - a text cut into cells: its lines are shared out to threads. */
#include "data/sheet/csv.h"

#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/memory.h"
#include "core/parallel.h"
#include "data/sheet/lines.h"

enum { COLUMNS_MOST = 1 << 20, PIECE = 1 << 18 }; /* bytes of a piece, about */

bool lc_csv_blank(const lc_csv *c, size_t row)
{
    for (size_t column = 0; column < c->row[row].width; column++)
        if (*lc_csv_cell(c, row, column))
            return false;
    return true;
}

lc_status lc_csv_add_cells(size_t *first, lc_csv *c, size_t count)
{
    size_t cells = 0;
    for (size_t row = 0; row < c->rows; row++)
        cells = c->row[row].first + c->row[row].width > cells ? c->row[row].first + c->row[row].width : cells;
    size_t capacity = cells;
    *first = cells;
    return lc_grow(&c->cell, &capacity, cells + count, sizeof *c->cell);
}

/* "sep=;" as spreadsheets write it; 0: the first line is not that. */
static char take_separator(lc_csv_lines *lines)
{
    const char *at = lines->at + (*lines->at == '"');
    if (strncasecmp(at, "sep=", 4) != 0 || !at[4] || at[5 + (at[5] == '"')] > '\r')
        return 0;
    const char separator = at[4];
    lc_csv_lines_skip(lines, 1);
    return separator;
}

/* --- pieces ----------------------------------------------------------------------------------------------------------- */

/* Behind the end of a byte's line. */
static char *next_line(char *byte, char *end)
{
    char *last = memchr(byte, '\n', (size_t)(end - byte));
    return last ? last + 1 : end;
}

/* Whole lines, one piece after another. A quote may hold the end of a line: lines up to the last quote are one piece. */
static lc_status part(lc_csv_lines **out, size_t *pieces, const lc_csv_lines *all)
{
    lc_csv_lines *piece = NULL;
    const size_t bytes = (size_t)(all->end - all->at), count = 1 + bytes / PIECE;
    char *quote = memrchr(all->at, '"', bytes), *plain = quote ? next_line(quote, all->end) : all->at;
    CHECK(lc_new(&piece, count, sizeof *piece));
    for (size_t i = 0; i < count; i++) {
        char *end = i + 1 < count ? next_line(all->at + (i + 1) * PIECE, all->end) : all->end;
        piece[i] = *all;
        piece[i].at = i ? piece[i - 1].end : all->at;
        piece[i].end = end > plain ? end : plain;
    }
    *out = piece;
    *pieces = count;
    return LC_OK;
}

static void count_piece(void *ctx, size_t piece, size_t worker)
{
    lc_csv_lines *lines = ctx;
    (void)worker;
    lc_csv_lines_count(&lines[piece]);
}

/* Behind the first one, where there are no quotes and nothing fails. */
static void cut_piece(void *ctx, size_t piece, size_t worker)
{
    lc_csv_lines *lines = ctx;
    (void)worker;
    (void)lc_csv_lines_cut(&lines[piece + 1]);
}

/* What rows and cells become: a cell is a pointer, a number of its column, and one of the dataset; a row has its stamp too. */
static double memory_of(double rows, double cells)
{
    return cells * (sizeof(char *) + 2 * sizeof(double)) + rows * (double)(sizeof(lc_csv_row) + 3 * sizeof(int64_t));
}

/* Room for all; each piece's own follows that of the one before, and so do its lines. */
static lc_status make_room(lc_csv *c, lc_csv_lines *piece, size_t pieces)
{
    size_t cells = 0;
    for (size_t i = 0; i < pieces; i++) {
        piece[i].first_row = c->row_capacity;
        piece[i].first_cell = cells;
        c->row_capacity += piece[i].rows;
        cells += piece[i].cells;
    }
    CHECK(lc_memory_check(memory_of((double)c->row_capacity, (double)cells), c->path));
    CHECK(lc_new(&c->row, c->row_capacity, sizeof *c->row));
    return lc_new_unset(&c->cell, cells, sizeof *c->cell);
}

/* The line of the file that each piece begins with, once the first is cut. */
static void number_lines(lc_csv_lines *piece, size_t pieces)
{
    for (size_t i = 1; i < pieces; i++)
        piece[i].line = i == 1 ? piece[0].line : piece[i - 1].line + piece[i - 1].ends;
}

/* The rows of all pieces, without the room between them. */
static lc_status join(lc_csv *c, const lc_csv_lines *piece, size_t pieces)
{
    for (size_t i = 0; i < pieces; i++) {
        memmove(c->row + c->rows, c->row + piece[i].first_row, piece[i].rows * sizeof *c->row);
        c->rows += piece[i].rows;
    }
    for (size_t row = 0; row < c->rows; row++)
        if (c->row[row].width > COLUMNS_MOST)
            return lc_fail(LC_E_DATA, "%s:%zu: more than %d columns", c->path, c->row[row].line, COLUMNS_MOST);
    while (c->rows > 0 && lc_csv_blank(c, c->rows - 1))
        c->rows--;
    return LC_OK;
}

static lc_status cut_pieces(lc_csv *c, const lc_csv_lines *all)
{
    lc_status status = LC_OK;
    lc_csv_lines *piece = NULL;
    size_t pieces;
    const size_t threads = lc_parallel_threads(0);
    TRY(part(&piece, &pieces, all));
    lc_parallel(pieces, threads, count_piece, piece);
    TRY(make_room(c, piece, pieces));
    TRY(lc_csv_lines_cut(&piece[0]));
    number_lines(piece, pieces);
    lc_parallel(pieces - 1, threads, cut_piece, piece);
    TRY(join(c, piece, pieces));
    c->lines = c->rows ? c->row[c->rows - 1].line : 0;
done:
    lc_free(piece);
    return status;
}

static lc_status cut(lc_csv *c, size_t skip, char decimal)
{
    lc_csv_lines all = {.csv = c, .at = c->text, .end = c->text + strlen(c->text), .line = 1};
    while (strncmp(all.at, "\xef\xbb\xbf", 3) == 0) /* a program that adds a mark may find one there */
        all.at += 3;
    c->separator = take_separator(&all);
    lc_csv_lines_skip(&all, skip + 1 > all.line ? skip + 1 - all.line : 0);
    if (!c->separator)
        CHECK(lc_csv_separator(&c->separator, all.at, decimal, c->path));
    c->no_commas = !memchr(all.at, c->separator == ',' ? '"' : ',', (size_t)(all.end - all.at));
    c->tabs = c->separator == ' ' && memchr(all.at, '\t', (size_t)(all.end - all.at));
    return cut_pieces(c, &all);
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
