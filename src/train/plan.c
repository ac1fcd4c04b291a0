/* plan - the rule by which threads are parted. Its figures were measured on two cores of a Zen 5; they decide speed, never
 * bits. */
#include "train/plan.h"

#include "lane/product.h"

#include <assert.h>
#include <string.h>

enum {
    SLOTS_MOST = 64, /* gradient blocks; more sums than this share them, in order */
    /* A sum has twice the lanes, and there are half as many to add up, where that leaves enough for many threads, or where a
     * gradient is large. */
    WIDE_BATCH = 256,
    WIDE_BATCH_OF_LARGE = 64,
    LARGE = 2 << 20 /* weights */
};

lc_cut lc_cut_of(size_t batch, size_t weights)
{
    lc_cut cut = {.lanes = LC_LANES};
    if (batch >= (weights < LARGE ? WIDE_BATCH : WIDE_BATCH_OF_LARGE))
        cut.lanes = 2 * LC_LANES;
    cut.sums = lc_shards_of(batch, cut.lanes);
    cut.slots = cut.sums < SLOTS_MOST ? cut.sums : SLOTS_MOST;
    return cut;
}

static size_t shared_of(const lc_net *net)
{
    const lc_model_config *m = &net->config;
    const lc_cell_type *cell = lc_lane_cell(net->lane, m->cell);
    size_t units = 0;
    for (size_t i = 0; i < lc_model_layers(m); i++)
        units += m->hidden[m->hidden_count == 1 ? 0 : i];
    return units * (1 + (cell ? cell->gates : 0)) * (m->bidirectional ? 2 : 1);
}

lc_load lc_load_of(const lc_net *net)
{
    const lc_model_config *m = &net->config;
    const size_t directions = m->bidirectional ? 2 : 1;
    lc_load load = {.weights = lc_net_length(net), .layers = lc_model_layers(m) * directions, .both = m->bidirectional};
    const lc_cell_type *cell = lc_lane_cell(net->lane, m->cell);
    for (size_t i = 0; net->arch->parted && !(cell && cell->whole) && i < m->hidden_count; i++)
        load.units = load.units == 0 || m->hidden[i] < load.units ? m->hidden[i] : load.units;
    load.shared = load.units ? shared_of(net) : 0;
    const bool drawn = m->dropout_recurrent > 0 || m->dropout_input > 0 || m->dropout_head > 0;
    const lc_lane *narrower = lc_lane_narrower(net->lane);
    if (net->arch->mated && net->shape.known == 0 && !drawn && (m->dropout <= 0 || lc_model_layers(m) == 1))
        load.vector = (narrower ? narrower : net->lane)->vector;
    load.level = net->lane->vector;
    return load;
}

/* What is carried, and how. */
typedef struct carrying {
    const lc_load *load;
    size_t lanes;
    bool training;
} carrying;

/* ns of one step of time on one thread: multiply-adds by what a core does of them in a ns. One lane reads its weights from a
 * cache that is not the nearest. */
static double work_of(const carrying *c)
{
    const double rate = c->lanes == 1 ? 25 : c->lanes == LC_LANES ? 85 : 92;
    return (double)(c->load->weights * c->lanes * (c->training ? 3 : 1)) / rate;
}

/* Parts of a layer that members can take: panels of units. One lane needs two vectors of units each, or latency is what it
 * waits for. */
static size_t parts_of(const carrying *c)
{
    return c->load->units / (c->lanes == 1 ? 2 * LC_LANES : LC_PANEL) + (c->lanes > 1 && c->load->units % LC_PANEL > 0);
}

static const double meeting = 200; /* ns, of two; 45 to 250 were measured */

/* ns of one step of time by a team. */
static double time_of(const carrying *c, size_t members)
{
    const double line = 8; /* ns, of 64 bytes that another core wrote; 5 to 16 were measured */
    const bool halved = c->load->both && members % 2 == 0;
    const size_t apart = halved ? members / 2 : members, parts = parts_of(c);
    double time = work_of(c) / (double)members, rounds = 0;
    if (apart > 1)
        time *= (double)(apart * lc_shards_of(parts, apart)) / (double)parts;
    for (size_t met = 1; met < apart; met *= 2)
        rounds++;
    if (apart > 1 && c->training)
        time += line * (double)(c->load->shared * c->lanes * sizeof(lc_real)) / 64 * (double)(members - 1) / (double)members;
    return time + rounds * meeting * (double)c->load->layers / (halved ? 2 : 1) * (c->training ? 2 : 1);
}

