/* read - the series of a file, from what is found in it to a dataset. */
#include "core/text.h"
#include "data/size.h"
#include "data/units.h"
#include "data/foreign/read.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/foreign/build.h"
#include "data/foreign/damaged.h"
#include "data/foreign/empty.h"
#include "data/foreign/flags.h"
#include "data/foreign/gaps.h"
#include "data/foreign/hot.h"
#include "data/foreign/left_out.h"
#include "data/foreign/need.h"
#include "data/foreign/octave.h"
#include "data/foreign/part.h"
#include "data/foreign/section.h"
#include "data/sheet/read.h"

/* --- reading ---------------------------------------------------------------------------------------------------------- */

/* The file's name without folder and ending. */
static void stem(char *out, size_t size, const char *path)
{
    snprintf(out, size, "%s", lc_text_last_part(path));
    char *point = strrchr(out, '.');
    if (point && point != out)
        *point = '\0';
}

/* Whether two texts are other units; percents beside none may be parts of one. */
static bool may_differ(const char *a, const char *b)
{
    return lc_units_differ(a, b) || lc_size_may_differ(a, b);
}

/* Values stay as they are; the first group names the units. */
static void note_units(const lc_sections *s)
{
    const lc_plan *first = s->plan;
    for (size_t i = 1; i < s->count; i++)
        for (size_t c = 0; c < first->picks && c < s->plan[i].picks; c++)
            if (may_differ(first->pick[c].units, s->plan[i].pick[c].units))
                lc_plan_note(first, "'%s' is in %s in %s, and in %s in %s: values are taken as they are", first->pick[c].name,
                             s->plan[i].pick[c].units, lc_section_place(&s->plan[i]), first->pick[c].units,
                             lc_section_place(first));
}

/* Whether a file has other series than those of a plan's group, with that for a time; *found: whether it has any. */
static lc_status find_others(bool *out, bool *found, const lc_plan *base, const lc_plan *own, const char *time)
{
    lc_import all = *base->request;
    lc_buffer unsaid = {0};
    lc_sections s = {0};
    lc_plan whole = *base;
    all.group = NULL;
    all.time = time;
    whole.request = &all;
    whole.notes = &unsaid;
    const lc_status status = lc_sections_find(&s, &whole);
    *found = status != LC_OK || s.count;
    *out = status != LC_OK || s.count != 1 || s.plan->group != own->group;
    lc_sections_free(&s);
    lc_buffer_free(&unsaid);
    return status == LC_E_FAILURE ? status : LC_OK;
}

/* Whether these name the plan's own series. --time may be that of this group only, or make one of what is no time. */
static lc_status has_others(bool *out, const lc_plan *base, const lc_plan *own)
{
    bool found;
    *out = false;
    if (!base->request->group)
        return LC_OK;
    CHECK(find_others(out, &found, base, own, NULL));
    return found ? LC_OK : find_others(out, &found, base, own, base->request->time);
}

static lc_status read_sections(lc_dataset *d, lc_sections *s, const lc_plan *base)
{
    char name[LC_TEXT_MAX];
    bool others;
    const char *path = base->path;
    CHECK(has_others(&others, base, s->plan));
    stem(name, sizeof name, path);
    CHECK(lc_copy_text(&d->title, name));
    CHECK(lc_build_channels(d, s->plan));
    note_units(s);
    for (size_t i = 0; i < s->count; i++) {
        const size_t first = d->series_count;
        CHECK(lc_build_series(d, &s->plan[i], s->count > 1 || others ? lc_section_place(&s->plan[i]) : name, s->count > 1));
        lc_empty_note(&s->plan[i], d, first);
    }
    return LC_OK;
}

static void note_kind(const lc_sections *s)
{
    const lc_plan *p = s->plan;
    if (s->count > 1)
        lc_plan_note(p, "read as %s: %zu groups, a series each", p->kind, s->count);
    else if (p->name && p->series > 1)
        lc_plan_note(p, "read as %s: a series for each of %zu places; --at chooses one", p->kind, p->series);
    else
        lc_plan_note(p, "read as %s%s%s", p->kind, *lc_section_place(p) && p->group ? " in " : "",
                     p->group ? lc_section_place(p) : "");
}

/* What the time is called in all sections; NULL: in each as it is found. */
static const char *time_of(const lc_sections *s)
{
    for (size_t i = 1; i < s->count; i++)
        if (strcmp(lc_plan_time(&s->plan[i]), lc_plan_time(s->plan)) != 0)
            return s->plan->request->time;
    return lc_plan_time(s->plan);
}

