/* ensemble - members' facts, and what they are together. */
#include "model/ensemble.h"

#include "core/digest.h"
#include "core/mem.h"

#include <math.h>

lc_member_facts lc_ensemble_facts(const lc_member *m)
{
    const lc_epoch none = {.loss = NAN, .valid_loss = NAN}, *best = m->best_round ? &m->history[m->best_round - 1] : &none;
    return (lc_member_facts){
        .rounds = m->rounds,
        .best_round = m->best_round,
        .epochs = lc_member_epochs(m),
        .best_epoch = lc_member_best_epoch(m),
        .loss = best->loss,
        .valid_loss = best->valid_loss,
        .training = m->training,
    };
}

lc_training_state lc_ensemble_training(const lc_member_facts *facts, size_t count, const lc_config *config)
{
    const size_t seeds = config->run.seeds;
    lc_training_state all = count < seeds ? LC_TRAINING_UNFINISHED : LC_TRAINING_FINISHED;
    for (size_t i = 0; i < count; i++) {
        const lc_member_facts *m = &facts[i];
        const bool over = seeds == 1 || lc_training_is_over(&config->train, m->epochs, m->rounds, m->best_round);
        const lc_training_state own = m->training == LC_TRAINING_FINISHED && !over ? LC_TRAINING_UNFINISHED : m->training;
        all = own > all ? own : all;
    }
    return all;
}

uint64_t lc_ensemble_digest(const lc_member_facts *facts, size_t count)
{
    uint64_t digest = count ? facts[0].weights_digest : 0;
    for (size_t i = 1; i < count; i++)
        digest = lc_digest(digest, &facts[i].weights_digest, sizeof facts[i].weights_digest);
    return digest;
}

void lc_members_free(lc_member_facts *facts)
{
    lc_free(facts);
}
