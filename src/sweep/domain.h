/* domain - what a sweep varies: dimensions, each a key of the configuration with a range or a list of values.
 *
 *     train.rate=1e-4..1e-2:log          a number, uniform in its logarithm
 *     model.hidden=16..256:log           a whole number
 *     window.context=24..96:24           steps of 24, from 24
 *     model.cell=lstm,gru                one of these; a value that has a comma is written in double quotes
 *     model.huber.delta=0.1..10:log      counts only where huber is chosen
 *     model.dropout=0..0.5 if model.layers=2,3
 *
 * A point of the space has a number for each dimension: the value itself, or the index of the choice; NaN where the dimension
 * does not count. These are the numbers that Optuna's ledger keeps.
 */
#ifndef LC_SWEEP_DOMAIN_H
#define LC_SWEEP_DOMAIN_H

#include "core/buffer.h"

#include <lanecast/config.h>

enum { LC_KEY_MAX = 3 * LC_NAME_MAX };

typedef enum lc_dimension_kind { LC_DIMENSION_NUMBER, LC_DIMENSION_COUNT, LC_DIMENSION_CHOICE } lc_dimension_kind;

typedef struct lc_dimension {
    char key[LC_KEY_MAX];    /* "model.hidden" */
    const lc_option *option; /* whose values they are */
    char *text;              /* "16..256:log", as it was given */
    lc_dimension_kind kind;
    double low, high, step; /* high is on a step; step 0: any number. Of a choice: 0, choices - 1, 1 */
    double end;             /* of a range as it was given, not below high */
    bool log;
    char **choice; /* (choices) as texts */
    size_t choices;
    char only_key[LC_KEY_MAX]; /* counts only where this dimension is one of only_value; "": always */
    char *only_value;          /* names between commas */
} lc_dimension;

typedef struct lc_domain {
    lc_dimension *dimension;
    size_t count, capacity;
} lc_domain;

/* One more dimension, from a text as above; base is the configuration that is varied. LC_E_CONFIG for a key that is not one, an
 * empty range, one outside of the option's own, a logarithm of 0; place begins the message. */
lc_status lc_domain_add(lc_domain *domain, const lc_config *base, const char *text, const char *place);

/* After the last one: what counts only where something else is chosen finds that. LC_E_CONFIG if it is not a dimension. */
lc_status lc_domain_settle(lc_domain *domain);

/* A settled domain: LC_E_CONFIG for a condition that no point meets, for a knob whose variant neither varies nor is chosen, and
 * for one that base sets and no point uses. */
lc_status lc_domain_check(const lc_domain *domain, const lc_config *base);

/* Gives base, after lc_entry_forget and what was asked for then, the other knobs of the configuration that it was made from,
 * `stored`, of which a trial may choose the variant. *left: a line for each other one that was not at its default. */
lc_status lc_domain_inherit(lc_buffer *left, lc_config *base, const lc_config *stored, const lc_domain *domain);

/* Points that there are, where they are fewer than `most`; 0: they are not, or nobody can count them. Conditions are not looked
 * at, so that there may be fewer. */
size_t lc_domain_points(const lc_domain *domain, size_t most);

/* The dimension of a key; NULL: it does not vary. */
const lc_dimension *lc_domain_find(const lc_domain *domain, const char *key);

/* The dimension that chooses the variant of a knob, "huber.delta" of a section; NULL: that does not vary, or it is not a knob. */
const lc_dimension *lc_domain_chooser(const lc_domain *domain, const char *section, const char *key);
void lc_domain_free(lc_domain *domain);

/* Values that a dimension has; 0: any number. */
size_t lc_dimension_values(const lc_dimension *dimension);

/* The value at a share u of (0, 1) of the range, as Optuna divides it: a stepped one has half a step more at each end. */
double lc_dimension_at(const lc_dimension *dimension, double u);

/* Back: the share of the range at which a value is, the middle of its step. */
double lc_dimension_share(const lc_dimension *dimension, double value);

/* Whether the range has a value: not NaN, nor one of a wider range that trials had before a change by --continue. */
bool lc_dimension_has(const lc_dimension *dimension, double value);

/* The value as a configuration has it. */
void lc_dimension_text(char *out, size_t size, const lc_dimension *dimension, double value);

/* What the ledger says of a dimension: the JSON of Optuna's distributions. */
void lc_dimension_json(lc_buffer *out, const lc_dimension *dimension);

/* Whether a dimension counts at a point: what it depends on has a value that says so. */
bool lc_domain_counts(const lc_domain *domain, size_t dimension, const double *value);

/* value (count): those that do not count become NaN. */
void lc_domain_trim(double *value, const lc_domain *domain);

/* base with the values of a point; of its knobs those whose variants are then chosen. LC_E_CONFIG if that is none. */
lc_status lc_domain_config(lc_config *out, const lc_config *base, const lc_domain *domain, const double *value);

#endif
