/* predict - forward passes over many windows, in parallel; a window's result depends only on its context. */
#ifndef LC_TRAIN_PREDICT_H
#define LC_TRAIN_PREDICT_H

#include "core/parallel.h"
#include "train/source.h"

/* Shards of `lanes` lanes, one for each team of threads, reused from call to call. */
typedef struct lc_predictor {
    const lc_net *net;
    size_t lanes;
    lc_teams *teams;
    lc_shard **shard; /* (teams) */
} lc_predictor;

/* Lanes per shard for `windows` windows at a time. */
size_t lc_predictor_lanes(size_t windows);

/* What it is for: shards of `lanes` lanes, `items` lanes at a time (plan.h), up to `threads` threads. */
typedef struct lc_predictor_size {
    size_t lanes, items, threads;
} lc_predictor_size;

lc_status lc_predictor_new(lc_predictor **out, const lc_net *net, const lc_predictor_size *size);
void lc_predictor_free(lc_predictor *predictor);

/* Shards that windows take. */
size_t lc_predictor_pieces(const lc_predictor *predictor, const lc_source *source, size_t windows);

/* Network outputs of windows [first, first + count): out (count, horizon, targets, outputs of the head), scaled units. */
void lc_predictor_run(lc_real *out, const lc_predictor *predictor, const lc_packed *packed, const lc_source *source, size_t first,
                      size_t count);

/* One shard's share of a loss. */
typedef struct lc_predicted_loss {
    double loss; /* summed over known targets */
    size_t known;
} lc_predicted_loss;

/* The mean loss over the known targets of windows [0, count). piece: room for lc_predictor_pieces of them. */
double lc_predictor_loss(lc_predicted_loss *piece, const lc_predictor *predictor, const lc_packed *packed,
                         const lc_source *source, size_t count);

#endif
