/* months - finding arrays of (year, month), and their stamps. */
#include "data/foreign/months.h"

#include <string.h>

#include "core/calendar.h"
#include "core/date.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "data/foreign/place.h"
#include "data/foreign/plain.h"
#include "data/stamp.h"

enum { MONTHS = 12, DAY = 86400 };

/* --- what says it ----------------------------------------------------------------------------------------------------- */

/* 1 to 12, or January to December. */
static bool are_months(char *const *text)
{
    for (int i = 0; i < MONTHS; i++) {
        double number;
        int month = 0;
        if (lc_text_number(&number, text[i]))
            month = number == i + 1 ? i + 1 : 0;
        else if (!lc_month_read(&month, text[i]))
            return false;
        if (month != i + 1)
            return false;
    }
    return true;
}

/* Whether stamps are the beginnings of years that follow one another. */
static bool are_years(const lc_series *axis)
{
    int64_t last = 0;
    for (size_t row = 0; row < axis->rows; row++) {
        const int64_t second = lc_series_second(axis, row) + (axis->offset ? axis->offset[row] : 0);
        const lc_day day = lc_calendar_day(axis->calendar, lc_floor_divide(second, DAY));
        if (second % DAY || day.month != 1 || day.day != 1 || (row && day.year != last + 1))
            return false;
        last = day.year;
    }
    return axis->rows > 0;
}

/* A year in each row, a month in each column: by the axes' names, where they have some. */
static bool is_of_months(const lc_plan *p, const lc_h5_node *node, const lc_h5_node *months)
{
    const char *dimension = node->axes == 2 ? node->dimension[1] : "";
    return lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && node->axes == 2 && node->shape.size[0] == p->rows &&
           node->shape.size[1] == MONTHS && (!*dimension || strcmp(dimension, months->path) == 0);
}

static bool has_any(const lc_plan *p, const lc_h5_node *months)
{
    bool has = false;
    for (size_t i = p->group + 1; i < p->end; i++)
        has |= is_of_months(p, &p->tree->node[i], months);
    return has;
}

lc_status lc_months_are(bool *out, const lc_plan *p, const lc_h5_node *node)
{
    static const char *const names[] = {"month", "months", "mon", "mo", "monat", "mois", "mes", NULL};
    char **text = NULL;
    size_t count = 0;
    *out = lc_stored_is_bare_dimension(node);
    if (!lc_foreign_is_member(p, node) || !lc_names_among(node->name, names) || node->axes == 0 ||
        node->shape.size[0] != MONTHS || !has_any(p, node)) {
        *out = false;
        return LC_OK;
    }
    if (!*out && lc_plain_is_list(node))
        CHECK(lc_foreign_labels(&text, &count, p, node, NULL));
    *out |= count == MONTHS && are_months(text);
    lc_free_texts(text, count);
    return LC_OK;
}

static lc_status find_list(const lc_h5_node **out, const lc_plan *p)
{
    bool are = false;
    for (size_t i = p->group + 1; i < p->end && !*out; i++) {
        CHECK(lc_months_are(&are, p, &p->tree->node[i]));
        *out = are ? &p->tree->node[i] : NULL;
    }
    return LC_OK;
}

/* --- what it becomes -------------------------------------------------------------------------------------------------- */

static lc_status spread(lc_series *axis)
{
    int64_t *stamp = NULL;
    CHECK(lc_new(&stamp, axis->rows * MONTHS, sizeof *stamp));
    for (size_t row = 0; row < axis->rows * MONTHS; row++) {
        lc_day day = lc_calendar_day(axis->calendar, lc_floor_divide(lc_series_second(axis, row / MONTHS), DAY));
        day.month = (int)(row % MONTHS) + 1;
        stamp[row] = lc_calendar_days(axis->calendar, day) * DAY * axis->ticks;
    }
    lc_free(axis->time);
    axis->time = stamp;
    axis->rows *= MONTHS;
    return LC_OK;
}

/* What was a channel, or named a series, of years. */
static void forget_columns(lc_plan *p)
{
    while (p->picks)
        lc_plan_drop(p, p->pick[0].name);
    for (size_t k = 0; k < p->keys; k++)
        p->key[k].kind = LC_KEY_NONE;
}

static lc_status add_arrays(lc_plan *p, const lc_h5_node *months, size_t years)
{
    for (size_t i = p->group + 1; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        p->rows = years;
        const bool of_months = is_of_months(p, node, months);
        p->rows = years * MONTHS;
        const lc_pick pick = {.node = node, .slab = {.rank = 2, .count = {years, MONTHS}}, .row_stride = 1};
        if (of_months)
            CHECK(lc_plan_add(p, node->name, lc_h5_node_text(node, "units"), &pick));
        else if (lc_foreign_is_member(p, node) && lc_stored_is(node, NULL) && node->axes > 0 && node->shape.size[0] == years &&
                 strcmp(node->name, lc_plan_time(p)) != 0)
            lc_plan_leave(p, node->name, "one value for each year, beside months");
    }
    return LC_OK;
}

lc_status lc_months_take(lc_plan *p)
{
    const lc_h5_node *months = NULL;
    const size_t years = p->rows;
    CHECK(find_list(&months, p));
    if (!months)
        return LC_OK;
    if (p->form != LC_FORM_COLUMNS || (p->request->columns && p->picks) || !lc_plan_time(p) || !are_years(&p->axis)) {
        lc_plan_leave(p, months->name, "not as long as the time");
        return LC_OK;
    }
    if (p->axis.offset)
        return lc_fail(LC_E_USAGE, "%s: --zone: its rows are months of years, and no moments: leave it out", p->path);
    forget_columns(p);
    CHECK(spread(&p->axis));
    CHECK(add_arrays(p, months, years));
    lc_plan_note(p, "'%s' is of the months of each year: rows are months, one after another", months->name);
    return LC_OK;
}
