/* Windows whose contexts are shorter than others', in every architecture that takes them and every cell: the bits are those of nets
 * whose context has just these steps. */
#include "contract/nets.h"
#include "core/parallel.h"

enum { LANES = 32, INPUTS = 3, OUTPUTS = 5, LAYERS = 2 };

typedef struct subject {
    const char *arch, *cell;
    bool both;
    size_t hidden, context;
} subject;

static void for_subjects(size_t hidden, size_t context, void (*check)(const subject *))
{
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell && sample_arch(*arch)->take; cell++)
            for (int both = 0; both <= 1 && sample_is_walked(*arch, *cell); both++)
                check(&(subject){*arch, *cell, both, hidden, context});
}

static void open(sample *s, const subject *of, size_t context, double dropout)
{
    sample_open_with(
        s,
        &(sample_shape){of->cell, "mse", INPUTS, of->hidden, context, OUTPUTS, LAYERS, LANES, LANES, of->both, dropout, of->arch},
        &(sample_more){.shortest = 1});
}

/* The last steps of a longer context. */
static const lc_real *last_steps(const sample *s, size_t steps)
{
    return s->shard->x + (s->net->shape.context - steps) * INPUTS * LANES;
}

static void pass(sample *s, lc_share *share)
{
    lc_shard shard = *s->shard;
    double loss;
    shard.share = share;
    shard.fresh = true;
    shard.dropout[0] = lc_rng_new(3, "dropout", 0);
    lc_net_forward(&shard, s->net, s->packed);
    if (lc_share_is_first(share))
        lc_net_loss(&loss, &shard, s->net, 0.01);
    lc_net_backward(&s->gradient, &shard, s->net, s->packed);
}

static void same(const lc_real *a, const lc_real *b, size_t count)
{
    assert_memory_equal(a, b, count * sizeof *a);
}

/* --- a shard of equally short windows -------------------------------------------------------------------------------- */

static void check_short_shard(const subject *of)
{
    const size_t steps = of->context - 6;
    sample whole, cut;
    open(&whole, of, steps, 0.3);
    open(&cut, of, of->context, 0.3);
    lc_shard_take(cut.shard, cut.net, steps);
    memcpy(cut.shard->x, whole.shard->x, sample_rows(&whole) * LANES * sizeof(lc_real));
    pass(&whole, NULL);
    pass(&cut, NULL);
    same(cut.shard->y, whole.shard->y, cut.shard->outputs * LANES);
    same(cut.gradient, whole.gradient, lc_net_length(cut.net));
    sample_close(&whole);
    sample_close(&cut);
}

static void a_shard_of_short_windows_is_one_of_a_net_with_a_short_context(void **state)
{
    (void)state;
    for_subjects(33, 25, check_short_shard);
}

/* --- windows of different lengths side by side ------------------------------------------------------------------------ */

/* A third of the lanes are whole; of the others some have only one step. */
static size_t steps_of(const subject *of, size_t lane)
{
    return lane % 3 == 0 ? of->context : lane % 4 == 1 ? 1 : 1 + lane * 7 % of->context;
}

static void make_late(lc_shard *shard, const subject *of)
{
    for (size_t lane = 0; lane < LANES; lane++) {
        shard->late.step[lane] = (uint32_t)(of->context - steps_of(of, lane));
        shard->late.most = shard->late.step[lane] > shard->late.most ? shard->late.step[lane] : shard->late.most;
    }
}

/* The outputs of one lane, forecast by itself, from its own steps only. */
static void forecast_lane(lc_real *y, const sample *s, lc_shard *shard, const lc_packed *packed, size_t lane, size_t steps)
{
    const lc_real *x = last_steps(s, steps);
    lc_shard_take(shard, s->net, steps);
    for (size_t row = 0; row < steps * INPUTS; row++)
        shard->x[row] = x[row * LANES + lane];
    for (size_t row = 0; row < sample_known_rows(s); row++)
        shard->known[row] = s->shard->known[row * LANES + lane];
    for (size_t i = 0; shard->last && i < s->net->shape.targets; i++)
        shard->last[i] = s->shard->last[i * LANES + lane];
    lc_net_forward(shard, s->net, packed);
    memcpy(y, shard->y, shard->outputs * sizeof *y);
}

