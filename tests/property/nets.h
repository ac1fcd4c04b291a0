/* nets - pairs of recurrent networks for relations between their weights: every cell, one or both directions, one or two
 * layers. */
#ifndef LC_TESTS_PROPERTY_NETS_H
#define LC_TESTS_PROPERTY_NETS_H

#include "contract/nets.h"

/* What a sum in another order may be off by: a few roundings of terms of size 1. */
#ifdef LC_REAL_DOUBLE
static const double rounding = 1e-13;
#else
static const double rounding = 2e-5;
#endif

enum { PAIR_INPUTS = 3, PAIR_HIDDEN = 6, PAIR_CONTEXT = 7, PAIR_OUTPUTS = 4 };

/* Two networks of one shape with the same weights, inputs and targets. */
typedef struct pair {
    sample a, b;
} pair;

typedef void pair_check(pair *p);

static inline sample_shape pair_shape(const char *cell, bool both, size_t layers)
{
    return (sample_shape){cell,     "mse",    PAIR_INPUTS, PAIR_HIDDEN, PAIR_CONTEXT, PAIR_OUTPUTS, layers,
                          LC_LANES, LC_LANES, both,        0,           "recurrent"};
}

static inline void pair_walk(pair_check *check)
{
    for (const char *const *cell = lc_cell_names(); *cell; cell++)
        for (size_t i = 0; i < 4; i++) {
            pair p;
            const sample_shape shape = pair_shape(*cell, i % 2, 1 + i / 2);
            sample_open(&p.a, &shape);
            sample_open(&p.b, &shape);
            check(&p);
            sample_close(&p.a);
            sample_close(&p.b);
        }
}

static inline size_t pair_layers(const sample *s)
{
    return lc_model_layers(&s->net->config);
}

static inline size_t pair_directions(const sample *s)
{
    return s->net->config.bidirectional ? 2 : 1;
}

/* The parameter of a layer and direction: "weight_ih", 1, 1 is weight_ih_l1_reverse. */
static inline const lc_parameter *parameter_of(const sample *s, const char *what, size_t layer, size_t direction)
{
    char name[64];
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, s->net);
    snprintf(name, sizeof name, "%s_l%zu%s", what, layer, direction ? "_reverse" : "");
    for (size_t i = 0; i < count; i++)
        if (strcmp(p[i].name, name) == 0 || strcmp(p[i].name, what) == 0)
            return &p[i];
    fail_msg("no parameter %s", name);
    return NULL;
}

/* The next parameter of a layer and direction, whatever it is called; NULL after the last. *at is 0 before the first. */
static inline const lc_parameter *next_of_layer(size_t *at, const sample *s, size_t layer, size_t direction)
{
    char end[64];
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, s->net);
    snprintf(end, sizeof end, "_l%zu%s", layer, direction ? "_reverse" : "");
    for (; *at < count; ++*at) {
        const size_t length = strlen(p[*at].name), tail = strlen(end);
        if (length > tail && strcmp(p[*at].name + length - tail, end) == 0)
            return &p[(*at)++];
    }
    return NULL;
}

/* Columns [first, first + width) of a matrix, each `by` further on, around the corner. */
static inline void rotate_columns(lc_real *w, const lc_parameter *p, size_t first, size_t width, size_t by)
{
    lc_real row[256];
    assert_true(width <= 256 && first + width <= p->columns);
    for (size_t r = 0; r < p->rows; r++) {
        lc_real *at = w + p->offset + r * p->columns + first;
        memcpy(row, at, width * sizeof *row);
        for (size_t c = 0; c < width; c++)
            at[(c + by) % width] = row[c];
    }
}

/* Rows of every block of `size` rows, likewise. */
static inline void rotate_rows(lc_real *w, const lc_parameter *p, size_t size, size_t by)
{
    lc_real column[256];
    assert_true(size <= 256 && p->rows % size == 0);
    for (size_t block = 0; block < p->rows; block += size)
        for (size_t c = 0; c < p->columns; c++) {
            lc_real *at = w + p->offset + block * p->columns + c;
            for (size_t r = 0; r < size; r++)
                column[r] = at[r * p->columns];
            for (size_t r = 0; r < size; r++)
                at[(r + by) % size * p->columns] = column[r];
        }
}

/* Both are packed and run; their outputs agree. */
static inline void pair_compare(pair *p, double tolerance)
{
    sample_pack(&p->a);
    sample_pack(&p->b);
    sample_loss(&p->a);
    sample_loss(&p->b);
    for (size_t i = 0; i < p->a.shard->outputs * p->a.shard->lanes; i++)
        if (!(fabs((double)p->a.shard->y[i] - (double)p->b.shard->y[i]) <= tolerance))
            fail_msg("%s, output %zu: %.9g, not %.9g", p->a.net->config.cell, i, (double)p->b.shard->y[i],
                     (double)p->a.shard->y[i]);
}

#endif
