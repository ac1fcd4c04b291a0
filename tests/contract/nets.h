/* nets - small random networks for the contract tests: every architecture and cell of the registries, each direction and depth. */
#ifndef LC_TESTS_NETS_H
#define LC_TESTS_NETS_H

#include "core/mem.h"
#include "core/rng.h"
#include "nn/net.h"
#include "unit.h"

#include <lanecast/config.h>

typedef struct sample {
    lc_net *net;
    lc_packed *packed;
    lc_shard *shard;
    lc_real *weights, *gradient;
    size_t used; /* lanes that hold a window */
} sample;

typedef struct sample_shape {
    const char *cell, *loss;
    size_t inputs, hidden, context, outputs, layers, lanes, used;
    bool bidirectional;
    double dropout;
    const char *arch; /* of the registry, or one of sample_archs */
} sample_shape;

enum { SAMPLE_ARCHS = 32, SAMPLE_ARCH = 4 * LC_NAME_MAX };

/* Every architecture, and again with every choice that its knobs have: "seq2seq", "seq2seq attention=dot", ... */
static inline const char *const *sample_archs(void)
{
    static char text[SAMPLE_ARCHS][SAMPLE_ARCH];
    static const char *archs[SAMPLE_ARCHS + 1];
    size_t count = 0;
    for (const char *const *arch = lc_arch_names(); *arch; arch++) {
        snprintf(text[count++], SAMPLE_ARCH, "%s", *arch);
        for (const lc_option *knob = lc_arch_find(*arch)->knobs; knob && knob->key; knob++)
            for (const char *const *name = knob->choices ? knob->choices() : NULL; name && *name; name++)
                if (strcmp(*name, knob->standard) != 0)
                    snprintf(text[count++], SAMPLE_ARCH, "%s %s=%s", *arch, knob->key, *name);
    }
    assert_true(count <= SAMPLE_ARCHS);
    for (size_t i = 0; i < count; i++)
        archs[i] = text[i];
    archs[count] = NULL;
    return archs;
}

/* Whether a walk over architectures and cells comes by: a choice of a knob is walked with one cell, or walks would take long. */
static inline bool sample_is_walked(const char *arch, const char *cell)
{
    return !strchr(arch, ' ') || strcmp(cell, "lstm") == 0;
}

/* One of these: the kind and, if there is one, the knob. */
static inline void sample_choose(lc_model_config *model, const char *arch)
{
    char key[LC_NAME_MAX], value[LC_NAME_MAX];
    if (sscanf(arch, "%63s %63[^=]=%63s", model->kind, key, value) == 3)
        assert_ok(lc_knobs_put(&model->knobs, model->kind, lc_knobs_find(lc_arch_find(model->kind)->knobs, key), value, arch));
}

/* The architecture of one of these. */
static inline const lc_arch *sample_arch(const char *arch)
{
    char kind[LC_NAME_MAX];
    assert_int_equal(sscanf(arch, "%63s", kind), 1);
    return lc_arch_find(kind);
}

/* The first numbers of a stream. They are kept: every sample asks for the same ones. */
static inline const double *sample_draw(const char *stream, size_t count)
{
    static struct {
        const char *stream;
        double *number;
        size_t count;
    } kept[16];
    size_t i = 0;
    while (kept[i].stream && strcmp(kept[i].stream, stream) != 0)
        i++;
    assert_true(i + 1 < sizeof kept / sizeof *kept);
    if (count > kept[i].count) {
        lc_rng rng = lc_rng_new(11, stream, 0);
        kept[i].stream = stream;
        kept[i].count = 2 * count;
        kept[i].number = realloc(kept[i].number, kept[i].count * sizeof *kept[i].number);
        for (size_t k = 0; k < kept[i].count; k++)
            kept[i].number[k] = lc_rng_normal(&rng);
    }
    return kept[i].number;
}

static inline void sample_fill(lc_real *to, size_t count, const char *stream, double scale)
{
    const double *number = sample_draw(stream, count);
    for (size_t i = 0; i < count; i++)
        to[i] = (lc_real)(scale * number[i]);
}

/* Rows of x: of (context, inputs, lanes), in the architecture's order. */
static inline size_t sample_rows(const sample *s)
{
    return s->net->shape.context * s->net->shape.inputs;
}

/* Rows of target: of (origins - 1 + horizon, targets, lanes). */
static inline size_t sample_target_rows(const sample *s)
{
    return (s->shard->origins - 1 + s->net->shape.horizon) * s->net->shape.targets;
}

/* Rows of known: of (origins - 1 + horizon, known, lanes). */
static inline size_t sample_known_rows(const sample *s)
{
    return (s->shard->origins - 1 + s->net->shape.horizon) * s->net->shape.known;
}

static inline void sample_pack_into(lc_packed *packed, const sample *s)
{
    for (size_t piece = 0; piece < lc_net_pack_pieces(s->net); piece++)
        lc_net_pack(packed, s->net, s->weights, piece);
}

static inline void sample_pack(sample *s)
{
    sample_pack_into(s->packed, s);
}