static void check_outputs(const subject *of)
{
    sample s;
    lc_shard *one, *many;
    lc_packed *packed;
    open(&s, of, of->context, 0);
    assert_ok(lc_packed_new(&packed, s.net, false));
    assert_ok(lc_shard_new(&one, s.net, 1, 0));
    assert_ok(lc_shard_new(&many, s.net, LANES, 0));
    sample_pack_into(packed, &s);
    memcpy(many->x, s.shard->x, sample_rows(&s) * LANES * sizeof(lc_real));
    memcpy(many->known, s.shard->known, sample_known_rows(&s) * LANES * sizeof(lc_real));
    if (many->last)
        memcpy(many->last, s.shard->last, s.net->shape.targets * LANES * sizeof(lc_real));
    make_late(s.shard, of);
    make_late(many, of);
    lc_net_forward(s.shard, s.net, s.packed);
    lc_net_forward(many, s.net, packed);
    same(many->y, s.shard->y, s.shard->outputs * LANES);
    for (size_t lane = 0; lane < LANES; lane++) {
        lc_real y[OUTPUTS * LC_HEAD_OUTPUTS_MAX];
        forecast_lane(y, &s, one, packed, lane, steps_of(of, lane));
        for (size_t i = 0; i < s.shard->outputs; i++)
            assert_true(s.shard->y[i * LANES + lane] == y[i]);
    }
    lc_shard_free(one);
    lc_shard_free(many);
    lc_packed_free(packed);
    sample_close(&s);
}

static void a_late_lane_forecasts_what_its_window_does_by_itself(void **state)
{
    (void)state;
    for_subjects(5, 19, check_outputs);
}

/* Only one lane has targets. */
static void aim_at(lc_shard *shard, size_t lane)
{
    for (size_t i = 0; i < shard->cells * LANES; i++)
        if (i % LANES != lane)
            shard->target[i] = (lc_real)NAN;
}

static void check_gradient_of(const subject *of, size_t lane)
{
    sample mixed, alone;
    const size_t steps = steps_of(of, lane);
    open(&mixed, of, of->context, 0);
    open(&alone, of, steps, 0);
    make_late(mixed.shard, of);
    aim_at(mixed.shard, lane);
    aim_at(alone.shard, lane);
    memcpy(alone.shard->x, last_steps(&mixed, steps), sample_rows(&alone) * LANES * sizeof(lc_real));
    pass(&mixed, NULL);
    pass(&alone, NULL);
    for (size_t i = 0; i < lc_net_length(mixed.net); i++)
        assert_true(mixed.gradient[i] == alone.gradient[i]);
    sample_close(&mixed);
    sample_close(&alone);
}

/* Lanes of one step, of some, of all. */
static void check_gradients(const subject *of)
{
    for (size_t lane = 0; lane < 5; lane++)
        check_gradient_of(of, lane);
}

/* Of a block of steps: a reversed direction adds up blocks from the other end. */
static void a_late_lane_has_the_gradient_of_its_window_by_itself(void **state)
{
    (void)state;
    for_subjects(5, 8, check_gradients);
}

/* --- teams ------------------------------------------------------------------------------------------------------------ */

static void run_pass(void *ctx, size_t piece, size_t team, lc_share *share)
{
    (void)piece;
    (void)team;
    unsigned saved = lc_lane_enter();
    pass(ctx, share);
    lc_lane_leave(saved);
}

static void run_by(sample *s, size_t members)
{
    lc_teams *teams;
    assert_ok(lc_teams_new(&teams, 1, members));
    lc_teams_run(teams, 1, LC_TOGETHER, run_pass, s);
    lc_teams_free(teams);
}

static void check_teams(const subject *of)
{
    sample one, team;
    open(&one, of, of->context, 0.3);
    open(&team, of, of->context, 0.3);
    make_late(one.shard, of);
    make_late(team.shard, of);
    run_by(&one, 1);
    for (size_t members = 2; members <= 3; members++) {
        memset(team.gradient, 0x55, lc_net_length(team.net) * sizeof(lc_real));
        run_by(&team, members);
        same(team.shard->y, one.shard->y, one.shard->outputs * LANES);
        same(team.gradient, one.gradient, lc_net_length(one.net));
    }
    sample_close(&one);
    sample_close(&team);
}

static void a_team_gives_late_lanes_the_bits_of_one_thread(void **state)
{
    (void)state;
    for_subjects(33, 11, check_teams);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_shard_of_short_windows_is_one_of_a_net_with_a_short_context),
                                       cmocka_unit_test(a_late_lane_forecasts_what_its_window_does_by_itself),
                                       cmocka_unit_test(a_late_lane_has_the_gradient_of_its_window_by_itself),
                                       cmocka_unit_test(a_team_gives_late_lanes_the_bits_of_one_thread)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
