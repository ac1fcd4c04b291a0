/* table - cells gathered, then laid out in blocks of columns that fit the width. */
#include "core/table.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "core/labels.h"
#include "core/mem.h"
#include "core/shown.h"
#include "core/text.h"

enum { CELL_MAX = 512, GAP = 2 };

typedef struct column {
    char *title;
    lc_table_side side;
    lc_labels cut; /* texts that may be cut, as they are shown */
    char **whole;  /* (cut.count) the first of each, whole */
    size_t capacity;
    lc_digits form; /* of its numbers */
} column;

struct lc_table {
    column *column;
    lc_table_item *cell; /* (rows, columns) */
    size_t columns, column_capacity, cells, cell_capacity;
    bool alike; /* columns besides the first have the form of the second */
};

lc_status lc_table_new(lc_table **out)
{
    return lc_new(out, 1, sizeof **out);
}

void lc_table_free(lc_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->columns; i++) {
        for (size_t k = 0; k < table->column[i].cut.count; k++)
            lc_free(table->column[i].whole[k]);
        lc_labels_free(&table->column[i].cut);
        lc_free(table->column[i].whole);
        lc_free(table->column[i].title);
    }
    for (size_t i = 0; i < table->cells; i++)
        lc_free(table->cell[i].text);
    lc_free(table->column);
    lc_free(table->cell);
    lc_free(table);
}

lc_status lc_table_column(lc_table *table, const char *title, lc_table_side side)
{
    char shown[CELL_MAX];
    column added = {.side = side};
    lc_shown(shown, sizeof shown, title);
    CHECK(lc_grow(&table->column, &table->column_capacity, table->columns + 1, sizeof *table->column));
    CHECK(lc_copy_text(&added.title, shown));
    table->column[table->columns++] = added;
    return LC_OK;
}

static lc_status add(lc_table *table, const char *text)
{
    char shown[CELL_MAX];
    lc_table_item item = {0};
    lc_shown(shown, sizeof shown, text);
    CHECK(lc_grow(&table->cell, &table->cell_capacity, table->cells + 1, sizeof *table->cell));
    CHECK(lc_copy_text(&item.text, shown));
    table->cell[table->cells++] = item;
    return LC_OK;
}

