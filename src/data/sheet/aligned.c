/* aligned - names between blanks that may have blanks themselves: counted, they would be put over the columns beside theirs;
 * where they are says which is over which. */
#include <string.h>

#include "core/mem.h"
#include "data/sheet/print.h"

enum { REACH = 4 }; /* rows above the data that are looked at for names */

/* Where the data begin: at the first row of them. */
static size_t first_data(const lc_block *b)
{
    size_t row = b->begin;
    while (row + 1 < b->end && !lc_block_fits(b, row))
        row++;
    return row;
}

/* Words; where a row of data has a time, numbers too: 10m. */
static bool is_names(const lc_block *b, size_t row)
{
    size_t words = 0, times = 0;
    for (size_t column = 0; column < b->s->csv->row[row].width; column++) {
        const lc_cell_kind kind = lc_block_kind(b, row, column);
        words += kind == LC_CELL_WORD;
        times += kind == LC_CELL_TIME;
    }
    return (b->times ? words > 0 && times == 0 : lc_block_only_words(b, row)) && !lc_print_is_quoted(b->s->csv, row);
}

/* Whether words are the names of the columns as they are counted: one each. */
static bool is_as_counted(const lc_words *word, const lc_block *b, size_t row)
{
    for (size_t column = 0; column < b->width; column++)
        if (word[column].first != column || word[column].end != column + 1)
            return false;
    return b->s->csv->row[row].width == b->width;
}

/* The words become one, a blank between them. */
static char *joined(const lc_csv *c, const lc_csv_row *row, lc_words w)
{
    char *name = c->cell[row->first + w.first];
    for (size_t i = w.first + 1; i < w.end; i++) {
        const char *word = c->cell[row->first + i];
        char *to = name + strlen(name);
        *to++ = ' ';
        memmove(to, word, strlen(word) + 1);
    }
    return name;
}

/* The row's cells become one for each column; one without a name is empty, where the line begins if it is the first. */
static lc_status put_names(lc_csv *c, size_t at, const lc_words *word, size_t width)
{
    lc_csv_row *row = &c->row[at];
    size_t cells;
    CHECK(lc_csv_add_cells(&cells, c, width));
    char *first = c->cell[row->first], *last = c->cell[row->first + row->width - 1], *empty = last + strlen(last);
    while (first > c->text && first[-1] == ' ')
        first--;
    for (size_t column = 0; column < width; column++)
        c->cell[cells + column] = word[column].first < word[column].end ? joined(c, row, word[column]) : column ? empty : first;
    if (word[0].first == word[0].end)
        *first = '\0';
    row->first = cells;
    row->width = width;
    row->placed = true;
    return LC_OK;
}

/* Folded lines end with a mark; what is behind it is a table below. */
static lc_status refuse_folded(const lc_block *b)
{
    const lc_csv *c = b->s->csv;
    for (size_t row = 0; row < c->rows && row < b->end; row++)
        if (c->row[row].width > 1 && strcmp(lc_csv_cell(c, row, c->row[row].width - 1), "\\") == 0)
            return lc_fail(
                LC_E_DATA,
                "%s:%zu: a print that goes on below in further columns (\\ ends the line): write the table with commas "
                "(pandas: to_csv), or print it in one (to_string)",
                c->path, c->row[row].line);
    return LC_OK;
}

/* Whether a line below names has words over the first column alone, which has no name: they are its. */
static bool names_first(const lc_print *p, size_t row)
{
    const lc_csv *c = p->block->s->csv;
    const lc_csv_row *line = &c->row[row];
    return lc_block_only_words(p->block, row) && lc_place_of(c, line, 0, p->by).begin == p->field[0].at.begin &&
           (p->fields == 1 || lc_place_of(c, line, line->width - 1, p->by).end <= p->field[1].at.begin);
}

/* Puts the names in a row, and that of the first column below it. */
static lc_status put_all(lc_words *word, const lc_print *p, size_t names, size_t first)
{
    lc_csv *c = p->block->s->csv;
    const size_t width = p->block->width;
    const bool unnamed = word[0].first == word[0].end;
    CHECK(put_names(c, names, word, width));
    if (!unnamed || names + 2 != first || !names_first(p, names + 1))
        return LC_OK;
    memset(word, 0, width * sizeof *word);
    word[0].end = c->row[names + 1].width;
    return put_names(c, names + 1, word, width);
}

/* The nearest row of names that are where the cells are, from one on up; the number of rows: there is none, or they are as they
 * are counted. */
static lc_status align(size_t *names, const lc_block *b, size_t first, lc_words *word)
{
    lc_csv *c = b->s->csv;
    const size_t end = first > REACH ? first - REACH : 0;
    bool found = false;
    *names = c->rows;
    for (lc_measure by = LC_LETTERS; by < LC_MEASURES && !found; by++) {
        lc_print p = {0};
        CHECK(lc_print_look(&p, b, first, by));
        size_t row = first;
        lc_status status = LC_OK;
        while (status == LC_OK && p.apart && !found && row > end && is_names(b, row - 1))
            status = lc_print_assign(&found, word, &p, --row);
        const bool put = found && !(is_as_counted(word, b, row) && lc_block_only_words(b, row));
        if (status == LC_OK && put)
            status = put_all(word, &p, row, first);
        if (found)
            c->row[row].placed = true;
        lc_free(p.field);
        CHECK(status);
        *names = put ? row : c->rows;
    }
    return LC_OK;
}

lc_status lc_block_align_names(size_t *names, size_t *first, const lc_block *b)
{
    lc_words *word = NULL;
    const lc_csv *c = b->s->csv;
    *names = c->rows;
    if (c->separator != ' ' || c->tabs || b->width < 2)
        return LC_OK;
    CHECK(refuse_folded(b));
    CHECK(lc_new(&word, b->width, sizeof *word));
    *first = b->s->request->header ? b->s->first : first_data(b);
    const lc_status status = align(names, b, *first, word);
    lc_free(word);
    return status;
}
