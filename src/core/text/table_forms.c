/* table_forms - a table as CSV, Markdown or LaTeX. */
#include "core/buffer.h"
#include "core/table.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

/* How a form writes a table: what is between cells, around rows, and a cell. */
typedef struct form {
    const char *begins, *between, *ends; /* of a row */
    void (*text)(lc_buffer *out, const char *text);
    void (*item)(lc_buffer *out, const lc_table_item *item);
} form;

/* --- CSV ------------------------------------------------------------------------------------------------------------- */

static void csv_text(lc_buffer *out, const char *text)
{
    const bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    lc_buffer_add(out, quoted ? "\"" : "");
    for (; *text; text++)
        lc_buffer_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    lc_buffer_add(out, quoted ? "\"" : "");
}

static void csv_item(lc_buffer *out, const lc_table_item *item)
{
    char digits[LC_NAME_MAX] = "";
    if (!item->number) {
        csv_text(out, item->text);
        return;
    }
    if (isfinite(item->value))
        lc_text_print(digits, sizeof digits, "%.17g", item->value);
    lc_buffer_add(out, digits);
}

/* --- Markdown and LaTeX ---------------------------------------------------------------------------------------------- */

static void escape(lc_buffer *out, const char *text, const char *letters)
{
    for (; *text; text++) {
        lc_buffer_add(out, strchr(letters, *text) ? "\\" : "");
        lc_buffer_bytes(out, text, 1);
    }
}

static void markdown_text(lc_buffer *out, const char *text)
{
    escape(out, text, "\\|*_`<");
}

static void markdown_item(lc_buffer *out, const lc_table_item *item)
{
    lc_buffer_add(out, item->marked ? "**" : "");
    markdown_text(out, item->text);
    lc_buffer_add(out, item->marked ? "**" : "");
}

/* Letters that the usual fonts of LaTeX have under a name only, and those that need a backslash. */
static void latex_text(lc_buffer *out, const char *text)
{
    static const struct {
        char letter;
        const char *name;
    } named[] = {{'\\', "textbackslash"}, {'~', "textasciitilde"}, {'^', "textasciicircum"},
                 {'<', "textless"},       {'>', "textgreater"},    {'|', "textbar"}};
    for (; *text; text++) {
        size_t i = 0;
        while (i < sizeof named / sizeof *named && named[i].letter != *text)
            i++;
        if (i < sizeof named / sizeof *named) {
            lc_buffer_format(out, "\\%s{}", named[i].name);
            continue;
        }
        lc_buffer_add(out, strchr("&%$#_{}", *text) ? "\\" : "");
        lc_buffer_bytes(out, text, 1);
    }
}

/* A minus is as long as a plus in mathematics only. */
static void latex_number(lc_buffer *out, const char *text)
{
    for (; *text; text++)
        if (*text == '-')
            lc_buffer_add(out, "$-$");
        else
            lc_buffer_bytes(out, text, 1);
}

static void latex_item(lc_buffer *out, const lc_table_item *item)
{
    double number;
    lc_buffer_add(out, item->marked ? "\\textbf{" : "");
    (lc_text_number(&number, item->text) ? latex_number : latex_text)(out, item->text);
    lc_buffer_add(out, item->marked ? "}" : "");
}

/* --- all ------------------------------------------------------------------------------------------------------------- */

static const form forms[] = {[LC_TABLE_CSV] = {"", ",", "\n", csv_text, csv_item},
                             [LC_TABLE_MARKDOWN] = {"| ", " | ", " |\n", markdown_text, markdown_item},
                             [LC_TABLE_LATEX] = {"", " & ", " \\\\\n", latex_text, latex_item}};

/* Row SIZE_MAX: the titles. */
static void put_row(lc_buffer *out, const lc_table *table, size_t row, const form *f)
{
    lc_buffer_add(out, f->begins);
    for (size_t i = 0; i < lc_table_columns(table); i++) {
        const lc_table_item *item = row == SIZE_MAX ? NULL : lc_table_item_at(table, row, i);
        lc_buffer_add(out, i ? f->between : "");
        if (row == SIZE_MAX)
            f->text(out, lc_table_title(table, i));
        else if (item)
            f->item(out, item);
    }
    lc_buffer_add(out, f->ends);
}

/* What is on the right is numbers. */
static void put_sides(lc_buffer *out, const lc_table *table, const char *left, const char *right)
{
    for (size_t i = 0; i < lc_table_columns(table); i++)
        lc_buffer_add(out, lc_table_side_of(table, i) == LC_TABLE_RIGHT ? right : left);
}

lc_status lc_table_write_as(char **out, const lc_table *table, lc_table_form name)
{
    lc_buffer text = {0};
    if (name == LC_TABLE_LATEX) {
        lc_buffer_add(&text, "\\begin{tabular}{");
        put_sides(&text, table, "l", "r");
        lc_buffer_add(&text, "}\n\\hline\n");
    }
    put_row(&text, table, SIZE_MAX, &forms[name]);
    if (name == LC_TABLE_LATEX)
        lc_buffer_add(&text, "\\hline\n");
    if (name == LC_TABLE_MARKDOWN) {
        put_sides(&text, table, "|---", "|--:");
        lc_buffer_add(&text, "|\n");
    }
    for (size_t row = 0; row < lc_table_rows(table); row++)
        put_row(&text, table, row, &forms[name]);
    if (name == LC_TABLE_LATEX)
        lc_buffer_add(&text, "\\hline\n\\end{tabular}\n");
    return lc_buffer_take(out, &text);
}
