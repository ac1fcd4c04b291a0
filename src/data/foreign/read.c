/* read - finds the groups and tables of a file that are series, and reads them. */
#include "data/foreign/read.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/foreign/build.h"
#include "data/foreign/flags.h"
#include "data/foreign/need.h"
#include "data/foreign/other.h"
#include "data/foreign/part.h"
#include "data/sheet/read.h"

enum { SECTIONS_SHOWN = 6 };

/* The groups, and tables, that are series. */
typedef struct sections {
    lc_plan *plan;
    size_t count, capacity;
} sections;

static void free_sections(sections *s)
{
    for (size_t i = 0; i < s->count; i++)
        lc_plan_free(&s->plan[i]);
    lc_free(s->plan);
}

/* --- finding ---------------------------------------------------------------------------------------------------------- */

static bool is_inside(const lc_h5_node *node, const lc_h5_node *group)
{
    const size_t length = strlen(group->path);
    return length == 0 || (strncmp(node->path, group->path, length) == 0 && node->path[length] == '/');
}

static size_t end_of(const lc_h5_tree *tree, size_t group)
{
    size_t end = group + 1;
    while (end < tree->count && is_inside(&tree->node[end], &tree->node[group]))
        end++;
    return end;
}

/* The first layout that knows it. */
static lc_status plan_one(bool *found, lc_plan *p)
{
    static lc_layout *const made[] = {lc_foreign_made};
    static lc_layout *const layouts[] = {lc_foreign_pandas, lc_foreign_rex, lc_foreign_cf, lc_foreign_table, lc_foreign_plain};
    lc_layout *const *list = p->request->start ? made : layouts;
    const size_t count = p->request->start ? 1 : sizeof layouts / sizeof *layouts;
    *found = false;
    for (size_t i = 0; i < count && !*found; i++) {
        CHECK(list[i](found, p));
        if (*found)
            return LC_OK;
        lc_plan empty = {.file = p->file,
                         .tree = p->tree,
                         .path = p->path,
                         .request = p->request,
                         .notes = p->notes,
                         .group = p->group,
                         .end = p->end};
        lc_plan_free(p);
        *p = empty;
    }
    return LC_OK;
}

static lc_status add_section(sections *s, const lc_plan *base, size_t node)
{
    bool found;
    CHECK(lc_grow(&s->plan, &s->capacity, s->count + 1, sizeof *s->plan));
    lc_plan *p = &s->plan[s->count++];
    *p = *base;
    p->group = node;
    p->end = end_of(p->tree, node);
    CHECK(plan_one(&found, p));
    if (!found) {
        lc_plan_free(p);
        s->count--;
    }
    return LC_OK;
}

/* What is inside of a frame of pandas, and indexes of PyTables, are not sections. */
static bool is_hidden(const lc_h5_tree *tree, size_t node)
{
    const lc_h5_node *parent = &tree->node[tree->node[node].parent];
    return strncmp(tree->node[node].name, "_i_", 3) == 0 || (node && strncmp(parent->name, "_i_", 3) == 0) ||
           (node && tree->node[node].kind == LC_H5_GROUP && lc_h5_node_text(parent, "pandas_type"));
}

static lc_status find_sections(sections *s, const lc_plan *base, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const lc_h5_node *node = &base->tree->node[i];
        const bool table = node->kind == LC_H5_ARRAY && node->element.class == LC_H5_COMPOUND;
        if ((node->kind == LC_H5_GROUP || table) && !is_hidden(base->tree, i))
            CHECK(add_section(s, base, i));
        if (i == first && s->count && node->kind == LC_H5_GROUP && first == 0)
            return LC_OK; /* the file itself: what is in its groups is beside it */
    }
    return LC_OK;
}

/* --- choosing --------------------------------------------------------------------------------------------------------- */

