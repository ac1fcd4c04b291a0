/* place - where in space a series is taken: the cell, station or level of each axis that is not the time. */
#ifndef LC_DATA_FOREIGN_PLACE_H
#define LC_DATA_FOREIGN_PLACE_H

#include "core/names.h"
#include "core/text.h"
#include "data/foreign/plan.h"

/* An axis of that dimension: the path of its scale; "#N" of N places without one. */
typedef struct lc_axis_place {
    char *dimension;
    size_t size;
    bool chosen, all; /* all: a series for each place */
    bool merged;      /* the only place that has a value, row by row */
    bool columns;     /* each place is a channel */
    size_t index;
} lc_axis_place;

typedef struct lc_places {
    size_t count, capacity;
    lc_axis_place *axis;
    const char *step; /* the dimension of periods of which one is chosen, by which stamps are later; NULL: none */
    bool point;       /* the latitude and longitude of the cell are known */
    double cell[2];
} lc_places;

void lc_places_free(lc_places *places);

/* The dimension of an axis of an array. */
enum { LC_DIMENSION_TEXT = 512 };
void lc_dimension_of(char out[LC_DIMENSION_TEXT], const lc_h5_node *node, size_t axis);

/* Adds the dimensions of an array's axes that have more than one place, except for one axis (the time's). */
lc_status lc_places_add(lc_places *places, const lc_h5_node *node, size_t time_axis);

/* Adds a dimension of `size` places. */
lc_status lc_places_add_dimension(lc_places *places, const char *dimension, size_t size);

/* Obeys --at: LC_E_USAGE for a name that is not there; LC_E_DATA for a place that is not. Says which place was taken. */
lc_status lc_places_choose(lc_places *places, const lc_plan *plan);

/* Merges the places of ERA5's axis expver, unless --at chooses one: 1 has what is final, 5 the rows after it, and the others have
 * no value. Says so. */
void lc_places_merge(lc_places *places, const lc_plan *plan);

/* Axes whose places are columns (variable, feature, field), unless --at chooses on them. Says so. Whether an array has one. */
void lc_places_take_columns(lc_places *places, const lc_plan *plan);
bool lc_place_has_columns(const lc_plan *plan, const lc_h5_node *node);

/* Adds an array at the places that are chosen: a channel, or one for each place of an axis of columns, by the place's name, with
 * the array's in front where several have that axis. */
lc_status lc_place_add(lc_plan *plan, const lc_pick *pick, const lc_places *places);

/* LC_E_USAGE, naming the axes on which no place is chosen and what is on them; LC_OK without one. */
lc_status lc_places_refuse(const lc_plan *plan, const lc_places *places);

const lc_axis_place *lc_places_find(const lc_places *places, const char *dimension);

/* A dimension of stations: with names, or with a latitude and longitude of each. *labels: the node with the names, or NULL. */
bool lc_places_are_stations(const lc_h5_node **labels, const lc_plan *plan, const char *dimension);

/* The names of all places of a dimension, for lc_free_texts: labels, latitudes and longitudes, or NAME_0, NAME_1... */
lc_status lc_places_names(char ***out, const lc_plan *plan, const char *dimension, size_t size);

/* The same; NULL where nothing but their order would tell them apart. */
lc_status lc_places_said(char ***out, const lc_plan *plan, const char *dimension, size_t size);

/* Names the only series of a plan by its station: the place that is chosen on an axis of stations, the only one of such an axis,
 * or an array of one word or number that is called so. dimension: of the time. */
lc_status lc_place_name(lc_plan *plan, const lc_places *places, const char *dimension);

/* Sets where the rows are: what --at chose, and the latitude and longitude of the cell, where no name tells its series. */
lc_status lc_place_locate(lc_plan *plan, lc_places *places, const char *dimension);

/* --- what these files share ------------------------------------------------------------------------------------------- */

typedef enum lc_place_role { LC_LATITUDE, LC_LONGITUDE } lc_place_role;

/* Whether an array is one of latitudes, or longitudes; whether it is of texts that are rows of single letters; of any texts. */
bool lc_place_has_role(const lc_h5_node *node, lc_place_role wanted);

/* Whether an array of the plan's group has latitudes, or longitudes. */
bool lc_places_have_role(const lc_plan *plan, lc_place_role role);
bool lc_place_is_letters(const lc_h5_node *node);
bool lc_place_is_text(const lc_h5_node *node);

/* The latitudes and longitudes of the places of a dimension, in degrees, for lc_free; NULL where one is not there. */
lc_status lc_place_points(double *point[2], const lc_plan *plan, const char *dimension, size_t size);

/* Whether an array is along that dimension only. */
bool lc_place_is_along(const lc_h5_node *node, const char *dimension);

/* An array whose values name the places of a dimension, that of a name first (NULL: any); NULL if there is none. */
const lc_h5_node *lc_place_labels(const lc_plan *plan, const char *dimension, const char *name);

/* Takes a place of an axis, which may be NULL. */
void lc_place_choose(lc_axis_place *axis, size_t index);

/* Takes the place nearest to a latitude and longitude; LC_E_USAGE, LC_E_DATA as lc_places_choose. */
lc_status lc_places_nearest(lc_places *places, const lc_plan *plan, const double to[2]);

/* The nearest of places to a point, by latitude and longitude in degrees; its distance in km. */
size_t lc_nearest_place(double *kilometres, const double *latitude, const double *longitude, size_t count, double to_latitude,
                        double to_longitude);

/* LC_E_DATA if the nearest place is too far to be meant; most: kilometres from one place to the next, where --at is that of rows
 * before. */
lc_status lc_place_check(const lc_plan *plan, double kilometres, double most);

/* The latitude and longitude that a file has only one of each; *found stays false without them. dimension: of the time. */
lc_status lc_place_point(bool *found, double point[2], const lc_plan *plan, const char *dimension);

/* Whether an array of the group is one number or text, and not along the time, whose dimension is given; its word, or number, as
 * text, for lc_free: letters of an array are one word. */
bool lc_place_is_single(const lc_plan *plan, const lc_h5_node *node, const char *dimension);
lc_status lc_place_word(char **out, const lc_plan *plan, const lc_h5_node *node);

/* Obeys NAME=VALUE of --at where NAME has only one place. *found stays false if the file has none of that name. LC_E_DATA for
 * another value than it has. */
lc_status lc_place_only(bool *found, const lc_plan *plan, const char *name, const char *value);

/* The next NAME=VALUE of --at, as lc_names_next; a value with commas is in double quotes. */
bool lc_at_next(char *item, lc_names *list);

/* What a latitude and a longitude are called in --at, NULL behind the last. */
extern const char *const lc_at_latitudes[], *const lc_at_longitudes[];

/* The value of NAME in --at a=1,b=2, one of the names (NULL-ended). False if it is not there. */
bool lc_at_value(char *out, size_t size, const lc_plan *plan, const char *const *names);

/* Of places that are moments since a day, where a date is asked for: the places as dates (label, of `count` texts), and the date
 * as they are written. A number asked for, and the places then, stay. */
lc_status lc_place_dates(char date[LC_CALENDAR_TEXT], char **label, size_t count, const lc_plan *plan, const lc_h5_node *node);

/* LC_E_USAGE if --at says a name twice. */
lc_status lc_at_check_once(const lc_plan *plan);

/* The same; or has a name that is not one of these. */
lc_status lc_at_check(const lc_plan *plan, const char *const *names);

#endif
