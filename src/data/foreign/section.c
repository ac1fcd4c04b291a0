/* section - finds the groups and tables of a file that are series. */
#include "data/foreign/section.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/foreign/beside.h"
#include "data/foreign/cf.h"
#include "data/foreign/hidden.h"
#include "data/foreign/link.h"
#include "data/foreign/matlab.h"
#include "data/foreign/octave.h"
#include "data/foreign/other.h"
#include "data/foreign/plain.h"
#include "data/foreign/spelled.h"

enum { SECTIONS_SHOWN = 6 };

void lc_sections_free(lc_sections *s)
{
    for (size_t i = 0; i < s->count; i++)
        lc_plan_free(&s->plan[i]);
    lc_free(s->plan);
    lc_free(s->dated.node);
    lc_free(s->shared.node);
}

/* --- finding ---------------------------------------------------------------------------------------------------------- */

/* The first layout that knows it. */
static lc_status plan_one(bool *found, lc_plan *p)
{
    static lc_layout *const made[] = {lc_foreign_pandas, lc_foreign_table, lc_foreign_made};
    static lc_layout *const layouts[] = {lc_foreign_pandas, lc_foreign_rex, lc_foreign_cf, lc_foreign_table, lc_foreign_plain};
    lc_layout *const *list = p->request->start ? made : layouts;
    const size_t count = p->request->start ? sizeof made / sizeof *made : sizeof layouts / sizeof *layouts;
    const lc_plan empty = *p;
    *found = false;
    for (size_t i = 0; i < count && !*found; i++) {
        CHECK(list[i](found, p));
        if (*found) /* texts of netCDF are coordinates: '0001' is an experiment's version */
            return p->convention == LC_NETCDF ? LC_OK : lc_spelled_take(p);
        lc_plan_free(p);
        *p = empty;
        if (lc_h5_node_text(&p->tree->node[p->group], "pandas_type")) /* which is not laid out otherwise */
            return LC_OK;
    }
    return LC_OK;
}

static lc_status add_section(lc_sections *s, const lc_plan *base, size_t node)
{
    bool found;
    CHECK(lc_grow(&s->plan, &s->capacity, s->count + 1, sizeof *s->plan));
    lc_plan *p = &s->plan[s->count++];
    *p = *base;
    p->group = node;
    p->end = lc_beside_end(p->tree, node);
    CHECK(plan_one(&found, p));
    if (found) {
        lc_beside_note(p);
        return LC_OK;
    }
    lc_plan_free(p);
    s->count--;
    return LC_OK;
}

static lc_status find_sections(lc_sections *s, const lc_plan *base, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const lc_h5_node *node = &base->tree->node[i];
        const bool table = node->kind == LC_H5_ARRAY && node->element.class == LC_H5_COMPOUND;
        if ((node->kind == LC_H5_GROUP || table) && !lc_hidden_is(base->tree, i))
            CHECK(add_section(s, base, i));
        if (i == first && s->count && node->kind == LC_H5_GROUP && first == 0) {
            lc_beside_groups(base); /* the file itself: what is in its groups is beside it */
            return LC_OK;
        }
    }
    return LC_OK;
}

/* Names of no place: a dimension of stations may be empty. */
static bool has_no_series(const lc_plan *p)
{
    return p->name && p->series == 0;
}

static bool is_empty(const lc_plan *p)
{
    return p->rows == 0 || has_no_series(p);
}

/* Of several groups, those without rows are passed over. */
static void leave_empty(lc_sections *s)
{
    size_t kept = 0, full = 0;
    for (size_t i = 0; i < s->count; i++)
        full += !is_empty(&s->plan[i]);
    for (size_t i = 0; i < s->count && full; i++) {
        if (!is_empty(&s->plan[i])) {
            s->plan[kept++] = s->plan[i];
            continue;
        }
        lc_plan_note(&s->plan[i], "'%s' left out: it has no rows", lc_section_place(&s->plan[i]));
        lc_plan_free(&s->plan[i]);
    }
    s->count = full ? kept : s->count;
}

/* --- choosing --------------------------------------------------------------------------------------------------------- */

/* The group; of a table of pandas, or the fields of Octave, which are always named so, the group that it is in. */
const char *lc_section_place(const lc_plan *p)
{
    const lc_h5_node *node = &p->tree->node[p->group], *parent = &p->tree->node[node->parent];
    const bool table = node->kind == LC_H5_ARRAY && lc_h5_node_text(parent, "pandas_type");
    const char *path = table || lc_octave_is_fields(p->tree, node) ? parent->path : node->path;
    return *path ? path : "/";
}

static bool have_same_channels(const lc_plan *a, const lc_plan *b)
{
    if (a->picks != b->picks)
        return false;
    for (size_t c = 0; c < a->picks; c++)
        if (strcmp(a->pick[c].name, b->pick[c].name) != 0)
            return false;
    return true;
}

