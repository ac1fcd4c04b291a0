/* streams - truncated backpropagation through time (Williams & Peng 1990): a window begins with the state that the one before it
 * ended with, and gradients stop there.
 *
 * Windows of train.truncate rows follow each other without gap. All of them, series by series in order of time, are cut into as
 * many stretches as a batch has places; step t of an epoch takes the t-th window of every stretch (k1 = k2 in Sutskever 2013; a
 * stateful layer of Keras, fastai's and PyTorch's `batchify` with h.detach()):
 *
 *     windows 0 .. 9, batch 3      place 0 |  0  1  2  3 |
 *                                  place 1 |  4  5  6 |
 *                                  place 2 |  7  8  9 |        step 0: 0 4 7, step 1: 1 5 8, step 2: 2 6 9, step 3: 3
 *
 * The state is zero where a stretch begins, and where a window does not begin at the row at which the one before it ended:
 * another series, a gap, a window that was left out.
 */
#ifndef LC_TRAIN_STREAMS_H
#define LC_TRAIN_STREAMS_H

#include "train/source.h"

typedef struct lc_streams {
    size_t rows, stride; /* of the state: lanes of a whole batch, rounded up to shards */
    lc_real *state;      /* (rows, stride) at the end of the last step */
    lc_real *block;      /* what shards begin and end with */
} lc_streams;

/* State for `lanes` lanes, in shards of `shard[i]->lanes`, each of which gets its `before` and `after`. */
lc_status lc_streams_new(lc_streams **out, const lc_net *net, size_t lanes, lc_shard *const *shard, size_t shards);
void lc_streams_free(lc_streams *streams);

/* window (count): in the order of an epoch. */
void lc_streams_arrange(size_t *window, size_t count, size_t batch);

/* Lanes [at, at + count) of a batch; item (count): of the source. first: of the first step of an epoch. */
typedef struct lc_streams_lanes {
    const lc_source *source;
    const size_t *item;
    size_t at, count;
    bool first;
} lc_streams_lanes;

/* They begin in shard->before as they ended in the last step, or, with `first` and where a window does not follow the one before
 * it, with zeros. */
void lc_streams_begin(const lc_shard *shard, const lc_streams *streams, const lc_streams_lanes *lanes);

/* They end as shard->after says. */
void lc_streams_end(lc_streams *streams, const lc_shard *shard, size_t at, size_t count);

#endif
