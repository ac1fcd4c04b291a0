/* ask_place - names the axes on which a place must be said, and what is on them. */
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/foreign/cf.h"

/* "50 to 53 degrees_north", "berlin, hamburg, ...", "0 to 2" */
static lc_status describe(char *out, size_t size, const lc_plan *p, const lc_axis_place *axis)
{
    const lc_h5_node *labels = lc_place_labels(p, axis->dimension, NULL);
    char **label = NULL;
    size_t count = 0;
    snprintf(out, size, "numbered 0 to %zu", axis->size - 1);
    if (!labels)
        return LC_OK;
    CHECK(lc_foreign_labels(&label, &count, p, labels, NULL));
    const char *units = lc_h5_node_text(labels, "units");
    if (count > 1 && lc_place_is_text(labels))
        snprintf(out, size, "%.40s, %.40s%s", label[0], label[1], count > 2 ? " ..." : "");
    else if (count > 1)
        snprintf(out, size, "%.40s to %.40s%s%.40s", label[0], label[count - 1], units ? " " : "", units ? units : "");
    lc_free_texts(label, count);
    return LC_OK;
}

bool lc_places_have_role(const lc_plan *p, lc_place_role role)
{
    for (size_t i = p->group; i < p->end; i++)
        if (lc_stored_is(&p->tree->node[i], NULL) && lc_place_has_role(&p->tree->node[i], role))
            return true;
    return false;
}

/* "lat (4 places, 50 to 53 degrees_north), lon (3 places, ...)"; *last: the name of one. */
static lc_status list_axes(char *out, size_t size, const char **last, const lc_plan *p, const lc_places *places)
{
    char what[160];
    *out = '\0';
    for (size_t i = 0; i < places->count; i++) {
        const lc_axis_place *axis = &places->axis[i];
        if (axis->chosen)
            continue;
        CHECK(describe(what, sizeof what, p, axis));
        *last = lc_text_last_part(axis->dimension);
        snprintf(out + strlen(out), size - strlen(out), "%s%.60s (%s, %s)", *out ? ", " : "", *last,
                 lc_counted(axis->size, "place").text, what);
    }
    return LC_OK;
}

lc_status lc_places_refuse(const lc_plan *p, const lc_places *places)
{
    char axes[LC_TEXT_MAX / 2];
    const char *last = NULL;
    size_t left = 0;
    CHECK(list_axes(axes, sizeof axes, &last, p, places));
    for (size_t i = 0; i < places->count; i++)
        left += !places->axis[i].chosen;
    if (!left)
        return LC_OK;
    if (p->of)
        return lc_fail(LC_E_DATA, "%s: its samples are of stations and of another axis, not read together: %s", p->path, axes);
    const lc_h5_node *step = lc_cf_step_of(p);
    if (left == 1 && step && strcmp(step->name, last) == 0)
        return lc_fail(LC_E_USAGE,
                       "%s: its variables have more axes than the time: %s; one step of all forecasts is --at %s=VALUE, one "
                       "forecast --at %s=VALUE",
                       p->path, axes, last, p->time->name);
    const bool point = left > 1 && lc_places_have_role(p, LC_LATITUDE) && lc_places_have_role(p, LC_LONGITUDE);
    if (point)
        return lc_fail(LC_E_USAGE,
                       "%s: its variables have more axes than the time: %s; say which place with --at lat=52.5,lon=13.4", p->path,
                       axes);
    return lc_fail(
        LC_E_USAGE,
        "%s: its variables have more axes than the time: %s; say which place of each with --at %s%s=VALUE%s%s, or =all for a "
        "series of each",
        p->path, axes, *last == '#' ? "'" : "", last, left > 1 ? ",..." : "", *last == '#' ? "'" : "");
}
