/* report - one page about runs: what was read, how they are trained, their errors beside the baselines, what is left out, and how
 * to do it again. */
#ifndef LC_CLI_REPORT_H
#define LC_CLI_REPORT_H

#include "cli/inspect_run.h"
#include "cli/page.h"
#include "cli/picture.h"
#include "cli/versus.h"

#include <lanecast/evaluate.h>

/* Pictures of a page: how many; why they are left out, as where the program that draws is missing ("": they are not). */
typedef struct lc_drawing {
    size_t drawn;
    char missing[LC_TEXT_MAX];
} lc_drawing;

/* A run of the page, over its data; one of the two evaluations is there. */
typedef struct lc_report_run {
    const char *name; /* among the others of the page */
    const lc_run_facts *facts;
    const lc_forecaster *forecaster;
    const lc_evaluation *evaluation;
    const lc_class_evaluation *classes;
    const lc_outlook *outlook;
    lc_part part;
    const char *series;  /* the choice of names; NULL: all */
    lc_drawing *drawing; /* of the page */
} lc_report_run;

/* A section of a single run, or of one of several: its headings are of that level (2, 3) and the next. */
lc_status lc_report_run_add(lc_page *page, const lc_report_run *run, const lc_args *args, int level);

/* The data of all runs of the page: quality, and what looks wrong with it. */
lc_status lc_report_data_add(lc_page *page, const lc_report_run *run);

/* Which rows the parts have, how many windows, and which are left out. */
lc_status lc_report_rows_add(lc_page *page, const lc_report_run *run, int level);

/* What the figures of its tables mean. */
lc_status lc_report_figures_add(lc_page *page, const lc_report_run *run);

/* Pictures that are drawn from something (lc_from bits). */
lc_status lc_report_pictures_add(lc_page *page, const lc_report_run *run, unsigned from);

/* Of runs side by side: their errors, over all and by step. */
lc_status lc_report_comparison_add(lc_page *page, const lc_versus *versus, const lc_args *args, lc_drawing *drawing);

/* Every key of the configuration, with its default. */
lc_status lc_report_config_add(lc_page *page, const lc_config *config, int level);

/* Digests, and the commands that train and evaluate a run again. */
lc_status lc_report_replay_add(lc_page *page, const lc_report_run *run, const lc_args *args, int level);

#endif
