/* wire - trials as bytes, between processes of one program. */
#ifndef LC_SWEEP_WIRE_H
#define LC_SWEEP_WIRE_H

#include "core/buffer.h"
#include "sweep/trial.h"

void lc_wire_put_count(lc_buffer *out, size_t count);
void lc_wire_put_text(lc_buffer *out, const char *text); /* NULL is one too */

/* Number, state, point, objectives, reports and message. */
void lc_wire_put_trial(lc_buffer *out, const lc_trial *trial, size_t dimensions);

/* What is still to be read. */
typedef struct lc_wire {
    const char *at;
    size_t left;
} lc_wire;

/* LC_E_DATA where the bytes end too early. A trial is owned: lc_trial_clear; a text: lc_free. */
lc_status lc_wire_count(size_t *out, lc_wire *wire);
lc_status lc_wire_text(char **out, lc_wire *wire);
lc_status lc_wire_trial(lc_trial *out, lc_wire *wire, size_t dimensions);

#endif
