/* scaling - what `bench` says of threads: how much of its training a configuration gains from each. */
#ifndef LC_CLI_SCALING_H
#define LC_CLI_SCALING_H

#include "bench/scaling.h"
#include "cli/command.h"

/* Of the configuration that the command names, on its data; without one, of the defaults on made-up series. */
lc_status lc_scaling_run(lc_scaling *out, const lc_args *args, size_t threads, double seconds);

lc_status lc_scaling_print(const lc_scaling *scaling);
json_t *lc_scaling_json(const lc_scaling *scaling);

#endif
