/* Every architecture and cell: levels with fused multiply-add give the same bits; a lane's result does not know its neighbours.
 * "bits of LEVEL: DIGEST" is what scripts/test --arm compares over processors. */
#include "contract/nets.h"
#include "core/digest.h"
#include "levels.h"

#include <inttypes.h>

/* Calls check with every cell of every architecture, read one way and both. */
static void every_net(void (*check)(const char *arch, const char *cell, bool both))
{
    for (const char *const *arch = sample_archs(); *arch; arch++)
        for (const char *const *cell = lc_cell_names(); *cell; cell++)
            for (int both = 0; both <= 1 && sample_is_walked(*arch, *cell); both++)
                check(*arch, *cell, both);
}

static void train_once(sample *s)
{
    sample_loss(s);
    lc_net_backward(&s->gradient, s->shard, s->net, s->packed);
}

/* With slopes so small that gradients vanish on their way, as in training: denormals count as zero. */
static void train_vanishing(sample *s)
{
    double loss;
    unsigned saved = lc_lane_enter();
    lc_net_forward(s->shard, s->net, s->packed);
    lc_net_loss(&loss, s->shard, s->net, (double)LC_REAL_LEAST * 100);
    lc_net_backward(&s->gradient, s->shard, s->net, s->packed);
    lc_lane_leave(saved);
}

enum { LEVELS_MOST = 4 };

static uint64_t bits[LEVELS_MOST]; /* of a level, over all nets */

/* Adds what a net gives at every level to that level's digest. */
static void add_bits(const sample_shape *shape)
{
    sample s;
    for (size_t i = 0; levels_use(i); i++) {
        sample_open(&s, shape);
        train_once(&s);
        bits[i] = lc_digest(bits[i], s.shard->y, s.shard->outputs * shape->lanes * sizeof(lc_real));
        bits[i] = lc_digest(bits[i], s.gradient, lc_net_length(s.net) * sizeof(lc_real));
        train_vanishing(&s);
        bits[i] = lc_digest(bits[i], s.gradient, lc_net_length(s.net) * sizeof(lc_real));
        sample_close(&s);
    }
}

static void check_levels(const char *arch, const char *cell, bool both)
{
    for (size_t lanes = 16; lanes <= 48; lanes += 16) {
        add_bits(&(sample_shape){cell, "mse", 3, 7, 5, 4, 2, lanes, lanes - 3, both, 0, arch});
        add_bits(&(sample_shape){cell, "huber", 33, 29, 18, 13, 1, lanes, lanes, both, 0, arch});
    }
    for (size_t i = 1; lc_lane_at(i); i++)
        assert_true(!lc_lane_same_bits(lc_lane_at(0)->name, lc_lane_at(i)->name) || bits[i] == bits[0]);
}

static void levels_with_fused_multiply_add_give_the_same_bits(void **state)
{
    (void)state;
    every_net(check_levels);
    for (size_t i = 0; lc_lane_at(i); i++)
        print_message("bits of %s: %016" PRIx64 "\n", lc_lane_at(i)->name, bits[i]);
}

/* The first lane's window by itself, then among strangers, then in another lane of a wider shard. */
static void check_neighbours(const char *arch, const char *cell, bool both)
{
    sample narrow, wide;
    sample_open(&narrow, &(sample_shape){cell, "mse", 3, 11, 6, 5, 2, 16, 1, both, 0, arch});
    sample_open(&wide, &(sample_shape){cell, "mse", 3, 11, 6, 5, 2, 32, 32, both, 0, arch});
    for (size_t row = 0; row < sample_rows(&wide); row++)
        wide.shard->x[row * 32 + 21] = narrow.shard->x[row * 16];
    if (narrow.shard->last)
        wide.shard->last[21] = narrow.shard->last[0];
    for (size_t row = 0; row < sample_known_rows(&narrow); row++)
        wide.shard->known[row * 32 + 21] = narrow.shard->known[row * 16];
    sample_loss(&narrow);
    sample_loss(&wide);
    for (size_t row = 0; row < 5; row++)
        assert_memory_equal(&wide.shard->y[row * 32 + 21], &narrow.shard->y[row * 16], sizeof(lc_real));
    sample_close(&narrow);
    sample_close(&wide);
}

static void a_window_does_not_know_its_neighbours(void **state)
{
    (void)state;
    every_net(check_neighbours);
}

/* A shard of one lane, whose vectors are of units, gives the bits that the same window has among others. */
static void one_is_as_many(const sample_shape *shape)
{
    sample many;
    lc_shard *one;
    lc_packed *packed;
    sample_open(&many, shape);
    assert_ok(lc_packed_new(&packed, many.net, false));
    assert_ok(lc_shard_new(&one, many.net, 1, 0));
    sample_pack_into(packed, &many);
    for (size_t k = 0; k < sample_rows(&many); k++)
        one->x[k] = many.shard->x[k * shape->lanes + 3];
    if (one->last)
        one->last[0] = many.shard->last[3];
    for (size_t k = 0; k < sample_known_rows(&many); k++)
        one->known[k] = many.shard->known[k * shape->lanes + 3];
    sample_loss(&many);
    lc_net_forward(one, many.net, packed);
    for (size_t row = 0; row < one->outputs; row++)
        assert_memory_equal(&one->y[row], &many.shard->y[row * shape->lanes + 3], sizeof(lc_real));
    lc_shard_free(one);
    lc_packed_free(packed);
    sample_close(&many);
}

