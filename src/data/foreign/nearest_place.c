/* nearest_place - the place nearest to a point of the earth. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/foreign/cf.h"

enum { KILOMETRES_MOST = 500, STEPS_MOST = 2 };

/* Whether an axis is that of the time: coordinates may be written again for each row. */
static bool is_of_time(const lc_plan *p, const lc_h5_node *node, size_t axis)
{
    char dimension[LC_DIMENSION_TEXT], time[LC_DIMENSION_TEXT];
    lc_dimension_of(dimension, node, axis);
    lc_cf_dimension_of(time, p->time);
    return strcmp(dimension, time) == 0;
}

/* The first axis from one on that has more than one place, and is not the time's; the rank: there is none. */
static size_t next_axis(const lc_plan *p, const lc_h5_node *node, size_t axis)
{
    while (axis < node->shape.rank && (node->shape.size[axis] == 1 || is_of_time(p, node, axis)))
        axis++;
    return axis;
}

/* Whether all axes of more than one place are among the dimensions, or are the time's. */
static bool is_within(const lc_plan *p, const lc_h5_node *node, const lc_places *places)
{
    char dimension[LC_DIMENSION_TEXT];
    size_t along = 0;
    for (size_t axis = next_axis(p, node, 0); axis < node->shape.rank; axis = next_axis(p, node, axis + 1), along++) {
        lc_dimension_of(dimension, node, axis);
        if (!lc_places_find(places, dimension))
            return false;
    }
    return along > 0;
}

/* Whether two coordinates are along the same axes, in one order. */
static bool are_alike(const lc_plan *p, const lc_h5_node *a, const lc_h5_node *b)
{
    char one[LC_DIMENSION_TEXT], other[LC_DIMENSION_TEXT];
    size_t i = next_axis(p, a, 0), k = next_axis(p, b, 0);
    for (; i < a->shape.rank && k < b->shape.rank; i = next_axis(p, a, i + 1), k = next_axis(p, b, k + 1)) {
        lc_dimension_of(one, a, i);
        lc_dimension_of(other, b, k);
        if (strcmp(one, other) != 0)
            return false;
    }
    return i == a->shape.rank && k == b->shape.rank;
}

static const lc_h5_node *find_role(const lc_plan *p, const lc_places *places, lc_place_role wanted)
{
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        if (lc_stored_is(node, NULL) && lc_place_has_role(node, wanted) && is_within(p, node, places))
            return node;
    }
    return NULL;
}

/* A latitude or longitude of one value, that of all places of a strip along the other one. */
static const lc_h5_node *find_single(const lc_plan *p, lc_place_role wanted)
{
    for (size_t i = 0; i < p->tree->count; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        bool single = lc_stored_is(node, NULL) && lc_place_has_role(node, wanted);
        for (size_t axis = 0; axis < node->shape.rank; axis++)
            single &= node->shape.size[axis] == 1;
        if (single)
            return node;
    }
    return NULL;
}

/* Of the first or the last row. */
static lc_status read_at(double **out, size_t *count, const lc_plan *p, const lc_h5_node *node, bool last)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    double *value = NULL;
    lc_h5_slab slab = {.rank = node->shape.rank};
    memcpy(slab.count, node->shape.size, sizeof slab.count);
    for (size_t axis = 0; axis < node->shape.rank; axis++)
        if (is_of_time(p, node, axis) && node->shape.size[axis]) {
            slab.start[axis] = last ? node->shape.size[axis] - 1 : 0;
            slab.count[axis] = 1;
        }
    TRY(lc_stored_read(&s, p->file, node, &slab));
    TRY(lc_new(&value, s.count, sizeof *value));
    TRY(lc_stored_decode(value, &s, LC_CF, node->path, NULL));
    *out = value;
    *count = s.count;
    value = NULL;
done:
    lc_free(value);
    lc_stored_free(&s);
    return status;
}

/* Of all rows the same, or which place is near is not known. */
static lc_status read_coordinate(double **out, size_t *count, const lc_plan *p, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    double *first = NULL, *last = NULL;
    TRY(read_at(&first, count, p, node, false));
    TRY(read_at(&last, count, p, node, true));
    for (size_t i = 0; i < *count; i++)
        if (first[i] != last[i] && !(isnan(first[i]) && isnan(last[i])))
            FAIL(LC_E_DATA, "%s: '%s' is not the same in the first and the last row: choose a cell by its numbers (--at)",
                 p->path, node->path);
    *out = first;
    first = NULL;
done:
    lc_free(first);
    lc_free(last);
    return status;
}

