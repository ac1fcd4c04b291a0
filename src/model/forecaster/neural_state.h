/* neural_state - what files of lc_neural share: its networks. */
#ifndef LC_MODEL_NEURAL_STATE_H
#define LC_MODEL_NEURAL_STATE_H

#include "model/neural.h"

/* One network's share. */
typedef struct lc_network {
    lc_member *member; /* NULL: its training has not begun, or it is the trainer's */
    lc_point end;      /* where the training of that member is, or ended; without blocks where it was read to forecast */
    lc_packed *packed; /* the member's weights */
} lc_network;

struct lc_neural {
    const lc_task *task;
    const lc_config *config;
    lc_net *net;
    size_t threads;          /* 0: it does not train */
    lc_trainer *trainer;     /* of the current network, while it trains */
    size_t members, current; /* begun; which trains, or trained last */
    lc_network *network;     /* (run.seeds) */
    lc_member **start;       /* (run.seeds) whose weights they begin with; NULL: random ones */
};

#endif
