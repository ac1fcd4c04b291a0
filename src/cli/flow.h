/* flow - how far back gradients reach, in words, as a table, and as JSON. */
#ifndef LC_CLI_FLOW_H
#define LC_CLI_FLOW_H

#include "cli/page.h"

#include <lanecast/flow.h>

/* A note for every direction of every layer: a few norms, and the verdict. NULL, not measured: why, if that is a choice. */
void lc_flow_note(const lc_args *args, const lc_flow *flow, const lc_model_config *model);

/* A table of norms by lag, and the verdicts. */
lc_status lc_flow_show(lc_page *page, const lc_flow *flow);

/* An array, an object for every direction of every layer; null where flow is NULL. */
json_t *lc_flow_json(const lc_flow *flow);

#endif