/* What a sample has besides. */
typedef struct sample_more {
    size_t shortest;       /* steps of a context at least; 0: all of them */
    const char *output;    /* of lc_model_config; NULL: last */
    double deaf;           /* dropout of the recurrent state */
    double numb;           /* of what the head reads */
    bool residual;         /* all layers of one size */
    const char *normalize; /* NULL: as by default, which is nothing */
} sample_more;

static inline void sample_open_with(sample *s, const sample_shape *shape, const sample_more *more)
{
    lc_net_shape net_shape = {.inputs = shape->inputs, .context = shape->context, .horizon = shape->outputs, .targets = 1};
    net_shape.shortest = more->shortest;
    net_shape.known = shape->hidden % 2 && shape->hidden % 7 ? 2 : 0; /* every walk has nets with known covariates, and others */
    lc_config config = lc_config_default();
    lc_model_config *model = &config.model;
    sample_choose(model, shape->arch);
    if (lc_arch_find(model->kind)->layout == LC_CHANNELS_AS_LANES)
        net_shape.inputs = 1;
    for (size_t i = 0; i < 3; i++)
        model->hidden[i] = shape->hidden + (i && !more->residual ? 3 - i : 0);
    model->hidden_count = model->layers = shape->layers;
    model->bidirectional = shape->bidirectional;
    model->dropout = shape->dropout;
    snprintf(model->output, sizeof model->output, "%s", more->output ? more->output : "last");
    model->dropout_recurrent = more->deaf;
    model->dropout_head = more->numb;
    model->residual = more->residual;
    if (more->normalize)
        snprintf(model->normalize, sizeof model->normalize, "%s", more->normalize);
    snprintf(model->cell, sizeof model->cell, "%s", shape->cell);
    snprintf(model->loss, sizeof model->loss, "%s", shape->loss);
    *s = (sample){.used = shape->used};
    static const double weight[] = {0.5, 2, 1.25};
    if (lc_head_find(shape->loss)->classes) {
        net_shape.classes = sizeof weight / sizeof *weight;
        net_shape.class_weight = weight;
    }
    assert_ok(lc_net_new(&s->net, &net_shape, model));
    assert_ok(lc_packed_new(&s->packed, s->net, true));
    assert_ok(lc_shard_new(&s->shard, s->net, shape->lanes, 1));
    assert_ok(lc_new(&s->weights, lc_net_length(s->net), sizeof(lc_real)));
    assert_ok(lc_new(&s->gradient, lc_net_length(s->net), sizeof(lc_real)));
    sample_fill(s->weights, lc_net_length(s->net), "weights", 0.4);
    sample_fill(s->shard->x, sample_rows(s) * shape->lanes, "x", 1);
    for (size_t i = 0; s->shard->spread && i < (net_shape.inputs + 1) * shape->lanes; i++)
        s->shard->spread[i] = (lc_real)(0.4 + 0.3 * (double)(i % 5));
    if (s->shard->last)
        sample_fill(s->shard->last, shape->lanes, "last", 1);
    sample_fill(s->shard->known, sample_known_rows(s) * shape->lanes, "known", 1);
    sample_fill(s->shard->target, sample_target_rows(s) * shape->lanes, "target", 1);
    for (size_t i = 0; net_shape.classes && i < sample_target_rows(s) * shape->lanes; i++)
        s->shard->target[i] = (lc_real)(i * 5 / 3 % net_shape.classes);
    for (size_t i = 0; i < sample_target_rows(s) * shape->lanes; i++)
        if (i % shape->lanes >= shape->used)
            s->shard->target[i] = (lc_real)NAN;
    sample_pack(s);
}

static inline void sample_open(sample *s, const sample_shape *shape)
{
    sample_open_with(s, shape, &(sample_more){0});
}

static inline void sample_close(sample *s)
{
    lc_free(s->weights);
    lc_free(s->gradient);
    lc_shard_free(s->shard);
    lc_packed_free(s->packed);
    lc_net_free(s->net);
}

/* Mean loss over the known targets; gradients ready for backward. */
static inline double sample_loss(sample *s)
{
    double loss, elements = (double)(s->used * s->shard->origins * s->shard->cells);
    lc_net_forward(s->shard, s->net, s->packed);
    lc_net_loss(&loss, s->shard, s->net, 1 / elements);
    return loss / elements;
}

/* dLoss/dweights against differences, of every third weight; in double only: in float, differences drown in rounding. */
static inline void sample_check_gradient(sample *s, double (*loss_of)(sample *s))
{
    const double step = 1e-4;
    lc_real *gradient[] = {s->gradient};
    loss_of(s);
    s->shard->fresh = true;
    lc_net_backward(gradient, s->shard, s->net, s->packed);
    for (size_t i = 0; i < lc_net_length(s->net); i += 3) {
        const lc_real kept = s->weights[i];
        double loss[2];
        for (int side = 0; side < 2; side++) {
            s->weights[i] = kept + (lc_real)(side ? step : -step);
            sample_pack(s);
            loss[side] = loss_of(s);
        }
        s->weights[i] = kept;
        const double wanted = (loss[1] - loss[0]) / (2 * step);
        assert_true(fabs(wanted - (double)s->gradient[i]) < 1e-7 + 1e-6 * fabs(wanted));
    }
}

#endif
