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

/* Periods, along an axis or a single one: of forecast_period, or named step or lead time. */
static bool is_period(const lc_plan *p, const lc_h5_node *node)
{
    static const char *const names[] = {"step", "lead_time", "leadtime", "lead", "forecast_period", "forecast_hour"};
    const char *standard = lc_h5_node_text(node, "standard_name"), *units = lc_h5_node_text(node, "units");
    int64_t unit;
    bool named = standard && strcmp(standard, "forecast_period") == 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named |= strcmp(node->name, names[i]) == 0;
    return named && lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && node->axes <= 1 && units &&
           lc_cf_unit_find(&unit, units);
}

static bool is_step(const lc_plan *p, const lc_h5_node *node)
{
    return is_period(p, node) && node->axes == 1 && node->shape.size[0] > 1;
}

/* A single moment since a day. */
static bool is_moment(const lc_plan *p, const lc_h5_node *node)
{
    bool one = lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && lc_cf_units_looks(lc_h5_node_text(node, "units"));
    for (size_t axis = 0; axis < node->axes && one; axis++)
        one = axis < LC_H5_RANK_MAX && node->shape.size[axis] == 1;
    return one;
}

static lc_status read_moment(lc_cf_units *out, const lc_plan *p, const lc_h5_node *node, size_t index)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    int64_t *stamp = NULL, ticks = 0;
    const int64_t second = 1000000000;
    TRY(lc_cf_units_of(out, p, node));
    TRY(lc_stored_read(&s, p->file, node, NULL));
    TRY(lc_stored_unpack(&s, LC_NETCDF, node->path));
    TRY(lc_cf_stamps(&stamp, &ticks, &s, out, 0, node->path));
    if (index >= s.count)
        FAIL(LC_E_DATA, "%s: '%s' is not as large as its shape says", p->path, node->path);
    out->since = lc_floor_divide(stamp[index], ticks);
    out->fraction = (stamp[index] - out->since * ticks) * (second / ticks);
    out->months = 0;
    out->dated = false;
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
    CHECK(read_moment(&p->units, p, moment, 0));
    lc_cf_unit_find(&p->units.nanoseconds, lc_h5_node_text(step, "units"));
    p->time = step;
    *found = true;
    lc_plan_note(p, "the time is '%s' of the forecast made at '%s'", step->name, moment->name);
    return LC_OK;
}

/* --- several forecasts ------------------------------------------------------------------------------------------------ */

const lc_h5_node *lc_cf_step_of(const lc_plan *p)
{
    char own[LC_DIMENSION_TEXT], other[LC_DIMENSION_TEXT];
    lc_cf_dimension_of(own, p->time);
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!is_step(p, node))
            continue;
        lc_cf_dimension_of(other, node);
        if (strcmp(own, other) != 0)
            return node;
    }
    return NULL;
}

const lc_h5_node *lc_cf_forecast_of(lc_plan *p)
{
    char dimension[LC_DIMENSION_TEXT], value[LC_TEXT_MAX];
    const lc_h5_node *step = lc_cf_step_of(p), *made = p->time;
    lc_cf_dimension_of(dimension, made);
    if (!step || !lc_at_value(value, sizeof value, p, (const char *const[]){lc_text_last_part(dimension), NULL}) ||
        strcmp(value, "all") == 0)
        return NULL;
    p->time = step;
    return made;
}

/* A time of the same rows that is named as the one for which a forecast is. */
void lc_cf_prefer_valid(lc_plan *p)
{
    char own[LC_DIMENSION_TEXT], other[LC_DIMENSION_TEXT];
    lc_cf_dimension_of(own, p->time);
    for (size_t i = p->group; i < p->end && !p->request->time; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (!lc_cf_is_time(p, node) || strcmp(node->name, "valid_time") != 0)
            continue;
        lc_cf_dimension_of(other, node);
        if (strcmp(own, other) == 0)
            p->time = node;
    }
}

/* A single period is added to the time where that is when forecasts were made, not the time of CF, which is what they are for. */
static bool is_made(const lc_plan *p, const lc_h5_node *period)
{
    const char *said = lc_h5_node_text(p->time, "standard_name");
    if (said && strcmp(said, "forecast_reference_time") == 0)
        return true;
    return strcmp(p->time->name, "valid_time") != 0 && strcmp(period->name, "forecast_period") != 0;
}

static lc_status add_period(lc_plan *p, const lc_h5_node *node, size_t index)
{
    const int64_t second = 1000000000;
    lc_stored s = {0};
    int64_t unit = 0;
    lc_cf_unit_find(&unit, lc_h5_node_text(node, "units"));
    CHECK(lc_stored_read(&s, p->file, node, NULL));
    const double count = index >= s.count ? 1e300 : s.real ? s.real[index] : (double)s.whole[index];
    lc_stored_free(&s);
    if (!(count * (double)unit < 3e18 && count * (double)unit > -3e18) || p->units.months || p->units.dated)
        return lc_fail(LC_E_DATA, "%s: '%s' cannot be added to '%s', which %s", p->path, node->path, p->time->path,
                       p->units.months || p->units.dated ? "does not count units of fixed length" : "is too far from it");
    const int64_t sum = p->units.fraction + (int64_t)(count * (double)unit);
    p->units.since += lc_floor_divide(sum, second);
    p->units.fraction = sum - second * lc_floor_divide(sum, second);
    lc_plan_note(p, "stamps are those that forecasts are for: '%s' and %g %s ('%s')", p->time->name, count,
                 lc_h5_node_text(node, "units"), node->name);
    return LC_OK;
}

lc_status lc_cf_add_period(lc_plan *p, lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    const lc_h5_node *step = lc_cf_step_of(p);
    if (step) {
        lc_cf_dimension_of(dimension, step);
        const lc_axis_place *axis = lc_places_find(places, dimension);
        if (axis && axis->all)
            return lc_fail(LC_E_USAGE,
                           "%s: --at %s=all: each step is for another time; one step of all forecasts is --at %s=VALUE, one "
                           "forecast --at %s=VALUE",
                           p->path, step->name, step->name, p->time->name);
        places->step = axis && axis->chosen ? axis->dimension : NULL;
        return places->step ? add_period(p, step, axis->index) : LC_OK;
    }
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (is_period(p, node) && (node->axes == 0 || node->shape.size[0] == 1) && is_made(p, node))
            return add_period(p, node, 0);
    }
    return LC_OK;
}

lc_status lc_cf_begin_at(lc_plan *p, const lc_h5_node *made, const lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    lc_cf_dimension_of(dimension, made);
    const lc_axis_place *axis = lc_places_find(places, dimension);
    CHECK(read_moment(&p->units, p, made, axis ? axis->index : 0));
    lc_cf_unit_find(&p->units.nanoseconds, lc_h5_node_text(p->time, "units"));
    lc_plan_note(p, "the time is '%s' of one forecast, made at '%s'", p->time->name, made->name);
    return LC_OK;
}