/* d = 2 R asin sqrt(sin^2(dlat / 2) + cos lat1 cos lat2 sin^2(dlon / 2)), R = 6371 km */
static double distance(double lat1, double lon1, double lat2, double lon2)
{
    const double degree = acos(-1.0) / 180, dlat = sin((lat2 - lat1) * degree / 2), dlon = sin((lon2 - lon1) * degree / 2);
    const double h = dlat * dlat + cos(lat1 * degree) * cos(lat2 * degree) * dlon * dlon;
    return 2 * 6371 * asin(sqrt(h < 1 ? h : 1));
}

size_t lc_nearest_place(double *kilometres, const double *latitude, const double *longitude, size_t count, double to_latitude,
                        double to_longitude)
{
    size_t nearest = 0;
    *kilometres = (double)INFINITY;
    for (size_t i = 0; i < count; i++) {
        const double far = distance(latitude[i], longitude[i], to_latitude, to_longitude);
        if (far < *kilometres) {
            *kilometres = far;
            nearest = i;
        }
    }
    return nearest;
}

static lc_axis_place *axis_of(lc_places *places, const lc_h5_node *node, size_t axis)
{
    char dimension[LC_DIMENSION_TEXT];
    lc_dimension_of(dimension, node, axis);
    return (lc_axis_place *)(uintptr_t)lc_places_find(places, dimension);
}

/* Every pair of a latitude and a longitude that are on axes of their own. */
static lc_status cross(double **lat, double **lon, size_t *rows, size_t *columns)
{
    lc_status status = LC_OK;
    double *a = NULL, *b = NULL;
    const size_t count = *rows * *columns;
    TRY(lc_new(&a, count, sizeof *a));
    TRY(lc_new(&b, count, sizeof *b));
    for (size_t i = 0; i < count; i++) {
        a[i] = (*lat)[i / *columns];
        b[i] = (*lon)[i % *columns];
    }
    lc_free(*lat);
    lc_free(*lon);
    *lat = a;
    *lon = b;
    return LC_OK;
done:
    lc_free(b);
    lc_free(a);
    return status;
}

lc_status lc_place_check(const lc_plan *p, double kilometres, double step)
{
    const bool like = p->request->before.place;
    if (kilometres <= (like ? fmax(1, STEPS_MOST * step) : KILOMETRES_MOST))
        return LC_OK;
    if (like)
        return lc_fail(LC_E_DATA, "%s: it is of another place than the rows before: the nearest to --at %s is %.1f km away",
                       p->path, p->request->at, kilometres);
    return lc_fail(LC_E_DATA, "%s: the place nearest to --at %s is %.0f km away: the point is not in the file's area", p->path,
                   p->request->at, kilometres);
}

/* From one of the places to the nearest of the others; 0: there are none. */
static double step_of(const double *lat, const double *lon, size_t count, size_t index)
{
    double least = (double)INFINITY;
    for (size_t i = 0; i < count; i++)
        if (i != index)
            least = fmin(least, distance(lat[i], lon[i], lat[index], lon[index]));
    return isfinite(least) ? least : 0;
}

/* A point where none of the axes is of latitudes or longitudes. */
static lc_status refuse_point(const lc_places *places, const lc_plan *p)
{
    lc_few axes = {0};
    for (size_t i = 0; i < places->count; i++)
        lc_few_add(&axes, lc_text_last_part(places->axis[i].dimension), "");
    const lc_status status =
        lc_fail(LC_E_USAGE, "%s: --at %s: no latitude and longitude along the arrays' axes%s%s", p->path, p->request->at,
                axes.count ? "; a place on each is NAME=VALUE of " : "", axes.count ? lc_few_text(&axes) : "");
    lc_few_free(&axes);
    return status;
}

/* A file of one place: that, or it is another. A file that says none is taken for one of the place of the rows before. */
static lc_status check_only(lc_places *places, const lc_plan *p, const double to[2])
{
    bool found = false;
    double kilometres;
    char dimension[LC_DIMENSION_TEXT];
    lc_cf_dimension_of(dimension, p->time);
    CHECK(lc_place_point(&found, places->cell, p, dimension));
    if (!found && p->request->before.place)
        return LC_OK;
    if (!found)
        return refuse_point(places, p);
    places->point = true;
    lc_nearest_place(&kilometres, &places->cell[0], &places->cell[1], 1, to[0], to[1]);
    CHECK(lc_place_check(p, kilometres, 0));
    lc_plan_note(p, "--at %s: its only place is %g, %g, %.1f km away", p->request->at, places->cell[0], places->cell[1],
                 kilometres);
    return LC_OK;
}

