/* columns - columns of a file as the room of time sees a table. */
#include "data/foreign/columns.h"

#include <math.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/series.h"
#include "data/foreign/gaps.h"

/* --- the view --------------------------------------------------------------------------------------------------------- */

static const char *cell_name(const void *table, size_t column)
{
    return ((const lc_text_columns *)table)->name[column];
}

static const char *cell_text(const void *table, size_t row, size_t column)
{
    const lc_text_columns *c = table;
    return c->text[column][c->row ? c->row[row] : row];
}

static size_t cell_line(const void *table, size_t row)
{
    const lc_text_columns *c = table;
    return (c->row ? c->row[row] : row) + 1;
}

static bool cell_missing(const void *table, const char *cell)
{
    (void)table;
    return *cell == '\0';
}

static bool cell_known(const void *table, size_t column)
{
    const lc_text_columns *c = table;
    return lc_plan_knows(c->plan, c->name[column]);
}

/* "2020-01-01_00:00:00" of WRF has a blank there. */
static void mend(char **text, size_t count)
{
    for (size_t row = 0; row < count; row++)
        if (strlen(text[row]) > 10 && text[row][10] == '_')
            text[row][10] = ' ';
}

/* Rows without a marked cell; all of them where nothing is marked. */
static lc_status find_known(size_t **out, size_t *count, const lc_text_columns *c, const lc_plan *p)
{
    *count = 0;
    CHECK(lc_new(out, c->rows, sizeof **out));
    for (size_t row = 0; row < c->rows; row++) {
        bool marked = false;
        for (size_t i = 0; i < c->count; i++)
            marked |= lc_gaps_marked(p, c->name[i], c->text[i][row]);
        if (!marked)
            (*out)[(*count)++] = row;
    }
    return LC_OK;
}

/* The stamps of known rows to their rows; the others have none. */
static lc_status spread(lc_stamps *s, const lc_text_columns *c, size_t known)
{
    int64_t *stamp = NULL;
    int32_t *offset = NULL;
    if (known == c->rows)
        return LC_OK;
    CHECK(lc_new(&stamp, c->rows, sizeof *stamp));
    const lc_status status = s->offset ? lc_new(&offset, c->rows, sizeof *offset) : LC_OK;
    for (size_t row = 0; row < c->rows; row++)
        stamp[row] = LC_NO_STAMP;
    for (size_t i = 0; status == LC_OK && i < known; i++) {
        stamp[c->row[i]] = s->stamp[i];
        if (offset)
            offset[c->row[i]] = s->offset[i];
    }
    lc_free(s->stamp);
    lc_free(s->offset);
    s->stamp = stamp;
    s->offset = offset;
    return status;
}

static lc_status read_known(bool *found, lc_series *s, lc_text_columns *c, const lc_plan *p, size_t known, const char *names)
{
    const lc_import *r = p->request;
    const lc_view view = {c, p->path, known, c->count, cell_name, cell_text, cell_line, cell_missing, p->notes, true, cell_known};
    const lc_time_request request = {.columns = names,
                                     .format = c->written ? NULL : r->time_format,
                                     .parts = c->written || !r->time ? NULL : r->time_parts,
                                     .parts_like = r->before.parts,
                                     .zone = r->zone,
                                     .date_order = r->date_order,
                                     .calendar = r->calendar};
    lc_stamps stamps = {0};
    CHECK(lc_time_find(&c->time, &view, &request));
    if (c->time.count == 0)
        return LC_OK;
    CHECK(lc_time_read(&stamps, p->zones, &view, &c->time, &request));
    const lc_status status = spread(&stamps, c, known);
    if (status != LC_OK) {
        lc_stamps_free(&stamps);
        return status;
    }
    *s = (lc_series){.rows = c->rows,
                     .time = stamps.stamp,
                     .ticks = stamps.ticks,
                     .offset = stamps.offset,
                     .zone = stamps.zone,
                     .calendar = stamps.calendar};
    *found = true;
    return LC_OK;
}

lc_status lc_text_columns_read(bool *found, lc_series *s, lc_text_columns *c, const lc_plan *p, const char *names)
{
    size_t *row = NULL, known;
    for (size_t i = 0; i < c->count; i++)
        mend(c->text[i], c->rows);
    CHECK(find_known(&row, &known, c, p));
    c->row = row;
    c->plan = p;
    const lc_status status = read_known(found, s, c, p, known, names);
    c->row = NULL;
    lc_free(row);
    return status;
}

/* --- the columns of a plan -------------------------------------------------------------------------------------------- */

static bool is_wanted(const lc_plan *p, const lc_key *key)
{
    if (key->kind == LC_KEY_NONE)
        return false;
    if (lc_foreign_names_day(key->name) && key->kind == LC_KEY_NUMBER)
        return false;
    return p->request->time ? lc_names_has(p->request->time, key->name)
                            : lc_foreign_names_time(key->name) || lc_foreign_names_part(key->name);
}

/* Of columns that no name gives away, those that a time may be in: texts and whole numbers. */
static bool is_possible(const lc_plan *p, const lc_key *key)
{
    return is_wanted(p, key) || key->kind == LC_KEY_TEXT ||
           (key->kind == LC_KEY_NUMBER && lc_stored_element(key->pick.node, key->pick.slab.field).class <= LC_H5_UNSIGNED);
}

/* The time that some columns of a plan say. */
typedef struct reading {
    lc_text_columns cells;
    size_t key[LC_COLUMNS_MOST];
    lc_series axis;
    bool found;
} reading;

