/* flags - whether what a user asked for is what the plan does: a flag is obeyed or refused, never passed over. */
#include "data/foreign/flags.h"

#include <stdio.h>
#include <string.h>

#include "core/names.h"

/* --- names of columns ------------------------------------------------------------------------------------------------- */

static bool has_column(const lc_plan *p, const char *name)
{
    for (size_t k = 0; k < p->keys; k++)
        if (strcmp(p->key[k].name, name) == 0)
            return true;
    return false;
}

static lc_status check_name(const void *of, const char *flag, const char *name)
{
    return has_column(of, name) ? LC_OK : lc_plan_refuse_name(of, flag, name, false);
}

lc_status lc_flags_check_names(const lc_plan *p, const char *flag, const char *text)
{
    return !text || p->met || has_column(p, text) ? LC_OK : lc_names_check(flag, text, check_name, p);
}

/* What is left out already, as an array of another length, or a link, may be dropped too; and what is damaged, wherever it is. */
static lc_status check_drop(const void *of, const char *flag, const char *name)
{
    const lc_plan *p = of;
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const bool beside = i > p->group && i < p->end && node->parent == p->group;
        if ((beside || *node->damage) && strcmp(node->name, name) == 0)
            return LC_OK;
    }
    return check_name(p, flag, name);
}

/* --- time ------------------------------------------------------------------------------------------------------------- */

const char *lc_plan_time(const lc_plan *p)
{
    return p->time_name ? p->time_name : p->time_slab.field ? p->time_slab.field : p->time ? p->time->name : NULL;
}

static bool is_time(const lc_plan *p, const char *asked)
{
    const char *path = p->time->path;
    const bool same = strcmp(asked, lc_plan_time(p)) == 0 || strcmp(asked, p->time->name) == 0;
    return same || strcmp(asked + (*asked == '/'), path) == 0;
}

static lc_status fail_flag(const lc_plan *p, const char *flag, const char *value, const char *why)
{
    return lc_fail(LC_E_USAGE, "%s: --%s %s: %s", p->path, flag, value, why);
}

/* What is said of a time that the file has where it is made up. */
static lc_status check_made(const lc_plan *p)
{
    const lc_import *r = p->request;
    const struct {
        const char *flag, *value;
    } said[] = {{"time", r->time}, {"time-format", r->time_format}, {"time-parts", r->time_parts}, {"date-order", r->date_order},
                {"zone", r->zone}, {"calendar", r->calendar}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i].value)
            return fail_flag(p, said[i].flag, said[i].value, "not together with --start, which makes up the time");
    return LC_OK;
}

static lc_status check_time(const lc_plan *p)
{
    const lc_import *r = p->request;
    if (p->form == LC_FORM_MADE)
        return check_made(p);
    if (r->step)
        return lc_fail(LC_E_USAGE, "%s: --step is for a time that is made up (--start), and '%s' is its time", p->path,
                       lc_plan_time(p));
    if (p->form == LC_FORM_COLUMNS)
        return LC_OK;
    if (r->time && !is_time(p, r->time))
        return lc_fail(LC_E_USAGE, "%s: --time %s: no such time in %s, whose time is '%s'; lanecast inspect lists what is in it",
                       p->path, r->time, p->kind, lc_plan_time(p));
    const bool says = r->before.dates; /* and these were asked of other files */
    if (r->time_parts && p->form == LC_FORM_UNITS && !r->before.parts)
        return fail_flag(p, "time-parts", r->time_parts, "the file itself says what the numbers of its time are");
    if (r->time_format && p->form == LC_FORM_UNITS && !says)
        return fail_flag(p, "time-format", r->time_format, "the file itself says what the numbers of its time are");
    const bool texts = p->form == LC_FORM_TEXTS || (r->time_format && strncmp(r->time_format, "epoch", 5) != 0);
    if (r->date_order && !texts && !says)
        return fail_flag(p, "date-order", r->date_order, "its time is of numbers, not of dates as texts");
    if (r->calendar && !texts && p->convention != LC_NETCDF && !says)
        return fail_flag(p, "calendar", r->calendar, "its time has a calendar: that of today");
    return LC_OK;
}

/* --- all -------------------------------------------------------------------------------------------------------------- */

lc_status lc_flags_check(const lc_plan *p)
{
    const char *series = p->request->series_column;
    for (size_t k = 0; k < p->keys && p->met; k++)
        lc_buffer_format(p->met, "%s\n", p->key[k].name);
    if (!p->request->before.may_lack) {
        CHECK(lc_flags_check_names(p, "columns", p->request->columns));
        if (p->request->drop && !p->met && !has_column(p, p->request->drop))
            CHECK(lc_names_check("drop", p->request->drop, check_drop, p));
    }
    CHECK(check_time(p));
    if (series && (p->name || p->of) && !(p->part_by && strcmp(series, p->part_by) == 0))
        return fail_flag(p, "series-column", series, "the file itself says its series; --at chooses one");
    return LC_OK;
}
