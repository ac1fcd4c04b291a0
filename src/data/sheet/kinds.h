/* kinds - files that are no text, and what they are called: by their first bytes. */
#ifndef LC_DATA_SHEET_KINDS_H
#define LC_DATA_SHEET_KINDS_H

#include <stddef.h>

#include "core/status.h"

/* LC_E_DATA, with what it is and how it becomes a table, where bytes (length) are not text. */
lc_status lc_refuse_binary(const char *bytes, size_t length, const char *path);

#endif
