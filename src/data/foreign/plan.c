/* plan - what plans are made with. */
#include "data/foreign/plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/foreign/cf.h"
#include "data/foreign/link.h"
#include "data/series.h"

void lc_plan_free(lc_plan *p)
{
    for (size_t i = 0; i < p->picks; i++) {
        lc_free(p->pick[i].name);
        lc_free(p->pick[i].units);
        lc_free(p->pick[i].word);
    }
    lc_free(p->pick);
    for (size_t i = 0; i < p->keys; i++)
        lc_free(p->key[i].name);
    lc_free(p->key);
    lc_series_clear(&p->axis);
    lc_free(p->of);
    lc_free(p->place);
    lc_free(p->gap);
    lc_free_texts(p->part, p->parts);
    lc_free(p->part_by);
    lc_free(p->along);
    lc_free(p->at);
    lc_free_texts(p->name, p->series);
    lc_roles_free(p->roles);
    lc_free(p->zone);
    lc_free(p->time_name);
    lc_free(p->time_parts);
}

lc_status lc_nodes_add(lc_nodes *nodes, const lc_h5_node *node)
{
    CHECK(lc_grow(&nodes->node, &nodes->capacity, nodes->count + 1, sizeof *nodes->node));
    nodes->node[nodes->count++] = node;
    return LC_OK;
}

static void note(const lc_plan *p, const char *format, va_list arguments)
{
    char text[LC_TEXT_MAX];
    vsnprintf(text, sizeof text, format, arguments);
    lc_buffer_line(p->notes, "%s: %s", p->path, text);
}

void lc_plan_note(const lc_plan *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    note(p, format, arguments);
    va_end(arguments);
}

void lc_plan_leave(const lc_plan *p, const char *name, const char *why)
{
    const char *asked = p->request->columns;
    if ((!asked || lc_names_has(asked, name)) && !lc_plan_heats(p, name) && !lc_plan_drops(p, name))
        lc_plan_note(p, "'%s' left out%s: %s", name, asked ? ", though --columns names it" : "", why);
}

bool lc_plan_drops(const lc_plan *p, const char *name)
{
    return p->request->drop && lc_names_has(p->request->drop, name);
}

bool lc_plan_knows(const lc_plan *p, const char *name)
{
    const char *known = p->request->before.channels;
    return known && lc_names_has(known, name);
}

bool lc_plan_heats(const lc_plan *p, const char *name)
{
    return p->request->one_hot && lc_names_has(p->request->one_hot, name);
}

bool lc_plan_has_channels(const lc_plan *p)
{
    bool has = p->picks > 0;
    for (size_t k = 0; k < p->keys; k++)
        has |= lc_plan_heats(p, p->key[k].name);
    return has;
}

bool lc_plan_wants(const lc_plan *p, const char *name)
{
    return (!p->request->columns || lc_names_has(p->request->columns, name)) && !lc_plan_drops(p, name);
}

lc_status lc_plan_refuse_name(const lc_plan *p, const char *flag, const char *name, bool keys)
{
    lc_status status = LC_OK;
    const char **names = NULL;
    char place[LC_TEXT_MAX];
    size_t count = 0;
    CHECK(lc_link_refuse(p->path, p->tree, name));
    TRY(lc_new(&names, p->keys + 1, sizeof *names));
    for (size_t k = 0; k < p->keys; k++)
        if (!keys || p->key[k].kind != LC_KEY_NONE)
            names[count++] = p->key[k].name;
    snprintf(place, sizeof place, "%s: --%s", p->path, flag);
    status = count ? lc_names_refuse(LC_E_DATA, place, name, names)
                   : lc_fail(LC_E_DATA, "%s %s: no column of %s can be that", place, name, p->kind);
done:
    lc_free(names);
    return status;
}

lc_status lc_plan_add(lc_plan *p, const char *name, const char *units, const lc_pick *pick)
{
    CHECK(lc_plan_key(p, name, pick->series_stride || pick->of_part ? LC_KEY_NONE : LC_KEY_NUMBER, pick, NULL, NULL));
    if (!lc_plan_wants(p, name))
        return LC_OK;
    CHECK(lc_grow(&p->pick, &p->capacity, p->picks + 1, sizeof *p->pick));
    lc_pick *to = &p->pick[p->picks++];
    *to = *pick;
    to->name = to->units = NULL;
    CHECK(lc_copy_text(&to->name, name));
    return lc_copy_text(&to->units, units && *units ? units : "1");
}

void lc_plan_drop(lc_plan *p, const char *name)
{
    for (size_t i = 0; i < p->picks; i++)
        if (strcmp(p->pick[i].name, name) == 0) {
            lc_free(p->pick[i].name);
            lc_free(p->pick[i].units);
            lc_free(p->pick[i].word);
            memmove(&p->pick[i], &p->pick[i + 1], (--p->picks - i) * sizeof *p->pick);
            return;
        }
}

bool lc_foreign_is_member(const lc_plan *p, const lc_h5_node *node)
{
    return node->kind == LC_H5_ARRAY && node->parent == p->group && !(p->rows && lc_stored_is_empty(node));
}

const lc_h5_node *lc_foreign_member(const lc_plan *p, const char *name)
{
    for (size_t i = p->group + 1; i < p->end; i++)
        if (lc_foreign_is_member(p, &p->tree->node[i]) && strcmp(p->tree->node[i].name, name) == 0)
            return &p->tree->node[i];
    return NULL;
}

enum { DAY = 86400 };

int64_t lc_foreign_since(const char *kind)
{
    return kind && strcmp(kind, "date") == 0 ? -INT64_C(719163) * DAY : 0; /* 0001-01-01 is day 1 */
}

int64_t lc_foreign_datetime(const char *kind)
{
    static const struct {
        const char *unit;
        int64_t nanoseconds;
    } known[] = {{"[ns", 1}, {"[us", 1000}, {"[ms", 1000000}, {"[s", 1000000000}};
    if (!kind || strncmp(kind, "datetime64", 10) != 0)
        return strcmp(kind ? kind : "", "date") == 0 ? DAY * INT64_C(1000000000) : 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(kind + 10, known[i].unit, strlen(known[i].unit)) == 0)
            return known[i].nanoseconds;
    return 1;
}
