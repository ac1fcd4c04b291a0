/* plain - arrays that say nothing about themselves: one of times by its name or content, and those as long as it. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/columns.h"
#include "data/foreign/matlab.h"
#include "data/foreign/months.h"
#include "data/foreign/plain.h"
#include "data/foreign/said.h"
#include "data/foreign/spelled.h"
#include "data/known.h"

/* --- columns of an array ---------------------------------------------------------------------------------------------- */

const lc_h5_attribute *lc_plain_column_names(const lc_h5_node *node, size_t columns)
{
    for (size_t i = 0; i < node->attributes; i++)
        if (node->attribute[i].text && node->attribute[i].count == columns && columns > 1)
            return &node->attribute[i];
    return NULL;
}

/* The only list of `columns` texts in the group. */
static const lc_h5_node *find_list(const lc_plan *p, size_t columns)
{
    const lc_h5_node *found = NULL;
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!lc_foreign_is_member(p, node) || !lc_place_is_text(node) || !lc_plain_is_list(node) || node == p->time ||
            node->shape.size[0] != columns)
            continue;
        if (found)
            return NULL;
        found = node;
    }
    return found;
}

/* All arrays whose columns are series have one list of them. */
static lc_status check_series(const lc_plan *p, const lc_h5_node *node, char *const *name, size_t names)
{
    bool same = p->series == names;
    for (size_t i = 0; same && i < names; i++)
        same = strcmp(p->name[i], name[i]) == 0;
    return same ? LC_OK
                : lc_fail(LC_E_USAGE, "%s: '%s' is of other series than the arrays before it: say which with --columns or --drop",
                          p->path, node->path);
}

/* Each would be a channel. */
static lc_status check_columns(const lc_plan *p, const lc_h5_node *node, size_t columns)
{
    if (columns <= LC_CHANNELS_MOST)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: '%s' has %zu columns for %zu rows, at most %d are read: as channels; is it an array of series?", p->path,
                   node->path, columns, p->rows, LC_CHANNELS_MOST);
}

static lc_status add_columns(lc_plan *p, const lc_h5_node *node, const lc_pick *whole, size_t columns, size_t stride)
{
    lc_status status = LC_OK;
    const lc_h5_attribute *said = lc_plain_column_names(node, columns);
    const lc_h5_node *list = said ? NULL : find_list(p, columns);
    char **name = NULL, text[LC_TEXT_MAX];
    size_t names = 0;
    lc_pick pick = *whole;
    if (list)
        TRY(lc_foreign_labels(&name, &names, p, list, NULL));
    if (list && lc_known_series_list(list->name)) {
        pick.series_stride = stride;
        TRY(lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick));
        if (!lc_plan_wants(p, node->name))
            goto done;
        if (p->name) {
            status = check_series(p, node, name, names);
            goto done;
        }
        p->name = name;
        p->series = names;
        return LC_OK;
    }
    TRY(check_columns(p, node, columns));
    for (size_t c = 0; c < columns; c++) {
        pick.first = c * stride;
        snprintf(text, sizeof text, "%s_%zu", node->name, c);
        TRY(lc_plan_add(p, said ? said->text[c] : list && c < names ? name[c] : text, lc_h5_node_text(node, "units"), &pick));
    }
done:
    lc_free_texts(name, names);
    return status;
}

static lc_status add_array(lc_plan *p, const lc_h5_node *node)
{
    size_t axis = lc_plain_axis(node);
    if (node->axes == 2 && node->shape.size[axis] != p->rows)
        axis = !axis;
    lc_pick pick = {.node = node, .slab = {.rank = node->axes}, .row_stride = 1};
    memcpy(pick.slab.count, node->shape.size, sizeof pick.slab.count);
    if (node->axes == 1)
        return lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick);
    const size_t columns = node->shape.size[!axis];
    if (columns == p->rows || (p->form == LC_FORM_MADE && columns > p->rows))
        lc_plan_note(p, "'%s' has %zu columns for %zu rows: its %s axis is taken for the time", node->name, columns, p->rows,
                     axis ? "second" : "first");
    pick.row_stride = axis ? 1 : columns;
    if (columns == 1)
        return lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick);
    return add_columns(p, node, &pick, columns, axis ? p->rows : 1);
}

static bool has_rows(const lc_plan *p, const lc_h5_node *node)
{
    return (node->axes == 1 || node->axes == 2) &&
           (node->shape.size[0] == p->rows || (node->axes == 2 && node->shape.size[1] == p->rows));
}

static lc_status add_arrays(lc_plan *p)
{
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        bool months = false;
        if (!lc_foreign_is_member(p, node) || node == p->time)
            continue;
        CHECK(lc_months_are(&months, p, node));
        if (months)
            continue; /* lc_months_take */
        if (lc_stored_is_bare_dimension(node) || (!has_rows(p, node) && lc_place_is_text(node)))
            continue; /* a length, names of columns, or whatever texts there are */
        if (!has_rows(p, node))
            lc_plan_leave(p, node->name, "not as long as the time");
        else if (lc_plain_is_list(node) && lc_place_is_text(node))
            CHECK(lc_plan_key(p, node->name, LC_KEY_TEXT, &(lc_pick){.node = node, .row_stride = 1}, NULL, NULL));
        else if (!lc_stored_is(node, NULL) || lc_matlab_is_object(node))
            lc_plan_leave(p, node->name, "not numbers");
        else
            CHECK(add_array(p, node));
    }
    return LC_OK;
}

