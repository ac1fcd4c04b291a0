/* config - what a sweep is, besides the configuration that it varies: the section [sweep]. */
#ifndef LC_SWEEP_CONFIG_H
#define LC_SWEEP_CONFIG_H

#include "core/knob.h"
#include "sweep/domain.h"

typedef struct lc_sweep_config {
    size_t trials;
    size_t seeds;  /* trainings of a trial, whose scores are averaged */
    size_t lag;    /* trial k learns from trials 0 .. k - lag - 1; 0: the smaller of 31 and trials / 8, at least 1 */
    uint64_t seed; /* of the sampler */
    char objective[LC_TEXT_MAX]; /* metrics between blanks or commas */
    char sampler[LC_NAME_MAX], pruner[LC_NAME_MAX];
    size_t parameters;    /* of a network, at most; 0: any number */
    size_t arithmetic;    /* multiply-adds of a forecast, at most; 0: any number */
    double minutes;       /* after which no trial begins; 0: no limit */
    size_t shard, shards; /* which part of the trials, from 0, of how many: numbers that are shard modulo shards; shards 0: all */
    lc_knobs knobs;       /* of sampler and pruner */
} lc_sweep_config;

/* The rows of [sweep], and how many. */
const lc_option *lc_sweep_options(size_t *count);

lc_sweep_config lc_sweep_config_default(void);

/* One key of [sweep]: an option, or a dimension ("model.hidden"), which goes to the space. LC_E_CONFIG as lc_config_put. */
lc_status lc_sweep_put(lc_sweep_config *config, lc_domain *domain, const lc_config *base, const char *key, const char *value,
                       const char *place);

/* A whole text, the configuration that is varied and the section [sweep]; name is what messages call it. */
lc_status lc_sweep_parse(lc_sweep_config *config, lc_domain *domain, lc_config *base, const char *text, const char *name);

/* "2/8": the second of eight parts. LC_E_CONFIG if it is not that. */
lc_status lc_sweep_take_shard(lc_sweep_config *config, const char *text);

/* The number in the whole sweep of a trial of this part. */
static inline size_t lc_sweep_number(const lc_sweep_config *config, size_t number)
{
    return config->shards ? config->shard + config->shards * number : number;
}

/* What the lag is. */
size_t lc_sweep_lag(const lc_sweep_config *config);

/* All of it as the text that lc_sweep_parse reads: every key of the base, of [sweep], and the dimensions. *out: lc_free. */
lc_status lc_sweep_write(char **out, const lc_sweep_config *config, const lc_domain *domain, const lc_config *base);

/* What the ledger's content is a function of: every key of the base, the dimensions, and the options of the sweep, except for how
 * many trials there are. *out: lc_free. digest: of the data. */
lc_status lc_sweep_plan(char **out, const lc_sweep_config *config, const lc_domain *domain, const lc_config *base,
                        uint64_t digest);

/* The digest of the data that a plan was made for; false where it does not say it. */
bool lc_sweep_plan_data(uint64_t *digest, const char *plan);

/* Back from such a text, and settled. */
lc_status lc_sweep_unplan(lc_sweep_config *config, lc_domain *domain, lc_config *base, const char *plan, const char *name);

#endif
