/* file - windows of the CSV file that evaluate --forecasts writes, read row by row: it may be longer than memory. */
#include "cli/views.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"

#include <math.h>
#include <string.h>

enum { SERIES, ORIGIN, STEP, TIME, CHANNEL, VALUES, CELLS_MOST = 4096, ROW_MOST = 1 << 20 };
static const char *const title[VALUES] = {"series", "origin", "step", "time", "channel"};

/* A row: its cells, one after the other, each with a 0 after it. */
typedef struct row {
    char *text;
    size_t capacity, length, cells;
    size_t cell[CELLS_MOST]; /* where they begin */
} row;

struct lc_views_file {
    FILE *file;
    const char *path, *series;
    char *channel;
    lc_view_facts *facts;
    size_t line;
    row names, row; /* the first line; the one that was read last */
    bool pending;   /* the row belongs to the next window */
    lc_view_column *column;
    size_t columns, capacity, stamps; /* steps that there is room for */
    double *value;
    char (*stamp)[LC_MOMENT];
    char of[LC_TEXT_MAX], origin[LC_MOMENT]; /* series and origin of the window */
    lc_window_view view;
    size_t windows;
};

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static lc_status put(row *r, int letter)
{
    CHECK(lc_grow(&r->text, &r->capacity, r->length + 1, 1));
    r->text[r->length++] = (char)letter;
    return LC_OK;
}

/* A cell, in quotes where it has a comma or a line end, with doubled quotes; *end: what is after it. */
static lc_status read_cell(row *r, int *end, FILE *file)
{
    int letter = getc(file);
    const bool quoted = letter == '"';
    bool open = quoted;
    if (quoted)
        letter = getc(file);
    while (letter != EOF && (open || (letter != ',' && letter != '\n')) && r->length < ROW_MOST) {
        if (open && letter == '"') {
            letter = getc(file);
            open = letter == '"';
            if (!open)
                continue;
        }
        if (open || letter != '\r')
            CHECK(put(r, letter));
        letter = getc(file);
    }
    *end = letter;
    return put(r, 0);
}

/* *there: false at the end of the file. */
static lc_status read_row(bool *there, row *r, lc_views_file *f)
{
    int end = ',';
    r->length = r->cells = 0; /* where the cells begin is written anew */
    f->line++;
    for (; end == ','; r->cells++) {
        if (r->cells == CELLS_MOST || r->length >= ROW_MOST)
            return lc_fail(LC_E_DATA, "%s:%zu: is too long for a row of forecasts", f->path, f->line);
        r->cell[r->cells] = r->length;
        CHECK(read_cell(r, &end, f->file));
    }
    if (r->length >= ROW_MOST)
        return lc_fail(LC_E_DATA, "%s:%zu: is too long for a row of forecasts", f->path, f->line);
    *there = !(end == EOF && r->cells == 1 && !*r->text);
    return ferror(f->file) ? lc_fail(LC_E_IO, "%s: cannot be read", f->path) : LC_OK;
}

static const char *cell(const row *r, size_t index)
{
    return r->text + r->cell[index];
}

/* --- the first line ---------------------------------------------------------------------------------------------------- */

static lc_status check_names(const lc_views_file *f)
{
    bool right = f->names.cells > VALUES + 1;
    for (size_t i = 0; right && i < VALUES; i++)
        right = strcmp(cell(&f->names, i), title[i]) == 0;
    if (right && strcmp(cell(&f->names, VALUES), "truth") == 0)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: is not a file of evaluate --forecasts, whose first line is "
                   "series,origin,step,time,channel,truth,...",
                   f->path);
}

static lc_status name_columns(lc_view_facts *facts, lc_views_file *f)
{
    lc_status status = LC_OK;
    const char **name = NULL;
    f->columns = f->names.cells - VALUES;
    TRY(lc_new(&name, f->columns, sizeof *name));
    for (size_t i = 0; i < f->columns; i++)
        name[i] = cell(&f->names, VALUES + i);
    TRY(lc_views_name(facts, &f->column, name, f->columns));
done:
    lc_free(name);
    return status;
}