/* The group; of a table of pandas, which is always named so, the group that it is in. */
static const char *place_of(const lc_plan *p)
{
    const lc_h5_node *node = &p->tree->node[p->group], *parent = &p->tree->node[node->parent];
    const char *path = node->kind == LC_H5_ARRAY && lc_h5_node_text(parent, "pandas_type") ? parent->path : node->path;
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

static lc_status fail_several(const sections *s, const char *path)
{
    char list[LC_TEXT_MAX / 2] = "";
    for (size_t i = 0; i < s->count && i < SECTIONS_SHOWN; i++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%.60s", i ? ", " : "", place_of(&s->plan[i]));
    return lc_fail(LC_E_USAGE, "%s: %zu groups with channels of different names: %s%s; say which with --group", path, s->count,
                   list, s->count > SECTIONS_SHOWN ? ", ..." : "");
}

static lc_status check_sections(const sections *s, const lc_plan *base)
{
    const char *path = base->path, *asked = base->request->time;
    if (s->count == 0 && asked)
        return lc_fail(LC_E_USAGE,
                       "%s: --time %s: no array or column of that name that could be a time; lanecast inspect lists "
                       "what is in it",
                       path, asked);
    if (s->count == 0)
        return lc_other_refuse(path, base->tree);
    for (size_t i = 1; i < s->count; i++)
        if (!have_same_channels(&s->plan[0], &s->plan[i]))
            return fail_several(s, path);
    if (s->plan->picks == 0 && !s->plan->keys)
        return lc_fail(LC_E_DATA, "%s: '%s' has no variables of numbers on its time", path, place_of(s->plan));
    for (size_t i = 0; i < s->plan->picks; i++)
        if (*s->plan->pick[i].node->unreadable)
            return lc_other_unreadable(path, s->plan->pick[i].node);
    return LC_OK;
}

/* --at of a list of series that has names: one of them. */
static lc_status choose_series(lc_plan *p)
{
    const char *at = p->request->at, *value = at ? strchr(at, '=') : NULL;
    size_t index = 0;
    if (!at || p->placed || (value && strcmp(value, "=all") == 0))
        return LC_OK;
    while (value && p->name && index < p->series && strcmp(p->name[index], value + 1) != 0)
        index++;
    if (!value || !p->name || index == p->series)
        return lc_fail(LC_E_USAGE, "%s: --at %s: there is no such place in %s", p->path, at, p->kind);
    for (size_t i = 0; i < p->picks; i++) {
        p->pick[i].first += index * p->pick[i].series_stride;
        p->pick[i].series_stride = 0;
    }
    char *name = p->name[index];
    p->name[index] = NULL;
    lc_free_texts(p->name, p->series);
    p->series = 1;
    lc_status status = lc_new(&p->name, 2, sizeof *p->name);
    if (status == LC_OK)
        p->name[0] = name;
    else
        lc_free(name);
    return status;
}

/* --- reading ---------------------------------------------------------------------------------------------------------- */

/* The file's name without folder and ending. */
static void stem(char *out, size_t size, const char *path)
{
    const char *slash = strrchr(path, '/');
    snprintf(out, size, "%s", slash ? slash + 1 : path);
    char *point = strrchr(out, '.');
    if (point && point != out)
        *point = '\0';
}

static lc_status read_sections(lc_dataset *d, sections *s, const char *path)
{
    char name[LC_TEXT_MAX];
    stem(name, sizeof name, path);
    CHECK(lc_copy_text(&d->title, name));
    CHECK(lc_build_channels(d, s->plan));
    for (size_t i = 0; i < s->count; i++)
        CHECK(lc_build_series(d, &s->plan[i], s->count > 1 || s->plan[i].request->group ? place_of(&s->plan[i]) : name,
                              s->count > 1));
    return LC_OK;
}

static lc_status find_start(size_t *first, size_t *end, const lc_plan *base)
{
    const char *group = base->request->group;
    *first = 0;
    *end = base->tree->count;
    if (!group)
        return LC_OK;
    const lc_h5_node *node = lc_h5_tree_find(base->tree, group);
    if (!node)
        return lc_fail(LC_E_USAGE, "%s: --group %s: there is no such group; lanecast inspect lists them", base->path, group);
    *first = (size_t)(node - base->tree->node);
    *end = end_of(base->tree, *first);
    return LC_OK;
}

static void note_kind(const sections *s)
{
    const lc_plan *p = s->plan;
    if (s->count > 1)
        lc_plan_note(p, "read as %s: %zu groups, a series each", p->kind, s->count);
    else if (p->name && p->series > 1)
        lc_plan_note(p, "read as %s: a series for each of %zu places; --at chooses one", p->kind, p->series);
    else
        lc_plan_note(p, "read as %s%s%s", p->kind, *place_of(p) && p->group ? " in " : "", p->group ? place_of(p) : "");
}

/* What decided, as flags. */
static lc_status keep_history(lc_dataset *d, const sections *s)
{
    const lc_plan *p = s->plan;
    const char *group = s->count == 1 && p->group ? place_of(p) : p->request->group;
    const char *column = p->of && !p->request->series_column ? p->part_by : p->request->series_column;
    const struct {
        const char *flag, *text;
    } said[] = {{"group", group},
                {"time", lc_plan_time(p)},
                {"date-order", p->request->date_order},
                {"series-column", column},
                {"at", p->request->at}};
    lc_buffer text = {0};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (!said[i].text)
            continue;
        lc_buffer_format(&text, "--%s ", said[i].flag);
        lc_shell_word(&text, said[i].text);
        lc_buffer_add(&text, "\n");
    }
    return lc_buffer_take(&d->history, &text);
}

/* The stamps of each section, and which series its rows are of. */
static lc_status read_axes(sections *s, const lc_plan *base)
{
    for (size_t i = 0; i < s->count; i++) {
        lc_plan *p = &s->plan[i];
        CHECK(lc_foreign_stamps(&p->axis, p));
        if (p->of)
            CHECK(lc_parts_settle(p));
        else if (!p->name)
            CHECK(lc_plan_part(p));
    }
    return check_sections(s, base);
}

static lc_status read_file(lc_dataset **out, const lc_plan *base)
{
    lc_status status = LC_OK;
    sections s = {0};
    lc_dataset *d = NULL;
    size_t first, end;
    TRY(find_start(&first, &end, base));
    TRY(find_sections(&s, base, first, end));
    TRY(check_sections(&s, base));
    for (size_t i = 0; i < s.count; i++) {
        TRY(lc_flags_check(&s.plan[i]));
        TRY(choose_series(&s.plan[i]));
    }
    TRY(lc_need_check(s.plan, s.count));
    TRY(read_axes(&s, base));
    note_kind(&s);
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(read_sections(d, &s, base->path));
    TRY(keep_history(d, &s));
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    free_sections(&s);
    return status;
}

lc_status lc_foreign_read(lc_dataset **out, lc_buffer *notes, lc_h5 *file, const char *path, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_h5_tree *tree = NULL;
    TRY(lc_h5_tree_read(&tree, file));
    TRY(read_file(out, &(lc_plan){.file = file, .tree = tree, .path = path, .request = request, .notes = notes}));
done:
    lc_h5_tree_free(tree);
    return status;
}