static size_t most_members(const carrying *c, size_t threads)
{
    const size_t parts = parts_of(c) * (c->load->both ? 2 : 1);
    const size_t most = threads < parts ? threads : parts;
    return most < 1 ? 1 : most < LC_TEAM_MOST ? most : LC_TEAM_MOST;
}

/* The best of all sizes of teams for shards that all cost the same. */
static lc_team_plan best_teams(const carrying *c, size_t shards, size_t threads)
{
    lc_team_plan best = {.abreast = 1};
    for (size_t members = 1; members <= most_members(c, threads); members++) {
        const size_t room = threads / members, teams = room < shards ? room : shards;
        const double time = (double)lc_shards_of(shards, teams) * time_of(c, members);
        if (members == 1 || time < best.time * (best.members == 1 ? 0.9 : 1))
            best = (lc_team_plan){.abreast = 1, .teams = teams, .members = members, .time = time};
    }
    return best;
}

size_t lc_plan_members_most(const lc_load *load)
{
    return most_members(&(carrying){load, LC_LANES, true}, LC_TEAM_MOST);
}

lc_team_plan lc_plan_forecasts(size_t shards, size_t lanes, const lc_load *load, size_t threads)
{
    return best_teams(&(carrying){load, lanes, false}, shards > 0 ? shards : 1, threads);
}

/* Two narrow sums side by side take less than twice the time of one, since every weight is read for twice the lanes: it pays
 * where no thread has more to do for it. */
static size_t abreast_of(const lc_cut *cut, size_t threads)
{
    size_t pairs = lc_shards_of(cut->slots, 2), rounds = lc_shards_of(cut->slots, threads);
    return cut->lanes == LC_LANES && 2 * lc_shards_of(pairs, threads) <= rounds ? 2 : 1;
}

/* The most that mates may take of a plan's time to be chosen: at a narrower level beside a team, 0.9 is expected at 64 units and
 * was 0.93; 0.95 at 128, and was 1.01; beside one thread 0.75 at 8 units, and was 0.99. */
static double chosen_below(const lc_team_plan *plan, bool narrow)
{
    if (plan->members > 1)
        return (narrow ? 0.92 : 1) * plan->time;
    return (narrow ? 0.7 : 0.9) * plan->time;
}

/* A team of mates instead, where it is faster: they meet twice in a block of steps. Each reads all weights, and a level narrower
 * than one thread alone would have does less at once. */
static void try_mates(lc_team_plan *plan, const carrying *c, size_t shards, size_t threads)
{
    const double single = 0.9, narrower = 0.85, block = 8; /* of the speed; of the speed; steps */
    const double meetings = 2 * meeting * (double)c->load->layers / block;
    for (size_t members = 2; c->load->vector && members <= threads && members * c->load->vector <= c->lanes; members *= 2) {
        const size_t room = threads / members, teams = room < shards ? room : shards;
        const bool narrow = c->lanes / members < c->load->level;
        const double share = work_of(c) / ((double)members * (narrow ? narrower : single));
        const double time = (double)lc_shards_of(shards, teams) * (share + meetings);
        if (time < chosen_below(plan, narrow))
            *plan =
                (lc_team_plan){.abreast = 1, .teams = teams, .members = members, .mates = true, .narrow = narrow, .time = time};
    }
}

lc_team_plan lc_plan_training(const lc_cut *cut, const lc_load *load, size_t threads)
{
    const size_t abreast = abreast_of(cut, threads), shards = lc_shards_of(cut->slots, abreast);
    const carrying all = {load, cut->lanes * abreast, true};
    lc_team_plan plan = best_teams(&all, shards, threads);
    if (abreast == 1)
        try_mates(&plan, &all, shards, threads);
    assert(abreast == 1 || cut->sums == cut->slots); /* sums side by side never share a slot with others */
    plan.abreast = abreast;
    return plan;
}
