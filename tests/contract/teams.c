/* Every architecture and cell: a team of any size gives the bits of one thread, in losses, outputs and gradients; so does a team that
 * forecasts one window. */
#include "contract/nets.h"
#include "core/parallel.h"
#include "train/plan.h"

enum { SIZES = 5, FEW = 2 };

static const size_t team_size[SIZES] = {2, 3, 5, 8, 16};

/* One pass of a sample by a team. */
typedef struct pass {
    sample *sample;
    const lc_packed *packed;
    lc_shard *shard;
    lc_real *gradient; /* NULL: forward only */
    double loss;
} pass;

static void run_pass(void *ctx, size_t piece, size_t team, lc_share *share)
{
    pass *p = ctx;
    lc_shard mine = *p->shard;
    (void)piece;
    (void)team;
    unsigned saved = lc_lane_enter();
    mine.share = share;
    mine.fresh = true;
    mine.dropout[0] = lc_rng_new(3, "dropout", 0);
    lc_net_forward(&mine, p->sample->net, p->packed);
    if (p->gradient) {
        if (lc_share_is_first(share))
            lc_net_loss(&p->loss, &mine, p->sample->net, 0.01);
        lc_net_backward(&p->gradient, &mine, p->sample->net, p->packed);
    }
    lc_lane_leave(saved);
}

static void run_by(pass *p, size_t members)
{
    lc_teams *teams;
    assert_ok(lc_teams_new(&teams, 1, members));
    lc_teams_run(teams, 1, LC_TOGETHER, run_pass, p);
    lc_teams_free(teams);
}

static void trains_as_one(const sample_shape *shape, const sample_more *more, size_t sizes)
{
    sample s;
    sample_open_with(&s, shape, more);
    const size_t length = lc_net_length(s.net), outputs = s.shard->outputs * shape->lanes;
    pass p = {&s, s.packed, s.shard, s.gradient, 0};
    lc_real *gradient, *y;
    assert_ok(lc_new(&gradient, length, sizeof *gradient));
    assert_ok(lc_new(&y, outputs, sizeof *y));
    run_by(&p, 1);
    memcpy(gradient, s.gradient, length * sizeof *gradient);
    memcpy(y, s.shard->y, outputs * sizeof *y);
    const double loss = p.loss;
    for (size_t i = 0; i < sizes; i++) {
        memset(s.gradient, 0x55, length * sizeof *gradient);
        memset(s.shard->y, 0x55, outputs * sizeof *y);
        run_by(&p, team_size[i]);
        assert_true(p.loss == loss);
        assert_memory_equal(s.shard->y, y, outputs * sizeof *y);
        assert_memory_equal(s.gradient, gradient, length * sizeof *gradient);
    }
    lc_free(gradient);
    lc_free(y);
    sample_close(&s);
}

/* Lanes [first, first + to->lanes) of rows. */
static void take_lanes(lc_real *to, const lc_real *from, size_t rows, const lc_shard *mate, size_t lanes, size_t first)
{
    for (size_t row = 0; row < rows; row++)
        memcpy(to + row * mate->lanes, from + row * lanes + first, mate->lanes * sizeof *to);
}

/* A sample's lanes dealt to mates. */
typedef struct dealt {
    pass *pass;
    lc_shard *shard[16];
    size_t apart;
} dealt;

static void run_mate(void *ctx, size_t piece, size_t team, lc_share *share)
{
    dealt *d = ctx;
    pass *p = d->pass;
    const lc_mates mates = {share, d->apart};
    lc_shard mine = *d->shard[share->rank];
    double loss;
    (void)piece;
    (void)team;
    unsigned saved = lc_lane_enter();
    mine.mates = &mates;
    mine.fresh = true;
    take_lanes(mine.x, p->shard->x, sample_rows(p->sample), &mine, p->shard->lanes, share->rank * mine.lanes);
    take_lanes(mine.target, p->shard->target, mine.cells, &mine, p->shard->lanes, share->rank * mine.lanes);
    lc_net_forward(&mine, p->sample->net, p->packed);
    lc_net_loss(&loss, &mine, p->sample->net, 0.01);
    if (lc_share_is_first(share))
        p->loss = loss;
    lc_net_backward(&p->gradient, &mine, p->sample->net, p->packed);
    lc_lane_leave(saved);
}

static void is_y_of_mates(const dealt *d, const lc_real *y, size_t lanes, size_t members)
{
    for (size_t i = 0; i < lanes * d->shard[0]->outputs; i++) {
        const lc_shard *mate = d->shard[i % lanes / (lanes / members)];
        assert_true(mate->y[i / lanes * mate->lanes + i % mate->lanes] == y[i]);
    }
}

