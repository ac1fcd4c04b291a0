/* weather - hourly temperature, pressure, humidity and wind of several stations.
 *
 *     x' = A x + L z
 *     temperature = T(t) + 4 x_T
 *     pressure    = P(t) + 8 x_P
 *     humidity    = 100 Phi(H(t) + x_H)
 *     wind        = exp(W(t) + x_W)
 *
 * T .. W are season and day, known for all time. x is a first-order vector autoregression with normal shocks z: temperature and
 * pressure turn about each other with a period of 110 hours, which are the fronts that pass; humidity and wind follow them. Every
 * x can be read off the values, so the best forecast h hours ahead needs only m = A^h x and V = sum_{j<h} A^j L L' A'^j:
 *
 *     temperature = T + 4 m_T
 *     pressure    = P + 8 m_P
 *     humidity    = 100 Phi((H + m_H) / sqrt(1 + V_HH))
 *     wind        = exp(W + m_W + V_WW / 2)
 */
#include "data/simulate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/normal.h"
#include "core/rng.h"

enum { TEMPERATURE, PRESSURE, HUMIDITY, WIND, CHANNELS };
enum { HOUR = 3600, FIRST_HOUR = 1262304000 /* 2010-01-01 */, SPIN_UP = 500 };

static const double turn = 2 * 3.14159265358979323846;

/* A: decay 0.985, cos and sin of 2 pi / 110. */
static const double advance[CHANNELS][CHANNELS] = {
    {0.98339, -0.05624, 0, 0},
    {0.05624, 0.98339, 0, 0},
    {0.03, -0.03, 0.92, 0},
    {-0.02, -0.04, 0, 0.90},
};

/* L: temperature falls as pressure rises; rain cools and a gust comes with it. */
static const double spread[CHANNELS][CHANNELS] = {
    {0.17, 0, 0, 0},
    {-0.05, 0.16, 0, 0},
    {-0.08, -0.04, 0.20, 0},
    {0.02, -0.05, 0.05, 0.18},
};

/* Where a station is. */
typedef struct climate {
    double temperature, pressure; /* offsets */
} climate;

/* What season and day give without x, by hour since the start. */
static void set_normal(double out[CHANNELS], double hour, const climate *place)
{
    double season = turn * hour / 8766, day = turn * hour / 24;
    out[TEMPERATURE] = place->temperature - 9 * cos(season - turn * 0.05) - 4 * cos(day - turn * 3 / 24);
    out[PRESSURE] = place->pressure + 1.5 * cos(season) + 0.5 * cos(2 * day - turn * 10 / 12);
    out[HUMIDITY] = 0.6 + 0.2 * cos(season) + 0.35 * cos(day - turn * 4 / 24);
    out[WIND] = 1.0 + 0.15 * cos(season) - 0.2 * cos(day - turn * 2 / 24);
}

static void multiply(double out[CHANNELS], const double matrix[CHANNELS][CHANNELS], const double x[CHANNELS])
{
    double product[CHANNELS] = {0};
    for (int i = 0; i < CHANNELS; i++)
        for (int j = 0; j < CHANNELS; j++)
            product[i] += matrix[i][j] * x[j];
    memcpy(out, product, sizeof product);
}

static void step(double x[CHANNELS], lc_rng *rng)
{
    double z[CHANNELS];
    for (int i = 0; i < CHANNELS; i++)
        z[i] = lc_rng_normal(rng);
    multiply(z, spread, z);
    multiply(x, advance, x);
    for (int i = 0; i < CHANNELS; i++)
        x[i] += z[i];
}

/* The mean of the four values if x is normal with mean m and variances v (0: what they are for m). */
static void observe(double out[CHANNELS], const double normal[CHANNELS], const double m[CHANNELS], double v_humidity,
                    double v_wind)
{
    out[TEMPERATURE] = normal[TEMPERATURE] + 4 * m[TEMPERATURE];
    out[PRESSURE] = normal[PRESSURE] + 8 * m[PRESSURE];
    out[HUMIDITY] = 100 * lc_normal_cdf((normal[HUMIDITY] + m[HUMIDITY]) / sqrt(1 + v_humidity));
    out[WIND] = exp(normal[WIND] + m[WIND] + v_wind / 2);
}

/* V' = A V A' + L L' */
static void grow_variance(double v[CHANNELS][CHANNELS])
{
    double next[CHANNELS][CHANNELS] = {{0}};
    for (int i = 0; i < CHANNELS; i++)
        for (int j = 0; j < CHANNELS; j++)
            for (int k = 0; k < CHANNELS; k++) {
                next[i][j] += spread[i][k] * spread[j][k];
                for (int l = 0; l < CHANNELS; l++)
                    next[i][j] += advance[i][k] * v[k][l] * advance[j][l];
            }
    memcpy(v, next, sizeof next);
}

static void set_ideal(lc_series *series, size_t row, const double x[CHANNELS], const climate *place)
{
    double m[CHANNELS], v[CHANNELS][CHANNELS] = {{0}}, normal[CHANNELS], mean[CHANNELS];
    memcpy(m, x, sizeof m);
    for (size_t k = 0; k < series->ideal_horizon; k++) {
        multiply(m, advance, m);
        grow_variance(v);
        set_normal(normal, (double)(row + 1 + k), place);
        observe(mean, normal, m, v[HUMIDITY][HUMIDITY], v[WIND][WIND]);
        for (int c = 0; c < CHANNELS; c++)
            series->ideal[(row * series->ideal_horizon + k) * CHANNELS + (size_t)c] = (float)mean[c];
    }
}

static void run_station(lc_series *series, uint64_t seed, size_t index)
{
    lc_rng rng = lc_rng_new(seed, "weather station", index);
    climate place = {10 + 4 * lc_rng_normal(&rng), 1005 + 8 * lc_rng_normal(&rng)};
    double x[CHANNELS] = {0}, normal[CHANNELS];
    for (int i = 0; i < SPIN_UP; i++)
        step(x, &rng);
    for (size_t row = 0; row < series->rows; row++) {
        step(x, &rng);
        set_normal(normal, (double)row, &place);
        observe(&series->value[row * CHANNELS], normal, x, 0, 0);
        set_ideal(series, row, x, &place);
        series->time[row] = FIRST_HOUR + (int64_t)row * HOUR;
    }
}

static lc_status simulate(lc_dataset *dataset, uint64_t seed)
{
    char name[32];
    for (size_t i = 0; i < dataset->series_count; i++) {
        snprintf(name, sizeof name, "S%02zu", i + 1);
        CHECK(lc_copy_text(&dataset->series[i].name, name));
        run_station(&dataset->series[i], seed, i);
    }
    return LC_OK;
}

const lc_simulator lc_simulator_weather = {
    .help = "hourly temperature, pressure, humidity and wind: season, day and passing fronts",
    .title = "Simulated weather",
    .rows = 8766,
    .series = 1,
    .channel = {{"temperature", "degC"}, {"pressure", "hPa"}, {"humidity", "%"}, {"wind", "m s-1"}},
    .simulate = simulate,
};