/* The first row says which channel, where none is asked for. */
static lc_status begin(lc_view_facts *facts, lc_views_file *f, const lc_scene *scene)
{
    bool there;
    CHECK(read_row(&there, &f->names, f));
    CHECK(check_names(f));
    CHECK(name_columns(facts, f));
    CHECK(read_row(&f->pending, &f->row, f));
    if (!f->pending || f->row.cells != f->names.cells)
        return lc_fail(LC_E_DATA, "%s: has no forecasts", f->path);
    CHECK(lc_copy_text(&f->channel, scene->channel ? scene->channel : cell(&f->row, CHANNEL)));
    facts->channel = f->channel;
    f->facts = facts;
    return LC_OK;
}

lc_status lc_views_file_open(lc_views_file **out, lc_view_facts *facts, const lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_views_file *f = NULL;
    TRY(lc_new(&f, 1, sizeof *f));
    f->path = scene->path;
    f->series = scene->series;
    f->file = fopen(f->path, "re");
    if (!f->file)
        FAIL(LC_E_IO, "%s: cannot be read", f->path);
    TRY(begin(facts, f, scene));
    *out = f;
    f = NULL;
done:
    lc_views_file_close(f);
    return status;
}

void lc_views_file_close(lc_views_file *f)
{
    if (!f)
        return;
    if (f->file)
        fclose(f->file);
    lc_free(f->channel);
    lc_free(f->names.text);
    lc_free(f->row.text);
    lc_free(f->column);
    lc_free(f->value);
    lc_free(f->stamp);
    lc_free(f);
}

/* --- windows ---------------------------------------------------------------------------------------------------------- */

static bool is_of_channel(const lc_views_file *f)
{
    return strcmp(cell(&f->row, CHANNEL), f->channel) == 0;
}

static lc_status next_row(lc_views_file *f)
{
    CHECK(read_row(&f->pending, &f->row, f));
    if (f->pending && f->row.cells != f->names.cells)
        return lc_fail(LC_E_DATA, "%s:%zu: has %zu cells, the first line %zu", f->path, f->line, f->row.cells, f->names.cells);
    f->facts->others |= f->pending && !is_of_channel(f);
    return LC_OK;
}

static bool is_wanted(const lc_views_file *f)
{
    return is_of_channel(f) && (!f->series || lc_names_has(f->series, cell(&f->row, SERIES)));
}

static bool is_of_window(const lc_views_file *f)
{
    return f->pending && strcmp(cell(&f->row, SERIES), f->of) == 0 && strcmp(cell(&f->row, ORIGIN), f->origin) == 0;
}

/* Empty is not known. */
static lc_status read_value(double *out, const lc_views_file *f, size_t column)
{
    const char *text = cell(&f->row, VALUES + column);
    *out = NAN;
    if (*text && !lc_text_number(out, text))
        return lc_fail(LC_E_DATA, "%s:%zu: '%s' is not a number; of classes the run is drawn, or what evaluate --json prints",
                       f->path, f->line, text);
    return LC_OK;
}

static lc_status add_step(lc_views_file *f)
{
    const size_t step = f->view.horizon++;
    CHECK(lc_grow(&f->value, &f->capacity, (step + 1) * f->columns, sizeof *f->value));
    CHECK(lc_grow(&f->stamp, &f->stamps, step + 1, sizeof *f->stamp));
    lc_moment_text(f->stamp[step], cell(&f->row, TIME));
    for (size_t i = 0; i < f->columns; i++)
        CHECK(read_value(&f->value[step * f->columns + i], f, i));
    return LC_OK;
}

lc_status lc_views_file_next(const lc_window_view **out, lc_views_file *f)
{
    *out = NULL;
    while (f->pending && !is_wanted(f))
        CHECK(next_row(f));
    if (!f->pending)
        return f->windows ? LC_OK
                          : lc_fail(LC_E_DATA, "%s: has no forecasts of channel %s%s%s", f->path, f->channel,
                                    f->series ? " of series " : "", f->series ? f->series : "");
    snprintf(f->of, sizeof f->of, "%s", cell(&f->row, SERIES));
    snprintf(f->origin, sizeof f->origin, "%s", cell(&f->row, ORIGIN));
    f->view.horizon = 0;
    do {
        if (is_wanted(f))
            CHECK(add_step(f));
        CHECK(next_row(f));
    } while (is_of_window(f));
    f->view = (lc_window_view){
        .index = f->windows++, .series = f->of, .stamp = f->stamp, .horizon = f->view.horizon, .value = f->value, .scale = 1};
    *out = &f->view;
    return LC_OK;
}
