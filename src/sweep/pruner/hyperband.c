/* hyperband - successive halving in brackets, each of which ends its first trials later than the one before (Li et al. 2018). The
 * bracket of a trial is a function of the study's name and its number, as Optuna 5 has it; brackets are counted in integers. */
#include "sweep/halving.h"

#include <stdio.h>
#include <zlib.h>

typedef struct hyperband {
    size_t least, most, factor;
} hyperband;

static const lc_option knobs[] = {
    LC_KNOB_COUNT(hyperband, least, "1", 1, 1000000, "epochs of every trial"),
    LC_KNOB_COUNT(hyperband, most, "0", 0, 1000000, "epochs of a whole trial; 0: its train.epochs"),
    LC_KNOB_COUNT(hyperband, factor, "3", 2, 1000, "one trial of N continues, to N times the epochs"),
    LC_KNOBS_END,
};

/* Brackets 0 .. b with least * factor^b <= most. */
static size_t brackets_of(const hyperband *h, size_t most)
{
    size_t brackets = 1;
    for (size_t epochs = h->least; epochs <= most / h->factor; epochs *= h->factor)
        brackets++;
    return brackets;
}

/* ceil(n factor^(n - 1 - b) / (n - b)) of the trials are for bracket b of n. */
static size_t share_of(const lc_halving *h, size_t bracket)
{
    const size_t left = h->brackets - bracket;
    size_t share = h->brackets;
    for (size_t i = 1; i < left; i++)
        share *= h->factor;
    return (share + left - 1) / left; /* NOLINT: the bracket is one of them */
}

static size_t bracket_of(const char *study, size_t number, const lc_halving *h)
{
    char text[LC_NAME_MAX + 32];
    size_t all = 0, bracket = 0;
    const int length = snprintf(text, sizeof text, "%s_%zu", study, number);
    for (size_t b = 0; b < h->brackets; b++)
        all += share_of(h, b);
    size_t at = crc32(0, (const Bytef *)text, (uInt)length) % all; /* NOLINT: there is a bracket */
    for (; at >= share_of(h, bracket); bracket++)
        at -= share_of(h, bracket);
    return bracket;
}

static lc_status check(const void *own)
{
    const hyperband *h = own;
    if (h->most && h->least > h->most)
        return lc_fail(LC_E_CONFIG, "hyperband.least = %zu is above hyperband.most = %zu: no trial would end early", h->least,
                       h->most);
    return LC_OK;
}

static bool stop(const lc_pruning *p)
{
    const hyperband *own = p->knobs;
    lc_halving h = {.least = own->least, .factor = own->factor, .bracket = bracket_of};
    h.brackets = brackets_of(own, own->most ? own->most : p->steps);
    h.skipped = bracket_of(p->study, p->number, &h);
    return lc_halving_stops(p, &h);
}

const lc_pruner lc_pruner_hyperband = {
    .help = "halving in brackets that begin later and later", .knobs = knobs, .check = check, .stop = stop};