lc_status lc_table_text(lc_table *table, const char *format, ...)
{
    char text[CELL_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return add(table, text);
}

/* Whether a cell above shows so, and is another text. */
static bool is_taken(const column *c, const char *shown, const char *whole)
{
    size_t index;
    return lc_labels_find(&index, &c->cut, shown) && strcmp(c->whole[index], whole) != 0;
}

/* shown: of a cell of the table, which keeps it. */
static lc_status remember(column *c, const char *shown, const char *whole)
{
    size_t index;
    const size_t known = c->cut.count;
    CHECK(lc_grow(&c->whole, &c->capacity, known + 1, sizeof *c->whole));
    CHECK(lc_copy_text(&c->whole[known], whole));
    const lc_status status = lc_labels_add(&index, &c->cut, shown);
    if (status != LC_OK || c->cut.count == known)
        lc_free(c->whole[known]);
    return status;
}

lc_status lc_table_short(lc_table *table, const char *name, size_t most)
{
    char text[CELL_MAX], whole[CELL_MAX];
    column *c = &table->column[table->cells % table->columns];
    lc_shown(whole, sizeof whole, name);
    do
        lc_shown_short(text, sizeof text, name, most);
    while (is_taken(c, text, whole) && most++ < CELL_MAX);
    CHECK(add(table, text));
    return remember(c, table->cell[table->cells - 1].text, whole);
}

/* --- numbers --------------------------------------------------------------------------------------------------------- */

void lc_table_alike(lc_table *table)
{
    table->alike = true;
}

static lc_digits *form_of(const lc_table *table, size_t cell)
{
    const size_t i = cell % table->columns;
    return &table->column[table->alike && i > 1 ? 1 : i].form;
}

/* A number as its column writes numbers; the best and what shows as it are marked. */
static lc_status write_number(lc_table *table, size_t cell)
{
    char text[CELL_MAX], best[CELL_MAX];
    lc_table_item *item = &table->cell[cell];
    lc_digits_print(text, sizeof text, *form_of(table, cell), item->value);
    lc_digits_print(best, sizeof best, *form_of(table, cell), item->best);
    if (item->rival)
        item->marked = isfinite(item->value) && strcmp(text, best) == 0;
    lc_free(item->text);
    item->text = NULL;
    return lc_copy_text(&item->text, text);
}

/* The numbers of the cells before `end` that have that form. */
static lc_status write_again(lc_table *table, const lc_digits *form, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (table->cell[i].number && form_of(table, i) == form)
            CHECK(write_number(table, i));
    return LC_OK;
}

static lc_status add_number(lc_table *table, double value, lc_digits wanted)
{
    const size_t cell = table->cells;
    lc_digits *form = form_of(table, cell);
    const bool other = lc_digits_join(form, wanted);
    CHECK(add(table, ""));
    table->cell[cell].value = value;
    table->cell[cell].number = true;
    CHECK(write_number(table, cell));
    return other ? write_again(table, form, cell) : LC_OK;
}

lc_status lc_table_number(lc_table *table, double value, int decimals)
{
    return add_number(table, value, lc_digits_decimals(value, decimals));
}

lc_status lc_table_figures(lc_table *table, double value, int figures)
{
    return add_number(table, value, lc_digits_figures(value, figures));
}

lc_status lc_table_best(lc_table *table, double best)
{
    table->cell[table->cells - 1].best = best;
    table->cell[table->cells - 1].rival = true;
    return write_number(table, table->cells - 1);
}

void lc_table_mark(lc_table *table)
{
    table->cell[table->cells - 1].marked = true;
}

size_t lc_table_rows(const lc_table *table)
{
    return table->columns ? (table->cells + table->columns - 1) / table->columns : 0;
}

size_t lc_table_columns(const lc_table *table)
{
    return table->columns;
}

const char *lc_table_title(const lc_table *table, size_t i)
{
    return table->column[i].title;
}

lc_table_side lc_table_side_of(const lc_table *table, size_t i)
{
    return table->column[i].side;
}

const lc_table_item *lc_table_item_at(const lc_table *table, size_t row, size_t i)
{
    size_t index = row * table->columns + i;
    return index < table->cells ? &table->cell[index] : NULL;
}

const char *lc_table_cell(const lc_table *table, size_t row, size_t i)
{
    const lc_table_item *item = lc_table_item_at(table, row, i);
    return item ? item->text : "";
}

static bool is_marked(const lc_table *table, size_t row, size_t i)
{
    const lc_table_item *item = row == SIZE_MAX ? NULL : lc_table_item_at(table, row, i);
    return item && item->marked;
}

static size_t column_width(const lc_table *table, size_t i)
{
    size_t width = lc_columns(table->column[i].title);
    for (size_t row = 0; row < lc_table_rows(table); row++) {
        size_t wide = lc_columns(lc_table_cell(table, row, i)) + is_marked(table, row, i);
        if (wide > width)
            width = wide;
    }
    return width;
}

size_t lc_table_width(const lc_table *table)
{
    size_t width = 0;
    for (size_t i = 0; i < table->columns; i++)
        width += column_width(table, i) + (i ? GAP : 0);
    return width;
}

static void put_blanks(lc_buffer *out, size_t count)
{
    while (count-- > 0)
        lc_buffer_add(out, " ");
}

static void put_cell(lc_buffer *out, const char *cell, bool marked, size_t width, lc_table_side side)
{
    size_t blanks = width - lc_columns(cell) - marked;
    if (side == LC_TABLE_RIGHT)
        put_blanks(out, blanks);
    lc_buffer_add(out, marked ? ">" : "");
    lc_buffer_add(out, cell);
    if (side == LC_TABLE_LEFT)
        put_blanks(out, blanks);
}

static void end_line(lc_buffer *out)
{
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->length--;
    lc_buffer_add(out, "\n");
}

/* Row `row` (SIZE_MAX: the titles) of the block [first, end), after column 0. */
static void put_row(lc_buffer *out, const lc_table *table, const size_t *width, size_t row, size_t first, size_t end)
{
    for (size_t i = 0; i < end; i = i == 0 ? first : i + 1) {
        const char *cell = row == SIZE_MAX ? table->column[i].title : lc_table_cell(table, row, i);
        put_blanks(out, i == 0 ? 0 : GAP);
        put_cell(out, cell, is_marked(table, row, i), width[i], table->column[i].side);
    }
    end_line(out);
}

/* The first column after `first` that no longer fits next to column 0; at least one fits. */
static size_t block_end(const lc_table *table, const size_t *width, size_t first, size_t most)
{
    size_t used = width[0], end = first;
    while (end < table->columns && (end == first || used + GAP + width[end] <= most))
        used += GAP + width[end++];
    return end;
}

lc_status lc_table_write(char **out, const lc_table *table, size_t most)
{
    lc_status status = LC_OK;
    lc_buffer written = {0};
    size_t *width = NULL, first = 1;
    TRY(lc_new(&width, table->columns, sizeof *width));
    for (size_t i = 0; i < table->columns; i++)
        width[i] = column_width(table, i);
    do {
        size_t end = table->columns > 1 ? block_end(table, width, first, most) : 1;
        if (first > 1)
            lc_buffer_add(&written, "\n");
        put_row(&written, table, width, SIZE_MAX, first, end);
        for (size_t row = 0; row < lc_table_rows(table); row++)
            put_row(&written, table, width, row, first, end);
        first = end;
    } while (first < table->columns);
    TRY(lc_buffer_take(out, &written));
done:
    lc_free(width);
    lc_buffer_free(&written);
    return status;
}