/* The coordinates of all places, of a grid or of cells in the order of `along`. */
typedef struct coordinates {
    const lc_h5_node *node[2], *along;
    double *value[2];
    size_t count[2], columns; /* columns: of a grid; 0: it is none */
} coordinates;

/* The only value of a strip, once for each of its places. */
static lc_status repeat(double **value, size_t *count, size_t times)
{
    double *all = NULL;
    CHECK(lc_new(&all, times, sizeof *all));
    for (size_t i = 0; i < times; i++)
        all[i] = **value;
    lc_free(*value);
    *value = all;
    *count = times;
    return LC_OK;
}

static lc_status read_strip(coordinates *c, int single)
{
    c->along = c->node[!single];
    return repeat(&c->value[single], &c->count[single], c->count[!single]);
}

static lc_status read_places(coordinates *c, lc_places *places, const lc_plan *p, const lc_h5_node *const single[2])
{
    for (int i = 0; i < 2; i++)
        CHECK(read_coordinate(&c->value[i], &c->count[i], p, c->node[i]));
    c->along = c->node[0];
    if (single[0] || single[1])
        return read_strip(c, single[0] ? 0 : 1);
    const bool grid =
        c->node[0]->axes == 1 && c->node[1]->axes == 1 && axis_of(places, c->node[0], 0) != axis_of(places, c->node[1], 0);
    if (!grid && (c->count[0] != c->count[1] || !are_alike(p, c->node[0], c->node[1])))
        return lc_fail(LC_E_DATA,
                       "%s: '%s' and '%s' are not along the same axes in one order: choose a cell by its numbers (--at)", p->path,
                       c->node[0]->path, c->node[1]->path);
    if (!grid)
        return LC_OK;
    c->columns = c->count[1];
    return cross(&c->value[0], &c->value[1], &c->count[0], &c->columns);
}

static void choose(lc_places *places, const lc_plan *p, const coordinates *c, size_t nearest)
{
    if (c->columns) {
        lc_place_choose(axis_of(places, c->node[0], 0), nearest / c->columns);
        lc_place_choose(axis_of(places, c->node[1], 0), nearest % c->columns);
        return;
    }
    for (size_t axis = c->along->shape.rank, left = nearest; axis-- > 0;)
        if (!is_of_time(p, c->along, axis) && c->along->shape.size[axis] > 1) {
            lc_place_choose(axis_of(places, c->along, axis), left % c->along->shape.size[axis]);
            left /= c->along->shape.size[axis];
        }
}

static lc_status choose_nearest(lc_places *places, const lc_plan *p, const coordinates *c, const double to[2])
{
    const double *lat = c->value[0], *lon = c->value[1];
    const size_t cells = c->columns ? c->count[0] * c->columns : c->count[0];
    double kilometres;
    const size_t nearest = lc_nearest_place(&kilometres, lat, lon, cells, to[0], to[1]);
    CHECK(lc_place_check(p, kilometres, step_of(lat, lon, cells, nearest)));
    places->point = true;
    places->cell[0] = lat[nearest];
    places->cell[1] = lon[nearest];
    choose(places, p, c, nearest);
    lc_plan_note(p, "--at %s: the nearest place is %s = %g, %s = %g, %.1f km away", p->request->at, c->node[0]->name,
                 lat[nearest], c->node[1]->name, lon[nearest], kilometres);
    return LC_OK;
}

lc_status lc_places_nearest(lc_places *places, const lc_plan *p, const double to[2])
{
    lc_status status = LC_OK;
    const lc_h5_node *single[2] = {NULL, NULL};
    coordinates c = {.node = {find_role(p, places, LC_LATITUDE), find_role(p, places, LC_LONGITUDE)}};
    if (!c.node[0] && c.node[1])
        c.node[0] = single[0] = find_single(p, LC_LATITUDE);
    else if (c.node[0] && !c.node[1])
        c.node[1] = single[1] = find_single(p, LC_LONGITUDE);
    if (!c.node[0] || !c.node[1])
        return check_only(places, p, to);
    TRY(read_places(&c, places, p, single));
    TRY(choose_nearest(places, p, &c, to));
done:
    lc_free(c.value[0]);
    lc_free(c.value[1]);
    return status;
}
