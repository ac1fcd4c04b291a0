/* history - the command that reads the files of a dataset the same way again. */
#ifndef LC_DATA_HISTORY_H
#define LC_DATA_HISTORY_H

#include <lanecast/import.h>

/* A part's history is its decisions as flags, a line each; the panel's become those that all its parts share. first: it has none
 * yet. */
lc_status lc_history_share(lc_dataset *panel, lc_dataset *part, bool first);

/* Whether a command of a history, or the flags of a part, have a flag; what the last of them gave it, in *out (lc_free), NULL
 * where none did. Commands that append are passed over: they decided for their own rows. So are the forms of single files. */
bool lc_history_has(const char *history, const char *flag);
lc_status lc_history_flag(char **out, const char *history, const char *flag);

/* Where the flags of a line begin, behind what is no flag; its end where it has none. */
const char *lc_history_flags_from(const char *line);

/* The files of the last command that joined some, a line each, for lc_free; NULL: there is none. */
lc_status lc_history_joined(char **out, const char *history);

/* How single files were read (data/import/form_lines.h), "h.csv --time date,hour" a line, for lc_free; NULL: all were alike. */
lc_status lc_history_forms(char **out, const char *history);

/* Whether a command of a history that does not append names several files, each of which is a series then; true: not known. */
bool lc_history_lists_files(const char *history);

/* Whether a command, or the flags of a part, have a column that names series. */
lc_status lc_history_names_series(bool *out, const char *history);

/* The places (--at) that two histories chose, where they are two: for lc_free, also after a failure; NULL: they are the same, in
 * whatever order, or not said by both. Begins as {NULL, NULL}. */
lc_status lc_history_places(char *place[2], const char *a, const char *b);

/* Whether two histories have the same flags, whatever their files are called. */
bool lc_history_alike(const char *a, const char *b);

/* What the commands of a history, but those that append, gave a flag that may be repeated: *out (lc_free_texts) of *count. */
lc_status lc_history_flags(char ***out, size_t *count, const char *history, const char *flag);

/* The panel's history becomes "lanecast import FILE... --flag ..."; files as they were called. */
lc_status lc_history_command(lc_dataset *panel, const lc_import *request);

#endif
