/* cf - what the files about netCDF-4 share. */
#ifndef LC_DATA_FOREIGN_CF_H
#define LC_DATA_FOREIGN_CF_H

#include "data/foreign/place.h"

/* The axis of more than one place, of an array with at most one (0 if all have one). */
bool lc_cf_long_axis(size_t *axis, const lc_h5_node *node);

/* The dimension of that axis. */
void lc_cf_dimension_of(char out[LC_DIMENSION_TEXT], const lc_h5_node *node);

/* Whether an array is of numbers since a day along one axis, in the group or around it. */
bool lc_cf_is_time(const lc_plan *plan, const lc_h5_node *node);

/* The axis of an array along a dimension; its rank if it has none. */
size_t lc_cf_axis_along(const lc_h5_node *node, const char *dimension);

/* Arrays of numbers in the group along a dimension that are not times. */
size_t lc_cf_count_along(const lc_plan *plan, const char *dimension);

/* The time, in the group or around it; NULL if there is none. LC_E_USAGE if several could be. */
lc_status lc_cf_find_time(const lc_h5_node **out, const lc_plan *plan);

/* All arrays of a file that are numbers of units since a day. */
lc_status lc_cf_find_dated(lc_nodes *out, const lc_plan *plan);

/* The texts that are the time of arrays of two and more other axes, as WRF has its Times; in a file that has another time, those
 * that --time names. NULL if there are none. */
const lc_h5_node *lc_cf_find_texts(const lc_plan *plan);

/* What arrays say that others are: bounds, coordinates. */
typedef struct lc_roles lc_roles;
lc_status lc_roles_new(lc_roles **out, const lc_plan *plan);
void lc_roles_free(lc_roles *roles);

/* "bounds of another", "a coordinate"; NULL: a variable. */
const char *lc_roles_of(const lc_roles *roles, const char *name);

/* The units, and calendar, of a time. */
lc_status lc_cf_units_of(lc_cf_units *out, const lc_plan *plan, const lc_h5_node *node);

/* A single moment and periods after it: `step` of a forecast, without the time that both make. *found stays false if there are
 * none. */
lc_status lc_cf_find_forecast(bool *found, lc_plan *plan);

/* Of several forecasts that steps are of: where --at names one, when they were made, and the steps become the plan's time; else
 * NULL. lc_cf_begin_at sets their units once the place is chosen. */
const lc_h5_node *lc_cf_forecast_of(lc_plan *plan);
lc_status lc_cf_begin_at(lc_plan *plan, const lc_h5_node *made, const lc_places *places);

/* Takes the time that forecasts are for, if the file has it for the same rows; else adds the one period that they all have, or
 * the step that was chosen, to its units. LC_E_USAGE if all steps are asked for: each has other stamps. */
void lc_cf_prefer_valid(lc_plan *plan);
lc_status lc_cf_add_period(lc_plan *plan, lc_places *places);

/* The steps of several forecasts, on an axis beside that of the plan's time; NULL: there are none. */
const lc_h5_node *lc_cf_step_of(const lc_plan *plan);

/* Profiles, trajectories and points are not series: LC_E_DATA, naming which they are. */
lc_status lc_features_check(const lc_plan *plan);

/* Of samples one after another that are of several stations, which sample is of which (CF, discrete sampling geometries): parts
 * the plan's rows, which are along a dimension. Without such samples nothing happens. */
lc_status lc_samples_part(lc_plan *plan, const char *dimension);

/* The parts of a plan whose rows have their part already: stations along a dimension, by their names, those that --at leaves. */
lc_status lc_samples_set_stations(lc_plan *plan, const char *dimension, size_t stations);

/* Whether an array says which station a sample is of. */
bool lc_samples_is_index(const lc_h5_node *node);

/* Stations that each have stamps of their own, time(station, obs): finds the plan. */
lc_status lc_samples_find_grid(bool *found, lc_plan *plan);

#endif