/* What decided, as flags; drop: names of columns that are left out. */
static lc_status say_history(lc_dataset *d, const lc_sections *s, const char *drop)
{
    const lc_plan *p = s->plan;
    const char *found = s->count == 1 && p->group && lc_h5_tree_find(p->tree, lc_section_place(p)) ? lc_section_place(p) : NULL;
    const char *group = p->request->group ? p->request->group : found;
    const char *column = p->part_by ? p->part_by : p->request->series_column;
    const struct {
        const char *flag, *text;
    } said[] = {{"group", group},
                {"time", time_of(s)},
                {"time-parts", p->time_parts},
                {"date-order", p->request->date_order},
                {"series-column", column},
                {"at", p->located ? p->at : p->request->at},
                {"drop", drop}};
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

static lc_status keep_history(lc_dataset *d, const lc_sections *s)
{
    char *drop = NULL;
    CHECK(lc_left_out_names(&drop, s->plan));
    const lc_status status = say_history(d, s, drop);
    lc_free(drop);
    return status;
}

/* The stamps of each section, and which series its rows are of. */
static lc_status read_axes(lc_sections *s, const lc_plan *base)
{
    for (size_t i = 0; i < s->count; i++) {
        lc_plan *p = &s->plan[i];
        if (p->form != LC_FORM_COLUMNS)
            CHECK(lc_foreign_stamps(p));
        CHECK(lc_gaps_take(p));
        if (p->of)
            CHECK(lc_parts_settle(p));
        else if (!p->name)
            CHECK(lc_plan_part(p));
        CHECK(lc_gaps_part(p));
    }
    return lc_sections_check(s, base);
}

/* Of several groups, these name their series, and no place is that of all. */
static void keep_groups(lc_sections *s)
{
    for (size_t i = 0; i < s->count && s->count > 1; i++) {
        lc_plan *p = &s->plan[i];
        if (p->part_by && p->name)
            lc_free_texts(p->name, p->series);
        if (p->part_by) {
            lc_free(p->part_by);
            p->part_by = NULL;
            p->name = NULL;
        }
        p->located = false;
    }
}

/* Something beside the time is a channel. */
static lc_status check_channels(const lc_plan *p)
{
    const lc_h5_node *node = &p->tree->node[p->group];
    for (size_t i = 0; i < node->fields && !p->picks; i++)
        if (node->field[i].element.class == LC_H5_COMPOUND)
            return lc_fail(LC_E_DATA,
                           "%s: '%s' has no column of numbers beside its time: '%s' is a record within each record, which is not "
                           "read; write its fields as columns (in Python array['%s'] is an array of them)",
                           p->path, lc_section_place(p), node->field[i].name, node->field[i].name);
    return p->picks ? LC_OK
                    : lc_fail(LC_E_DATA, "%s: '%s' has no column of numbers beside its time", p->path, lc_section_place(p));
}

static lc_status read_file(lc_dataset **out, const lc_plan *base)
{
    lc_status status = LC_OK;
    lc_sections s = {0};
    lc_dataset *d = NULL;
    TRY(lc_foreign_damaged(base));
    TRY(lc_sections_find(&s, base));
    TRY(lc_sections_check(&s, base));
    keep_groups(&s);
    for (size_t i = 0; i < s.count; i++) {
        TRY(lc_flags_check(&s.plan[i]));
        TRY(lc_section_choose(&s.plan[i]));
    }
    TRY(lc_hot_widen(s.plan, s.count));
    for (size_t i = 0; i < s.count; i++)
        TRY(check_channels(&s.plan[i]));
    TRY(lc_need_check(s.plan, s.count));
    TRY(read_axes(&s, base));
    note_kind(&s);
    lc_left_out_note(s.plan);
    TRY(lc_new(&d, 1, sizeof *d));
    TRY(read_sections(d, &s, base));
    TRY(keep_history(d, &s));
    if (base->axis_said && s.count == 1 && s.plan->along)
        TRY(lc_copy_text(base->axis_said, s.plan->along));
    *out = d;
    d = NULL;
done:
    lc_dataset_free(d);
    lc_sections_free(&s);
    return status;
}

lc_status lc_foreign_read(lc_dataset **out, lc_h5 *file, const lc_import_source *source)
{
    lc_status status = LC_OK;
    lc_h5_tree *tree = NULL;
    TRY(lc_h5_tree_read(&tree, file));
    lc_octave_unwrap(tree);
    TRY(read_file(out, &(lc_plan){.file = file,
                                  .tree = tree,
                                  .path = source->path,
                                  .request = source->request,
                                  .marker_used = source->marker_used,
                                  .met = source->met,
                                  .further = source->further,
                                  .axis_said = source->axis,
                                  .like = source->like ? source->like : source->request->before.series,
                                  .notes = source->notes,
                                  .zones = source->zones}));
done:
    lc_h5_tree_free(tree);
    return status;
}
