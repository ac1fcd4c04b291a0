/* plain_time - which of plain arrays is the time, by its name or its content. */
#include <string.h>

#include "core/date.h"
#include "core/mem.h"
#include "data/foreign/plain.h"

bool lc_plain_is_list(const lc_h5_node *node)
{
    return (node->axes == 1 && (lc_place_is_text(node) || lc_stored_is(node, NULL))) || lc_place_is_letters(node);
}

static lc_status looks_dated(bool *out, const lc_plan *p, const lc_h5_node *node)
{
    char **text = NULL;
    size_t count = 0;
    lc_date date;
    *out = false;
    if (!lc_place_is_text(node) || node->shape.size[0] == 0 || *node->unreadable)
        return LC_OK;
    CHECK(lc_foreign_labels(&text, &count, p, node, NULL));
    *out = count > 0 && lc_date_read(&date, text[0]) && date.separator;
    lc_free_texts(text, count);
    return LC_OK;
}

/* How likely a list is the time: asked for; named so; of dates. */
static lc_status worth_of(int *out, const lc_plan *p, const lc_h5_node *node)
{
    const char *asked = p->request->time;
    bool dated = false;
    *out = asked ? 4 * (strcmp(asked, node->name) == 0) : lc_foreign_names_time(node->name);
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
    return LC_OK;
}
