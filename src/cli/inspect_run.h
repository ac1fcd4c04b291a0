/* inspect_run - what a run file says of itself, as text, as a page, as JSON. */
#ifndef LC_CLI_INSPECT_RUN_H
#define LC_CLI_INSPECT_RUN_H

#include "cli/page.h"

#include "model/run_file.h"

/* What is shown. */
typedef struct lc_run_facts {
    const lc_run *run; /* borrowed, and the path */
    const char *path;
    char weights[LC_NAME_MAX], data[LC_NAME_MAX]; /* digests of these */
    uint64_t bytes;
    lc_run_contents contents;
    lc_flow *flow;
    lc_ridge *ridge; /* the model, or what was fitted beside it; NULL: neither */
    lc_classes *classes;
    lc_member_facts *member;
    size_t members;
} lc_run_facts;

/* Of a run that is open; lc_run_facts_clear, also after a failure. */
lc_status lc_run_facts_read(lc_run_facts *out, const lc_run_source *source);
void lc_run_facts_clear(lc_run_facts *facts);

/* What it is, and how training ended. Where it is from: data, digests. The history, about a dozen rounds or all, and how far
 * gradients reach. */
lc_status lc_run_facts_show(lc_page *page, const lc_run_facts *facts);
void lc_run_origin_show(lc_page *page, const lc_run_facts *facts);
lc_status lc_run_history_show(lc_page *page, const lc_run_facts *facts, bool all);

lc_status lc_run_facts_json(const lc_run_facts *facts);

#endif
