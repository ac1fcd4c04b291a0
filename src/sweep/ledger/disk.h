/* disk - where a ledger's file is: on which kind of disk, in which folder, and how it is opened by one who only reads. */
#ifndef LC_SWEEP_LEDGER_DISK_H
#define LC_SWEEP_LEDGER_DISK_H

#include "core/status.h"

#include <sqlite3.h>
#include <stdbool.h>

/* Whether a kind of file system (f_type of statfs) is, or may be, on another machine: a write-ahead log wants all its users
 * on one. FUSE counts: what is behind it is not known. */
bool lc_disk_kind_is_remote(unsigned long kind);

/* The same of the folder in which a file is, or will be; false where that cannot be known. */
bool lc_disk_is_remote(const char *path);

/* LC_E_IO for a folder that does not exist, a path that is a folder, a device or a pipe, and one that is longer, from the root
 * on, than SQLite opens. */
lc_status lc_disk_check(const char *path);

/* Opens for reading and writing, whatever the name; makes the file if there is none. A status of SQLite. */
int lc_disk_open_to_write(sqlite3 **out, const char *path);

/* Opens for reading, where nothing may be written too: a colleague's ledger, one on a disk that is mounted read-only. A status of
 * SQLite. */
int lc_disk_open_to_read(sqlite3 **out, const char *path);

#endif
