/* target - where a path leads before something is written there. For core/file/file.c. */
#ifndef LC_CORE_FILE_TARGET_H
#define LC_CORE_FILE_TARGET_H

#include "core/status.h"

/* The folder of a path: everything before the last slash, "." without one. For lc_free. */
lc_status lc_file_folder(char **out, const char *path);

/* LC_E_USAGE or LC_E_IO for what cannot be replaced as a whole: standard output, a folder, a device. */
lc_status lc_file_refuse_odd(const char *path);

/* *path becomes where its links lead: a link stays, and what it leads to is replaced, or made. */
lc_status lc_file_follow(char **path);

#endif
