/* forecast - the time of a forecast: when it was made, and steps of it. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/cf.h"

lc_status lc_cf_units_of(lc_cf_units *out, const lc_plan *p, const lc_h5_node *node)
{
    char what[LC_TEXT_MAX];
    const char *said = lc_h5_node_text(node, "calendar"), *asked = p->request->calendar;
    snprintf(what, sizeof what, "%s: '%s'", p->path, node->path);
    if (said && asked && strcmp(said, asked) != 0)
        return lc_fail(LC_E_USAGE, "%s: --calendar %s: its calendar is '%s'", what, asked, said);
    return lc_cf_units_read(out, lc_h5_node_text(node, "units"), said ? said : asked, what);
}

/* Periods along an axis: of forecast_period, or named step or lead time. */
static bool is_step(const lc_plan *p, const lc_h5_node *node)
{
    static const char *const names[] = {"step", "lead_time", "leadtime", "lead", "forecast_period", "forecast_hour"};
    const char *standard = lc_h5_node_text(node, "standard_name"), *units = lc_h5_node_text(node, "units");
    int64_t unit;
    bool named = standard && strcmp(standard, "forecast_period") == 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named |= strcmp(node->name, names[i]) == 0;
    return named && lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && node->axes == 1 && node->shape.size[0] > 1 &&
           units && lc_cf_unit_find(&unit, units);
}

/* A single moment since a day. */
static bool is_moment(const lc_plan *p, const lc_h5_node *node)
{
    bool one = lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units"));
    for (size_t axis = 0; axis < node->axes && one; axis++)
        one = axis < LC_H5_RANK_MAX && node->shape.size[axis] == 1;
    return one;
}

static lc_status read_moment(lc_cf_units *out, const lc_plan *p, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    int64_t *stamp = NULL, ticks = 0;
    const int64_t second = 1000000000;
    TRY(lc_cf_units_of(out, p, node));
    TRY(lc_stored_read(&s, p->file, node, NULL));
    TRY(lc_cf_stamps(&stamp, &ticks, &s, out, 0, node->path));
    out->since = lc_floor_divide(stamp[0], ticks);
    out->fraction = (stamp[0] - out->since * ticks) * (second / ticks);
    out->months = 0;
done:
    lc_free(stamp);
    lc_stored_free(&s);
    return status;
}

lc_status lc_cf_find_forecast(bool *found, lc_plan *p)
{
    const lc_h5_node *step = NULL, *moment = NULL;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!step && is_step(p, node))
            step = node;
        if (is_moment(p, node) && (!moment || strcmp(node->name, "time") == 0))
            moment = node;
    }
    if (!step || !moment)
        return LC_OK;
    CHECK(read_moment(&p->units, p, moment));
    lc_cf_unit_find(&p->units.nanoseconds, lc_h5_node_text(step, "units"));
    p->time = step;
    *found = true;
    lc_plan_note(p, "the time is '%s' of the forecast made at '%s'", step->name, moment->name);
    return LC_OK;
}
