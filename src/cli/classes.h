/* classes - forecasts of classes in the tool: their measures as text, JSON and CSV, and what a run file says of them. */
#ifndef LC_CLI_CLASSES_H
#define LC_CLI_CLASSES_H

#include "cli/page.h"

#include "model/run_file.h"

#include <lanecast/evaluate.h>

lc_status lc_classes_show(lc_page *page, const lc_class_evaluation *evaluation, const lc_forecaster *forecaster, bool all_rows);
lc_status lc_classes_json(const lc_class_evaluation *evaluation, const lc_forecaster *forecaster);
json_t *lc_classes_object(const lc_class_evaluation *evaluation, const lc_forecaster *forecaster);

/* What a line's forecaster takes each class for, over all targets; for lc_table_free. */
lc_status lc_classes_confusion(lc_table **out, const lc_page *page, const lc_class_evaluation *evaluation, size_t line);

/* A row for every series and forecaster, at a path. */
lc_status lc_classes_csv(const lc_class_evaluation *evaluation, const lc_forecaster *forecaster, const char *path);

/* The classes of an open run file, for lc_classes_free; NULL: it says numbers. */
lc_status lc_classes_of_run(lc_classes **out, const lc_run_source *source);

/* A line for each class of each target; an array, null of numbers. */
void lc_classes_facts(lc_page *page, const lc_run *run, const lc_classes *classes);
json_t *lc_classes_list(const lc_classes *classes);

#endif
