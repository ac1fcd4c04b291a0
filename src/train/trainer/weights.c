/* weights - the blocks that follow the weights from step to step: their average, and what is left of them where some are
 * dropped; and which of these the products read. */
#include "core/mem.h"
#include "core/parallel.h"
#include "train/trainer_state.h"

#include <math.h>
#include <string.h>

/* Numbers of a gradient from which on reduction, update and packing wake threads that had no shard; below, joining them may take
 * longer than the work does. Where other programs have the cores, waking takes longest. */
enum { WORTH_WAKING = 1 << 18 };

size_t lc_trainer_flat_threads(const lc_trainer *t)
{
    const lc_way way = t->teams->pace.way;
    const size_t awake = way == LC_TOGETHER ? t->plan.teams * t->plan.members : way == LC_APART ? t->plan.teams : 1;
    return t->length < WORTH_WAKING || way == LC_ALONE ? awake : t->request.threads;
}

static lc_status check_recurrent(const lc_net *net)
{
    size_t i = 0;
    while (i < net->count && net->rule[i].role != LC_INIT_RECURRENT)
        i++;
    return i < net->count
               ? LC_OK
               : lc_fail(LC_E_CONFIG, "model.dropout_weights = %g: model.cell = %s has no recurrent weights to drop: remove it",
                         net->config.dropout_weights, net->config.cell);
}

lc_status lc_trainer_take_followers(lc_trainer *t)
{
    if (t->request.config.average > 0)
        CHECK(lc_new(&t->average, t->length, sizeof *t->average));
    if (t->request.net->config.dropout_weights == 0)
        return LC_OK;
    CHECK(check_recurrent(t->request.net));
    CHECK(lc_new(&t->dropped, t->length, sizeof *t->dropped));
    CHECK(lc_new(&t->gradient->kept, t->length, sizeof *t->gradient->kept));
    for (size_t i = 0; i < t->length; i++)
        t->gradient->kept[i] = 1;
    return LC_OK;
}

/* --- dropped weights --------------------------------------------------------------------------------------------------- */

/* Factors of numbers [first, end) that are recurrent weights: 0 or 1 / (1 - chance). */
static void draw(lc_trainer *t, size_t first, size_t end, lc_rng *rng)
{
    const lc_net *net = t->request.net;
    const double chance = net->config.dropout_weights;
    const uint32_t below = (uint32_t)(chance * 0x1p32);
    const lc_real factor = (lc_real)(1 / (1 - chance));
    for (size_t i = 0; i < net->count; i++) {
        const size_t begins = net->parameter[i].offset, ends = begins + net->parameter[i].rows * net->parameter[i].columns;
        for (size_t k = begins > first ? begins : first; net->rule[i].role == LC_INIT_RECURRENT && k < ends && k < end; k++)
            t->gradient->kept[k] = lc_rng_bits(rng) < below ? 0 : factor;
    }
}

/* Every chunk of every step has a stream of its own. */
static void drop_chunk(void *ctx, size_t chunk, size_t worker)
{
    (void)worker;
    lc_trainer *t = ctx;
    const size_t first = chunk * LC_CHUNK, end = first + LC_CHUNK < t->length ? first + LC_CHUNK : t->length;
    lc_rng rng = lc_rng_new(t->request.seed, "dropped weights", t->drawn * t->gradient->chunks + chunk);
    draw(t, first, end, &rng);
    for (size_t i = first; i < end; i++)
        t->dropped[i] = t->weights[i] * t->gradient->kept[i];
}

/* --- packing ----------------------------------------------------------------------------------------------------------- */

typedef struct packing {
    const lc_trainer *trainer;
    const lc_real *weights;
} packing;

static void pack_piece(void *ctx, size_t piece, size_t worker)
{
    (void)worker;
    const packing *p = ctx;
    lc_net_pack(p->trainer->packed, p->trainer->request.net, p->weights, piece);
}

static void pack(const lc_trainer *t, const lc_real *weights)
{
    lc_parallel(lc_net_pack_pieces(t->request.net), lc_trainer_flat_threads(t), pack_piece, &(packing){t, weights});
}

void lc_trainer_pack(lc_trainer *t, size_t steps)
{
    t->drawn = steps;
    if (t->dropped)
        lc_parallel(t->gradient->chunks, lc_trainer_flat_threads(t), drop_chunk, t);
    pack(t, t->dropped ? t->dropped : t->weights);
}

const lc_real *lc_trainer_result(const lc_trainer *t)
{
    return t->average ? t->average : t->weights;
}

void lc_trainer_pack_result(lc_trainer *t)
{
    if (t->average || t->dropped)
        pack(t, lc_trainer_result(t));
}

void lc_trainer_pack_back(lc_trainer *t)
{
    if (t->average || t->dropped)
        pack(t, t->dropped ? t->dropped : t->weights);
}

/* --- averaged weights -------------------------------------------------------------------------------------------------- */

double lc_average_share(double decay, size_t number)
{
    return (1 - decay) / (1 - pow(decay, (double)number));
}

void lc_average_add(lc_real *restrict average, const lc_real *restrict weights, size_t count, double share)
{
    const lc_real s = (lc_real)share;
    for (size_t i = 0; i < count; i++)
        average[i] += s * (weights[i] - average[i]);
}
