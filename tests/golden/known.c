/* What is known of the future against NumPy: outputs, loss and gradient of its map. tests/golden/nn/known.txt, made by
 * scripts/golden/covariates.py. */
#include "golden/numbers.h"

#include "core/mem.h"
#include "data/covariates.h"

#include <lanecast/config.h>

enum { LANES = 16, FIELDS = 5 };

typedef struct bed {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_real *weights, *gradient;
    size_t windows;
} bed;

static void open_bed(bed *b, const double *shape)
{
    const lc_config config = lc_config_default();
    const lc_net_shape s = {
        .context = 2, .inputs = 1, .horizon = (size_t)shape[0], .targets = (size_t)shape[1], .known = (size_t)shape[2]};
    assert_ok(lc_net_new(&b->net, &s, &config.model));
    assert_ok(lc_packed_new(&b->packed, b->net, true));
    assert_ok(lc_shard_new(&b->shard, b->net, LANES, 1));
    assert_ok(lc_new(&b->weights, lc_net_length(b->net), sizeof *b->weights));
    assert_ok(lc_new(&b->gradient, lc_net_length(b->net), sizeof *b->gradient));
    b->windows = (size_t)shape[3];
}

static void close_bed(bed *b)
{
    lc_free(b->weights);
    lc_free(b->gradient);
    lc_shard_free(b->shard);
    lc_packed_free(b->packed);
    lc_net_free(b->net);
}

/* Rows of windows into rows of lanes. */
static void spread(lc_real *to, const golden_row *row, size_t windows, double empty)
{
    for (size_t i = 0; i < row->count / windows * LANES; i++)
        to[i] = (lc_real)(i % LANES < windows ? row->number[i / LANES * windows + i % LANES] : empty);
}

static double run(const bed *b)
{
    double loss, cells = (double)(b->shard->cells * b->windows);
    for (size_t piece = 0; piece < lc_net_pack_pieces(b->net); piece++)
        lc_net_pack(b->packed, b->net, b->weights, piece);
    lc_net_forward(b->shard, b->net, b->packed);
    lc_net_loss(&loss, b->shard, b->net, 1 / cells);
    lc_net_backward(&b->gradient, b->shard, b->net, b->packed);
    return loss / cells;
}

static size_t take(void *ctx, const golden_row *row)
{
    bed *b = ctx;
    size_t count;
    if (golden_is(row, "shape")) {
        open_bed(b, row->number);
        return 0;
    }
    const lc_parameter *w = lc_net_parameters(&count, b->net) + count - 1;
    assert_string_equal(w->name, "known.weight");
    if (golden_is(row, "x"))
        spread(b->shard->known, row, b->windows, 0);
    else if (golden_is(row, "target"))
        spread(b->shard->target, row, b->windows, (double)NAN);
    else if (golden_is(row, "w"))
        for (size_t i = 0; i < row->count; i++)
            b->weights[w->offset + i] = (lc_real)row->number[i];
    else if (golden_is(row, "loss"))
        golden_near(run(b), row->number[0], golden_rounding, 0, row);
    else if (golden_is(row, "y")) {
        run(b);
        for (size_t i = 0; i < row->count; i++)
            golden_near((double)b->shard->y[i / b->windows * LANES + i % b->windows], row->number[i], golden_rounding, 1, row);
    } else
        for (size_t i = 0; i < row->count; i++)
            golden_near((double)b->gradient[w->offset + i] / 2, row->number[i], golden_rounding, 1, row);
    return golden_is(row, "y") || golden_is(row, "loss") || golden_is(row, "dw") ? row->count : 0;
}

/* Gradients of the runs for y and for the loss have added up. */
static void the_map_of_what_is_known_is_numpys(void **state)
{
    (void)state;
    bed b = {.net = NULL};
    golden_read("nn", "known", take, &b);
    close_bed(&b);
}

static size_t take_time(void *ctx, const golden_row *row)
{
    static const char *const word[FIELDS] = {"minute", "hour", "weekday", "yearday", "month"};
    (void)ctx;
    const lc_dataset none = {.channels = 0};
    for (size_t i = 0; i < FIELDS; i++) {
        lc_covariate *pair;
        size_t count;
        assert_ok(lc_covariates_new(&pair, &count, &none, word[i], "data.calendar", false));
        assert_int_equal(count, 2);
        for (size_t k = 0; k < 2; k++)
            golden_near(lc_covariate_at(&pair[k], LC_CALENDAR_GREGORIAN, (int64_t)row->number[0]), row->number[1 + 2 * i + k],
                        1e-14, 1, row);
        lc_free(pair);
    }
    return row->count - 1;
}

static void the_calendar_is_that_of_pandas(void **state)
{
    (void)state;
    golden_read("data", "calendar", take_time, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_map_of_what_is_known_is_numpys),
                                       cmocka_unit_test(the_calendar_is_that_of_pandas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