static void check_one_lane(const char *arch, const char *cell, bool both)
{
    for (size_t i = 0; levels_use(i); i++)
        for (size_t hidden = 1; hidden < 100; hidden += 7)
            one_is_as_many(&(sample_shape){cell, "mse", 3, hidden, 6, 5, 2, 16, 16, both, 0, arch});
}

static void one_lane_gives_the_bits_of_many(void **state)
{
    (void)state;
    every_net(check_one_lane);
}

/* The windows of lanes [first, first + LC_LANES) of a shard of two sums, in a shard of their own. */
static void is_as_by_itself(const sample *two, const sample_shape *shape, size_t part, double loss, const lc_real *gradient)
{
    sample one;
    sample_open(&one, shape);
    for (size_t row = 0; row < sample_rows(two); row++)
        memcpy(one.shard->x + row * LC_LANES, two->shard->x + (2 * row + part) * LC_LANES, LC_LANES * sizeof(lc_real));
    if (one.shard->last)
        memcpy(one.shard->last, two->shard->last + part * LC_LANES, LC_LANES * sizeof(lc_real));
    for (size_t row = 0; row < sample_known_rows(two); row++)
        memcpy(one.shard->known + row * LC_LANES, two->shard->known + (2 * row + part) * LC_LANES, LC_LANES * sizeof(lc_real));
    for (size_t row = 0; row < one.shard->outputs; row++)
        memcpy(one.shard->target + row * LC_LANES, two->shard->target + (2 * row + part) * LC_LANES, LC_LANES * sizeof(lc_real));
    one.shard->dropout[0] = lc_rng_new(3, "dropout", part);
    double found = sample_loss(&one);
    lc_net_backward(&one.gradient, one.shard, one.net, one.packed);
    assert_true(found == loss);
    assert_memory_equal(one.gradient, gradient, lc_net_length(one.net) * sizeof(lc_real));
    sample_close(&one);
}

/* Two sums side by side in one shard have the losses, the gradients and the dropout that they have in shards of their own. */
static void check_two_sums(const char *arch, const char *cell, bool both)
{
    sample two;
    /* hidden 49: a block of steps is shorter than the context */
    const sample_shape shape = {cell, "mse", 3, 49, 19, 5, 2, LC_LANES, LC_LANES, both, 0.3, arch};
    sample_open(&two, &shape);
    double loss[LC_SUMS_MAX], elements = (double)(LC_LANES * two.shard->outputs);
    lc_real *gradient[LC_SUMS_MAX] = {two.gradient};
    lc_shard_free(two.shard);
    assert_ok(lc_shard_new(&two.shard, two.net, 2 * LC_LANES, 2));
    assert_ok(lc_new(&gradient[1], lc_net_length(two.net), sizeof(lc_real)));
    sample_fill(two.shard->x, sample_rows(&two) * 2 * LC_LANES, "x", 1);
    sample_fill(two.shard->known, sample_known_rows(&two) * 2 * LC_LANES, "known", 1);
    if (two.shard->last)
        sample_fill(two.shard->last, 2 * LC_LANES, "last", 1);
    sample_fill(two.shard->target, two.shard->outputs * 2 * LC_LANES, "target", 1);
    for (size_t part = 0; part < 2; part++)
        two.shard->dropout[part] = lc_rng_new(3, "dropout", part);
    lc_net_forward(two.shard, two.net, two.packed);
    lc_net_loss(loss, two.shard, two.net, 1 / elements);
    lc_net_backward(gradient, two.shard, two.net, two.packed);
    for (size_t part = 0; part < 2; part++)
        is_as_by_itself(&two, &shape, part, loss[part] / elements, gradient[part]);
    lc_free(gradient[1]);
    sample_close(&two);
}

static void two_sums_give_the_bits_of_one_each(void **state)
{
    (void)state;
    every_net(check_two_sums);
}

/* Lanes without a window add nothing, whatever is in them. */
static void check_empty_lanes(const char *arch, const char *cell, bool both)
{
    sample clean, dirty;
    const sample_shape shape = {cell, "mse", 3, 11, 6, 5, 1, 16, 4, both, 0, arch};
    sample_open(&clean, &shape);
    sample_open(&dirty, &shape);
    for (size_t row = 0; row < sample_rows(&dirty); row++)
        for (size_t lane = 4; lane < 16; lane++)
            dirty.shard->x[row * 16 + lane] = 9;
    for (size_t row = 0; row < sample_known_rows(&dirty); row++)
        for (size_t lane = 4; lane < 16; lane++)
            dirty.shard->known[row * 16 + lane] = 9;
    train_once(&clean);
    train_once(&dirty);
    assert_memory_equal(clean.gradient, dirty.gradient, lc_net_length(clean.net) * sizeof(lc_real));
    sample_close(&clean);
    sample_close(&dirty);
}

static void lanes_without_a_window_add_nothing(void **state)
{
    (void)state;
    every_net(check_empty_lanes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_with_fused_multiply_add_give_the_same_bits),
        cmocka_unit_test(a_window_does_not_know_its_neighbours), cmocka_unit_test(one_lane_gives_the_bits_of_many),
        cmocka_unit_test(two_sums_give_the_bits_of_one_each), cmocka_unit_test(lanes_without_a_window_add_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
