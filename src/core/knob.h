/* knob - the options of one variant: rows over a struct of its own, with the values that a configuration gives them.
 *
 *     typedef struct huber { double delta; } huber;
 *     static const lc_option knobs[] = {LC_KNOB_NUMBER(huber, delta, "1", 1e-9, 1e9, "where the square becomes a line"), {0}};
 */
#ifndef LC_CORE_KNOB_H
#define LC_CORE_KNOB_H

#include "core/status.h"

#include <lanecast/option.h>

/* clang-format off */
#define LC_KNOB_NUMBER(type, field, standard, least, most, help) \
    {NULL, #field, LC_OPTION_NUMBER, offsetof(type, field), 1, standard, least, most, NULL, help, NULL}
#define LC_KNOB_COUNT(type, field, standard, least, most, help) \
    {NULL, #field, LC_OPTION_COUNT, offsetof(type, field), 1, standard, least, most, NULL, help, NULL}
#define LC_KNOB_NUMBERS(type, field, capacity, standard, least, most, help) \
    {NULL, #field, LC_OPTION_NUMBERS, offsetof(type, field), capacity, standard, least, most, NULL, help, NULL}
#define LC_KNOB_FLAG(type, field, standard, help) \
    {NULL, #field, LC_OPTION_FLAG, offsetof(type, field), 1, standard, 0, 1, NULL, help, NULL}
#define LC_KNOB_TRIED(type, field, kind, standard, least, most, words, help) \
    {NULL, #field, LC_OPTION_TRIED_##kind, offsetof(type, field), sizeof(((type *)0)->field), standard, least, most, \
     words, help, NULL}
#define LC_KNOB_CHOICE(type, field, standard, names, help) \
    {NULL, #field, LC_OPTION_CHOICE, offsetof(type, field), sizeof(((type *)0)->field), standard, 0, 0, names, help, NULL}
#define LC_KNOBS_END {NULL, NULL, LC_OPTION_TEXT, 0, 0, NULL, 0, 0, NULL, NULL, NULL}
/* clang-format on */

/* Room for the struct of any variant's knobs. */
enum { LC_KNOB_BYTES = 512 };

typedef union lc_knob_values {
    double number;
    size_t count;
    unsigned char byte[LC_KNOB_BYTES];
} lc_knob_values;

/* The struct of a variant's knobs: what is given for it, else the defaults. knobs NULL: all zero. given NULL: defaults.
 * LC_E_CONFIG for a given value that cannot be. */
lc_status lc_knobs_read(lc_knob_values *out, const lc_knobs *given, const char *variant, const lc_option *knobs);

/* Sets one knob of a variant, over what was given before. LC_E_CONFIG if it cannot be that; place begins the message. */
lc_status lc_knobs_put(lc_knobs *given, const char *variant, const lc_option *knob, const char *value, const char *place);

/* The knob of that key, NULL if the variant does not have it. knobs may be NULL. */
const lc_option *lc_knobs_find(const lc_option *knobs, const char *key);

/* What "loss" or "huber.delta" is of a row: the row itself, a knob of one of the variants that it chooses from, or NULL. */
const lc_option *lc_option_match(const lc_option *row, const char *key);

#endif
