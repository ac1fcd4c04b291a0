/* nearest_place - the place nearest to a point of the earth. */
#include <math.h>
#include <stdint.h>
#include <string.h>

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
        return lc_fail(LC_E_USAGE, "%s: --at %s: no latitude and longitude along the arrays' axes", p->path, p->request->at);
    places->point = true;
    lc_nearest_place(&kilometres, &places->cell[0], &places->cell[1], 1, to[0], to[1]);
    CHECK(lc_place_check(p, kilometres, 0));
    lc_plan_note(p, "--at %s: its only place is %g, %g, %.1f km away", p->request->at, places->cell[0], places->cell[1],
                 kilometres);
    return LC_OK;
}

/* A cell by its number, which counts along the axes of both coordinates: a grid, columns > 0, or those that they share. */
static void choose_cell(lc_places *places, const lc_plan *p, const lc_h5_node *const node[2], size_t cell, size_t columns)
{
    if (columns) {
        lc_place_choose(axis_of(places, node[0], 0), cell / columns);
        lc_place_choose(axis_of(places, node[1], 0), cell % columns);
        return;
    }
    for (size_t axis = node[0]->shape.rank; axis-- > 0;)
        if (!is_of_time(p, node[0], axis)) {
            lc_place_choose(axis_of(places, node[0], axis), cell % node[0]->shape.size[axis]);
            cell /= node[0]->shape.size[axis];
        }
}

lc_status lc_places_nearest(lc_places *places, const lc_plan *p, const double to[2])
{
    lc_status status = LC_OK;
    const lc_h5_node *node[2] = {find_role(p, places, LC_LATITUDE), find_role(p, places, LC_LONGITUDE)};
    double *lat = NULL, *lon = NULL, kilometres;
    size_t rows = 0, columns = 0;
    if (!node[0] || !node[1])
        return check_only(places, p, to);
    TRY(read_coordinate(&lat, &rows, p, node[0]));
    TRY(read_coordinate(&lon, &columns, p, node[1]));
    const lc_axis_place *first = axis_of(places, node[0], 0);
    const bool grid = node[0]->axes == 1 && node[1]->axes == 1 && first != axis_of(places, node[1], 0);
    if (!grid && (rows != columns || !are_alike(p, node[0], node[1])))
        FAIL(LC_E_DATA, "%s: '%s' and '%s' are not along the same axes in one order: choose a cell by its numbers (--at)",
             p->path, node[0]->path, node[1]->path);
    if (grid)
        TRY(cross(&lat, &lon, &rows, &columns));
    const size_t cells = grid ? rows * columns : rows;
    const size_t nearest = lc_nearest_place(&kilometres, lat, lon, cells, to[0], to[1]);
    TRY(lc_place_check(p, kilometres, step_of(lat, lon, cells, nearest)));
    places->point = true;
    places->cell[0] = lat[nearest];
    places->cell[1] = lon[nearest];
    choose_cell(places, p, node, nearest, grid ? columns : 0);
    lc_plan_note(p, "--at %s: the nearest place is %s = %g, %s = %g, %.1f km away", p->request->at, node[0]->name, lat[nearest],
                 node[1]->name, lon[nearest], kilometres);
done:
    lc_free(lat);
    lc_free(lon);
    return status;
}
