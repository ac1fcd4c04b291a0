/* net - a network as a flat block of parameters with named views.
 *
 * Shapes, gate order and names are PyTorch's: weight_ih_l0 (gates*hidden, inputs), weight_hh_l0 (gates*hidden, hidden),
 * bias_ih_l0, bias_hh_l0, the same with _reverse, then head.weight (horizon*targets*outputs, features), head.bias;
 * outputs is 1 for a point forecast. Last, where covariates are known ahead, known.weight (targets*outputs, known).
 *
 *     #include <lanecast.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         const lc_net_shape shape = {
 *             .context = 96, .inputs = 7, .horizon = 24, .targets = 1};
 *         const lc_config config = lc_config_default();
 *         const lc_parameter *row;
 *         lc_net *net = NULL;
 *         size_t count;
 *         if (lc_net_new(&net, &shape, &config.model) != LC_OK) {
 *             fprintf(stderr, "%s\n", lc_error_message());
 *             return 1;
 *         }
 *         row = lc_net_parameters(&count, net);
 *         for (size_t i = 0; i < count; i++)
 *             printf("%s %zu x %zu\n", row[i].name, row[i].rows,
 *                    row[i].columns);
 *         lc_net_free(net);
 *         return 0;
 *     }
 */
#ifndef LANECAST_NET_H
#define LANECAST_NET_H

#include <lanecast/option.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum { LC_LAYERS_MAX = 16 };

typedef struct lc_model_config {
    char kind[LC_NAME_MAX]; /* recurrent, seq2seq, ridge, or a baseline (lanecast list kinds) */
    char cell[LC_NAME_MAX];
    size_t hidden[LC_LAYERS_MAX]; /* units per layer */
    size_t hidden_count;          /* sizes given: 1 (every layer the same) or one per layer */
    size_t layers;                /* 0: as many as sizes given */
    bool bidirectional;
    double dropout;              /* between layers, training only */
    double dropout_recurrent;    /* of the states that gates hear, one mask per sequence */
    double dropout_weights;      /* of recurrent weights, likewise */
    double dropout_input;        /* of what the first layer reads, every number of every step by itself */
    double dropout_head;         /* of what the head reads */
    bool residual;               /* a layer but the first adds what it reads to its output */
    bool ridge;                  /* a ridge regression is fitted beside a network, for evaluations */
    char normalize[LC_NAME_MAX]; /* what a window is measured from: none, last, mean, revin; auto: a forecaster chooses */
    char interval[LC_NAME_MAX];  /* quantiles from validation errors: none, conformal, normalized, adaptive */
    char loss[LC_NAME_MAX];
    char output[LC_NAME_MAX]; /* last: training asks for the forecast after the last row of a context; every: after each row */
    char init[LC_NAME_MAX];   /* glorot, keras or pytorch */
    lc_knobs knobs;           /* of the variants chosen above */
} lc_model_config;

/* How many layers that is. */
static inline size_t lc_model_layers(const lc_model_config *model)
{
    return model->layers ? model->layers : model->hidden_count;
}

typedef struct lc_net lc_net;

typedef struct lc_net_shape {
    size_t context;  /* time steps read */
    size_t inputs;   /* channels read per step */
    size_t horizon;  /* steps forecast */
    size_t targets;  /* channels forecast per step */
    size_t known;    /* covariates that are known of each step forecast: y[t+k] += W x[t+k], W the same for all steps */
    size_t shortest; /* time steps that a window has at least; 0: all have `context` */
    size_t classes;  /* of a target, where the loss is one of classes; else 0 */
    const double *class_weight; /* (classes) borrowed for the life of the net; NULL: 1 each */
} lc_net_shape;

typedef struct lc_parameter {
    const char *name;     /* "weight_hh_l1_reverse" */
    size_t rows, columns; /* a bias has columns 1 */
    size_t offset;        /* of element (0, 0) in the flat block; element (r, c) is at offset + r * columns + c */
} lc_parameter;

/* The net that config asks for. LC_E_CONFIG for unknown names. Both are copied. */
lc_status lc_net_new(lc_net **out, const lc_net_shape *shape, const lc_model_config *config);
void lc_net_free(lc_net *net);

/* The table of parameters and the length of a block (of weights, of gradients, of moments). */
const lc_parameter *lc_net_parameters(size_t *count, const lc_net *net);
size_t lc_net_length(const lc_net *net);

/* Fills a block as model.init says; each parameter is a function of the seed, its name and its shape only. */
void lc_net_init(lc_real *weights, const lc_net *net, uint64_t seed);

/* Names of what can be chosen, NULL-ended. */
const char *const *lc_cell_names(void);
const char *const *lc_head_names(void); /* what model.loss may be */
const char *const *lc_arch_names(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
