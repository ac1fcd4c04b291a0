/* Forecasts after every step (model.output = every), in every architecture that has them and every cell: the forecast after a step is
 * that of a net whose context ends there, to the last bit, and so is what it adds to the gradient. */
#include "contract/nets.h"
#include "core/parallel.h"

enum { LANES = 16, INPUTS = 3, HORIZON = 3, LAYERS = 2, SHORT = 8 /* steps: less than a block of weight gradients */ };

typedef struct subject {
    const char *arch, *cell;
    size_t hidden, context;
} subject;

static void for_subjects(size_t hidden, size_t context, void (*check)(const subject *))
{
    for (const char *const *arch = lc_arch_names(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell && lc_arch_find(*arch)->every; cell++)
            check(&(subject){*arch, *cell, hidden, context});
}

static void open(sample *s, const subject *of, size_t context, const char *output)
{
    sample_open_with(
        s, &(sample_shape){of->cell, "mse", INPUTS, of->hidden, context, HORIZON, LAYERS, LANES, LANES, false, 0, of->arch},
        &(sample_more){.shortest = lc_arch_find(of->arch)->take ? 1 : 0, .output = output});
}

static double pass(sample *s, lc_share *share)
{
    lc_shard shard = *s->shard;
    double loss = 0;
    shard.share = share;
    shard.fresh = true;
    lc_net_forward(&shard, s->net, s->packed);
    if (lc_share_is_first(share))
        lc_net_loss(&loss, &shard, s->net, 0.01);
    lc_net_backward(&s->gradient, &shard, s->net, s->packed);
    return loss;
}

static void copy(lc_real *to, const lc_real *from, size_t rows)
{
    memcpy(to, from, rows * LANES * sizeof *to);
}

/* --- one origin ------------------------------------------------------------------------------------------------------- */

/* dL/dy of all other origins becomes 0: what is left is one forecast. */
static void backward_of(sample *s, size_t origin)
{
    const size_t numbers = s->shard->outputs * LANES;
    double loss;
    lc_net_forward(s->shard, s->net, s->packed);
    lc_net_loss(&loss, s->shard, s->net, 0.01);
    for (size_t i = 0; i < s->shard->origins * numbers; i++)
        if (i / numbers != origin)
            s->shard->dy[i] = 0;
    s->shard->fresh = true;
    lc_net_backward(&s->gradient, s->shard, s->net, s->packed);
}

static void check_origin(const subject *of, size_t origin)
{
    sample every, last;
    open(&every, of, of->context, "every");
    open(&last, of, origin + 1, "last");
    copy(last.shard->x, every.shard->x, sample_rows(&last));
    copy(last.shard->known, every.shard->known + origin * every.net->shape.known * LANES, sample_known_rows(&last));
    copy(last.shard->target, every.shard->target + origin * LANES, HORIZON);
    backward_of(&every, origin);
    pass(&last, NULL);
    const size_t numbers = last.shard->outputs * LANES;
    assert_memory_equal(every.shard->y + origin * numbers, last.shard->y, numbers * sizeof(lc_real));
    for (size_t i = 0; i < lc_net_length(every.net); i++)
        assert_true(every.gradient[i] == last.gradient[i]);
    sample_close(&every);
    sample_close(&last);
}

static void check_origins(const subject *of)
{
    for (size_t origin = 0; origin<of->context; origin += of->context - 1 - origin> 3 ? 3 : 1)
        check_origin(of, origin);
}

static void the_forecast_after_a_step_is_that_of_a_context_that_ends_there(void **state)
{
    (void)state;
    for_subjects(5, SHORT, check_origins);
}

/* --- all of them ------------------------------------------------------------------------------------------------------- */

/* The loss is the sum over origins of those of nets whose contexts end there. */
static void check_sum(const subject *of)
{
    sample every;
    double sum = 0;
    open(&every, of, of->context, "every");
    const double loss = pass(&every, NULL);
    for (size_t origin = 0; origin < of->context; origin++) {
        sample last;
        open(&last, of, origin + 1, "last");
        copy(last.shard->x, every.shard->x, sample_rows(&last));
        copy(last.shard->known, every.shard->known + origin * every.net->shape.known * LANES, sample_known_rows(&last));
        copy(last.shard->target, every.shard->target + origin * LANES, HORIZON);
        sum += pass(&last, NULL);
        sample_close(&last);
    }
    assert_true(fabs(loss - sum) <= 1e-12 * sum);
    sample_close(&every);
}

static void the_loss_is_the_sum_of_those_after_each_step(void **state)
{
    (void)state;
    for_subjects(5, 19, check_sum);
}

/* --- late lanes -------------------------------------------------------------------------------------------------------- */

/* A lane that begins late asks for no forecast before its first step: other targets in their place, the same bits. */
static void check_late(const subject *of)
{
    sample a, b;
    if (!lc_arch_find(of->arch)->take)
        return;
    open(&a, of, of->context, "every");
    open(&b, of, of->context, "every");
    sample *both[] = {&a, &b};
    for (size_t i = 0; i < 2; i++) {
        lc_shard *shard = both[i]->shard;
        for (size_t lane = 0; lane < LANES; lane++)
            shard->late.step[lane] = (uint32_t)(lane % of->context);
        shard->late.most = of->context - 1;
        for (size_t row = 0; row < of->context; row++)
            for (size_t lane = 0; lane < LANES; lane++)
                if (row < shard->late.step[lane])
                    shard->target[row * LANES + lane] = i ? (lc_real)row : (lc_real)NAN;
    }
    assert_true(pass(&a, NULL) == pass(&b, NULL));
    assert_int_equal(lc_shard_known(a.shard, a.net), lc_shard_known(b.shard, b.net));
    assert_memory_equal(a.gradient, b.gradient, lc_net_length(a.net) * sizeof(lc_real));
    sample_close(&a);
    sample_close(&b);
}

static void a_late_lane_asks_for_nothing_before_its_first_step(void **state)
{
    (void)state;
    for_subjects(5, 11, check_late);
}

/* --- teams ------------------------------------------------------------------------------------------------------------- */

static void run_pass(void *ctx, size_t piece, size_t team, lc_share *share)
{
    (void)piece;
    (void)team;
    unsigned saved = lc_lane_enter();
    pass(ctx, share);
    lc_lane_leave(saved);
}

static void check_teams(const subject *of)
{
    sample one, team;
    open(&one, of, of->context, "every");
    open(&team, of, of->context, "every");
    pass(&one, NULL);
    const size_t numbers = one.shard->origins * one.shard->outputs * LANES, length = lc_net_length(one.net);
    for (size_t members = 2; members <= 3; members++) {
        lc_teams *teams;
        memset(team.shard->y, 0x55, numbers * sizeof(lc_real));
        memset(team.gradient, 0x55, length * sizeof(lc_real));
        assert_ok(lc_teams_new(&teams, 1, members));
        lc_teams_run(teams, 1, LC_TOGETHER, run_pass, &team);
        lc_teams_free(teams);
        assert_memory_equal(team.shard->y, one.shard->y, numbers * sizeof(lc_real));
        assert_memory_equal(team.gradient, one.gradient, length * sizeof(lc_real));
    }
    sample_close(&one);
    sample_close(&team);
}

static void a_team_gives_the_bits_of_one_thread(void **state)
{
    (void)state;
    for_subjects(33, 19, check_teams);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_forecast_after_a_step_is_that_of_a_context_that_ends_there),
                                       cmocka_unit_test(the_loss_is_the_sum_of_those_after_each_step),
                                       cmocka_unit_test(a_late_lane_asks_for_nothing_before_its_first_step),
                                       cmocka_unit_test(a_team_gives_the_bits_of_one_thread)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
