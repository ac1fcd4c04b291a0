/* plain_time - which of plain arrays is the time, by its name or its content. */
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "data/foreign/hidden.h"
#include "data/foreign/matlab.h"
#include "data/foreign/plain.h"

/* --- lists ------------------------------------------------------------------------------------------------------------ */

static bool is_list_of_numbers(const lc_h5_node *node)
{
    return lc_stored_is(node, NULL) && !lc_matlab_is_object(node) &&
           (node->axes == 1 || (node->axes == 2 && (node->shape.size[0] == 1 || node->shape.size[1] == 1)));
}

bool lc_plain_is_list(const lc_h5_node *node)
{
    return (node->axes == 1 && lc_place_is_text(node)) || is_list_of_numbers(node) || lc_place_is_letters(node);
}

size_t lc_plain_axis(const lc_h5_node *node)
{
    if (node->axes != 2 || lc_place_is_letters(node))
        return 0;
    return node->shape.size[1] != 1 && (node->shape.size[0] == 1 || lc_h5_node_attribute(node, "MATLAB_class") || node->turned);
}

size_t lc_plain_length(const lc_h5_node *node)
{
    return node->shape.size[lc_plain_axis(node)];
}

/* --- times ------------------------------------------------------------------------------------------------------------ */

static lc_status looks_dated(bool *out, const lc_plan *p, const lc_h5_node *node)
{
    char **text = NULL;
    size_t count = 0;
    lc_date date;
    *out = false;
    if (!lc_place_is_text(node) || node->shape.size[0] == 0 || *node->unreadable)
        return LC_OK;
    const lc_status status = lc_foreign_labels(&text, &count, p, node, NULL);
    if (status == LC_E_DATA) /* what cannot be read is no time that is found */
        return LC_OK;
    CHECK(status);
    *out = count > 0 && lc_date_read(&date, text[0]) && date.separator;
    lc_free_texts(text, count);
    return LC_OK;
}

/* How likely a list is the time: asked for; named so; of dates. */
static lc_status worth_of(int *out, const lc_plan *p, const lc_h5_node *node)
{
    const char *asked = p->request->time;
    bool dated = false;
    const bool same = asked && (strcmp(asked, node->name) == 0 || strcmp(asked + (*asked == '/'), node->path) == 0);
    *out = asked ? 4 * same : lc_foreign_names_time(node->name);
    if (!asked && *out == 0)
        CHECK(looks_dated(&dated, p, node));
    *out += dated;
    return LC_OK;
}

bool lc_plain_has_clock(const lc_plan *p)
{
    for (size_t i = p->group + 1; i < p->end; i++)
        if (lc_foreign_is_member(p, &p->tree->node[i]) && lc_foreign_names_clock(p->tree->node[i].name))
            return true;
    return false;
}

lc_status lc_plain_find_shared(lc_nodes *out, const lc_plan *p)
{
    int worth;
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (node->kind != LC_H5_ARRAY || !lc_plain_is_list(node) || lc_hidden_is(p->tree, i))
            continue;
        CHECK(worth_of(&worth, p, node));
        if (worth >= 2)
            CHECK(lc_nodes_add(out, node));
    }
    return LC_OK;
}

/* Whether an array of the group is as long as a time. */
static bool has_rows_of(const lc_plan *p, const lc_h5_node *time)
{
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && lc_plain_length(node) == lc_plain_length(time))
            return true;
    }
    return false;
}

/* The only time in the nearest group around; else the only one of the file. */
static void take_shared(const lc_h5_node **out, const lc_h5_node **second, const lc_plan *p)
{
    for (size_t group = p->group; group && !*out; group = p->tree->node[group].parent)
        for (size_t i = 0; i < p->shared->count; i++) {
            const lc_h5_node *node = p->shared->node[i];
            if (node->parent != p->tree->node[group].parent || !has_rows_of(p, node))
                continue;
            *second = *out;
            *out = node;
        }
    if (!*out && p->shared->count == 1 && has_rows_of(p, p->shared->node[0]))
        *out = p->shared->node[0];
}

lc_status lc_plain_find_time(const lc_h5_node **out, const lc_h5_node **second, const lc_plan *p)
{
    int most = 0, worth;
    *second = *out = NULL;
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!lc_foreign_is_member(p, node) || !lc_plain_is_list(node))
            continue;
        CHECK(worth_of(&worth, p, node));
        if (worth > most) {
            *out = node;
            *second = NULL;
            most = worth;
        } else if (worth && worth == most)
            *second = node;
    }
    if (!*out)
        take_shared(out, second, p);
    return LC_OK;
}
