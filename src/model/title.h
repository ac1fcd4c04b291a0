/* title - what a model is, in a few words, for tables. */
#ifndef LC_MODEL_TITLE_H
#define LC_MODEL_TITLE_H

#include <lanecast/config.h>

/* "lstm 64", "bidirectional gru 32 2-layer quantile", "seq2seq lstm 64 32"; a baseline's own name. */
void lc_config_title(char *out, size_t size, const lc_config *config);

#endif