static void trains_by_mates(const sample_shape *shape)
{
    sample s;
    sample_open(&s, shape);
    const size_t length = lc_net_length(s.net), vector = lc_load_of(s.net).vector ? s.net->lane->vector : 0;
    pass p = {&s, s.packed, s.shard, s.gradient, 0};
    dealt d = {.pass = &p};
    lc_real *gradient;
    assert_ok(lc_new(&gradient, length, sizeof *gradient));
    run_by(&p, 1);
    memcpy(gradient, s.gradient, length * sizeof *gradient);
    const double loss = p.loss;
    for (size_t members = 2; vector && members * vector <= shape->lanes; members *= 2) {
        lc_teams *teams;
        memset(s.gradient, 0x55, length * sizeof *gradient);
        assert_ok(lc_teams_new(&teams, 1, members));
        assert_ok(lc_mates_new(d.shard, &d.apart, s.net, shape->lanes / members, members));
        lc_teams_run(teams, 1, LC_TOGETHER, run_mate, &d);
        assert_true(p.loss == loss);
        is_y_of_mates(&d, s.shard->y, shape->lanes, members);
        assert_memory_equal(s.gradient, gradient, length * sizeof *gradient);
        for (size_t i = members; i-- > 0;)
            lc_shard_free(d.shard[i]);
        lc_teams_free(teams);
    }
    lc_free(gradient);
    sample_close(&s);
}

static void forecasts_as_one(const sample_shape *shape, size_t sizes)
{
    sample s;
    lc_real y[64];
    sample_open(&s, shape);
    pass p = {&s, NULL, NULL, NULL, 0};
    lc_packed *packed;
    assert_ok(lc_packed_new(&packed, s.net, false));
    assert_ok(lc_shard_new(&p.shard, s.net, 1, 0));
    p.packed = packed;
    sample_pack_into(packed, &s);
    for (size_t k = 0; k < sample_rows(&s); k++)
        p.shard->x[k] = s.shard->x[k * shape->lanes];
    run_by(&p, 1);
    memcpy(y, p.shard->y, p.shard->outputs * sizeof *y);
    for (size_t i = 0; i < sizes; i++) {
        memset(p.shard->y, 0x55, p.shard->outputs * sizeof *y);
        run_by(&p, team_size[i]);
        assert_memory_equal(p.shard->y, y, p.shard->outputs * sizeof *y);
    }
    lc_shard_free(p.shard);
    lc_packed_free(packed);
    sample_close(&s);
}

/* A choice of a knob is looked at in one size, large teams with one cell; hidden 3: fewer units than members; 33: not a whole number of vectors; 64: shorter blocks of weight gradients than the context. */
static void check(const char *arch, const char *cell, bool both)
{
    static const size_t hidden[] = {3, 33, 64}, odd[] = {7, 35, 64}; /* odd: without known covariates, which have no mates */
    for (size_t i = strchr(arch, ' ') ? 1 : 0; i < (strchr(arch, ' ') ? 2 : 3); i++) {
        const size_t sizes = i == 0 && strcmp(cell, "lstm") == 0 ? SIZES : FEW, lanes = i == 1 ? 32 : 16;
        trains_as_one(&(sample_shape){cell, "mse", 3, hidden[i], 19, 5, 2, lanes, lanes - 3, both, 0.3, arch}, &(sample_more){0},
                      sizes);
        trains_by_mates(&(sample_shape){cell, "mse", 3, odd[i], 19, 5, 2, lanes, lanes - 3, both, 0, arch});
        forecasts_as_one(&(sample_shape){cell, "mse", 3, hidden[i], 6, 5, 2, 16, 16, both, 0, arch}, sizes);
    }
}

static void a_team_gives_the_bits_of_one_thread(void **state)
{
    (void)state;
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell; cell++)
            for (int both = 0; both <= 1 && sample_is_walked(*arch, *cell); both++)
                check(*arch, *cell, both);
}

/* Each of what a network may have besides. */
static void a_team_gives_the_same_bits_of_every_option(void **state)
{
    (void)state;
    static const sample_more more[] = {{.deaf = 0.3},       {.numb = 0.3},          {.residual = true},   {.shortest = 5},
                                       {.output = "every"}, {.normalize = "revin"}, {.normalize = "last"}};
    static const char *const cell[] = {"lstm", "gru", "slstm", "rnn"};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        for (size_t k = 0; k < sizeof cell / sizeof *cell; k++)
            for (int both = 0; both <= 1; both++) {
                if (both && more[i].output)
                    continue; /* what comes later is not known after every step */
                const sample_shape shape = {cell[k], "mse", 3, 13, 19, 5, 2, 16, 13, both, 0, "recurrent"};
                trains_as_one(&shape, &more[i], FEW);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_team_gives_the_bits_of_one_thread),
                                       cmocka_unit_test(a_team_gives_the_same_bits_of_every_option)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