static void free_reading(reading *r)
{
    for (size_t i = 0; i < r->cells.count; i++)
        lc_free_texts(r->cells.text[i], r->cells.rows);
    lc_series_clear(&r->axis);
}

static lc_status read_cells(reading *r, const lc_plan *p, bool (*wanted)(const lc_plan *p, const lc_key *key))
{
    lc_text_columns *c = &r->cells;
    c->rows = p->rows;
    for (size_t k = 0; k < p->keys && c->count < LC_COLUMNS_MOST && p->rows; k++)
        if (wanted(p, &p->key[k])) {
            const lc_status status = lc_key_print(&c->text[c->count], p, &p->key[k]);
            if (status == LC_E_DATA && wanted == is_possible) /* lists of texts in a row: no time is in it */
                continue;
            CHECK(status);
            c->name[c->count] = p->key[k].name;
            r->key[c->count] = k;
            c->count += c->text[c->count] != NULL;
        }
    return c->count ? lc_text_columns_read(&r->found, &r->axis, c, p, p->request->time) : LC_OK;
}

static bool is_used(const reading *r, size_t column)
{
    return lc_time_has(&r->cells.time, column) || lc_time_has_other(&r->cells.time, column);
}

static size_t count_used(const reading *r)
{
    size_t used = 0;
    for (size_t i = 0; i < r->cells.count; i++)
        used += is_used(r, i);
    return used;
}

/* Whether a column alone says it, and says the same of neighbours: a year whose months are in a column of another name. */
static bool is_coarse(const reading *r)
{
    bool shared = false;
    for (size_t row = 1; r->found && row < r->axis.rows; row++)
        shared |= r->axis.time[row] == r->axis.time[row - 1];
    return shared && count_used(r) == 1;
}

/* The names of the columns that are the time, in the order of the words that say what these hold. */
static lc_status take_names(lc_plan *p, const lc_text_columns *c)
{
    lc_buffer text = {0};
    const lc_time_columns *t = &c->time;
    CHECK(lc_time_parts_say(&p->time_parts, t, p->request->time_parts != NULL));
    for (size_t i = 0; i < t->count + t->locals; i++)
        lc_names_add(&text, c->name[t->column[i]]);
    if (t->has_zone)
        lc_names_add(&text, c->name[t->zone]);
    lc_free(p->time_name);
    p->time_name = NULL;
    return lc_buffer_take(&p->time_name, &text);
}

static lc_status take_reading(lc_plan *p, reading *r)
{
    p->form = LC_FORM_COLUMNS;
    p->axis = r->axis;
    r->axis = (lc_series){0};
    CHECK(take_names(p, &r->cells));
    for (size_t i = 0; i < r->cells.count; i++)
        if (is_used(r, i)) {
            lc_plan_drop(p, r->cells.name[i]);
            p->key[r->key[i]].kind = LC_KEY_NONE;
            p->key[r->key[i]].again = !lc_time_has(&r->cells.time, i);
        }
    return LC_OK;
}

/* By the names of columns; *coarse: as if there were more of them. */
static lc_status find_named(lc_plan *p, bool *coarse)
{
    reading r = {0};
    lc_status status = read_cells(&r, p, is_wanted);
    *coarse = is_coarse(&r);
    if (status == LC_OK && r.found && !*coarse)
        status = take_reading(p, &r);
    free_reading(&r);
    return status == LC_OK && p->form != LC_FORM_COLUMNS && !*coarse ? lc_columns_find_days(p) : status;
}

/* By what is in them, as in a text. */
static lc_status find_any(lc_plan *p)
{
    reading r = {0};
    lc_status status = read_cells(&r, p, is_possible);
    if (status == LC_OK && r.found)
        status = take_reading(p, &r);
    free_reading(&r);
    return status;
}

static bool has_time(const lc_plan *p)
{
    return p->form == LC_FORM_COLUMNS || p->time;
}

lc_status lc_columns_find(lc_plan *p)
{
    bool coarse;
    const lc_status named = find_named(p, &coarse);
    if (has_time(p) || (named != LC_OK && named != LC_E_DATA))
        return named;
    if (!p->request->time || coarse)
        CHECK(find_any(p));
    return has_time(p) || named == LC_OK ? LC_OK : find_named(p, &coarse); /* which says again what it cannot read */
}

/* Whether most numbers are dates by their digits: 20200101, or with a clock after. */
static bool are_digits(const lc_stored *s)
{
    size_t dates = 0;
    for (size_t at = 0; at < s->count; at++) {
        double value = s->real ? s->real[at] : (double)s->whole[at];
        while (value >= 1e8 && value < 1e15)
            value = floor(value / 100);
        const long digits = value >= 1e7 && value < 1e8 ? (long)value : 0, month = digits / 100 % 100, day = digits % 100;
        dates += month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    return 2 * dates > s->count;
}

lc_status lc_columns_find_digits(lc_plan *p, const lc_h5_node *node, const lc_h5_slab *slab)
{
    lc_stored s = {0};
    bool coarse;
    const lc_status status = find_named(p, &coarse);
    if (status == LC_OK && coarse)
        return find_any(p);
    if (status == LC_OK)
        return LC_OK;
    CHECK(lc_stored_read(&s, p->file, node, slab));
    const bool dates = are_digits(&s);
    lc_stored_free(&s);
    return dates ? status : LC_OK;
}

bool lc_columns_have_clock(const lc_plan *p)
{
    for (size_t k = 0; k < p->keys; k++)
        if (p->key[k].kind != LC_KEY_NONE && lc_foreign_names_clock(p->key[k].name))
            return true;
    return false;
}
