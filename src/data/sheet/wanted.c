/* wanted - the columns of a text file that a request names. */
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "data/sheet/phases.h"

/* Marks the columns of that name, or else the only one that is called so in other capitals; whether there is one. */
static bool mark(bool *wanted, const lc_sheet *s, const char *name)
{
    const lc_view view = lc_sheet_view(s);
    const size_t only = lc_view_find(&view, name);
    for (size_t column = 0; column < s->columns; column++)
        if (column == only || strcmp(name, s->name[column]) == 0)
            wanted[column] = true;
    return only < s->columns;
}

static lc_status mark_listed(bool *wanted, const lc_sheet *s, const char *flag, const char *text, bool may_lack)
{
    lc_status status = LC_OK;
    char *name = NULL;
    const lc_view view = lc_sheet_view(s);
    lc_names list = {.at = text, .separators = ","};
    TRY(lc_new(&name, strlen(text) + 1, 1));
    while (lc_names_next(name, &list))
        if (!mark(wanted, s, name) && !s->met && !may_lack)
            TRY(lc_view_refuse_name(&view, LC_E_DATA, flag, text, name));
    if (list.open)
        FAIL(LC_E_USAGE, "--%s %s: a quote is not closed", flag, text);
done:
    lc_free(name);
    return status;
}

lc_status lc_sheet_mark_names(bool *wanted, const lc_sheet *s, const char *flag, const char *text, bool may_lack)
{
    return !text || mark(wanted, s, text) ? LC_OK : mark_listed(wanted, s, flag, text, may_lack);
}

/* Whether a column that a name of those left out before means is a channel of then all the same: Index, where index was left
 * out. */
static lc_status is_channel(bool *out, const lc_sheet *s, size_t column)
{
    const lc_before *before = &s->request->before;
    char *name = NULL;
    lc_names list = {.at = before->channels, .separators = ","};
    *out = false;
    if (!before->left_out || !before->channels || lc_names_has(s->request->drop, s->name[column]))
        return LC_OK;
    CHECK(lc_new(&name, strlen(before->channels) + 1, 1));
    while (lc_names_next(name, &list))
        *out |= strcasecmp(name, s->name[column]) == 0;
    lc_free(name);
    return LC_OK;
}

/* Of a row, the cells of columns that are kept. */
static void cut_row(char **cell, lc_csv_row *row, const bool *dropped, size_t columns)
{
    size_t kept = 0;
    for (size_t column = 0; column < row->width; column++)
        if (column >= columns || !dropped[column])
            cell[row->first + kept++] = cell[row->first + column];
    row->width = kept;
}

/* Where rows are series, or stretches of time, columns are places in them: one that is dropped is as if it were not there. */
static void cut_columns(lc_sheet *s, const bool *dropped)
{
    size_t kept = 0;
    for (size_t row = s->header; row < s->csv->rows; row++)
        cut_row(s->csv->cell, &s->csv->row[row], dropped, s->columns);
    for (size_t column = 0; column < s->columns; column++) {
        if (dropped[column]) {
            lc_free(s->name[column]);
            lc_free(s->units[column]);
            continue;
        }
        s->name[kept] = s->name[column];
        s->units[kept] = s->units[column];
        s->unnamed[kept] = s->unnamed[column];
        s->wanted[kept++] = s->wanted[column];
    }
    s->columns = kept;
}

lc_status lc_sheet_find_wanted(lc_sheet *s)
{
    lc_status status = LC_OK;
    bool *dropped = NULL;
    TRY(lc_new(&s->wanted, s->columns, sizeof *s->wanted));
    TRY(lc_new(&dropped, s->columns, sizeof *dropped));
    for (size_t column = 0; column < s->columns && s->met; column++)
        lc_buffer_format(s->met, "%s\n", s->name[column]);
    TRY(lc_sheet_mark_names(s->wanted, s, "columns", s->request->columns, s->request->before.may_lack));
    TRY(lc_sheet_mark_names(dropped, s, "drop", s->request->drop, s->request->before.may_lack));
    for (size_t column = 0; column < s->columns; column++) {
        bool known = false;
        if (dropped[column])
            TRY(is_channel(&known, s, column));
        s->wanted[column] = (!s->request->columns || s->wanted[column]) && (known || !dropped[column]);
    }
    if (s->request->wide)
        cut_columns(s, dropped);
done:
    lc_free(dropped);
    return status;
}
