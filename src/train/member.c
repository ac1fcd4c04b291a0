/* member - memory and digest of a trained network. */
#include "train/member.h"

#include "core/digest.h"
#include "core/mem.h"

#include <math.h>

lc_status lc_member_new(lc_member **out, size_t length, size_t rounds_most)
{
    lc_status status = LC_OK;
    lc_member *m = NULL;
    TRY(lc_new(&m, 1, sizeof *m));
    m->length = length;
    m->training = LC_TRAINING_UNFINISHED;
    TRY(lc_new(&m->weights, length, sizeof *m->weights));
    TRY(lc_new(&m->history, rounds_most, sizeof *m->history));
    *out = m;
    m = NULL;
done:
    lc_member_free(m);
    return status;
}

void lc_member_free(lc_member *m)
{
    if (!m)
        return;
    lc_free(m->weights);
    lc_free(m->history);
    lc_flow_free(m->flow);
    lc_free(m);
}

const char *lc_training_name(lc_training_state training)
{
    static const char *const name[LC_TRAININGS] = {"finished", "unfinished", "diverged"};
    return name[training];
}

size_t lc_member_epochs(const lc_member *m)
{
    return m->rounds ? (size_t)m->history[m->rounds - 1].epochs : 0;
}

size_t lc_member_best_epoch(const lc_member *m)
{
    return m->best_round ? (size_t)ceil(m->history[m->best_round - 1].epochs) : 0;
}

bool lc_training_is_over(const lc_train_config *c, size_t epochs, size_t rounds, size_t best_round)
{
    return epochs >= c->epochs || (c->patience && rounds - best_round >= c->patience);
}

uint64_t lc_member_digest(const lc_member *m)
{
    return lc_digest(0, m->weights, m->length * sizeof *m->weights);
}
