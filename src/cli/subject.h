/* subject - what the word of train and of sweep is: a configuration, data without one, or a run whose configuration is taken. */
#ifndef LC_CLI_SUBJECT_H
#define LC_CLI_SUBJECT_H

#include "cli/command.h"

typedef enum lc_subject { LC_SUBJECT_NONE, LC_SUBJECT_CONFIG, LC_SUBJECT_DATA, LC_SUBJECT_RUN } lc_subject;

/* What the word is, and where it is read: that on standard input is a configuration. *path NULL: there is no word. LC_E_USAGE for
 * data beside --data. */
lc_status lc_subject_find(const char **path, lc_subject *kind, const lc_args *args);

/* Reads that into *config, before any flag: a configuration as it is; of data its name, as data.file; of a run the configuration
 * that it was trained with. */
lc_status lc_subject_take(lc_config *config, lc_subject kind, const char *path);

/* Both. */
lc_status lc_subject_read(lc_config *config, lc_subject *kind, const lc_args *args);

/* LC_E_USAGE where there is neither a word nor --data. example: what data alone asks for. */
lc_status lc_subject_need(const lc_args *args, const char *example);

/* The configuration that a run was trained with. */
lc_status lc_subject_run(lc_config *config, const char *path);

#endif