/* Whether an array of numbers may have rows. */
static bool may_have_rows(const lc_plan *p, const lc_h5_node *node)
{
    return lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && !lc_matlab_is_object(node) && node->axes > 0 &&
           node->axes <= 2 && lc_plain_length(node) > 0 && !lc_stored_is_empty(node) && !lc_plan_drops(p, node->name);
}

/* The length that most arrays of numbers have, the longest of several. */
static size_t common_length(const lc_plan *p)
{
    size_t length = 0, most = 0;
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        size_t count = 0;
        if (!may_have_rows(p, node) || (most && lc_plain_length(node) == length)) /* counted already */
            continue;
        for (size_t k = p->group + 1; k < p->end; k++)
            count += lc_foreign_is_member(p, &p->tree->node[k]) && p->tree->node[k].axes > 0 &&
                     lc_plain_length(&p->tree->node[k]) == lc_plain_length(node);
        if (count > most || (count == most && lc_plain_length(node) > length)) {
            most = count;
            length = lc_plain_length(node);
        }
    }
    return length;
}

/* Arrays of which none, or several, are named as a time: what they say together. */
static lc_status find_together(lc_plan *p)
{
    p->rows = p->time ? lc_plain_length(p->time) : common_length(p);
    p->time = NULL;
    if (p->rows)
        CHECK(add_arrays(p));
    return p->rows ? lc_columns_find(p) : LC_OK;
}

/* Numbers that are days as MATLAB counts them, in a file of it: from the day before year 0 on, by the clocks of a place. */
static lc_status find_datenums(bool *out, lc_plan *p)
{
    lc_stored s = {0};
    *out = p->matlab;
    if (!*out)
        return LC_OK;
    CHECK(lc_stored_read(&s, p->file, p->time, &p->time_slab));
    for (size_t i = 0; i < s.count; i++)
        *out &= lc_stored_at(&s, i) >= 500000 && lc_stored_at(&s, i) < 900000;
    lc_stored_free(&s);
    if (!*out)
        return LC_OK;
    p->form = LC_FORM_UNITS;
    p->local = true;
    p->units = (lc_cf_units){.nanoseconds = INT64_C(86400000000000), .since = -719529 * INT64_C(86400)};
    lc_plan_note(p, "'%s' is read as the day numbers of MATLAB", p->time->name);
    return LC_OK;
}

/* Numbers that no attribute explains: of an epoch, of days, or dates by their digits. */
static lc_status take_numbers(lc_plan *p)
{
    bool epoch = true, days = false;
    if (p->form == LC_FORM_EPOCH && !p->request->time_format)
        CHECK(lc_epoch_fits(&epoch, p, p->time, &p->time_slab));
    if (!epoch)
        CHECK(find_datenums(&days, p));
    const lc_h5_node *time = p->time;
    if (epoch || days) /* else it may be dates in numbers: 20200101 */
        return add_arrays(p);
    const lc_time_form form = p->form;
    const lc_h5_slab slab = p->time_slab;
    p->form = LC_FORM_UNITS;
    p->time = NULL;
    CHECK(add_arrays(p));
    CHECK(lc_columns_find_digits(p, time, &slab));
    if (p->form == LC_FORM_COLUMNS || p->time)
        return LC_OK;
    p->time = time;
    p->form = form;
    lc_plan_drop(p, time->name);
    return LC_OK;
}

static lc_status take_time(lc_plan *p)
{
    bool said = false;
    p->rows = lc_plain_length(p->time);
    p->time_slab = (lc_h5_slab){.rank = p->time->shape.rank};
    memcpy(p->time_slab.count, p->time->shape.size, sizeof p->time_slab.count);
    p->form = lc_place_is_text(p->time) ? LC_FORM_TEXTS : LC_FORM_EPOCH;
    if (p->form == LC_FORM_EPOCH && !p->request->time_format)
        CHECK(lc_said_units(&said, p));
    return said ? add_arrays(p) : take_numbers(p);
}

lc_status lc_foreign_plain(bool *found, lc_plan *p)
{
    const lc_h5_node *second;
    if (p->tree->node[p->group].kind != LC_H5_GROUP)
        return LC_OK;
    p->kind = "plain arrays";
    CHECK(lc_plain_find_time(&p->time, &second, p));
    const bool clock = p->time && lc_place_is_text(p->time) && !p->request->time && lc_plain_has_clock(p);
    const lc_h5_node *first = p->time;
    if (!p->time || second || clock) {
        CHECK(find_together(p));
        if (second && p->form != LC_FORM_COLUMNS && !p->time)
            return lc_fail(LC_E_USAGE, "%s: '%s' and '%s' are both times; say which with --time", p->path, first->path,
                           second->path);
    } else
        CHECK(take_time(p));
    CHECK(lc_spelled_take(p));
    CHECK(lc_months_take(p));
    *found = (p->time || p->form == LC_FORM_COLUMNS) && (lc_plan_has_channels(p) || p->request->columns);
    return LC_OK;
}

/* --- a made-up axis --------------------------------------------------------------------------------------------------- */

lc_status lc_foreign_made(bool *found, lc_plan *p)
{
    if (!p->request->start || p->tree->node[p->group].kind != LC_H5_GROUP)
        return LC_OK;
    p->kind = "plain arrays, the time made up";
    p->rows = common_length(p);
    p->form = LC_FORM_MADE;
    if (p->rows)
        CHECK(add_arrays(p));
    CHECK(lc_spelled_take(p));
    CHECK(lc_months_take(p));
    *found = lc_plan_has_channels(p);
    return LC_OK;
}
