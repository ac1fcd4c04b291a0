/* stock - daily prices of several tickers on business days.
 *
 *     close' = close (1 + drift(s) + beta m' + e')    open' = close (1 + 0.3 (beta m' + e'))    volume = base level(s) u
 *
 * m is the market's shock and e the ticker's own, both GARCH(1,1) with Student-t innovations (cut off at 6, so that no price
 * falls below zero; both sides alike, so that the mean stays 0). s is the market's state, calm or busy, a Markov chain apart from
 * the shocks; u is uniform on 0.6 .. 1.4, so today's volume gives s away. That is all there is to predict, and it is
 * little, as in life. Shocks having mean 0 given the past, the best forecast of the close h days ahead is
 *
 *     close g_h(s),   g_0 = 1,   g_h(s) = (1 + drift(s)) sum_s' P(s, s') g_{h-1}(s')
 *
 * that of the open h days ahead is close g_{h-1}(s), and that of the volume base (P^h level)(s). High and low have no best
 * forecast in closed form.
 */
#include "data/simulate.h"

#include <math.h>
#include <stdio.h>

#include "core/mem.h"
#include "core/rng.h"

enum { OPEN, HIGH, LOW, CLOSE, VOLUME, CHANNELS };
enum { CALM, BUSY, STATES };
enum { DAY = 86400, FIRST_MONDAY = 10959 /* 2000-01-03, in days since 1970 */ };

static const double drift[STATES] = {-0.0003, 0.0020};
static const double level[STATES] = {1, 3};
static const double move[STATES][STATES] = {{0.98, 0.02}, {0.05, 0.95}};
static const double overnight = 0.3;

/* One GARCH(1,1) process: v' = (1 - a - b) v_mean + a shock^2 + b v, kept below 25 v_mean. */
typedef struct garch {
    double mean, variance;
} garch;

static double shock(garch *process, lc_rng *rng)
{
    const double degrees = 6, a = 0.08, b = 0.90;
    double z = lc_rng_student(rng, degrees) / sqrt(degrees / (degrees - 2));
    double x = sqrt(process->variance) * fmax(-6, fmin(6, z));
    process->variance = fmin((1 - a - b) * process->mean + a * x * x + b * process->variance, 25 * process->mean);
    return x;
}

static garch garch_new(double deviation)
{
    return (garch){deviation * deviation, deviation * deviation};
}

/* The market's path, the same for every ticker. */
typedef struct market_path {
    unsigned char *state;
    double *shock, *deviation; /* per day; deviation before the day's shock */
} market_path;

static void run_market(market_path *out, size_t rows, uint64_t seed)
{
    lc_rng rng = lc_rng_new(seed, "stock market", 0);
    garch process = garch_new(0.009);
    int state = lc_rng_uniform(&rng) < 2.0 / 7 ? BUSY : CALM;
    for (size_t day = 0; day < rows; day++) {
        out->state[day] = (unsigned char)state;
        out->deviation[day] = sqrt(process.variance);
        out->shock[day] = shock(&process, &rng);
        state = lc_rng_uniform(&rng) < move[state][BUSY] ? BUSY : CALM;
    }
}

static void run_ticker(lc_series *series, double *base, const market_path *market, uint64_t seed, size_t index)
{
    lc_rng rng = lc_rng_new(seed, "stock ticker", index);
    garch process = garch_new(0.012);
    double beta = 0.7 + 0.6 * lc_rng_uniform(&rng), close = 20 * pow(10, lc_rng_uniform(&rng));
    *base = 1e5 * pow(100, lc_rng_uniform(&rng));
    for (size_t day = 0; day < series->rows; day++) {
        double *value = &series->value[day * CHANNELS];
        double deviation = hypot(beta * market->deviation[day], sqrt(process.variance));
        double news = beta * market->shock[day] + shock(&process, &rng);
        double known = day ? drift[market->state[day - 1]] : 0;
        value[OPEN] = close * (1 + overnight * news);
        value[CLOSE] = close *= 1 + known + news;
        value[HIGH] = fmax(value[OPEN], close) * (1 + 0.4 * deviation * fabs(lc_rng_normal(&rng)));
        value[LOW] = fmin(value[OPEN], close) * (1 - 0.4 * deviation * fabs(lc_rng_normal(&rng)));
        value[VOLUME] = *base * level[market->state[day]] * (0.6 + 0.8 * lc_rng_uniform(&rng));
        series->time[day] = (int64_t)(FIRST_MONDAY + day / 5 * 7 + day % 5) * DAY;
    }
}

/* f'(s) = factor(s) sum_s' P(s, s') f(s') */
static void step_back(double f[STATES], const double factor[STATES])
{
    double calm = f[CALM], busy = f[BUSY];
    for (int s = 0; s < STATES; s++)
        f[s] = factor[s] * (move[s][CALM] * calm + move[s][BUSY] * busy);
}

static void set_ideal(lc_series *series, const market_path *market, double base)
{
    const double growth[STATES] = {1 + drift[CALM], 1 + drift[BUSY]}, one[STATES] = {1, 1};
    double g[STATES] = {1, 1}, volume[STATES] = {level[CALM], level[BUSY]};
    for (size_t k = 0; k < series->ideal_horizon; k++) {
        double before[STATES] = {g[CALM], g[BUSY]};
        step_back(g, growth);
        step_back(volume, one);
        for (size_t day = 0; day < series->rows; day++) {
            float *ideal = &series->ideal[(day * series->ideal_horizon + k) * CHANNELS];
            double close = series->value[day * CHANNELS + CLOSE];
            int s = market->state[day];
            ideal[OPEN] = (float)(close * before[s]);
            ideal[CLOSE] = (float)(close * g[s]);
            ideal[VOLUME] = (float)(base * volume[s]);
        }
    }
}

static lc_status simulate(lc_dataset *dataset, uint64_t seed)
{
    lc_status status = LC_OK;
    market_path market = {0};
    const size_t rows = dataset->series->rows;
    char name[32];
    TRY(lc_new(&market.state, rows, sizeof *market.state));
    TRY(lc_new(&market.shock, rows, sizeof *market.shock));
    TRY(lc_new(&market.deviation, rows, sizeof *market.deviation));
    run_market(&market, rows, seed);
    for (size_t i = 0; i < dataset->series_count; i++) {
        double base;
        snprintf(name, sizeof name, "T%02zu", i + 1);
        TRY(lc_copy_text(&dataset->series[i].name, name));
        run_ticker(&dataset->series[i], &base, &market, seed, i);
        set_ideal(&dataset->series[i], &market, base);
    }
done:
    lc_free(market.state);
    lc_free(market.shock);
    lc_free(market.deviation);
    return status;
}

const lc_simulator lc_simulator_stock = {
    .help = "daily open, high, low, close and volume: a market factor, GARCH(1,1), Student-t shocks",
    .title = "Simulated stocks",
    .rows = 2500,
    .series = 4,
    .channel = {{"open", "USD"}, {"high", "USD"}, {"low", "USD"}, {"close", "USD"}, {"volume", "1"}},
    .simulate = simulate,
};
