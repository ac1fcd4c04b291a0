/* trial - a network of the golden tests whose weights and data are those of scripts/golden: its outputs, its loss and its gradients
 * against PyTorch's. */
#ifndef LC_TESTS_GOLDEN_TRIAL_H
#define LC_TESTS_GOLDEN_TRIAL_H

#include "golden/numbers.h"

#include "core/mem.h"
#include "nn/net.h"

#ifdef LC_REAL_DOUBLE
static const double trial_tolerance = 1e-12;
#else
static const double trial_tolerance = 1e-5;
#endif

enum { TRIAL_MOST = 4096 };

typedef struct trial {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_real *weights, *gradient;
    size_t batch;
} trial;

static inline void trial_open(trial *t, const lc_net_shape *shape, const lc_model_config *config, size_t batch, size_t lanes)
{
    t->batch = batch;
    assert_ok(lc_net_new(&t->net, shape, config));
    assert_ok(lc_packed_new(&t->packed, t->net, true));
    assert_ok(lc_shard_new(&t->shard, t->net, lanes, 1));
    assert_ok(lc_new(&t->weights, lc_net_length(t->net), sizeof(lc_real)));
    assert_ok(lc_new(&t->gradient, lc_net_length(t->net), sizeof(lc_real)));
}

static inline void trial_close(trial *t)
{
    lc_free(t->weights);
    lc_free(t->gradient);
    lc_shard_free(t->shard);
    lc_packed_free(t->packed);
    lc_net_free(t->net);
}

static inline void trial_near(double found, double expected, double scale, const char *what, const char *cell)
{
    if (!(fabs(found - expected) <= trial_tolerance * (scale + fabs(expected))))
        fail_msg("%s, %s: %.17g, PyTorch %.17g", cell, what, found, expected);
}

static inline void trial_outputs(const trial *t, FILE *file, const char *cell)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    static double number[TRIAL_MOST];
    size_t count = 0;
    assert_true(golden_line(file, name, word, number, &count, TRIAL_MOST));
    assert_string_equal(name, "y");
    assert_int_equal(count, t->batch * t->shard->outputs);
    for (size_t i = 0; i < count; i++)
        trial_near((double)t->shard->y[i % t->shard->outputs * t->shard->lanes + i / t->shard->outputs], number[i], 1, name,
                   cell);
}

/* A dot product loses what its terms cancel: errors are measured against the sum of their magnitudes. */
static inline void trial_gradient(const trial *t, FILE *file, const char *cell)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double number[8];
    size_t parameters, count;
    const lc_parameter *p = lc_net_parameters(&parameters, t->net);
    for (size_t stream = 0; stream < parameters; stream++) {
        assert_true(golden_line(file, name, word, number, &count, 8));
        assert_string_equal(name, p[stream].name);
        assert_int_equal(count, 4);
        for (size_t k = 0; k < 4; k++) {
            double sum = 0, magnitude = 0;
            for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++) {
                double term = (double)t->gradient[p[stream].offset + i] * golden_value(100 + 10 * stream + k, i, 1);
                sum += term;
                magnitude += fabs(term);
            }
            trial_near(sum, number[k], 1 + magnitude, name, cell);
        }
    }
}

static inline void trial_run(const trial *t)
{
    for (size_t piece = 0; piece < lc_net_pack_pieces(t->net); piece++)
        lc_net_pack(t->packed, t->net, t->weights, piece);
    lc_net_forward(t->shard, t->net, t->packed);
}

/* After weights and data are set: y, the loss and every gradient, which follow in the file. */
static inline void trial_check(trial *t, FILE *file, const char *cell)
{
    char name[GOLDEN_WORD], word[GOLDEN_WORD];
    double loss, found, elements = (double)(t->batch * t->shard->outputs);
    size_t count;
    trial_run(t);
    lc_net_loss(&found, t->shard, t->net, 1 / elements);
    lc_net_backward(&t->gradient, t->shard, t->net, t->packed);
    trial_outputs(t, file, cell);
    assert_true(golden_line(file, name, word, &loss, &count, 1));
    trial_near(found / elements, loss, 1, name, cell);
    trial_gradient(t, file, cell);
}

#endif