static lc_status fail_several(const lc_sections *s, const char *path)
{
    char list[LC_TEXT_MAX / 2] = "";
    for (size_t i = 0; i < s->count && i < SECTIONS_SHOWN; i++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%.60s", i ? ", " : "", lc_section_place(&s->plan[i]));
    return lc_fail(LC_E_USAGE, "%s: %zu groups with channels of different names: %s%s; say which with --group", path, s->count,
                   list, s->count > SECTIONS_SHOWN ? ", ..." : "");
}

lc_status lc_sections_check(const lc_sections *s, const lc_plan *base)
{
    const char *path = base->path, *asked = base->request->time;
    if (s->count == 0)
        CHECK(lc_other_named(path, base->tree));
    if (s->count == 0 && base->tree->cut)
        return lc_other_cut(path, base->tree, "a series with a time that is known");
    if (s->count == 0 && (asked || base->request->group))
        CHECK(lc_link_refuse(path, base->tree, asked ? asked : base->request->group));
    if (s->count == 0 && asked)
        return lc_fail(LC_E_USAGE,
                       "%s: --time %s: no array or column of that name that could be a time; lanecast inspect lists "
                       "what is in it",
                       path, asked);
    if (s->count == 0)
        return lc_other_refuse(path, base->tree);
    if (s->plan->rows == 0)
        return lc_fail(LC_E_DATA, "%s: there are no rows: its time is empty", path);
    if (has_no_series(s->plan) || (s->plan->picks + s->plan->keys == 0 && lc_beside_has_empty(s->plan)))
        return lc_fail(LC_E_DATA, "%s: there are no rows: none of its arrays has a place", path);
    for (size_t i = 1; i < s->count; i++)
        if (!have_same_channels(&s->plan[0], &s->plan[i]))
            return fail_several(s, path);
    if (s->plan->picks == 0 && !s->plan->keys)
        return lc_fail(LC_E_DATA, "%s: '%s' has no variables of numbers on its time", path, lc_section_place(s->plan));
    for (size_t i = 0; i < s->plan->picks; i++)
        if (*s->plan->pick[i].node->unreadable)
            return lc_other_unreadable(path, s->plan->pick[i].node);
    return LC_OK;
}

/* --at of a list of series that has names: one of them. */
lc_status lc_section_choose(lc_plan *p)
{
    const char *at = p->request->at, *value = at ? strchr(at, '=') : NULL;
    size_t index = 0;
    if (!at || p->placed || (value && strcmp(value, "=all") == 0))
        return LC_OK;
    while (value && p->name && index < p->series && strcmp(p->name[index], value + 1) != 0)
        index++;
    if (!value || !p->name || index == p->series)
        return lc_fail(LC_E_USAGE, "%s: --at %s: there is no such place in %s", p->path, at, p->kind);
    char **one = NULL;
    CHECK(lc_new(&one, 2, sizeof *one));
    for (size_t i = 0; i < p->picks; i++) {
        p->pick[i].first += index * p->pick[i].series_stride;
        p->pick[i].series_stride = 0;
    }
    one[0] = p->name[index];
    p->name[index] = NULL;
    lc_free_texts(p->name, p->series);
    p->series = 1;
    p->name = one;
    return LC_OK;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

static lc_status find_start(size_t *first, size_t *end, const lc_plan *base)
{
    const char *group = base->request->group;
    *first = 0;
    *end = base->tree->count;
    if (!group)
        return LC_OK;
    const lc_h5_node *node = lc_h5_tree_find(base->tree, group);
    if (!node && base->tree->cut)
        return lc_other_cut(base->path, base->tree, "such a --group");
    if (!node)
        return lc_fail(LC_E_USAGE, "%s: --group %s: there is no such group; lanecast inspect lists them", base->path, group);
    *first = (size_t)(node - base->tree->node);
    *end = lc_beside_end(base->tree, *first);
    return LC_OK;
}

/* A group that is asked for and has series of its own is that group; those within it are others, unless they have the same
 * channels. */
static void keep_asked(lc_sections *s, size_t asked)
{
    bool same = true;
    for (size_t i = 1; i < s->count; i++)
        same &= have_same_channels(&s->plan[0], &s->plan[i]);
    if (same || s->plan[0].group != asked)
        return;
    for (size_t i = 1; i < s->count; i++) {
        lc_plan_note(s->plan, "'%s' left out: another group, with other channels", lc_section_place(&s->plan[i]));
        lc_plan_free(&s->plan[i]);
    }
    s->count = 1;
}

lc_status lc_sections_find(lc_sections *s, const lc_plan *base)
{
    size_t first, end;
    CHECK(find_start(&first, &end, base));
    CHECK(lc_cf_find_dated(&s->dated, base));
    lc_plan with = *base;
    with.dated = &s->dated;
    with.shared = &s->shared;
    with.matlab = lc_matlab_is(base->tree) || lc_octave_is(base->tree);
    CHECK(find_sections(s, &with, first, end));
    if (base->request->group && s->count)
        keep_asked(s, first);
    if (s->count)
        lc_beside_frames(s->plan, s->count, first, end);
    if (s->count && base->tree->cut)
        lc_plan_note(s->plan, "only the first %zu objects in it are looked at, to '%.200s'; those after it are left out",
                     base->tree->count, base->tree->node[base->tree->count - 1].path);
    leave_empty(s);
    if (s->count || base->request->start)
        return LC_OK;
    CHECK(lc_plain_find_shared(&s->shared, base));
    if (s->shared.count)
        CHECK(find_sections(s, &with, first, end));
    leave_empty(s);
    return LC_OK;
}
